"""Lines without detail that nobody sees at the size at which they are drawn.

D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required to represent
a digitized line or its caricature", Cartographica 10 (1973): a line is replaced by its chord where no corner
is farther from that than the tolerance, else divided at the farthest. All lines are divided at once, round
by round.
"""

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.number_arrays import Flags, Numbers, list_ranges


def flag_telling_corners(corners: Points, starts: Numbers, tolerance: float) -> Flags:
    """Return for each corner whether its line needs it; both ends of a line stay.

    Args:
        corners: Of all lines, one after the other, shape (n, 2).
        starts: Where each line begins, rising from 0.
        tolerance: How far a corner that is left out may lie from what is drawn, in the unit of the corners.
    """
    first, last = starts, np.append(starts[1:], len(corners)) - 1
    telling = np.zeros(len(corners), dtype=np.bool_)
    telling[first] = telling[last] = True
    while len(first):
        is_open = last - first > 1
        first, last = first[is_open], last[is_open]
        farthest = _find_farthest(corners, first, last, tolerance)
        telling[farthest[farthest >= 0]] = True
        first, last, middle = (each[farthest >= 0] for each in (first, last, farthest))
        first, last = np.concatenate([first, middle]), np.concatenate([middle, last])
    return telling


def _find_farthest(corners: Points, first: Numbers, last: Numbers, tolerance: float) -> Numbers:
    """Return for each stretch the corner farthest from its chord, -1 where that is within the tolerance."""
    if not len(first):
        return first
    lengths = last - first - 1
    inside = list_ranges(first + 1, lengths)
    chords = np.empty((5, len(first)))
    chords[:2], chords[2:4] = corners[first].T, (corners[last] - corners[first]).T
    chords[4] = np.maximum(chords[2] ** 2 + chords[3] ** 2, 1e-12)
    start_x, start_y, span_x, span_y, square = np.repeat(chords, lengths, axis=1)
    x, y = corners[inside, 0] - start_x, corners[inside, 1] - start_y
    share = np.minimum(np.maximum((x * span_x + y * span_y) / square, 0.0), 1.0)
    distance = (x - share * span_x) ** 2 + (y - share * span_y) ** 2
    most = np.maximum.reduceat(distance, np.cumsum(lengths) - lengths)
    candidates = np.flatnonzero((distance == np.repeat(most, lengths)) & (distance > tolerance**2))[::-1]
    farthest = np.full(len(first), -1)
    stretch = np.searchsorted(np.cumsum(lengths), candidates, side="right")
    farthest[stretch] = inside[candidates]  # the first of several, which comes last here
    return farthest
