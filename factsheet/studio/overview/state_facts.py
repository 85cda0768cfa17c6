"""What is known of a state without looking at its page: its figures, what the checks found, its sheet."""

from dataclasses import dataclass

from factsheet.batch.planner import Planner
from factsheet.checks import Finding
from factsheet.checks.state import CheckedState
from factsheet.disclosure import SafeProfile
from factsheet.model import Jurisdiction
from factsheet.studio.overview.sheets_now import SheetMark


@dataclass(frozen=True, slots=True)
class StateFacts:
    """What the files say of a state.

    Attributes:
        place: The state.
        profile: What its sheet shows, small counts hidden; None where the files cannot be read.
        findings: Errors and warnings of the checks.
        sheet: Its sheet as the files want it.
    """

    place: Jurisdiction
    profile: SafeProfile | None
    findings: tuple[Finding, ...]
    sheet: SheetMark


def make_state_facts(place: Jurisdiction, checked: CheckedState, planner: Planner) -> StateFacts:
    """Return the facts of a state that was checked; its sheet is the first that the order asks for."""
    sheet = planner.plan_checked(checked).sheets[0]
    return StateFacts(place, checked.profile, list_told(checked), SheetMark(sheet.name, sheet.inputs))


def list_told(checked: CheckedState) -> tuple[Finding, ...]:
    """Return what stops a sheet and what should be looked at, errors first."""
    stops = set(checked.errors)
    return (*(finding for finding in checked.findings if finding.fault in stops), *checked.warnings)
