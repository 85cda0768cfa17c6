"""The ``transform`` attribute of SVG (SVG 1.1, 7.6), and outlines after it."""

import re
from collections.abc import Callable, Sequence
from math import isfinite, radians

from fontTools.misc.transform import Identity, Transform

from factsheet.logo.artwork import Segment
from factsheet.logo.svg_numbers import BLANK, FAR, GAP, NUMBER_LIST, FarPointError, parse_numbers

TRANSFORM_ALLOWED = "matrix, translate, scale, rotate, skewX or skewY, each with its numbers in brackets"
_STEP = re.compile(rf"{GAP}([A-Za-z]+){BLANK}*\({BLANK}*({NUMBER_LIST}){BLANK}*\){GAP}")


def parse_transform(text: str) -> Transform:
    """Return the map that a ``transform`` attribute describes.

    Raises:
        ValueError: It is not written as SVG asks; carries what is allowed.
    """
    whole, place, end = Identity, 0, len(text.rstrip())
    while place < end:
        step = _STEP.match(text, place)
        if step is None or step[1] not in _STEPS:
            raise ValueError(TRANSFORM_ALLOWED)
        counts, build = _STEPS[step[1]]
        values = parse_numbers(step[2])
        if len(values) not in counts:
            raise ValueError(TRANSFORM_ALLOWED)
        whole, place = whole.transform(build(values)), step.end()
    return whole


def transform_outline(segments: Sequence[Segment], transform: Transform) -> tuple[Segment, ...]:
    """Return an outline after the map.

    Raises:
        FarPointError: A point comes to lie beyond all bounds.
    """
    made: list[Segment] = []
    for operator, values in segments:
        points = transform.transformPoints(zip(values[::2], values[1::2], strict=True))
        there = tuple(value for point in points for value in point)
        if not all(isfinite(value) and abs(value) < FAR for value in there):
            raise FarPointError
        made.append((operator, there))
    return tuple(made)


def _make_rotation(values: Sequence[float]) -> Transform:
    x, y = values[1:] or (0.0, 0.0)
    turn = Identity.rotate(radians(values[0]))
    placed: Transform = Identity.translate(x, y).transform(turn).translate(-x, -y)
    return placed


_STEPS: dict[str, tuple[tuple[int, ...], Callable[[Sequence[float]], Transform]]] = {
    "matrix": ((6,), lambda values: Transform(*values)),
    "translate": ((1, 2), lambda values: Identity.translate(*values)),
    "scale": ((1, 2), lambda values: Identity.scale(*values)),
    "rotate": ((1, 3), _make_rotation),
    "skewX": ((1,), lambda values: Identity.skew(radians(values[0]))),
    "skewY": ((1,), lambda values: Identity.skew(0, radians(values[0]))),
}
