"""The files of an import put in their places, all or none."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from factsheet.errors import Fault, OutputError
from factsheet.output_files import (
    FILE_ALLOWED,
    move_into_place,
    name_beside,
    prepare_folder,
    put_file,
    refuse_taken_name,
    word_os_error,
    write_beside,
)
from factsheet.staff_tables.change_set import NewFile


def write_files(folder: Path, files: Sequence[NewFile]) -> None:
    """Write each file beside its name, then move all into place; if one cannot be moved, undo the others.

    Raises:
        OutputError: A file cannot be written, or lies elsewhere; what stood there before still does.
    """
    targets = [_resolve_target(folder, file.name) for file in files]
    beside: list[Path] = []
    try:
        for target, file in zip(targets, files, strict=True):
            prepare_folder(target.parent)
            part = name_beside(target)
            beside.append(part)
            _write_part(part, target, file.content)
        _move_files(beside, targets)
    finally:
        for part in beside:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def write_new_file(folder: Path, file: NewFile) -> None:
    """Write a file whose name must be free.

    Raises:
        OutputError: Something has the name already, or the file cannot be written.
    """
    target = _resolve_target(folder, file.name)
    refuse_taken_name(target, "file", "a file of this name")
    prepare_folder(target.parent)
    put_file(target.parent, target.name, file.content, force=False)


def _resolve_target(folder: Path, name: str) -> Path:
    """Return where a file goes, which must lie below the folder."""
    target = folder / name
    if not target.resolve().is_relative_to(folder.resolve()):
        found, allowed = "a link to another folder", "a file below the folder of data"
        raise OutputError(Fault(str(target), 1, "file", found, allowed))
    return target


def _write_part(part: Path, target: Path, content: bytes) -> None:
    try:
        write_beside(part, content)
    except OSError as error:
        raise OutputError(Fault(str(target), 1, "file", word_os_error(error), FILE_ALLOWED)) from error


def _move_files(beside: Sequence[Path], targets: Sequence[Path]) -> None:
    """Move files into place; a failure puts back what was there."""
    kept: dict[Path, bytes | None] = {}
    for part, target in zip(beside, targets, strict=True):
        try:
            kept[target] = target.read_bytes() if target.is_file() else None
            move_into_place(part, target)
        except OSError as error:
            kept.pop(target, None)
            _restore_files(kept)
            raise OutputError(Fault(str(target), 1, "file", word_os_error(error), FILE_ALLOWED)) from error


def _restore_files(kept: Mapping[Path, bytes | None]) -> None:
    for target, content in kept.items():
        with suppress(OSError):
            if content is None:
                target.unlink(missing_ok=True)
            else:
                put_file(target.parent, target.name, content, force=True)
