"""A figure at its final size: its patches and its words."""

from dataclasses import dataclass

from matplotlib.patches import PathPatch

from factsheet.typesetting.text_run import Run


@dataclass(frozen=True, slots=True)
class Drawing:
    """Patches with text above them, drawn 1:1: one unit is one point.

    A matplotlib figure of 72 dpi to which the patches are added shows the same.

    Attributes:
        patches: In point coordinates, origin at the lower left, each above those before it.
        runs: All text, from the same origin, in reading order.
        width: In points.
        height: In points.
        counted: FIPS of the counties that a map names with their counts.
        ranked: FIPS of the counties that have a numbered disc.
    """

    patches: tuple[PathPatch, ...]
    runs: tuple[Run, ...]
    width: float
    height: float
    counted: frozenset[str] = frozenset()
    ranked: frozenset[str] = frozenset()
