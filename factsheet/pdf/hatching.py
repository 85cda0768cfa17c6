"""Hatches as vectors: matplotlib's hatch tile repeated over a path, cut to what can be seen of it.

Tiles start at the figure's origin, so that the hatches of neighbours meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import ceil, floor

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform
from numpy.typing import NDArray

from factsheet.pdf.path_operators import Extent, path_operators

TILE = 72.0  # points: what matplotlib's hatch densities are meant for
_OVERLAP = 1.0  # hatches reach this far outside of the path, so that the ends of lines are hidden
_BORDER = 1e-3  # points


@dataclass(frozen=True, slots=True)
class _Spot:
    """A dot, circle or star of the tile at the origin: its box in points and how to build it."""

    extent: Extent
    operators: str


def hatch_operators(hatch: str, shape: Path) -> Iterator[str]:
    r"""Return the operators that draw a hatch over the extent of a path, tile by tile.

    Args:
        hatch: In matplotlib's notation: lines ``/ \ | - + x X`` or spots ``. o O *``, not both.
        shape: The path to be hatched, in points.
    """
    box = shape.get_extents()
    extent = (box.x0 - _OVERLAP, box.y0 - _OVERLAP, box.x1 + _OVERLAP, box.y1 + _OVERLAP)
    draw = _spots if set(hatch) <= set(".oO*") else _lines
    for column, row in product(_tiles(extent[0], extent[2]), _tiles(extent[1], extent[3])):
        operators = draw(hatch, column * TILE, row * TILE, extent)
        if operators:
            yield operators


def _tiles(low: float, high: float) -> range:
    """Return the numbers of the tiles that touch a stretch of one axis."""
    return range(floor(low / TILE), ceil(high / TILE))


def _lines(hatch: str, x: float, y: float, extent: Extent) -> str:
    """Return the stroked lines of the tile at x, y, cut to the tile and the extent."""
    seen = (max(x, extent[0]), max(y, extent[1]), min(x + TILE, extent[2]), min(y + TILE, extent[3]))
    operators = path_operators(Path.hatch(hatch), Affine2D().scale(TILE).translate(x, y), clip=seen)
    return f"{operators} S" if operators else ""


def _spots(hatch: str, x: float, y: float, extent: Extent) -> str:
    """Return the filled spots of the tile at x, y that touch the extent, alike in each tile."""
    left, bottom, right, top = (extent[0] - x, extent[1] - y, extent[2] - x, extent[3] - y)
    seen = [
        spot.operators
        for spot in _tile_spots(hatch)
        if spot.extent[2] > left
        and spot.extent[0] < right
        and spot.extent[3] > bottom
        and spot.extent[1] < top
    ]
    return "\n".join([f"q 1 0 0 1 {x:.0f} {y:.0f} cm", *seen, "f Q"]) if seen else ""


@lru_cache(maxsize=32)
def _tile_spots(hatch: str) -> tuple[_Spot, ...]:
    """Return the spots of one tile; a spot on its border belongs to one tile alone."""
    pattern = Path.hatch(hatch)
    starts = np.flatnonzero(pattern.codes == Path.MOVETO)[1:]
    vertices = np.asarray(pattern.vertices, dtype=np.float64) * TILE
    parts = zip(np.split(vertices, starts), np.split(np.asarray(pattern.codes), starts), strict=True)
    spots = (_spot(corners, codes, is_dot=set(hatch) == {"."}) for corners, codes in parts)
    return tuple(spot for spot in spots if _is_own(spot))


def _spot(vertices: NDArray[np.float64], codes: NDArray[np.uint8], *, is_dot: bool) -> _Spot:
    (left, bottom), (right, top) = vertices.min(axis=0), vertices.max(axis=0)
    # A dot is smaller than a point: the eight corners of its eight curves look the same.
    path = Path(vertices[:-1:3]) if is_dot else Path(vertices, codes)
    operators = path_operators(path, IdentityTransform())
    return _Spot((float(left), float(bottom), float(right), float(top)), operators)


def _is_own(spot: _Spot) -> bool:
    """Return whether the centre lies in the tile, its left and lower border included."""
    left, bottom, right, top = spot.extent
    return all(-_BORDER <= middle < TILE - _BORDER for middle in ((left + right) / 2, (bottom + top) / 2))
