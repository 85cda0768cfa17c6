"""What a reader knows of a hidden count by the reason alone."""

import pytest

from factsheet.disclosure.relations import (
    ENDLESS,
    UNBOUNDED,
    Bounds,
    CellRole,
    CountCell,
    Tables,
    make_tables,
)
from factsheet.disclosure.suppressed_cells import (
    SuppressedCell,
    SuppressionRule,
    collect_plain_bounds,
    collect_prior_bounds,
)
from tests.disclosure.builders import a_policy

NOTHING_HIDDEN: dict[str, SuppressedCell] = {}


def a_sheet(*, value: int | None = 20, threshold: int | None = 11, protect_zeros: bool = False) -> Tables:
    """A count "a" beside "b" of 40 and "c" of 60."""
    policy = a_policy(threshold, protect_zeros=protect_zeros)
    return make_tables(
        [CountCell("a", value, policy), CountCell("b", 40, policy), CountCell("c", 60, policy)]
    )


def hidden(rule: SuppressionRule, *rivals: str) -> dict[str, SuppressedCell]:
    return {"a": SuppressedCell("a", rule, ("a",), rivals)}


def test_what_is_shown_is_known() -> None:
    assert collect_prior_bounds(a_sheet(), NOTHING_HIDDEN) == {
        "a": Bounds(20, 20),
        "b": Bounds(40, 40),
        "c": Bounds(60, 60),
    }


@pytest.mark.parametrize("low", [0, 1])
def test_a_small_count_lies_below_the_threshold_and_above_zero_unless_zeros_are_protected(low: int) -> None:
    tables = a_sheet(value=5, protect_zeros=low == 0)
    assert collect_prior_bounds(tables, hidden(SuppressionRule.PRIMARY))["a"] == Bounds(low, 10)


def test_a_cover_is_not_small_and_smaller_than_the_rivals_that_are_shown() -> None:
    cover = hidden(SuppressionRule.SECONDARY, "a", "b", "c")
    assert collect_prior_bounds(a_sheet(), cover)["a"] == Bounds(11, 39)
    both = cover | {"b": SuppressedCell("b", SuppressionRule.SECONDARY, ("a",))}
    assert collect_prior_bounds(a_sheet(), both)["a"] == Bounds(11, 59)


def test_a_reader_who_does_not_know_that_covers_are_the_smallest_has_no_upper_bound() -> None:
    cover = hidden(SuppressionRule.SECONDARY, "a", "b", "c")
    assert collect_plain_bounds(a_sheet(), cover)["a"] == Bounds(11, ENDLESS)


def test_a_count_that_is_hidden_elsewhere_can_be_anything() -> None:
    assert collect_prior_bounds(a_sheet(), hidden(SuppressionRule.RETAINED))["a"] == UNBOUNDED


def test_a_count_that_its_source_keeps_back_can_be_anything() -> None:
    assert collect_prior_bounds(a_sheet(value=None), NOTHING_HIDDEN)["a"] == UNBOUNDED


def test_a_sum_that_readers_make_tells_nothing_by_itself() -> None:
    tables = make_tables([CountCell("a", 7, a_policy(None), CellRole.UNSEEN)])
    assert collect_prior_bounds(tables, NOTHING_HIDDEN) == {"a": UNBOUNDED}


@pytest.mark.parametrize(
    ("seen", "known"),
    [
        (Bounds(0, 4), Bounds(1, 4)),
        (Bounds(8, 40), Bounds(8, 10)),
        (Bounds(5, 5), Bounds(5, 5)),
    ],
)
def test_what_was_seen_elsewhere_narrows_what_the_reason_tells(seen: Bounds, known: Bounds) -> None:
    tables = Tables(a_sheet(value=5).cells, (), {"a": seen})
    assert collect_prior_bounds(tables, hidden(SuppressionRule.PRIMARY))["a"] == known
