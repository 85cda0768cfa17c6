"""A map painted once in small squares: which county a place is in, and whether a box is clear of land.

An occupancy bitmap answers for many places at once what exact geometry answers slowly (P. Kittivorawong and
others, "Fast and flexible overlap detection for chart labeling with occupancy bitmap", IEEE VIS 2020). What
it finds free is free but for details smaller than a square; who needs more looks exactly at the place chosen.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from factsheet.figures.artists import Points
from factsheet.figures.county_map.map_geometry import PlacedMap
from factsheet.figures.county_map.number_arrays import Flags, list_ranges

LOOKS = 48  # at a line


@dataclass(frozen=True, slots=True, eq=False)
class LandRaster:
    """Squares of a point, each known by its middle.

    Attributes:
        owners: The place among the polygons, from 1, of the county in each square, 0 off the land; shape
            (rows, columns), the first row at the bottom.
    """

    owners: NDArray[np.int32]

    def find_owners(self, x: Points, y: Points) -> NDArray[np.int32]:
        """Return whose land points are on, 0 off the land; what is beyond the figure counts as its edge."""
        rows, columns = self.owners.shape
        column, row = x.astype(np.intp).clip(0, columns - 1), y.astype(np.intp).clip(0, rows - 1)
        owners: NDArray[np.int32] = self.owners.take(row * columns + column)
        return owners

    def flag_whole_boxes(self, centers: Points, half_width: float, half_height: float, owner: int) -> Flags:
        """Return for each upright rectangle whether all squares with their middle in it are of that owner."""
        foreign, half = _count_foreign(self, owner), np.array([half_width, half_height])
        low, high = (
            np.ceil(centers + side - 0.5).astype(np.intp).clip(0, np.array(foreign.shape)[::-1] - 1)
            for side in (-half, half)
        )
        (x0, y0), (x1, y1) = low.T, high.T
        whole: Flags = foreign[y1, x1] - foreign[y0, x1] - foreign[y1, x0] + foreign[y0, x0] == 0
        return whole

    def flag_lines_within(self, lines: Points, owner: int) -> Flags:
        """Return for each line, shape (..., 4), whether it keeps to the land of that owner and water."""
        shares = np.linspace(0.0, 1.0, LOOKS)
        x0, y0, x1, y1 = (lines[..., each, np.newaxis] for each in range(4))
        owners = self.find_owners(x0 + shares * (x1 - x0), y0 + shares * (y1 - y0))
        within: Flags = ((owners == 0) | (owners == owner)).all(axis=-1)
        return within


@lru_cache(maxsize=64)
def _count_foreign(raster: LandRaster, owner: int) -> NDArray[np.int32]:
    """Return how many squares below and left of each corner are not of that owner: a summed-area table."""
    sums = np.zeros(np.add(raster.owners.shape, 1), dtype=np.int32)
    np.cumsum(np.cumsum(raster.owners != owner, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    return sums


@lru_cache(maxsize=16)
def paint_land(placed: PlacedMap, width: float, height: float) -> LandRaster:
    """Return a map painted row by row: along a row, the owner changes at each side that is met.

    Args:
        placed: The map.
        width: Of the figure in points.
        height: Of the figure in points.
    """
    rows, columns = int(np.ceil(height)), int(np.ceil(width))
    change = (placed.topology.right - placed.topology.left)[placed.side_arcs]
    x0, y0, x1, y1 = placed.sides.T
    first, last = (
        np.ceil(y - 0.5).astype(np.intp).clip(0, rows) for y in (np.minimum(y0, y1), np.maximum(y0, y1))
    )
    row = list_ranges(first, last - first)
    side = np.repeat(np.arange(len(placed.sides)), last - first)
    x = x0[side] + (row + 0.5 - y0[side]) * ((x1 - x0)[side] / (y1 - y0)[side])
    column = np.ceil(x - 0.5).astype(np.intp).clip(0, columns)
    steps = np.zeros((rows, columns + 1), dtype=np.int32)
    np.add.at(steps, (row, column), np.where(y1 > y0, change, -change)[side])
    owners = np.cumsum(steps[:, :-1], axis=1, dtype=np.int32)
    owners[(owners < 0) | (owners > len(placed.polygons))] = 0
    # Where simplified lines cross, a sliver may still have the number of another county: places are weighed
    # by the squares, and the exact lines are asked before a label is put down.
    return LandRaster(owners)
