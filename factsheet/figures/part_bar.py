"""One bar that stands for a whole, its parts named below it."""

from collections.abc import Sequence

from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.figures.whole_parts import paint_parts
from factsheet.geometry import Box
from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.line_breaking import measure_widest_word
from factsheet.typesetting.paragraphs import break_lines
from factsheet.typesetting.text_run import set_run, set_run_to

BAR, BELOW, LEADING = 1.34, 0.25, 1.2  # height of the bar, white below it, leading of labels; in type sizes
FIRST_BASELINE = 0.85  # below the top of the first line of labels, in type sizes
GAP = 0.9  # between the first label and the others, in type sizes
ROUNDING = 0.01  # a label that just fits is not broken
PRECISION = 0.25  # of the least width, in points


def find_part_width(labels: Sequence[str], lines: int, style: FigureStyle) -> float:
    """Return the least width of a bar, in points, in which its first label has so many lines at most.

    The first label stands at the left end of the bar, the others at its right end, one a line; no word is
    torn.
    """
    text, others = style.text(Face.REGULAR), _measure_others(labels, style)
    least = measure_widest_word(labels[:1], text)
    most = max(measure_text(labels[0], Face.REGULAR, style.type_size), least)
    while most - least > PRECISION:
        middle = (least + most) / 2
        is_enough = len(break_lines(labels[0], text, middle)) <= lines
        least, most = (least, middle) if is_enough else (middle, most)
    return others + most


def measure_part_bar(labels: Sequence[str], *, width: float, style: FigureStyle) -> float:
    """Return the height of what `draw_part_bar` draws, in points."""
    lines = max(len(_break_first(labels, width, style)), len(labels) - 1)
    return (BAR + BELOW + lines * LEADING) * style.type_size


def draw_part_bar(
    counts: Sequence[int], labels: Sequence[str], *, width: float, style: FigureStyle
) -> Drawing:
    """Draw a whole; labels tell the parts in their order, so that no colour has to.

    Args:
        counts: Of the parts, from the left, none below zero, with a sum above it.
        labels: One for each, with what is printed of it.
        width: In points, no less than the labels need.
        style: Type size, the colours of the source, language.
    """
    size, text = style.type_size, style.text(Face.REGULAR)
    height = measure_part_bar(labels, width=width, style=style)
    patches = paint_parts(counts, Box(0, height - BAR * size, width, BAR * size), style.palette)
    top = height - (BAR + BELOW + FIRST_BASELINE) * size
    first = [
        set_run(line, 0, top - place * LEADING * size, text)
        for place, line in enumerate(_break_first(labels, width, style))
    ]
    others = [
        set_run_to(label, width, top - place * LEADING * size, text) for place, label in enumerate(labels[1:])
    ]
    return Drawing(patches, (*first, *others), width, height)


def _break_first(labels: Sequence[str], width: float, style: FigureStyle) -> tuple[str, ...]:
    """Return the lines of the first label, in what the others leave it."""
    return break_lines(labels[0], style.text(Face.REGULAR), width - _measure_others(labels, style) + ROUNDING)


def _measure_others(labels: Sequence[str], style: FigureStyle) -> float:
    """Return the width of the labels at the right end, with the gap before them."""
    others = max((measure_text(label, Face.REGULAR, style.type_size) for label in labels[1:]), default=0.0)
    return others + GAP * style.type_size if others else 0.0
