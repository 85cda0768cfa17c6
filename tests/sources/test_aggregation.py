"""What one state has in the national tables: sums that lose nothing, and rows that do not fit together."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.model import CellMark, Measure, Period, YearSeries, sum_cells
from factsheet.reading.csv_rows import Row
from factsheet.sources.aggregation import (
    HotlineSeries,
    complete_figures,
    make_county_counts,
    make_hotline_series,
    make_offenses,
    sum_series,
)
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import Figures
from tests.figures.builders import the_shapes

PERIOD = Period(first=2019, last=2023)
SOURCE = "a-source"
DELAWARE = tuple(county.fips for county in the_shapes("DE").counties)
KINDS = ("commercial_sex_acts", "involuntary_servitude")

YEARS = st.lists(st.tuples(st.integers(2019, 2021), st.integers(0, 400)), max_size=8)
PLACED = st.lists(
    st.tuples(st.sampled_from(DELAWARE), st.integers(2019, 2023), st.integers(0, 400)), max_size=12
)
NUMBERS = st.lists(st.integers(0, 400), max_size=5)
GIVEN = Measure(value=7, period=Period(first=2016, last=2016), source="my-desk")
FIGURES = st.builds(
    Figures, cases=st.sampled_from([None, GIVEN]), persons=st.none(), calls=st.sampled_from([None, GIVEN])
)


def an_entry(place: str, year: int, number: int, word: str = "", line: int = 2) -> Entry:
    cells = {"place": place, "year": str(year), "offenses": str(number), "word": word}
    return Entry(Row("a.csv", line, cells), place, place, word, year, (number,))


def a_hotline_row(year: int, calls: int, cases: int) -> Entry:
    cells = {"year": str(year), "calls": str(calls), "cases": str(cases)}
    return Entry(Row("a.csv", 2, cells), "DE", "DE", "", year, (calls, cases))


def offenses_of(*rows: tuple[int, str, int]) -> list[Entry]:
    return [an_entry("DE", year, count, kind, line) for line, (year, kind, count) in enumerate(rows, 2)]


def entries_of(years: list[tuple[int, int]]) -> list[Entry]:
    return [an_entry("DE", year, number, line=2 + at) for at, (year, number) in enumerate(years)]


def placed_of(rows: list[tuple[str, int, int]]) -> list[Entry]:
    return [an_entry(fips, year, number, line=2 + at) for at, (fips, year, number) in enumerate(rows)]


def not_placed_of(numbers: list[int]) -> list[Entry]:
    return [an_entry("DE", 2019, number, "several_counties") for number in numbers]


@given(rows=YEARS, random=st.randoms(use_true_random=False))
def test_a_series_has_each_year_of_its_window_in_whatever_order_the_rows_stand(
    rows: list[tuple[int, int]], random: Random
) -> None:
    random.shuffle(rows)
    types = [an_entry("DE", year, number, KINDS[0]) for year, number in rows]
    offenses = make_offenses(types, entries_of(rows), (), PERIOD)
    sums = Counter[int]()
    for year, number in rows:
        sums[year] += number
    told = [sums.get(year, CellMark.NONE_REPORTED) for year in range(2019, 2024)]
    if rows:
        assert offenses is not None
        assert offenses.by_year == YearSeries(tuple(range(2019, 2024)), tuple(told), FBI_SOURCE)
        assert offenses.by_year.total == sum(sums.values())
        assert offenses.by_year.reported == tuple(sorted(sums))
    else:
        assert offenses is None


def test_no_rows_make_no_series_and_no_sum() -> None:
    assert make_hotline_series([]) == HotlineSeries(None, None)
    assert sum_series(None) is None


@given(st.sets(st.integers(1990, 2020), min_size=1))
def test_the_hotline_s_series_are_of_the_latest_years_without_a_gap(years: set[int]) -> None:
    rows = [a_hotline_row(year, 2 * year, year) for year in years]
    series = make_hotline_series(rows)
    assert series.cases is not None
    assert series.calls is not None
    drawn = series.cases.years
    assert drawn == tuple(range(drawn[0], max(years) + 1))
    assert set(drawn) <= years
    assert drawn[0] - 1 not in years
    assert (series.calls.years, series.cases.values) == (drawn, drawn)


@given(values=st.lists(st.integers(0, 400), min_size=1, max_size=6))
def test_the_sum_of_a_series_is_of_all_its_years(values: list[int]) -> None:
    years = tuple(range(2012, 2012 + len(values)))
    measure = sum_series(YearSeries(years, tuple(values), SOURCE))
    assert measure is not None
    assert (measure.value, measure.source) == (sum(values), SOURCE)
    assert measure.period == Period(first=2012, last=2011 + len(values))


@given(rows=PLACED, numbers=NUMBERS)
def test_counties_and_what_is_not_placed_hold_every_offense(
    rows: list[tuple[str, int, int]], numbers: list[int]
) -> None:
    counts = make_county_counts(the_shapes("DE"), placed_of(rows), not_placed_of(numbers), PERIOD)
    sums = Counter(dict.fromkeys(DELAWARE, 0))
    for fips, _, number in rows:
        sums[fips] += number
    assert counts.cells == dict(sums)
    assert tuple(counts.cells) == DELAWARE
    assert counts.not_placed == sum(numbers)
    assert counts.period == PERIOD


@given(numbers=NUMBERS, others=NUMBERS)
def test_in_a_jurisdiction_of_one_county_nothing_stays_unplaced(
    numbers: list[int], others: list[int]
) -> None:
    placed = [an_entry("66010", 2019, number) for number in numbers]
    counts = make_county_counts(the_shapes("GU"), placed, not_placed_of(others), PERIOD)
    assert (counts.cells, counts.not_placed) == ({"66010": sum(numbers) + sum(others)}, 0)


def test_a_correction_lowers_the_count_of_its_county() -> None:
    rows = placed_of([(DELAWARE[0], 2019, 5), (DELAWARE[0], 2020, -1)])
    assert make_county_counts(the_shapes("DE"), rows, [], PERIOD).cells[DELAWARE[0]] == 4


@given(rows=st.lists(st.tuples(st.sampled_from(DELAWARE), st.integers(2019, 2023), st.integers(-9, 9))))
def test_corrections_below_zero_leave_the_sums_of_the_tables_equal(rows: list[tuple[str, int, int]]) -> None:
    types = [an_entry("DE", year, number, KINDS[0]) for _, year, number in rows]
    placed = placed_of([*rows, (DELAWARE[0], 2019, 0)])
    counts = make_county_counts(the_shapes("DE"), placed, [], PERIOD)
    offenses = make_offenses([*types, an_entry("DE", 2019, 0, KINDS[0])], placed, (), PERIOD)
    assert offenses is not None
    total = sum(number for *_, number in rows)
    assert sum_cells(counts.cells.values()) == offenses.by_year.total == total
    assert sum_cells(bar.value for bar in offenses.by_type) == total


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(KINDS), st.just(2019), st.integers(0, 400)),
        min_size=2,
        max_size=8,
    )
)
def test_offenses_by_kind_and_by_year_add_up_to_the_same(rows: list[tuple[str, int, int]]) -> None:
    known = [*rows, (KINDS[0], 2019, 1), (KINDS[1], 2019, 1)]
    types = [an_entry("DE", year, number, kind) for kind, year, number in known]
    total = sum(number for _, _, number in known)
    offenses = make_offenses(types, placed_of([(DELAWARE[0], 2019, total - 1)]), not_placed_of([1]), PERIOD)
    assert offenses is not None
    assert [bar.label for bar in offenses.by_type] == [*KINDS]
    assert sum_cells(bar.value for bar in offenses.by_type) == offenses.by_year.total == total


def test_without_rows_there_are_no_offenses() -> None:
    assert make_offenses([], [], [], PERIOD) is None


@pytest.mark.parametrize(
    ("types", "counties", "found", "hidden"),
    [
        (
            [5],
            [3],
            "5 by type in 2019 (a.csv from line 2), 4 by",
            "one sum by type in 2019 (a.csv from line 2), another by",
        ),
        ([], [3], "0 by type in 2019 (no row), 4 by", "one sum by type in 2019 (no row), another by"),
        (
            [5],
            [],
            "5 by type in 2019 (a.csv from line 2), 1 by",
            "one sum by type in 2019 (a.csv from line 2), another by",
        ),
    ],
)
def test_years_in_which_tables_differ_are_told_with_both_numbers_and_where_they_stand(
    types: list[int], counties: list[int], found: str, hidden: str
) -> None:
    for is_told, words in ((True, found), (False, hidden)):
        with pytest.raises(DataError) as caught:
            make_offenses(
                [an_entry("DE", 2019, number, KINDS[0]) for number in types],
                placed_of([(DELAWARE[0], 2019, number) for number in counties]),
                not_placed_of([1]),
                PERIOD,
                is_told=is_told,
            )
        assert [str(fault) for fault in caught.value.faults] == [
            f"a.csv:2: offenses: found {words} county and not placed (a.csv from line 2); "
            "allowed: the same sum in the three tables"
        ]


def test_a_digit_in_one_year_is_told_of_that_year_though_another_year_makes_up_for_it() -> None:
    types = offenses_of((2019, KINDS[0], 4), (2020, KINDS[0], 6), (2021, KINDS[0], 1))
    with pytest.raises(DataError) as caught:
        make_offenses(types, placed_of([(DELAWARE[0], year, 5) for year in (2019, 2020)]), (), PERIOD)
    assert [fault.found.split(" (")[0] for fault in caught.value.faults] == [
        f"one sum by type in {year}" for year in (2019, 2020, 2021)
    ]


@given(
    st.dictionaries(
        st.tuples(st.integers(2019, 2021), st.sampled_from(KINDS)), st.integers(0, 99), min_size=1
    )
)
def test_a_kind_is_printed_if_it_has_a_row_and_is_the_sum_of_its_rows(
    counts: dict[tuple[int, str], int],
) -> None:
    rows = [(year, kind, counts.get((year, kind), 0)) for year, kind in sorted(counts)]
    types = offenses_of(*rows)
    offenses = make_offenses(types, offenses_of(*((year, "", count) for year, _, count in rows)), (), PERIOD)
    sums = Counter[str]()
    for _, kind, count in rows:
        sums[kind] += count
    assert offenses is not None
    assert {bar.label: bar.value for bar in offenses.by_type} == dict(sums)
    assert offenses.by_year.total == sum(sums.values())


def test_a_zero_that_a_row_reports_is_printed_and_one_that_none_reports_is_not() -> None:
    reported = offenses_of((2019, "commercial_sex_acts", 3), (2019, "involuntary_servitude", 0))
    bars = [make_offenses(rows, offenses_of((2019, "", 3)), (), PERIOD) for rows in (reported, reported[:1])]
    assert [[(bar.label, bar.value) for bar in each.by_type] for each in bars if each] == [
        [("commercial_sex_acts", 3), ("involuntary_servitude", 0)],
        [("commercial_sex_acts", 3)],
    ]


def test_kinds_stand_in_their_order_whatever_the_order_of_the_rows() -> None:
    rows = offenses_of((2019, "involuntary_servitude", 1), (2019, "commercial_sex_acts", 2))
    offenses = make_offenses(rows, offenses_of((2019, "", 3)), (), PERIOD)
    assert offenses is not None
    assert [bar.label for bar in offenses.by_type] == ["commercial_sex_acts", "involuntary_servitude"]


def test_a_kind_of_which_corrections_exceed_the_counts_is_below_zero() -> None:
    rows = offenses_of((2019, "commercial_sex_acts", 5), (2019, "involuntary_servitude", -2))
    offenses = make_offenses(rows, offenses_of((2019, "", 3)), (), PERIOD)
    assert offenses is not None
    assert [bar.value for bar in offenses.by_type] == [5, -2]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=5), FIGURES)
def test_a_key_figure_is_the_given_one_or_else_the_sum_of_its_years(
    rows: list[tuple[int, int]], given: Figures
) -> None:
    entries = [a_hotline_row(2012 + at, calls, cases) for at, (calls, cases) in enumerate(rows)]
    full = complete_figures(given, make_hotline_series(entries))
    assert full.persons is None
    for place, name in enumerate(("calls", "cases")):
        stated, measure = getattr(given, name), getattr(full, name)
        if stated is not None or not rows:
            assert measure is stated
        else:
            period = Period(first=2012, last=2011 + len(rows))
            total = sum(row[place] for row in rows)
            assert measure == Measure(value=total, period=period, source=HOTLINE_SOURCE)


@pytest.mark.parametrize(
    ("years", "is_taken"), [([6_000_000, 4_000_000], True), ([6_000_000, 4_000_001], False)]
)
def test_years_that_add_up_to_more_than_any_count_are_told_at_the_last_row(
    years: list[int], *, is_taken: bool
) -> None:
    entries = [a_hotline_row(2015 + at, calls, 1) for at, calls in enumerate(years)]
    if is_taken:
        assert make_hotline_series(entries).calls is not None
    else:
        with pytest.raises(DataError) as caught:
            make_hotline_series(entries)
        assert str(caught.value).endswith(
            "calls: found too many over all years; "
            "allowed: 0 to 10,000,000 for a state, a county or a kind of offense, over all years"
        )
