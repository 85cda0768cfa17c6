"""The last import undone: its files put back as they were, unless somebody has changed them since."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, UsageError
from factsheet.intake.apply_changes import write_files
from factsheet.intake.saved_imports import (
    MOST_BYTES,
    KeptFile,
    SavedImport,
    drop_saved,
    find_kept,
    list_saved,
    make_file_digest,
    read_saved,
)
from factsheet.reading.files import format_path, read_bytes
from factsheet.staff_tables.change_set import NewFile

_NONE_ALLOWED = "a folder of data with an import that was kept and not undone"
_KEPT_ALLOWED = "the content of the file before the import, as the program kept it"


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back, or would be.

    Attributes:
        saved: The import.
        told: A line for each of its files.
        left: How many imports before it can be undone as well.
    """

    saved: SavedImport
    told: tuple[str, ...]
    left: int


def undo_import(folder: Path, *, dry_run: bool = False) -> Undone:
    """Put the files of the last import back as they were before; files that it made are taken away.

    Args:
        folder: The folder of data.
        dry_run: Whether only to tell what would be put back.

    Raises:
        UsageError: There is no import to undo.
        DataError: A file was changed since, or what was kept of it is gone; nothing is changed then.
        OutputError: A file cannot be written; what stood there before still does.
    """
    records = list_saved(folder)
    if not records:
        raise UsageError(Fault(format_path(folder), 1, "--undo", "no import to undo", _NONE_ALLOWED))
    record, left = records[-1], len(records) - 1
    saved = read_saved(record)
    files = _read_kept_files(folder, record, saved)
    removed = [file.name for file in saved.files if file.before is None]
    if not dry_run:
        write_files(folder, files, removed=removed)
        for name in saved.made:
            with suppress(OSError):  # something else is in it
                (folder / name).rmdir()
        drop_saved(record)
    return Undone(saved, tuple(map(_word_file, saved.files)), left)


def _read_kept_files(folder: Path, record: Path, saved: SavedImport) -> list[NewFile]:
    """Return the files to put back.

    Raises:
        DataError: One was changed since the import, or what was kept of it is not what it was.
    """
    faults: list[Fault] = []
    files: list[NewFile] = []
    for file in saved.files:
        copy = find_kept(record, file.name)
        if make_file_digest(folder / file.name) not in {file.before, file.after}:
            faults.append(_make_changed_fault(folder, copy, file))
        elif file.before is None:
            continue
        elif make_file_digest(copy) != file.before:
            faults.append(Fault(format_path(copy), 1, "file", "another content, or no file", _KEPT_ALLOWED))
        else:
            files.append(NewFile(file.name, read_bytes(copy, most=MOST_BYTES)))
    if faults:
        raise DataError(*faults)
    return files


def _make_changed_fault(folder: Path, copy: Path, file: KeptFile) -> Fault:
    """Return the fault of a file that somebody changed after the import, with what to do."""
    before = f"what it was before is in {format_path(copy)}" if file.before else "the import made it new"
    allowed = (
        "the file as the import left it: take back what was changed since, then undo again; or mend the file "
        f"by hand, {before}"
    )
    return Fault(format_path(folder / file.name), 1, "file", "changed since the import", allowed)


def _word_file(file: KeptFile) -> str:
    told = "taken away, the import had made it" if file.before is None else "as it was before"
    return f"{file.name}: {told}"
