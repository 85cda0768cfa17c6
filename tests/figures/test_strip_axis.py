"""The axis of a dot strip holds what must be on it, and leaves out few, which it would be far longer with."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.figures.strip_axis import MOST_LEFT_OUT, StripAxis, fit_axis

RATES = ("0.5", "0.6", "0.8", "1.0", "1.2", "1.5", "1.7", "2.1", "2.3", "3.8", "10.9")
tenths = st.integers(-5000, 5000).map(lambda value: Decimal(value) / 10)


def an_axis(*kept: str, values: tuple[str, ...] = RATES) -> tuple[Decimal, Decimal]:
    axis = fit_axis(map(Decimal, values), map(Decimal, kept))
    return axis.low, axis.high


def test_an_exception_is_left_out_and_the_next_one_is_not() -> None:
    assert an_axis("1.7", "1.5") == (0, 4)


def test_what_must_be_on_the_axis_is_never_left_out() -> None:
    assert an_axis("10.9", "1.5") == (0, 15)


def test_an_axis_need_not_begin_at_zero() -> None:
    assert an_axis("23", "26", values=("15", "20", "23", "25", "26", "29", "32", "47")) == (10, 50)


def test_values_that_are_all_one_have_an_axis_of_some_length() -> None:
    assert an_axis("26", "26", values=()) == (26, 27)


@pytest.mark.parametrize(("value", "share"), [("0", 0.0), ("1", 0.25), ("4", 1.0)])
def test_a_value_lies_in_proportion(value: str, share: float) -> None:
    axis = StripAxis(Decimal(0), Decimal(4))
    assert axis.holds(Decimal(value))
    assert axis.find_share(Decimal(value)) == share


@given(st.lists(tenths, max_size=60), st.lists(tenths, min_size=1, max_size=2))
def test_few_values_are_left_out_and_none_that_must_be_there(
    values: list[Decimal], kept: list[Decimal]
) -> None:
    axis = fit_axis(values, kept)
    assert axis.low < axis.high
    assert all(axis.holds(value) for value in kept)
    for outside in ([v for v in values if v < axis.low], [v for v in values if v > axis.high]):
        assert len(outside) <= MOST_LEFT_OUT
