"""The files of an import put in their places, all or none."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from factsheet.errors import Fault, OutputError
from factsheet.intake.folder_digests import make_folder_digest
from factsheet.intake.provenance import Provenance
from factsheet.intake.saved_imports import drop_saved, keep_state
from factsheet.intake.write_intent import Intent, Move, begin_intent, digest_file, end_intent, finish_intent
from factsheet.intake.write_lock import hold_writing
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

_ANY: Mapping[str, str | None] = MappingProxyType({})
_AGAIN_ALLOWED = "the data that were read; import again, nothing was overwritten"
_SAME_ALLOWED = "the file that the change was made from; open it anew, nothing of it was overwritten"


def apply_import(
    folder: Path, files: Sequence[NewFile], came_from: Provenance, *, made_from: str | None = None
) -> None:
    """Write the files of an import, and keep what they were before, so that it can be undone.

    Args:
        folder: Where they go.
        files: What is written.
        came_from: Where it comes from.
        made_from: The digest of the folder when the import was read from it (`make_folder_digest`); where a
            file of it was changed since, nothing is written.

    Raises:
        OutputError: A file cannot be written, lies elsewhere, or was changed meanwhile; what stood there
            before still does.
        DataError: A file that would change cannot be read.
    """
    with hold_writing(folder):
        if made_from not in (None, make_folder_digest(folder)):
            raise OutputError(Fault(str(folder), 1, "folder", "a change made meanwhile", _AGAIN_ALLOWED))
        _apply_held(folder, files, came_from)


def _apply_held(folder: Path, files: Sequence[NewFile], came_from: Provenance) -> None:
    record = keep_state(folder, files, came_from)
    try:
        _write_held(folder, files)
    except OutputError:
        drop_saved(record)
        raise


def write_files(
    folder: Path,
    files: Sequence[NewFile],
    *,
    removed: Sequence[str] = (),
    made_from: Mapping[str, str | None] = _ANY,
) -> None:
    """Write each file beside its name, then move all into place; if one cannot be moved, undo the others.

    A list of what is moved lies in the folder meanwhile: a program that is killed leaves all that is needed
    to finish it (`write_intent`).

    Args:
        folder: Where they go.
        files: What is written.
        removed: Names of files that are taken away with it; one that is gone already is passed over.
        made_from: By name, the SHA-256 of what a file held when its change was made, None for no file. A file
            that holds something else by now is not overwritten.

    Raises:
        OutputError: A file cannot be written, lies elsewhere or was changed meanwhile; what stood there
            before still does.
    """
    with hold_writing(folder):
        _write_held(folder, files, removed=removed, made_from=made_from)


def _write_held(
    folder: Path,
    files: Sequence[NewFile],
    *,
    removed: Sequence[str] = (),
    made_from: Mapping[str, str | None] = _ANY,
) -> None:
    finish_intent(folder)
    targets = [_resolve_target(folder, file.name) for file in files]
    gone = [_resolve_target(folder, name) for name in removed]
    beside: list[Path] = []
    try:
        for target, file in zip(targets, files, strict=True):
            prepare_folder(target.parent)
            part = name_beside(target)
            beside.append(part)
            _write_part(part, target, file.content)
        _begin_moves(folder, beside, targets, gone)
        _refuse_changed(folder, made_from)
        _move_files(beside, targets, gone)
    finally:
        end_intent(folder)  # not reached by a program that is killed
        for part in beside:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _begin_moves(folder: Path, beside: Sequence[Path], targets: Sequence[Path], gone: Sequence[Path]) -> None:
    """Write the list of what is moved and taken away."""
    try:
        moved = [
            Move(part=part.name, name=target.relative_to(folder).as_posix(), before=digest_file(target))
            for part, target in zip(beside, targets, strict=True)
        ]
        taken = [
            Move(part="", name=path.relative_to(folder).as_posix(), before=digest_file(path)) for path in gone
        ]
        begin_intent(folder, Intent(moves=(*moved, *taken)))
    except OSError as error:
        raise OutputError(Fault(str(folder), 1, "folder", word_os_error(error), FILE_ALLOWED)) from error


def _refuse_changed(folder: Path, made_from: Mapping[str, str | None]) -> None:
    changed = [name for name, digest in made_from.items() if digest_file(folder / name) != digest]
    if changed:
        raise OutputError(
            *(
                Fault(str(folder / name), 1, "file", "a change made meanwhile", _SAME_ALLOWED)
                for name in changed
            )
        )


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


def _move_files(beside: Sequence[Path], targets: Sequence[Path], gone: Sequence[Path]) -> None:
    """Move files into place and take others away; a failure puts back what was there."""
    kept: dict[Path, bytes | None] = {}
    taken_away: list[tuple[Path | None, Path]] = [(None, path) for path in gone]
    for part, target in [*zip(beside, targets, strict=True), *taken_away]:
        try:
            kept[target] = target.read_bytes() if target.is_file() else None
            if part is None:
                target.unlink(missing_ok=True)
            else:
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
