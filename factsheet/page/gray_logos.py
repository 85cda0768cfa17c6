"""Logos for printers without colour: each colour becomes the grey that is as light."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from factsheet.color import LUMINANCE_WEIGHTS, join_color, linearize_channel, split_color
from factsheet.logo.artwork import Outlines, Pixels

LEVELS = 256
_LIGHT = np.array([linearize_channel(level / (LEVELS - 1)) for level in range(LEVELS)])
# Where the next level is nearer: halfway as sRGB counts, not as light does.
_NEXT_LEVEL = np.array([linearize_channel((level + 0.5) / (LEVELS - 1)) for level in range(LEVELS - 1)])


def convert_to_gray(image: Pixels | Outlines) -> Pixels | Outlines:
    """Return the picture in greys of the same luminance."""
    if isinstance(image, Pixels):
        rows = np.frombuffer(image.rgb, dtype=np.uint8).reshape(-1, 3)
        return replace(image, rgb=np.repeat(_measure_gray_levels(rows), 3).tobytes())
    fills = [_convert_color(shape.fill) for shape in image.shapes]
    shapes = (replace(shape, fill=fill) for shape, fill in zip(image.shapes, fills, strict=True))
    return replace(image, shapes=tuple(shapes))


def _convert_color(color: str) -> str:
    level = int(_measure_gray_levels(np.array([split_color(color)], dtype=np.uint8))[0])
    return join_color([level] * 3)


def _measure_gray_levels(colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return one level, 0 to 255, for each row of red, green and blue."""
    luminance = _LIGHT[colors] @ np.array(LUMINANCE_WEIGHTS)
    levels: NDArray[np.uint8] = np.searchsorted(_NEXT_LEVEL, luminance).astype(np.uint8)
    return levels
