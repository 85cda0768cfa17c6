"""Names of counties in running text: with their kind, in lists, with their counts."""

import re
from collections import Counter
from collections.abc import Sequence

from factsheet.model import CountyShape, StateShapes
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

Counted = tuple[CountyShape, int]
"""A county and its count."""


def find_county_kind(county: CountyShape) -> str:
    """Return the key of a county's kind under `named`; "plain" where its name needs none."""
    return _KINDS.get(county.full_name.removeprefix(county.name).strip(), "plain")


def set_apostrophes(name: str) -> str:
    """Return a name with the apostrophes of print: "St. Mary’s"; the data have the straight ones.

    Manuʻa has the ʻokina of Samoan, U+02BB, wherever its name is typed with a quotation mark.
    """
    return re.sub(r"\bManu['‘’]a\b", "Manuʻa", name).replace("'", "’")


def name_county(county: CountyShape, wording: Wording) -> str:
    """Return a county's name with its kind: "Suffolk County", "el condado de Suffolk"."""
    kind = find_county_kind(county)
    name = set_apostrophes(county.name if kind != "plain" else county.full_name)
    return wording.say(f"named.{kind}.one", names=name)


def shorten_names(shapes: StateShapes, wording: Wording) -> dict[str, str]:
    """Return by FIPS the name alone, or with its kind where that is not the usual one of the jurisdiction."""
    usual = Counter(map(find_county_kind, shapes.counties)).most_common(1)[0][0]
    return {
        county.fips: set_apostrophes(county.name)
        if find_county_kind(county) == usual
        else name_county(county, wording)
        for county in shapes.counties
    }


def name_counties(counties: Sequence[CountyShape], wording: Wording) -> str:
    """Return the names as one phrase, in the order given: "Essex and Suffolk counties"."""
    kinds = {find_county_kind(county) for county in counties}
    if len(counties) == 1 or len(kinds) > 1:
        return wording.list_of(name_county(county, wording) for county in counties)
    return wording.say(
        f"named.{kinds.pop()}.other",
        names=wording.list_of(set_apostrophes(county.name) for county in counties),
    )


def name_counted(counted: Sequence[Counted], wording: Wording) -> str:
    """Return the names with their counts as one phrase: "Suffolk (51) and Worcester (31) counties"."""
    kinds = {find_county_kind(county) for county, _ in counted}
    if len(counted) == 1 or len(kinds) > 1:
        return wording.list_of(
            _append_value(name_county(county, wording), value, wording) for county, value in counted
        )
    names = wording.list_of(
        _append_value(set_apostrophes(county.name), value, wording) for county, value in counted
    )
    return wording.say(f"named.{kinds.pop()}.other", names=names)


def _append_value(name: str, value: int, wording: Wording) -> str:
    return wording.say("named.with_value", names=name, value=wording.number(value))
