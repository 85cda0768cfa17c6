"""A state as a row of the list: its figures as its sheet shows them, and what is to be done about it."""

from dataclasses import dataclass

from factsheet.checks import Finding, Severity
from factsheet.disclosure import SafeProfile
from factsheet.model import Cell, CellMark
from factsheet.studio.findings.finding_places import find_place_of
from factsheet.studio.overview.map_thumbnails import name_picture
from factsheet.studio.overview.sheets_now import SheetNow
from factsheet.studio.overview.state_facts import StateFacts

_STALE = "FS301"  # the rule that finds facts which nobody checked for a year


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure as the sheet shows it, with its years; None for one that is not published."""

    value: Cell | None = None
    years: str = ""


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state in the list.

    Attributes:
        code: Postal code in small letters, as addresses have it.
        region: Of the HHS.
        status: Of its profile; "" where that cannot be read.
        stops, looks: How many findings stop its sheet, and how many should be looked at.
        parts: Those of the profile in which the findings are.
        edits: How many edits are kept and not saved.
        is_stale: Whether a fact of it was not checked for a year.
        sources: What its figures come from.
        picture: Names what its small map shows; "" where it has none.
    """

    code: str
    name: str
    region: int
    edition: int | None
    cases: ShownFigure
    offenses: ShownFigure
    status: str
    stops: int
    looks: int
    parts: tuple[str, ...]
    sheet: SheetNow
    edits: int
    is_stale: bool
    sources: tuple[str, ...]
    picture: str

    @property
    def needs_look(self) -> bool:
        """Whether somebody should look at it before its sheet is built."""
        return bool(self.stops or self.looks or self.edits)


def make_state_row(
    facts: StateFacts, findings: tuple[Finding, ...], sheet: SheetNow, *, edits: int
) -> StateRow:
    """Return the row of a state.

    Args:
        facts: What the files say of it.
        findings: Of the checks, edits that are kept included.
        sheet: How its sheet stands.
        edits: How many edits are kept.
    """
    profile, stops = facts.profile, [one for one in findings if one.severity is Severity.ERROR]
    parts = dict.fromkeys(find_place_of({}, finding.fault).part for finding in findings)
    return StateRow(
        code=facts.place.usps.lower(),
        name=facts.place.name,
        region=facts.place.region,
        edition=profile.edition if profile else None,
        cases=_show_cases(profile),
        offenses=_show_offenses(profile),
        status=profile.status.value if profile else "",
        stops=len(stops),
        looks=len(findings) - len(stops),
        parts=tuple(parts),
        sheet=sheet,
        edits=edits,
        is_stale=any(finding.code == _STALE for finding in findings),
        sources=tuple(f"{one.key} {one.publisher} {one.title}" for one in profile.sources) if profile else (),
        picture=name_picture(profile) if profile else "",
    )


def _show_cases(profile: SafeProfile | None) -> ShownFigure:
    if profile is None or profile.cases is None:
        return ShownFigure()
    return ShownFigure(profile.cases.value, profile.cases.period.written)


def _show_offenses(profile: SafeProfile | None) -> ShownFigure:
    if profile is None or profile.offenses is None:
        return ShownFigure()
    by_year = profile.offenses.by_year
    total = CellMark.NOT_SHOWN if by_year.total is None else by_year.total
    return ShownFigure(total, by_year.period.written)
