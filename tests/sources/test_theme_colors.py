"""Colours that could not be read, or told apart, are refused with what was found."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.color import measure_contrast, measure_lightness
from factsheet.errors import DataError
from factsheet.reading.yaml_values import YamlFile
from factsheet.sources.theme_colors import FLOORS, Colors, find_color_faults, make_palette
from factsheet.sources.theme_file import read_theme
from factsheet.theme import Palette
from tests.sources.builders import messages, write

COLOR = "a colour of six hexadecimal digits in quotes, such as '#24518f'"
IN_QUOTES = 'quotation marks (") around the text, or a blank after # if it is a remark'
RAMP = "5 colours, from light to dark"
CONTRAST = "a contrast of at least 4.5:1"
some_color = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def refusal(folder: Path, colors: str) -> list[str]:
    write(folder / "theme.yaml", f"colors: {{{colors}}}\n")
    with pytest.raises(DataError) as error:
        read_theme(folder)
    return [line.removeprefix("DIR/theme.yaml:1: colors.") for line in messages(error.value, folder)]


def faults(colors: Colors) -> list[str]:
    return [str(fault) for fault in find_color_faults(YamlFile("theme.yaml", None, {"": 1}), colors)]


def test_the_colours_of_the_series_pass() -> None:
    palette = Palette()
    given = {name: getattr(palette, name) for name in Colors.model_fields}
    assert faults(Colors(**given)) == []
    assert make_palette(Colors(**given)) == make_palette(Colors()) == palette


@pytest.mark.parametrize(
    ("colors", "message"),
    [
        ("grey: '#777777'", f"grey: found '#777777', 4.4:1 on paper '#ffffff'; allowed: {CONTRAST}"),
        ("red: '#e36c54'", f"red: found '#e36c54', 3.2:1 on paper '#ffffff'; allowed: {CONTRAST}"),
        ("pale_blue: '#fefefe'", "pale_blue: found '#fefefe', 1.0:1 on paper '#ffffff'; allowed: a contrast of at least 3:1"),  # noqa: E501
        ("pale_blue: '#9db4d3'", "pale_blue: found '#9db4d3', 2.1:1 on paper '#ffffff'; allowed: a contrast of at least 3:1"),  # noqa: E501
        ("on_navy: '#24518f'", f"on_navy: found '#24518f', 1.7:1 on navy '#162e51'; allowed: {CONTRAST}"),
        ("quiet_on_navy: '#5a6f8f'", f"quiet_on_navy: found '#5a6f8f', 2.6:1 on navy '#162e51'; allowed: {CONTRAST}"),  # noqa: E501
        ("link: blue", f"link: found 'blue'; allowed: {COLOR}"),
        ("link: '#12345'", f"link: found '#12345'; allowed: {COLOR}"),
        ("link: 123456", f"link: found 123456; allowed: {COLOR}"),
        ("ramp: ['#fdd9c9', '#6f0f26']", f"ramp: found a list; allowed: {RAMP}"),
        ("paper: '#eeeeee'", "paper: found the unknown key 'paper'; allowed: one of ink, navy, blue, pale_blue, red, grey, link, on_navy, quiet_on_navy, ramp"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_colour_that_does_not_do_is_refused_with_its_contrast(
    tmp_path: Path, colors: str, message: str
) -> None:
    assert refusal(tmp_path, colors) == [message]


def test_a_ground_is_told_where_the_text_on_it_is_that_of_the_series(tmp_path: Path) -> None:
    assert refusal(tmp_path, "navy: '#8a8a8a'") == [
        f"navy: found '#8a8a8a', 3.4:1 below on_navy '#ffffff'; allowed: {CONTRAST}",
        f"navy: found '#8a8a8a', 3.4:1 on paper '#ffffff'; allowed: {CONTRAST}",
    ]


def test_a_colour_without_quotes_is_not_lost_as_a_comment(tmp_path: Path) -> None:
    write(tmp_path / "theme.yaml", "colors:\n  navy: #0b3d2e\n  ramp:\n    - #fdd9c9\n")
    with pytest.raises(DataError) as error:
        read_theme(tmp_path)
    assert messages(error.value, tmp_path) == [
        f"DIR/theme.yaml:2: file: found '##b#d#e', which is read as a remark; allowed: {IN_QUOTES}",
        f"DIR/theme.yaml:4: file: found '#fdd#c#', which is read as a remark; allowed: {IN_QUOTES}",
    ]
    write(tmp_path / "theme.yaml", "colors:\n  navy: # 0b3d2e\n")
    with pytest.raises(DataError) as error:
        read_theme(tmp_path)
    assert messages(error.value, tmp_path) == [
        f"DIR/theme.yaml:2: colors.navy: found nothing; allowed: {COLOR}"
    ]


def test_shades_too_near_to_each_other_or_to_paper_are_refused(tmp_path: Path) -> None:
    shades = "['#fffafa', '#f5a585', '#f5a586', '#ffffff', '#6f0f26']"
    assert refusal(tmp_path, f"ramp: {shades}") == [
        "ramp[0]: found '#fffafa', by 1.4 L* darker; allowed: at least 8 darker than the paper",
        "ramp[2]: found '#f5a586', by 0.0 L* lighter; allowed: at least 12 darker than the one before",
        "ramp[3]: found '#ffffff', by 25.1 L* lighter; allowed: at least 12 darker than the one before",
    ]


def test_a_shade_on_which_no_label_can_be_read_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ink: '#595959'") == [
        f"ink: found '#d75c46', 3.8:1 with ink or paper; allowed: {CONTRAST}",
        f"ink: found '#e8896b', 2.7:1 with ink or paper; allowed: {CONTRAST}",
        f"ink: found '#f2b59f', 3.9:1 with ink or paper; allowed: {CONTRAST}",
    ]


def test_what_is_left_out_follows_the_colours_that_are_given() -> None:
    palette = make_palette(Colors(navy="#24518f", blue="#1f6f54"))
    assert palette.band_fill == "#24518f"
    assert palette.quiet_on_navy == "#b9cdea"
    assert make_palette(Colors(navy="#2f6db5")).quiet_on_navy == "#ffffff"
    assert palette.pale_blue == "#6a9f8d"
    assert make_palette(Colors(blue="#1f6f54", pale_blue="#777777")).pale_blue == "#777777"
    assert make_palette(Colors(blue=Palette().blue)).pale_blue == Palette().pale_blue


def test_every_colour_has_a_floor_or_its_docstring_says_why_it_has_none() -> None:
    assert {*FLOORS, "ramp"} == set(Colors.model_fields)
    told = Palette.__doc__ or ""
    assert [
        each.name for each in fields(Palette) if each.name not in FLOORS and f"{each.name}: " not in told
    ] == ["paper"]


@given(color=some_color, name=st.sampled_from(list(FLOORS)))
def test_a_colour_is_refused_just_where_it_is_below_its_floor(color: str, name: str) -> None:
    ground, least = FLOORS[name]
    told = [
        fault for fault in faults(Colors(**{name: color})) if f": colors.{name}: found '{color}'," in fault
    ]
    is_below = measure_contrast(color, getattr(Palette(), ground)) < least
    below = [fault for fault in told if f" on {ground} " in fault]
    assert len(below) == is_below
    assert all(f"a contrast of at least {least:g}:1" in fault for fault in below)


@given(blue=some_color, red=some_color)
def test_what_follows_the_colours_of_a_theme_has_three_to_one_on_paper(blue: str, red: str) -> None:
    colors = Colors(blue=blue, red=red)
    assume(not faults(colors))
    palette = make_palette(colors)
    for own in (palette, palette.for_map_source(), palette.for_second_map()):
        assert measure_contrast(own.pale_blue, own.paper) >= 3


def some_colors(least: int, most: int) -> st.SearchStrategy[str]:
    """Colours whose red, green and blue lie in a range."""
    return st.tuples(*[st.integers(least, most)] * 3).map(lambda levels: f"#{bytes(levels).hex()}")


@given(navy=some_colors(0, 0x70), on_navy=some_colors(0xA0, 0xFF), ink=some_colors(0, 0x50))
def test_no_palette_passes_with_a_text_below_the_limit(navy: str, on_navy: str, ink: str) -> None:
    colors = Colors(navy=navy, on_navy=on_navy, ink=ink)
    assume(not faults(colors))
    palette = make_palette(colors)
    grounds = [(palette.navy, palette.paper), (palette.ink, palette.paper)]
    grounds += [(palette.on_navy, palette.navy), (palette.quiet_on_navy, palette.navy)]
    assert min(measure_contrast(*pair) for pair in grounds) >= 4.5


@pytest.mark.parametrize(
    ("color", "expected"),
    [("#000000", 0), ("#ffffff", 100), ("#777777", 50), ("#fdd9c9", 89), ("#bb2d3b", 42), ("#6f0f26", 23)],
)
def test_lightness_is_that_of_the_colour_space_of_1976(color: str, expected: float) -> None:
    assert measure_lightness(color) == pytest.approx(expected, abs=0.5)
