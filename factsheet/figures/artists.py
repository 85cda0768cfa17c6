"""Bare matplotlib patches in points on a figure without axes: the least that draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from factsheet.geometry import POINTS_PER_INCH, Box

Points = NDArray[np.float64]

HATCH_WEIGHT = 0.7

_POINTS = IdentityTransform()


@dataclass(frozen=True, slots=True)
class Paint:
    """How an area is painted: fill, line of some weight, and a matplotlib hatch pattern with its colour."""

    fill: str | None = None
    line: str | None = None
    weight: float = 0.0
    hatch: str = ""
    hatch_color: str = "none"


def make_blank_figure(width: float, height: float) -> Figure:
    """Return a figure of that size in points, without ground or axes; its unit is the point."""
    return Figure(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=72, frameon=False)


def paint_path(figure: Figure, path: Path, paint: Paint) -> None:
    """Place areas and lines above all that were placed before; holes are rings that run the other way."""
    patch = PathPatch(
        path,
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
    patch.set_zorder(len(figure.artists))
    figure.add_artist(patch)


def make_line_path(lines: Sequence[Points]) -> Path:
    """Return one path of open lines, each an array of shape (n, 2)."""
    codes = [np.full(len(line), Path.LINETO, dtype=np.uint8) for line in lines]
    for line_codes in codes:
        line_codes[0] = Path.MOVETO
    return Path(np.concatenate(lines), np.concatenate(codes))


def make_box_path(boxes: Iterable[Box]) -> Path:
    """Return one path of upright rectangles."""
    vertices, codes = [], []
    for box in boxes:
        corners = [(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top), (box.x, box.y)]
        vertices += corners
        codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(vertices, codes)
