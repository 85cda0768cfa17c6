"""A figure at its final size: its paths and its words."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from factsheet.typesetting.text_run import Run


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths with text above them, drawn 1:1: one pixel of the figure's 72 dpi canvas is one point.

    Attributes:
        figure: Bare patches in point coordinates (`IdentityTransform`), origin at the lower left.
        runs: All text, from the same origin, in reading order.
        width: In points.
        height: In points.
        counted: FIPS of the counties that a map names with their counts.
        ranked: FIPS of the counties that have a numbered disc.
    """

    figure: Figure
    runs: tuple[Run, ...]
    width: float
    height: float
    counted: frozenset[str] = frozenset()
    ranked: frozenset[str] = frozenset()
