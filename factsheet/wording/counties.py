"""Names of counties: alone as labels and tables have them, and in running text with their kind and counts.

One rule decides what a county is called. Its name stands alone, "Suffolk", unless that would leave a doubt:
an independent city always says that it is one, and so does each of several that share a name ("Fairfax
County", "Fairfax city"). Where one of them is named, it is named so everywhere on the sheet.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.model import CountyCounts, CountyShape, StateShapes
from factsheet.wording.language import Wording

# The kind in a full name, such as "Roanoke city", and its key under `named` in the wording.
_KINDS = {
    "": "plain",
    "Borough": "borough",
    "Census Area": "census_area",
    "City and Borough": "city_and_borough",
    "County": "county",
    "District": "district",
    "Island": "island",
    "Municipality": "municipality",
    "Municipio": "municipio",
    "Parish": "parish",
    "Planning Region": "planning_region",
    "city": "city",
}

_KIND_AT_END = re.compile(f" (?:{'|'.join(filter(None, _KINDS))})$", re.IGNORECASE)

Counted = tuple[CountyShape, int]
"""A county and its count."""


@dataclass(frozen=True, slots=True)
class CountyNames:
    """What the counties of a jurisdiction are called in a language.

    Attributes:
        wording: The language.
        printed: By FIPS the name as it stands alone, in a label, a table or a list of counts.
        qualified: FIPS of the counties whose printed name says their kind.
    """

    wording: Wording
    printed: Mapping[str, str]
    qualified: Collection[str]


def make_county_names(shapes: StateShapes, wording: Wording) -> CountyNames:
    """Return what the counties are called, no two of them alike, not even but for capitals.

    A jurisdiction that is one unit is called as it is everywhere on the sheet, in the language of the sheet;
    names of counties are never translated, though a state may share them ("Oregon" in Missouri).
    """
    if len(shapes.counties) == 1:
        (only,) = shapes.counties
        return CountyNames(wording, {only.fips: wording.term(set_apostrophes(only.name)).text}, frozenset())
    claims = Counter(claim for county in shapes.counties for claim in _list_claims(county))
    qualified = frozenset(
        county.fips
        for county in shapes.counties
        if find_county_kind(county) == "city" or claims[_fold_name(county.name)] > 1
    )
    printed = {
        county.fips: _qualify_name(county, wording)
        if county.fips in qualified
        else set_apostrophes(county.name)
        for county in shapes.counties
    }
    return CountyNames(wording, printed, qualified)


def rank_counties(shapes: StateShapes, counts: CountyCounts, *, least: int = 1) -> list[Counted]:
    """Return the counties with a count of `least` or more, highest first, by name within a count.

    Hidden and missing counts are left out.
    """
    cells = [(county, counts.cells.get(county.fips)) for county in sort_counties(shapes.counties)]
    counted = [(county, cell) for county, cell in cells if isinstance(cell, int) and cell >= least]
    return sorted(counted, key=lambda pair: -pair[1])


def sort_counties(counties: Iterable[CountyShape]) -> list[CountyShape]:
    """Return the counties by name; those of one name by FIPS, which puts a county before its city."""
    return sorted(counties, key=lambda county: (county.name, county.fips))


def find_county_kind(county: CountyShape) -> str:
    """Return the key of a county's kind under `named`; "plain" where its name needs none."""
    return _KINDS.get(county.full_name.removeprefix(county.name).strip(), "plain")


def set_apostrophes(name: str) -> str:
    """Return a name with the apostrophes of print: "St. Mary’s"; the data have the straight ones.

    Manuʻa has the ʻokina of Samoan, U+02BB, wherever its name is typed with a quotation mark.
    """
    return re.sub(r"\bManu['‘’]a\b", "Manuʻa", name).replace("'", "’")


def name_county(county: CountyShape, wording: Wording) -> str:
    """Return a county's name with its kind in running text: "Suffolk County", "el condado de Suffolk"."""
    return _fill_name(county, wording, f"named.{find_county_kind(county)}.one")


def name_counties(counties: Sequence[CountyShape], names: CountyNames) -> str:
    """Return the names as one phrase, in the order given: "Essex and Suffolk counties"."""
    return _join_names(counties, names, {})


def name_counted(counted: Sequence[Counted], names: CountyNames) -> str:
    """Return the names with their counts as one phrase: "Suffolk (51) and Worcester (31) counties"."""
    return _join_names(
        [county for county, _ in counted], names, {county.fips: value for county, value in counted}
    )


def _join_names(counties: Sequence[CountyShape], names: CountyNames, values: Mapping[str, int]) -> str:
    """Say the kind once for all, unless they are of several or one of them is told by it."""
    wording, kinds = names.wording, {find_county_kind(county) for county in counties}
    has_qualified = any(county.fips in names.qualified for county in counties)
    is_told_once = len(counties) > 1 and len(kinds) == 1 and not has_qualified
    told = {
        county.fips: _choose_bare_name(county) if is_told_once else name_county(county, wording)
        for county in counties
    }
    joined = wording.list_of(_append_value(name, values.get(fips), wording) for fips, name in told.items())
    return wording.say(f"named.{kinds.pop()}.other", names=joined) if is_told_once else joined


def _list_claims(county: CountyShape) -> set[str]:
    """Return what a reader may take for a county's name, folded: "Carson City" may be called Carson too."""
    name = _fold_name(county.name)
    return {name, _fold_name(county.full_name), _KIND_AT_END.sub("", name)}


def _fold_name(name: str) -> str:
    # Accents and blanks stay: a reader sees them, and names that differ in them are told apart on the page.
    return name.casefold().replace("'", "’")


def _qualify_name(county: CountyShape, wording: Wording) -> str:
    """Return a county's name with its kind as it stands alone: "Suffolk County", "Condado de Suffolk"."""
    alone = f"named.{find_county_kind(county)}.alone"
    if alone in wording.file.texts:
        return _fill_name(county, wording, alone)
    return name_county(county, wording)  # most languages write it as in a sentence


def _fill_name(county: CountyShape, wording: Wording, key: str) -> str:
    return wording.say(key, names=_choose_bare_name(county))


def _choose_bare_name(county: CountyShape) -> str:
    """Return the name without its kind; with it where the wording has no such kind."""
    return set_apostrophes(county.full_name if find_county_kind(county) == "plain" else county.name)


def _append_value(name: str, value: int | None, wording: Wording) -> str:
    return name if value is None else wording.say("named.with_value", names=name, value=wording.number(value))
