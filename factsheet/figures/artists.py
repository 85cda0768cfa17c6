"""matplotlib patches in points, the least that draws: areas, lines and discs."""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from factsheet.geometry import Box

Point = tuple[float, float]
Points = NDArray[np.float64]

HATCH_WEIGHT = 0.7
SHORT = 0.01  # half the length of a line that stands for a point

_POINTS = IdentityTransform()
_NOTHING = Path(np.empty((0, 2)))
_BOX_CODES = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]


class Paint(NamedTuple):
    """How an area is painted: fill, line of some weight, and a matplotlib hatch pattern with its colour."""

    fill: str | None = None
    line: str | None = None
    weight: float = 0.0
    hatch: str = ""
    hatch_color: str = "none"


def make_patch(path: Path, paint: Paint) -> PathPatch:
    """Return areas or lines as they are painted; holes are rings that run the other way."""
    patch = copy(_prepare_paint(paint))
    patch.set_path(path)
    return patch


@lru_cache(256)
def _prepare_paint(paint: Paint) -> PathPatch:
    """Return a patch that is painted so: the library asks of each new one what its colours mean."""
    patch = PathPatch(
        _NOTHING,
        facecolor=paint.fill or "none",
        edgecolor=paint.line or "none",
        linewidth=paint.weight,
        capstyle="round",
        joinstyle="round",
    )
    if paint.hatch:
        patch.set_hatch(paint.hatch)
        patch.set_hatch_linewidth(HATCH_WEIGHT)
        patch.set_hatchcolor(paint.hatch_color)
    patch.set_transform(_POINTS)
    return patch


def make_discs(
    centers: Sequence[tuple[float, float]], radius: float, paint: Paint
) -> tuple[PathPatch, PathPatch]:
    """Return filled discs with a line astride their edge: points under a round pen, the line below the fill.

    Where discs overlap their fills are one.
    """
    points = make_point_path(centers)
    line = Paint(line=paint.line, weight=2 * radius + paint.weight)
    return make_patch(points, line), make_patch(
        points, Paint(line=paint.fill, weight=2 * radius - paint.weight)
    )


def make_point_path(centers: Sequence[tuple[float, float]]) -> Path:
    """Return lines too short to see; a round pen makes discs of them.

    They have some length, for what is drawn for none differs from viewer to viewer.
    """
    return make_segment_path([((x - SHORT, y), (x + SHORT, y)) for x, y in centers])


def make_segment_path(segments: Iterable[tuple[Point, Point]]) -> Path:
    """Return one path of straight lines, each from its start to its end."""
    ends = [end for segment in segments for end in segment]
    return Path(ends, [Path.MOVETO, Path.LINETO] * (len(ends) // 2))


def make_line_path(lines: Sequence[Points]) -> Path:
    """Return one path of open lines, each an array of shape (n, 2)."""
    codes = np.full(sum(map(len, lines)), Path.LINETO, dtype=np.uint8)
    codes[np.cumsum([0, *map(len, lines[:-1])])] = Path.MOVETO
    return Path(np.concatenate(lines), codes)


def make_ring_path(rings: Sequence[Points]) -> Path:
    """Return one path of closed rings, each an array of shape (n, 2) that ends where it began."""
    codes = np.full(sum(map(len, rings)), Path.LINETO, dtype=np.uint8)
    ends = np.cumsum([*map(len, rings)])
    codes[[0, *ends[:-1]]], codes[ends - 1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(rings), codes)


def make_box_path(boxes: Iterable[Box]) -> Path:
    """Return one path of upright rectangles."""
    corners = [
        corner
        for x, y, width, height in boxes
        for corner in ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    ]
    return Path(corners, _BOX_CODES * (len(corners) // len(_BOX_CODES)))
