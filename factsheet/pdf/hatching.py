"""Hatches as vectors: matplotlib's hatch tile repeated over a path, cut to what can be seen of it.

Tiles start at the figure's origin, so that the hatches of neighbours meet.
"""

from collections.abc import Iterator
from itertools import product
from math import ceil, floor

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from factsheet.pdf.path_operators import build_path_operators

TILE = 72.0  # points: what matplotlib's hatch densities are meant for
LINES = frozenset(r"/\|-+xX")
_OVERLAP = 1.0  # hatches reach this far outside of the path, so that the ends of lines are hidden


def build_hatch_operators(hatch: str, shape: Path) -> Iterator[str]:
    r"""Return the operators that draw a hatch over the extent of a path, tile by tile.

    Args:
        hatch: In matplotlib's notation, lines alone: ``/ \ | - + x X``.
        shape: The path to be hatched, in points.

    Raises:
        ValueError: The hatch has dots, circles or stars.
    """
    if not set(hatch) <= LINES:
        raise ValueError(f"a hatch is made of lines: found {hatch!r}")
    box = shape.get_extents()
    left, bottom, right, top = box.x0 - _OVERLAP, box.y0 - _OVERLAP, box.x1 + _OVERLAP, box.y1 + _OVERLAP
    for column, row in product(_list_tiles(left, right), _list_tiles(bottom, top)):
        x, y = column * TILE, row * TILE
        seen = (max(x, left), max(y, bottom), min(x + TILE, right), min(y + TILE, top))
        operators = build_path_operators(Path.hatch(hatch), Affine2D().scale(TILE).translate(x, y), clip=seen)
        if operators:
            yield f"{operators} S"


def _list_tiles(low: float, high: float) -> range:
    """Return the numbers of the tiles that touch a stretch of one axis."""
    return range(floor(low / TILE), ceil(high / TILE))
