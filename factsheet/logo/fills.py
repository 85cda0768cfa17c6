"""How an SVG element is filled: colours, rules, and the properties that would change the picture."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from PIL import ImageColor

from factsheet.color import join_color
from factsheet.reading.quoting import quote_value

COLOR_ALLOWED = "a plain colour such as #24518f or navy, or none"
_OPAQUE = "nothing transparent: 1"
_STROKE_ALLOWED = "none: lines turned into filled outlines"
_SHOWN = "a part that is shown; leave out what is hidden"
_NO_FILL = frozenset({"none", "transparent"})
_OPACITIES = frozenset({"opacity", "fill-opacity"})
_HIDING = {"display": frozenset({"inline", "block"}), "visibility": frozenset({"visible"})}
_FILLING = ("fill", "fill-rule", "clip-rule", "color")
PROPERTIES = frozenset({"stroke", *_FILLING, *_OPACITIES, *_HIDING})
_WEIGHTLESS = ("stroke-", "font-", "-inkscape-", "text-", "paint-order", "shape-rendering", "color-")
"""Properties that change nothing where there are no lines and no text."""


@dataclass(frozen=True, slots=True)
class Fill:
    """What an element fills its outline with, and hands down to those inside; None leaves it empty."""

    color: str | None = "#000000"
    is_even_odd: bool = False


def is_weightless(name: str) -> bool:
    """Return whether a property has no effect on filled shapes."""
    return name.startswith(_WEIGHTLESS)


def parse_style(style: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a ``style`` attribute with their values."""
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip():
            yield name.strip().lower(), value.strip()


def resolve_fill(fill: Fill, properties: Mapping[str, str], refuse: Callable[[str, str, str], None]) -> Fill:
    """Return the fill after an element's own properties.

    Args:
        fill: What it has from the element around it.
        properties: Its own, all known by `PROPERTIES`.
        refuse: Takes property, what was found and what is allowed, for each that cannot be drawn.
    """
    for name, value in properties.items():
        if name == "fill" and value != "inherit":
            try:
                fill = replace(fill, color=parse_color(value))
            except ValueError as error:
                refuse(name, quote_value(value), str(error))
        elif name == "fill-rule" and value in ("evenodd", "nonzero"):
            fill = replace(fill, is_even_odd=value == "evenodd")
        elif allowed := _check_property(name, value):
            refuse(name, quote_value(value), allowed)
    return fill


def _check_property(name: str, value: str) -> str | None:
    """Return what is allowed where a property would change the picture in a way that is not drawn."""
    if name == "fill-rule" and value != "inherit":
        return "evenodd or nonzero"
    if name == "stroke" and value not in _NO_FILL:
        return _STROKE_ALLOWED
    if name in _OPACITIES and value not in {"1", "1.0", "100%"}:
        return _OPAQUE
    if name in _HIDING and value not in _HIDING[name]:
        return _SHOWN
    return None


def parse_color(text: str) -> str | None:
    """Return a colour as ``#rrggbb``, or None for none.

    Raises:
        ValueError: It is not a colour, or not opaque; carries what is allowed.
    """
    if text in _NO_FILL:
        return None
    try:
        parts = ImageColor.getrgb(text if text.isascii() else "")  # it takes the digits of any script
    except ValueError:
        raise ValueError(COLOR_ALLOWED) from None
    if len(parts) != 3:  # noqa: PLR2004 - red, green, blue
        raise ValueError(COLOR_ALLOWED)
    return join_color(min(max(part, 0), 255) for part in parts)
