"""Logos for printers without colour: each colour becomes the grey that is as light."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factsheet.color import LUMINANCE_WEIGHTS, join_color, linearize_channel, split_color
from factsheet.logo.artwork import Gradient, Group, Outlines, Part, Pixels

LEVELS = 256
STEPS = (
    8  # of a gradient between two colours: what lies between two greys is not what lies between the colours
)
_LIGHT = np.array([linearize_channel(level / (LEVELS - 1)) for level in range(LEVELS)])
# Where the next level is nearer: halfway as sRGB counts, not as light does.
_NEXT_LEVEL = np.array([linearize_channel((level + 0.5) / (LEVELS - 1)) for level in range(LEVELS - 1)])


def convert_to_gray(image: Pixels | Outlines) -> Pixels | Outlines:
    """Return the picture in greys of the same luminance."""
    if isinstance(image, Pixels):
        rows = np.frombuffer(image.rgb, dtype=np.uint8).reshape(-1, 3)
        return replace(image, rgb=np.repeat(_measure_gray_levels(rows), 3).tobytes())
    return replace(image, parts=tuple(map(_convert_part, image.parts)))


def _convert_part(part: Part) -> Part:
    if isinstance(part, Group):
        return replace(part, parts=tuple(map(_convert_part, part.parts)))
    if isinstance(part.paint, Gradient):
        return replace(part, paint=replace(part.paint, stops=tuple(_convert_stops(part.paint.stops))))
    return replace(part, paint=_convert_color(part.paint))


def _convert_stops(stops: tuple[tuple[float, str], ...]) -> Iterator[tuple[float, str]]:
    """Yield the stops of a gradient in greys, with steps between them."""
    for (start, one), (end, other) in pairwise(stops):
        for step in range(STEPS):
            share = step / STEPS
            mixed = (
                round(a + (b - a) * share) for a, b in zip(split_color(one), split_color(other), strict=True)
            )
            yield start + (end - start) * share, _convert_color(join_color(mixed))
    place, color = stops[-1]
    yield place, _convert_color(color)


def _convert_color(color: str) -> str:
    level = int(_measure_gray_levels(np.array([split_color(color)], dtype=np.uint8))[0])
    return join_color([level] * 3)


def _measure_gray_levels(colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return one level, 0 to 255, for each row of red, green and blue."""
    luminance = _LIGHT[colors] @ np.array(LUMINANCE_WEIGHTS)
    levels: NDArray[np.uint8] = np.searchsorted(_NEXT_LEVEL, luminance).astype(np.uint8)
    return levels
