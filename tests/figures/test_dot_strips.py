"""Dot strips: a dot for each other place on the axis, the place itself larger, both values in figures."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from factsheet.figures.dot_strips import (
    DOT,
    OWN_DOT,
    STACK,
    DotStrip,
    StripHeads,
    draw_dot_strips,
    lay_out_strips,
    place_dots,
)
from factsheet.figures.strip_axis import StripAxis
from factsheet.figures.style import FigureStyle
from factsheet.typesetting.faces import Face
from factsheet.typesetting.text_style import TextStyle
from tests.figures.builders import a_style, corners, exactly, patches_of, texts_of

HEADS = StripHeads("VA", "Nation")
LIMITS = TextStyle(Face.REGULAR, 8.2, 9.8, "#41464e")
WIDE, NARROW = 332.0, 200.0


def a_strip(*others: str, here: str = "1.7", whole: str = "1.5", label: str = "Cases a year") -> DotStrip:
    axis = StripAxis(Decimal(0), Decimal(4))
    values = tuple(map(Decimal, others))
    return DotStrip(label, Decimal(here), Decimal(whole), values, axis, str, str)


def style() -> FigureStyle:
    return a_style(9)


def test_label_limits_and_both_values_are_read_strip_by_strip() -> None:
    drawing = draw_dot_strips([a_strip("1.0")], HEADS, width=WIDE, style=style(), limits=LIMITS)
    assert texts_of(drawing) == ["VA", "Nation", "Cases a year", "0", "4", "1.7", "1.5"]


def test_the_place_itself_is_drawn_last_and_more_than_twice_as_large() -> None:
    drawing = draw_dot_strips([a_strip("1.0", "2.0")], HEADS, width=WIDE, style=style(), limits=LIMITS)
    ring, own = patches_of(drawing)[-2:]
    across = (ring.get_linewidth() + own.get_linewidth()) / 2  # the ring lies astride the edge of the disc
    assert across == pytest.approx(2 * OWN_DOT * 9)
    assert across > 2 * (2 * DOT * 9)
    assert to_hex(own.get_edgecolor()) == style().palette.blue


def test_of_two_dots_in_a_stack_one_is_wholly_seen() -> None:
    drawing = draw_dot_strips([a_strip(*["1.0"] * 9)], HEADS, width=WIDE, style=style(), limits=LIMITS)
    _axis, _, below, _, above, *_ = patches_of(drawing)
    assert (len(corners(below)), len(corners(above))) == (2 * 5, 2 * 4)
    heights = sorted((*corners(below)[::2, 1], *corners(above)[::2, 1]))
    assert heights[::2] == sorted(corners(below)[::2, 1])


def test_without_other_places_there_are_no_dots() -> None:
    drawing = draw_dot_strips([a_strip()], HEADS, width=WIDE, style=style(), limits=LIMITS)
    assert len(patches_of(drawing)) == 1 + 1 + 2  # the axis, the tick, the place itself and its ring


def test_a_place_off_the_scale_has_no_dot() -> None:
    assert len(place_dots(a_strip("1.0", "10.9"), (0, 100), 9)) == 1


def test_equal_values_are_stacked_about_the_line() -> None:
    dots = place_dots(a_strip("1.0", "1.0", "1.0"), (0, 100), 9)
    assert [x for x, _ in dots] == [25, 25, 25]
    assert sum(y for _, y in dots) == pytest.approx(0)
    assert len({y for _, y in dots}) == 3


@given(st.lists(st.integers(0, 40), max_size=60), st.floats(60, 500))
def test_each_other_place_has_a_dot_of_its_own_near_its_value(tenths: list[int], length: float) -> None:
    dots = place_dots(a_strip(*(str(Decimal(value) / 10) for value in tenths)), (10, 10 + length), 9)
    assert len(set(dots)) == len(dots) == len(tenths)
    for (x, y), value in zip(sorted(dots), sorted(tenths), strict=True):
        assert abs(x - 10 - value / 40 * length) <= DOT * 9 + 1e-6
        assert abs(y) <= STACK * 9 + 1e-6


@pytest.mark.parametrize(("width", "is_stacked"), [(WIDE, False), (NARROW, True)])
def test_labels_stand_above_their_axis_where_that_would_be_short(width: float, *, is_stacked: bool) -> None:
    strips = [a_strip("1.0", label="Calls that became cases")]
    layout = lay_out_strips(strips, HEADS, width=width, style=style(), limits=LIMITS)
    assert layout.is_stacked is is_stacked
    assert layout.ends[1] - layout.ends[0] > 60


@pytest.mark.parametrize("width", [NARROW, 240.0, WIDE, 540.0])
def test_all_words_stand_within_the_figure_and_apart(width: float) -> None:
    drawing = draw_dot_strips([a_strip("1.0"), a_strip()], HEADS, width=width, style=style(), limits=LIMITS)
    assert len(drawing.runs) == 2 + 2 * 5
    assert all(run.x >= 0 and run.x + run.width <= width + 0.01 for run in drawing.runs)
    assert all(0 < run.y < drawing.height for run in drawing.runs)
    level = [(one, other) for one, other in combinations(drawing.runs, 2) if abs(one.y - other.y) < 2]
    assert all(one.x >= other.x + other.width or other.x >= one.x + one.width for one, other in level)


def test_there_is_a_strip() -> None:
    with pytest.raises(ValueError, match=exactly("dot strips need a strip")):
        draw_dot_strips([], HEADS, width=WIDE, style=style(), limits=LIMITS)
