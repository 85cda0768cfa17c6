"""The legend of the county map: a swatch and its meaning a row, the highest class on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.artists import Ink, Piece, blank_figure, box_path, paint, write
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import class_inks, special_ink
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts
from factsheet.typesetting.faces import Face
from factsheet.typesetting.label_wrapping import wrap_label
from factsheet.wording.legend import format_class_labels, list_specials

SWATCH_WIDTH, SWATCH_HEIGHT = 1.55, 0.98  # in type sizes
SWATCH_WEIGHT = 0.6
ROW_PITCH = 1.42  # baseline to baseline of two rows, in type sizes
LEADING = 1.17
FIRST_BASELINE = 0.9  # below the top, in type sizes


@dataclass(frozen=True, slots=True)
class _LegendRow:
    """One entry: its swatch, lines of text and first baseline, measured down from the top."""

    ink: Ink | None
    lines: tuple[str, ...]
    down: float


def legend_height(
    classes: Classes | None, counts: CountyCounts, *, title: str, width: float, style: FigureStyle
) -> float:
    """Return the height of the legend in points."""
    return _bottom(_rows(classes, counts, title, width, style), style.type_size)


def map_legend(
    classes: Classes | None,
    counts: CountyCounts,
    *,
    title: str,
    width: float,
    style: FigureStyle,
    alt_text: str,
) -> Drawing:
    """Draw the legend: the classes, then what else occurs on the map.

    Args:
        classes: Of the map; None where it has no class.
        counts: Of the map; they tell which special entries occur.
        title: What is counted, set in semibold; "" for none.
        width: In points; long entries turn over.
        style: Type size, colours, language.
        alt_text: Names every entry.

    Raises:
        ValueError: The alternate text is empty.
    """
    rows = _rows(classes, counts, title, width, style)
    height = _bottom(rows, style.type_size)
    figure = blank_figure(width, height)
    for row in rows:
        baseline = height - row.down
        if row.ink:
            box = _swatch(baseline, style.type_size)
            paint(figure, box_path([box]), row.ink)
            paint(figure, box_path([box]), Ink(line=style.palette.county_line, weight=SWATCH_WEIGHT))
        for index, line in enumerate(row.lines):
            y = baseline - index * LEADING * style.type_size
            write(figure, _piece(line, row, y, style))
    return Drawing(figure, width, height, alt_text)


def _rows(
    classes: Classes | None, counts: CountyCounts, title: str, width: float, style: FigureStyle
) -> list[_LegendRow]:
    size = style.type_size
    rows, down = [], FIRST_BASELINE * size
    for ink, text in _entries(classes, counts, title, style):
        face = Face.REGULAR if ink else Face.SEMIBOLD
        lines = wrap_label(text, face, size, width - (_indent(size) if ink else 0))
        rows.append(_LegendRow(ink, lines, down))
        down += (ROW_PITCH + LEADING * (len(lines) - 1)) * size
    return rows


def _entries(
    classes: Classes | None, counts: CountyCounts, title: str, style: FigureStyle
) -> list[tuple[Ink | None, str]]:
    entries: list[tuple[Ink | None, str]] = [(None, title)] if title else []
    if classes:
        shades = zip(
            class_inks(classes, style.palette), format_class_labels(style.wording, classes), strict=True
        )
        entries += reversed(list(shades))
    entries += [
        (special_ink(entry, style.palette), style.wording.say(entry.value)) for entry in list_specials(counts)
    ]
    return entries


def _bottom(rows: Sequence[_LegendRow], size: float) -> float:
    """Height down to the last line's descenders."""
    last = rows[-1]
    return last.down + LEADING * size * (len(last.lines) - 1) + 0.3 * size


def _indent(size: float) -> float:
    return (SWATCH_WIDTH + 0.6) * size


def _swatch(baseline: float, size: float) -> Box:
    """A swatch centred on the height of the digits."""
    middle = baseline + 0.325 * size
    half = SWATCH_HEIGHT * size / 2
    return Box(SWATCH_WEIGHT / 2, middle - half, SWATCH_WIDTH * size, 2 * half)


def _piece(line: str, row: _LegendRow, y: float, style: FigureStyle) -> Piece:
    if row.ink:
        return Piece(line, _indent(style.type_size), y, Face.REGULAR, style.type_size, style.palette.ink)
    return Piece(line, 0, y, Face.SEMIBOLD, style.type_size, style.palette.ink)
