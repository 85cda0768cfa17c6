"""County shapes in points: rings joined from arcs once a state, then scaled to the size of the figure."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from factsheet.figures.artists import Points, make_line_path
from factsheet.geometry import Box
from factsheet.model import CountyShape, StateShapes

LINE_MARGIN = 0.5  # keeps the outer half of the state's outline inside the figure
SHORE_DETAIL = 1.2  # less than what labels off the land keep clear of it
FEW_COUNTIES = 10  # up to here every label may stand beside the land
LABEL_ROOM, DISC_ROOM = 56.0, 16.0  # on either side, where there are few counties or many


@dataclass(frozen=True, slots=True)
class Polygon:
    """A county as drawn, in points.

    Attributes:
        vertices: All rings in a row, shape (n, 2); each ring ends where it began.
        codes: Path codes of the vertices.
        edges: The sides of all rings, shape (m, 4): x0, y0, x1, y1.
        anchor: Centre of the largest circle inside.
        area: In square points.
        on_outline: Whether any of its lines is the edge of the land.
    """

    fips: str
    vertices: Points
    codes: NDArray[np.uint8]
    edges: Points
    anchor: tuple[float, float]
    area: float
    on_outline: bool

    @property
    def path(self) -> Path:
        """Return the outline as a path of closed rings."""
        return Path(self.vertices, self.codes)


@dataclass(frozen=True, slots=True, eq=False)  # one map is placed once, and known by itself
class PlacedMap:
    """The shapes of a jurisdiction in their place on a figure, all in points.

    Attributes:
        outline: Lines with land on one side only.
        shore: The sides of the outline without its finest detail, shape (m, 4).
        frames: Inset frames in the order of `StateShapes.insets`.
    """

    shapes: StateShapes
    polygons: tuple[Polygon, ...]
    outline: Path
    shore: Points
    frames: tuple[Box, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Rings:
    """Joined rings of one county in grid units."""

    vertices: Points
    codes: NDArray[np.uint8]
    area: float
    on_outline: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """What is worked out once for a set of shapes, in grid units."""

    rings: tuple[_Rings, ...]
    outline: Path


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
    grid = _join_rings(shapes)
    scale = _find_scale(shapes, width, height)
    offset = np.array([(width - shapes.size[0] * scale) / 2, (height - shapes.size[1] * scale) / 2])
    outline = _scale_path(grid.outline, scale, offset)
    return PlacedMap(
        shapes=shapes,
        polygons=tuple(
            _place_county(county, rings, scale, offset)
            for county, rings in zip(shapes.counties, grid.rings, strict=True)
        ),
        outline=outline,
        shore=list_coarse_segments(outline, SHORE_DETAIL),
        frames=tuple(_place_frame(inset.box, scale, offset) for inset in shapes.insets),
    )


def join_polygons(polygons: Iterable[Polygon]) -> Path:
    """Return one path of several polygons, so that counties of one class are painted at once."""
    several = tuple(polygons)
    vertices = np.concatenate([polygon.vertices for polygon in several])
    return Path(vertices, np.concatenate([polygon.codes for polygon in several]))


def list_segments(vertices: Points, codes: NDArray[np.uint8]) -> Points:
    """Return the sides of the lines of a path, shape (m, 4): x0, y0, x1, y1."""
    sides: Points = np.hstack([vertices[:-1], vertices[1:]])[codes[1:] != Path.MOVETO]
    return sides


def list_coarse_segments(path: Path, step: float) -> Points:
    """Return the sides of open lines with detail below about `step` points left out; line ends stay."""
    vertices, codes = np.asarray(path.vertices), np.asarray(path.codes)
    starts = codes == Path.MOVETO
    length = np.cumsum(np.hypot(*np.diff(vertices, axis=0, prepend=vertices[:1]).T))
    is_new_step = np.diff(np.floor(length / step), prepend=-1) > 0
    kept = starts | np.append(starts[1:], True) | is_new_step
    return list_segments(vertices[kept], codes[kept])


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


def _scale_path(path: Path, scale: float, offset: Points) -> Path:
    return Path(np.asarray(path.vertices) * scale + offset, path.codes)


def _place_frame(box: tuple[int, int, int, int], scale: float, offset: Points) -> Box:
    left, bottom = np.array(box[:2]) * scale + offset
    right, top = np.array(box[2:]) * scale + offset
    return Box(float(left), float(bottom), float(right - left), float(top - bottom))


def _place_county(county: CountyShape, rings: _Rings, scale: float, offset: Points) -> Polygon:
    vertices = rings.vertices * scale + offset
    x, y = np.array(county.label_point) * scale + offset
    return Polygon(
        fips=county.fips,
        vertices=vertices,
        codes=rings.codes,
        edges=list_segments(vertices, rings.codes),
        anchor=(float(x), float(y)),
        area=rings.area * scale**2,
        on_outline=rings.on_outline,
    )


@lru_cache(maxsize=64)
def _join_rings(shapes: StateShapes) -> _Grid:
    """Join arcs to rings; keyed by the shapes themselves, so two geographies of a state never mix."""
    arcs = [np.cumsum(np.array(arc, dtype=np.float64).reshape(-1, 2), axis=0) for arc in shapes.arcs]
    uses: dict[int, set[str]] = {}
    for county in shapes.counties:
        for number in (number for ring in county.rings for number in ring):
            uses.setdefault(max(number, ~number), set()).add(county.fips)
    shared = {number for number, users in uses.items() if len(users) > 1}
    return _Grid(
        rings=tuple(_join_county_rings(county, arcs, shared) for county in shapes.counties),
        outline=make_line_path([arcs[number] for number in sorted(uses.keys() - shared)]),
    )


def _join_county_rings(county: CountyShape, arcs: Sequence[Points], shared: Container[int]) -> _Rings:
    rings = [_join_arcs(numbers, arcs) for numbers in county.rings]
    codes = [np.full(len(ring), Path.LINETO, dtype=np.uint8) for ring in rings]
    for ring_codes in codes:
        ring_codes[0], ring_codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return _Rings(
        vertices=np.concatenate(rings),
        codes=np.concatenate(codes),
        area=abs(sum(map(_measure_signed_area, rings))),
        on_outline=any(max(number, ~number) not in shared for ring in county.rings for number in ring),
    )


def _join_arcs(numbers: Sequence[int], arcs: Sequence[Points]) -> Points:
    """One closed ring; each arc begins where the arc before it ended."""
    lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])


def _measure_signed_area(ring: Points) -> float:
    """Area by the trapezoid formula: outer rings and holes have opposite signs."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum((x[1:] - x[:-1]) * (y[1:] + y[:-1])) / 2)
