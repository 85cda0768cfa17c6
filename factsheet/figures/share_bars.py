"""Bars of one length that each stand for a whole of two parts, one above the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.patches import PathPatch

from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.figures.whole_parts import choose_part_ink, list_part_colors, paint_parts, place_parts
from factsheet.geometry import Box
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.line_breaking import measure_styled_text, measure_widest_word
from factsheet.typesetting.paragraphs import break_lines
from factsheet.typesetting.text_run import Run, set_run, set_run_to
from factsheet.typesetting.text_style import TextStyle

BAR, PITCH = 1.34, 1.9  # height of a bar, and from bar to bar, in type sizes
LEADING = 1.2  # of heads, in type sizes
FIRST_BASELINE = 0.82  # below the top of a line of heads, in type sizes
PADDING, GAP = 0.45, 0.7  # around a percent in its part; between texts side by side; in type sizes
ROUNDING = 0.01  # a head that just fits is not broken

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One of several bars of the same two parts.

    Attributes:
        counts: Of the parts, none below zero, with a sum above it.
        percents: What is printed of each.
    """

    label: str
    counts: tuple[int, int]
    percents: Pair


def measure_share_rows(rows: Sequence[ShareRow], heads: Pair, *, width: float, style: FigureStyle) -> float:
    """Return the height of what `draw_share_rows` draws, in points."""
    lines = max(map(len, _break_heads(heads, width, style)))
    return (lines * LEADING + len(rows) * PITCH) * style.type_size


def draw_share_rows(rows: Sequence[ShareRow], heads: Pair, *, width: float, style: FigureStyle) -> Drawing:
    """Draw wholes one above the other, with the percent of each part.

    A percent stands in its part where that has room for it, else beside the bar.

    Args:
        rows: One or more.
        heads: What the two parts are, above the two ends of the bars.
        width: Of the whole in points.
        style: Type size, the colours of the source, language.
    """
    size = style.type_size
    height = measure_share_rows(rows, heads, width=width, style=style)
    left, right = _find_ends(rows, width, style)
    runs, patches = _set_heads(heads, width, height, style), list[PathPatch]()
    for place, row in enumerate(rows):
        bottom = ((len(rows) - 1 - place) * PITCH + (PITCH - BAR) / 2) * size
        box = Box(left, bottom, right - left, BAR * size)
        patches += paint_parts(row.counts, box, style.palette)
        baseline = bottom + (BAR - DIGIT_HEIGHT) * size / 2
        label = set_run(row.label, 0, baseline, style.text(Face.REGULAR))
        runs += [label, *_set_percents(row, box, baseline, style)]
    return Drawing(tuple(patches), tuple(runs), width, height)


def _find_ends(rows: Sequence[ShareRow], width: float, style: FigureStyle) -> tuple[float, float]:
    """Return where the bars begin and end: labels on their left and percents beside them have room.

    Percents beside the bars make these shorter, so that others may have to stand beside them as well.
    """
    size = style.type_size
    label = max(measure_text(row.label, Face.REGULAR, size) for row in rows) + GAP * size
    left, right = label, width
    for _ in range(len(rows) * 2):
        outside = [_measure_outside(row, right - left, style) for row in rows]
        left = max(left, *(label + first for first, _ in outside))
        right = min(right, *(width - last for _, last in outside))
    return left, right


def _measure_outside(row: ShareRow, length: float, style: FigureStyle) -> tuple[float, float]:
    """Return the room that percents need on either side of a bar of that length."""
    size = style.type_size
    parts = place_parts(row.counts, Box(0, 0, length, 1))
    widths = [measure_text(percent, Face.SEMIBOLD, size) + PADDING * size for percent in row.percents]
    first, last = (
        0.0 if part is not None and part.width >= width + PADDING * size else width
        for part, width in zip(parts, widths, strict=True)
    )
    return first, last


def _set_percents(row: ShareRow, box: Box, baseline: float, style: FigureStyle) -> list[Run]:
    size, padding = style.type_size, PADDING * style.type_size
    colors = list_part_colors(len(row.counts), style.palette)
    parts = place_parts(row.counts, box)
    first, last = (
        part is not None and part.width >= measure_text(percent, Face.SEMIBOLD, size) + 2 * padding
        for part, percent in zip(parts, row.percents, strict=True)
    )
    inks = [
        choose_part_ink(color, style.palette) if is_inside else style.palette.ink
        for color, is_inside in zip(colors, (first, last), strict=True)
    ]
    left, right = (TextStyle(Face.SEMIBOLD, size, size, ink) for ink in inks)
    one, other = row.percents
    return [
        set_run(one, box.x + padding, baseline, left)
        if first
        else set_run_to(one, box.x - padding, baseline, left),
        set_run_to(other, box.right - padding, baseline, right)
        if last
        else set_run(other, box.right + padding, baseline, right),
    ]


def _set_heads(heads: Pair, width: float, height: float, style: FigureStyle) -> list[Run]:
    first, last = _break_heads(heads, width, style)
    drop, top = LEADING * style.type_size, height - FIRST_BASELINE * style.type_size
    dark, text = _style_heads(style)
    runs = [set_run(line, 0, top - place * drop, dark) for place, line in enumerate(first)]
    return runs + [set_run_to(line, width, top - place * drop, text) for place, line in enumerate(last)]


def _break_heads(heads: Pair, width: float, style: FigureStyle) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of both heads, each at its end of the whole width; both give way in proportion."""
    styles, room = _style_heads(style), width - GAP * style.type_size
    widths = [measure_styled_text(head, text) for head, text in zip(heads, styles, strict=True)]
    share = min(room / sum(widths), 1.0)
    first, last = (
        break_lines(head, text, max(share * wide, measure_widest_word([head], text)) + ROUNDING)
        for head, text, wide in zip(heads, styles, widths, strict=True)
    )
    return first, last


def _style_heads(style: FigureStyle) -> tuple[TextStyle, TextStyle]:
    """Return how the heads are set: that of the dark part in its colour."""
    dark = TextStyle(Face.SEMIBOLD, style.type_size, style.type_size, style.palette.blue)
    return dark, style.text(Face.REGULAR)
