"""A trial of an import: sheets' data read from the folder as it would be, before anything is written."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.checks import Finding, Limits, Severity, make_form_finding
from factsheet.checks.state import check_state
from factsheet.errors import DataError, FactsheetError, Fault, describe_internal_error
from factsheet.export.profile_skeleton import begin_profile
from factsheet.output_files import word_os_error
from factsheet.reading.file_names import FOLDERS, PREVIOUS, TABLES, name_profile
from factsheet.reading.files import FILE_ALLOWED, format_path
from factsheet.sources.data_library import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet, NewFile

_COPY_ALLOWED = "a folder that can be read, and room for a copy of it among the temporary files"


def collect_new_findings(library: Library, changes: ChangeSet, limits: Limits) -> tuple[Finding, ...]:
    """Return errors and warnings that the data would have after an import only, named by the user's files.

    A state without a profile is looked at as if `factsheet new` had begun one: what it has in the tables must
    add up too. What is wrong before the import as well does not count against it.

    Raises:
        DataError: The folder cannot be tried out; carries one fault.
    """
    if not changes.files:
        return ()
    states = _list_states(library, changes)
    try:
        before = {_identify_finding(library, finding) for finding in _try_files(library, (), states, limits)}
        after = _try_files(library, changes.files, states, limits)
    except OSError as error:
        place = format_path(library.folder.path)
        raise DataError(Fault(place, 1, "folder", word_os_error(error), _COPY_ALLOWED)) from error
    except FactsheetError:
        raise
    except Exception as error:  # a slip in our code is told in one line, and nothing is written
        raise DataError(describe_internal_error(", ".join(states), error)) from error
    return tuple(
        dict.fromkeys(finding for finding in after if _identify_finding(library, finding) not in before)
    )


def _list_states(library: Library, changes: ChangeSet) -> Sequence[str]:
    """Return the states to look at: all where a table changes, for it may lose rows of any state.

    What a publisher says of a state without a profile is on no sheet, and nobody here could mend it.
    """
    if not any(file.name.startswith(f"{TABLES}/") for file in changes.files):
        return changes.states
    every = [state.usps for state in library.jurisdictions]
    return [usps for usps in every if library.has_profile(usps)] if changes.is_published else every


@dataclass(frozen=True, slots=True)
class _Trial:
    """A copy of a folder of data, and the names of the profiles that only the copy has."""

    data: Library
    begun: frozenset[str]


def _try_files(
    library: Library, files: Sequence[NewFile], states: Sequence[str], limits: Limits
) -> list[Finding]:
    """Return what the checks find in some states once the files stand in the folder."""
    with _open_changed_copy(library, files, states) as trial:
        found = [*_find_unassigned(trial.data)]
        for usps in states:
            found += check_state(trial.data, usps, limits).findings
        copy = trial.data.folder.path
        begun = {format_path(copy / name) for name in trial.begun}
        return [
            replace(finding, fault=_rename_fault(finding.fault, copy, library.folder.path))
            for finding in found
            if finding.severity is not Severity.NOTICE and finding.fault.file not in begun
        ]


def _find_unassigned(library: Library) -> Iterator[Finding]:
    """Yield what is wrong in rows of the tables that belong to no state."""
    try:
        yield from map(make_form_finding, library.unassigned_faults)
    except FactsheetError as error:
        yield from map(make_form_finding, error.faults)


@contextmanager
def _open_changed_copy(library: Library, files: Sequence[NewFile], states: Sequence[str]) -> Iterator[_Trial]:
    """Give a copy of the folder as it would be with the files, each state with a profile."""
    with TemporaryDirectory() as temporary:
        copy = Path(temporary).resolve() / "data"
        _copy_data(library.folder.path, copy)
        for file in files:
            _write_file(copy, file)
        lacking = [usps for usps in states if not open_library(copy).has_profile(usps)]
        for usps in lacking:
            content = begin_profile(library.find(usps), library).encode()
            _write_file(copy, NewFile(name_profile(usps), content))
        changed = open_library(copy, shows_counts=library.shows_counts)
        yield _Trial(changed, frozenset(map(name_profile, lacking)))


def _write_file(folder: Path, file: NewFile) -> None:
    target = folder / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.content)


def _copy_data(source: Path, target: Path) -> None:
    """Copy the files of a folder of data."""
    target.mkdir()
    for path in source.iterdir():
        if path.is_file() and path.suffix in {".yaml", ".csv", ".json"}:
            _copy_file(str(path), str(target / path.name))
        elif path.is_dir() and path.name in {*FOLDERS, PREVIOUS}:
            copied = target / path.name
            shutil.copytree(path, copied, copy_function=_copy_file, ignore_dangling_symlinks=True)


def _copy_file(source: str, target: str) -> str:
    """Copy the content of a file as `shutil.copyfile` does; one that cannot be read is told by its name."""
    try:
        return shutil.copyfile(source, target)
    except PermissionError as error:
        raise DataError(
            Fault(format_path(Path(source)), 1, "file", word_os_error(error), FILE_ALLOWED)
        ) from error


def _rename_fault(fault: Fault, copy: Path, folder: Path) -> Fault:
    """Name the files of a fault, also those within its words, as they are called in the user's folder."""
    old, new = (format_path(path / "x").removesuffix("x") for path in (copy, folder))
    return replace(
        fault,
        file=fault.file.replace(old, new),
        found=fault.found.replace(old, new),
        allowed=fault.allowed.replace(old, new),
    )


def _identify_finding(library: Library, finding: Finding) -> tuple[str, str, str, str]:
    """Return a finding without its line, which an import may move, nor whose file it is.

    A shipped table becomes the folder's own with the first row that an import changes in it.
    """
    fault = finding.fault
    shipped = format_path(library.folder.shipped / "x").removesuffix("x")
    own = format_path(library.folder.path / "x").removesuffix("x")
    return finding.code, fault.file.replace(shipped, own), fault.field, fault.found
