"""Gradients flow where the file says; one of a single colour is that colour; others are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.artwork import Gradient, Group
from factsheet.logo.menu_words import GRADIENT_ALLOWED
from tests.logo.pictures import group_of, parts_of, refused_in, shape_of

STOPS = '<stop stop-color="red"/><stop offset="1" stop-color="navy"/>'
RECT = '<rect x="10" y="5" width="20" height="10" fill="url(#g)" {}/>'
LINE = '<linearGradient id="g" {}>' + STOPS + "</linearGradient>"


def flow_of(gradient: str, own: str = "") -> Gradient:
    paint = shape_of(gradient + RECT.format(own)).paint
    assert isinstance(paint, Gradient)
    return paint


def test_a_gradient_runs_over_the_box_of_its_shape() -> None:
    flow = flow_of(LINE.format(""))
    assert (flow.ends, flow.matrix) == ((0, 0, 1, 0), (20, 0, 0, 10, 10, 5))
    assert flow.stops == ((0, "#ff0000"), (1, "#000080"))


def test_a_gradient_in_units_of_the_drawing_moves_with_its_shape() -> None:
    flow = flow_of(
        LINE.format('gradientUnits="userSpaceOnUse" x1="10%" x2="30" y2="50%"'), 'transform="scale(2)"'
    )
    assert (flow.ends, flow.matrix) == ((4, 0, 30, 10), (2, 0, 0, 2, 0, 0))


def test_a_gradient_has_a_transform_of_its_own() -> None:
    assert flow_of(LINE.format('gradientTransform="translate(.5 .5)"')).matrix == (20, 0, 0, 10, 20, 10)


def test_a_gradient_takes_what_it_does_not_say_from_the_one_it_names() -> None:
    kept = '<linearGradient id="k" x1=".5" spreadMethod="pad">' + STOPS + "</linearGradient>"
    flow = flow_of(kept + '<linearGradient id="g" xlink:href="#k" y2="1"/>')
    assert flow.ends == (0.5, 0, 1, 1)
    assert len(flow.stops) == 2


def test_circles_flow_from_their_focus() -> None:
    circle = '<radialGradient id="g" cx=".4" r="50%" fx=".3" fr=".1">' + STOPS + "</radialGradient>"
    assert flow_of(circle).ends == pytest.approx((0.3, 0.5, 0.1, 0.4, 0.5, 0.5))


def test_a_focus_beyond_the_circle_is_brought_inside() -> None:
    circle = '<radialGradient id="g" fx="2">' + STOPS + "</radialGradient>"
    assert flow_of(circle).ends == pytest.approx((0.9995, 0.5, 0, 0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    "gradient",
    [
        '<linearGradient id="g"><stop stop-color="navy"/></linearGradient>',
        LINE.format("").replace("red", "#000080"),
        LINE.format('x2="0"'),
        '<radialGradient id="g" r="0">' + STOPS + "</radialGradient>",
    ],
)
def test_a_gradient_of_one_colour_or_no_extent_is_a_colour(gradient: str) -> None:
    assert shape_of(gradient + RECT.format("")).paint == "#000080"


@pytest.mark.parametrize(
    ("gradient", "shape"),
    [
        ('<linearGradient id="g"/>', RECT.format("")),
        (LINE.format('gradientTransform="scale(0)"'), RECT.format("")),
        (LINE.format(""), '<path d="M0 3h9" stroke="url(#g)"/>'),
    ],
)
def test_a_gradient_without_stops_or_on_nothing_paints_nothing(gradient: str, shape: str) -> None:
    below = '<rect width="1" height="1"/>'
    assert [part for part in parts_of(below + gradient + shape) if getattr(part, "stroke", None)] == []
    assert len(parts_of(below + gradient + shape.replace("<path ", '<path fill="none" '))) == 1


def test_a_colour_stands_in_for_a_gradient_that_is_not_there() -> None:
    assert shape_of('<rect width="3" height="3" fill="url(#nobody) navy"/>').paint == "#000080"


def test_a_gradient_as_see_through_all_along_is_so_as_a_whole() -> None:
    stops = STOPS.replace("<stop ", '<stop stop-opacity=".5" ')
    group = group_of(f'<linearGradient id="g">{stops}</linearGradient>' + RECT.format(""))
    assert isinstance(group, Group)
    assert group.opacity == 0.5


@pytest.mark.parametrize(
    "gradient",
    [
        LINE.format('spreadMethod="reflect"'),
        '<linearGradient id="g"><stop stop-opacity=".5"/><stop offset="1"/></linearGradient>',
        '<pattern id="g"><rect width="1" height="1"/></pattern>',
        '<meshgradient id="g"/>',
    ],
)
def test_another_gradient_is_refused(gradient: str) -> None:
    assert refused_in(gradient + RECT.format("")) == [
        f"1: rect.fill: found a gradient or pattern; allowed: {GRADIENT_ALLOWED}"
    ]


places = st.floats(-0.5, 1.5).map(lambda place: f"{place:.3f}")


@given(st.lists(st.tuples(places, st.sampled_from(["red", "navy", "gold"])), min_size=2, max_size=8))
def test_stops_rise_from_0_to_1(found: list[tuple[str, str]]) -> None:
    stops = "".join(f'<stop offset="{place}" stop-color="{color}"/>' for place, color in found)
    shape = shape_of(f'<linearGradient id="g">{stops}</linearGradient>' + RECT.format(""))
    ends = [place for place, _ in shape.paint.stops] if isinstance(shape.paint, Gradient) else [0, 1]
    assert (ends[0], ends[-1]) == (0, 1)
    assert ends == sorted(set(ends))
    assert isinstance(shape.paint, Gradient) == (len({color for _, color in found}) > 1)
