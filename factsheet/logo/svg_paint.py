"""Outlines of SVG in their paints: filled, drawn along with a pen, or both (SVG 1.1, 11)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import hypot, isclose, sqrt
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen

from factsheet.logo.artwork import Gradient, Group, Part, Segment, Shape, Stroke
from factsheet.logo.gradients import Frame
from factsheet.logo.outlines import parse_length
from factsheet.logo.svg_colors import parse_color, parse_opacity
from factsheet.logo.svg_numbers import NUMBER
from factsheet.logo.svg_style import Style
from factsheet.logo.transforms import transform_outline
from factsheet.reading.quoting import quote_value

Paint = tuple[str | Gradient | None, float]
"""A colour, a gradient or nothing, with its opacity."""

RULE_ALLOWED = "evenodd or nonzero"
PEN_ALLOWED = "a length of 0 or more, or a list of such; butt, round or square; miter, round or bevel"
_LINK = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)""", re.DOTALL)
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "miter-clip": 0, "arcs": 0, "round": 1, "bevel": 2}
_MOST_DASHES = 50
_MOST_MARKS = 2_000  # across the drawing: nobody sees more, and a viewer would draw for ever
_ALIKE = 1e-6


class PaintError(ValueError):
    """A property that cannot be drawn; its arguments are its name, what was found and what is allowed."""


@dataclass(frozen=True, slots=True)
class Brush:
    """What an outline is painted with.

    Attributes:
        style: Of the element.
        place: From its units to those of the drawing.
        view: Of the drawing around, which percentages are of.
        find_flow: Returns the paint of a gradient by its name, for a box; None where there is none.
    """

    style: Style
    place: Transform
    view: Frame
    find_flow: Callable[[str, Frame, Transform], Paint | None]


def parse_link(value: str) -> tuple[str, str] | None:
    """Return the name that a value refers to, as ``url(#name)``, and what stands behind it."""
    found = _LINK.fullmatch(value.strip())
    return (found[1].strip(), found[2].strip()) if found else None


def paint_outline(
    segments: tuple[Segment, ...], brush: Brush, refuse: Callable[[PaintError], None]
) -> list[Part]:
    """Return an outline filled and drawn along, the lower first.

    Args:
        segments: In the units of the element.
        brush: What it is painted with.
        refuse: Takes each property that cannot be drawn.

    Raises:
        FarPointError: A point comes to lie beyond all bounds.
    """
    placed = transform_outline(segments, brush.place)
    box = measure_outline(segments)
    steps = [_fill_outline, _draw_outline]
    if brush.style.get("paint-order", "").replace("markers", "").split()[:1] == ["stroke"]:
        steps.reverse()
    parts: list[Part] = []
    for step in steps:
        try:
            parts += step(placed, box, brush)
        except PaintError as error:
            refuse(error)
    return parts


def measure_outline(segments: tuple[Segment, ...]) -> Frame:
    """Return the box of an outline, without the width of its line."""
    pen: Any = BoundsPen(None)
    calls = {"M": pen.moveTo, "L": pen.lineTo, "C": pen.curveTo}
    for operator, values in segments:
        if operator in calls:
            calls[operator](*zip(values[::2], values[1::2], strict=True))
    left, top, right, bottom = pen.bounds or (0.0, 0.0, 0.0, 0.0)
    return left, top, right - left, bottom - top


def is_even_odd(style: Style, name: str) -> bool:
    """Return whether a style asks for the even-odd rule.

    Raises:
        PaintError: It asks for something else.
    """
    value = style.get(name, "nonzero")
    if value not in ("evenodd", "nonzero"):
        raise PaintError(name, quote_value(value), RULE_ALLOWED)
    return value == "evenodd"


def _fill_outline(placed: tuple[Segment, ...], box: Frame, brush: Brush) -> list[Part]:
    paint, opacity = _choose_paint("fill", "black", box, brush)
    if paint is None or not _has_area(placed):
        return []
    return [_lay_veil(Shape(placed, paint, is_even_odd(brush.style, "fill-rule")), opacity)]


def _has_area(segments: tuple[Segment, ...]) -> bool:
    """Return whether an outline is more than a straight line, of which PDF would fill a hair's breadth."""
    points = [point for _, values in segments for point in zip(values[::2], values[1::2], strict=True)]
    x, y = points[0]
    far, high = max(((a - x, b - y) for a, b in points), key=lambda way: hypot(*way))
    least = _ALIKE * (far**2 + high**2)
    return any(abs(far * (b - y) - high * (a - x)) > least for a, b in points)


def _draw_outline(placed: tuple[Segment, ...], box: Frame, brush: Brush) -> list[Part]:
    paint, opacity = _choose_paint("stroke", "none", box, brush)
    stroke = _make_stroke(brush) if paint is not None else None
    if paint is None or stroke is None:
        return []
    return [_lay_veil(Shape(placed, paint, stroke=stroke), opacity)]


def _lay_veil(shape: Shape, opacity: float) -> Part:
    return shape if opacity == 1 else Group((shape,), opacity=opacity)


def _choose_paint(name: str, default: str, box: Frame, brush: Brush) -> Paint:
    """Return what a property paints with.

    Raises:
        PaintError: It cannot be drawn.
    """
    value = brush.style.get(name, default)
    veil = f"{name}-opacity"
    try:
        paint, opacity = _resolve_paint(value, box, brush)
    except ValueError as error:
        found = "a gradient or pattern" if parse_link(value) else quote_value(value)
        raise PaintError(name, found, str(error)) from error
    try:
        opacity *= parse_opacity(brush.style.get(veil, "1"))
    except ValueError as error:
        raise PaintError(veil, quote_value(brush.style.get(veil)), str(error)) from error
    return (paint, opacity) if opacity else (None, 1.0)


def _resolve_paint(value: str, box: Frame, brush: Brush) -> Paint:
    link = parse_link(value)
    if link:
        flow = brush.find_flow(link[0], box, brush.place)
        if flow is not None:
            return flow
        value = link[1] or "none"  # SVG 2, 13.2: what is not there paints nothing
    color = parse_color(value, brush.style)
    return (color.rgb, color.opacity) if color else (None, 1.0)


def _make_stroke(brush: Brush) -> Stroke | None:
    """Return the pen of a style in units of the drawing, None where it draws nothing."""
    place, style = brush.place, brush.style
    growth = sqrt(abs(place.xx * place.yy - place.xy * place.yx))
    width = _read_pen_length(brush, "stroke-width", "1") * growth
    if width < _ALIKE:
        return None
    dashes = tuple(growth * length for length in _read_dashes(brush))
    return Stroke(
        width,
        _read_pen_word(style, "stroke-linecap", _CAPS),
        _read_pen_word(style, "stroke-linejoin", _JOINS),
        max(1.0, _read_pen_length(brush, "stroke-miterlimit", "4")),
        dashes,
        growth * _read_pen_length(brush, "stroke-dashoffset", "0", least=-1e6) if dashes else 0.0,
        None if _is_even_scale(place) else tuple(part / growth for part in (*place[:4], 0, 0)),  # type: ignore[arg-type]  # six numbers
    )


def _is_even_scale(place: Transform) -> bool:
    """Return whether a map makes circles of circles."""
    sizes = place.xx**2 + place.xy**2, place.yx**2 + place.yy**2
    across = place.xx * place.yx + place.xy * place.yy
    return isclose(*sizes, rel_tol=_ALIKE) and abs(across) <= _ALIKE * max(sizes)


def _read_pen_length(brush: Brush, name: str, default: str, *, least: float = 0.0) -> float:
    value = brush.style.get(name, default)
    width, height = brush.view[2:]
    try:
        length = parse_length(value, sqrt((width**2 + height**2) / 2))
    except ValueError:
        length = least - 1
    if length < least:
        raise PaintError(name, quote_value(value), PEN_ALLOWED)
    return length


def _read_dashes(brush: Brush) -> list[float]:
    """Return lengths of marks and gaps; none where the line is whole."""
    value = brush.style.get("stroke-dasharray", "none")
    parts = [] if value == "none" else re.split(r"[\s,]+", value.strip())
    if len(parts) > _MOST_DASHES or not all(re.fullmatch(rf"{NUMBER}[a-z%]*", part) for part in parts):
        raise PaintError("stroke-dasharray", quote_value(value), PEN_ALLOWED)
    lengths = [parse_length(part, brush.view[2]) for part in parts]
    least = max(brush.view[2:]) / _MOST_MARKS
    if any(length < 0 for length in lengths) or 0 < sum(lengths) < least:
        raise PaintError("stroke-dasharray", quote_value(value), PEN_ALLOWED)
    return lengths if any(lengths) else []


def _read_pen_word(style: Style, name: str, words: dict[str, int]) -> int:
    value = style.get(name, next(iter(words)))
    if value not in words:
        raise PaintError(name, quote_value(value), PEN_ALLOWED)
    return words[value]
