"""The profile: everything one sheet is drawn from, joined from all files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from factsheet.model.blocks import AS_USUAL, NO_TEXTS, BlockChoice, OwnTexts
from factsheet.model.county_records import (
    CountyCounts,
    Nation,
    NationalPicture,
    Offenses,
    Residents,
    StateShapes,
    YearSeries,
)
from factsheet.model.entries import (
    USUAL_MAP,
    CallTypes,
    Demographics,
    Efforts,
    Law,
    MapChoice,
    Measure,
    Status,
    Venues,
    list_rankings,
)
from factsheet.model.nation_figures import NationFigures
from factsheet.model.shared import Contact, Jurisdiction, Source


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands in the data files."""

    file: str
    line: int
    field: str


@dataclass(frozen=True, slots=True)
class Unprinted:
    """Data that no sheet prints, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything one sheet is drawn from.

    Attributes:
        counties: What the county map shows.
        second_counties: What a second map shows beside it: counts of another source.
        blocks: What the publisher chose, in the profile or for all sheets.
        texts: The publisher's own, likewise.
        nation: For comparison: its sums, on a profile that is safe to print rounded figures alone.
        residents: For cases per 100,000 of them alone.
        english_prevails: Whether a sheet in another language says that the English text is authoritative.
        origins: By dotted path in the profile file (``laws[2].title``), for messages about that value.
        picture: The nation by year, for a sheet without figures of its own, and for context only.
        unprinted: What the data hold and no sheet prints.
        before: The edition before, where it is kept: what it printed is known.
        hidden_elsewhere: Names of counts that stay hidden, since with them counts on the sheets of other
            states could be worked out.
    """

    jurisdiction: Jurisdiction
    edition: int
    version: int
    status: Status
    publisher: str | None
    cases: Measure | None
    persons: Measure | None
    calls: Measure | None
    cases_by_year: YearSeries | None
    calls_by_year: YearSeries | None
    demographics: Demographics | None
    call_types: CallTypes | None
    venues: Venues
    laws: tuple[Law, ...]
    federal_laws: tuple[Law, ...]
    efforts: Efforts
    shapes: StateShapes
    map_choice: MapChoice
    counties: CountyCounts | None
    offenses: Offenses | None
    contact: Contact
    sources: tuple[Source, ...]
    origins: Mapping[str, Origin]
    english_prevails: bool = False
    second_counties: CountyCounts | None = None
    second_map_choice: MapChoice = USUAL_MAP
    blocks: BlockChoice = AS_USUAL
    texts: OwnTexts = NO_TEXTS
    nation: Nation | NationFigures | None = None
    residents: Residents | None = None
    picture: NationalPicture | None = None
    unprinted: tuple[Unprinted, ...] = ()
    before: "Profile | None" = None
    hidden_elsewhere: frozenset[str] = frozenset()


class KeyFigures(Protocol):
    """What has the key figures of a jurisdiction: a profile, or its file; None stands for "not published"."""

    @property
    def cases(self) -> Measure | None:
        """Return the cases."""

    @property
    def persons(self) -> Measure | None:
        """Return the persons potentially trafficked."""

    @property
    def calls(self) -> Measure | None:
        """Return the calls."""


def list_key_figures(holder: KeyFigures) -> dict[str, Measure]:
    """Return the key figures that are published, by name, in the order of the page."""
    figures = {"cases": holder.cases, "persons": holder.persons, "calls": holder.calls}
    return {name: measure for name, measure in figures.items() if measure is not None}


def has_figures(profile: Profile) -> bool:
    """Return whether anything is told of a jurisdiction beside its counts by county and its offenses."""
    told = (
        *list_key_figures(profile).values(),
        profile.cases_by_year,
        profile.calls_by_year,
        profile.demographics,
        profile.call_types,
        profile.second_counties,
        *list_rankings(profile.venues).values(),
    )
    return any(part is not None for part in told)
