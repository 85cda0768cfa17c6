"""Columns by year as they are painted: the last one darker, on a common zero line."""

from collections.abc import Sequence

from matplotlib.patches import PathPatch

from factsheet.figures.artists import Paint, make_box_path, make_patch, make_segment_path
from factsheet.geometry import Box
from factsheet.theme import Palette

BASELINE_WEIGHT = 0.6


def paint_columns(columns: Sequence[Box], width: float, palette: Palette) -> tuple[PathPatch, ...]:
    """Return columns, and the zero line below them over the whole width; one of no height is not drawn."""
    shades = ((columns[:-1], palette.pale_blue), (columns[-1:], palette.blue))
    standing = [([box for box in boxes if box.height], fill) for boxes, fill in shades]
    zero = make_segment_path([((0, columns[0].y), (width, columns[0].y))])
    return (
        *(make_patch(make_box_path(boxes), Paint(fill=fill)) for boxes, fill in standing if boxes),
        make_patch(zero, Paint(line=palette.grey, weight=BASELINE_WEIGHT)),
    )
