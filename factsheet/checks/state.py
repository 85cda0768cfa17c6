"""One state checked: every fault of form and every finding, whatever else is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from factsheet.checks import (
    Finding,
    Limits,
    Severity,
    Silenced,
    apply_rules,
    make_form_finding,
)
from factsheet.checks.context import CheckContext, Editions, SharedFacts
from factsheet.checks.rules import IDLE_SILENCE
from factsheet.disclosure import SafeProfile, SuppressionLog, protect_profile
from factsheet.errors import FactsheetError, Fault, describe_internal_error
from factsheet.sources.aggregation import complete_figures
from factsheet.sources.library import Library
from factsheet.sources.profile_file import ReadProfile

T = TypeVar("T")
NOTHING_WITHHELD = SuppressionLog()


@dataclass(frozen=True, slots=True)
class CheckedState:
    """What the checks found in the data of one state.

    Attributes:
        profile: What its sheet is drawn from, small counts hidden; None where a fault of form keeps it from
            being read, or where a small count could be worked out whatever is hidden.
        findings: Faults of form first, then what the rules found, in the order of the files.
        silenced: What the rules found and the profile silences.
        withheld: Which counts the sheet does not show, without values, and what could be merged instead.
    """

    usps: str
    profile: SafeProfile | None = None
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    withheld: SuppressionLog = NOTHING_WITHHELD

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps the sheet from being drawn."""
        return tuple(finding.fault for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is told, yet does not keep the sheet from being drawn."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)


def check_state(library: Library, usps: str, limits: Limits) -> CheckedState:
    """Return all that is wrong in the data of one state; nothing is raised.

    Args:
        library: The data.
        usps: The state.
        limits: What is too old and what changed too much.
    """
    try:
        return _check_profile(library, usps, limits)
    except FactsheetError as error:
        return CheckedState(usps, findings=tuple(map(make_form_finding, error.faults)))
    except Exception as error:  # a slip in our code must not hide the faults of the other states
        return CheckedState(usps, findings=(make_form_finding(describe_internal_error(usps, error)),))


def _check_profile(library: Library, usps: str, limits: Limits) -> CheckedState:
    read, faults = library.readable(usps)
    found = list(faults)
    if read is None:
        return CheckedState(usps, findings=tuple(map(make_form_finding, found)))
    profile = None if faults else _attempt_call(lambda: library.join(usps, read), found)
    protected = _attempt_call(lambda: protect_profile(profile), found) if profile else None
    printed = protected.profile if protected else None
    editions = _load_editions(library, usps, printed, found)
    context = _collect_context(library, usps, read, editions, found)
    verdict = apply_rules(replace(context, limits=limits))
    # A silence may be about the very part that cannot be read.
    rest = tuple(finding for finding in verdict.findings if not (faults and finding.code == IDLE_SILENCE))
    findings = (*map(make_form_finding, dict.fromkeys(found)), *rest)
    withheld = protected.log if protected else NOTHING_WITHHELD
    return CheckedState(usps, printed, findings, verdict.silenced, withheld)


def _collect_context(
    library: Library, usps: str, read: ReadProfile, editions: Editions, found: list[Fault]
) -> CheckContext:
    """Return all that is known of a state, without the rows of a table that has faults."""
    annual = _attempt_call(lambda: library.annual_rows(usps), found) or ()
    given, no_gaps = read.content.figures, list[Fault]()  # years without a row are told when all is joined
    return CheckContext(
        jurisdiction=library.find(usps),
        content=read.content,
        origins=read.origins,
        annual=tuple(sorted(annual, key=lambda entry: entry.year)),
        counties=_attempt_call(lambda: library.county_rows(usps), found) or (),
        shared=_collect_shared_facts(library),
        totals=_attempt_call(lambda: complete_figures(given, annual), no_gaps) or given,
        editions=editions,
    )


def _collect_shared_facts(library: Library) -> SharedFacts:
    theme = _attempt_call(lambda: library.theme, [])  # its faults are no state's: each command tells them
    return SharedFacts(
        library.sources,
        library.contact,
        library.federal_laws,
        library.shared_places,
        theme.contact if theme else None,
    )


def _load_editions(library: Library, usps: str, printed: SafeProfile | None, found: list[Fault]) -> Editions:
    """Return the profile as it would be printed, and that of the edition before if the data keep it."""
    folder = library.before
    if folder is None or not folder.has_profile(usps):
        return Editions(printed)
    before = _attempt_call(lambda: folder.profile(usps), found)
    return Editions(
        printed, before, _attempt_call(lambda: protect_profile(before).profile, found) if before else None
    )


def _attempt_call(read: Callable[[], T], found: list[Fault]) -> T | None:
    """Return what a call returns, or None after noting the faults that kept it from returning."""
    try:
        return read()
    except FactsheetError as error:
        found += error.faults
        return None
