"""Bytes of a data file as text, with the faults that any text file can have."""

import stat
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import find_unprintable

MAX_BYTES = 1_000_000
NO_FILE = "something that is not a file"
_ENCODING_ALLOWED = "text in UTF-8"
_TEXT_ALLOWED = "text without control or direction characters"


def format_path(path: Path) -> str:
    """Return the path as the user would name it: relative to the working folder if it lies below it."""
    here = Path.cwd()
    is_below = path.is_absolute() and path.is_relative_to(here)
    return path.relative_to(here).as_posix() if is_below else str(path)


def is_special(path: Path) -> bool:
    """Return whether a path leads to something other than a file: a folder, a device or a pipe.

    Raises:
        OSError: There is nothing, or it cannot be looked at.
        ValueError: The path holds a NUL.
    """
    return not stat.S_ISREG(path.stat().st_mode)


def read_text(path: Path, *, wanted: str = "a file that can be read", most: int = MAX_BYTES) -> str:
    """Return the text of a UTF-8 file without byte order mark, each line ended by a line feed.

    Args:
        path: The file.
        wanted: What is allowed, for the message when there is no such file.
        most: Bytes that the file may have.

    Raises:
        DataError: No such file, not a file, too big, not UTF-8, or control or direction characters in it.
    """
    name = format_path(path)
    try:
        if is_special(path):  # asked before it is opened: a pipe would wait for its writer for ever
            raise DataError(_make_fault(name, 1, NO_FILE, wanted))
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except FileNotFoundError:
        raise DataError(_make_fault(name, 1, "no file", wanted)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or "a path that cannot be opened"
        raise DataError(_make_fault(name, 1, reason, wanted)) from error
    if len(raw) > most:
        allowed = f"a file of at most {most:,} bytes"
        raise DataError(_make_fault(name, 1, f"more than {most:,} bytes", allowed))
    return _check_characters(_decode_text(raw, name), name)


def _decode_text(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        found = f"byte {raw[error.start]:#04x}"
        raise DataError(_make_fault(name, line, found, _ENCODING_ALLOWED)) from error


def _check_characters(text: str, name: str) -> str:
    """Refuse what would end a line for one reader and not for another, or hide in print."""
    lines = text.replace("\r\n", "\n").split("\n")
    faults = [
        _make_fault(name, number, f"character {code}", _TEXT_ALLOWED)
        for number, line in enumerate(lines, 1)
        if (code := find_unprintable(line.replace("\t", " ")))
    ]
    if faults:
        raise DataError(*faults)
    return "\n".join(lines)


def _make_fault(name: str, line: int, found: str, allowed: str) -> Fault:
    return Fault(name, line, "file", found, allowed, code=FormCode.FILE)
