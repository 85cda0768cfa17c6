"""Shades: lightness tells classes apart, and labels can be read on each."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.color import (
    MIN_CONTRAST,
    choose_ramp_steps,
    choose_text_color,
    join_color,
    measure_contrast,
    split_color,
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
