"""The legend of the county map: a swatch and its meaning a row, the highest class on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.artists import Paint, make_blank_figure, make_box_path, paint_path
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import choose_class_paints, choose_special_paint
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face
from factsheet.typesetting.paragraphs import break_lines
from factsheet.typesetting.text_run import Run, set_run
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.legend import list_legend_entries

SWATCH_WIDTH, SWATCH_HEIGHT = 1.55, 0.98  # in type sizes
SWATCH_GAP = 0.6  # to the text, in type sizes
SWATCH_WEIGHT = 0.6
ROW_PITCH = 1.42  # baseline to baseline of two rows, in type sizes
LEADING = 1.17  # of an entry's lines, in type sizes
FIRST_BASELINE = 0.9  # below the top, in type sizes
BELOW = 0.3  # under the last baseline, in type sizes


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One entry: its swatch, lines of text and first baseline, measured down from the top."""

    paint: Paint | None
    lines: tuple[str, ...]
    down: float


def make_legend_rows(
    classes: Classes | None,
    counts: CountyCounts,
    *,
    title: str,
    width: float,
    style: FigureStyle,
) -> tuple[LegendRow, ...]:
    """Return the rows of the legend: the classes, then what else occurs on the map.

    Args:
        classes: Of the map; None where it has no class.
        counts: Of the map; they tell which special entries occur.
        title: What is counted, set in semibold; "" for none.
        width: In points; long entries turn over.
        style: Type size, colours, language.
    """
    size = style.type_size
    rows, down = [], FIRST_BASELINE * size
    for paint, text in _list_entries(classes, counts, title, style):
        row_style = _choose_row_style(paint, style)
        lines = break_lines(text, row_style, width - _measure_indent(paint, size))
        rows.append(LegendRow(paint, lines, down))
        down += (ROW_PITCH + LEADING * (len(lines) - 1)) * size
    return tuple(rows)


def measure_legend(rows: Sequence[LegendRow], size: float) -> float:
    """Return the height of the legend in points, down to the last line's descenders."""
    last = rows[-1]
    return last.down + (LEADING * (len(last.lines) - 1) + BELOW) * size


def draw_map_legend(rows: Sequence[LegendRow], *, width: float, style: FigureStyle) -> Drawing:
    """Draw the legend; width and style are those that the rows were made for."""
    height = measure_legend(rows, style.type_size)
    figure = make_blank_figure(width, height)
    for row in rows:
        if row.paint:
            box = make_box_path([_place_swatch(height - row.down, style.type_size)])
            paint_path(figure, box, row.paint)
            paint_path(figure, box, Paint(line=style.palette.county_line, weight=SWATCH_WEIGHT))
    runs = [run for row in rows for run in _set_row(row, height - row.down, style)]
    return Drawing(figure, tuple(runs), width, height)


def _list_entries(
    classes: Classes | None, counts: CountyCounts, title: str, style: FigureStyle
) -> list[tuple[Paint | None, str]]:
    entries: list[tuple[Paint | None, str]] = [(None, title)] if title else []
    shades = choose_class_paints(classes, style.palette) if classes else ()
    for entry, label in list_legend_entries(style.wording, classes, counts):
        paint = shades[entry] if isinstance(entry, int) else choose_special_paint(entry, style.palette)
        entries.append((paint, label))
    return entries


def _measure_indent(paint: Paint | None, size: float) -> float:
    """Return where the text of a row begins: behind its swatch, if it has one."""
    return (SWATCH_WIDTH + SWATCH_GAP) * size if paint else 0.0


def _choose_row_style(paint: Paint | None, style: FigureStyle) -> TextStyle:
    """Return how a row is set: the title, which has no swatch, stands out."""
    return style.text(Face.REGULAR if paint else Face.SEMIBOLD, leading=LEADING)


def _place_swatch(baseline: float, size: float) -> Box:
    """A swatch centred on the height of the digits."""
    middle = baseline + DIGIT_HEIGHT / 2 * size
    half = SWATCH_HEIGHT * size / 2
    return Box(SWATCH_WEIGHT / 2, middle - half, SWATCH_WIDTH * size, 2 * half)


def _set_row(row: LegendRow, baseline: float, style: FigureStyle) -> list[Run]:
    """Return the lines of a row, the first on its baseline."""
    text, x = _choose_row_style(row.paint, style), _measure_indent(row.paint, style.type_size)
    return [set_run(line, x, baseline - index * text.leading, text) for index, line in enumerate(row.lines)]
