"""What one state has in the national tables: cases and calls by year, offenses by county, year and type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factsheet.errors import DataError, FormCode
from factsheet.fields import MOST_COUNTED
from factsheet.model import Bar, CountyCounts, Measure, Offenses, Period, StateShapes, YearSeries
from factsheet.model.vocabulary import OffenseType
from factsheet.reading.csv_rows import Row
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import Figures

_SUM_ALLOWED = f"0 to {MOST_COUNTED:,} for a state, a county or a kind of offense, over all years"


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


@dataclass(frozen=True, slots=True)
class HotlineSeries:
    """Cases and calls of a state by year, None where the Hotline's table has no row of it."""

    cases: YearSeries | None
    calls: YearSeries | None


def make_hotline_series(entries: Sequence[Entry], *, is_told: bool = False) -> HotlineSeries:
    """Return cases and calls by year from the Hotline's rows of a state.

    Args:
        entries: The rows.
        is_told: Whether faults may tell sums of them.

    Raises:
        DataError: A year between the first and the last has no row, or the years add up to more than any
            count may be.
    """
    cases, calls = (make_year_series(entries, column, HOTLINE_SOURCE) for column in ("cases", "calls"))
    for column, series in (("cases", cases), ("calls", calls)):
        if series is not None and series.total is not None:
            _refuse_sums({column: series.total}, {column: entries[-1].row}, column, is_told=is_told)
    return HotlineSeries(cases, calls)


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
    return Measure(value=sum(years.values), period=years.period, source=years.source)


def complete_figures(given: Figures, hotline: HotlineSeries) -> Figures:
    """Return the key figures of a state: as its profile gives them, else cases and calls summed by year."""
    return Figures(
        cases=given.cases or sum_series(hotline.cases),
        persons=given.persons,
        calls=given.calls or sum_series(hotline.calls),
    )


def make_county_counts(
    shapes: StateShapes,
    placed: Sequence[Entry],
    not_placed: Sequence[Entry],
    period: Period,
    *,
    is_told: bool = False,
) -> CountyCounts:
    """Return a count for each county of the shapes; one that is in no row counts 0, "none reported".

    In a jurisdiction of one county nothing can belong to another one, so there nothing stays unplaced.

    Args:
        shapes: Whose counties are counted.
        placed: Rows of single counties.
        not_placed: Rows of the state that belong to no single county.
        period: The years that are summed.
        is_told: Whether faults may tell sums of the rows.

    Raises:
        DataError: The corrections of a county or of the whole state are more than its counts, or its years
            add up to more than any count may be.
    """
    cells = dict.fromkeys((county.fips for county in shapes.counties), 0)
    for entry in placed:
        cells[entry.place] += entry.numbers[0]
    _refuse_sums(cells, {entry.place: entry.row for entry in placed}, is_told=is_told)
    unplaced = sum(entry.numbers[0] for entry in not_placed)
    every = (*placed, *not_placed)
    if every:
        whole = sum(cells.values()) + unplaced
        _refuse_sums({shapes.usps: whole}, {shapes.usps: every[-1].row}, is_told=is_told)
    if len(cells) == 1:
        cells = {fips: count + unplaced for fips, count in cells.items()}
        unplaced = 0
    return CountyCounts(cells, unplaced, period, FBI_SOURCE)


def make_offenses(
    types: Sequence[Entry],
    placed: Sequence[Entry],
    not_placed: Sequence[Entry],
    *,
    is_told: bool = False,
) -> Offenses | None:
    """Return the offenses of the whole jurisdiction, or None where the file has no row of it.

    A kind of offense without a row is left out: nobody reported that there was none.

    Args:
        types: Rows by kind of offense.
        placed: Rows of single counties.
        not_placed: Rows that belong to no single county.
        is_told: Whether faults may tell sums of the rows.

    Raises:
        DataError: The tables by type and by county do not add up to the same number, or the corrections of
            a kind are more than its counts.
    """
    by_year = make_year_series(types, "offenses", FBI_SOURCE)
    _refuse_other_sum(types, (*placed, *not_placed), is_told=is_told)
    if by_year is None:
        return None
    by_type: dict[str, list[Entry]] = {
        kind: [entry for entry in types if entry.word == kind] for kind in OffenseType
    }
    sums = {kind: sum(entry.numbers[0] for entry in rows) for kind, rows in by_type.items() if rows}
    _refuse_sums(sums, {kind: rows[-1].row for kind, rows in by_type.items() if rows}, is_told=is_told)
    return Offenses(by_year, tuple(Bar(label=kind, value=count) for kind, count in sums.items()))


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


def _refuse_sums(
    sums: Mapping[str, int], last_rows: Mapping[str, Row], column: str = "offenses", *, is_told: bool
) -> None:
    """Refuse sums that no count can be, such as those of a county with more corrections than counts."""
    faults = [
        row.fault(column, _SUM_ALLOWED, found=_word_sum(sums[key], is_told=is_told), code=FormCode.SUM)
        for key, row in last_rows.items()
        if not 0 <= sums[key] <= MOST_COUNTED
    ]
    if faults:
        raise DataError(*faults)


def _word_sum(number: int, *, is_told: bool) -> str:
    hidden = "too many" if number > 0 else "more corrections than counts"
    return f"{number if is_told else hidden} over all years"


def _refuse_other_sum(types: Sequence[Entry], elsewhere: Sequence[Entry], *, is_told: bool) -> None:
    by_type = sum(entry.numbers[0] for entry in types)
    by_county = sum(entry.numbers[0] for entry in elsewhere)
    if by_type == by_county:
        return
    row = (types or elsewhere)[0].row
    found = "another sum by type than by county and not placed"
    if is_told:
        found = f"{by_type} by type, {by_county} by county and not placed"
    raise DataError(row.fault("offenses", "the same sum in the three tables", found=found, code=FormCode.SUM))
