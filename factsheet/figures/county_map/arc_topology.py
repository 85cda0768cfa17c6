"""How arcs make up counties, worked out once for a set of shapes: each arc lies between two sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.number_arrays import Numbers
from factsheet.model import StateShapes

GRID_ROW = 1 << 20  # more than there are units across


@dataclass(frozen=True, slots=True, eq=False)
class ArcTopology:
    """The arcs of a set of shapes, one after the other, and the counties beside them.

    Attributes:
        corners: Of all arcs in grid units, shape (n, 2).
        starts: Where each arc begins among them, rising from 0.
        right: For each arc the place among the counties, from 1, of the one at its right, 0 for none.
        left: Likewise at its left.
        heads: A number for the place where each arc begins, the same for all that begin or end there.
        tails: Likewise for where it ends.
        areas: Of the counties in square units.
        outlines: The arcs between each county and what lies around it.
    """

    corners: Points
    starts: Numbers
    right: Numbers
    left: Numbers
    heads: tuple[int, ...]
    tails: tuple[int, ...]
    areas: tuple[float, ...]
    outlines: tuple[Numbers, ...]


@lru_cache(maxsize=64)
def join_topology(shapes: StateShapes) -> ArcTopology:
    """Return how the arcs make up the counties; keyed by the shapes, so two geographies never mix."""
    lengths = np.array([len(arc) // 2 for arc in shapes.arcs])
    starts = np.cumsum(lengths) - lengths
    steps = np.fromiter(chain.from_iterable(shapes.arcs), dtype=np.float64).reshape(-1, 2)
    ends = np.cumsum(steps, axis=0)
    before = ends[starts] - steps[starts]
    corners = ends - np.repeat(before, lengths, axis=0)
    right, left, areas = _find_sides(shapes, _measure_areas_below(corners, starts).tolist())
    places = (corners[:, 0] + corners[:, 1] * GRID_ROW).astype(np.intp)
    return ArcTopology(
        corners=corners,
        starts=starts,
        right=right,
        left=left,
        heads=tuple(places[starts].tolist()),
        tails=tuple(places[starts + lengths - 1].tolist()),
        areas=areas,
        outlines=tuple(
            np.flatnonzero((right == place) != (left == place)) for place in range(1, len(areas) + 1)
        ),
    )


def _measure_areas_below(corners: Points, starts: Numbers) -> Points:
    """Return the area below each arc by the trapezoid formula, above zero for arcs from left to right."""
    x, y = corners.T
    swept = np.append((x[1:] - x[:-1]) * (y[1:] + y[:-1]) / 2, 0.0)
    swept[np.append(starts[1:], len(swept)) - 1] = 0.0  # from the end of an arc to the next is no way
    areas: Points = np.add.reduceat(swept, starts)
    return areas


def _find_sides(shapes: StateShapes, swept: Sequence[float]) -> tuple[Numbers, Numbers, tuple[float, ...]]:
    """Return the counties at the right and the left of each arc, and their areas.

    Outer rings run clockwise and holes the other way, so that a county is at the right of its arcs; one whose
    rings all run the wrong way is taken as meant.
    """
    right, left = np.zeros((2, len(shapes.arcs)), dtype=np.intp)
    areas = []
    for place, county in enumerate(shapes.counties, start=1):
        numbers = [number for ring in county.rings for number in ring]
        area = sum(swept[number] if number >= 0 else -swept[~number] for number in numbers)
        for number in numbers:
            is_right = (number >= 0) == (area >= 0)
            (right if is_right else left)[max(number, ~number)] = place
        areas.append(abs(area))
    return right, left, tuple(areas)
