"""The data that a sheet carries, read back: the form of the file, and the profile that is in it.

What comes back is a profile like any other. Its small counts are marks already. Where somebody changed it
since, which its code tells, it is protected as everywhere, by the thresholds that it carries.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from factsheet.disclosure import Protected, SuppressionLog, protect_profile, seal_printed
from factsheet.embedded_data import make_verification_code
from factsheet.embedded_data.carried_drawing import CarriedDrawing
from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import Day, Slug, Text, Url, Year
from factsheet.model import (
    CallTypes,
    CautionWords,
    CellMark,
    Contact,
    CountyCounts,
    Demographics,
    DisclosurePolicy,
    Efforts,
    FigureNouns,
    Jurisdiction,
    Law,
    LocalText,
    MapWords,
    Measure,
    NationalPicture,
    NationFigure,
    NationFigures,
    NetBar,
    Noun,
    Offenses,
    Origin,
    OwnTexts,
    Period,
    Profile,
    Record,
    Residents,
    Source,
    StateShapes,
    Status,
    Venues,
    YearSeries,
)
from factsheet.model.policy import OPEN, Flag, Threshold
from factsheet.reading.yaml_values import Plain, YamlFile
from factsheet.sources.font_coverage import find_glyph_faults
from factsheet.sources.profile_file import Version
from factsheet.sources.shapes import Geography, read_shapes_edition
from factsheet.sources.validation import try_record
from factsheet.theme import Theme

DATA = "data"  # what messages name where the data of a finished sheet have no lines
LOGO_ALLOWED = "the picture of the logo as the sheet carries it"
CELLS_ALLOWED = "one count for each county of the shapes"
_DECIDED_BY, _REASON = "the publisher of the sheet", "As the sheet says that carries these data."
_MARKS = {mark.value: mark for mark in CellMark}
_COUNTED = frozenset({"value", "values", "cells", "not_placed", "not_stated"})


class CarriedSourceEntry(Record):
    """A source of the sheet; `threshold` is the lowest count that is shown, or "none"."""

    key: Slug
    cited: str
    publisher: Text
    title: Text
    unit: LocalText | None = None
    period: Period | None = None
    url: Url | None = None
    checked_on: Day | None = None
    licence: Text | None = None
    threshold: Threshold
    protect_zeros: Flag = False
    name: LocalText | None = None
    note: LocalText | None = None
    item: Noun | None = None
    words: FigureNouns = FigureNouns()
    map: MapWords = MapWords()
    cautions: CautionWords = CautionWords()
    directory: LocalText | None = None
    state_pages: Flag = False

    def to_source(self) -> Source:
        """Return the source with its thresholds as a policy."""
        words = {
            name: getattr(self, name)
            for name in CarriedSourceEntry.model_fields
            if name in Source.model_fields
        }
        policy = DisclosurePolicy(
            threshold=self.threshold or OPEN,
            protect_zeros=self.protect_zeros,
            decided_by=_DECIDED_BY,
            reason=_REASON,
        )
        return Source(**words, disclosure=policy)


class CarriedNationEntry(Record):
    """The nation's figures, rounded."""

    period: Period
    cases_per_call_percent: int | None = None
    cases_change_percent: int | None = None
    cases_per_100000_residents: Decimal | None = None
    state_cases_per_100000_residents: Decimal | None = None


class CarriedOffenses(Record):
    """The offenses of a jurisdiction; corrections may have taken more from a kind than there was."""

    by_year: YearSeries
    by_type: tuple[NetBar, ...]
    nation_by_type: tuple[NetBar, ...] = ()


class CarriedProfileFile(Record):
    """What stands in the data of a sheet, see `CarriedProfile`, and what it is drawn with."""

    jurisdiction: Jurisdiction
    edition: Year
    version: Version
    status: Status
    publisher: Text | None = None
    cases: Measure | None = None
    persons: Measure | None = None
    calls: Measure | None = None
    cases_by_year: YearSeries | None = None
    calls_by_year: YearSeries | None = None
    demographics: Demographics | None = None
    call_types: CallTypes | None = None
    venues: Venues = Venues()
    laws: tuple[Law, ...] = ()
    federal_laws: tuple[Law, ...] = ()
    efforts: Efforts = Efforts()
    counties: CountyCounts | None = None
    second_counties: CountyCounts | None = None
    offenses: CarriedOffenses | None = None
    contact: Contact
    sources: tuple[CarriedSourceEntry, ...]
    residents: Residents | None = None
    nation: CarriedNationEntry | None = None
    national_picture: NationalPicture | None = None
    shapes_edition: Year
    texts: OwnTexts = OwnTexts()
    left_out: tuple[str, ...] = ()
    drawing: CarriedDrawing
    code: str = ""


@dataclass(frozen=True, slots=True)
class CarriedState:
    """A sheet's data and what it is drawn with.

    Attributes:
        profile: The data.
        drawing: What they are drawn with.
        theme: What the publisher adds, out of `drawing`.
        code: That of the data as the sheet carried them; "" where it is not told.
    """

    profile: Profile
    drawing: CarriedDrawing
    theme: Theme
    code: str = ""

    def protect(self) -> Protected:
        """Return the data as they may be printed: as they are, if they are just those of the sheet.

        Data that somebody changed are protected like those of any profile.

        Raises:
            DataError: As `protect_profile`.
        """
        printed = seal_printed(self.profile)
        if make_verification_code(printed) == self.code:
            return Protected(printed, SuppressionLog())
        return protect_profile(self.profile)


def read_carried_state(file: YamlFile, geography: Geography) -> CarriedState:
    """Return what a sheet is drawn from.

    Args:
        file: The data, with what they are drawn with under the key `drawing`.
        geography: Where county shapes are looked for, unless the sheet carries its own.

    Raises:
        DataError: Something in the data does not fit; carries all faults.
    """
    marked = YamlFile(file.name, _restore_marks(file.value), file.lines)
    content, faults = try_record(marked, CarriedProfileFile)
    if content is None or faults:
        raise DataError(*faults)
    shapes = content.drawing.shapes or read_shapes_edition(
        geography, content.jurisdiction.usps, content.shapes_edition
    )
    faults = (*find_glyph_faults(file), *_find_cell_faults(file, content, shapes))
    if faults:
        raise DataError(*sorted(faults))
    lines = {DATA: 1, **file.lines}
    origins = {path: Origin(file.name, line, path) for path, line in lines.items() if path}
    profile = _make_profile(content, shapes, origins)
    return CarriedState(profile, content.drawing, _read_theme(file, content), content.code)


def _read_theme(file: YamlFile, content: CarriedProfileFile) -> Theme:
    try:
        return content.drawing.to_theme()
    except ValueError as error:
        field = "drawing.theme.logo"
        raise DataError(Fault(file.name, file.line_of(field), field, str(error), LOGO_ALLOWED)) from error


def _make_profile(content: CarriedProfileFile, shapes: StateShapes, origins: Mapping[str, Origin]) -> Profile:
    drawing = content.drawing
    return Profile(
        jurisdiction=content.jurisdiction,
        edition=content.edition,
        version=content.version,
        status=content.status,
        publisher=content.publisher,
        cases=content.cases,
        persons=content.persons,
        calls=content.calls,
        cases_by_year=content.cases_by_year,
        calls_by_year=content.calls_by_year,
        demographics=content.demographics,
        call_types=content.call_types,
        venues=content.venues,
        laws=content.laws,
        federal_laws=content.federal_laws,
        efforts=content.efforts,
        shapes=shapes,
        map_choice=drawing.map,
        counties=_order_cells(content.counties, shapes),
        offenses=_make_offenses(content.offenses),
        contact=content.contact,
        sources=tuple(source.to_source() for source in content.sources),
        origins=origins,
        english_prevails=drawing.english_prevails,
        second_counties=_order_cells(content.second_counties, shapes),
        second_map_choice=drawing.second_map,
        blocks=drawing.blocks,
        texts=content.texts,
        nation=_make_nation(content.nation, drawing),
        residents=content.residents,
        picture=content.national_picture,
    )


def _make_offenses(entry: CarriedOffenses | None) -> Offenses | None:
    return None if entry is None else Offenses(entry.by_year, entry.by_type, entry.nation_by_type)


def _make_nation(entry: CarriedNationEntry | None, drawing: CarriedDrawing) -> NationFigures | None:
    if entry is None:
        return None
    told = {
        "rate": (entry.cases_per_100000_residents, drawing.rate),
        "share": (entry.cases_per_call_percent, drawing.share),
        "change": (entry.cases_change_percent, drawing.change),
    }
    figures = {
        name: NationFigure(Decimal(value), others)
        for name, (value, others) in told.items()
        if value is not None
    }
    return NationFigures(entry.period, **figures)


def _order_cells(counts: CountyCounts | None, shapes: StateShapes) -> CountyCounts | None:
    """Return the counts in the order of the counties."""
    if counts is None:
        return None
    return replace(counts, cells={county.fips: counts.cells[county.fips] for county in shapes.counties})


def _find_cell_faults(file: YamlFile, content: CarriedProfileFile, shapes: StateShapes) -> Iterator[Fault]:
    """Yield a fault for each county without a count, and each count without a county."""
    counties = {county.fips for county in shapes.counties}
    for name in ("counties", "second_counties"):
        counts: CountyCounts | None = getattr(content, name)
        for fips in sorted(counties ^ {*counts.cells}) if counts else ():
            found = f"no count of {fips}" if fips in counties else f"a count of {fips}"
            line, path = file.line_of(f"{name}.cells"), f"{name}.cells"
            yield Fault(file.name, line, path, found, CELLS_ALLOWED, code=FormCode.PLACE)


def _restore_marks(value: Plain, key: str = "") -> Plain:
    """Return the data with marks in place of the words that stand for them, where counts stand."""
    if isinstance(value, dict):
        return {name: _restore_marks(part, key if key == "cells" else name) for name, part in value.items()}
    if isinstance(value, list):
        return [_restore_marks(part, key) for part in value]
    return _MARKS.get(value, value) if key in _COUNTED and isinstance(value, str) else value
