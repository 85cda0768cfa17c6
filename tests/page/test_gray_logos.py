"""A logo in greys is as light as it was in colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.color import measure_contrast
from factsheet.logo.artwork import Outlines, Pixels, Segment, Shape
from factsheet.page.gray_logos import convert_to_gray

colors = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
TRIANGLE: tuple[Segment, ...] = (("M", (0.0, 0.0)), ("L", (1.0, 0.0)), ("L", (1.0, 1.0)), ("Z", ()))


def gray_of(color: str) -> str:
    drawing = convert_to_gray(Outlines(1, 1, (Shape(TRIANGLE, color, is_even_odd=True),)))
    assert isinstance(drawing, Outlines)
    assert drawing.shapes[0].segments == TRIANGLE
    assert drawing.shapes[0].is_even_odd
    return drawing.shapes[0].fill


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
