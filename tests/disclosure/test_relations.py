"""Cells under their total, below it, and joined."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.disclosure.relations import (
    OPEN,
    Bounds,
    CellRole,
    CountCell,
    Sum,
    Tables,
    guess_same,
    join_tables,
    make_tables,
    rename_tables,
    sum_counts,
    tie_at_most,
    tie_own_sum,
    tie_parts,
    tie_whole,
)
from tests.disclosure.builders import a_policy


def a_cell(name: str, value: int | None, role: CellRole = CellRole.COUNT) -> CountCell:
    return CountCell(name, value, a_policy(), role)


def some_cells(*values: int | None) -> list[CountCell]:
    return [a_cell(f"group.{index}", value) for index, value in enumerate(values)]


def a_total(value: int | None) -> CountCell:
    return a_cell("total", value, CellRole.TOTAL)


def an_own(*values: int | None) -> CountCell:
    return CountCell("group.sum", sum_counts(some_cells(*values)), OPEN, CellRole.UNSEEN)


PARTS = ("group.0", "group.1")
REST = "total less group.sum"
WHOLE, OWN, GAP = Sum("total", PARTS), Sum("group.sum", PARTS), Sum("total", ("group.sum", REST))


def test_parts_that_come_to_the_total_add_up_to_it() -> None:
    assert tie_parts(a_total(50), an_own(20, 30), some_cells(20, 30)).sums == (WHOLE,)


def test_parts_that_fall_short_leave_an_unknown_rest() -> None:
    tables = tie_parts(a_total(60), an_own(20, 30), some_cells(20, 30))
    assert tables.sums == (OWN, GAP)
    assert tables.cells[REST] == CountCell(REST, None, OPEN, CellRole.UNSEEN)


@pytest.mark.parametrize("tie", [tie_parts, tie_whole])
def test_parts_that_contradict_the_total_add_up_to_a_sum_of_their_own_that_counts_as_known(
    tie: Callable[..., Tables],
) -> None:
    tables = tie(a_total(40), an_own(20, 30), some_cells(20, 30))
    assert tables.sums == (OWN,)
    assert tables.cells["group.sum"] == CountCell("group.sum", 50, OPEN, CellRole.TOTAL)


def test_parts_of_which_one_is_kept_back_are_all_parts() -> None:
    assert tie_whole(a_total(60), an_own(20, None), some_cells(20, None)).sums == (WHOLE,)


def test_cells_stand_under_their_own_sum() -> None:
    assert tie_own_sum(an_own(20, 30), some_cells(20, 30)).sums == (OWN,)


@pytest.mark.parametrize(
    ("lower", "upper", "is_tied"), [(3, 3, True), (3, 4, True), (None, 4, True), (5, 4, False)]
)
def test_a_count_is_at_most_another_unless_the_numbers_say_otherwise(
    lower: int | None, upper: int, *, is_tied: bool
) -> None:
    sums = tie_at_most(a_cell("cases", lower), a_cell("calls", upper)).sums
    assert sums == ((Sum("calls", ("cases", "calls less cases")),) if is_tied else ())


def test_of_two_cells_with_one_name_the_first_stays_and_no_sum_stands_twice() -> None:
    tables = [make_tables([a_cell("a", value)], [Sum("a", ("b",))]) for value in (1, 2)]
    joined = join_tables(tables)
    assert joined.cells["a"].value == 1
    assert joined.sums == (Sum("a", ("b",)),)


def test_cells_are_renamed_wherever_they_stand() -> None:
    tables = Tables({"a": a_cell("a", 1)}, (Sum("a", ("b",)),), {"a": Bounds(1, 1), "b": Bounds(0, 2)})
    renamed = rename_tables(tables, {"a": "c"})
    assert (*renamed.cells, renamed.sums, *renamed.seen) == ("c", (Sum("c", ("b",)),), "c", "b")


@given(values=st.lists(st.one_of(st.integers(0, 400), st.none()), min_size=1, max_size=6))
def test_a_sum_of_counts_is_known_where_each_of_them_is(values: list[int | None]) -> None:
    found = sum_counts(some_cells(*values))
    assert found == (None if None in values else sum(value or 0 for value in values))


def test_what_a_reader_may_take_for_the_same_is_no_sum_but_a_guess() -> None:
    tables = guess_same(a_total(50), an_own(20, 30))
    assert (tables.sums, tables.guesses) == ((), (Sum("total", ("group.sum",)),))
    assert rename_tables(tables, {"total": "t"}).guesses == (Sum("t", ("group.sum",)),)
