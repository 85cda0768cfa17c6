# ruff: noqa: E501 - a case a line, with its whole message
"""The nation is summed from sound rows of every state, or not at all, and then it is said why."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.sources.nation import NationSum, sum_nation
from factsheet.sources.national_schemas import HOTLINE
from factsheet.sources.national_tables import NO_CODES, StateTable, read_table
from tests.sources.builders import write

MEMBERS = ("AA", "BB", "CC")
YEARS = (2012, 2013)
ROWS = {(state, year): (20, 10) for state in MEMBERS for year in YEARS}


def a_table(folder: Path, rows: Mapping[tuple[str, int], tuple[object, ...]], more: str = "") -> StateTable:
    lines = [f"{state},{year},{','.join(map(str, cells))}\n" for (state, year), cells in rows.items()]
    path = write(folder / "hotline_annual.csv", f"usps,year,calls,cases\n{''.join(lines)}{more}")
    states = {f"{number:02}": state for number, state in enumerate((*MEMBERS, "TT"))}
    return read_table(path, HOTLINE, states, NO_CODES)


def doubts_of(nation: NationSum) -> list[str]:
    assert nation.nation is None
    return [
        f"{fault.line}: {fault.field}: found {fault.found}; allowed: {fault.allowed}"
        for fault in nation.doubts
    ]


@given(st.fixed_dictionaries({key: st.tuples(st.integers(50, 99), st.integers(0, 50)) for key in ROWS}))
def test_the_nation_is_the_sum_of_the_states_in_each_year(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[tuple[str, int], tuple[int, int]]
) -> None:
    nation = sum_nation(a_table(tmp_path_factory.mktemp("nation"), rows), MEMBERS).nation
    assert nation is not None
    for place, series in enumerate((nation.calls_by_year, nation.cases_by_year)):
        sums = [sum(cells[place] for (_, year), cells in rows.items() if year == each) for each in YEARS]
        assert (series.years, list(series.values)) == (YEARS, sums)


@pytest.mark.parametrize("years", [(), YEARS[:1], YEARS])
@pytest.mark.parametrize("cells", [(5, 1), (1, 5), ("x", 1)])
def test_the_rows_of_a_territory_are_no_part_of_the_nation_whatever_they_cover(
    tmp_path: Path, years: tuple[int, ...], cells: tuple[object, ...]
) -> None:
    rows = ROWS | {("TT", year): cells for year in years}
    nation = sum_nation(a_table(tmp_path, rows), MEMBERS).nation
    assert nation is not None
    assert nation.calls_by_year.values == (60, 60)


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        (
            (20, 90),
            "5: BB.2013.cases: found a count that is not shown; allowed: at most the calls of that year",
        ),
        (("x", 1), "5: BB.calls: found 'x'; allowed: a whole number from 0 to 10,000,000, digits only"),
        ((20, 1, 1), "5: BB.row: found 5 cells; allowed: 4 cells, one for each column"),
    ],
)
def test_a_row_that_is_not_sound_leaves_no_nation_and_is_named_with_its_state(
    tmp_path: Path, cells: tuple[object, ...], doubt: str
) -> None:
    assert doubts_of(sum_nation(a_table(tmp_path, ROWS | {("BB", 2013): cells}), MEMBERS)) == [doubt]


def test_counts_of_a_row_are_told_where_their_source_is_open(tmp_path: Path) -> None:
    table = a_table(tmp_path, ROWS | {("BB", 2013): (20, 90)})
    assert doubts_of(sum_nation(table, MEMBERS, is_told=True)) == [
        "5: BB.2013.cases: found 90; allowed: at most 20, the calls of that year"
    ]


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        (lambda rows: rows.pop(("BB", 2013)), "4: BB.year: found the years 2012; allowed: two years at least, one after the other, that every state has, 2012 to 2013"),
        (lambda rows: [rows.pop(("BB", year)) for year in YEARS], "1: usps: found no row of BB; allowed: rows of the 50 states and the District of Columbia"),
    ],
)  # fmt: skip
def test_a_row_that_lacks_leaves_no_nation(
    tmp_path: Path, change: Callable[[dict[tuple[str, int], tuple[int, int]]], object], doubt: str
) -> None:
    rows = dict(ROWS)
    change(rows)
    assert doubts_of(sum_nation(a_table(tmp_path, rows), MEMBERS)) == [doubt]


def test_rows_of_no_state_leave_no_nation_and_the_first_is_told(tmp_path: Path) -> None:
    table = a_table(tmp_path, ROWS, "Beland,2012,1,1\nBeland,2013,1,1\n")
    assert doubts_of(sum_nation(table, MEMBERS)) == [
        "8: usps: found 'Beland'; allowed: the postal code of a state or territory"
    ]


def test_years_that_do_not_follow_on_each_other_leave_no_nation(tmp_path: Path) -> None:
    rows = {(state, year): (2, 1) for state in MEMBERS for year in (2012, 2014)}
    assert doubts_of(sum_nation(a_table(tmp_path, rows), MEMBERS)) == [
        f"{line}: {state}.year: found the years 2012, 2014; "
        "allowed: two years at least, one after the other, that every state has"
        for line, state in ((3, "AA"), (5, "BB"), (7, "CC"))
    ]


@given(st.lists(st.sets(st.integers(2010, 2020)), min_size=3, max_size=3))
def test_the_nation_is_of_the_longest_run_of_years_that_all_states_have(
    tmp_path_factory: pytest.TempPathFactory, years: list[set[int]]
) -> None:
    own = dict(zip(MEMBERS, years, strict=True))
    rows = {(state, year): (year, 1) for state in MEMBERS for year in own[state] | {2012, 2013}}
    nation = sum_nation(a_table(tmp_path_factory.mktemp("nation"), rows), MEMBERS).nation
    assert nation is not None
    shared = set.intersection(*years) | {2012, 2013}
    runs = [range(first, end) for first in range(2010, 2021) for end in range(first + 1, 2022)]
    longest = max(len(run) for run in runs if {*run} <= shared)
    summed = nation.calls_by_year
    assert summed.years == nation.cases_by_year.years
    assert len(summed.years) == longest
    assert {*summed.years} <= shared
    assert summed.values == tuple(3 * year for year in summed.years)


def test_newer_years_of_one_state_change_no_sum_whatever_they_hold(tmp_path: Path) -> None:
    newer = ROWS | {("BB", year): (1, 9) for year in (2015, 2016)}
    assert sum_nation(a_table(tmp_path, newer), MEMBERS) == sum_nation(a_table(tmp_path, ROWS), MEMBERS)


@pytest.mark.parametrize("rows", [{}, {("AA", year): (2, 1) for year in YEARS}])
def test_a_table_of_a_few_states_is_no_nation_and_nothing_is_wrong_with_it(
    tmp_path: Path, rows: dict[tuple[str, int], tuple[int, int]]
) -> None:
    assert sum_nation(a_table(tmp_path, rows), MEMBERS) == NationSum(None, ())
