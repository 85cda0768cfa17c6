"""Places for labels inside their counties: ink and a clear margin, wholly on the county's land."""

from collections.abc import Sequence

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import flag_box_contacts, flag_line_contacts
from factsheet.figures.county_map.label_layout import LabelLayout
from factsheet.figures.county_map.land_raster import LandRaster
from factsheet.figures.county_map.map_geometry import Polygon, make_point_grid
from factsheet.figures.county_map.number_arrays import Flags
from factsheet.geometry import Box

CLEARANCE = 1.0
STEP = 1.5  # distance of the places tried when the county's middle does not do
MOST_STEPS = 24  # across and up


def find_box_inside(
    polygon: Polygon, layout: LabelLayout, taken: Sequence[Box], raster: LandRaster
) -> Box | None:
    """Return the box of a label inside a county, nearest to its middle, or None where none fits.

    Each line keeps its own distance from the borders, so a short count may stand where its name could not.

    Args:
        polygon: The county; the middle is that of the largest circle inside.
        layout: Gives the size of the label.
        taken: Boxes that the label keeps clear of.
        raster: The map that the county is on.
    """
    if layout.width * layout.height > polygon.area:
        return None
    centers = np.concatenate([[polygon.anchor], _make_center_grid(polygon, layout)])
    for center in centers[_flag_free(centers, layout, polygon, taken, raster)]:
        if not _has_border(center, layout, polygon):
            return layout.at(*center.tolist())
    return None


def _flag_free(
    centers: Points, layout: LabelLayout, polygon: Polygon, taken: Sequence[Box], raster: LandRaster
) -> Flags:
    """Return for each centre whether the label stands on the county's land, but for the finest of water."""
    free = ~flag_box_contacts(centers, layout.width / 2 + CLEARANCE, layout.height / 2 + CLEARANCE, taken)
    for box in layout.line_boxes():
        middles, half_width, half_height = _measure_line(centers, box)
        free &= raster.flag_whole_boxes(middles, half_width, half_height, polygon.number)
    return free


def _has_border(center: Points, layout: LabelLayout, polygon: Polygon) -> bool:
    """Return whether any line of the label meets a border of the county, however short."""
    lines = (_measure_line(center[np.newaxis], box) for box in layout.line_boxes())
    return any(flag_line_contacts(*line, polygon.edges)[0] for line in lines)


def _measure_line(centers: Points, line: Box) -> tuple[Points, float, float]:
    """Return the middles of a line of labels, and half its width and height with clearance."""
    middles = centers + np.array([line.x + line.width / 2, line.y + line.height / 2])
    return middles, line.width / 2 + CLEARANCE, line.height / 2 + CLEARANCE


def _make_center_grid(polygon: Polygon, layout: LabelLayout) -> Points:
    """Centres over the county's extent, those near its middle first."""
    reach = np.array([layout.width, layout.height]) / 2 + CLEARANCE
    low, high = polygon.corners.min(axis=0) + reach, polygon.corners.max(axis=0) - reach
    if np.any(low > high):
        return np.empty((0, 2))
    centers = make_point_grid(low, high, STEP, MOST_STEPS)
    away = ((centers - np.array(polygon.anchor)) ** 2).sum(axis=1)
    return centers[np.argsort(away, kind="stable")]
