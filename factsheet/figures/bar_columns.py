"""Bar charts beside each other: one scale for all, and for each the width that its words need."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.bars import Bars, BarScale, make_own_scale, measure_bar_needs
from factsheet.figures.style import FigureStyle

BAR_SHARE = 0.35  # of the width that labels and bars share, at least, where labels can turn over


@dataclass(frozen=True, slots=True)
class BarColumns:
    """Widths in points of charts side by side, and their common scale."""

    widths: tuple[float, ...]
    scale: BarScale


def fit_bar_columns(
    charts: Sequence[Bars], *, width: float, gutter: float, style: FigureStyle
) -> BarColumns | None:
    """Return the columns of charts side by side, or None where a word would have to be cut.

    Labels stand in one line where that leaves the bars their share; else all give way in proportion, none
    below its widest word.

    Args:
        charts: One or more, each with one or more bars.
        width: Of all together in points.
        gutter: Between two charts.
        style: Type size, language.
    """
    needs = [measure_bar_needs(bars, style) for bars in charts]
    shared = width - gutter * (len(charts) - 1) - sum(need.rest for need in needs)
    least, most = sum(need.label_least for need in needs), sum(need.label_most for need in needs)
    least_room = max(need.bar_least for need in needs)
    if least + least_room * len(charts) > shared:
        return None
    room = max(shared - most, min(BAR_SHARE * shared, shared - least), least_room * len(charts))
    stretch = (shared - room - least) / (most - least) if most > least else 0.0
    labels = [need.label_least + stretch * (need.label_most - need.label_least) for need in needs]
    room = (shared - sum(labels)) / len(charts)
    widths = tuple(label + need.rest + room for label, need in zip(labels, needs, strict=True))
    return BarColumns(widths, BarScale(_find_highest(charts, width, style), room))


def make_stacked_scale(charts: Sequence[Bars], width: float, style: FigureStyle) -> BarScale:
    """Return one scale for charts of one width below each other, with the room of the tightest."""
    return BarScale(
        _find_highest(charts, width, style), min(make_own_scale(bars, width, style).room for bars in charts)
    )


def _find_highest(charts: Sequence[Bars], width: float, style: FigureStyle) -> int:
    return max(make_own_scale(bars, width, style).highest for bars in charts)
