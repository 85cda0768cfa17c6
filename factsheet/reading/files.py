"""Bytes of a file that nobody vouches for, and their text, with the faults that any file can have."""

import codecs
import stat
from pathlib import Path

from factsheet.characters import find_unprintable
from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.unsaved_files import find_unsaved

MAX_BYTES = 1_000_000
FILE_ALLOWED = "a file that can be read"
_ENCODING_ALLOWED = "text in UTF-8 (Save as: in a spreadsheet 'CSV UTF-8', in an editor the encoding UTF-8)"
_TEXT_ALLOWED = "text without control or direction characters: delete the words around it, type them anew"
_ENCODINGS = {
    codecs.BOM_UTF16_LE: "text in UTF-16, which spreadsheets call 'Unicode Text'",
    codecs.BOM_UTF16_BE: "text in UTF-16",
    b"PK\x03\x04": "a workbook or zip file",
    b"\xd0\xcf\x11\xe0": "a workbook or document of old Office programs",
    b"%PDF": "a PDF file",
}


def format_path(path: Path) -> str:
    """Return the path as the user would name it: relative to the working folder if it lies below it."""
    here = Path.cwd()
    is_below = path.is_absolute() and path.is_relative_to(here)
    return path.relative_to(here).as_posix() if is_below else str(path)


def read_bytes(
    path: Path, *, wanted: str = FILE_ALLOWED, most: int = MAX_BYTES, name: str | None = None
) -> bytes:
    """Return the content of a file of bounded size.

    Args:
        path: The file.
        wanted: What is allowed, for the message when there is no such file.
        most: Bytes that the file may have.
        name: What messages call the file; without it, its path.

    Raises:
        DataError: No such file; a folder, device or pipe; not readable; or too big.
    """
    name = name or format_path(path)
    unsaved = find_unsaved(path)
    content = _read_from_disk(path, wanted, most, name) if unsaved is None else unsaved
    if len(content) > most:
        raise DataError(
            _make_fault(name, 1, f"more than {most:,} bytes", f"a file of at most {most:,} bytes")
        )
    return content


def _read_from_disk(path: Path, wanted: str, most: int, name: str) -> bytes:
    """Return the first bytes of a file, at most one more than it may have; raises as `read_bytes`."""
    try:
        # Asked before it is opened: a pipe would wait for its writer for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise DataError(_make_fault(name, 1, "something that is not a file", wanted))
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        raise DataError(_make_fault(name, 1, "no file", wanted)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or "a path that cannot be opened"
        raise DataError(_make_fault(name, 1, reason, wanted)) from error


def read_text(path: Path, *, wanted: str = FILE_ALLOWED, most: int = MAX_BYTES) -> str:
    """Return the text of a UTF-8 file without byte order mark, each line ended by a line feed.

    Args:
        path: The file.
        wanted: What is allowed, for the message when there is no such file.
        most: Bytes that the file may have.

    Raises:
        DataError: As `read_bytes`; not UTF-8, or control or direction characters in it.
    """
    return decode_text(read_bytes(path, wanted=wanted, most=most), format_path(path))


def decode_text(content: bytes, name: str) -> str:
    """Return the text that the bytes of a file hold; see `read_text`.

    Args:
        content: The bytes.
        name: What messages call the file.

    Raises:
        DataError: Not UTF-8, or control or direction characters in it.
    """
    try:
        return check_characters(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        known = next((told for start, told in _ENCODINGS.items() if content.startswith(start)), None)
        found = known or f"byte {content[error.start]:#04x}, which is no UTF-8"
        raise DataError(_make_fault(name, 1 if known else line, found, _ENCODING_ALLOWED)) from error


def check_characters(text: str, name: str) -> str:
    """Return a text with each line ended by a line feed, if it can be printed.

    Raises:
        DataError: What would end a line for one reader and not for another, or hide in print.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    faults = [
        _make_fault(name, number, hidden, _ENCODING_ALLOWED if "\r" in line else _TEXT_ALLOWED)
        for number, line in enumerate(lines, 1)
        if (hidden := find_unprintable(line.replace("\t", " ")))
    ]
    if faults:
        raise DataError(*faults)
    return "\n".join(lines)


def _make_fault(name: str, line: int, found: str, allowed: str) -> Fault:
    return Fault(name, line, "file", found, allowed, code=FormCode.FILE)
