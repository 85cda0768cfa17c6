"""Logos for printers without colour: each colour becomes the grey that is as light."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from factsheet.logo.artwork import Outlines, Pixels

_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])  # of red, green and blue in luminance (IEC 61966-2-1)
_GAMMA = 2.4


def in_gray(image: Pixels | Outlines) -> Pixels | Outlines:
    """Return the picture in greys of the same luminance."""
    if isinstance(image, Pixels):
        rows = np.frombuffer(image.rgb, dtype=np.uint8).reshape(-1, 3)
        return replace(image, rgb=np.repeat(_gray_levels(rows), 3).tobytes())
    fills = [_gray(shape.fill) for shape in image.shapes]
    shapes = (replace(shape, fill=fill) for shape, fill in zip(image.shapes, fills, strict=True))
    return replace(image, shapes=tuple(shapes))


def _gray(color: str) -> str:
    level = int(_gray_levels(np.array([list(bytes.fromhex(color[1:]))], dtype=np.uint8))[0])
    return f"#{level:02x}{level:02x}{level:02x}"


def _gray_levels(colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return one level, 0 to 255, for each row of red, green and blue."""
    steps = np.arange(256) / 255
    linear = np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** _GAMMA)  # noqa: PLR2004
    luminance = linear[colors] @ _WEIGHTS
    level = np.where(
        luminance <= 0.0031308,  # noqa: PLR2004 - as above, the curve of sRGB
        12.92 * luminance,
        1.055 * luminance ** (1 / _GAMMA) - 0.055,
    )
    levels: NDArray[np.uint8] = np.rint(level * 255).astype(np.uint8)
    return levels
