"""Path data mean the same in every way of writing them; arcs stay on their ellipse."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.logo.affine import parse_transform
from factsheet.logo.arcs import convert_arc
from factsheet.logo.path_data import PATH_ALLOWED, parse_path

numbers = st.floats(-100, 100).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M 1 2 L 4 2 L 4 6 Z", "m1,2h3v4z"),
        ("M1 2 4 2 4 6z", "M1 2L4 2L4 6Z"),
        ("M0 0 C 1 1 2 1 3 0 S 5 -1 6 0", "M0 0 C1 1 2 1 3 0 C4-1 5-1 6 0"),
        ("M0 0 Q 3 3 6 0", "M0 0 C 2 2 4 2 6 0"),
        ("M0 0q3 3 6 0t6 0", "M0 0 C2 2 4 2 6 0 C8-2 10-2 12 0"),
        ("M5 5 L 8 8 S 9 9 10 5", "M5 5 L8 8 C 8 8 9 9 10 5"),
        ("M1 1 h2 z l3 3", "M1 1 L3 1 Z M1 1 L4 4"),
        ("M0 0 a 5 5 0 0 1 10 0", "M0 0a5 5 0 0110 0"),
        ("M.5.5L1.5.5", "M 0.5 0.5 L 1.5 0.5"),
    ],
)
def test_two_ways_of_writing_give_one_outline(one: str, other: str) -> None:
    first, second = parse_path(one), parse_path(other)
    assert [operator for operator, _ in first] == [operator for operator, _ in second]
    for (_, values), (_, others) in zip(first, second, strict=True):
        assert values == pytest.approx(others)


@pytest.mark.parametrize(
    "data",
    ["L 1 2", "M", "M 1", "M 1 2 L", "M 1 2 X 3", "M 1 2 Z 3 4", "M0 0 A 5 5 0 2 1 3 3", "1 2", "M 1 2 Lé"],
)
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=f"^{PATH_ALLOWED}$"):
        parse_path(data)


def test_a_path_of_too_many_lines_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^at most 20,000 lines and curves$"):
        parse_path("M0 0" + "h1" * 20_001)


@given(
    start=st.tuples(numbers, numbers),
    end=st.tuples(numbers, numbers),
    radius=st.floats(1, 300),
    is_large=st.booleans(),
    is_sweep=st.booleans(),
)
def test_an_arc_of_a_circle_ends_where_it_must_and_keeps_its_radius(
    *, start: tuple[float, float], end: tuple[float, float], radius: float, is_large: bool, is_sweep: bool
) -> None:
    chord = hypot(end[0] - start[0], end[1] - start[1])
    assume(0.5 < chord < 1.98 * radius)
    curves = convert_arc(start, end, (radius, radius), turn=20, is_large=is_large, is_sweep=is_sweep)
    assert curves[-1][1][4:] == pytest.approx(end, abs=1e-6 * radius)
    ends = [start, *(curve[1][4:] for curve in curves)]
    for (x, y), (u, v) in pairwise(ends):
        assert hypot(u - x, v - y) <= 2**0.5 * radius * 1.001
    assert (len(curves) > 2) >= (is_large and chord < 1.9 * radius)


def test_a_half_circle_on_the_page_goes_clockwise() -> None:
    first, second = convert_arc((0, 0), (10, 0), (5, 5), turn=0, is_large=False, is_sweep=True)
    assert first[1][4:] == pytest.approx((5, -5))
    assert second[1][4:] == pytest.approx((10, 0))


def test_radii_that_are_too_small_grow() -> None:
    curves = convert_arc((0, 0), (10, 0), (1, 1), turn=0, is_large=False, is_sweep=True)
    assert curves[0][1][4:] == pytest.approx((5, -5))


def test_an_arc_without_radius_is_a_line_and_one_without_length_nothing() -> None:
    assert convert_arc((0, 0), (3, 4), (0, 9), turn=0, is_large=True, is_sweep=True) == (("L", (3, 4)),)
    assert convert_arc((3, 4), (3, 4), (5, 5), turn=0, is_large=True, is_sweep=True) == ()


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", (2, 3)),
        ("translate(5)", (7, 3)),
        ("translate(5,-1) scale(2)", (9, 5)),
        ("rotate(90)", (-3, 2)),
        ("rotate(90 2 3)", (2, 3)),
        ("matrix(1 0 0 -1 0 10)", (2, 7)),
        ("skewX(45)", (5, 3)),
        (" scale(2 3) , translate(1) ", (6, 9)),
    ],
)
def test_a_transform_takes_a_point_where_svg_says(text: str, point: tuple[float, float]) -> None:
    a, b, c, d, e, f = parse_transform(text)
    assert (2 * a + 3 * c + e, 2 * b + 3 * d + f) == pytest.approx(point)
