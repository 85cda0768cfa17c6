"""Which county a name means: exact after folding, and never a guess between a county and a city."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import FIPS_ALLOWED
from factsheet.reading.csv_rows import Row, read_rows
from factsheet.sources.font_coverage import find_name_faults

# Names that counties had under an older code, with the code in force; see `shapes.ALIASES`.
FORMER_NAMES = {
    ("SD", "shannon"): "46102",  # Oglala Lakota since 2015
    ("AK", "wadehampton"): "02158",  # Kusilvak since 2015
    ("VA", "bedfordcity"): "51019",  # part of Bedford County since 2013
}

_COLUMNS = ("fips", "usps", "in_2016", "in_2023", "name", "full_name")
_OTHER_COLUMNS = ("land_km2", "water_km2", "label_lon", "label_lat", "where")

# What may stand in a cell, by column.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("fips", r"[0-9]{5}", FIPS_ALLOWED),
    ("usps", r"[A-Z]{2}", "2 capital letters"),
    ("in_2016", r"[01]", "1 if the shapes of 2016 have it, else 0"),
    ("in_2023", r"[01]", "1 if the shapes of 2023 have it, else 0"),
)


@dataclass(frozen=True, slots=True)
class County:
    """A county or equivalent.

    Attributes:
        fips: Five digits.
        usps: Postal code of its state.
        name: Without its kind: "Roanoke".
        full_name: With its kind: "Roanoke County", "Roanoke city".
        editions: Years of the shapes that have it.
    """

    fips: str
    usps: str
    name: str
    full_name: str
    editions: frozenset[int]


class CountyNameError(ValueError):
    """A name means no county, or more than one; its text says what is allowed.

    Attributes:
        choices: The counties that the name may mean; empty where it means none.
    """

    def __init__(self, allowed: str, choices: tuple[County, ...] = ()) -> None:
        self.choices = choices
        super().__init__(allowed)


def read_counties(path: Path) -> tuple[County, ...]:
    """Read the list of counties.

    Args:
        path: ``geography/counties.csv``.

    Raises:
        DataError: There is no such list, a cell holds what is not allowed, or a code stands there twice.
    """
    rows = read_rows(path, _COLUMNS, optional=_OTHER_COLUMNS)
    faults = [*(fault for row in rows for fault in _find_row_faults(row)), *_find_doubled_faults(rows)]
    if faults:
        raise DataError(*sorted(faults))
    return tuple(
        County(
            row["fips"],
            row["usps"],
            row["name"],
            row["full_name"],
            _parse_editions(row["in_2016"], row["in_2023"]),
        )
        for row in rows
    )


def resolve_county(counties: Iterable[County], usps: str, name: str) -> County:
    """Return the one county of a state that a name means.

    Case, accents, punctuation and blanks do not count, nor "Saint" against "St."; a city that is no part
    of a county may be written "BALTIMORE CITY".

    Args:
        counties: As `read_counties` gives them.
        usps: The state.
        name: With or without its kind, or a name that the county had before.

    Raises:
        CountyNameError: No county has the name, or several have it; the text names the choices.
    """
    own = [county for county in counties if county.usps == usps]
    found = find_counties(own, usps, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise CountyNameError(word_choices(found), found)
    close = get_close_matches(fold_name(name), {fold_name(each.name): each for each in own}, n=3, cutoff=0.75)
    near = [each.full_name for each in own if fold_name(each.name) in close]
    perhaps = f"; perhaps {' or '.join(near)}" if near else ""
    raise CountyNameError(f"the name of a county of {usps}{perhaps}")


def find_counties(counties: Sequence[County], usps: str, name: str) -> tuple[County, ...]:
    """Return every county of a state that has the name: one, several or none."""
    wanted = fold_name(name)
    own = [county for county in counties if county.usps == usps]
    former = FORMER_NAMES.get((usps, wanted))
    for matches in (
        [each for each in own if fold_name(each.full_name) == wanted],
        [each for each in own if fold_name(each.name) == wanted],
        [each for each in own if each.fips == former],
    ):
        if matches:
            return tuple(matches)
    return ()


def word_choices(counties: Iterable[County]) -> str:
    """Return the choices that an ambiguous name leaves: "Fairfax County (51059) or Fairfax city (51600)"."""
    return " or ".join(f"{each.full_name} ({each.fips})" for each in counties)


def fold_name(name: str) -> str:
    """Return a name as it is compared: small letters without accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"\bsaint(e?)\b", r"st\1", plain)
    return re.sub(r"[^a-z0-9]", "", plain)


def _find_row_faults(row: Row) -> Iterator[Fault]:
    for column, rule, allowed in _RULES:
        if not re.fullmatch(rule, row[column]):
            yield row.fault(column, allowed)
    yield from find_name_faults(row, "name")
    yield from find_name_faults(row, "full_name")


def _find_doubled_faults(rows: Iterable[Row]) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in rows:
        if row["fips"] in seen:
            yield row.fault("fips", "each county once", code=FormCode.DOUBLED)
        seen.add(row["fips"])


def _parse_editions(in_2016: str, in_2023: str) -> frozenset[int]:
    return frozenset(year for year, mark in ((2016, in_2016), (2023, in_2023)) if mark == "1")
