"""Leaders: lines from well inside a county to its label, across no other land."""

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import flag_crossings, flag_inside_points, measure_distances
from factsheet.figures.county_map.label_layout import LabelLayout
from factsheet.figures.county_map.map_geometry import Polygon, make_point_grid
from factsheet.figures.county_map.number_arrays import Flags

Leader = tuple[float, float, float, float]

REACH = 4.0  # from where a leader ends to the nearest border of its county, in points
SMALL_SHARE = 0.7  # of the distance that the middle of a small county has
STEP = 1.5  # distance of the places tried in a county
MOST_STEPS = 7  # across and up
MOST_LINES = 10  # how many leaders are tried for one label
MOST_SHORES = 3  # crossings of the county's own shore: out over a bay and its spit
BESIDE, BELOW = 1.5, 1.0  # from a label to the end of its leader


def find_targets(polygon: Polygon) -> Points:
    """Return places in a county that a leader can point at without doubt, its middle first, shape (n, 2)."""
    low, high = polygon.corners.min(axis=0), polygon.corners.max(axis=0)
    places = make_point_grid(low, high, STEP, MOST_STEPS)
    places = places[flag_inside_points(places, polygon.edges)]
    places = np.concatenate([[polygon.anchor], places])
    away = measure_distances(places, polygon.edges).min(axis=1)
    targets: Points = places[away >= min(REACH, SMALL_SHARE * float(away[0]))]
    return targets


def draw_leaders(targets: Points, centers: Points, layout: LabelLayout) -> tuple[Points, Flags]:
    """Return for each centre of a label its leaders, the shortest first, and which of them can be drawn.

    A leader runs from a target to the middle of a side of the label, and not through the label.

    Returns:
        Lines of shape (centres, lines, 4), and flags of shape (centres, lines).
    """
    half = np.array([layout.width, layout.height]) / 2
    sides = np.array([(-1, 0), (1, 0), (0, -1), (0, 1)])
    ends = centers[:, np.newaxis] + sides * (half + np.array([BESIDE, BELOW]))
    outward = ((targets - centers[:, np.newaxis])[:, np.newaxis] * sides[:, np.newaxis]).sum(axis=-1)
    is_before = outward > (np.abs(sides) * half).sum(axis=1)[:, np.newaxis]
    away = np.sqrt(((targets - ends[:, :, np.newaxis]) ** 2).sum(axis=-1))
    away[~is_before] = np.inf
    away = away.reshape(len(centers), -1)
    order = np.argsort(away, axis=1, kind="stable")[:, :MOST_LINES]
    side, target = np.divmod(order, len(targets))
    lines = np.concatenate(
        [targets[target], np.take_along_axis(ends, side[..., np.newaxis], axis=1)], axis=-1
    )
    return lines, np.isfinite(np.take_along_axis(away, order, axis=1))


def choose_leader(lines: Points, polygon: Polygon, hurdles: Points) -> Leader | None:
    """Return the first of some leaders that crosses no hurdle and its own shore once, or None.

    Where the shore is too winding for that, a leader may leave and enter its own county's land again.

    Args:
        lines: Shape (n, 4).
        polygon: The county.
        hurdles: Borders of other counties, shape (m, 4).
    """
    is_free = ~flag_crossings(lines, hurdles).any(axis=1)
    shores = np.count_nonzero(flag_crossings(lines, polygon.edges), axis=1)
    for most in (1, MOST_SHORES):
        for place in np.flatnonzero(is_free & (shores <= most)):
            x0, y0, x1, y1 = lines[place].tolist()
            return x0, y0, x1, y1
    return None
