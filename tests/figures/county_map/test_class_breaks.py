"""Class breaks: every count in one class, natural breaks the best there are."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.class_breaks import Classes, find_class_breaks
from factsheet.model import BreakMethod, MapChoice
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from tests.figures.builders import exactly, the_counts

COUNTS = st.lists(st.integers(1, 2000), min_size=1, max_size=60)
BREAKS = (BreakMethod.NATURAL, BreakMethod.QUANTILE)
METHODS = st.sampled_from(BREAKS)
NATURAL = MapChoice(method=BreakMethod.NATURAL)
STEPS = st.lists(st.integers(2, 3000), max_size=4, unique=True).map(sorted)


@settings(deadline=None)
@given(values=COUNTS, method=METHODS, wanted=st.integers(2, 5))
def test_every_value_lies_in_exactly_one_class(values: list[int], method: BreakMethod, wanted: int) -> None:
    classes = find_class_breaks(values, MapChoice(method=method, classes=wanted))
    holding = [
        [i for i in range(len(classes)) if classes.lower(i) <= value <= classes.bounds[i]] for value in values
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
    assert all(classes.lower(i) > classes.bounds[i - 1] for i in range(1, len(classes)))
    assert [classes.upper(i) for i in range(len(classes))] == list(classes.bounds)
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
@given(values=COUNTS, method=st.sampled_from([*BREAKS, BreakMethod.SCALE]))
def test_order_of_values_does_not_matter(values: list[int], method: BreakMethod) -> None:
    choice = MapChoice(method=method)
    assert find_class_breaks(values, choice) == find_class_breaks(values[::-1], choice)


def test_massachusetts_breaks_where_its_counts_part() -> None:
    counts = the_counts("MA")
    assert counts is not None
    values = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell]
    assert find_class_breaks(values, NATURAL) == Classes((2, 9, 26, 31, 51), 1, (1, 5, 22, 31, 51))


def test_quantile_classes_hold_equal_numbers_of_counties() -> None:
    choice = MapChoice(method=BreakMethod.QUANTILE, classes=4)
    assert find_class_breaks([1, 2, 3, 4, 5, 6, 70, 80], choice).bounds == (2, 4, 6, 80)


def test_ties_make_quantile_classes_fewer() -> None:
    choice = MapChoice(method=BreakMethod.QUANTILE, classes=4)
    assert find_class_breaks([1, 1, 1, 1, 1, 9], choice).bounds == (1, 9)


def test_fewer_than_six_counties_get_three_classes_at_most() -> None:
    assert find_class_breaks([1, 10, 20, 30, 40], NATURAL).bounds == (10, 20, 40)


def test_one_count_makes_one_class() -> None:
    classes = find_class_breaks([7], NATURAL)
    assert (len(classes), classes.lower(0), classes.upper(0)) == (1, 7, 7)


@settings(deadline=None)
@given(values=COUNTS, steps=STEPS, wanted=st.integers(2, 5))
def test_every_value_lies_in_exactly_one_class_of_a_scale(
    values: list[int], steps: list[int], wanted: int
) -> None:
    classes = find_class_breaks(values, MapChoice(classes=wanted), steps)
    limits = [(classes.lower(i), classes.upper(i)) for i in range(len(classes))]
    holding = [
        [i for i, (low, high) in enumerate(limits) if low <= value and (high is None or value <= high)]
        for value in values
    ]
    assert holding == [[classes.class_of(value)] for value in values]
    assert (limits[0][0], limits[-1][1]) == (1, None)
    assert classes.is_scale
    assert len(classes) <= wanted


@settings(deadline=None)
@given(one=COUNTS, other=COUNTS, value=st.integers(1, 2000), steps=STEPS.filter(len))
def test_a_count_has_one_class_whatever_else_is_on_its_map(
    one: list[int], other: list[int], value: int, steps: list[int]
) -> None:
    first, second = (find_class_breaks([*values, value], MapChoice(), steps) for values in (one, other))
    assert len(first) == len(second) == len(steps) + 1
    assert first.class_of(value) == second.class_of(value)


@pytest.mark.parametrize(
    ("most", "limits"),
    [
        (5, [(1, 2), (3, 9), (10, 29), (30, 99), (100, None)]),
        (4, [(1, 2), (3, 9), (10, 29), (30, None)]),
    ],
)
def test_a_format_that_tells_fewer_shades_apart_joins_the_highest_classes(
    most: int, limits: list[tuple[int, int | None]]
) -> None:
    classes = find_class_breaks([1, 12, 785], MapChoice(classes=most), (3, 10, 30, 100))
    assert [(classes.lower(i), classes.upper(i)) for i in range(len(classes))] == limits


def test_gray_sheets_have_four_classes_and_the_shades_for_them() -> None:
    gray, handout = SHEET_FORMATS[Format.GRAY], SHEET_FORMATS[Format.HANDOUT]
    assert gray.palette is not None
    assert (gray.most_classes, len(gray.palette.ramp), handout.most_classes) == (4, 4, 5)


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([1, 4, 29], (3, 10)),
        ([40, 600], (100, 300)),
        ([7], ()),
        ([5, 5], ()),
        ([1, 90_000], (1000, 3000, 10_000, 30_000)),
    ],
)
def test_a_source_without_steps_has_round_ones_that_divide_its_counts(
    values: list[int], steps: tuple[int, ...]
) -> None:
    classes = find_class_breaks(values, MapChoice())
    assert tuple(classes.lower(i) for i in range(1, len(classes))) == steps


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
