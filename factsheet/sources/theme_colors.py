"""The colours of a publisher: what may be chosen, and whether words and classes can still be told apart."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from factsheet.color import (
    HEX_PATTERN,
    MIN_CONTRAST,
    MIN_SHAPE_CONTRAST,
    find_tint,
    measure_contrast,
    measure_lightness,
)
from factsheet.errors import Fault, FormCode
from factsheet.model import MAX_CLASSES, Record
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import YamlFile
from factsheet.theme import Palette

COLOR_ALLOWED = "a colour of six hexadecimal digits in quotes, such as '#24518f'"
RAMP_ALLOWED = f"{MAX_CLASSES} colours, from light to dark"
LEAST_STEP = 12.0  # of lightness L* between neighbouring classes: below it a copier makes them one
LEAST_FROM_PAPER = 8.0  # the lightest class is not taken for "none recorded", which is white
_STEP_ALLOWED = f"at least {LEAST_STEP:g} darker than the one before"
_LIGHTEST_ALLOWED = f"at least {LEAST_FROM_PAPER:g} darker than the paper"


class Floor(NamedTuple):
    """What a colour stands on, by its name, and the least contrast that it has there."""

    ground: str
    contrast: float

    @property
    def allowed(self) -> str:
        """Return what is allowed, in the words of a message."""
        return f"a contrast of at least {self.contrast:g}:1"


_TEXT_ON_PAPER, _TEXT_ON_NAVY = Floor("paper", MIN_CONTRAST), Floor("navy", MIN_CONTRAST)
FLOORS: Mapping[str, Floor] = MappingProxyType(
    {
        "ink": _TEXT_ON_PAPER,
        "navy": _TEXT_ON_PAPER,
        "blue": _TEXT_ON_PAPER,
        "pale_blue": Floor("paper", MIN_SHAPE_CONTRAST),
        "red": _TEXT_ON_PAPER,
        "grey": _TEXT_ON_PAPER,
        "link": _TEXT_ON_PAPER,
        "on_navy": _TEXT_ON_NAVY,
        "quiet_on_navy": _TEXT_ON_NAVY,
    }
)
"""The floor of each single colour of a theme; the shades of `ramp` are held to steps of lightness, and texts
on them to the contrast of texts."""


def _color(text: str) -> str:
    if not re.fullmatch(HEX_PATTERN, text):
        raise ValueError(COLOR_ALLOWED)
    return text.lower()


def _ramp(shades: tuple[str, ...]) -> tuple[str, ...]:
    if len(shades) != MAX_CLASSES:
        raise ValueError(RAMP_ALLOWED)
    return shades


Color = Annotated[
    str,
    Field(description=COLOR_ALLOWED, json_schema_extra={"pattern": f"^{HEX_PATTERN}$"}),
    AfterValidator(_color),
]
Ramp = Annotated[
    tuple[Color, ...],
    Field(description=RAMP_ALLOWED, json_schema_extra={"minItems": MAX_CLASSES, "maxItems": MAX_CLASSES}),
    AfterValidator(_ramp),
]


class Colors(Record):
    """Colours of the formats in colour; what is left out keeps the colour of the series.

    Attributes:
        ink: Running text.
        navy: Title, headings, rules and the ground of the Hotline's band.
        blue: Bars, and the line above the title.
        pale_blue: Columns of earlier years; without it the palest tint of `blue` that is seen on paper.
        red: Key figures and list numbers.
        grey: Notes and sources.
        link: Links.
        on_navy: Text in the Hotline's band.
        quiet_on_navy: The small line there; without it a default that can be read, or `on_navy`.
        ramp: The classes of the county map.
    """

    ink: Color | None = None
    navy: Color | None = None
    blue: Color | None = None
    pale_blue: Color | None = None
    red: Color | None = None
    grey: Color | None = None
    link: Color | None = None
    on_navy: Color | None = None
    quiet_on_navy: Color | None = None
    ramp: Ramp | None = None


def make_palette(colors: Colors) -> Palette:
    """Return the default palette with the publisher's colours in it."""
    given = colors.model_dump(exclude_none=True)
    palette = Palette(**given)
    derived = {"band_fill": palette.navy} if colors.navy else {}
    if colors.blue and colors.pale_blue is None:
        derived["pale_blue"] = find_tint(
            colors.blue, palette.paper, paper=palette.paper, contrast=MIN_SHAPE_CONTRAST
        )
    if colors.quiet_on_navy is None and measure_contrast(palette.quiet_on_navy, palette.navy) < MIN_CONTRAST:
        derived["quiet_on_navy"] = palette.on_navy
    return Palette(**(given | derived))


def find_color_faults(file: YamlFile, colors: Colors) -> Iterator[Fault]:
    """Yield a fault for each colour that is not seen on its ground, and each class like its neighbour."""
    palette = make_palette(colors)
    given = colors.model_fields_set
    for name, floor in FLOORS.items():
        named = name if name in given else floor.ground
        if named in given and (name != "quiet_on_navy" or name in given):  # else it is one that can be read
            yield from _find_floor_faults(file, palette, name, floor, named=named)
    yield from _find_ramp_faults(
        file, palette, has_own=colors.ramp is not None, has_ink=colors.ink is not None
    )


def find_unquoted_faults(file: YamlFile) -> Iterator[Fault]:
    """Yield a fault for each colour without a value: to YAML, what follows an unquoted # is a comment."""
    entries = file.value.get("colors") if isinstance(file.value, dict) else None
    for key in [key for key, value in entries.items() if value is None] if isinstance(entries, dict) else []:
        path = f"colors.{key}"
        allowed = RAMP_ALLOWED if key == "ramp" else COLOR_ALLOWED
        yield Fault(file.name, file.line_of(path), path, "nothing", allowed, code=FormCode.MISSING)


def _find_floor_faults(
    file: YamlFile, palette: Palette, name: str, floor: Floor, *, named: str
) -> Iterator[Fault]:
    """Compare a colour with its ground; the fault stands where the file gives one of the two."""
    text, below = getattr(palette, name), getattr(palette, floor.ground)
    ratio = measure_contrast(text, below)
    if ratio < floor.contrast:
        other, color = (floor.ground, below) if named == name else (name, text)
        preposition = "on" if named == name else "below"
        own = quote_value(getattr(palette, named))
        found = f"{own}, {_format_contrast(ratio)} {preposition} {other} {quote_value(color)}"
        yield _make_fault(file, f"colors.{named}", found, floor.allowed)


def _find_ramp_faults(file: YamlFile, palette: Palette, *, has_own: bool, has_ink: bool) -> Iterator[Fault]:
    """Check labels on each shade where ink or ramp is given, and steps of lightness where the ramp is."""
    for index, shade in enumerate(palette.ramp) if has_own or has_ink else ():
        ratio = max(measure_contrast(palette.ink, shade), measure_contrast(palette.paper, shade))
        if ratio < MIN_CONTRAST:
            path = f"colors.ramp[{index}]" if has_own else "colors.ink"
            found = f"{quote_value(shade)}, {_format_contrast(ratio)} with ink or paper"
            yield _make_fault(file, path, found, _TEXT_ON_PAPER.allowed)
    steps = pairwise((palette.paper, *palette.ramp)) if has_own else ()
    for index, (before, shade) in enumerate(steps):
        step = measure_lightness(before) - measure_lightness(shade)
        if step < (LEAST_STEP if index else LEAST_FROM_PAPER):
            found = f"{quote_value(shade)}, by {abs(step):.1f} L* {'darker' if step >= 0 else 'lighter'}"
            allowed = _STEP_ALLOWED if index else _LIGHTEST_ALLOWED
            yield _make_fault(file, f"colors.ramp[{index}]", found, allowed)


def _format_contrast(ratio: float) -> str:
    """Return a contrast with one decimal, rounded down so that 4.49 is not told as 4.5."""
    return f"{int(ratio * 10) / 10:.1f}:1"


def _make_fault(file: YamlFile, path: str, found: str, allowed: str) -> Fault:
    return Fault(file.name, file.line_of(path), path, found, allowed, code=FormCode.VALUE)
