"""What an SVG element looks like: properties of its own and from around it, and those that are not drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.logo.menu_words import EFFECT_ALLOWED, ELEMENT_ALLOWED, MARKER_ALLOWED, MASK_ALLOWED

Style = Mapping[str, str]
"""Properties with their values as they stand in the file."""

_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_PENS = ("width", "linecap", "linejoin", "miterlimit", "dasharray", "dashoffset", "opacity")
_INHERITED = frozenset(
    [
        "color",
        "fill",
        "fill-rule",
        "fill-opacity",
        "stroke",
        "visibility",
        "clip-rule",
        "paint-order",
        *_MARKERS,
    ]
    + [f"stroke-{pen}" for pen in _PENS]
)
_OWN = frozenset(["opacity", "display", "clip-path", "overflow", "stop-color", "stop-opacity"])
_FLAT = "a plain transform in its place: in Inkscape choose File > Save As, Plain SVG"


@dataclass(frozen=True, slots=True)
class Effect:
    """A property that would change the picture in a way that is not drawn.

    Attributes:
        told: What messages call it.
        allowed: What may stand in its place.
    """

    told: str
    allowed: str


_EFFECTS = {
    "mask": Effect("a mask", MASK_ALLOWED),
    "mask-image": Effect("a mask", MASK_ALLOWED),
    "filter": Effect("a filter", EFFECT_ALLOWED),
    "backdrop-filter": Effect("a filter", EFFECT_ALLOWED),
    "mix-blend-mode": Effect("blending", EFFECT_ALLOWED),
    "vector-effect": Effect("a line that keeps its width", ELEMENT_ALLOWED),
    "animation": Effect("a movement", ELEMENT_ALLOWED),
    "animation-name": Effect("a movement", ELEMENT_ALLOWED),
    "transform": Effect("a transform as a style", _FLAT),
    "rotate": Effect("a transform as a style", _FLAT),
    "scale": Effect("a transform as a style", _FLAT),
    "translate": Effect("a transform as a style", _FLAT),
}
_MARKER = Effect("a mark on a line", MARKER_ALLOWED)
_NO_EFFECT = frozenset({"none", "normal", "auto", ""})
_PLACED = frozenset({"transform", "rotate", "scale", "translate"})  # as attributes, they are something else
ATTRIBUTES = (_INHERITED | _OWN | frozenset(_EFFECTS)) - _PLACED
"""Properties that an element may have as attributes."""

_KNOWN = ATTRIBUTES | _PLACED


def resolve_style(around: Style, own: Style) -> Style:
    """Return the style of an element that stands in another.

    Args:
        around: Style of the element around.
        own: Properties of its own.
    """
    style = {name: value for name, value in around.items() if name in _INHERITED}
    for name, value in own.items():
        if value.lower() in ("initial", "revert", "unset"):
            style.pop(name, None)
        elif value.lower() != "inherit":
            style[name] = value
        elif name in around:
            style[name] = around[name]
    return {name: value for name, value in style.items() if name in _KNOWN}


def is_shown(style: Style) -> bool:
    """Return whether an element and what is inside it are drawn at all."""
    return style.get("display") != "none"


def is_visible(style: Style) -> bool:
    """Return whether an outline of this style is drawn."""
    return style.get("visibility", "visible") == "visible"


def find_effects(style: Style, *, is_shape: bool) -> Iterator[tuple[str, Effect]]:
    """Yield the properties of a style that are not drawn; marks are on the lines of shapes alone."""
    for name, value in style.items():
        effect = _MARKER if is_shape and name in _MARKERS else _EFFECTS.get(name)
        if effect is not None and value.lower() not in _NO_EFFECT:
            yield name, effect
