"""Names of counties: alone as labels and tables have them, and in running text with their kind and counts.

One rule decides what a county is called, in sentences, labels and tables alike. Its name stands alone,
"Suffolk", "Anchorage", unless that would leave a doubt: of several that share a name each says its kind, but
for the one county among cities ("Fairfax", "Fairfax city"). A county that has the name of its state is called
as the wording has it under `called`: "Hawaii (island)". Where one of them is named, it is named so everywhere
on the sheet.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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

_SAID_IN_LISTS = frozenset({"county", "parish"})  # other kinds are heavier than the fact

_KIND_AT_END = re.compile(f" (?:{'|'.join(filter(None, _KINDS))})$", re.IGNORECASE)

_MANUA = re.compile(r"\bManu['‘’]a\b")

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
    qualified = _find_doubtful(tuple((one.fips, one.name, one.full_name) for one in shapes.counties))
    printed = {county.fips: _choose_printed_name(county, qualified, wording) for county in shapes.counties}
    return CountyNames(wording, printed, qualified)


@lru_cache(64)  # jurisdictions: labels, tables and sentences of a sheet ask one after the other
def _find_doubtful(counties: tuple[tuple[str, str, str], ...]) -> frozenset[str]:
    """Return the FIPS of the counties whose names may be taken for another's, and who must say their kind.

    Each comes as FIPS, name and full name.
    """
    claimants: dict[str, set[str]] = {}
    for fips, name, full_name in counties:
        for claim in _list_claims(name, full_name):
            claimants.setdefault(claim, set()).add(fips)
    kinds = {fips: _find_kind(name, full_name) for fips, name, full_name in counties}
    cities = {fips: _fold_name(name) for fips, name, _ in counties if kinds[fips] == "city"}
    doubtful = set[str]()
    for fips, written, _ in counties:
        name = _fold_name(written)
        others = claimants[name] - {fips}
        is_county = kinds[fips] == "county"
        if others and not (is_county and all(cities.get(other) == name for other in others)):
            doubtful.add(fips)
    return frozenset(doubtful)


def _choose_printed_name(county: CountyShape, qualified: Collection[str], wording: Wording) -> str:
    called = f"called.{county.fips}"
    if called in wording.file.texts:
        return wording.say(called)
    return _qualify_name(county, wording) if county.fips in qualified else set_apostrophes(county.name)


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
    return _find_kind(county.name, county.full_name)


def _find_kind(name: str, full_name: str) -> str:
    return _KINDS.get(full_name.removeprefix(name).strip(), "plain")


def set_apostrophes(name: str) -> str:
    """Return a name with the apostrophes of print: "St. Mary’s"; the data have the straight ones.

    Manuʻa has the ʻokina of Samoan, U+02BB, wherever its name is typed with a quotation mark.
    """
    return _MANUA.sub("Manuʻa", name).replace("'", "’")


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
    """Say the kind once for all where all are counties, or parishes, and none is called in its own way."""
    wording, kinds = names.wording, {find_county_kind(county) for county in counties}
    has_own_names = any(names.printed[county.fips] != set_apostrophes(county.name) for county in counties)
    says_kind = len(kinds) == 1 and kinds <= _SAID_IN_LISTS and not has_own_names
    if len(counties) == 1 and says_kind:
        (county,) = counties
        return _append_value(name_county(county, wording), values.get(county.fips), wording)
    told = {
        county.fips: _choose_bare_name(county) if says_kind else _name_in_text(county, names)
        for county in counties
    }
    joined = wording.list_of(_append_value(name, values.get(fips), wording) for fips, name in told.items())
    return wording.say(f"named.{kinds.pop()}.other", names=joined) if says_kind else joined


def _name_in_text(county: CountyShape, names: CountyNames) -> str:
    """Return a county as running text has it: with its kind where it needs that, else its name alone."""
    if f"called.{county.fips}" not in names.wording.file.texts and county.fips in names.qualified:
        return name_county(county, names.wording)
    return names.printed[county.fips]


def _list_claims(name: str, full_name: str) -> set[str]:
    """Return what a reader may take for a county's name, folded: "Carson City" may be called Carson too."""
    folded = _fold_name(name)
    return {folded, _fold_name(full_name), _KIND_AT_END.sub("", folded)}


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
