"""Columns by calendar year, with the count above and the year below."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from factsheet.figures.artists import Ink, Piece, blank_figure, box_path, line_path, paint, write
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import Cell, YearSeries
from factsheet.typesetting.faces import Face, text_width

COLUMN_SHARE = 0.78  # of the room of one year
WIDEST_COLUMN = 34.0
LEAST_COLUMN = 0.75
DIGIT_HEIGHT = 0.65  # of the face, in type sizes
YEAR_DROP = 1.0  # from the zero line to the baseline of the years, in type sizes
VALUE_GAP = 0.35  # from a column to its count, in type sizes
BELOW = 0.15  # under the baseline of the years, in type sizes
TOP_GAP = 3.0  # over the highest count, in points
VALUES_APART, YEARS_APART = 3.0, 1.5  # between two texts side by side, in points
BASELINE_WEIGHT = 0.6
NOT_SHOWN = "–"  # where a count is not shown; the words have no room over a column


@dataclass(frozen=True, slots=True)
class YearLayout:
    """Columns and texts of a year chart in points.

    Attributes:
        columns: One box for each year; its height is 0 for a count of zero.
        values: Counts that are printed.
        years: Years that are printed.
    """

    columns: tuple[Box, ...]
    values: tuple[Piece, ...]
    years: tuple[Piece, ...]


def year_layout(series: YearSeries, *, width: float, height: float, style: FigureStyle) -> YearLayout:
    """Place columns, counts and years.

    Years are shortened to "’16" where four digits have no room. Where even so two texts would meet, every
    second one is left out (the alternate text has them all): of the counts the last and the highest stay.
    """
    columns = _columns(series, width, height, style.type_size)
    values = _values(series, columns, style)
    years = _years(series, columns, style)
    order = _importance(_heights(series))
    backwards = tuple(reversed(range(len(years))))
    return YearLayout(
        columns, _apart(values, order, columns, VALUES_APART), _apart(years, backwards, (), YEARS_APART)
    )


def year_chart(
    series: YearSeries, *, width: float, height: float, style: FigureStyle, alt_text: str
) -> Drawing:
    """Draw counts by year as columns on a common zero line, the last year darker.

    Args:
        series: 1 to 12 years; a count that is not shown has a dash and no column.
        width: In points.
        height: In points, texts included.
        style: Type size, colours, language.
        alt_text: Names every count.

    Raises:
        ValueError: There are no years, a count is negative, or the alternate text is empty.
    """
    heights = _heights(series)
    if not heights or min(heights) < 0:
        raise ValueError("a year chart needs years with counts of zero or more")
    layout = year_layout(series, width=width, height=height, style=style)
    figure = blank_figure(width, height)
    drawn = [(box, value) for box, value in zip(layout.columns, heights, strict=True) if value]
    earlier = [box for box, _ in drawn if box is not layout.columns[-1]]
    if earlier:
        paint(figure, box_path(earlier), Ink(fill=style.palette.pale_blue))
    if heights[-1]:
        paint(figure, box_path([layout.columns[-1]]), Ink(fill=style.palette.blue))
    zero = layout.columns[0].y
    line = line_path([np.array([[0, zero], [width, zero]])])
    paint(figure, line, Ink(line=style.palette.grey, weight=BASELINE_WEIGHT))
    for piece in (*layout.values, *layout.years):
        write(figure, piece)
    return Drawing(figure, width, height, alt_text)


def _columns(series: YearSeries, width: float, height: float, size: float) -> tuple[Box, ...]:
    room = width / len(series.years)
    column = min(COLUMN_SHARE * room, WIDEST_COLUMN)
    zero = (YEAR_DROP + BELOW) * size
    highest = height - zero - (VALUE_GAP + DIGIT_HEIGHT) * size - TOP_GAP
    heights = _heights(series)
    tallest = max(*heights, 1)
    return tuple(
        Box(
            room * (index + 0.5) - column / 2,
            zero,
            column,
            max(highest * value / tallest, LEAST_COLUMN) if value else 0.0,
        )
        for index, value in enumerate(heights)
    )


def _heights(series: YearSeries) -> tuple[int, ...]:
    """Return what the columns are drawn by; nothing is drawn for a count that is not shown."""
    return tuple(value if isinstance(value, int) else 0 for value in series.values)


def _printed(value: Cell, style: FigureStyle) -> str:
    return style.wording.number(value) if isinstance(value, int) else NOT_SHOWN


def _values(series: YearSeries, columns: Sequence[Box], style: FigureStyle) -> list[Piece]:
    return [
        _centered(
            _printed(value, style),
            column,
            column.top + VALUE_GAP * style.type_size,
            Face.SEMIBOLD,
            style,
        )
        for value, column in zip(series.values, columns, strict=True)
    ]


def _years(series: YearSeries, columns: Sequence[Box], style: FigureStyle) -> list[Piece]:
    """All years in full, or all shortened."""
    room = columns[1].x - columns[0].x if len(columns) > 1 else float("inf")
    baseline = columns[0].y - YEAR_DROP * style.type_size
    is_tight = text_width("2000", Face.REGULAR, style.type_size) + YEARS_APART > room
    texts = [f"’{year % 100:02d}" if is_tight else str(year) for year in series.years]
    return [
        _centered(text, column, baseline, Face.REGULAR, style)
        for text, column in zip(texts, columns, strict=True)
    ]


def _centered(text: str, column: Box, baseline: float, face: Face, style: FigureStyle) -> Piece:
    x = column.x + (column.width - text_width(text, face, style.type_size)) / 2
    return Piece(text, x, baseline, face, style.type_size, style.palette.ink)


def _importance(values: Sequence[int]) -> tuple[int, ...]:
    """Last year, then the highest, then from the last backwards."""
    last = len(values) - 1
    highest = max(range(len(values)), key=lambda index: values[index])
    return tuple(dict.fromkeys((last, highest, *range(last, -1, -1))))


def _apart(
    pieces: Sequence[Piece], order: Sequence[int], columns: Sequence[Box], gap: float
) -> tuple[Piece, ...]:
    """The pieces that stand clear of columns and of those before them in `order`, left to right."""
    kept: list[int] = []
    for index in order:
        box = _around(pieces[index], gap)
        clear = [_around(pieces[other], gap) for other in kept]
        bare = _around(pieces[index], YEARS_APART)
        if not any(box.overlaps(other) for other in clear) and not any(map(bare.overlaps, columns)):
            kept.append(index)
    return tuple(pieces[index] for index in sorted(kept))


def _around(piece: Piece, gap: float) -> Box:
    """Box of the digits with half the gap to the next text on either side."""
    return Box(piece.x - gap / 2, piece.y, piece.width + gap, DIGIT_HEIGHT * piece.size)
