"""County shapes of a jurisdiction, in the edition that its county codes belong to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import CountyShape, Inset, Jurisdiction, StateShapes
from factsheet.reading.csv_rows import Row, read_rows
from factsheet.reading.files import format_path, read_text

# Codes that the Census Bureau replaced while the county stayed, or was joined to another one.
ALIASES: Mapping[str, str] = {
    "46113": "46102",  # Shannon, renamed Oglala Lakota, South Dakota, 2015
    "02270": "02158",  # Wade Hampton, renamed Kusilvak, Alaska, 2015
    "51515": "51019",  # Bedford city, joined to Bedford County, Virginia, 2013
}

_COUNTY_COLUMNS = ("fips", "usps", "in_2016", "in_2023", "name", "full_name")
_OTHER_COLUMNS = ("land_km2", "water_km2", "label_lon", "label_lat", "where")
_FORM_ALLOWED = "county shapes as data/geography/README.md describes them"

Json = dict[str, Any]  # the shapes' own form, read into records right here


@dataclass(frozen=True, slots=True)
class Geography:
    """Where county shapes lie, and the full name of each county by FIPS."""

    folder: Path
    full_names: Mapping[str, str]


def open_geography(folder: Path) -> Geography:
    """Read the list of counties in a folder of shapes.

    Raises:
        DataError: There is no such list, or a code stands in it twice.
    """
    rows = read_rows(folder / "counties.csv", _COUNTY_COLUMNS, optional=_OTHER_COLUMNS)
    names: dict[str, str] = {}
    doubled = []
    for row in rows:
        if row["fips"] in names:
            doubled.append(row.fault("fips", "each county once", code=FormCode.DOUBLED))
        names[row["fips"]] = row["full_name"]
    if doubled:
        raise DataError(*doubled)
    return Geography(folder, names)


def read_shapes(geography: Geography, usps: str, rows: Sequence[Row]) -> StateShapes:
    """Return the newest edition of a jurisdiction's shapes that has every county of `rows`.

    Args:
        geography: Where to look.
        usps: The jurisdiction.
        rows: Rows of the county table, with a column ``fips``.

    Raises:
        DataError: There are no shapes, a code is unknown, or the codes are of two editions.
    """
    editions = _read_editions(geography, usps)
    for shapes in editions:
        if not _find_strangers(shapes, rows):
            return shapes
    raise DataError(*_find_edition_faults(editions, rows))


def replace_county_unit(shapes: StateShapes, jurisdiction: Jurisdiction) -> Jurisdiction:
    """Return the jurisdiction with the word for its counties that belongs to the edition of its shapes."""
    if all(county.full_name.endswith(" Planning Region") for county in shapes.counties):
        return replace(jurisdiction, county_unit="region")
    return jurisdiction


def resolve_code(fips: str) -> str:
    """Return the code in force for a county code that may have been replaced."""
    return ALIASES.get(fips, fips)


def _find_strangers(shapes: StateShapes, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows whose county is not among the shapes."""
    known = {county.fips for county in shapes.counties}
    return tuple(row for row in rows if resolve_code(row["fips"]) not in known)


def _find_edition_faults(editions: Sequence[StateShapes], rows: Sequence[Row]) -> list[Fault]:
    """Name each row that is in no edition, else each that is not in the edition most rows belong to."""
    years = " or ".join(str(shapes.edition) for shapes in editions)
    everywhere = [_find_strangers(shapes, rows) for shapes in editions]
    unknown = [row for row in rows if all(row in strangers for strangers in everywhere)]
    if unknown:
        allowed = f"a county of {editions[0].usps} in the edition {years}"
        return [row.fault("fips", allowed, code=FormCode.PLACE) for row in unknown]
    fewest = min(everywhere, key=len)
    edition = editions[everywhere.index(fewest)].edition
    allowed = f"counties of one edition; the other rows are of {edition}"
    return [row.fault("fips", allowed, code=FormCode.EDITION) for row in fewest]


def _read_editions(geography: Geography, usps: str) -> list[StateShapes]:
    """Read every edition there is of a jurisdiction, newest first."""
    folders = sorted((path for path in geography.folder.glob("[0-9]*") if path.is_dir()), reverse=True)
    files = [path for folder in folders if (path := folder / f"{usps}.json").is_file()]
    if not files:
        where = format_path(geography.folder / "2016" / f"{usps}.json")
        raise DataError(Fault(where, 1, "file", "no file", _FORM_ALLOWED, code=FormCode.FILE))
    return [_read_edition(path, geography.full_names) for path in files]


def _read_edition(path: Path, full_names: Mapping[str, str]) -> StateShapes:
    try:
        return _make_state_shapes(json.loads(read_text(path)), full_names)
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        fault = Fault(format_path(path), 1, "file", "another form", _FORM_ALLOWED, code=FormCode.SYNTAX)
        raise DataError(fault) from error


def _make_state_shapes(data: Json, full_names: Mapping[str, str]) -> StateShapes:
    width, height = data["size"]
    return StateShapes(
        usps=str(data["state"]),
        edition=int(data["vintage"]),
        size=(int(width), int(height)),
        arcs=tuple(tuple(map(int, arc)) for arc in data["arcs"]),
        counties=tuple(_make_county(entry, full_names) for entry in sorted(data["counties"], key=_read_code)),
        insets=tuple(_make_inset(frame) for frame in data["frames"]),
    )


def _read_code(entry: Json) -> str:
    return str(entry["f"])


def _make_county(entry: Json, full_names: Mapping[str, str]) -> CountyShape:
    x, y, radius = entry["p"]
    return CountyShape(
        fips=str(entry["f"]),
        name=compose_letters(str(entry["n"])),
        full_name=full_names[entry["f"]],
        label_point=(int(x), int(y)),
        label_radius=int(radius),
        rings=tuple(tuple(map(int, ring)) for ring in entry["r"]),
        ninth=int(entry["w"]),
        area=float(entry["a"]),
    )


def _make_inset(frame: Json) -> Inset:
    left, bottom, right, top = map(int, frame["box"])
    return Inset(
        label=compose_letters(str(frame["label"])),
        scale=float(frame["scale"]),
        box=(left, bottom, right, top),
    )
