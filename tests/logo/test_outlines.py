"""The basic shapes as outlines: round where they are round, nothing where they are empty."""

import re
from math import hypot, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.artwork import Segment
from factsheet.logo.outlines import (
    LENGTH_ALLOWED,
    POINTS_ALLOWED,
    ShapeError,
    make_outline,
    parse_length,
    resolve_percents,
)
from factsheet.logo.svg_numbers import FarPointError

lengths = st.floats(0.5, 500).map(lambda value: round(value, 3))


def ends(outline: tuple[Segment, ...]) -> list[tuple[float, ...]]:
    """Return where each line and curve ends."""
    return [values[-2:] for operator, values in outline if operator != "Z"]


@given(x=st.floats(-300, 300), y=st.floats(-300, 300), radius=lengths)
def test_a_circle_is_four_quarters_about_its_centre(x: float, y: float, radius: float) -> None:
    outline = make_outline("circle", {"cx": f"{x:.6f}", "cy": f"{y:.6f}", "r": str(radius)})
    assert [operator for operator, _ in outline] == ["M", "C", "C", "C", "C", "Z"]
    distances = [hypot(u - x, v - y) for u, v in ends(outline)]
    assert distances == pytest.approx([radius] * 5, abs=1e-5)


@given(width=lengths, height=lengths, rx=lengths)
def test_a_rounded_rectangle_keeps_within_its_box(width: float, height: float, rx: float) -> None:
    attributes = {"x": "10", "y": "20", "width": str(width), "height": str(height), "rx": str(rx)}
    outline = make_outline("rect", attributes)
    assert [operator for operator, _ in outline] == ["M", *"LC" * 4, "Z"]
    for _, values in outline:
        assert all(10 - 1e-6 <= x <= 10 + width + 1e-6 for x in values[::2])
        assert all(20 - 1e-6 <= y <= 20 + height + 1e-6 for y in values[1::2])


def test_an_ellipse_touches_its_four_sides() -> None:
    outline = make_outline("ellipse", {"cx": "5", "cy": "6", "rx": "3", "ry": "2"})
    assert ends(outline) == [pytest.approx(point) for point in ((8, 6), (5, 8), (2, 6), (5, 4), (8, 6))]


def test_a_line_and_a_polyline_stay_open_and_a_polygon_is_closed() -> None:
    points = {"points": "1,2 3,4 5,2"}
    assert make_outline("line", {"x1": "1", "y2": "3"}) == (("M", (1, 0)), ("L", (0, 3)))
    assert make_outline("polyline", points) == (("M", (1, 2)), ("L", (3, 4)), ("L", (5, 2)))
    assert make_outline("polygon", points) == (*make_outline("polyline", points), ("Z", ()))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3", 3),
        (" -3px ", -3),
        ("1in", 96),
        ("25.4mm", 96),
        ("2.54cm", 96),
        ("72pt", 96),
        ("6pc", 96),
        ("25%", 50),
    ],
)
def test_a_length_has_its_unit(text: str, length: float) -> None:
    assert parse_length(text, 200) == pytest.approx(length)


def test_a_percentage_of_nothing_is_no_length() -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(LENGTH_ALLOWED)}$"):
        parse_length("10%")


def test_percentages_are_of_width_height_or_both() -> None:
    attributes = {"x": "10%", "y": "10%", "r": "10%", "d": "10%", "rx": "a%"}
    resolved = resolve_percents(attributes, 30, 40)
    assert resolved == {"x": "3.0", "y": "4.0", "r": resolved["r"], "d": "10%", "rx": "a%"}
    assert float(resolved["r"]) == pytest.approx(hypot(30, 40) / sqrt(2) / 10)


@pytest.mark.parametrize(
    ("kind", "attributes"),
    [
        ("rect", {"width": "0", "height": "3"}),
        ("circle", {}),
        ("ellipse", {"rx": "3"}),
        ("polygon", {}),
        ("path", {}),
    ],
)
def test_a_shape_without_extent_has_no_outline(kind: str, attributes: dict[str, str]) -> None:
    assert make_outline(kind, attributes) == ()


@pytest.mark.parametrize(
    ("kind", "attributes", "told"),
    [
        ("rect", {"width": "٣", "height": "3"}, ("width", LENGTH_ALLOWED)),
        ("circle", {"r": "3em"}, ("r", LENGTH_ALLOWED)),
        ("polygon", {"points": "1,2 ٣,4"}, ("points", POINTS_ALLOWED)),
        ("polygon", {"points": "1,2 3"}, ("points", POINTS_ALLOWED)),
    ],
)
def test_what_cannot_be_read_is_told_by_its_attribute(
    kind: str, attributes: dict[str, str], told: tuple[str, str]
) -> None:
    with pytest.raises(ShapeError) as error:
        make_outline(kind, attributes)
    assert error.value.args == told


@pytest.mark.parametrize(
    ("kind", "attributes"),
    [
        ("rect", {"width": "1e400", "height": "3", "rx": "1"}),
        ("circle", {"r": "1e400"}),
        ("polygon", {"points": "0,0 1e400,4"}),
        ("path", {"d": "M0 0h1e400"}),
    ],
)
def test_a_length_beyond_all_bounds_is_refused(kind: str, attributes: dict[str, str]) -> None:
    with pytest.raises(FarPointError):
        make_outline(kind, attributes)
