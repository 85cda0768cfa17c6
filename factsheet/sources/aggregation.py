"""What one state has in the national tables: cases and calls by year, offenses by county, year and type."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from factsheet.errors import DataError, FormCode
from factsheet.model import Bar, CountyCounts, Measure, Nation, Offenses, Period, StateShapes, YearSeries
from factsheet.sources.national_tables import Entry, NationalSchema

HOTLINE_SOURCE = "hotline-annual"
FBI_SOURCE = "fbi-offenses"

NATION = 51  # the 50 states and the District of Columbia
HOTLINE_FORM = NationalSchema("usps", ("calls", "cases"))
COUNTY_FORM = NationalSchema("fips", ("offenses",), is_net=True)
NOT_PLACED_REASONS = ("several_counties", "not_specified", "planning_region")
NOT_PLACED_FORM = NationalSchema("usps", ("offenses",), "reason", NOT_PLACED_REASONS, is_net=True)
OFFENSE_TYPES = ("commercial_sex_acts", "involuntary_servitude")
TYPES_FORM = NationalSchema("usps", ("offenses",), "type", OFFENSE_TYPES, is_net=True)


def make_year_series(entries: Sequence[Entry], column: str, source: str) -> YearSeries | None:
    """Return one count by year, or None where there are no rows.

    Raises:
        DataError: A year between the first and the last has no row.
    """
    if not entries:
        return None
    rows = sorted(entries, key=lambda entry: entry.year)
    _refuse_gaps(rows)
    totals = _sum_years(rows, column)
    return YearSeries(tuple(totals), tuple(totals.values()), source)


def make_nation(rows: Mapping[str, Sequence[Entry]]) -> Nation | None:
    """Return calls and cases of the nation by year: of the 50 states and the District of Columbia at least.

    None where fewer are in the table, or where their years differ.
    """
    if len(rows) < NATION:
        return None
    years = {tuple(sorted(entry.year for entry in entries)) for entries in rows.values()}
    every = sorted((entry for entries in rows.values() for entry in entries), key=lambda entry: entry.year)
    cases, calls = (make_year_series(every, column, HOTLINE_SOURCE) for column in ("cases", "calls"))
    return Nation(cases, calls) if len(years) == 1 and cases and calls else None


def check_coverage(entries: Sequence[Entry], period: Period | None) -> Sequence[Entry]:
    """Return the rows of a state, which must cover the whole period of their source if there are any.

    Raises:
        DataError: A year of the period has no row.
    """
    years = {entry.year for entry in entries}
    missing = [] if period is None else sorted(set(range(period.first, period.last + 1)) - years)
    if entries and missing:
        found = f"no row for {', '.join(map(str, missing))}"
        allowed = "a row for each year of the source"
        raise DataError(entries[-1].row.fault("year", allowed, found=found, code=FormCode.YEARS))
    return entries


def sum_series(years: YearSeries | None) -> Measure | None:
    """Return the sum of a series over its period, or None where there is no series."""
    if years is None:
        return None
    period = Period(first=years.years[0], last=years.years[-1])
    return Measure(value=sum(years.values), period=period, source=years.source)


def make_county_counts(
    shapes: StateShapes, placed: Sequence[Entry], not_placed: Sequence[Entry], period: Period
) -> CountyCounts:
    """Return a count for each county of the shapes; one that is in no row counts 0, "none reported".

    In a jurisdiction of one county nothing can belong to another one, so there nothing stays unplaced.

    Raises:
        DataError: A county's corrections are more than its counts.
    """
    cells = dict.fromkeys((county.fips for county in shapes.counties), 0)
    for entry in placed:
        cells[entry.place] += entry.numbers[0]
    _refuse_negatives(cells, placed)
    unplaced = sum(entry.numbers[0] for entry in not_placed)
    if len(cells) == 1:
        cells = {fips: count + unplaced for fips, count in cells.items()}
        unplaced = 0
    return CountyCounts(cells, unplaced, period, FBI_SOURCE)


def make_offenses(
    types: Sequence[Entry], placed: Sequence[Entry], not_placed: Sequence[Entry]
) -> Offenses | None:
    """Return the offenses of the whole jurisdiction, or None where the file has no row of it.

    Raises:
        DataError: The tables by type and by county do not add up to the same number.
    """
    by_year = make_year_series(types, "offenses", FBI_SOURCE)
    _refuse_other_sum(types, (*placed, *not_placed))
    if by_year is None:
        return None
    counts = Counter(dict.fromkeys(OFFENSE_TYPES, 0))
    for entry in types:
        counts[entry.word] += entry.numbers[0]
    bars = tuple(Bar(label=word, value=counts[word]) for word in OFFENSE_TYPES)
    return Offenses(by_year, bars)


def _sum_years(rows: Iterable[Entry], column: str) -> dict[int, int]:
    totals: dict[int, int] = {}
    for entry in rows:
        totals[entry.year] = totals.get(entry.year, 0) + int(entry.row[column])
    return totals


def _refuse_gaps(rows: Sequence[Entry]) -> None:
    allowed = "each year from the first to the last"
    faults = [
        after.row.fault("year", allowed, found=f"{after.year} after {before.year}", code=FormCode.YEARS)
        for before, after in pairwise(rows)
        if after.year - before.year > 1
    ]
    if faults:
        raise DataError(*faults)


def _refuse_negatives(cells: dict[str, int], placed: Sequence[Entry]) -> None:
    last_rows = {entry.place: entry.row for entry in placed}
    allowed = "0 or more for a county over all years"
    faults = [
        last_rows[fips].fault("offenses", allowed, found=f"{count} over all years", code=FormCode.SUM)
        for fips, count in cells.items()
        if count < 0
    ]
    if faults:
        raise DataError(*faults)


def _refuse_other_sum(types: Sequence[Entry], elsewhere: Sequence[Entry]) -> None:
    by_type = sum(entry.numbers[0] for entry in types)
    by_county = sum(entry.numbers[0] for entry in elsewhere)
    if by_type == by_county:
        return
    row = (types or elsewhere)[0].row
    found = f"{by_type} by type, {by_county} by county and not placed"
    raise DataError(row.fault("offenses", "the same sum in the three tables", found=found, code=FormCode.SUM))
