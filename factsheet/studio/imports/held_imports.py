"""Files that wait to be imported: each with what was decided about it, on disk, until it is thrown away."""

import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from factsheet.errors import Fault, OutputError
from factsheet.intake.import_look import ImportOrder
from factsheet.model.record import Record
from factsheet.output_files import FILE_ALLOWED, prepare_folder, replace_file, word_os_error
from factsheet.studio.guards.uploads import Upload, UploadKind
from factsheet.studio.running_studio import Studio

MOST_HELD = 20
_ID = re.compile(r"[0-9a-f]{32}")
_ID_BYTES = 16
_LIST, _FILE = "import.json", "file"
_ENDINGS = {UploadKind.TEXT: ".csv"}
_ANY_ENDING = ".xlsx"  # what is no workbook is refused by its content


class DoneImport(Record):
    """An import that was applied.

    Attributes:
        changes: How many values and entries changed.
        states: Postal codes of the states whose sheets it changed.
        saved: The number under which it can be undone.
        is_undone: Whether it was.
    """

    changes: int
    states: tuple[str, ...]
    saved: str
    is_undone: bool = False


class _HeldRecord(Record):
    name: str
    ending: str
    order: ImportOrder
    done: DoneImport | None = None


@dataclass(frozen=True, slots=True)
class HeldImport:
    """A file that waits to be imported.

    Attributes:
        id: Random, made by the server.
        name: As the user calls the file.
        path: Where its content lies.
        order: What was decided about it.
        done: What became of it, once it was applied.
    """

    id: str
    name: str
    path: Path
    order: ImportOrder
    done: DoneImport | None = None


def hold_upload(studio: Studio, upload: Upload, before: HeldImport | None = None) -> HeldImport:
    """Hold a file that was sent.

    Args:
        studio: Whose folder it is held in.
        upload: The file.
        before: The import in whose place it comes: kept entries, kind and state stay decided; what was typed
            into cells is forgotten, for the file was mended.

    Raises:
        OutputError: The disk does not take it.
    """
    folder = _name_folder(studio, before.id if before else secrets.token_hex(_ID_BYTES))
    order = before.order.model_copy(update={"mended": ()}) if before else ImportOrder()
    path = folder / f"{_FILE}{_ENDINGS.get(upload.kind, _ANY_ENDING)}"
    prepare_folder(folder)
    try:
        replace_file(path, upload.path.read_bytes())
    except OSError as error:
        raise _refuse_writing(path, error) from error
    held = HeldImport(folder.name, upload.name, path, order)
    keep_held(held)
    _drop_oldest(studio)
    return held


def open_held(studio: Studio, held_id: str) -> HeldImport | None:
    """Return a file that waits; None where there is none of that id."""
    if studio.folder is None or not _ID.fullmatch(held_id):
        return None
    folder = _name_folder(studio, held_id)
    try:
        record = _HeldRecord.model_validate_json((folder / _LIST).read_bytes())
    except (OSError, ValidationError):
        return None
    if record.ending not in {*_ENDINGS.values(), _ANY_ENDING}:
        return None
    return HeldImport(held_id, record.name, folder / f"{_FILE}{record.ending}", record.order, record.done)


def keep_held(held: HeldImport) -> None:
    """Keep what was decided about a file.

    Raises:
        OutputError: The disk does not take it.
    """
    record = _HeldRecord(name=held.name, ending=held.path.suffix, order=held.order, done=held.done)
    path = held.path.parent / _LIST
    try:
        replace_file(path, record.model_dump_json().encode())
    except OSError as error:
        raise _refuse_writing(path, error) from error


def keep_order(held: HeldImport, order: ImportOrder) -> HeldImport:
    """Return a file with what was decided anew, once the disk has it.

    Raises:
        OutputError: The disk does not take it.
    """
    changed = replace(held, order=order)
    keep_held(changed)
    return changed


def drop_held(held: HeldImport) -> None:
    """Throw a file away."""
    shutil.rmtree(held.path.parent, ignore_errors=True)


def list_held(studio: Studio) -> tuple[HeldImport, ...]:
    """Return the files that wait and were not applied, the last one first."""
    opened = (open_held(studio, folder.name) for folder in _list_folders(studio))
    return tuple(held for held in opened if held is not None and held.done is None)


def _list_folders(studio: Studio) -> Iterator[Path]:
    """Yield the folders of held files, the one changed last first."""
    parent = studio.own_folder / "imports"
    there = [path for path in parent.glob("*") if _ID.fullmatch(path.name) and (path / _LIST).is_file()]
    yield from sorted(there, key=lambda path: (path / _LIST).stat().st_mtime_ns, reverse=True)


def _drop_oldest(studio: Studio) -> None:
    for folder in list(_list_folders(studio))[MOST_HELD:]:
        shutil.rmtree(folder, ignore_errors=True)


def _name_folder(studio: Studio, held_id: str) -> Path:
    return studio.own_folder / "imports" / held_id


def _refuse_writing(path: Path, error: OSError) -> OutputError:
    return OutputError(Fault(path.name, 1, "file", word_os_error(error), FILE_ALLOWED))
