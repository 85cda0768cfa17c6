"""Where a reader could come too close to a hidden count."""

from dataclasses import replace

import pytest

from factsheet.disclosure.relations import CellRole, CountCell, Sum, Tables, guess_same, join_tables
from factsheet.disclosure.suppressed_cells import SuppressedCell, SuppressionRule
from factsheet.disclosure.weaknesses import Weakness, find_weakness
from tests.disclosure.builders import a_policy, a_table

WHOLE = Sum("t", ("a", "b", "c"))


def small(*names: str) -> dict[str, SuppressedCell]:
    return {name: SuppressedCell(name, SuppressionRule.PRIMARY, (name,)) for name in names}


def cover(name: str, *rivals: str) -> dict[str, SuppressedCell]:
    return {name: SuppressedCell(name, SuppressionRule.SECONDARY, ("a",), rivals)}


def test_a_hidden_count_alone_in_a_known_sum_is_what_the_others_leave() -> None:
    assert find_weakness(a_table(98, 3, 40, 55), small("a")) == Weakness(("a",), (WHOLE,))


def test_hidden_counts_that_come_to_less_than_the_threshold_are_too_few() -> None:
    assert find_weakness(a_table(62, 3, 7, 52), small("a", "b")) == Weakness(("a", "b"), (WHOLE,))


def test_two_counts_that_are_both_as_large_as_small_ones_can_be_are_known() -> None:
    assert find_weakness(a_table(75, 10, 10, 55), small("a", "b")) == Weakness(("a",), (WHOLE,))


def test_a_count_with_a_cover_is_safe() -> None:
    assert find_weakness(a_table(98, 3, 40, 55), small("a") | cover("b", "b", "c")) is None


def test_a_count_in_a_sum_that_nobody_knows_is_safe() -> None:
    assert find_weakness(a_table(None, 3, 40, 55), small("a")) is None


def test_a_cover_between_the_threshold_and_the_smallest_count_that_is_shown_is_told_by_its_rivals() -> None:
    hidden = small("a") | cover("b", "b", "c")
    assert find_weakness(a_table(29, 3, 12, 14), hidden) == Weakness(("b",), (), ("b", "c"))


def test_what_cannot_be_helped_is_passed_over() -> None:
    tables, hidden = a_table(75, 10, 10, 55), small("a", "b")
    found = [Weakness(("a",), (WHOLE,)), Weakness(("b",), (WHOLE,))]
    assert find_weakness(tables, hidden, found[:1]) == found[1]
    assert find_weakness(tables, hidden, found) is None


def test_nothing_is_protected_of_an_open_source() -> None:
    assert find_weakness(a_table(98, 3, 40, 55, policy=a_policy(None)), {}) is None


def a_guess(tables: Tables, number: int) -> Tables:
    """Return tables whose sum a reader may take for a number that stands on the sheet."""
    total = CountCell("cases", number, a_policy(), CellRole.TOTAL)
    return join_tables([tables, guess_same(total, tables.cells["t"])])


@pytest.mark.parametrize("number", [98, 105])
def test_a_list_that_may_come_to_a_number_on_the_sheet_is_taken_to(number: int) -> None:
    tables = a_guess(a_table(None, 3, 40, 55), number)
    assert find_weakness(tables, small("a")) == Weakness(("a",), (WHOLE,))


def test_a_list_that_cannot_come_to_a_number_is_not_taken_to() -> None:
    assert find_weakness(a_guess(a_table(None, 3, 40, 55), 106), small("a")) is None


def test_no_guess_makes_a_count_that_its_source_keeps_back_a_small_one() -> None:
    tables = a_guess(a_table(None, 20, 40, 55), 115)
    kept = {**tables.cells, "a": replace(tables.cells["a"], value=None)}
    assert find_weakness(replace(tables, cells=kept), {}) is None


def test_counts_of_a_closed_chain_are_known_though_no_sum_alone_tells_them() -> None:
    cells = {
        name: CountCell(name, value, a_policy(3)) for name, value in zip("abcd", (1, 2, 2, 1), strict=True)
    }
    totals = {
        name: CountCell(name, value, a_policy(None), CellRole.TOTAL)
        for name, value in {"ab": 3, "cd": 3, "ac": 3, "bd": 3}.items()
    }
    square = Tables(cells | totals, tuple(Sum(name, tuple(name)) for name in totals))
    found = find_weakness(square, small(*cells))
    assert found is None  # 1 and 2, or 2 and 1, in every sum
    diagonal = CountCell("ad", 2, a_policy(None), CellRole.TOTAL)
    known = Tables({**square.cells, "ad": diagonal}, (*square.sums, Sum("ad", ("a", "d"))))
    assert find_weakness(known, small(*cells)) == Weakness(("a", "d"), (Sum("ad", ("a", "d")),))
