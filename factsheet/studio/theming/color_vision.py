"""A page as a copier prints it, and as people see it who tell fewer colours apart.

The three matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation
of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, for a
severity of 1.0: red, green or blue cones do not answer at all. They are meant for light, so the transfer
curve of sRGB (IEC 61966-2-1) is undone before and done again after.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from factsheet.color import LUMINANCE_WEIGHTS, linearize_channel
from factsheet.studio.proofs.packed_pixels import Pixels


class Seeing(StrEnum):
    """How a page is looked at."""

    PLAIN = "plain"
    GRAY = "gray"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


_Matrix = tuple[tuple[float, float, float], ...]
_MATRICES: Mapping[Seeing, _Matrix] = MappingProxyType(
    {
        Seeing.GRAY: (LUMINANCE_WEIGHTS,) * 3,
        Seeing.PROTAN: (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        Seeing.DEUTAN: (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        Seeing.TRITAN: (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
_CHANNEL = 255
_LIGHT: NDArray[np.float32] = np.array(
    [linearize_channel(step / _CHANNEL) for step in range(_CHANNEL + 1)], np.float32
)
_FINE = 4095  # steps of light: as many as tell two dark channels apart


def _encode_light(light: float) -> float:
    """Return the channel, 0 to 1, of some light: the transfer curve of sRGB."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004 - of the curve


_CHANNELS: NDArray[np.uint8] = np.array(
    [round(_CHANNEL * _encode_light(step / _FINE)) for step in range(_FINE + 1)], np.uint8
)


def paint_seen(pixels: Pixels, seeing: Seeing) -> Pixels:
    """Return a picture as it is seen; the same picture for plain seeing."""
    matrix = _MATRICES.get(seeing)
    if matrix is None:
        return pixels
    seen = _LIGHT[pixels] @ np.array(matrix, np.float32).T
    steps = np.rint(np.clip(seen, 0, 1) * _FINE).astype(np.intp)
    painted: Pixels = _CHANNELS[steps]
    return painted
