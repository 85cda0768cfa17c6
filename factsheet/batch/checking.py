"""One state checked: every fault of form and every finding, whatever else is wrong."""

from dataclasses import dataclass

from factsheet.batch.report import slip
from factsheet.checks import (
    Finding,
    Limits,
    Severity,
    Silenced,
    check_material,
    form_finding,
    gather,
)
from factsheet.checks.rules import IDLE_SILENCE
from factsheet.errors import FactsheetError, Fault
from factsheet.model import Profile
from factsheet.sources.library import Library
from factsheet.sources.profile_file import ReadProfile
from factsheet.sources.tables import Entry


@dataclass(frozen=True, slots=True)
class CheckedState:
    """What the checks found in the data of one state.

    Attributes:
        profile: What its sheet is drawn from; None where a fault of form keeps it from being read.
        findings: Faults of form first, then what the rules found, in the order of the files.
        silenced: What the rules found and the profile silences.
    """

    usps: str
    profile: Profile | None = None
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps the sheet from being drawn."""
        return tuple(each.fault for each in self.findings if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is told, yet does not keep the sheet from being drawn."""
        return tuple(each for each in self.findings if each.severity is Severity.WARNING)


def check_state(library: Library, usps: str, limits: Limits) -> CheckedState:
    """Return all that is wrong in the data of one state; nothing is raised.

    Args:
        library: The data.
        usps: The state.
        limits: What is too old and what changed too much.
    """
    try:
        return _checked(library, usps, limits)
    except FactsheetError as error:
        return CheckedState(usps, findings=tuple(map(form_finding, error.faults)))
    except Exception as error:  # a slip in our code must not hide the faults of the other states
        return CheckedState(usps, findings=(form_finding(slip(usps, error)),))


def _checked(library: Library, usps: str, limits: Limits) -> CheckedState:
    read, faults = library.readable(usps)
    if read is None:
        return CheckedState(usps, findings=tuple(map(form_finding, faults)))
    profile, unjoined = (None, ()) if faults else _join(library, usps, read)
    tables, misread = _tables(library, usps)
    before, forgotten = _before(library, usps)
    verdict = check_material(gather(library, read, tables, before, limits))
    struck = dict.fromkeys((*faults, *unjoined, *misread, *forgotten))
    # A silence may be about the very part that cannot be read.
    rest = tuple(each for each in verdict.findings if not (faults and each.code == IDLE_SILENCE))
    findings = (*map(form_finding, struck), *rest)
    return CheckedState(usps, profile, findings, verdict.silenced)


def _join(library: Library, usps: str, read: ReadProfile) -> tuple[Profile | None, tuple[Fault, ...]]:
    try:
        return library.join(usps, read), ()
    except FactsheetError as error:
        return None, error.faults


def _tables(library: Library, usps: str) -> tuple[tuple[tuple[Entry, ...], ...], tuple[Fault, ...]]:
    """Return the rows of a state in the annual and in the county table, none where one is wrong."""
    rows: list[tuple[Entry, ...]] = []
    faults: list[Fault] = []
    for read_rows in (library.annual_rows, library.county_rows):
        try:
            rows.append(read_rows(usps))
        except FactsheetError as error:
            rows.append(())
            faults += error.faults
    return tuple(rows), tuple(faults)


def _before(library: Library, usps: str) -> tuple[Profile | None, tuple[Fault, ...]]:
    """Return the profile of the edition before, None where the data do not keep it."""
    if library.before is None or not library.before.has_profile(usps):
        return None, ()
    try:
        return library.before.profile(usps), ()
    except FactsheetError as error:
        return None, error.faults
