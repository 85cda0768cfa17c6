"""Which county a name means: exact after folding, and never a guess between a county and a city."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import FIPS_ALLOWED, FIPS_PATTERN, USPS_ALLOWED, USPS_PATTERN
from factsheet.reading.csv_rows import Row, find_doubled_cells, read_rows
from factsheet.reading.kept_results import keep_results
from factsheet.sources.font_coverage import find_name_faults

_COLUMNS = ("fips", "usps", "in_2016", "in_2023", "name", "full_name")
_CHANGE_COLUMNS = ("former_fips", "former_name", "part_of")
_LIST_SIGNS = re.compile(r"[/,;:()&+]|\band\b|\bor\b", re.I)
_COUNTY_WORDS = re.compile(
    r"\b(count(y|ies)|parish(es)?|boroughs?|municipios?|census areas?|planning regions?)\b", re.I
)
_OTHER_COLUMNS = ("land_km2", "water_km2", "label_lon", "label_lat", "where", *_CHANGE_COLUMNS)

# What may stand in a cell, by column.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("fips", FIPS_PATTERN, FIPS_ALLOWED),
    ("usps", USPS_PATTERN, USPS_ALLOWED),
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
        former_fips: The code that the Census Bureau replaced by `fips`; "" for nearly all.
        former_name: What the county, or the one that was joined to it, was called under that code.
        part_of: FIPS of the county of the older edition that it was a part of; "" for nearly all.
    """

    fips: str
    usps: str
    name: str
    full_name: str
    editions: frozenset[int]
    former_fips: str = ""
    former_name: str = ""
    part_of: str = ""


class CountyNameError(ValueError):
    """A name means no county, or more than one; its text says what is allowed."""


@keep_results(2)
def read_counties(path: Path) -> tuple[County, ...]:
    """Read the list of counties.

    Args:
        path: ``geography/counties.csv``.

    Raises:
        DataError: There is no such list, a cell holds what is not allowed, a code stands there twice, or two
            counties of a state and an edition have one full name; carries all faults.
    """
    rows = read_rows(path, _COLUMNS, optional=_OTHER_COLUMNS)
    counties = tuple(map(_make_county, rows))
    faults = [*_find_cell_faults(rows)]
    # The counts of a code that stands there again, in force or replaced, would go astray.
    faults += find_doubled_cells(rows, ("fips", "former_fips"), "each county once")
    faults += _find_doubled_names(rows, counties)
    if faults:
        raise DataError(*sorted(faults))
    return counties


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
        raise CountyNameError(_word_choices(found))
    known = dict.fromkeys(fold_name(county.name) for county in own)
    close = get_close_matches(fold_name(name), known, n=3, cutoff=0.75)
    near = [county.full_name for county in own if fold_name(county.name) in close]
    perhaps = f"; perhaps {' or '.join(near)}" if near else ""
    raise CountyNameError(f"the name of a county of {usps}{perhaps}")


def find_counties(counties: Sequence[County], usps: str, name: str) -> tuple[County, ...]:
    """Return every county of a state that has the name: one, several or none."""
    wanted = fold_name(name)
    own = [county for county in counties if county.usps == usps]
    for matches in (
        [county for county in own if fold_name(county.full_name) == wanted],
        [county for county in own if fold_name(county.name) == wanted],
        [county for county in own if wanted in _list_former_names(county)],
    ):
        if matches:
            return tuple(matches)
    return ()


def has_county_name(text: str, counties: Sequence[County]) -> bool:
    """Return whether a text names a county, or says that it is of counties.

    Args:
        text: A label or a heading; a name may stand among other words with its kind, alone without it.
        counties: All of a jurisdiction; where there is one, it is the jurisdiction itself and no part of it.
    """
    if len(counties) <= 1:
        return False
    parts = [text, *_LIST_SIGNS.split(text)]
    whole = any(find_counties(counties, county.usps, part) for county in counties[:1] for part in parts)
    words = f" {_fold_words(text)} "
    within = any(f" {_fold_words(county.full_name)} " in words for county in counties)
    return whole or within or bool(_COUNTY_WORDS.search(text))


def _fold_words(text: str) -> str:
    """Return a text in folded words with one blank between them."""
    return " ".join(filter(None, map(fold_name, text.split())))


def _word_choices(counties: Iterable[County]) -> str:
    """Return the choices that an ambiguous name leaves: "Fairfax County (51059) or Fairfax city (51600)"."""
    return " or ".join(f"{county.full_name} ({county.fips})" for county in counties)


def fold_name(name: str) -> str:
    """Return a name as it is compared: small letters without accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"\bsaint(e?)\b", r"st\1", plain)
    return re.sub(r"[^a-z0-9]", "", plain)


def _find_cell_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    for column, rule, allowed in _RULES:
        fits = re.compile(rule).fullmatch
        yield from (row.fault(column, allowed) for row in rows if not fits(row.cells[column]))
    for row in rows:
        yield from find_name_faults(row, "name")
        yield from find_name_faults(row, "full_name")


def _make_county(row: Row) -> County:
    return County(
        fips=row["fips"],
        usps=row["usps"],
        name=row["name"],
        full_name=row["full_name"],
        editions=_parse_editions(row["in_2016"], row["in_2023"]),
        former_fips=row["former_fips"],
        former_name=row["former_name"],
        part_of=row["part_of"],
    )


def _find_doubled_names(rows: Iterable[Row], counties: Iterable[County]) -> Iterator[Fault]:
    """Yield each full name that another county of the state and edition has: nothing tells the two apart."""
    seen: dict[tuple[str, int, str], str] = {}
    for row, county in zip(rows, counties, strict=True):
        keys = [(county.usps, edition, county.full_name.casefold()) for edition in county.editions]
        if any(seen.setdefault(key, county.fips) != county.fips for key in keys):
            allowed = f"a full name that no other county of {county.usps} has"
            yield row.fault("full_name", allowed, code=FormCode.DOUBLED)


def _list_former_names(county: County) -> set[str]:
    """Return what a county was called, folded, without and with its kind; nothing for nearly all."""
    if not county.former_name:
        return set()
    kind = county.full_name.removeprefix(county.name)
    return {fold_name(county.former_name), fold_name(county.former_name + kind)}


@lru_cache(4)
def _parse_editions(in_2016: str, in_2023: str) -> frozenset[int]:
    return frozenset(year for year, mark in ((2016, in_2016), (2023, in_2023)) if mark == "1")
