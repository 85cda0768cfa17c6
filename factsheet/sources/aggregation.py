"""What one state has in the national tables: cases and calls by year, offenses by county, year and type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import MOST_COUNTED
from factsheet.model import (
    CellMark,
    CountyCounts,
    Measure,
    NetBar,
    Offenses,
    Period,
    StateShapes,
    YearSeries,
)
from factsheet.model.vocabulary import OffenseType
from factsheet.reading.csv_rows import Row
from factsheet.sources.covered_years import take_latest_run
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import Figures

_SUM_ALLOWED = f"0 to {MOST_COUNTED:,} for a state, a county or a kind of offense, over all years"


@dataclass(frozen=True, slots=True)
class HotlineSeries:
    """Cases and calls of a state by year, None where the Hotline's table has no row of it."""

    cases: YearSeries | None
    calls: YearSeries | None


def make_hotline_series(entries: Sequence[Entry], *, is_told: bool = False) -> HotlineSeries:
    """Return cases and calls by year from the Hotline's rows of a state: of its latest years without a gap.

    Args:
        entries: The rows.
        is_told: Whether faults may tell sums of them.

    Raises:
        DataError: The years add up to more than any count may be.
    """
    rows = take_latest_run(entries)
    if not rows:
        return HotlineSeries(None, None)
    cases, calls = (sum_years(rows, column) for column in ("cases", "calls"))
    for column, series in (("cases", cases), ("calls", calls)):
        _refuse_sums({column: series.total or 0}, {column: rows[-1].row}, column, is_told=is_told)
    return HotlineSeries(cases, calls)


def sum_years(entries: Sequence[Entry], column: str) -> YearSeries:
    """Return one count of the Hotline by year, from rows of years without a gap."""
    totals = _sum_by_year(entries, column)
    return YearSeries(tuple(totals), tuple(totals.values()), HOTLINE_SOURCE)


def sum_series(years: YearSeries | None) -> Measure | None:
    """Return the sum of a series over its period, or None where there is no series."""
    if years is None:
        return None
    return Measure(value=years.total or 0, period=years.period, source=years.source)


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

    Where corrections exceed the counts of a county, its sum is below zero: so the sums of the tables agree.
    In a jurisdiction of one county nothing can belong to another one, so there nothing stays unplaced.

    Args:
        shapes: Whose counties are counted.
        placed: Rows of single counties.
        not_placed: Rows of the state that belong to no single county.
        period: The years that are summed.
        is_told: Whether faults may tell sums of the rows.

    Raises:
        DataError: The years of a county or of the whole state add up to more than any count may be.
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
    period: Period,
    *,
    is_told: bool = False,
) -> Offenses | None:
    """Return the offenses of the whole jurisdiction, or None where the file has no row of it.

    A kind of offense without a row is left out: nobody reported that there was none. A year without a row is
    "none reported".

    Args:
        types: Rows by kind of offense.
        placed: Rows of single counties.
        not_placed: Rows that belong to no single county.
        period: The years that are told.
        is_told: Whether faults may tell sums of the rows.

    Raises:
        DataError: The tables by type and by county do not add up to the same number in each year, or the
            years of a kind add up to more than any count may be.
    """
    _refuse_other_sums(types, (*placed, *not_placed), is_told=is_told)
    if not types:
        return None
    by_type: dict[str, list[Entry]] = {
        kind: [entry for entry in types if entry.word == kind] for kind in OffenseType
    }
    sums = {kind: sum(entry.numbers[0] for entry in rows) for kind, rows in by_type.items() if rows}
    _refuse_sums(sums, {kind: rows[-1].row for kind, rows in by_type.items() if rows}, is_told=is_told)
    years, totals = tuple(range(period.first, period.last + 1)), _sum_by_year(types, "offenses")
    values = tuple(totals.get(year, CellMark.NONE_REPORTED) for year in years)
    bars = tuple(NetBar(label=kind, value=count) for kind, count in sums.items())
    return Offenses(YearSeries(years, values, FBI_SOURCE), bars)


def _sum_by_year(rows: Iterable[Entry], column: str) -> dict[int, int]:
    totals: dict[int, int] = {}
    for entry in sorted(rows, key=lambda entry: entry.year):
        totals[entry.year] = totals.get(entry.year, 0) + int(entry.row[column])
    return totals


def _refuse_sums(
    sums: Mapping[str, int], last_rows: Mapping[str, Row], column: str = "offenses", *, is_told: bool
) -> None:
    """Refuse sums that no count can be."""
    faults = [
        row.fault(column, _SUM_ALLOWED, found=_word_sum(sums[key], is_told=is_told), code=FormCode.SUM)
        for key, row in last_rows.items()
        if abs(sums[key]) > MOST_COUNTED
    ]
    if faults:
        raise DataError(*faults)


def _word_sum(number: int, *, is_told: bool) -> str:
    return f"{number if is_told else 'too many'} over all years"


def _refuse_other_sums(types: Sequence[Entry], elsewhere: Sequence[Entry], *, is_told: bool) -> None:
    """Refuse years in which the offenses by type are not those by county and not placed."""
    by_type, by_place = _sum_by_year(types, "offenses"), _sum_by_year(elsewhere, "offenses")
    faults = [
        _make_sum_fault(
            [entry for entry in types if entry.year == year],
            [entry for entry in elsewhere if entry.year == year],
            is_told=is_told,
        )
        for year in sorted({*by_type, *by_place})
        if by_type.get(year, 0) != by_place.get(year, 0)
    ]
    if faults:
        raise DataError(*faults)


def _make_sum_fault(types: Sequence[Entry], elsewhere: Sequence[Entry], *, is_told: bool) -> Fault:
    """Return that the rows of one year differ, with both numbers and the tables that they come from."""
    first = (*types, *elsewhere)[0]
    by_type, by_place = (sum(entry.numbers[0] for entry in rows) for rows in (types, elsewhere))
    left, right = (f"{by_type} ", f"{by_place} ") if is_told else ("one sum ", "another ")
    by_type_told = f"{left}by type in {first.year} {_word_lines(types)}"
    found = f"{by_type_told}, {right}by county and not placed {_word_lines(elsewhere)}"
    return first.row.fault("offenses", "the same sum in the three tables", found=found, code=FormCode.SUM)


def _word_lines(rows: Sequence[Entry]) -> str:
    """Return where rows stand: "(fbi_county_offenses.csv from line 12, fbi_not_placed.csv from line 2)"."""
    lines: dict[str, int] = {}
    for entry in rows:
        lines.setdefault(Path(entry.row.file).name, entry.row.line)
    told = ", ".join(f"{file} from line {line}" for file, line in lines.items())
    return f"({told or 'no row'})"
