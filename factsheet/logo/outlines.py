"""The basic shapes of SVG as outlines (SVG 1.1, 9.2 to 9.7)."""

import re
from collections.abc import Callable, Mapping

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.arc import EllipticalArc

from factsheet.logo.artwork import Segment
from factsheet.logo.path_data import Point, list_segments, parse_path
from factsheet.logo.svg_numbers import BLANK, NUMBER, NUMBER_LIST, FarPointError, parse_number, parse_numbers

LENGTH_ALLOWED = "a number, or one followed by px"
POINTS_ALLOWED = "pairs of numbers, one pair for each corner"
_LENGTH = re.compile(rf"{BLANK}*({NUMBER})(?:px)?{BLANK}*")
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


def parse_length(attributes: Attributes, name: str, default: float = 0.0) -> float:
    """Return a length in user units.

    Raises:
        ShapeError: It is not a plain number.
        FarPointError: It lies beyond all bounds.
    """
    text = attributes.get(name)
    if text is None:
        return default
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise ShapeError(name, LENGTH_ALLOWED)
    return parse_number(found[1])


def _make_path(attributes: Attributes) -> Outline:
    try:
        return parse_path(attributes.get("d", ""))
    except FarPointError:
        raise
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
    radius = parse_length(attributes, "r")
    return _make_oval(attributes, radius, radius)


def _make_ellipse(attributes: Attributes) -> Outline:
    return _make_oval(attributes, parse_length(attributes, "rx"), parse_length(attributes, "ry"))


def _make_oval(attributes: Attributes, rx: float, ry: float) -> Outline:
    if rx <= 0 or ry <= 0:
        return ()
    x, y = parse_length(attributes, "cx"), parse_length(attributes, "cy")
    right, left = (x + rx, y), (x - rx, y)
    pen = RecordingPen()
    pen.moveTo(right)
    _draw_arc(pen, right, left, (rx, ry))
    _draw_arc(pen, left, right, (rx, ry))
    pen.closePath()
    return list_segments(pen)


def _make_polygon(attributes: Attributes) -> Outline:
    text = attributes.get("points", "")
    if text.strip() and not _POINTS.fullmatch(text):
        raise ShapeError("points", POINTS_ALLOWED)
    values = parse_numbers(text)
    if len(values) % 2:
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
