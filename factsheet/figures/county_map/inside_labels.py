"""Places for labels inside their counties: ink and a clear margin, wholly on the county's land."""

from collections.abc import Sequence

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import (
    Flags,
    flag_box_contacts,
    flag_inside_points,
    flag_line_contacts,
)
from factsheet.figures.county_map.label_layout import LabelLayout
from factsheet.figures.county_map.map_geometry import Polygon, make_point_grid
from factsheet.geometry import Box

CLEARANCE = 1.0
STEP = 1.5  # distance of the places tried when the county's middle does not do
MOST_STEPS = 24  # across and up


def find_box_inside(polygon: Polygon, layout: LabelLayout, taken: Sequence[Box]) -> Box | None:
    """Return the box of a label inside a county, nearest to its middle, or None where none fits.

    Each line keeps its own distance from the borders, so a short count may stand where its name could not.

    Args:
        polygon: The county; the middle is that of the largest circle inside.
        layout: Gives the size of the label.
        taken: Boxes that the label keeps clear of.
    """
    if layout.width * layout.height > polygon.area:
        return None
    for centers in (np.array([polygon.anchor]), _make_center_grid(polygon, layout)):
        centers = centers[~_flag_collisions(centers, layout, polygon, taken)]
        centers = centers[flag_inside_points(centers, polygon.edges)]
        if len(centers):
            return layout.at(*map(float, centers[0]))
    return None


def _flag_collisions(centers: Points, layout: LabelLayout, polygon: Polygon, taken: Sequence[Box]) -> Flags:
    """Whether any line of the label meets the border or something already placed, for each centre."""
    blocked = flag_box_contacts(centers, layout.width / 2 + CLEARANCE, layout.height / 2 + CLEARANCE, taken)
    for line in layout.line_boxes():
        middle = centers + np.array([line.x + line.width / 2, line.y + line.height / 2])
        half_width, half_height = line.width / 2 + CLEARANCE, line.height / 2 + CLEARANCE
        free = np.flatnonzero(~blocked)
        blocked[free] = flag_line_contacts(middle[free], half_width, half_height, polygon.edges)
    return blocked


def _make_center_grid(polygon: Polygon, layout: LabelLayout) -> Points:
    """Centres over the county's extent, those near its middle first."""
    reach = np.array([layout.width, layout.height]) / 2 + CLEARANCE
    low, high = polygon.corners.min(axis=0) + reach, polygon.corners.max(axis=0) - reach
    if np.any(low > high):
        return np.empty((0, 2))
    centers = make_point_grid(low, high, STEP, MOST_STEPS)
    away = np.hypot(*(centers - np.array(polygon.anchor)).T)
    return centers[np.argsort(away, kind="stable")]
