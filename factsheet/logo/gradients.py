"""SVG's gradients as those of the page (SVG 1.1, 13.2)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot, sqrt

from fontTools.misc.transform import Identity, Transform

from factsheet.logo.artwork import Gradient
from factsheet.logo.menu_words import GRADIENT_ALLOWED
from factsheet.logo.outlines import parse_length
from factsheet.logo.style_sheet import find_local_name
from factsheet.logo.svg_colors import Color, parse_color, parse_opacity
from factsheet.logo.svg_style import Style
from factsheet.logo.transforms import parse_transform
from factsheet.logo.xml_tree import XmlElement

LINEAR, RADIAL = "linearGradient", "radialGradient"
_MOST_LINKS = 10
_GAP = 1e-4  # between two stops in one place, so that places rise
_OF_BOX = "objectBoundingBox"
_BLACK = "#000000"
_INSIDE = 0.999  # of the radius: a focus farther out is drawn there (SVG 1.1, 13.2.3)

Frame = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A gradient of the file: what it and those that it refers to say.

    Attributes:
        is_radial: Whether it runs between circles.
        attributes: As they stand in the file.
        stops: Places, 0 to 1 and not falling, with their colours.
    """

    is_radial: bool
    attributes: Mapping[str, str]
    stops: tuple[tuple[float, Color], ...]


def read_flow(
    element: XmlElement,
    follow: Callable[[XmlElement], XmlElement | None],
    style_of: Callable[[XmlElement], Style],
) -> Flow:
    """Return what a gradient element says.

    Args:
        element: The gradient.
        follow: Returns the element that another refers to.
        style_of: Returns the properties of a stop.

    Raises:
        ValueError: It cannot be read; carries what is allowed.
    """
    attributes: dict[str, str] = {}
    stops: list[tuple[float, Color]] = []
    link: XmlElement | None = element
    for _ in range(_MOST_LINKS):
        if link is None or find_local_name(link) not in (LINEAR, RADIAL):
            break
        attributes = {**link.attributes, **attributes}
        stops = stops or list(_read_stops(link, style_of))
        link = follow(link)
    return Flow(find_local_name(element) == RADIAL, attributes, tuple(stops))


def paint_flow(flow: Flow, box: Frame, view: Frame, place: Transform) -> tuple[str | Gradient | None, float]:
    """Return what a gradient is on a shape: colours that flow, one colour, or nothing; and its opacity.

    Args:
        flow: Of the file.
        box: Of the shape, in the units around it.
        view: Of the drawing around, which percentages are of.
        place: From these units to those of the drawing.

    Raises:
        ValueError: It cannot be drawn; carries what is allowed.
    """
    opacities = {color.opacity for _, color in flow.stops}
    if len(opacities) > 1 or flow.attributes.get("spreadMethod", "pad") != "pad":
        raise ValueError(GRADIENT_ALLOWED)
    if not flow.stops:
        return None, 1.0
    last = flow.stops[-1][1]
    if len({color.rgb for _, color in flow.stops}) == 1:
        return last.rgb, last.opacity
    is_of_box = flow.attributes.get("gradientUnits", _OF_BOX) == _OF_BOX
    ends = _find_ends(flow, (0.0, 0.0, 1.0, 1.0) if is_of_box else view)
    if _has_no_extent(ends):
        return last.rgb, last.opacity
    turn = parse_transform(flow.attributes.get("gradientTransform", ""))
    left, top, width, height = box
    fit = Transform(width, 0, 0, height, left, top) if is_of_box else Identity
    whole = place.transform(fit).transform(turn)
    if abs(whole.xx * whole.yy - whole.xy * whole.yx) < 1e-12:  # noqa: PLR2004 - nothing is left of an extent
        return None, 1.0
    return Gradient(ends, _order_stops(flow.stops), tuple(whole)), last.opacity


def _find_ends(flow: Flow, whole: Frame) -> tuple[float, ...]:
    """Return both ends of a gradient in its own space; `whole` is what percentages are of."""
    _, _, width, height = whole
    own = flow.attributes
    if not flow.is_radial:
        sides = (("x1", "0%", width), ("y1", "0%", height), ("x2", "100%", width), ("y2", "0%", height))
        return tuple(parse_length(own.get(name, default), side) for name, default, side in sides)
    both = hypot(width, height) / sqrt(2)
    across, down = parse_length(own.get("cx", "50%"), width), parse_length(own.get("cy", "50%"), height)
    radius, least = parse_length(own.get("r", "50%"), both), parse_length(own.get("fr", "0"), both)
    focus = parse_length(own["fx"], width) - across if "fx" in own else 0.0
    focus_down = parse_length(own["fy"], height) - down if "fy" in own else 0.0
    nearer = min(1.0, _INSIDE * (radius - least) / (hypot(focus, focus_down) or 1.0))
    return across + nearer * focus, down + nearer * focus_down, least, across, down, radius


def _has_no_extent(ends: tuple[float, ...]) -> bool:
    """Return whether a line is a point, or the outer circle has no radius."""
    return ends[:2] == ends[2:] if len(ends) == 4 else ends[5] <= 0  # noqa: PLR2004 - a line's numbers


def _read_stops(
    element: XmlElement, style_of: Callable[[XmlElement], Style]
) -> Iterator[tuple[float, Color]]:
    reached = 0.0
    for stop in element.children:
        if find_local_name(stop) == "stop":
            style = style_of(stop)
            reached = max(reached, parse_opacity(stop.attributes.get("offset", "0")))
            color = parse_color(style.get("stop-color", "black"), style) or Color(_BLACK, 0.0)
            yield reached, Color(color.rgb, color.opacity * parse_opacity(style.get("stop-opacity", "1")))


def _order_stops(stops: tuple[tuple[float, Color], ...]) -> tuple[tuple[float, str], ...]:
    """Return stops in places that rise, from 0 to 1."""
    spaced = [(0.0, stops[0][1].rgb)]
    for place, color in [*stops, (1.0, stops[-1][1])]:
        if (place, color.rgb) != spaced[-1]:
            spaced.append((max(place, spaced[-1][0] + _GAP), color.rgb))
    most = spaced[-1][0]
    return tuple((place / most, color) for place, color in spaced)
