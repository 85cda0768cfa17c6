"""Class breaks: every count in one class, natural breaks the best there are."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.class_breaks import Classes, find_class_breaks
from factsheet.model import BreakMethod, MapChoice
from tests.figures.builders import exactly, the_counts

COUNTS = st.lists(st.integers(1, 2000), min_size=1, max_size=60)
METHODS = st.sampled_from([BreakMethod.NATURAL, BreakMethod.QUANTILE])


@settings(deadline=None)
@given(values=COUNTS, method=METHODS, wanted=st.integers(2, 5))
def test_every_value_lies_in_exactly_one_class(values: list[int], method: BreakMethod, wanted: int) -> None:
    classes = find_class_breaks(values, MapChoice(method=method, classes=wanted))
    holding = [
        [i for i in range(len(classes)) if classes.lower(i) <= value <= classes.upper(i)] for value in values
    ]
    assert holding == [[classes.class_of(value)] for value in values]


@settings(deadline=None)
@given(values=COUNTS, method=METHODS, wanted=st.integers(2, 5))
def test_classes_rise_follow_each_other_and_end_at_the_highest(
    values: list[int], method: BreakMethod, wanted: int
) -> None:
    classes = find_class_breaks(values, MapChoice(method=method, classes=wanted))
    assert list(classes.bounds) == sorted(set(classes.bounds))
    assert classes.lower(0) == min(values)
    assert classes.bounds[-1] == max(values)
    assert all(classes.lower(i) > classes.upper(i - 1) for i in range(1, len(classes)))
    assert {limit(i) for i in range(len(classes)) for limit in (classes.lower, classes.upper)} <= set(values)
    assert len(classes) <= min(wanted, 5, len(set(values)))


@settings(deadline=None)
@given(values=st.lists(st.integers(1, 60), min_size=6, max_size=10), wanted=st.integers(2, 4))
def test_natural_breaks_have_the_least_deviation_of_all_splits(values: list[int], wanted: int) -> None:
    bounds = find_class_breaks(values, MapChoice(method=BreakMethod.NATURAL, classes=wanted)).bounds
    distinct = sorted(set(values))
    splits = ((*inner, distinct[-1]) for inner in combinations(distinct[:-1], min(wanted, len(distinct)) - 1))
    assert _deviation(values, bounds) == pytest.approx(min(_deviation(values, split) for split in splits))


@settings(deadline=None)
@given(values=COUNTS)
def test_order_of_values_does_not_matter(values: list[int]) -> None:
    assert find_class_breaks(values, MapChoice()) == find_class_breaks(values[::-1], MapChoice())


def test_massachusetts_breaks_where_its_counts_part() -> None:
    counts = the_counts("MA")
    assert counts is not None
    values = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell]
    assert find_class_breaks(values, MapChoice()) == Classes((2, 9, 26, 31, 51), 1, (1, 5, 22, 31, 51))


def test_quantile_classes_hold_equal_numbers_of_counties() -> None:
    choice = MapChoice(method=BreakMethod.QUANTILE, classes=4)
    assert find_class_breaks([1, 2, 3, 4, 5, 6, 70, 80], choice).bounds == (2, 4, 6, 80)


def test_ties_make_quantile_classes_fewer() -> None:
    choice = MapChoice(method=BreakMethod.QUANTILE, classes=4)
    assert find_class_breaks([1, 1, 1, 1, 1, 9], choice).bounds == (1, 9)


def test_fewer_than_six_counties_get_three_classes_at_most() -> None:
    assert find_class_breaks([1, 10, 20, 30, 40], MapChoice()).bounds == (10, 20, 40)


def test_one_count_makes_one_class() -> None:
    classes = find_class_breaks([7], MapChoice())
    assert (len(classes), classes.lower(0), classes.upper(0)) == (1, 7, 7)


def test_fixed_breaks_are_taken_as_they_are_and_begin_at_one() -> None:
    choice = MapChoice(method=BreakMethod.FIXED, bounds=(4, 9, 19, 39, 60))
    classes = find_class_breaks([5, 51], choice)
    assert [(classes.lower(i), classes.upper(i)) for i in range(len(classes))] == [
        (1, 4),
        (5, 9),
        (10, 19),
        (20, 39),
        (40, 60),
    ]


@pytest.mark.parametrize("bounds", [(4, 9), (0, 60)])
def test_fixed_breaks_that_do_not_cover_the_counts_are_refused(bounds: tuple[int, ...]) -> None:
    with pytest.raises(
        ValueError, match=exactly("bounds from 1 up that reach the highest count of a county, 51")
    ):
        find_class_breaks([5, 51], MapChoice(method=BreakMethod.FIXED, bounds=bounds))


@pytest.mark.parametrize("values", [[], [0, 3], [-1, 3]])
def test_counts_that_cannot_be_classed_are_refused(values: list[int]) -> None:
    with pytest.raises(ValueError, match=exactly("class breaks need counts above zero")):
        find_class_breaks(values, MapChoice())


@pytest.mark.parametrize("value", [0, 2, 10])
def test_a_value_outside_all_classes_has_no_class(value: int) -> None:
    with pytest.raises(ValueError, match=exactly(f"{value} lies outside the classes 3 to 9")):
        Classes((4, 9), 3).class_of(value)


@pytest.mark.parametrize(("bounds", "least"), [((), 1), ((4, 4), 1), ((4, 9), 5), ((4, 9), 0)])
def test_classes_that_do_not_rise_cannot_be_made(bounds: tuple[int, ...], least: int) -> None:
    with pytest.raises(
        ValueError, match=exactly(f"classes need rising bounds from {least} on, not {bounds}")
    ):
        Classes(bounds, least)


def _deviation(values: list[int], bounds: tuple[int, ...]) -> float:
    """Sum over classes of squared distances from the class mean, by definition."""
    total, low = 0.0, 0
    for high in bounds:
        members = [value for value in values if low < value <= high]
        mean = sum(members) / len(members)
        total += sum((value - mean) ** 2 for value in members)
        low = high
    return total
