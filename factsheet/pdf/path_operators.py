"""matplotlib's paths as path construction operators (ISO 32000-1, 8.5.2)."""

from typing import Any

import numpy as np
from matplotlib import _path
from matplotlib.path import Path
from matplotlib.transforms import Transform

FINE_DIGITS = 2  # of a coordinate in points: finer than any printer's dot
MAP_DIGITS = 1  # a tenth of a point is a 720th of an inch; a map's borders have thousands of corners
_MANY_CORNERS = 100
_OPERATORS = [b"m", b"l", b"", b"c", b"h"]

Extent = tuple[float, float, float, float]


def build_path_operators(path: Path, transform: Transform, *, clip: Extent | None = None) -> str:
    """Return the operators that build a path.

    Args:
        path: In its own units.
        transform: From these to points.
        clip: Left, bottom, right and top, in points; straight lines are cut there, curves are not.
    """
    digits = MAP_DIGITS if _is_map(path) else FINE_DIGITS
    writer: Any = _path.convert_to_string  # type: ignore[attr-defined]  # what matplotlib's own PDF backend uses
    operators: bytes = writer(path, transform, clip, False, None, digits, _OPERATORS, True)  # noqa: FBT003
    return operators.decode("ascii").rstrip("\n")


def _is_map(path: Path) -> bool:
    """Return whether the path has many corners and no curves."""
    curves = (Path.CURVE3, Path.CURVE4)
    return np.shape(path.vertices)[0] > _MANY_CORNERS and (
        path.codes is None or not np.isin(path.codes, curves).any()
    )
