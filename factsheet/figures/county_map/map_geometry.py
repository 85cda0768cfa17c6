"""County shapes in points: arcs scaled to the size of the figure, without detail that nobody sees there."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.arc_topology import ArcTopology, join_topology
from factsheet.figures.county_map.line_detail import flag_telling_corners
from factsheet.figures.county_map.number_arrays import Flags, Numbers, list_ranges
from factsheet.geometry import Box
from factsheet.model import StateShapes

LINE_MARGIN = 0.5  # keeps the outer half of the state's outline inside the figure
DETAIL = 0.15  # in points: a twentieth of a millimetre, a quarter of the finest line
GRID = 10  # to a point: places are written with one decimal
LEAST_CORNERS = 3  # of a ring
FEW_COUNTIES = 10  # up to here every label may stand beside the land
LABEL_ROOM, DISC_ROOM = 56.0, 16.0  # on either side, where there are few counties or many


@dataclass(frozen=True, slots=True)
class Polygon:
    """A county as drawn, in points.

    Attributes:
        number: Its place among the polygons of the map, from 1.
        edges: The sides of all rings, shape (m, 4): x0, y0, x1, y1.
        anchor: Centre of the largest circle inside.
        area: In square points.
        on_outline: Whether any of its lines is the edge of the land.
    """

    fips: str
    number: int
    edges: Points
    anchor: tuple[float, float]
    area: float
    on_outline: bool

    @property
    def corners(self) -> Points:
        """Return the corners of all rings, each as often as a side ends there, shape (2 m, 2)."""
        return self.edges.reshape(-1, 2)


@dataclass(frozen=True, slots=True, eq=False)  # one map is placed once, and known by itself
class PlacedMap:
    """The shapes of a jurisdiction in their place on a figure, all in points.

    Neighbours share the arcs between them, so that a border is one line however it is simplified.

    Attributes:
        topology: How the arcs make up the polygons.
        arcs: In the order of `StateShapes.arcs`, each of shape (n, 2).
        sides: Of all arcs, shape (m, 4): x0, y0, x1, y1.
        side_arcs: The arc that each side is of.
        polygons: In the order of `StateShapes.counties`.
        frames: Inset frames in the order of `StateShapes.insets`.
    """

    shapes: StateShapes
    topology: ArcTopology
    arcs: tuple[Points, ...]
    sides: Points
    side_arcs: Numbers
    polygons: tuple[Polygon, ...]
    frames: tuple[Box, ...]

    @property
    def shore(self) -> Points:
        """Return the sides with land on one side of them only, shape (m, 4)."""
        is_shore = (self.topology.right > 0) != (self.topology.left > 0)
        shore: Points = self.sides[is_shore[self.side_arcs]]
        return shore

    def list_foreign_sides(self, polygon: Polygon) -> Points:
        """Return the sides of all other counties, shape (m, 4)."""
        own = (0, polygon.number)
        is_own = np.isin(self.topology.right, own) & np.isin(self.topology.left, own)
        foreign: Points = self.sides[~is_own[self.side_arcs]]
        return foreign


def measure_map(shapes: StateShapes, max_width: float, max_height: float) -> tuple[float, float]:
    """Return the width and height of the largest true-to-shape map within the limits, in points.

    Where the width allows it there is room for labels on both sides, unless there is one county alone.
    """
    scale = _find_scale(shapes, max_width, max_height)
    width, height = (side * scale + 2 * LINE_MARGIN for side in shapes.size)
    room = LABEL_ROOM if len(shapes.counties) <= FEW_COUNTIES else DISC_ROOM
    room = room if len(shapes.counties) > 1 else 0.0
    return min(width + 2 * room, max_width), height


@lru_cache(maxsize=16)  # a state's sheets, color and gray, English and Spanish, have maps of one size
def place_map(shapes: StateShapes, width: float, height: float) -> PlacedMap:
    """Return the shapes scaled to fit, in the middle of a figure of that size."""
    topology = join_topology(shapes)
    scale = _find_scale(shapes, width, height)
    offset = np.array([(width - shapes.size[0] * scale) / 2, (height - shapes.size[1] * scale) / 2])
    corners = np.round((topology.corners * scale + offset) * GRID) / GRID
    telling = _flag_drawn_corners(shapes, corners, topology.starts)
    ends = np.cumsum(telling)[np.append(topology.starts[1:], len(corners)) - 1]
    drawn, steps = corners[telling], np.diff(ends, prepend=0) - 1
    is_side = np.ones(len(drawn) - 1, dtype=np.bool_)
    is_side[ends[:-1] - 1] = False  # from the end of an arc to the next is no side
    sides = np.hstack([drawn[:-1], drawn[1:]])[is_side]
    return PlacedMap(
        shapes=shapes,
        topology=topology,
        arcs=tuple(np.split(drawn, ends[:-1])),
        sides=sides,
        side_arcs=np.repeat(np.arange(len(steps)), steps),
        polygons=_place_counties(shapes, topology, (scale, offset), sides=sides, steps=steps),
        frames=tuple(_place_frame(inset.box, scale, offset) for inset in shapes.insets),
    )


def list_border_points(edges: Points, step: float) -> Points:
    """Return points along sides, no more than `step` apart, the corners among them, shape (n, 2)."""
    start, span = edges[:, :2], edges[:, 2:] - edges[:, :2]
    parts = np.ceil(np.sqrt((span**2).sum(axis=1)) / step).clip(1).astype(np.intp)
    side = np.repeat(np.arange(len(edges)), parts)
    share = list_ranges(np.zeros_like(parts), parts) / parts[side]
    points: Points = start[side] + share[:, np.newaxis] * span[side]
    return points


def make_point_grid(low: Points, high: Points, step: float, most: int) -> Points:
    """Return points over a box, its corners among them, shape (n, 2).

    Args:
        low: Its corner at the lower left.
        high: Its corner at the upper right.
        step: The most that two neighbours are apart, where that takes no more than `most` steps.
        most: Steps across and up.
    """
    steps = np.minimum(np.ceil((high - low) / step), most).astype(int) + 1
    columns, rows = (np.linspace(low[axis], high[axis], steps[axis]) for axis in (0, 1))
    points: Points = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    return points


def _find_scale(shapes: StateShapes, width: float, height: float) -> float:
    return min((width - 2 * LINE_MARGIN) / shapes.size[0], (height - 2 * LINE_MARGIN) / shapes.size[1])


def _place_frame(box: tuple[int, int, int, int], scale: float, offset: Points) -> Box:
    left, bottom = np.array(box[:2]) * scale + offset
    right, top = np.array(box[2:]) * scale + offset
    return Box(float(left), float(bottom), float(right - left), float(top - bottom))


def _flag_drawn_corners(shapes: StateShapes, corners: Points, starts: Numbers) -> Flags:
    """Return which corners are no fine detail; a ring that would become a line keeps all of its own."""
    telling = flag_telling_corners(corners, starts, DETAIL)
    steps = (np.add.reduceat(telling, starts, dtype=np.intp) - 1).tolist()
    for ring in (ring for county in shapes.counties for ring in county.rings):
        numbers = [max(number, ~number) for number in ring]
        if sum(steps[number] for number in numbers) < LEAST_CORNERS:
            for number in numbers:
                telling[starts[number] :][: len(shapes.arcs[number]) // 2] = True
    return telling


def _place_counties(
    shapes: StateShapes,
    topology: ArcTopology,
    place: tuple[float, Points],
    *,
    sides: Points,
    steps: Numbers,
) -> tuple[Polygon, ...]:
    """Return the counties at a scale and offset, with the sides of their arcs of so many steps each."""
    scale, offset = place
    arcs = np.concatenate(topology.outlines)
    edges = sides[list_ranges((np.cumsum(steps) - steps)[arcs], steps[arcs])]
    counts = [int(steps[each].sum()) for each in topology.outlines]
    anchors = (np.array([county.label_point for county in shapes.counties]) * scale + offset).tolist()
    outer = (topology.right == 0) | (topology.left == 0)
    return tuple(
        Polygon(county.fips, number, own, (x, y), area * scale**2, bool(outer[outline].any()))
        for number, (county, own, (x, y), area, outline) in enumerate(
            zip(
                shapes.counties,
                np.split(edges, np.cumsum(counts)[:-1]),
                anchors,
                topology.areas,
                topology.outlines,
                strict=True,
            ),
            start=1,
        )
    )
