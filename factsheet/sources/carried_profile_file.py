"""The data that a sheet carries, read back: the profile that is in them.

What comes back is a profile like any other. Its small counts are marks already. Where somebody changed it
since, which its code tells, it is protected as everywhere, by the thresholds that it carries.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from factsheet.disclosure import Protected, SuppressionLog, protect_profile, seal_printed
from factsheet.embedded_data import make_verification_code
from factsheet.embedded_data.carried_drawing import CarriedDrawing
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import (
    CellMark,
    CountyCounts,
    NationFigure,
    NationFigures,
    Offenses,
    Origin,
    Profile,
    StateShapes,
    YearSeries,
)
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, YamlFile
from factsheet.sources.carried_records import CarriedNationEntry, CarriedOffenses, CarriedProfileFile
from factsheet.sources.font_coverage import find_glyph_faults
from factsheet.sources.shapes import Geography, read_shapes_edition
from factsheet.sources.validation import try_record
from factsheet.theme import Theme

DATA = "data"  # what messages name where the data of a finished sheet have no lines
LOGO_ALLOWED = "the picture of the logo as the sheet carries it"
SERIES_ALLOWED = "one count for each year, the years without a gap"
SOURCE_ALLOWED = "a key of 'sources', which the sheet cites"
CELLS_ALLOWED = "one count for each county of the shapes"
_MARKS = {mark.value: mark for mark in CellMark}
_COUNTED = frozenset({"value", "values", "cells", "not_placed", "not_stated"})


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
    faults = (
        *find_glyph_faults(file),
        *_find_cell_faults(file, content, shapes),
        *_find_series_faults(file, content),
        *_find_source_faults(file, content),
    )
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


def _list_series(content: CarriedProfileFile) -> dict[str, YearSeries]:
    """Return the counts by year, by path."""
    picture = content.national_picture
    series = {
        "cases_by_year": content.cases_by_year,
        "calls_by_year": content.calls_by_year,
        "offenses.by_year": content.offenses.by_year if content.offenses else None,
        "national_picture.cases": picture.cases if picture else None,
        "national_picture.calls": picture.calls if picture else None,
        "national_picture.offenses": picture.offenses if picture else None,
    }
    return {path: each for path, each in series.items() if each is not None}


def _find_series_faults(file: YamlFile, content: CarriedProfileFile) -> Iterator[Fault]:
    """Yield a fault for each series that has not one count for each of its years, without a gap."""
    for path, series in _list_series(content).items():
        first, number = series.years[0] if series.years else 0, len(series.values)
        if not number or series.years != tuple(range(first, first + number)):
            found = f"{len(series.years)} years and {number} counts"
            yield Fault(file.name, file.line_of(path), path, found, SERIES_ALLOWED, code=FormCode.YEARS)


def _find_source_faults(file: YamlFile, content: CarriedProfileFile) -> Iterator[Fault]:
    """Yield a fault for each source that is named and not among those of the sheet."""
    known = {source.key for source in content.sources}
    parts: dict[str, Any] = {
        **_list_series(content),
        **{
            name: getattr(content, name)
            for name in (
                *("cases", "persons", "calls", "demographics", "call_types"),
                *("counties", "second_counties"),  # that of residents is cited only where a rate is told
            )
        },
        **{f"venues.{name}": getattr(content.venues, name) for name in ("sex", "labor")},
        "efforts.agencies": content.efforts.agencies,
    }
    for path, part in parts.items():
        if part is not None and part.source not in known:
            found = f"the source {quote_value(part.source)}"
            yield Fault(file.name, file.line_of(path), path, found, SOURCE_ALLOWED, code=FormCode.SOURCE)


def _restore_marks(value: Plain, key: str = "") -> Plain:
    """Return the data with marks in place of the words that stand for them, where counts stand."""
    if isinstance(value, dict):
        return {name: _restore_marks(part, key if key == "cells" else name) for name, part in value.items()}
    if isinstance(value, list):
        return [_restore_marks(part, key) for part in value]
    return _MARKS.get(value, value) if key in _COUNTED and isinstance(value, str) else value
