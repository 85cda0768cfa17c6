"""The basic shapes of SVG as outlines (SVG 1.1, 9.2 to 9.7)."""

import re
from collections.abc import Callable, Mapping
from math import hypot, sqrt

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.arc import EllipticalArc

from factsheet.logo.artwork import Segment
from factsheet.logo.path_data import Point, list_segments, parse_path
from factsheet.logo.svg_numbers import BLANK, NUMBER, NUMBER_LIST, FarPointError, parse_number, parse_numbers

LENGTH_ALLOWED = "a number, alone or with px, mm, cm, in, pt, pc or %"
POINTS_ALLOWED = "pairs of numbers, one pair for each corner"
_UNITS = {
    "px": 1.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "pt": 96 / 72,
    "pc": 16.0,
}  # CSS 2.1, 4.3.2
_LENGTH = re.compile(rf"{BLANK}*({NUMBER})({'|'.join(_UNITS)}|%)?{BLANK}*")
_POINTS = re.compile(rf"{BLANK}*{NUMBER_LIST}{BLANK}*")

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
        FarPointError: A number lies beyond all bounds.
    """
    return SHAPES[kind](attributes)


def parse_length(text: str, whole: float | None = None) -> float:
    """Return a length in user units.

    Args:
        text: As it stands in the file.
        whole: What a percentage is of; without it, none may stand there.

    Raises:
        FarPointError: It lies beyond all bounds.
        ValueError: It is not a length; carries what is allowed.
    """
    found = _LENGTH.fullmatch(text)
    if found is None or (found[2] == "%" and whole is None):
        raise ValueError(LENGTH_ALLOWED)
    value = parse_number(found[1])
    return value * (whole or 0.0) / 100 if found[2] == "%" else value * _UNITS[found[2] or "px"]


def resolve_percents(attributes: Attributes, width: float, height: float) -> Attributes:
    """Return attributes with the percentages of places and sizes as lengths (SVG 1.1, 7.10).

    Args:
        attributes: Of a shape.
        width: Of the drawing around it.
        height: The same.
    """
    across, down, both = width, height, hypot(width, height) / sqrt(2)
    wholes = {"x": across, "cx": across, "rx": across, "width": across, "x1": across, "x2": across}
    wholes |= {"y": down, "cy": down, "ry": down, "height": down, "y1": down, "y2": down, "r": both}
    return {
        name: str(parse_length(value, wholes[name]))
        if name in wholes and _LENGTH.fullmatch(value) and value.rstrip().endswith("%")
        else value
        for name, value in attributes.items()
    }


def _find_length(attributes: Attributes, name: str, default: float = 0.0) -> float:
    """Return a length of a shape.

    Raises:
        ShapeError: It is no length.
        FarPointError: It lies beyond all bounds.
    """
    text = attributes.get(name, "auto")
    try:
        return default if text == "auto" else parse_length(text)
    except FarPointError:
        raise
    except ValueError as error:
        raise ShapeError(name, str(error)) from error


def _make_path(attributes: Attributes) -> Outline:
    try:
        return parse_path(attributes.get("d", ""))
    except FarPointError:
        raise
    except ValueError as error:
        raise ShapeError("d", str(error)) from error


def _make_rect(attributes: Attributes) -> Outline:
    x, y, width, height = (_find_length(attributes, name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ()
    rx = _find_length(attributes, "rx", _find_length(attributes, "ry"))
    ry = _find_length(attributes, "ry", rx)
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
    pen = RecordingPen()
    pen.moveTo(sides[0][0])
    for _, corner, end in sides:
        pen.lineTo(corner)
        _draw_arc(pen, corner, end, (rx, ry))
    pen.closePath()
    return list_segments(pen)


def _draw_arc(pen: RecordingPen, start: Point, end: Point, radii: Point) -> None:
    """Go the shorter way, clockwise on the page, along an ellipse."""
    rx, ry = radii
    EllipticalArc(complex(*start), rx, ry, 0, False, True, complex(*end)).draw(pen)  # noqa: FBT003 - not large, sweep


def _make_circle(attributes: Attributes) -> Outline:
    radius = _find_length(attributes, "r")
    return _make_oval(attributes, radius, radius)


def _make_ellipse(attributes: Attributes) -> Outline:
    return _make_oval(attributes, _find_length(attributes, "rx"), _find_length(attributes, "ry"))


def _make_oval(attributes: Attributes, rx: float, ry: float) -> Outline:
    if rx <= 0 or ry <= 0:
        return ()
    x, y = _find_length(attributes, "cx"), _find_length(attributes, "cy")
    right, left = (x + rx, y), (x - rx, y)
    pen = RecordingPen()
    pen.moveTo(right)
    _draw_arc(pen, right, left, (rx, ry))
    _draw_arc(pen, left, right, (rx, ry))
    pen.closePath()
    return list_segments(pen)


def _make_polygon(attributes: Attributes) -> Outline:
    return _close_polygon(_parse_points(attributes))


def _make_polyline(attributes: Attributes) -> Outline:
    return _close_polygon(_parse_points(attributes))[:-1]


def _make_line(attributes: Attributes) -> Outline:
    x, y, end_x, end_y = (_find_length(attributes, name) for name in ("x1", "y1", "x2", "y2"))
    return (("M", (x, y)), ("L", (end_x, end_y)))


def _parse_points(attributes: Attributes) -> list[Point]:
    text = attributes.get("points", "")
    if text.strip() and not _POINTS.fullmatch(text):
        raise ShapeError("points", POINTS_ALLOWED)
    values = parse_numbers(text)
    if len(values) % 2:
        raise ShapeError("points", POINTS_ALLOWED)
    return list(zip(values[::2], values[1::2], strict=True))


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
    "polyline": _make_polyline,
    "line": _make_line,
}
