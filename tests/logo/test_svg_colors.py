"""Colours are read in each way that drawing programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.svg_colors import Color, parse_color, parse_opacity

NAVY = Color("#000080")


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("navy", NAVY),
        ("NAVY", NAVY),
        (" #000080 ", NAVY),
        ("#008", Color("#000088")),
        ("#00008080", Color("#000080", 128 / 255)),
        ("#0088", Color("#000088", 136 / 255)),
        ("rgb(0, 0, 128)", NAVY),
        ("rgb(0 0 128)", NAVY),
        ("rgb(0%,0%,50.196078%)", NAVY),
        ("rgba(0,0,128,0.25)", Color("#000080", 0.25)),
        ("rgb(0 0 128 / 50%)", Color("#000080", 0.5)),
        ("rgb(-3, 300, 128)", Color("#00ff80")),
        ("hsl(240, 100%, 50%)", Color("#0000ff")),
        ("#000080 icc-color(CMYK, 1, 1, 0, .5)", NAVY),
        ("currentColor", Color("#a01c30")),
        ("none", None),
        ("transparent", None),
    ],
)
def test_a_colour_is_read(text: str, color: Color | None) -> None:
    assert parse_color(text, {"color": "#a01c30"}) == color


@pytest.mark.parametrize(
    "text", ["", "#12", "#12345", "#gggggg", "rgb(1,2)", "rgb(1,2,3,4,5)", "var(--a)", "bleu", "url(a)"]
)
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a plain colour such as #24518f or navy, or none$"):
        parse_color(text, {})


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_all_ways_to_write_a_colour_agree(channels: tuple[int, int, int]) -> None:
    as_hex = "#{:02x}{:02x}{:02x}".format(*channels)
    ways = [
        "rgb({},{},{})".format(*channels),
        "rgb({:.3%} {:.3%} {:.3%})".format(*(part / 255 for part in channels)),
    ]
    assert {parse_color(way, {}) for way in ways} == {parse_color(as_hex, {})} == {Color(as_hex)}


@pytest.mark.parametrize(
    ("text", "value"), [("1", 1), (".5", 0.5), ("50%", 0.5), ("-1", 0), ("7", 1), ("1e-400", 0)]
)
def test_an_opacity_is_read(text: str, value: float) -> None:
    assert parse_opacity(text) == value


@pytest.mark.parametrize("text", ["", "half", "٣", "1 1"])
def test_what_is_no_opacity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a number from 0 to 1, or a percentage$"):
        parse_opacity(text)
