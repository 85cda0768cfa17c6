"""How well each colour of a theme is seen, in words and numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from babel.numbers import format_decimal

from factsheet.checks.folder_findings import CLEAR_OF_PAPER
from factsheet.color import HEX_PATTERN, MIN_CONTRAST, measure_contrast, measure_lightness
from factsheet.drafts.keyed_tree import Node, find_node, take_keys
from factsheet.reading.yaml_values import copy_mapping
from factsheet.sources.theme_colors import FLOORS, LEAST_FROM_PAPER, LEAST_STEP, Colors, make_palette
from factsheet.studio.interface_words import InterfaceWords
from factsheet.theme import Palette

_HEX = re.compile(HEX_PATTERN)


@dataclass(frozen=True, slots=True)
class ToldContrast:
    """How a colour is seen.

    Attributes:
        kind: "good", "look" or "stop": whether sheets can be drawn with it.
        text: The same in words and numbers.
        color: What is printed, as ``#rrggbb``; "" where the one that was typed is none.
    """

    kind: str
    text: str
    color: str


def tell_contrasts(words: InterfaceWords, tree: Node) -> Mapping[str, ToldContrast]:
    """Return how each colour is seen, by the name of its field.

    Args:
        words: Of the interface.
        tree: The theme as it is kept; what is no colour there is told, and passed over elsewhere.
    """
    typed = copy_mapping(take_keys(find_node(tree, ("colors",))))
    ramp = typed.pop("ramp", None)
    shades = [str(shade).lower() for shade in ramp] if isinstance(ramp, list) else []
    good = {name: str(color).lower() for name, color in typed.items() if _is_color(color)}
    whole = tuple(shades) if shades and all(map(_is_color, shades)) else None
    palette = make_palette(Colors.model_validate({**good, **({"ramp": whole} if whole else {})}))
    wrong = {f"colors.{name}" for name, color in typed.items() if color is not None and name not in good}
    wrong |= {f"colors.ramp.{at}" for at, shade in enumerate(shades) if not _is_color(shade)}
    told = {**dict(_tell_floors(words, palette)), **dict(_tell_steps(words, palette))}
    no_color = ToldContrast("stop", words.say("theme.contrast.no_color"), "")
    return {name: no_color if name in wrong else each for name, each in told.items()}


def format_ratio(words: InterfaceWords, ratio: float) -> str:
    """Return a contrast with one decimal, rounded down so that 4.49 is not told as 4.5."""
    return format_decimal(int(ratio * 10) / 10, format="0.0", locale=words.lang)


def _is_color(value: object) -> bool:
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def _tell_floors(words: InterfaceWords, palette: Palette) -> Iterator[tuple[str, ToldContrast]]:
    for name, floor in FLOORS.items():
        color, ground = getattr(palette, name), getattr(palette, floor.ground)
        ratio = measure_contrast(color, ground)
        values = {
            "ratio": format_ratio(words, ratio),
            "ground": words.say(f"theme.grounds.{floor.ground}"),
            "least": format_ratio(words, floor.contrast),
        }
        key = "bad" if ratio < floor.contrast else "shape" if ratio < MIN_CONTRAST else "good"
        text = words.say(f"theme.contrast.{key}", **values)
        yield f"colors.{name}", ToldContrast("stop" if key == "bad" else "good", text, color)


def _tell_steps(words: InterfaceWords, palette: Palette) -> Iterator[tuple[str, ToldContrast]]:
    """Yield how far each shade of the map is from the one before, the first one from the paper."""
    for at, (before, shade) in enumerate(pairwise((palette.paper, *palette.ramp))):
        step = measure_lightness(before) - measure_lightness(shade)
        least = LEAST_STEP if at else LEAST_FROM_PAPER
        label = max(measure_contrast(palette.ink, shade), measure_contrast(palette.paper, shade))
        kind, key = _judge_step(step, least, label, is_first=not at)
        values = {
            "step": format_ratio(words, step),
            "least": f"{least:g}",
            "ratio": format_ratio(words, label),
            "needed": format_ratio(words, MIN_CONTRAST),
        }
        yield f"colors.ramp.{at}", ToldContrast(kind, words.say(f"theme.contrast.{key}", **values), shade)


def _judge_step(step: float, least: float, label: float, *, is_first: bool) -> tuple[str, str]:
    """Return how grave a step between two shades is, and by which words it is told."""
    if label < MIN_CONTRAST:
        return "stop", "label"
    if step < least:
        return "stop", "first_bad" if is_first else "step_bad"
    if is_first:
        return ("look", "first_pale") if step < CLEAR_OF_PAPER else ("good", "first_good")
    return "good", "step_good"
