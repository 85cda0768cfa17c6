"""Arcs of ellipses as Bézier curves (SVG 1.1, appendix F.6)."""

from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

from factsheet.logo.artwork import Segment

Point = tuple[float, float]
_QUARTER = pi / 2


def convert_arc(
    start: Point, end: Point, radii: Point, *, turn: float, is_large: bool, is_sweep: bool
) -> tuple[Segment, ...]:
    """Return the curves that follow an arc from `start` to `end`.

    Args:
        start: Where the pen stands.
        end: Where the arc ends.
        radii: Of the ellipse before it is turned; too small ones grow until the arc reaches its end.
        turn: Of the ellipse, in degrees clockwise on the page.
        is_large: Whether the arc is the longer of the two.
        is_sweep: Whether it goes clockwise on the page.
    """
    rx, ry = abs(radii[0]), abs(radii[1])
    if start == end:
        return ()
    if not rx or not ry:
        return (("L", end),)
    angle = radians(turn)
    x, y = _rotate_point(((start[0] - end[0]) / 2, (start[1] - end[1]) / 2), -angle)
    grown = max(1.0, hypot(x / rx, y / ry))
    rx, ry = rx * grown, ry * grown
    factor = _find_center_factor(x / rx, y / ry) * (-1 if is_large == is_sweep else 1)
    center = (factor * rx * y / ry, -factor * ry * x / rx)
    first = atan2((y - center[1]) / ry, (x - center[0]) / rx)
    last = atan2((-y - center[1]) / ry, (-x - center[0]) / rx)
    sweep = (last - first) % (2 * pi) - (0 if is_sweep else 2 * pi)
    cx, cy = _rotate_point(center, angle)
    middle = (cx + (start[0] + end[0]) / 2, cy + (start[1] + end[1]) / 2)
    return _make_quarters(middle, (rx, ry), angle, first, sweep)


def _find_center_factor(x: float, y: float) -> float:
    """Return how far the centre lies from the middle of the chord, in the circle of radius 1."""
    square = x * x + y * y
    return sqrt(max(0.0, 1 / square - 1)) if square else 0.0


def _make_quarters(
    center: Point, radii: Point, angle: float, first: float, sweep: float
) -> tuple[Segment, ...]:
    """Return one curve for each quarter of a turn or less."""
    count = max(1, ceil(abs(sweep) / _QUARTER - 1e-9))
    step = sweep / count
    reach = 4 / 3 * tan(step / 4)
    curves: list[Segment] = []
    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        unit = (
            (cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            (cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            (cos(b), sin(b)),
        )
        points = [_rotate_point((radii[0] * x, radii[1] * y), angle) for x, y in unit]
        curves.append(("C", tuple(value for x, y in points for value in (x + center[0], y + center[1]))))
    return tuple(curves)


def _rotate_point(point: Point, angle: float) -> Point:
    x, y = point
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
