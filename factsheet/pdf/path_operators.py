"""matplotlib's paths as path construction operators (ISO 32000-1, 8.5.2)."""

from typing import Any

from matplotlib import _path
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform, Transform

DIGITS = 2  # of a coordinate in points: finer than any printer's dot
_OPERATORS = [b"m", b"l", b"", b"c", b"h"]
_POINTS = IdentityTransform()

Extent = tuple[float, float, float, float]


def build_path_operators(path: Path, transform: Transform = _POINTS, *, clip: Extent | None = None) -> str:
    """Return the operators that build a path.

    Args:
        path: In its own units.
        transform: From these to points.
        clip: Left, bottom, right and top, in points; straight lines are cut there, curves are not.
    """
    writer: Any = _path.convert_to_string  # type: ignore[attr-defined]  # what matplotlib's own PDF backend uses
    operators: bytes = writer(path, transform, clip, False, None, DIGITS, _OPERATORS, True)  # noqa: FBT003
    return operators.decode("ascii").rstrip("\n")
