"""A logo in greys is as light as it was in colour."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.color import measure_contrast
from factsheet.logo.artwork import Clip, Gradient, Group, Outlines, Pixels, Segment, Shape, Stroke
from factsheet.page.gray_logos import convert_to_gray

colors = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
TRIANGLE: tuple[Segment, ...] = (("M", (0.0, 0.0)), ("L", (1.0, 0.0)), ("L", (1.0, 1.0)), ("Z", ()))


def gray_of(color: str) -> str:
    drawing = convert_to_gray(Outlines(1, 1, (Shape(TRIANGLE, color, is_even_odd=True),)))
    assert isinstance(drawing, Outlines)
    (part,) = drawing.parts
    assert isinstance(part, Shape)
    assert (part.segments, part.is_even_odd) == (TRIANGLE, True)
    assert isinstance(part.paint, str)
    return part.paint


@given(colors)
def test_grey_and_colour_are_equally_light(color: str) -> None:
    gray = gray_of(color)
    assert gray[1:3] == gray[3:5] == gray[5:7]
    assert measure_contrast(gray, color) == pytest.approx(1, abs=0.02)


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=20))
def test_pixels_become_the_same_greys_as_outlines(pixels: list[tuple[int, int, int]]) -> None:
    gray = convert_to_gray(Pixels(len(pixels), 1, b"".join(map(bytes, pixels))))
    assert isinstance(gray, Pixels)
    assert [f"#{gray.rgb[at : at + 3].hex()}" for at in range(0, len(gray.rgb), 3)] == [
        gray_of(f"#{bytes(pixel).hex()}") for pixel in pixels
    ]


@pytest.mark.parametrize("level", [0, 1, 127, 255])
def test_a_grey_stays_what_it_is(level: int) -> None:
    assert gray_of(f"#{bytes([level] * 3).hex()}") == f"#{bytes([level] * 3).hex()}"


def test_what_is_drawn_along_or_in_a_group_becomes_grey_too() -> None:
    line = Shape(TRIANGLE, "#a01c30", stroke=Stroke(2))
    group = Group((Group((line,), opacity=0.5),), (Clip(TRIANGLE),))
    drawing = convert_to_gray(Outlines(1, 1, (group,)))
    expected = replace(line, paint=gray_of("#a01c30"))
    assert drawing == Outlines(1, 1, (Group((Group((expected,), opacity=0.5),), (Clip(TRIANGLE),)),))


@given(colors, colors)
def test_a_gradient_is_as_light_as_its_colours_all_along(one: str, other: str) -> None:
    flow = Gradient((0, 0, 1, 0), ((0, one), (0.5, other), (1, one)), (1, 0, 0, 1, 0, 0))
    drawing = convert_to_gray(Outlines(1, 1, (Shape(TRIANGLE, flow),)))
    assert isinstance(drawing, Outlines)
    (part,) = drawing.parts
    assert isinstance(part, Shape)
    assert isinstance(part.paint, Gradient)
    stops = dict(part.paint.stops)
    assert list(stops) == [step / 16 for step in range(17)]
    assert [stops[place] for place in (0, 0.5, 1)] == [gray_of(one), gray_of(other), gray_of(one)]
    middle = "#" + "".join(
        f"{round((a + b) / 2):02x}"
        for a, b in zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    )
    assert stops[0.25] == gray_of(middle)
