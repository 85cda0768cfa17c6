"""The profile that travels inside a sheet: each field is named here, and what is not named stays at home."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factsheet.disclosure import SafeProfile
from factsheet.disclosure.comparison_figures import compare_with_nation
from factsheet.model import (
    CallTypes,
    CautionWords,
    Contact,
    CountyCounts,
    Demographics,
    Efforts,
    FigureNouns,
    Jurisdiction,
    Law,
    LocalText,
    MapWords,
    Measure,
    NationalPicture,
    Noun,
    Offenses,
    OwnTexts,
    Period,
    Residents,
    Source,
    Status,
    Venues,
    YearSeries,
)
from factsheet.model.policy import OPEN


@dataclass(frozen=True, slots=True)
class CarriedSource:
    """What a reader of the data needs of a source: not the notes, reasons and files of who made the sheet.

    Attributes:
        threshold: The lowest count above zero that is shown, "none" where every count is.
        protect_zeros: Whether a zero is kept back too.
    """

    key: str
    cited: str
    publisher: str
    title: str
    unit: LocalText | None
    period: Period | None
    url: str | None
    checked_on: date | None
    licence: str | None
    threshold: int | str
    protect_zeros: bool
    name: LocalText | None
    note: LocalText | None
    item: Noun | None
    words: FigureNouns
    map: MapWords
    cautions: CautionWords
    directory: LocalText | None
    state_pages: bool


@dataclass(frozen=True, slots=True)
class CarriedNation:
    """The nation's figures that a sheet prints beside those of its state; its sums stay at home.

    Those of other states, which are drawn as dots alone, are among what the drawing needs.

    Attributes:
        period: The years of both figures.
        cases_per_call_percent: How many of the calls led to a case.
        cases_change_percent: How the cases of a year changed from the first to the last; below zero: fell.
        cases_per_100000_residents: Cases a year.
        state_cases_per_100000_residents: Those of the state.
    """

    period: Period
    cases_per_call_percent: int | None
    cases_change_percent: int | None
    cases_per_100000_residents: Decimal | None = None
    state_cases_per_100000_residents: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CarriedProfile:
    """A profile as it is printed, in the order of the file; None stands for "not published".

    What only a drawing needs is left out, see `CarriedDrawing`.

    Attributes:
        national_picture: The nation by year, on a sheet without figures of its own.
        shapes_edition: The year of the county boundaries.
        texts: The publisher's own.
        left_out: Blocks that the publisher left out.
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
    counties: CountyCounts | None
    second_counties: CountyCounts | None
    offenses: Offenses | None
    contact: Contact
    sources: tuple[CarriedSource, ...]
    residents: Residents | None
    nation: CarriedNation | None
    national_picture: NationalPicture | None
    shapes_edition: int
    texts: OwnTexts
    left_out: tuple[str, ...]


def make_carried_profile(profile: SafeProfile) -> CarriedProfile:
    """Return what travels of a profile."""
    return CarriedProfile(
        jurisdiction=profile.jurisdiction,
        edition=profile.edition,
        version=profile.version,
        status=profile.status,
        publisher=profile.publisher,
        cases=profile.cases,
        persons=profile.persons,
        calls=profile.calls,
        cases_by_year=profile.cases_by_year,
        calls_by_year=profile.calls_by_year,
        demographics=profile.demographics,
        call_types=profile.call_types,
        venues=profile.venues,
        laws=profile.laws,
        federal_laws=profile.federal_laws,
        efforts=profile.efforts,
        counties=profile.counties,
        second_counties=profile.second_counties,
        offenses=profile.offenses,
        contact=profile.contact,
        sources=tuple(map(make_carried_source, profile.sources)),
        residents=profile.residents,
        nation=make_carried_nation(profile),
        national_picture=profile.picture,
        shapes_edition=profile.shapes.edition,
        texts=profile.texts,
        left_out=tuple(name.value for name in profile.blocks.leave_out or ()),
    )


def make_carried_source(source: Source) -> CarriedSource:
    """Return what travels of a source."""
    return CarriedSource(
        key=source.key,
        cited=source.citation,
        publisher=source.publisher,
        title=source.title,
        unit=source.unit,
        period=source.period,
        url=source.url,
        checked_on=source.checked_on,
        licence=source.licence,
        threshold=source.protection.threshold or OPEN,
        protect_zeros=source.protection.protect_zeros,
        name=source.name,
        note=source.note,
        item=source.item,
        words=source.words,
        map=source.map,
        cautions=source.cautions,
        directory=source.directory,
        state_pages=source.state_pages,
    )


def make_carried_nation(profile: SafeProfile) -> CarriedNation | None:
    """Return what a sheet tells of the nation; None where it sets nothing beside its state."""
    figures = compare_with_nation(profile)
    if figures is None:
        return None
    return CarriedNation(
        period=figures.period,
        cases_per_call_percent=int(figures.share.nation) if figures.share else None,
        cases_change_percent=int(figures.change.nation) if figures.change else None,
        cases_per_100000_residents=figures.rate.nation if figures.rate else None,
        state_cases_per_100000_residents=figures.rate.here if figures.rate else None,
    )
