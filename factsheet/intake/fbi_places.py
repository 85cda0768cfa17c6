"""The county that each row of the FBI's file belongs to, or why it belongs to none."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.errors import DataError, Fault, FormCode, UsageError
from factsheet.intake.fbi_file import FbiRow
from factsheet.model.vocabulary import NotPlacedReason
from factsheet.reading.quoting import quote_value
from factsheet.sources.county_names import (
    County,
    CountyNameError,
    find_counties,
    fold_name,
    resolve_county,
)

PLACE_ALLOWED = 'a name and the code of its county, such as "FAIRFAX=51059"'

_NO_COUNTY = frozenset({"", "notspecified", "unmappedcounty"})

Choices = Mapping[tuple[str, str], County]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What names are read by.

    Attributes:
        counties: Of all states and editions.
        choices: Decisions of the user.
        cities: By state one name that the file writes as "... CITY" and that is a city outside any county.
    """

    counties: Sequence[County]
    choices: Choices
    cities: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its county's code, or with the reason why it has none."""

    row: FbiRow
    fips: str | None
    reason: str = ""


def read_choices(texts: Iterable[str], counties: Sequence[County]) -> Choices:
    """Return the county by state and folded name, from texts such as ``FAIRFAX=51059``.

    Raises:
        UsageError: A text has another form, or names no county.
    """
    by_code = {county.fips: county for county in counties}
    choices: dict[tuple[str, str], County] = {}
    for text in texts:
        name, _, code = text.rpartition("=")
        county = by_code.get(code.strip())
        if not name.strip() or county is None:
            raise UsageError(Fault("command line", 1, "--place", quote_value(text), PLACE_ALLOWED))
        choices[county.usps, fold_name(name)] = county
    return choices


def read_gazetteer(rows: Iterable[FbiRow], counties: Sequence[County], choices: Choices) -> Gazetteer:
    """Return what the names of a file are read by; `rows` are all of its rows."""
    cities: dict[str, str] = {}
    for usps, name in sorted(
        {(row.usps, row.county) for row in rows if row.county.upper().endswith(" CITY")}
    ):
        if any(_is_city(county) for county in find_counties(counties, usps, name)):
            cities.setdefault(usps, name)
    return Gazetteer(counties, choices, cities)


def place_rows(
    file: str, rows: Sequence[FbiRow], gazetteer: Gazetteer
) -> tuple[tuple[PlacedRow, ...], tuple[str, ...]]:
    """Return each row with its place, and a line for each name that needed a decision.

    A name that a county and a city share means the county if the file writes the cities of that state as
    "... CITY"; else it must be among the choices.

    Raises:
        DataError: A name means no county, or several; each name is told once, at its first row.
    """
    found: dict[tuple[str, str], County] = {}
    faults: list[Fault] = []
    notes: list[str] = []
    for row in rows:
        key = (row.usps, row.county)
        if key in found or _find_reason(row.county):
            continue
        try:
            found[key], told = _find_county(row, gazetteer)
            notes += told
        except CountyNameError as error:
            found[key] = gazetteer.counties[0]  # a stand-in: the fault below stops the import
            quoted = quote_value(row.county)
            faults.append(Fault(file, row.line, "COUNTY_NAME", quoted, str(error), code=FormCode.NAME))
    if faults:
        raise DataError(*faults)
    placed = tuple(_place_row(row, found) for row in rows)
    return _unify_editions(placed, {county.fips: county for county in gazetteer.counties}), tuple(notes)


def _place_row(row: FbiRow, found: Mapping[tuple[str, str], County]) -> PlacedRow:
    reason = _find_reason(row.county)
    return PlacedRow(row, None, reason) if reason else PlacedRow(row, found[row.usps, row.county].fips)


def _find_reason(name: str) -> str:
    """Return why a cell names no single county, or nothing if it names one."""
    if fold_name(name) in _NO_COUNTY:
        return NotPlacedReason.NOT_SPECIFIED
    return NotPlacedReason.SEVERAL_COUNTIES if len(_split_names(name)) > 1 else ""


def _split_names(cell: str) -> list[str]:
    """Return the counties that a cell names, each once, whatever its capitals."""
    parts = (part.strip() for part in re.split("[;,]", cell))
    return list({fold_name(part): part for part in parts if part}.values())


def _find_county(row: FbiRow, gazetteer: Gazetteer) -> tuple[County, list[str]]:
    """Return the county that a row names, with a note where more than the name decided."""
    chosen = gazetteer.choices.get((row.usps, fold_name(row.county)))
    if chosen:
        return chosen, [f"{row.usps}: {row.county} is read as {chosen.full_name}, as --place says"]
    (name,) = _split_names(row.county) or [row.county]  # "FRANKLIN; FRANKLIN" is one county
    same = find_counties(gazetteer.counties, row.usps, name)
    proper = [county for county in same if not _is_city(county)]
    city = gazetteer.cities.get(row.usps)
    if len(same) > 1 and len(proper) == 1 and city:
        because = f"the file writes cities as {city}"
        return proper[0], [f"{row.usps}: {row.county} is read as {proper[0].full_name}: {because}"]
    if len(same) > 1:
        ways = " or ".join(f'--place "{row.county}={county.fips}" for {county.full_name}' for county in same)
        raise CountyNameError(ways)
    return resolve_county(gazetteer.counties, row.usps, name), []


def _is_city(county: County) -> bool:
    return county.full_name.endswith(" city")


def _unify_editions(placed: tuple[PlacedRow, ...], counties: Mapping[str, County]) -> tuple[PlacedRow, ...]:
    """Bring the rows of each state to counties of one edition; what has none there loses its place."""
    result = list(placed)
    for usps in sorted({item.row.usps for item in placed}):
        own = [index for index, item in enumerate(result) if item.row.usps == usps and item.fips]
        kept = _choose_edition([result[index] for index in own], counties)
        for index in own:
            fips = str(result[index].fips)
            if kept is not None and kept not in counties[fips].editions:
                part_of = counties[fips].part_of
                result[index] = PlacedRow(
                    result[index].row, part_of or None, "" if part_of else NotPlacedReason.PLANNING_REGION
                )
    return tuple(result)


def _choose_edition(placed: Sequence[PlacedRow], counties: Mapping[str, County]) -> int | None:
    """Return the edition of counties that most years of a state's rows have, or None where all agree."""
    years: dict[int, set[int]] = {}
    for item in placed:
        editions = counties[str(item.fips)].editions
        if len(editions) == 1:
            years.setdefault(min(editions), set()).add(item.row.year)
    if len(years) < len(("older", "newer")):
        return None
    return max(sorted(years, reverse=True), key=lambda edition: len(years[edition]))
