"""Shades: lightness tells classes apart, and labels can be read on each."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.color import (
    MIN_CONTRAST,
    choose_ramp_steps,
    choose_text_color,
    find_pale_shade,
    find_tint,
    join_color,
    measure_contrast,
    split_color,
    tint_color,
)
from factsheet.theme import Palette
from tests.figures.builders import exactly

PALETTE = Palette()


@pytest.mark.parametrize(
    ("classes", "steps"), [(1, (2,)), (2, (1, 3)), (3, (0, 2, 4)), (4, (0, 2, 3, 4)), (5, (0, 1, 2, 3, 4))]
)
def test_classes_take_well_spaced_shades_of_five(classes: int, steps: tuple[int, ...]) -> None:
    assert choose_ramp_steps(classes, 5) == steps


@pytest.mark.parametrize(
    ("classes", "length"), [(classes, length) for length in range(1, 8) for classes in range(1, length + 1)]
)
def test_steps_rise_for_ramps_of_any_length(classes: int, length: int) -> None:
    steps = choose_ramp_steps(classes, length)
    assert len(steps) == classes
    assert list(steps) == sorted(set(steps))
    assert 0 <= steps[0] <= steps[-1] < length


@pytest.mark.parametrize("classes", [0, 6])
def test_more_classes_than_shades_are_refused(classes: int) -> None:
    with pytest.raises(ValueError, match=exactly(f"found {classes} classes; allowed: 1 to 5")):
        choose_ramp_steps(classes, 5)


@pytest.mark.parametrize("ground", [*PALETTE.ramp, PALETTE.paper, PALETTE.neutral_land])
def test_labels_can_be_read_on_every_ground(ground: str) -> None:
    assert measure_contrast(choose_text_color(ground, PALETTE.ink, PALETTE.paper), ground) >= MIN_CONTRAST


def test_labels_are_dark_on_three_shades_and_light_on_two() -> None:
    ink, paper = PALETTE.ink, PALETTE.paper
    assert [choose_text_color(shade, ink, paper) for shade in PALETTE.ramp] == [
        ink,
        ink,
        ink,
        paper,
        paper,
    ]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_neighbouring_shades_differ_in_grey(count: int) -> None:
    shades = [PALETTE.ramp[step] for step in choose_ramp_steps(count, 5)]
    assert len(shades) == count
    assert all(measure_contrast(light, dark) > 1.4 for light, dark in pairwise(shades))


def test_contrast_is_the_published_ratio() -> None:
    assert measure_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert measure_contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert measure_contrast("#ffffff", "#162e51") == pytest.approx(13.6, abs=0.05)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_colour_is_written_as_it_is_read(channels: tuple[int, int, int]) -> None:
    assert split_color(join_color(channels)) == channels
    assert split_color(join_color(channels).upper()) == channels


def some_colors(most: int = 0xFF) -> st.SearchStrategy[str]:
    return st.tuples(*[st.integers(0, most)] * 3).map(lambda levels: join_color(levels))


@given(color=some_colors(), least=st.floats(1, 21), most=st.floats(0, 1))
def test_a_tint_is_the_palest_that_keeps_its_contrast(color: str, least: float, most: float) -> None:
    tint = find_tint(color, "#ffffff", paper="#ffffff", contrast=least, most=most)
    tints = [tint_color(color, "#ffffff", step / 255) for step in range(round(most * 255) + 1)]
    seen = [each for each in tints if measure_contrast(each, "#ffffff") >= least]
    assert tint == (seen[-1] if seen else color)


@given(lights=st.lists(st.integers(0, 0xFF), min_size=1, max_size=5, unique=True), least=st.floats(1.1, 15))
def test_a_pale_shade_lies_within_the_ramp_or_before_it(lights: list[int], least: float) -> None:
    ramp = [join_color([light] * 3) for light in sorted(lights, reverse=True)]
    assume(measure_contrast(ramp[-1], "#ffffff") >= least)
    shade = find_pale_shade(ramp, paper="#ffffff", contrast=least)
    first = next(each for each in ramp if measure_contrast(each, "#ffffff") >= least)
    assert least <= measure_contrast(shade, "#ffffff") <= measure_contrast(first, "#ffffff")
    assert measure_contrast(join_color(level + 1 for level in split_color(shade)), "#ffffff") < least


def test_a_ramp_without_the_contrast_gives_its_darkest_shade() -> None:
    assert find_pale_shade(["#eeeeee", "#dddddd"], paper="#ffffff", contrast=3.0) == "#dddddd"


@pytest.mark.parametrize("ramp", [PALETTE.ramp, PALETTE.second_ramp])
def test_the_pale_shade_of_a_ramp_of_the_series_has_three_to_one(ramp: tuple[str, ...]) -> None:
    shade = find_pale_shade(ramp, paper=PALETTE.paper, contrast=3.0)
    assert 3.0 <= measure_contrast(shade, PALETTE.paper) < 3.05
