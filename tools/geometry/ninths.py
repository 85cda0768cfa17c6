"""In which ninth of its state each county lies, northwest (0) to southeast (8).

Rows hold a third of the state's land each. Columns are cut, row by row, at the mean of the state's and the
row's own thirds, so that neither a far island nor a slanted coast moves the middle. Land is counted on a
fixed grid of points; what is drawn in an inset counts for nothing.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

_THIRDS = (1 / 3, 2 / 3)
_POINTS_A_SIDE = 400


def find_ninths(
    paths: Mapping[str, Path],
    label_points: Mapping[str, tuple[int, int]],
    size: tuple[int, int],
    insets: Sequence[NDArray[np.int_]],
) -> dict[str, int]:
    """Return for each county the ninth that holds most of it, by FIPS.

    Args:
        paths: Outlines in grid units, by FIPS.
        label_points: Points inside, which decide for counties smaller than the grid.
        size: Width and height of the map.
        insets: Corners of the frames, each of shape (2, 2).
    """
    points, owners = _own_points(paths, size, insets)
    rows = np.quantile(points[:, 1], _THIRDS)
    row = 2 - np.searchsorted(rows, points[:, 1])
    state = np.quantile(points[:, 0], _THIRDS)
    columns = [0.5 * state + 0.5 * np.quantile(points[row == r, 0], _THIRDS) for r in range(3)]
    column = np.zeros(len(points), dtype=int)
    for r in range(3):
        column[row == r] = np.searchsorted(columns[r], points[row == r, 0])
    ninth = 3 * row + column
    found = {}
    for number, fips in enumerate(paths):
        held = np.bincount(ninth[owners == number], minlength=9)
        found[fips] = int(np.argmax(held)) if held.sum() else _ninth_of(label_points[fips], rows, columns)
    return found


def _ninth_of(
    point: tuple[int, int], rows: NDArray[np.float64], columns: Sequence[NDArray[np.float64]]
) -> int:
    row = 2 - int(np.searchsorted(rows, point[1]))
    return 3 * row + int(np.searchsorted(columns[row], point[0]))


def _own_points(
    paths: Mapping[str, Path], size: tuple[int, int], insets: Sequence[NDArray[np.int_]]
) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """Return the grid points on land, and for each the number of its county."""
    width, height = size
    step = max(size) / _POINTS_A_SIDE
    x, y = np.meshgrid(np.arange(step / 2, width, step), np.arange(step / 2, height, step))
    points = np.column_stack([x.ravel(), y.ravel()])
    owners = np.full(len(points), -1)
    for number, path in enumerate(paths.values()):
        low, high = path.get_extents().get_points()
        near = np.flatnonzero((owners < 0) & (points >= low).all(1) & (points <= high).all(1))
        owners[near[path.contains_points(points[near])]] = number
    for corners in insets:
        owners[(points >= corners[0]).all(1) & (points <= corners[1]).all(1)] = -1
    return points[owners >= 0], owners[owners >= 0]
