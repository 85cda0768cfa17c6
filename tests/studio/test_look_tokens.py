"""The colours of the studio, read out of its style: each pair that meets on a page can be told apart."""

import re
from itertools import product

import pytest

from factsheet.color import measure_contrast
from factsheet.studio.rendering import HERE

STYLE = (HERE / "static" / "studio.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
ONE = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
LOOKS = ("light", "dark")
TEXT, EDGE = 4.5, 3.0

GROUNDS = ("ground", "surface", "sunk", "picked")
TEXTS = [
    *product(("ink", "soft", "navy", "link"), GROUNDS),
    *((kind, f"{kind}-tint") for kind in ("stop", "look", "good", "hidden")),
    *product(("ink", "link", "soft"), ("stop-tint", "look-tint", "good-tint", "hidden-tint")),
    *product(("stop", "look", "good", "hidden"), ("surface", "ground")),
    ("on-button", "button"),
    ("on-button", "button-over"),
    ("on-bar", "bar"),
    ("on-bar-soft", "bar"),
]
EDGES = [
    *product(("edge", "button", "focus", "stop", "look-edge"), ("ground", "surface", "sunk")),
    ("look-edge", "look-tint"),
    ("stop", "stop-tint"),
    ("good", "good-tint"),
    ("hidden", "hidden-tint"),
    ("on-bar-focus", "bar"),
]


def read_tokens(look: str) -> dict[str, str]:
    tokens = dict(ONE.findall(STYLE))
    return tokens | {name: pair[LOOKS.index(look)] for name, *pair in PAIR.findall(STYLE)}


@pytest.mark.parametrize("look", LOOKS)
def test_each_text_can_be_read_on_its_ground(look: str) -> None:
    tokens = read_tokens(look)
    weak = {pair: measure_contrast(tokens[pair[0]], tokens[pair[1]]) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_each_edge_shows_on_its_ground(look: str) -> None:
    tokens = read_tokens(look)
    weak = {pair: measure_contrast(tokens[pair[0]], tokens[pair[1]]) for pair in EDGES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < EDGE} == {}


def test_each_colour_is_a_token_with_a_light_and_a_dark_one() -> None:
    rest = ONE.sub("", PAIR.sub("", STYLE))
    assert re.findall(r"#[0-9a-f]{3,6}\b(?=[ ;,)])", rest) == []


def test_style_follows_the_wishes_of_the_system() -> None:
    asked = set(re.findall(r"@media \(([a-z-]+)", STYLE))
    assert {"prefers-contrast", "prefers-reduced-motion", "forced-colors"} <= asked
    assert "color-scheme: light dark" in STYLE
    assert re.findall(r"\[data-look=([a-z]+)\] \{ color-scheme: ([a-z]+); \}", STYLE) == [
        ("light", "light"),
        ("dark", "dark"),
    ]
