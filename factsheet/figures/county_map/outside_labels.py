"""Places for labels off the land: beside small states' counties and islands, and in inset frames."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import (
    Flags,
    find_edges_between,
    flag_box_contacts,
    flag_inside_points,
    flag_line_contacts,
)
from factsheet.figures.county_map.label_layout import LabelLayout
from factsheet.figures.county_map.leaders import Leader, find_leader, find_targets
from factsheet.figures.county_map.map_geometry import PlacedMap, Polygon
from factsheet.geometry import Box

CLEARANCE = 2.0
APART = 2.0  # more between two labels, so that they are not read as one
STEP = 5.0  # distance of the places tried
MOST_POINTS = 40  # of a county's shore that are looked at to order the places
BATCH = 48  # how many places are tested at once, nearest first
MOST_PLACES = 60  # free places tried for one label
LONGEST_LEADER = 48.0
NEAR, FAR = 5.0, 14.0  # a label this near to its county, and this far from all others, needs no leader


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Everything a label off the land keeps clear of.

    Attributes:
        sheet: The figure.
        shore: Sides of the land's outline, shape (m, 4).
        frames: Inset frames.
        taken: Labels and dots already placed.
        lines: Sides of frames, and leaders already placed, shape (k, 4).
    """

    sheet: Box
    shore: Points
    frames: tuple[Box, ...]
    taken: tuple[Box, ...]
    lines: Points

    def hurdles(self, polygon: Polygon) -> Points:
        """Return what no leader of a county may cross: lines, and what is taken but for its own dot."""
        county = Box(*polygon.anchor, 0, 0)
        boxes = [box for box in self.taken if not box.holds(county)]
        return np.concatenate([self.lines, *(_list_sides(box.inset(-CLEARANCE)) for box in boxes)])

    def free(self, centers: Points, layout: LabelLayout) -> Flags:
        """Return for each centre whether the label would stand clear there."""
        half_width, half_height = layout.width / 2 + CLEARANCE, layout.height / 2 + CLEARANCE
        blocked = flag_box_contacts(centers, half_width + APART, half_height + APART, self.taken)
        for lines in (self.lines, self.shore):
            free = np.flatnonzero(~blocked)
            blocked[free] = flag_line_contacts(centers[free], half_width, half_height, lines)
        free = np.flatnonzero(~blocked)
        blocked[free] = flag_inside_points(centers[free], self.shore)
        return ~blocked


def collect_surroundings(
    placed: PlacedMap, sheet: Box, taken: Sequence[Box], leaders: Sequence[Leader]
) -> Surroundings:
    """Return what labels off the land of this map keep clear of."""
    lines = np.concatenate([np.array(leaders).reshape(-1, 4), *map(_list_sides, placed.frames)])
    return Surroundings(sheet, placed.shore, placed.frames, tuple(taken), lines)


def find_box_beside(
    polygon: Polygon, layout: LabelLayout, around: Surroundings, others: Sequence[Polygon]
) -> tuple[Box, Leader | None] | None:
    """Return the box of a label near a county, with its leader where one is needed, or None.

    Args:
        polygon: The county.
        layout: Gives the size of the label.
        around: What the label keeps clear of.
        others: All other counties; a leader crosses none of them.
    """
    if not polygon.on_outline:
        return None
    foreign = np.concatenate([np.empty((0, 4)), *(other.edges for other in others)])
    foreign = _choose_near_edges(foreign, polygon, layout)
    hurdles, places = np.concatenate([foreign, around.hurdles(polygon)]), find_targets(polygon)
    for center in islice(_find_free_centers(polygon, layout, around), MOST_PLACES):
        box = layout.at(*map(float, center))
        if not _is_in_same_frame(polygon, box, around.frames):
            continue
        gap = _measure_gap(box, polygon.corners)
        if gap <= NEAR and _measure_gap(box, foreign[:, :2]) >= FAR:
            return box, None
        line = find_leader(polygon, places, box, hurdles)
        if line:
            return box, line
    return None


def _choose_near_edges(edges: Points, polygon: Polygon, layout: LabelLayout) -> Points:
    """The segments that a leader of the county, or its label, can come near."""
    reach = LONGEST_LEADER + layout.width + FAR
    low, high = polygon.corners.min(axis=0) - reach, polygon.corners.max(axis=0) + reach
    return find_edges_between(edges, low, high)


def find_box_in_frame(
    frame: Box, layouts: Sequence[LabelLayout], around: Surroundings
) -> tuple[LabelLayout, Box] | None:
    """Return a layout and box for an inset's label in a corner of its frame, else just outside of it."""
    for layout in layouts:
        centers = np.array(list(_list_frame_places(frame, layout)))
        for center in centers[around.free(centers, layout)]:
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


def _find_free_centers(polygon: Polygon, layout: LabelLayout, around: Surroundings) -> Iterator[Points]:
    """Centres where the label stands clear, those nearest to the county first."""
    sheet = around.sheet
    columns = np.arange(sheet.x + layout.width / 2, sheet.right - layout.width / 2 + 0.01, STEP)
    rows = np.arange(sheet.y + layout.height / 2, sheet.top - layout.height / 2 + 0.01, STEP)
    centers = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    away = _measure_distances(centers, layout, polygon.corners)
    centers = centers[np.argsort(away, kind="stable")][: np.count_nonzero(away <= LONGEST_LEADER)]
    for start in range(0, len(centers), BATCH):
        batch = centers[start : start + BATCH]
        yield from batch[around.free(batch, layout)]


def _measure_distances(centers: Points, layout: LabelLayout, points: Points) -> Points:
    """Distance of the label from the nearest of some points, for each centre."""
    nearest = np.full(len(centers), np.inf)
    for x, y in points[:: max(1, len(points) // MOST_POINTS)]:
        across = np.maximum(np.abs(centers[:, 0] - x) - layout.width / 2, 0)
        up = np.maximum(np.abs(centers[:, 1] - y) - layout.height / 2, 0)
        np.minimum(nearest, np.hypot(across, up), out=nearest)
    return nearest


def _is_in_same_frame(polygon: Polygon, box: Box, frames: Sequence[Box]) -> bool:
    """Whether the label stands in the county's own inset, or outside of all when the county does."""
    county = Box(*polygon.anchor, 0, 0)
    return all(frame.holds(box) if frame.holds(county) else not frame.overlaps(box) for frame in frames)


def _measure_gap(box: Box, points: Points) -> float:
    """Distance of a box from the nearest of some points."""
    across = np.maximum(box.x - points[:, 0], points[:, 0] - box.right)
    up = np.maximum(box.y - points[:, 1], points[:, 1] - box.top)
    return float(np.hypot(np.maximum(across, 0), np.maximum(up, 0)).min(initial=np.inf))


def _list_sides(box: Box) -> Points:
    return np.array(
        [
            [box.x, box.y, box.right, box.y],
            [box.right, box.y, box.right, box.top],
            [box.right, box.top, box.x, box.top],
            [box.x, box.top, box.x, box.y],
        ]
    )
