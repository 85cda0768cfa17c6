"""Counts by county from any source but the FBI: ``tables/county_counts.csv``, one row a county and period.

What stands in no row is not known: it is "no data" on the map, never zero. A row whose code ends in 000 has
what is tied to no single county of the state.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import TypeAdapter, ValidationError

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import FIPS_ALLOWED, MOST_COUNTED, is_fips, restore_fips_zero
from factsheet.model import Cell, CellMark, CountyCounts, Period, StateShapes
from factsheet.model.counts import CELL_ALLOWED
from factsheet.model.period import PERIOD_FORMS
from factsheet.reading.csv_rows import Row, scan_rows
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import TABLES
from factsheet.reading.quoting import list_allowed_words, quote_count, quote_line, quote_place, quote_value
from factsheet.sources.national_schemas import COUNTIES, FBI_SOURCE, NATIONAL_SCHEMAS
from factsheet.sources.national_tables import CountyCodes
from factsheet.sources.state_rows import StateRows

OWN_COUNTIES = f"{TABLES}/county_counts.csv"
COLUMNS = ("fips", "source", "year", "count")
_NOT_PLACED_END = "000"

_COUNT_ALLOWED = f"{CELL_ALLOWED}, or '{CellMark.NO_DATA}' where nobody knows"
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_PLACE_ALLOWED = f"{FIPS_ALLOWED}, of a state or territory; {_NOT_PLACED_END} for no single county"
_NATIONAL = {schema.source for schema in NATIONAL_SCHEMAS}  # decided upon for whole states, or agencies
_FBI_COUNTIES = f"{TABLES}/{COUNTIES.file}"
_period = TypeAdapter[Period](Period)


def name_unplaced(state_fips: str) -> str:
    """Return what stands in place of a county's code where a count is tied to no single county: "19000"."""
    return f"{state_fips}{_NOT_PLACED_END}"


def is_unplaced(fips: str) -> bool:
    """Return whether a code stands for no single county of its state."""
    return fips.endswith(_NOT_PLACED_END)


@dataclass(frozen=True, slots=True)
class CountyRow:
    """One row, read.

    Attributes:
        place: The code of five digits in force, with its leading zero; "19000" for no single county.
    """

    row: Row
    place: str
    source: str
    period: Period
    cell: Cell

    @property
    def is_placed(self) -> bool:
        """Return whether it is of a single county."""
        return not is_unplaced(self.place)


@dataclass(frozen=True, slots=True)
class OwnCounties(StateRows[CountyRow]):
    """The rows of all states.

    Attributes:
        unassigned: Faults of rows that belong to no state.
    """

    unassigned: tuple[Fault, ...] = ()


def read_own_counties(
    folder: DataFolder,
    states: Mapping[str, str],
    sources: Iterable[str],
    codes: CountyCodes,
    *,
    is_told: bool = False,
) -> OwnCounties:
    """Read the table of a folder.

    Args:
        folder: Of data.
        states: Postal code by the two digits of the state.
        sources: The keys of all sources.
        codes: Those that are known.
        is_told: Whether messages may tell its counts.

    Raises:
        DataError: The file has another form.
    """
    rows: dict[str, list[CountyRow]] = defaultdict(list)
    faults: dict[str, list[Fault]] = defaultdict(list)
    unassigned: list[Fault] = []
    known, seen = tuple(sources), set[tuple[str, str, Period]]()
    readable, broken = scan_rows(folder.find(OWN_COUNTIES), COLUMNS)
    for unreadable in broken:
        usps = states.get(restore_fips_zero(unreadable.first)[:2]) if unreadable.column == "fips" else None
        (unassigned if usps is None else faults[usps]).append(unreadable.fault)
    for row in readable:
        place = _restore_place(row["fips"], states, codes.known)
        usps = states.get(place[:2])
        if usps is None or not is_fips(place):  # of another length it could be of any state
            fault = row.fault("fips", _PLACE_ALLOWED, found=quote_place(row["fips"]), code=FormCode.PLACE)
            unassigned.append(fault)
            continue
        read, wrong = _read_row(row, codes.replaced.get(place, place), known, is_told=is_told)
        if read is not None:
            key = (read.place, read.source, read.period)
            if key in seen:
                found = f"'{place} {read.source} {row['year']}' again"
                allowed = "each county, source and period once"
                wrong.append(row.fault("fips", allowed, found=found, code=FormCode.DOUBLED))
            seen.add(key)
            rows[usps].append(read)
        faults[usps] += wrong
    return OwnCounties(
        {usps: tuple(read) for usps, read in rows.items()},
        {usps: tuple(sorted(wrong)) for usps, wrong in faults.items()},
        tuple(unassigned),
    )


def _restore_place(text: str, states: Mapping[str, str], known_codes: Collection[str]) -> str:
    """Return a code with a leading zero that a spreadsheet took away, where that gives a county there is."""
    place = restore_fips_zero(text)
    is_known = place in known_codes or (is_unplaced(place) and place[:2] in states)
    return place if is_known else text


def _read_row(
    row: Row, place: str, sources: Sequence[str], *, is_told: bool
) -> tuple[CountyRow | None, list[Fault]]:
    """Return the row, None and its faults where something in it does not fit."""
    faults = []
    own = [key for key in sources if key not in _NATIONAL]
    if row["source"] not in own:
        listed = list_allowed_words(own, near=row["source"])
        elsewhere = f"; the counts of {FBI_SOURCE} stand in {_FBI_COUNTIES}"
        allowed = f"a key of sources.yaml: {listed}{elsewhere if row['source'] == FBI_SOURCE else ''}"
        faults.append(row.fault("source", allowed, found=quote_value(row["source"]), code=FormCode.SOURCE))
    period, cell = _read_period(row["year"]), _read_cell(row["count"])
    if period is None:
        faults.append(row.fault("year", PERIOD_FORMS, found=quote_line(row["year"]), code=FormCode.YEARS))
    if cell is None:
        quote = quote_value if is_told else quote_count
        faults.append(row.fault("count", _COUNT_ALLOWED, found=quote(row["count"])))
    if faults or period is None or cell is None:
        return None, faults
    return CountyRow(row, place, row["source"], period, cell), []


def _read_period(text: str) -> Period | None:
    try:
        return _period.validate_python(text)
    except ValidationError:
        return None


def _read_cell(text: str) -> Cell | None:
    if text.casefold() in {mark.value for mark in CellMark}:
        return CellMark(text.casefold())
    return int(text) if _WHOLE.fullmatch(text) and int(text) <= MOST_COUNTED else None


def list_county_sources(rows: Iterable[CountyRow]) -> tuple[str, ...]:
    """Return the sources of which there are rows, in the order of the file."""
    return tuple(dict.fromkeys(row.source for row in rows))


def count_own_counties(
    shapes: StateShapes, rows: Iterable[CountyRow], source: str, *, is_told: bool = False
) -> CountyCounts:
    """Return what a source has for each county of the shapes, summed over the years of its rows.

    A county without a row has no data; one whose count of a year is kept back or unknown has none in all.

    Args:
        shapes: Whose counties are counted.
        rows: All rows of the state; one of the source is among them.
        source: Its key.
        is_told: Whether faults may tell sums of the rows.

    Raises:
        DataError: The periods overlap or leave a gap, a county lacks one of several years, or the sum is more
            than any count may be.
    """
    own = [row for row in rows if row.source == source]
    periods = sorted(dict.fromkeys(row.period for row in own), key=lambda each: (each.first, each.last))
    _refuse_broken_years(own, periods)
    by_place: dict[str, list[CountyRow]] = defaultdict(list)
    for row in own:
        by_place[row.place].append(row)
    _refuse_lacking_years(by_place, periods)
    sums = {place: _add_cells([row.cell for row in rows]) for place, rows in by_place.items()}
    _refuse_high_sums(sums, by_place, is_told=is_told)
    cells = {county.fips: sums.get(county.fips, CellMark.NO_DATA) for county in shapes.counties}
    unplaced = [cell for place, cell in sums.items() if is_unplaced(place)]
    whole = periods[0] if len(periods) == 1 else Period(first=periods[0].first, last=periods[-1].last)
    return CountyCounts(cells, unplaced[0] if unplaced else 0, whole, source)


def _add_cells(cells: Sequence[Cell]) -> Cell:
    """Return the sum, or what stands in place of a number that is missing: "not shown" above "no data"."""
    marks = [cell for cell in cells if isinstance(cell, CellMark)]
    if marks:
        return CellMark.NOT_SHOWN if CellMark.NOT_SHOWN in marks else CellMark.NO_DATA
    return sum(cell for cell in cells if isinstance(cell, int))


def _refuse_broken_years(rows: Sequence[CountyRow], periods: Sequence[Period]) -> None:
    """Refuse periods that are no run of whole years, each once, unless there is one period alone."""
    if len(periods) == 1:
        return
    faults = []
    for before, after in pairwise(periods):
        if before.is_part or after.is_part or after.first != before.last + 1:
            row = next(row for row in rows if row.period == after)
            allowed = "one period, or years that follow each other without a gap"
            found = f"{quote_value(row.row['year'])} beside {_word_years(before, rows)}"
            faults.append(row.row.fault("year", allowed, found=found, code=FormCode.YEARS))
    if faults:
        raise DataError(*faults)


def _word_years(period: Period, rows: Iterable[CountyRow]) -> str:
    return quote_value(next(row.row["year"] for row in rows if row.period == period))


def _refuse_lacking_years(by_place: Mapping[str, Sequence[CountyRow]], periods: Sequence[Period]) -> None:
    """Refuse a county that has rows of some of the years alone: its sum would be too low without a word."""
    faults = [
        rows[-1].row.fault(
            "year",
            f"a row of {period.first} too: 0 for none, '{CellMark.NO_DATA}' where nobody knows",
            found=f"none of {period.first} for {place}",
            code=FormCode.YEARS,
        )
        for place, rows in by_place.items()
        for period in periods
        if period not in {row.period for row in rows}
    ]
    if faults:
        raise DataError(*sorted(faults))


def _refuse_high_sums(
    sums: Mapping[str, Cell], by_place: Mapping[str, Sequence[CountyRow]], *, is_told: bool
) -> None:
    numbers = {place: cell for place, cell in sums.items() if isinstance(cell, int)}
    faults = list(_find_high_sums(numbers, by_place, is_told=is_told))
    if faults:
        raise DataError(*faults)


def _find_high_sums(
    numbers: Mapping[str, int], by_place: Mapping[str, Sequence[CountyRow]], *, is_told: bool
) -> Iterator[Fault]:
    allowed = f"0 to {MOST_COUNTED:,} for a county and for the state, over all years"
    whole = sum(numbers.values())
    for place, number in numbers.items():
        row = by_place[place][-1].row
        if number > MOST_COUNTED or (whole > MOST_COUNTED and place == [*numbers][-1]):
            told = max(number, whole) if is_told else "too many"
            yield row.fault("count", allowed, found=f"{told} over all years", code=FormCode.SUM)
