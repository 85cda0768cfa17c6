"""Counts of periods that overlap, as sums of what lies between."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations_with_replacement

from hypothesis import given
from hypothesis import strategies as st

from factsheet.disclosure.feasibility import infer_bounds, is_consistent
from factsheet.disclosure.relations import (
    OPEN,
    UNBOUNDED,
    Bounds,
    CellRole,
    CountCell,
    Counted,
    Known,
    Sum,
    Tables,
)
from factsheet.disclosure.timeline import CALLS, CASES, PERSONS, list_years, tie_timeline
from factsheet.model import Period
from tests.disclosure.builders import a_policy

YEARS = range(2012, 2017)
PERIODS = [Period(first=first, last=last) for first, last in combinations_with_replacement(YEARS, 2)]


def a_count(what: str, first: int, last: int, value: int | None) -> CountCell:
    counted = Counted(what, Period(first=first, last=last))
    return CountCell(f"{what} {first}-{last}", value, a_policy(), CellRole.COUNT, counted)


def tied(*cells: CountCell) -> Tables:
    counts = dict[Counted, list[CountCell]]()
    for cell in cells:
        assert cell.counted is not None
        counts.setdefault(cell.counted, []).append(cell)
    return tie_timeline(counts)


def what_the_sheet_says(tables: Tables) -> Known:
    return {
        name: UNBOUNDED if cell.value is None else Bounds(cell.value, cell.value)
        for name, cell in tables.cells.items()
    }


def inferred(tables: Tables, name: str) -> Bounds:
    return infer_bounds(tables, what_the_sheet_says(tables))[name]


def test_a_period_is_what_lies_within_it_and_the_spans_between() -> None:
    tables = tied(a_count(CASES, 2012, 2015, 60), a_count(CASES, 2013, 2013, 20))
    assert tables.sums == (Sum("cases 2012-2015", ("cases.2014-2015", "cases.2012-2012", "cases 2013-2013")),)
    counted = Counted(CASES, Period(first=2014, last=2015))
    assert tables.cells["cases.2014-2015"] == CountCell(
        "cases.2014-2015", None, OPEN, CellRole.UNSEEN, counted
    )


def test_a_longer_period_has_at_least_what_a_shorter_one_within_it_has() -> None:
    tables = tied(a_count(CASES, 2012, 2016, None), a_count(CASES, 2013, 2014, 40))
    assert inferred(tables, "cases 2012-2016").low == 40


def test_periods_that_overlap_leave_each_other_what_lies_between() -> None:
    tables = tied(a_count(CASES, 2012, 2014, 60), a_count(CASES, 2013, 2016, 45))
    assert inferred(tables, "cases.2013-2014") == Bounds(0, 45)


def test_of_a_span_there_are_at_most_as_many_cases_as_calls_and_as_persons() -> None:
    cases = a_count(CASES, 2012, 2013, None)
    assert inferred(tied(cases, a_count(CALLS, 2012, 2013, 30)), cases.name) == Bounds(0, 30)
    assert inferred(tied(cases, a_count(PERSONS, 2012, 2013, 20)), cases.name) == Bounds(0, 20)
    persons = a_count(PERSONS, 2012, 2013, None)
    assert inferred(tied(persons, a_count(CALLS, 2012, 2013, 30)), persons.name) == UNBOUNDED


def test_years_that_add_up_to_less_than_the_key_figure_do_not_stand_under_it() -> None:
    years = (a_count(CASES, 2012, 2012, 20), a_count(CASES, 2013, 2013, 30))
    assert tied(*years, a_count(CASES, 2012, 2013, 60)).sums == (
        Sum("cases 2012-2013.sum", ("cases 2012-2012", "cases 2013-2013")),
    )


def test_what_the_numbers_contradict_is_no_sum() -> None:
    tables = tied(a_count(CASES, 2012, 2012, 50), a_count(CASES, 2012, 2013, 40))
    assert tables.sums == ()
    assert {"cases 2012-2012", "cases 2012-2013"} <= tables.cells.keys()
    more_cases = tied(a_count(CASES, 2012, 2012, 50), a_count(CALLS, 2012, 2012, 40))
    assert more_cases.sums == ()


def test_a_figure_that_contradicts_its_years_stands_in_no_longer_period() -> None:
    years = [a_count(CASES, year, year, year - 2000) for year in (2012, 2013, 2014)]
    longer = a_count(CASES, 2012, 2014, 39)
    tables = tied(*years, a_count(CASES, 2012, 2013, 30), longer)
    assert Sum(longer.name, tuple(year.name for year in years)) in tables.sums


def add_years(by_year: Mapping[str, Sequence[int]], what: str, period: Period) -> int:
    return sum(by_year[what][year - YEARS[0]] for year in list_years(period))


@st.composite
def true_counts(draw: st.DrawFn) -> list[CountCell]:
    """Counts of any periods that agree with each other."""
    cases, more_calls, more_persons = (
        draw(st.lists(st.integers(0, 40), min_size=len(YEARS), max_size=len(YEARS))) for _ in range(3)
    )
    by_year = {
        CASES: cases,
        CALLS: [count + more for count, more in zip(cases, more_calls, strict=True)],
        PERSONS: [count + more for count, more in zip(cases, more_persons, strict=True)],
    }
    chosen = draw(st.sets(st.tuples(st.sampled_from(sorted(by_year)), st.sampled_from(PERIODS)), min_size=1))
    return [
        a_count(what, period.first, period.last, add_years(by_year, what, period))
        for what, period in sorted(chosen, key=str)
    ]


@given(counts=true_counts())
def test_counts_that_agree_fit_the_sums(counts: list[CountCell]) -> None:
    tables = tied(*counts)
    assert is_consistent(tables, what_the_sheet_says(tables))
    assert {cell.name for cell in counts if is_cut(cell, counts)} <= {each.total for each in tables.sums}


@given(counts=true_counts())
def test_a_period_that_is_cut_has_each_of_its_years_in_one_part(counts: list[CountCell]) -> None:
    tables = tied(*counts)
    cut = {cell.name: cell.counted.period for cell in counts if cell.counted and is_cut(cell, counts)}
    years = {each.total: list_part_years(tables, each) for each in tables.sums if each.total in cut}
    assert years == {name: list(list_years(period)) for name, period in cut.items()}


def list_part_years(tables: Tables, relation: Sum) -> list[int]:
    parts = [tables.cells[name].counted for name in relation.parts]
    return sorted(chain.from_iterable(list_years(part.period) for part in parts if part))


def is_cut(cell: CountCell, counts: list[CountCell]) -> bool:
    """Return whether a count begins or ends within the period of another, which has several parts then."""
    periods = [other.counted.period for other in counts if other.counted]
    cuts = {cut for period in periods for cut in (period.first, period.last + 1)}
    return cell.counted is not None and bool(cuts.intersection(list_years(cell.counted.period)[1:]))
