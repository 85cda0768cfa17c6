"""Which years a series has, and in which of them a state was looked for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import Period
from factsheet.model.period import list_runs
from factsheet.sources.covered_years import find_covered_period, find_shared_run

YEARS = st.sets(st.integers(2000, 2030))


@given(YEARS)
def test_runs_are_all_years_each_without_a_gap_and_with_one_between_them(years: set[int]) -> None:
    runs = list_runs(years)
    assert [year for run in runs for year in run] == sorted(years)
    assert all(run == tuple(range(run[0], run[-1] + 1)) for run in runs)
    assert all(after[0] - before[-1] > 1 for before, after in pairwise(runs))


def test_of_equal_runs_that_all_share_the_latest_is_taken() -> None:
    assert find_shared_run([{2001, 2002, 2005, 2006, 2010}, {2001, 2002, 2005, 2006}]) == (2005, 2006)
    assert find_shared_run([{2001}, {2002}]) == ()


@pytest.mark.parametrize(
    ("years", "covered"),
    [
        ({2020}, (2019, 2023)),
        ({2018, 2020}, (2018, 2023)),
        ({2024}, (2019, 2024)),
        ({2016, 2017, 2019}, (2016, 2023)),
        ({2014, 2016}, (2014, 2016)),
        ({2025}, (2025, 2025)),
    ],
)
def test_the_window_of_the_source_is_covered_unless_a_state_s_rows_lie_apart_from_it(
    years: set[int], covered: tuple[int, int]
) -> None:
    window = Period(first=2019, last=2023)
    assert find_covered_period(years, window) == Period(first=covered[0], last=covered[1])


@given(YEARS.filter(bool))
def test_without_a_window_the_first_and_the_last_row_bound_what_is_covered(years: set[int]) -> None:
    assert find_covered_period(years, None) == Period(first=min(years), last=max(years))
