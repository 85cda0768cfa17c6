"""Where an upright rectangle may stand among lines and other rectangles: the tests behind each label."""

from collections.abc import Sequence

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.number_arrays import Flags
from factsheet.geometry import Box


def flag_line_contacts(centers: Points, half_width: float, half_height: float, edges: Points) -> Flags:
    """Return for each rectangle whether any line meets it, inside included.

    By the separating axes of a segment and a box: x, y and the normal of the segment.

    Args:
        centers: Centres of rectangles of one size, shape (n, 2).
        half_width: Half the width of each, clearance included.
        half_height: Half the height of each, clearance included.
        edges: Segments x0, y0, x1, y1, shape (m, 4).
    """
    edges = _choose_near_edges(edges, centers, half_width, half_height)
    middle, half = (edges[:, :2] + edges[:, 2:]) / 2, (edges[:, 2:] - edges[:, :2]) / 2
    away = np.abs(centers[:, np.newaxis, :] - middle)
    reach = np.abs(half)
    near = (away[..., 0] <= half_width + reach[:, 0]) & (away[..., 1] <= half_height + reach[:, 1])
    rows, columns = np.nonzero(near)
    offset = centers[rows] - middle[columns]
    direction, extent = half[columns], reach[columns]
    beside = np.abs(direction[:, 0] * offset[:, 1] - direction[:, 1] * offset[:, 0])
    met = beside <= half_width * extent[:, 1] + half_height * extent[:, 0]
    touched = np.zeros(len(centers), dtype=np.bool_)
    touched[rows[met]] = True
    return touched


def _choose_near_edges(edges: Points, centers: Points, half_width: float, half_height: float) -> Points:
    """Edges that come near any of the rectangles at all."""
    if not len(centers):
        return edges[:0]
    reach = np.array([half_width, half_height])
    return find_edges_between(edges, centers.min(axis=0) - reach, centers.max(axis=0) + reach)


def find_edges_between(edges: Points, low: Points, high: Points) -> Points:
    """Return the segments whose own boxes meet the box from corner `low` to corner `high`."""
    x0, y0, x1, y1 = edges.T
    across = (np.maximum(x0, x1) >= low[0]) & (np.minimum(x0, x1) <= high[0])
    near: Points = edges[across & (np.maximum(y0, y1) >= low[1]) & (np.minimum(y0, y1) <= high[1])]
    return near


def flag_box_contacts(centers: Points, half_width: float, half_height: float, boxes: Sequence[Box]) -> Flags:
    """Return for each rectangle whether it shares more than a border with any of the boxes."""
    touched = np.zeros(len(centers), dtype=np.bool_)
    for box in boxes:
        across = np.abs(centers[:, 0] - (box.x + box.right) / 2) < half_width + box.width / 2
        touched |= across & (np.abs(centers[:, 1] - (box.y + box.top) / 2) < half_height + box.height / 2)
    return touched


def flag_inside_points(centers: Points, edges: Points) -> Flags:
    """Return for each point whether it lies on the land of a county, its holes left out.

    A ray to the right meets the sides an odd number of times; holes and islands need no special case.
    """
    x, y = centers[:, :1], centers[:, 1:]
    x0, y0, x1, y1 = edges.T
    straddles = (y0 > y) != (y1 > y)
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    met = straddles & (x < x0 + (y - y0) * (x1 - x0) / rise)
    inside: Flags = np.count_nonzero(met, axis=1) % 2 == 1
    return inside


def flag_crossings(lines: Points, edges: Points) -> Flags:
    """Return for each line whether it crosses or touches each of the segments, shape (lines, segments).

    Args:
        lines: As x0, y0, x1, y1, shape (n, 4).
        edges: Likewise, shape (m, 4).
    """
    apart = _find_sides(lines, edges[:, :2]) * _find_sides(lines, edges[:, 2:]) > 0
    same = (_find_sides(edges, lines[:, :2]) * _find_sides(edges, lines[:, 2:]) > 0).T
    crossed: Flags = ~(apart | same)
    return crossed


def _find_sides(lines: Points, points: Points) -> Points:
    """On which side of each line each point lies, by sign, shape (lines, points)."""
    x0, y0, x1, y1 = lines.T[..., np.newaxis]
    x, y = points.T
    side: Points = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
    return side


def measure_distances(points: Points, edges: Points) -> Points:
    """Return how far each point lies from each of some segments, shape (points, segments)."""
    x0, y0, x1, y1 = edges.T
    span_x, span_y = x1 - x0, y1 - y0
    x, y = points[:, :1] - x0, points[:, 1:] - y0
    share = np.clip((x * span_x + y * span_y) / np.maximum(span_x**2 + span_y**2, 1e-12), 0.0, 1.0)
    away: Points = np.sqrt((x - share * span_x) ** 2 + (y - share * span_y) ** 2)
    return away
