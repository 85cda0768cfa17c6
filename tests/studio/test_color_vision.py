"""A page in gray, and as people see it who tell fewer colours apart."""

import numpy as np
import pytest

from factsheet.color import join_color, measure_contrast, measure_lightness
from factsheet.studio.theming.color_vision import Seeing, paint_seen


def see(color: tuple[int, int, int], seeing: Seeing) -> tuple[int, ...]:
    return tuple(paint_seen(np.full((1, 1, 3), color, np.uint8), seeing)[0, 0].tolist())


@pytest.mark.parametrize("seeing", Seeing)
def test_white_black_and_gray_are_seen_by_all_as_they_are(seeing: Seeing) -> None:
    for shade in (0, 1, 77, 128, 200, 255):
        assert max(abs(channel - shade) for channel in see((shade,) * 3, seeing)) <= 1


def test_a_picture_is_the_same_one_where_nothing_is_done() -> None:
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    assert paint_seen(pixels, Seeing.PLAIN) is pixels


def test_gray_keeps_the_light_of_each_color() -> None:
    red = (160, 28, 48)
    gray = see(red, Seeing.GRAY)
    assert len(set(gray)) == 1
    assert abs(measure_lightness(join_color(gray)) - measure_lightness(join_color(red))) < 0.5


@pytest.mark.parametrize("seeing", [Seeing.PROTAN, Seeing.DEUTAN])
def test_red_and_green_that_are_alike_in_light_come_close_without_one_kind_of_cones(seeing: Seeing) -> None:
    red, green = (190, 60, 60), (60, 120, 40)
    apart = sum(abs(one - other) for one, other in zip(red, green, strict=True))
    near = sum(abs(one - other) for one, other in zip(see(red, seeing), see(green, seeing), strict=True))
    assert near < apart / 2
    assert measure_contrast(join_color(see((0, 0, 255), seeing)), "#ffffff") > 4
