"""What a folder of data was before each import, kept in it, so that every import can be undone.

Below the hidden folder ``.factsheet/imports`` each import has a folder of its number: what its files held
before, and a list with the digests of their content before and after. It is in its place before the first
file changes, so that an import that was cut off in the middle can be undone as well.
"""

import hashlib
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from factsheet.errors import DataError, Fault, OutputError
from factsheet.fields import Day, Text
from factsheet.intake.provenance import Provenance
from factsheet.model import Record
from factsheet.output_files import (
    FOLDER_ALLOWED,
    move_into_place,
    name_beside,
    prepare_folder,
    word_os_error,
    write_beside,
)
from factsheet.reading.files import format_path, read_bytes
from factsheet.staff_tables.change_set import NewFile

MOST_KEPT = 20
MOST_BYTES = 50_000_000  # of a file that is kept
_FOLDER, _LIST, _BEFORE = Path(".factsheet") / "imports", "import.json", "before"
_NUMBER = re.compile(r"[0-9]{4,}")
_LIST_ALLOWED = "the list of an import as the program wrote it; without it nothing can be put back"


class KeptFile(Record):
    """A file that an import wrote: SHA-256 of its content before, None where it was not there, and after."""

    name: Text
    before: Text | None
    after: Text


class SavedImport(Record):
    """What an import wrote.

    Attributes:
        file: Name of what was brought in.
        on: The day of the import.
        made: Folders that were not there before.
    """

    file: Text
    on: Day
    files: tuple[KeptFile, ...]
    made: tuple[Text, ...] = ()


def keep_state(folder: Path, files: Sequence[NewFile], came_from: Provenance) -> Path:
    """Keep what files are before an import writes them, and return the folder of the record.

    Raises:
        OutputError: It cannot be written; nothing is kept then.
        DataError: A file that would change cannot be read.
    """
    parent = folder / _FOLDER
    prepare_folder(parent)
    numbers = [int(path.name) for path in list_saved(folder)]
    target = parent / f"{max(numbers, default=0) + 1:04}"
    beside = name_beside(target)
    try:
        _write_record(beside, folder, files, came_from)
        move_into_place(beside, target)
    except OSError as error:
        raise OutputError(Fault(str(target), 1, "folder", word_os_error(error), FOLDER_ALLOWED)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    for old in list_saved(folder)[:-MOST_KEPT]:
        drop_saved(old)
    return target


def list_saved(folder: Path) -> list[Path]:
    """Return the folders of the imports that can be undone, the last one last."""
    with suppress(OSError):
        there = [path for path in (folder / _FOLDER).iterdir() if _NUMBER.fullmatch(path.name)]
        return sorted(there, key=lambda path: int(path.name))
    return []


def find_record(folder: Path, number: str) -> Path:
    """Return where an import of a folder of data is kept, whether it is there or not."""
    return folder / _FOLDER / number


def read_saved(record: Path) -> SavedImport:
    """Return what an import wrote.

    Raises:
        DataError: Its list is gone or was changed.
    """
    path = record / _LIST
    content = read_bytes(path, wanted=_LIST_ALLOWED)
    try:
        return SavedImport.model_validate_json(content)
    except ValidationError as error:
        raise DataError(Fault(format_path(path), 1, "file", "another content", _LIST_ALLOWED)) from error


def find_kept(record: Path, name: str) -> Path:
    """Return where the content of a file before an import is kept."""
    return record / _BEFORE / name


def drop_saved(record: Path) -> None:
    """Take an import out of those that can be undone, at once and as a whole."""
    beside = name_beside(record)
    with suppress(OSError):
        record.replace(beside)
    shutil.rmtree(beside, ignore_errors=True)


def make_file_digest(path: Path) -> str | None:
    """Return the SHA-256 of a file's content in hexadecimal digits, None where there is no file.

    Raises:
        DataError: It cannot be read.
    """
    if not path.exists() and not path.is_symlink():
        return None
    return _make_content_digest(read_bytes(path, most=MOST_BYTES))


def _make_content_digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write_record(beside: Path, folder: Path, files: Sequence[NewFile], came_from: Provenance) -> None:
    """Write the content of files before an import, and the list of them.

    Raises:
        OSError: They cannot be written.
    """
    beside.mkdir()
    kept: list[KeptFile] = []
    made: dict[str, None] = {}
    for file in files:
        path = folder / file.name
        before = make_file_digest(path)
        kept.append(KeptFile(name=file.name, before=before, after=_make_content_digest(file.content)))
        if before is not None:
            copy = find_kept(beside, file.name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            write_beside(copy, read_bytes(path, most=MOST_BYTES))
        elif not path.parent.exists():
            made[path.parent.relative_to(folder).as_posix()] = None
    saved = SavedImport(file=came_from.file, on=came_from.on, files=tuple(kept), made=tuple(made))
    write_beside(beside / _LIST, saved.model_dump_json(indent=1).encode())
