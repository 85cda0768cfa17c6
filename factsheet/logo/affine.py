"""Affine maps of the plane, as SVG writes them (SVG 1.1, 7.6)."""

import re
from collections.abc import Callable, Sequence
from math import cos, isfinite, radians, sin, tan

from factsheet.logo.artwork import Segment

Affine = tuple[float, float, float, float, float, float]
"""The numbers a to f that take x, y to a x + c y + e, b x + d y + f."""

IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TRANSFORM_ALLOWED = "matrix, translate, scale, rotate, skewX or skewY, each with its numbers in brackets"
FAR = 1e7  # beyond this no drawing reaches
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_STEP = re.compile(rf"[\s,]*(\w+)\s*\(\s*({NUMBER}(?:(?:\s*,\s*|\s+|(?=[-+])){NUMBER})*)\s*\)[\s,]*")


def combine_affines(outer: Affine, inner: Affine) -> Affine:
    """Return the map that does `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def parse_transform(text: str) -> Affine:
    """Return the map that a ``transform`` attribute describes.

    Raises:
        ValueError: It is not written as SVG asks; carries what is allowed.
    """
    whole, place = IDENTITY, 0
    while place < len(text.rstrip()):
        step = _STEP.match(text, place)
        if step is None or step[1] not in _STEPS:
            raise ValueError(TRANSFORM_ALLOWED)
        counts, build = _STEPS[step[1]]
        values = [float(value) for value in re.findall(NUMBER, step[2])]
        if len(values) not in counts:
            raise ValueError(TRANSFORM_ALLOWED)
        whole, place = combine_affines(whole, build(values)), step.end()
    return whole


def transform_outline(segments: Sequence[Segment], affine: Affine) -> tuple[Segment, ...]:
    """Return an outline after the map.

    Raises:
        ValueError: A point comes to lie beyond all bounds.
    """
    a, b, c, d, e, f = affine
    made: list[Segment] = []
    for operator, values in segments:
        points = zip(values[::2], values[1::2], strict=True)
        there = tuple(value for x, y in points for value in (a * x + c * y + e, b * x + d * y + f))
        if not all(isfinite(value) and abs(value) < FAR for value in there):
            raise ValueError(f"points less than {FAR:,.0f} units from the corner")
        made.append((operator, there))
    return tuple(made)


def _make_rotation(values: Sequence[float]) -> Affine:
    turn = radians(values[0])
    x, y = (values[1], values[2]) if len(values) > 1 else (0.0, 0.0)
    about = (cos(turn), sin(turn), -sin(turn), cos(turn), x, y)
    return combine_affines(about, (1, 0, 0, 1, -x, -y))


_STEPS: dict[str, tuple[tuple[int, ...], Callable[[Sequence[float]], Affine]]] = {
    "matrix": ((6,), lambda v: (v[0], v[1], v[2], v[3], v[4], v[5])),
    "translate": ((1, 2), lambda v: (1, 0, 0, 1, v[0], v[1] if len(v) > 1 else 0)),
    "scale": ((1, 2), lambda v: (v[0], 0, 0, v[-1], 0, 0)),
    "rotate": ((1, 3), _make_rotation),
    "skewX": ((1,), lambda v: (1, 0, tan(radians(v[0])), 1, 0, 0)),
    "skewY": ((1,), lambda v: (1, tan(radians(v[0])), 0, 1, 0, 0)),
}
