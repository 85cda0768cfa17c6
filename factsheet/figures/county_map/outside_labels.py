"""Places for labels off the land: beside small states' counties and islands, and in inset frames."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import (
    flag_box_contacts,
    flag_crossings,
    flag_inside_points,
    flag_line_contacts,
)
from factsheet.figures.county_map.label_layout import LabelLayout
from factsheet.figures.county_map.land_raster import LandRaster, paint_land
from factsheet.figures.county_map.leaders import Leader, choose_leader, draw_leaders, find_targets
from factsheet.figures.county_map.map_geometry import PlacedMap, Polygon, list_border_points
from factsheet.figures.county_map.number_arrays import Flags
from factsheet.geometry import Box

CLEARANCE = 2.0
APART = 2.0  # more between two labels, so that they are not read as one
STEP = 5.0  # distance of the places tried
BORDER_STEP = 2.0  # distance of the points of a border to which labels are measured
MOST_POINTS = 40  # of a county's shore that are looked at to order the places
MOST_PLACES, BATCH = 60, 12  # free places tried for one label, and so many at once, nearest first
LONGEST_LEADER = 48.0
NEAR, FAR = 5.0, 14.0  # a label this near to its county, and this far from all others, needs no leader


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Everything a label off the land keeps clear of.

    Attributes:
        sheet: The figure.
        taken: Labels and dots already placed.
        lines: Sides of frames, and leaders already placed, shape (k, 4).
    """

    placed: PlacedMap
    sheet: Box
    taken: tuple[Box, ...]
    lines: Points

    @property
    def raster(self) -> LandRaster:
        """Return the land in squares."""
        return paint_land(self.placed, self.sheet.width, self.sheet.height)

    def flag_free(self, centers: Points, layout: LabelLayout) -> Flags:
        """Return for each centre whether the label would stand clear there, but for the finest land."""
        half_width, half_height = layout.width / 2 + CLEARANCE, layout.height / 2 + CLEARANCE
        free = self.raster.flag_whole_boxes(centers, half_width, half_height, owner=0)
        free &= ~flag_box_contacts(centers, half_width + APART, half_height + APART, self.taken)
        return free & ~flag_line_contacts(centers, half_width, half_height, self.lines)

    def has_land(self, center: Points, layout: LabelLayout) -> bool:
        """Return whether the label would come near any land, however fine."""
        half_width, half_height = layout.width / 2 + CLEARANCE, layout.height / 2 + CLEARANCE
        shore = self.placed.shore
        is_met = flag_line_contacts(center[np.newaxis], half_width, half_height, shore)
        return bool(is_met[0] or flag_inside_points(center[np.newaxis], shore)[0])

    def flag_clear(self, leaders: Points, polygon: Polygon) -> Flags:
        """Return for each leader of a county whether it meets no land of another, no line and no label.

        Args:
            leaders: Shape (..., 4).
            polygon: The county; its own dot is no hindrance.
        """
        county = Box(*polygon.anchor, 0, 0)
        boxes = [box for box in self.taken if not box.holds(county)]
        walls = np.concatenate([self.lines, *(_list_sides(box.inset(-CLEARANCE)) for box in boxes)])
        clear = self.raster.flag_lines_within(leaders, polygon.number)
        clear[clear] = ~flag_crossings(leaders[clear], walls).any(axis=1)
        return clear


def collect_surroundings(
    placed: PlacedMap, sheet: Box, taken: Sequence[Box], leaders: Sequence[Leader]
) -> Surroundings:
    """Return what labels off the land of this map keep clear of."""
    lines = np.concatenate([np.array(leaders).reshape(-1, 4), *map(_list_sides, placed.frames)])
    return Surroundings(placed, sheet, tuple(taken), lines)


def find_box_beside(
    polygon: Polygon, layout: LabelLayout, around: Surroundings
) -> tuple[Box, Leader | None] | None:
    """Return the box of a label near a county, with its leader where one is needed, or None.

    Args:
        polygon: The county.
        layout: Gives the size of the label.
        around: What the label keeps clear of; its leader crosses no other county.
    """
    if not polygon.on_outline:
        return None
    foreign = around.placed.list_foreign_sides(polygon)
    border, others = (list_border_points(sides, BORDER_STEP) for sides in (polygon.edges, foreign))
    site = _Site(polygon, layout, around, find_targets(polygon), foreign, border, others)
    centers = _list_centers(site)
    batches = (centers[start : start + BATCH] for start in range(0, len(centers), BATCH))
    return next(filter(None, (_choose_place(site, batch) for batch in batches)), None)


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """A label to be placed beside its county.

    Attributes:
        targets: Places in the county that a leader may end in.
        foreign: Sides of all other counties.
        border: Points of its own.
        others: Points of theirs.
    """

    polygon: Polygon
    layout: LabelLayout
    around: Surroundings
    targets: Points
    foreign: Points
    border: Points
    others: Points


def _choose_place(site: _Site, centers: Points) -> tuple[Box, Leader | None] | None:
    """Return the first of some places that needs no leader, else that has one; None where none will do."""
    polygon, layout, around = site.polygon, site.layout, site.around
    is_alone = _measure_label_gaps(centers, layout, site.border) <= NEAR
    is_alone[is_alone] = _measure_label_gaps(centers[is_alone], layout, site.others) >= FAR
    leaders, is_drawn = draw_leaders(site.targets, centers, layout)
    is_drawn[is_drawn] = around.flag_clear(leaders[is_drawn], polygon)
    for place in np.flatnonzero(is_alone):
        if not around.has_land(centers[place], layout):
            return layout.at(*centers[place].tolist()), None
    for place in np.flatnonzero(is_drawn.any(axis=1)):
        leader = choose_leader(leaders[place][is_drawn[place]], polygon, site.foreign)
        if leader and not around.has_land(centers[place], layout):
            return layout.at(*centers[place].tolist()), leader
    return None


def find_box_in_frame(
    frame: Box, layouts: Sequence[LabelLayout], around: Surroundings
) -> tuple[LabelLayout, Box] | None:
    """Return a layout and box for an inset's label in a corner of its frame, else just outside of it."""
    for layout in layouts:
        centers = np.array(list(_list_frame_places(frame, layout)))
        for center in centers[around.flag_free(centers, layout)]:
            box = layout.at(*map(float, center))
            if around.sheet.holds(box):
                return layout, box
    return None


def _list_frame_places(frame: Box, layout: LabelLayout) -> Iterator[tuple[float, float]]:
    """Corners inside, then places along the frame's outside, as centres of the label."""
    across, up = layout.width / 2 + CLEARANCE + 1, layout.height / 2 + CLEARANCE + 1
    if layout.width + 2 * CLEARANCE < frame.width and layout.height + 2 * CLEARANCE < frame.height:
        for y in (frame.top - up, frame.y + up):
            yield from ((frame.x + across, y), (frame.right - across, y))
    middle = frame.x + frame.width / 2
    for y in (frame.y - up, frame.top + up):
        yield from ((middle, y), (frame.x + layout.width / 2, y), (frame.right - layout.width / 2, y))
    for y in (frame.top - layout.height / 2, frame.y + layout.height / 2):
        yield from ((frame.right + across, y), (frame.x - across, y))


def _list_centers(site: _Site) -> Points:
    """Return centres where the label stands clear, those nearest to the county first."""
    polygon, layout, around = site.polygon, site.layout, site.around
    sheet, reach = around.sheet, np.array([layout.width, layout.height]) / 2
    far = LONGEST_LEADER + reach
    low, high = polygon.corners.min(axis=0) - far, polygon.corners.max(axis=0) + far
    columns = np.arange(sheet.x + reach[0], sheet.right - reach[0] + 0.01, STEP)
    rows = np.arange(sheet.y + reach[1], sheet.top - reach[1] + 0.01, STEP)
    centers = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    centers = centers[((centers >= low) & (centers <= high)).all(axis=1)]
    centers = centers[around.flag_free(centers, layout)]
    centers = centers[_flag_same_frame(polygon, centers, layout, around.placed.frames)]
    away = _measure_label_gaps(centers, layout, site.border[:: max(1, len(site.border) // MOST_POINTS)])
    nearest = np.argsort(away, kind="stable")[: min(np.count_nonzero(away <= LONGEST_LEADER), MOST_PLACES)]
    near: Points = centers[nearest]
    return near


def _flag_same_frame(polygon: Polygon, centers: Points, layout: LabelLayout, frames: Sequence[Box]) -> Flags:
    """Whether the label stands in the county's own inset, or outside of all when the county does."""
    same, half = np.ones(len(centers), dtype=np.bool_), np.array([layout.width, layout.height]) / 2
    for frame in frames:
        if frame.holds(Box(*polygon.anchor, 0, 0)):
            low, high = np.array([frame.x, frame.y]) + half, np.array([frame.right, frame.top]) - half
            same &= ((centers >= low) & (centers <= high)).all(axis=1)
        else:
            same &= ~flag_box_contacts(centers, layout.width / 2, layout.height / 2, [frame])
    return same


def _measure_label_gaps(centers: Points, layout: LabelLayout, points: Points) -> Points:
    """Return for each centre how far the label is from the nearest of some points."""
    x, y = (
        np.maximum(np.abs(centers[:, axis, np.newaxis] - points[:, axis]) - side / 2, 0.0)
        for axis, side in enumerate((layout.width, layout.height))
    )
    gaps: Points = (x**2 + y**2).min(axis=1, initial=np.inf)
    return np.sqrt(gaps)


def _list_sides(box: Box) -> Points:
    return np.array(
        [
            [box.x, box.y, box.right, box.y],
            [box.right, box.y, box.right, box.top],
            [box.right, box.top, box.x, box.top],
            [box.x, box.top, box.x, box.y],
        ]
    )
