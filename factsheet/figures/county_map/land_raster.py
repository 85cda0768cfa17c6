"""A map painted once in small squares: which county a place is in, and whether a box is clear of land.

An occupancy bitmap answers for many places at once what exact geometry answers slowly (P. Kittivorawong and
others, "Fast and flexible overlap detection for chart labeling with occupancy bitmap", IEEE VIS 2020). What it
finds free is free but for details smaller than a square; who needs more looks exactly at the one place chosen.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from factsheet.figures.artists import Points
from factsheet.figures.county_map.line_detail import Flags, Numbers, list_ranges
from factsheet.figures.county_map.map_geometry import PlacedMap

SQUARES = 2  # to a point


@dataclass(frozen=True, slots=True, eq=False)
class LandRaster:
    """Squares of half a point, each known by its middle.

    Attributes:
        owners: The place among the polygons, from 1, of the county in each square, 0 off the land; shape
            (rows, columns), the first row at the bottom.
    """

    owners: NDArray[np.intp]

    def find_owners(self, points: Points) -> Numbers:
        """Return whose land points are on; 0 off the land and outside of the figure.

        Args:
            points: Of shape (..., 2).
        """
        column, row = np.moveaxis(np.floor(points * SQUARES).astype(np.intp), -1, 0)
        rows, columns = self.owners.shape
        inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        owners: Numbers = np.where(inside, self.owners[row % rows, column % columns], 0)
        return owners

    def flag_whole_boxes(self, centers: Points, half_width: float, half_height: float, owner: int) -> Flags:
        """Return for each upright rectangle whether all squares with their middle in it are of that owner."""
        low, high = (
            np.ceil((centers + sign * np.array([half_width, half_height])) * SQUARES - 0.5).astype(np.intp)
            for sign in (-1, 1)
        )
        sums = np.zeros(np.add(self.owners.shape, 1), dtype=np.intp)
        sums[1:, 1:] = np.cumsum(np.cumsum(self.owners != owner, axis=0), axis=1)
        (x0, y0), (x1, y1) = (
            (np.clip(each[:, 0], 0, sums.shape[1] - 1), np.clip(each[:, 1], 0, sums.shape[0] - 1))
            for each in (low, high)
        )
        foreign = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
        whole: Flags = foreign == 0
        return whole


@lru_cache(maxsize=16)
def paint_land(placed: PlacedMap, width: float, height: float) -> LandRaster:
    """Return the counties of a map painted row by row: along a row, the owner changes at each side that is met.

    Args:
        placed: The map.
        width: Of the figure in points.
        height: Of the figure in points.
    """
    rows, columns = int(np.ceil(height * SQUARES)), int(np.ceil(width * SQUARES))
    sides = placed.sides * SQUARES
    change = (placed.right - placed.left)[placed.side_arcs]
    x0, y0, x1, y1 = sides.T
    first, last = (np.ceil(y - 0.5).astype(np.intp) for y in (np.minimum(y0, y1), np.maximum(y0, y1)))
    row = list_ranges(first, last - first)
    side = np.repeat(np.arange(len(sides)), last - first)
    x = x0[side] + (row + 0.5 - y0[side]) * ((x1 - x0)[side] / (y1 - y0)[side])
    column = np.ceil(x - 0.5).astype(np.intp)
    steps = np.zeros((rows, columns + 1), dtype=np.intp)
    np.add.at(steps, (row, column), np.where(y1 > y0, change, -change)[side])
    return LandRaster(np.cumsum(steps, axis=1)[:, :-1])
