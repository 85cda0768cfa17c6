"""The list of what is about to be written, on disk before the first file is moved into its place.

A program that is killed between two moves leaves files half of the old and half of the new. The list says
what was meant: whoever opens the folder next finishes it. It is written once all new files lie whole beside
their names, so that finishing needs nothing but moves.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from factsheet.digests import make_digest
from factsheet.errors import Fault, OutputError
from factsheet.model import Record
from factsheet.output_files import (
    FILE_ALLOWED,
    is_name_beside,
    move_into_place,
    prepare_folder,
    replace_file,
    word_os_error,
)

_LIST = Path(".factsheet") / "intent.json"
_ALLOWED = "a file below the folder of data"


class Move(Record):
    """One file that is moved into its place.

    Attributes:
        part: Its name until then, in the same folder; empty where a file is taken away.
        name: Path below the folder of data.
        before: SHA-256 of what stood there, None for nothing.
    """

    part: str
    name: str
    before: str | None


class Intent(Record):
    """What one save or import meant to write."""

    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """What was found and done.

    Attributes:
        names: Files that have their new content now.
        left: Files that somebody else changed meanwhile: they stay, and the new content lies beside under the
            name that follows each.
    """

    names: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()


def begin_intent(folder: Path, intent: Intent) -> None:
    """Write the list.

    Raises:
        OSError: The disk does not take it.
        OutputError: Its folder cannot be made.
    """
    prepare_folder(folder / _LIST.parent)
    replace_file(folder / _LIST, intent.model_dump_json().encode())


def end_intent(folder: Path) -> None:
    """Take the list away: all is done, or all is undone."""
    with suppress(OSError):
        (folder / _LIST).unlink(missing_ok=True)
        (folder / _LIST.parent).rmdir()  # unless imports are kept in it


def finish_intent(folder: Path) -> Finished | None:
    """Finish what a killed program was about to write; None where there is nothing to finish.

    Raises:
        OutputError: A file cannot be moved, or the list is none.
    """
    path = folder / _LIST
    try:
        found = Intent.model_validate_json(path.read_bytes()) if path.is_file() else None
        finished = None if found is None else _finish_moves(folder, found.moves)
        end_intent(folder)
    except ValidationError as error:
        allowed = "the list that the program wrote; move it away, and look whether its files are whole"
        raise OutputError(Fault(str(path), 1, "file", "another content", allowed)) from error
    except OSError as error:
        raise OutputError(Fault(str(path), 1, "file", word_os_error(error), FILE_ALLOWED)) from error
    return finished


def _finish_moves(folder: Path, moves: Sequence[Move]) -> Finished:
    names: list[str] = []
    left: list[tuple[str, str]] = []
    for move in moves:
        target = folder / move.name
        if not target.resolve().is_relative_to(folder.resolve()):
            raise OutputError(Fault(str(target), 1, "file", "a link to another folder", _ALLOWED))
        part = target.with_name(move.part) if is_name_beside(move.part) else None
        is_same = digest_file(target) == move.before
        if part is None:
            if is_same:
                target.unlink(missing_ok=True)
        elif not part.is_file():
            pass  # moved before the program was killed
        elif is_same:
            move_into_place(part, target)
        else:
            copy = target.with_name(f"{target.name}.not-saved")
            part.replace(copy)
            left.append((move.name, copy.name))
            continue
        names.append(move.name)
    return Finished(tuple(names), tuple(left))


def digest_file(path: Path) -> str | None:
    """Return the SHA-256 of what a file holds, None where there is none.

    Raises:
        OSError: It cannot be read.
    """
    try:
        return make_digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
