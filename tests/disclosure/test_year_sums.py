"""Sums over years of a series: named, nested, and exact where two of them overlap."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.disclosure.feasibility import infer_bounds
from factsheet.disclosure.relations import OPEN, CellRank, CountCell, Sum, Tables
from factsheet.disclosure.suppression import SuppressedCell, SuppressionRule, collect_prior_bounds
from factsheet.disclosure.year_sums import YearRun, make_run_tables, name_run
from tests.disclosure.builders import a_policy

FIRST, LAST, THRESHOLD = 2012, 2015, 4


def table(values: list[int], *runs: range) -> Tables:
    years = {
        FIRST + index: CountCell(f"y.{FIRST + index}", value, a_policy(THRESHOLD))
        for index, value in enumerate(values)
    }
    spans = [
        YearRun(
            run,
            CountCell(
                f"total{index}", sum(years[y].value or 0 for y in run if y in years), OPEN, CellRank.TOTAL
            ),
        )
        for index, run in enumerate(runs)
    ]
    return make_run_tables("y", years, spans)


def test_a_sum_of_years_is_named_by_them() -> None:
    assert name_run("cases", range(2012, 2016)) == "cases.2012-2015"


def test_a_longer_sum_is_built_on_a_shorter_one() -> None:
    tables = table([1, 2, 3, 4], range(2012, 2016), range(2013, 2015))
    assert tables.sums == (
        Sum("total1", ("y.2013", "y.2014")),
        Sum("total0", ("total1", "y.2012", "y.2015")),
    )


def test_years_that_two_sums_share_are_a_cell_of_their_own() -> None:
    tables = table([1, 2, 3, 4], range(2012, 2015), range(2013, 2016))
    assert tables.sums == (
        Sum("y.2013-2014", ("y.2013", "y.2014")),
        Sum("total0", ("y.2013-2014", "y.2012")),
        Sum("total1", ("y.2013-2014", "y.2015")),
    )
    assert not tables.cells["y.2013-2014"].is_printed


def a_span(name: str, value: int | None, first: int, last: int) -> YearRun:
    return YearRun(range(first, last + 1), CountCell(name, value, OPEN, CellRank.TOTAL))


def some_years(*values: int | None) -> dict[int, CountCell]:
    cells = (CountCell(f"y.{FIRST + index}", value, a_policy()) for index, value in enumerate(values))
    return dict(enumerate(cells, start=FIRST))


def test_a_longer_sum_is_built_on_one_with_a_year_that_the_source_keeps_back() -> None:
    tables = make_run_tables(
        "y", some_years(5, None, 6), [a_span("t", 20, 2012, 2013), a_span("u", None, 2012, 2014)]
    )
    assert tables.sums == (Sum("t", ("y.2012", "y.2013")), Sum("u", ("t", "y.2014")))


def test_a_longer_sum_is_built_on_the_true_sum_of_years_that_contradict_their_total() -> None:
    tables = make_run_tables(
        "y", some_years(5, 6, 7), [a_span("t", 20, 2012, 2013), a_span("u", 18, 2012, 2014)]
    )
    assert tables.sums == (Sum("y.sum", ("y.2012", "y.2013")), Sum("u", ("y.sum", "y.2014")))
    assert (tables.cells["t"].value, tables.cells["y.sum"].value) == (20, 11)


def test_a_span_without_a_year_of_the_series_is_left_out() -> None:
    assert table([1, 2], range(2001, 2003)).sums == ()


def a_run(years: tuple[int, int]) -> range:
    return range(min(years), max(years) + 1)


RUNS = st.tuples(st.integers(FIRST, LAST), st.integers(FIRST, LAST)).map(a_run)


@settings(deadline=None, max_examples=300)
@given(values=st.lists(st.integers(0, 9), min_size=4, max_size=4), one=RUNS, other=RUNS)
def test_bounds_of_hidden_years_are_those_of_a_plain_search(
    values: list[int], one: range, other: range
) -> None:
    tables = table(values, one, other)
    small = [f"y.{FIRST + index}" for index, value in enumerate(values) if 0 < value < THRESHOLD]
    hidden = {name: SuppressedCell(name, SuppressionRule.PRIMARY, (name,)) for name in small}
    bounds = infer_bounds(tables, collect_prior_bounds(tables, hidden))
    found = [dict(zip(small, each, strict=True)) for each in product(range(1, THRESHOLD), repeat=len(small))]
    years = {f"y.{FIRST + index}": value for index, value in enumerate(values)}
    fitting = [
        each
        for each in found
        if all(sum((years | each)[f"y.{y}"] - years[f"y.{y}"] for y in run) == 0 for run in (one, other))
    ]
    searched = {
        name: (min(each[name] for each in fitting), max(each[name] for each in fitting)) for name in small
    }
    assert {name: (bounds[name].low, bounds[name].high) for name in small} == searched
