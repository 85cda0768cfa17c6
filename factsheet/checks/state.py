"""One state checked: every fault of form and every finding, whatever else is wrong."""

from dataclasses import dataclass, replace

from factsheet.checks import (
    Finding,
    Limits,
    Severity,
    Silenced,
    apply_rules,
    make_form_finding,
)
from factsheet.checks.rules import IDLE_SILENCE
from factsheet.checks.state_data import attempt_call, collect_state_data
from factsheet.disclosure import Protected, SafeProfile, SuppressionLog, protect_profile
from factsheet.disclosure.cell_names import list_counts
from factsheet.disclosure.differencing import Revelation, find_revealing_differences
from factsheet.errors import DataError, FactsheetError, Fault, FormCode, describe_internal_error
from factsheet.model import Profile
from factsheet.reading.file_names import name_carried
from factsheet.reading.files import format_path
from factsheet.sources.data_library import Library

BARE = "a count from which, with the sheets of the other states, one that they hide can be worked out"
BARE_ALLOWED = "this sheet in a folder of its own, or a profile of the state"
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
    if library.is_carried(usps):  # what was checked when its sheet was drawn
        safe = _protect_carried(library, usps)
        return CheckedState(usps, safe.profile, withheld=safe.log)
    data = collect_state_data(library, usps)
    if data.context is None:
        return CheckedState(usps, findings=tuple(map(make_form_finding, data.faults)))
    editions = _protect_editions(data.profile, data.context.before)
    context = replace(
        data.context,
        limits=limits,
        safe=editions.profile,
        safe_before=editions.before,
        revelations=editions.revelations,
    )
    verdict = apply_rules(context)
    # A silence may be about the very part that cannot be read.
    rest = (finding for finding in verdict.findings if not (data.faults and finding.code == IDLE_SILENCE))
    faults = dict.fromkeys((*data.faults, *editions.faults))
    found = (*map(make_form_finding, faults), *rest)
    return CheckedState(usps, editions.profile, found, verdict.silenced, editions.withheld)


def _protect_carried(library: Library, usps: str) -> Protected:
    """Return what a finished sheet carried, unless it shows what the sheets of other states need hidden.

    Raises:
        DataError: It does, or cannot be read.
    """
    protected = library.carried.read_state(usps, library.geography).protect()
    shown = list_counts(protected.profile)
    hidden = library.nation_set.cover.hidden.get(usps, frozenset())
    if open_counts := sorted(name for name in hidden if isinstance(shown.get(name), int)):
        path = library.folder.path / name_carried(usps)
        raise DataError(Fault(format_path(path), 1, open_counts[0], BARE, BARE_ALLOWED, code=FormCode.UNSAFE))
    return protected


@dataclass(frozen=True, slots=True)
class _SafeEditions:
    """What disclosure control says of this edition and the one before; without a profile where it cannot."""

    profile: SafeProfile | None
    before: SafeProfile | None
    withheld: SuppressionLog
    revelations: tuple[Revelation, ...]
    faults: tuple[Fault, ...]


def _protect_editions(profile: Profile | None, before: Profile | None) -> _SafeEditions:
    found: list[Fault] = []
    earlier = attempt_call(lambda: protect_profile(before), found) if before else None
    beside = before if earlier else None
    now = attempt_call(lambda: protect_profile(replace(profile, before=beside)), found) if profile else None
    return _SafeEditions(
        now.profile if now else None,
        earlier.profile if earlier else None,
        now.log if now else NOTHING_WITHHELD,
        find_revealing_differences(earlier.profile, now.profile) if earlier and now else (),
        tuple(found),
    )
