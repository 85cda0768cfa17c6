"""Leaders: lines from well inside a county to its label, across no other land."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import (
    find_edges_between,
    flag_crossings,
    flag_inside_points,
    measure_distances,
)
from factsheet.figures.county_map.map_geometry import Polygon, make_point_grid
from factsheet.geometry import Box

Leader = tuple[float, float, float, float]

REACH = 4.0  # from where a leader ends to the nearest border of its county, in points
SMALL_SHARE = 0.7  # of the distance that the middle of a small county has
STEP = 1.5  # distance of the places tried in a county
MOST_STEPS = 16  # across and up
MOST_TARGETS = 10  # how many places in the county are tried for one label
MOST_SHORES = 3  # crossings of the county's own shore: out over a bay and its spit


def find_targets(polygon: Polygon) -> Points:
    """Return places in a county that a leader can point at without doubt, its middle first, shape (n, 2)."""
    low, high = polygon.corners.min(axis=0), polygon.corners.max(axis=0)
    places = make_point_grid(low, high, STEP, MOST_STEPS)
    places = places[flag_inside_points(places, polygon.edges)]
    places = np.concatenate([[polygon.anchor], places])
    away = measure_distances(places, polygon.edges).min(axis=1)
    return places[away >= min(REACH, SMALL_SHARE * float(away[0]))]


def find_leader(polygon: Polygon, places: Points, box: Box, hurdles: Points) -> Leader | None:
    """Return the shortest leader of a label that crosses no hurdle and its own shore once, or None.

    Where the shore is too winding for that, a leader may leave and enter its own county's land again.

    Args:
        polygon: The county.
        places: As from `find_targets`.
        box: Of the label.
        hurdles: Borders of other counties, frames, labels and other leaders, shape (m, 4).
    """
    lines = list(_list_lines(places, box))
    if not lines:
        return None
    ends = np.array(lines).reshape(-1, 2)
    near = find_edges_between(hurdles, ends.min(axis=0), ends.max(axis=0))
    winding = None
    is_crossed = flag_crossings(np.array(lines), near).any(axis=1)
    shores = np.count_nonzero(flag_crossings(np.array(lines), polygon.edges), axis=1)
    for line, crossed, met in zip(lines, is_crossed, shores, strict=True):
        if crossed:
            continue
        if met <= 1:
            return line
        winding = line if winding is None and met <= MOST_SHORES else winding
    return winding


def _list_lines(places: Points, box: Box) -> Iterator[Leader]:
    """Lines from places to the middle of a side of the label, the shortest first."""
    ends = _list_ends(box)
    away = np.hypot(*(places[:, np.newaxis, :] - ends).transpose(2, 0, 1))
    away[_is_behind(places, box)] = np.inf
    for flat in np.argsort(away, axis=None, kind="stable")[:MOST_TARGETS]:
        place, side = np.unravel_index(flat, away.shape)
        if np.isinf(away[place, side]):
            return
        (x, y), (end_x, end_y) = places[place], ends[side]
        yield float(x), float(y), float(end_x), float(end_y)


def _list_ends(box: Box) -> Points:
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    return np.array(
        [
            (box.x - 1.5, middle_y),
            (box.right + 1.5, middle_y),
            (middle_x, box.y - 1),
            (middle_x, box.top + 1),
        ]
    )


def _is_behind(places: Points, box: Box) -> NDArray[np.bool_]:
    """For each place and each side of the label, whether a line to that side would run through the label."""
    x, y = places.T
    return np.stack([x >= box.x, x <= box.right, y >= box.y, y <= box.top], axis=1)
