"""A trial of an import: sheets' data read from the folder as it would be, before anything is written."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.checks import Finding, Limits, Severity
from factsheet.checks.state import check_state
from factsheet.errors import DataError, FactsheetError, Fault
from factsheet.reading.file_names import FOLDERS, PREVIOUS, name_profile
from factsheet.reading.files import format_path
from factsheet.sources.library import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet


def refuse_new_faults(library: Library, changes: ChangeSet) -> None:
    """Refuse an import after which the data of a state could not be read.

    A fault that is there before the import as well does not count against it.

    Raises:
        DataError: Carries the new faults, named by the files of the folder.
    """
    states = _list_states(library, changes)
    before = {_identify_fault(fault) for fault in _collect_faults(library, states)}
    with _open_changed_copy(library, changes) as copy:
        after = [
            _rename_fault(fault, copy, library.folder.path)
            for fault in _collect_faults(open_library(copy), states)
        ]
    new = [fault for fault in after if _identify_fault(fault) not in before]
    if new:
        raise DataError(*dict.fromkeys(new))


def collect_new_findings(library: Library, changes: ChangeSet, limits: Limits) -> tuple[Finding, ...]:
    """Return errors and warnings of the checks on meaning that the data would have after an import only."""
    states = _list_states(library, changes)
    before = {_identify_finding(finding) for finding in _collect_findings(library, states, limits)}
    with _open_changed_copy(library, changes) as copy:
        after = [
            replace(finding, fault=_rename_fault(finding.fault, copy, library.folder.path))
            for finding in _collect_findings(open_library(copy), states, limits)
        ]
    return tuple(dict.fromkeys(finding for finding in after if _identify_finding(finding) not in before))


def _collect_findings(library: Library, states: Iterable[str], limits: Limits) -> Iterator[Finding]:
    for usps in states:
        if library.has_profile(usps):
            found = check_state(library, usps, limits).findings
            yield from (finding for finding in found if finding.severity is not Severity.NOTICE)


def _identify_finding(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.code, *_identify_fault(finding.fault))


def _list_states(library: Library, changes: ChangeSet) -> list[str]:
    """Return the states of an import that have a profile, or get one."""
    states = [usps for usps in changes.states if library.has_profile(usps)]
    return states + [usps for usps in changes.states if usps not in states and _holds_profile(changes, usps)]


@contextmanager
def _open_changed_copy(library: Library, changes: ChangeSet) -> Iterator[Path]:
    """Give a copy of the folder as it would be after the import."""
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / "data"
        _copy_data(library.folder.path, copy)
        for file in changes.files:
            target = copy / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
        yield copy


def _holds_profile(changes: ChangeSet, usps: str) -> bool:
    return any(file.name == name_profile(usps) for file in changes.files)


def _collect_faults(library: Library, states: Iterable[str]) -> list[Fault]:
    """Return what keeps the data of some states from being read."""
    faults: list[Fault] = []
    try:
        faults += library.unassigned_faults
    except FactsheetError as error:
        faults += error.faults
    for usps in states:
        if not library.has_profile(usps):
            continue
        try:
            library.profile(usps)
        except FactsheetError as error:
            faults += error.faults
    return faults


def _copy_data(source: Path, target: Path) -> None:
    """Copy the files of a folder of data."""
    target.mkdir()
    for path in source.iterdir():
        if path.is_file() and path.suffix in {".yaml", ".csv", ".json"}:
            shutil.copyfile(path, target / path.name)
        elif path.is_dir() and path.name in {*FOLDERS, PREVIOUS}:
            shutil.copytree(path, target / path.name)


def _rename_fault(fault: Fault, copy: Path, folder: Path) -> Fault:
    """Name the file of a fault as it is called in the folder that is changed."""
    path = Path(fault.file)
    below = path.relative_to(copy) if path.is_relative_to(copy) else None
    return fault if below is None else replace(fault, file=format_path(folder / below))


def _identify_fault(fault: Fault) -> tuple[str, str, str]:
    """Return a fault without its line, which an import may move."""
    return fault.file, fault.field, fault.found
