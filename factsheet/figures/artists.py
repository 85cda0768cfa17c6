"""Bare matplotlib artists in points on a figure without axes: the least that draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from factsheet.geometry import POINTS_PER_INCH, Box
from factsheet.typesetting.faces import Face, text_width

Points = NDArray[np.float64]

HATCH_WEIGHT = 0.5

_WEIGHTS = {Face.LIGHT: 300, Face.REGULAR: 400, Face.SEMIBOLD: 600, Face.BOLD: 700}
_POINTS = IdentityTransform()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one baseline; x and y are the start of the baseline, in points from the lower left."""

    text: str
    x: float
    y: float
    face: Face
    size: float
    color: str

    @property
    def width(self) -> float:
        """Return the advance width in points."""
        return text_width(self.text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Ink:
    """How an area is painted: fill, line of some weight, and a matplotlib hatch pattern with its colour."""

    fill: str | None = None
    line: str | None = None
    weight: float = 0.0
    hatch: str = ""
    hatch_color: str = "none"


def blank_figure(width: float, height: float) -> Figure:
    """Return a figure of that size in points, without ground or axes; its unit is the point."""
    return Figure(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=72, frameon=False)


def place(figure: Figure, artist: Artist) -> None:
    """Put an artist above all that were placed before."""
    artist.set_transform(_POINTS)
    artist.set_zorder(len(figure.artists))
    figure.add_artist(artist)


def write(figure: Figure, piece: Piece) -> None:
    """Place one piece of text; dollar signs stay dollar signs."""
    text = Text(
        piece.x,
        piece.y,
        piece.text,
        color=piece.color,
        verticalalignment="baseline",
        horizontalalignment="left",
    )
    text.set_fontsize(piece.size)
    text.set_fontweight(_WEIGHTS[piece.face])
    text.set_parse_math(False)
    place(figure, text)


def paint(figure: Figure, path: Path, ink: Ink) -> None:
    """Place areas and lines; holes are rings that run the other way."""
    patch = PathPatch(path, facecolor=ink.fill or "none", edgecolor=ink.line or "none", linewidth=ink.weight)
    patch.set_joinstyle("round")
    patch.set_capstyle("round")
    if ink.hatch:
        patch.set_hatch(ink.hatch)
        patch.set_hatch_linewidth(HATCH_WEIGHT)
        patch.set_hatchcolor(ink.hatch_color)
    place(figure, patch)


def line_path(lines: Sequence[Points]) -> Path:
    """Return one path of open lines, each an array of shape (n, 2)."""
    codes = [np.full(len(line), Path.LINETO, dtype=np.uint8) for line in lines]
    for line_codes in codes:
        line_codes[0] = Path.MOVETO
    return Path(np.concatenate(lines), np.concatenate(codes))


def box_path(boxes: Iterable[Box]) -> Path:
    """Return one path of upright rectangles."""
    vertices, codes = [], []
    for box in boxes:
        corners = [(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top), (box.x, box.y)]
        vertices += corners
        codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(vertices, codes)
