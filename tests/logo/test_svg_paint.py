"""Outlines are filled and drawn along as their style says."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.artwork import Group, Shape, Stroke
from factsheet.logo.svg_paint import PEN_ALLOWED, measure_outline
from tests.logo.pictures import group_of, parts_of, refused_in, shape_of

LINE = '<path d="M0 0h10" stroke="navy" fill="none" {}/>'


def pen_of(content: str) -> Stroke:
    stroke = shape_of(content).stroke
    assert stroke is not None
    return stroke


@pytest.mark.parametrize(
    ("style", "stroke"),
    [
        ("", Stroke(1)),
        ('stroke-width="2"', Stroke(2)),
        ('stroke-width="1in"', Stroke(96)),
        ('style="stroke-linecap:round;stroke-linejoin:bevel;stroke-miterlimit:7"', Stroke(1, 1, 2, 7)),
        ('stroke-linecap="square" stroke-linejoin="miter-clip"', Stroke(1, 2, 0)),
        ('stroke-dasharray="4, 2 1" stroke-dashoffset="-3"', Stroke(1, dashes=(4, 2, 1), dash_start=-3)),
        ('stroke-dasharray="0 0" stroke-dashoffset="3"', Stroke(1)),
        ('stroke-dasharray="none"', Stroke(1)),
        ('transform="scale(3)" stroke-dasharray="2"', Stroke(3, dashes=(6,))),
    ],
)
def test_a_line_has_the_pen_of_its_style(style: str, stroke: Stroke) -> None:
    assert pen_of(LINE.format(style)) == stroke


@given(st.floats(0.1, 10), st.floats(0, 360), st.booleans())
def test_a_pen_stays_round_where_circles_do(scale: float, turn: float, mirrored: bool) -> None:  # noqa: FBT001
    flip = -scale if mirrored else scale
    pen = pen_of(LINE.format(f'transform="rotate({turn}) scale({scale} {flip})"'))
    assert (pen.nib, pen.width) == (None, pytest.approx(scale))


def test_a_pen_is_pressed_out_of_shape_with_its_line() -> None:
    pen = pen_of(LINE.format('transform="scale(4 1)" stroke-width="3"'))
    assert pen.width == pytest.approx(6)
    assert pen.nib == pytest.approx((2, 0, 0, 0.5, 0, 0))


@pytest.mark.parametrize(
    "style",
    ['stroke-width="0"', 'stroke="none"', 'stroke-opacity="0"', 'transform="scale(1 0)"', 'stroke="url(#x)"'],
)
def test_a_line_that_nobody_sees_is_not_drawn(style: str) -> None:
    assert parts_of('<path d="M0 0h3v3z"/><path d="M0 0h10" fill="none" ' + style + "/>") == parts_of(
        '<path d="M0 0h3v3z"/>'
    )


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ('stroke-width="wide"', "stroke-width: found 'wide'"),
        ('stroke-width="-1"', "stroke-width: found '-1'"),
        ('stroke-linecap="flat"', "stroke-linecap: found 'flat'"),
        ('stroke-linejoin="none"', "stroke-linejoin: found 'none'"),
        ('stroke-dasharray="1,a"', "stroke-dasharray: found '1,a'"),
        ('stroke-dasharray="-1 2"', "stroke-dasharray: found '-1 2'"),
        ('stroke-dasharray="0.0001"', "stroke-dasharray: found '0.0001'"),
    ],
)
def test_a_pen_that_cannot_be_read_is_told(style: str, found: str) -> None:
    assert refused_in(LINE.format(style)) == [f"1: path.{found}; allowed: {PEN_ALLOWED}"]


@pytest.mark.parametrize(
    ("order", "is_line"),
    [
        ("", [False, True]),
        ('paint-order="stroke"', [True, False]),
        ('paint-order="markers stroke fill"', [True, False]),
        ('paint-order="normal"', [False, True]),
        ('paint-order="fill stroke"', [False, True]),
    ],
)
def test_fill_and_line_are_laid_on_each_other_in_their_order(order: str, is_line: list[bool]) -> None:
    parts = parts_of(f'<rect width="3" height="3" stroke="red" {order}/>')
    assert [isinstance(part, Shape) and part.stroke is not None for part in parts] == is_line


def test_each_paint_is_as_see_through_as_its_own_opacity() -> None:
    fill, line = parts_of(
        '<rect width="3" height="3" fill="#00008080" fill-opacity=".5" stroke="red" stroke-opacity="25%"/>'
    )
    assert isinstance(fill, Group)
    assert isinstance(line, Group)
    assert (fill.opacity, line.opacity) == (pytest.approx(64 / 255), 0.25)


def test_opacity_of_a_group_is_that_of_all_as_one() -> None:
    group = group_of('<g opacity="50%"><rect width="3" height="3"/><rect width="4" height="3"/></g>')
    assert (group.opacity, len(group.parts)) == (0.5, 2)


def test_opacity_is_not_handed_down() -> None:
    assert isinstance(group_of('<g opacity=".5"><rect width="3" height="3"/></g>').parts[0], Shape)


def test_the_box_of_an_outline_is_as_tight_as_its_curves() -> None:
    circle = shape_of('<circle cx="10" cy="8" r="5"/>').segments
    assert measure_outline(circle) == pytest.approx((5, 3, 10, 10), abs=1e-2)


@given(st.floats(0, 2 * math.pi))
def test_a_path_goes_on_after_it_is_closed(angle: float) -> None:
    x, y = 10 * math.cos(angle), 10 * math.sin(angle)
    segments = shape_of(f'<path d="M0 0h3v3zc1 1 2 2 {x} {y}"/>').segments
    assert segments[-1][1][-2:] == pytest.approx((x, y))
    assert measure_outline(segments)[2] >= 3
