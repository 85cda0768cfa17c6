"""The legend of the county map: a title and, for each entry, a swatch and its meaning.

Title and entries stand in one line where that has room, else the entries below the title, in as many columns
as there is room for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from factsheet.figures.artists import Paint, make_box_path, make_patch
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import choose_class_paints, choose_special_paint
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.paragraphs import break_lines
from factsheet.typesetting.text_run import Run, set_run
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.legend import list_legend_entries

SWATCH_WIDTH, SWATCH_HEIGHT = 1.55, 0.98  # in type sizes
SWATCH_GAP = 0.5  # to the text, in type sizes
ENTRY_GAP = 1.3  # between entries side by side, in type sizes
SWATCH_WEIGHT = 0.6
ROW_PITCH = 1.42  # baseline to baseline of two rows, in type sizes
LEADING = 1.17  # of an entry's lines, in type sizes
FIRST_BASELINE = 0.9  # below the top, in type sizes
BELOW = 0.3  # under the last baseline, in type sizes
ROUNDING = 0.01

Entry = tuple[Paint | None, str]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry in its place: its swatch, lines of text, left edge and first baseline below the top."""

    paint: Paint | None
    lines: tuple[str, ...]
    x: float
    down: float


@dataclass(frozen=True, slots=True)
class Legend:
    """All entries in their places; width and height in points."""

    items: tuple[LegendItem, ...]
    width: float
    height: float


def lay_out_legend(
    classes: Classes | None,
    counts: CountyCounts,
    *,
    title: str,
    width: float,
    style: FigureStyle,
) -> Legend:
    """Return the legend: what is white, the classes from the lowest, then what else occurs on the map.

    Args:
        classes: Of the map; None where it has no class.
        counts: Of the map; they tell which entries occur.
        title: What is counted, set in semibold; "" for none.
        width: In points; long entries turn over.
        style: Type size, colours, language.
    """
    entries = _list_entries(classes, counts, style)
    heading: list[Entry] = [(None, title)] if title else []
    widths = [_measure_entry(entry, style) for entry in (*heading, *entries)]
    gap = ENTRY_GAP * style.type_size
    if sum(widths) + gap * (len(widths) - 1) <= width + ROUNDING:
        return _set_in_line([*heading, *entries], widths, width, style)
    return _set_in_columns(heading, entries, width, style)


def draw_map_legend(legend: Legend, *, style: FigureStyle) -> Drawing:
    """Draw the legend in the style that it was laid out with."""
    line = style.palette.county_line
    swatches = tuple(
        make_patch(
            make_box_path([_place_swatch(item, legend.height - item.down, style.type_size)]),
            item.paint._replace(line=line, weight=SWATCH_WEIGHT),
        )
        for item in legend.items
        if item.paint
    )
    runs = [run for item in legend.items for run in _set_item(item, legend.height - item.down, style)]
    return Drawing(swatches, tuple(runs), legend.width, legend.height)


def _set_in_line(
    entries: Sequence[Entry], widths: Sequence[float], width: float, style: FigureStyle
) -> Legend:
    size = style.type_size
    lefts = accumulate(widths[:-1], lambda x, each: x + each + ENTRY_GAP * size, initial=0.0)
    down = FIRST_BASELINE * size
    items = (LegendItem(paint, (text,), x, down) for (paint, text), x in zip(entries, lefts, strict=True))
    return Legend(tuple(items), width, down + BELOW * size)


def _set_in_columns(
    heading: Sequence[Entry], entries: Sequence[Entry], width: float, style: FigureStyle
) -> Legend:
    """Set the entries below the title, from the top down, in columns of one width."""
    size = style.type_size
    gap = ENTRY_GAP * size
    widest = max((_measure_entry(entry, style) for entry in entries), default=width)
    columns = max(min(int((width + gap + ROUNDING) / (widest + gap)), len(entries)), 1)
    rows = ceil(len(entries) / columns)
    columns = ceil(len(entries) / rows) if rows else 1  # no column stays empty
    items, down = _set_column(heading, 0.0, FIRST_BASELINE * size, width, style)
    ends = [down]
    for column in range(columns):
        x = column * (widest + gap)
        more, end = _set_column(entries[column * rows : (column + 1) * rows], x, down, width - x, style)
        items, ends = [*items, *more], [*ends, end]
    return Legend(tuple(items), width, max(ends) - (ROW_PITCH - BELOW) * size)


def _set_column(
    entries: Sequence[Entry], x: float, down: float, width: float, style: FigureStyle
) -> tuple[list[LegendItem], float]:
    """Return entries below each other, and the baseline of what would stand below them."""
    items, size = [], style.type_size
    for paint, text in entries:
        lines = break_lines(
            text, _choose_style(paint, style), width - _measure_indent(paint, size) + ROUNDING
        )
        items.append(LegendItem(paint, lines, x, down))
        down += (ROW_PITCH + LEADING * (len(lines) - 1)) * size
    return items, down


def _list_entries(classes: Classes | None, counts: CountyCounts, style: FigureStyle) -> list[Entry]:
    shades = choose_class_paints(classes, style.palette) if classes else ()
    return [
        (shades[entry] if isinstance(entry, int) else choose_special_paint(entry, style.palette), label)
        for entry, label in list_legend_entries(style.wording, classes, counts)
    ]


def _measure_entry(entry: Entry, style: FigureStyle) -> float:
    """Return the width of an entry in one line."""
    paint, text = entry
    face = _choose_style(paint, style)
    return _measure_indent(paint, style.type_size) + measure_text(text, face.face, face.size)


def _measure_indent(paint: Paint | None, size: float) -> float:
    """Return where the text of an entry begins: behind its swatch, if it has one."""
    return (SWATCH_WIDTH + SWATCH_GAP) * size if paint else 0.0


def _choose_style(paint: Paint | None, style: FigureStyle) -> TextStyle:
    """Return how an entry is set: the title, which has no swatch, stands out."""
    return style.text(Face.REGULAR if paint else Face.SEMIBOLD, leading=LEADING)


def _place_swatch(item: LegendItem, baseline: float, size: float) -> Box:
    """Return a swatch centred on the height of the digits."""
    middle = baseline + DIGIT_HEIGHT / 2 * size
    half = SWATCH_HEIGHT * size / 2
    return Box(item.x + SWATCH_WEIGHT / 2, middle - half, SWATCH_WIDTH * size, 2 * half)


def _set_item(item: LegendItem, baseline: float, style: FigureStyle) -> list[Run]:
    """Return the lines of an entry, the first on its baseline."""
    text, x = _choose_style(item.paint, style), item.x + _measure_indent(item.paint, style.type_size)
    return [set_run(line, x, baseline - index * text.leading, text) for index, line in enumerate(item.lines)]
