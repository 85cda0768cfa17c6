"""County shapes of a jurisdiction, in the edition that its county codes belong to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import CountyShape, Inset, Jurisdiction, StateShapes
from factsheet.model.vocabulary import CountyUnit
from factsheet.reading.csv_rows import Row
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import COUNTIES, GEOGRAPHY, LOCAL_REGIONS, name_shapes
from factsheet.reading.files import format_path, read_text
from factsheet.reading.kept_results import keep_results
from factsheet.sources.county_names import County, read_counties
from factsheet.sources.local_regions import read_local_regions
from factsheet.sources.national_tables import CountyCodes
from factsheet.typesetting.glyph_coverage import GLYPHS_ALLOWED, describe_missing_glyphs

_FORM_ALLOWED = "county shapes as data/geography/README.md describes them"

Json = dict[str, Any]  # the shapes' own form, read into records right here


@dataclass(frozen=True)
class Geography:
    """The data folder in which county shapes lie, and what is known of the counties of all editions by FIPS.

    Attributes:
        regions: Local names of the parts of states that some of them lie in.
    """

    folder: DataFolder
    counties: Mapping[str, County]
    regions: Mapping[str, str] = field(default_factory=dict)

    @property
    def replaced_codes(self) -> Mapping[str, str]:
        """Return the code in force by each code that was replaced: the county stayed, or was joined to it."""
        return {county.former_fips: county.fips for county in self.counties.values() if county.former_fips}

    @property
    def has_own_lists(self) -> bool:
        """Return whether the list of counties, or of local names, is the user's own."""
        return not all(map(self.folder.is_shipped, (COUNTIES, LOCAL_REGIONS)))

    @cached_property
    def codes(self) -> CountyCodes:
        """Return the codes that counties have and had."""
        return CountyCodes(frozenset({*self.counties, *self.replaced_codes}), self.replaced_codes)


def open_geography(folder: DataFolder) -> Geography:
    """Read the list of counties of a data folder, and the local names of parts of states.

    Raises:
        DataError: As `read_counties` and `read_local_regions` raise it.
    """
    counties = {county.fips: county for county in read_counties(folder.find(COUNTIES))}
    layers, is_own = folder.list_layers(LOCAL_REGIONS), not folder.is_shipped(COUNTIES)
    return Geography(folder, counties, read_local_regions(layers, counties, has_own_counties=is_own))


def list_editions(folder: DataFolder) -> list[str]:
    """Return the editions of shapes that a data folder and what completes it have, rising."""
    places = (path / GEOGRAPHY for path in folder.paths)
    return sorted({path.name for place in places for path in place.glob("[0-9]*") if path.is_dir()})


class CountyEntry(Protocol):
    """A row of a table that is of a single county."""

    @property
    def row(self) -> Row:
        """Return where it stands."""

    @property
    def place(self) -> str:
        """Return the code of the county."""


def read_shapes(geography: Geography, usps: str, entries: Sequence[CountyEntry]) -> StateShapes:
    """Return the newest edition of a jurisdiction's shapes that has every county of `entries`.

    Args:
        geography: Where to look.
        usps: The jurisdiction.
        entries: Of the tables of counties.

    Raises:
        DataError: There are no shapes, a code is unknown, or the codes are of two editions.
    """
    editions = _read_editions(geography, usps)
    for shapes in editions:
        if not _find_foreign_rows(shapes, entries):
            return shapes
    raise DataError(*_find_edition_faults(editions, entries))


def read_shapes_edition(geography: Geography, usps: str, edition: int) -> StateShapes:
    """Return one edition of a jurisdiction's shapes.

    Raises:
        DataError: There is no such edition.
    """
    editions = _read_editions(geography, usps)
    for shapes in editions:
        if shapes.edition == edition:
            return shapes
    where = format_path(geography.folder.path / GEOGRAPHY / name_shapes(edition, usps))
    known = " or ".join(str(shapes.edition) for shapes in editions)
    raise DataError(Fault(where, 1, "file", "no file", f"shapes of the edition {known}", code=FormCode.FILE))


def replace_county_unit(shapes: StateShapes, jurisdiction: Jurisdiction) -> Jurisdiction:
    """Return the jurisdiction with the word for its counties that belongs to the edition of its shapes."""
    if all(county.full_name.endswith(" Planning Region") for county in shapes.counties):
        return replace(jurisdiction, county_unit=CountyUnit.REGION)
    return jurisdiction


def _find_foreign_rows(shapes: StateShapes, entries: Iterable[CountyEntry]) -> tuple[CountyEntry, ...]:
    """Return the entries whose county is not among the shapes."""
    known = {county.fips for county in shapes.counties}
    return tuple(entry for entry in entries if entry.place not in known)


def _find_edition_faults(editions: Sequence[StateShapes], entries: Sequence[CountyEntry]) -> list[Fault]:
    """Name each row that is in no edition, else each that is not in the edition most rows belong to."""
    years = " or ".join(str(shapes.edition) for shapes in editions)
    everywhere = [_find_foreign_rows(shapes, entries) for shapes in editions]
    unknown = [entry for entry in entries if all(entry in foreign for foreign in everywhere)]
    if unknown:
        allowed = f"a county of {editions[0].usps} in the edition {years}"
        return [entry.row.fault("fips", allowed, code=FormCode.PLACE) for entry in unknown]
    fewest = min(everywhere, key=len)
    edition = editions[everywhere.index(fewest)].edition
    allowed = f"counties of one edition; the other rows are of {edition}"
    return [entry.row.fault("fips", allowed, code=FormCode.EDITION) for entry in fewest]


def _read_editions(geography: Geography, usps: str) -> list[StateShapes]:
    """Read every edition there is of a jurisdiction, newest first.

    Shapes of the user's own stand for all shipped ones of the jurisdiction: a shipped edition that is newer
    must not be drawn in their place.
    """
    folder = geography.folder
    names = [f"{GEOGRAPHY}/{name_shapes(edition, usps)}" for edition in reversed(list_editions(folder))]
    own = [name for name in names if not folder.is_shipped(name)]
    files = [folder.find(name) for name in own or names if own or folder.find(name).is_file()]
    if not files:
        where = format_path(folder.path / GEOGRAPHY / name_shapes(2016, usps))
        raise DataError(Fault(where, 1, "file", "no file", _FORM_ALLOWED, code=FormCode.FILE))
    is_own = bool(own) or geography.has_own_lists
    return [_read_edition(path, geography, is_own=is_own) for path in files]


@keep_results(128)  # all states, in two editions
def _read_edition(path: Path, geography: Geography, *, is_own: bool) -> StateShapes:
    try:
        shapes = replace(_make_state_shapes(json.loads(read_text(path)), geography), is_own=is_own)
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        fault = Fault(format_path(path), 1, "file", "another form", _FORM_ALLOWED, code=FormCode.SYNTAX)
        raise DataError(fault) from error
    faults = tuple(_find_label_faults(format_path(path), shapes))
    if faults:
        raise DataError(*faults)
    return shapes


def _find_label_faults(file: str, shapes: StateShapes) -> Iterator[Fault]:
    """Yield a fault for each name on the map that holds a character without a glyph."""
    labels = [(f"counties.{county.fips}.n", county.name) for county in shapes.counties]
    labels += [(f"frames[{index}].label", inset.label) for index, inset in enumerate(shapes.insets)]
    for place, text in labels:
        if found := describe_missing_glyphs(text):
            yield Fault(file, 1, place, found, GLYPHS_ALLOWED, code=FormCode.GLYPH)


def _make_state_shapes(data: Json, geography: Geography) -> StateShapes:
    width, height = data["size"]
    return StateShapes(
        usps=str(data["state"]),
        edition=int(data["vintage"]),
        size=(int(width), int(height)),
        arcs=tuple(tuple(map(int, arc)) for arc in data["arcs"]),
        counties=tuple(
            _make_county_shape(entry, geography) for entry in sorted(data["counties"], key=_read_code)
        ),
        insets=tuple(_make_inset(frame) for frame in data["frames"]),
    )


def _read_code(entry: Json) -> str:
    return str(entry["f"])


def _make_county_shape(entry: Json, geography: Geography) -> CountyShape:
    x, y, radius = entry["p"]
    return CountyShape(
        fips=str(entry["f"]),
        name=compose_letters(str(entry["n"])),
        full_name=geography.counties[entry["f"]].full_name,
        label_point=(int(x), int(y)),
        label_radius=int(radius),
        rings=tuple(tuple(map(int, ring)) for ring in entry["r"]),
        ninth=int(entry["w"]),
        area=float(entry["a"]),
        region=geography.regions.get(str(entry["f"]), ""),
    )


def _make_inset(frame: Json) -> Inset:
    left, bottom, right, top = map(int, frame["box"])
    return Inset(
        label=compose_letters(str(frame["label"])),
        scale=float(frame["scale"]),
        box=(left, bottom, right, top),
    )
