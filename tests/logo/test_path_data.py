"""Path data mean the same in every way of writing them; arcs stay on their ellipse."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.logo.path_data import PATH_ALLOWED, parse_path
from factsheet.logo.svg_numbers import FAR_ALLOWED, FarPointError

numbers = st.floats(-100, 100).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M 1 2 L 4 2 L 4 6 Z", "m1,2h3v4z"),
        ("M1 2 4 2 4 6z", "M1 2L4 2L4 6Z"),
        ("M1 2 4 2 4 6z", "M1 2L4 2L4 6L1 2Z"),
        ("M9 9 M1 2 L4 2", "M1 2L4 2"),
        ("M0 0 C 1 1 2 1 3 0 S 5 -1 6 0", "M0 0 C1 1 2 1 3 0 C4-1 5-1 6 0"),
        ("M0 0 C 1 1 2 1 3 0 S 5 -1 6 0", "m0 0c1 1 2 1 3 0s2-1 3 0"),
        ("M0 0 Q 3 3 6 0", "M0 0 C 2 2 4 2 6 0"),
        ("M0 0q3 3 6 0t6 0", "M0 0 C2 2 4 2 6 0 C8-2 10-2 12 0"),
        ("M5 5 L 8 8 S 9 9 10 5", "M5 5 L8 8 C 8 8 9 9 10 5"),
        ("M1 1 h2 z l3 3", "M1 1 L3 1 Z M1 1 L4 4"),
        ("M0 0 a 5 5 0 0 1 10 0", "M0 0a5 5 0 0110 0"),
        ("M0 0 a 5 5 0 0 1 10 0 5 5 0 0 1 10 0", "M0 0a5 5 0\n0110 0\r\n5,5,0,01,10,0"),
        ("M0 0 A 0 9 0 1 1 3 4 L 5 5", "M0 0 L3 4 L5 5"),
        ("M1 1 a 9 0 0 1 1 3 4 l 5 5", "M1 1 L4 5 L9 10"),
        ("M1 1 A 9 9 0 1 1 1 1 L 5 5", "M1 1 L5 5"),
        ("M.5.5L1.5.5", "M 0.5 0.5 L 1.5 0.5"),
        ("M01 2.L1.e1 2e0", "M 1 2 L 10 2"),
    ],
)
def test_two_ways_of_writing_give_one_outline(one: str, other: str) -> None:
    first, second = parse_path(one), parse_path(other)
    assert [operator for operator, _ in first] == [operator for operator, _ in second]
    assert len(first) > 1
    for (_, values), (_, others) in zip(first, second, strict=True):
        assert values == pytest.approx(others)


@pytest.mark.parametrize(
    "data",
    [
        "L 1 2",
        "M",
        "M 1",
        "M 1 2 L",
        "M 1 2 L 3",
        "M 1 2 X 3 4",
        "M 1 2 # L 3 4",
        "M 1 2 Z 3 4",
        "M0 0 A 5 5 0 2 1 3 3",
        "M0 0 A 5 5 0 1 1 3",
        "1 2",
        "M 1 2 Lé",
        "M٣ 1L2 2",
        "M1 1L2 ２",
        "M1\u00a01L2 2",
        "M1 1L1e٣ 2",
    ],
)
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=f"^{PATH_ALLOWED}$"):
        parse_path(data)


@pytest.mark.parametrize(
    "data",
    ["M0 0L1e400 0", "M-1e400 0L1 1", "M0 0A1e400 5 0 0 1 3 3", "M0 0A5 5 1e400 0 1 3 3", "M0 0h1e200"],
)
def test_a_number_beyond_all_bounds_is_refused(data: str) -> None:
    with pytest.raises(FarPointError, match=f"^{FAR_ALLOWED}$"):
        parse_path(data)


def test_the_smallest_numbers_are_no_division_by_zero() -> None:
    assert parse_path("M0 0A1 1 0 0 1 1e-300 0L1 1") == (("M", (0, 0)), ("L", (1, 1)))
    assert parse_path("M0 0A1e-300 1 0 0 1 3 4") == (("M", (0, 0)), ("L", (3, 4)))


def test_a_path_of_too_many_lines_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^at most 20,000 lines and curves$"):
        parse_path("M0 0" + "h1" * 20_001)


@given(
    start=st.tuples(numbers, numbers),
    end=st.tuples(numbers, numbers),
    radius=st.floats(1, 300),
    large=st.sampled_from("01"),
    sweep=st.sampled_from("01"),
)
def test_an_arc_of_a_circle_ends_where_it_must_and_keeps_its_radius(
    *, start: tuple[float, float], end: tuple[float, float], radius: float, large: str, sweep: str
) -> None:
    chord = hypot(end[0] - start[0], end[1] - start[1])
    assume(0.5 < chord < 1.98 * radius)
    (_, *curves) = parse_path(f"M{start[0]} {start[1]}A{radius} {radius} 20 {large}{sweep}{end[0]} {end[1]}")
    assert curves[-1][1][4:] == pytest.approx(end, abs=1e-6 * radius)
    ends = [start, *(curve[1][4:] for curve in curves)]
    assert len(ends) > 1
    for (x, y), (u, v) in pairwise(ends):
        assert hypot(u - x, v - y) <= 2**0.5 * radius * 1.001
    assert (len(curves) > 2) >= (large == "1" and chord < 1.9 * radius)


def test_a_half_circle_on_the_page_goes_clockwise() -> None:
    _, first, second = parse_path("M0 0A5 5 0 0 1 10 0")
    assert first[1][4:] == pytest.approx((5, -5))
    assert second[1][4:] == pytest.approx((10, 0))


def test_radii_that_are_too_small_grow() -> None:
    _, first, _ = parse_path("M0 0A1 1 0 0 1 10 0")
    assert first[1][4:] == pytest.approx((5, -5))
