"""The basic shapes of SVG as outlines (SVG 1.1, 9.2 to 9.7)."""

import re
from collections.abc import Callable, Mapping

from factsheet.logo.affine import NUMBER
from factsheet.logo.arcs import convert_arc
from factsheet.logo.artwork import Segment
from factsheet.logo.path_data import parse_path

LENGTH_ALLOWED = "a number, or one followed by px"
POINTS_ALLOWED = "pairs of numbers, one pair for each corner"
_LENGTH = re.compile(rf"\s*({NUMBER})(?:px)?\s*")
_POINTS = re.compile(rf"\s*(?:{NUMBER}(?:\s*,\s*|\s+|(?=[-+])))*{NUMBER}\s*")

Outline = tuple[Segment, ...]
Attributes = Mapping[str, str]


class ShapeError(ValueError):
    """An attribute of a shape that cannot be read; its arguments are its name and what is allowed."""


def make_outline(kind: str, attributes: Attributes) -> Outline:
    """Return the outline of a shape; one without width or height has none.

    Args:
        kind: A name in `SHAPES`.
        attributes: Of the element.

    Raises:
        ShapeError: An attribute cannot be read.
    """
    return SHAPES[kind](attributes)


def parse_length(attributes: Attributes, name: str, default: float = 0.0) -> float:
    """Return a length in user units.

    Raises:
        ShapeError: It is not a plain number.
    """
    text = attributes.get(name)
    if text is None:
        return default
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise ShapeError(name, LENGTH_ALLOWED)
    return float(found[1])


def _make_path(attributes: Attributes) -> Outline:
    try:
        return parse_path(attributes.get("d", ""))
    except ValueError as error:
        raise ShapeError("d", str(error)) from error


def _make_rect(attributes: Attributes) -> Outline:
    x, y, width, height = (parse_length(attributes, name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ()
    rx = parse_length(attributes, "rx", parse_length(attributes, "ry"))
    ry = parse_length(attributes, "ry", rx)
    rx, ry = min(max(rx, 0), width / 2), min(max(ry, 0), height / 2)
    if not rx or not ry:
        return _close_polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    return _make_rounded_rect((x, y, x + width, y + height), rx, ry)


def _make_rounded_rect(box: tuple[float, float, float, float], rx: float, ry: float) -> Outline:
    """Return a rectangle with the quarter of an ellipse at each corner, clockwise from the upper left."""
    left, top, right, bottom = box
    sides = [
        ((left + rx, top), (right - rx, top), (right, top + ry)),
        ((right, top + ry), (right, bottom - ry), (right - rx, bottom)),
        ((right - rx, bottom), (left + rx, bottom), (left, bottom - ry)),
        ((left, bottom - ry), (left, top + ry), (left + rx, top)),
    ]
    segments: list[Segment] = [("M", sides[0][0])]
    for _, corner, end in sides:
        segments.append(("L", corner))
        segments.extend(convert_arc(corner, end, (rx, ry), turn=0, is_large=False, is_sweep=True))
    return (*segments, ("Z", ()))


def _make_circle(attributes: Attributes) -> Outline:
    radius = parse_length(attributes, "r")
    return _make_oval(attributes, radius, radius)


def _make_ellipse(attributes: Attributes) -> Outline:
    return _make_oval(attributes, parse_length(attributes, "rx"), parse_length(attributes, "ry"))


def _make_oval(attributes: Attributes, rx: float, ry: float) -> Outline:
    if rx <= 0 or ry <= 0:
        return ()
    x, y = parse_length(attributes, "cx"), parse_length(attributes, "cy")
    right, left = (x + rx, y), (x - rx, y)
    halves = [
        convert_arc(start, end, (rx, ry), turn=0, is_large=False, is_sweep=True)
        for start, end in ((right, left), (left, right))
    ]
    return (("M", right), *halves[0], *halves[1], ("Z", ()))


def _make_polygon(attributes: Attributes) -> Outline:
    text = attributes.get("points", "")
    values = [float(value) for value in re.findall(NUMBER, text)]
    if (text.strip() and not _POINTS.fullmatch(text)) or len(values) % 2:
        raise ShapeError("points", POINTS_ALLOWED)
    return _close_polygon(list(zip(values[::2], values[1::2], strict=True)))


def _close_polygon(points: list[tuple[float, float]]) -> Outline:
    if not points:
        return ()
    return (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))


SHAPES: Mapping[str, Callable[[Attributes], Outline]] = {
    "path": _make_path,
    "rect": _make_rect,
    "circle": _make_circle,
    "ellipse": _make_ellipse,
    "polygon": _make_polygon,
    "polyline": _make_polygon,
}
