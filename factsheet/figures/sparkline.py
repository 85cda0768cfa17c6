"""A few columns beside a figure that show its course, with values where all have room, else at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.column_paint import BASELINE_WEIGHT, paint_columns
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import Cell, YearSeries
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.text_run import Run, set_run, set_run_to

COLUMN_SHARE = 0.86  # of the room of one year
WIDEST_COLUMN = 24.0
LEAST_COLUMN = 0.75
BELOW = 1.2  # from the zero line to the lower edge, in type sizes: the line of years
YEAR_DROP = 1.02  # from the zero line to the baseline of the years, in type sizes
VALUE_GAP = 0.3  # from a column to its value, in type sizes
VALUES_APART = 1.0  # between two values side by side, in points
NOT_SHOWN = "–"  # in place of a value that is not shown


@dataclass(frozen=True, slots=True)
class SparklineLayout:
    """Columns and texts of a sparkline in points; a year without a count above zero has no height.

    Texts stand column by column, a year before its value, as who copies them needs them.
    """

    columns: tuple[Box, ...]
    runs: tuple[Run, ...]


def lay_out_sparkline(
    series: YearSeries, *, width: float, height: float, style: FigureStyle, has_years: bool = True
) -> SparklineLayout:
    """Place the columns, and values above all that they stand over, of the years of `choose_valued_years`."""
    columns = _place_columns(series, width, height, style, has_years=has_years)
    valued = choose_valued_years(series, width=width, style=style)
    values = {index: _set_value(series, index, columns, width, style) for index in valued}
    years = _set_years(series, columns, width, style) if has_years else {}
    places = range(len(columns))
    runs = [texts[place] for place in places for texts in (years, values) if place in texts]
    return SparklineLayout(columns, tuple(runs))


def _set_years(
    series: YearSeries, columns: Sequence[Box], width: float, style: FigureStyle
) -> dict[int, Run]:
    """Return the first and the last year below the two ends, by the place of their columns."""
    baseline, text = columns[0].y - YEAR_DROP * style.type_size, style.text(Face.REGULAR)
    first, last = (str(year) for year in _list_ends(series))
    runs = {0: set_run(first, 0.0, baseline, text)}
    if len(columns) > 1:
        runs[len(columns) - 1] = set_run_to(last, width, baseline, text)
    return runs


def choose_valued_years(series: YearSeries, *, width: float, style: FigureStyle) -> tuple[int, ...]:
    """Return the years whose values are printed, by their place: all where each has room, else both ends."""
    last = len(series.years) - 1
    texts = [_format_value(value, style) for value in series.values]
    widest = max(measure_text(text, Face.SEMIBOLD, style.type_size) for text in texts)
    has_room = widest + VALUES_APART <= width / len(series.years)
    return tuple(range(last + 1)) if has_room else tuple(dict.fromkeys((0, last)))


def draw_sparkline(
    series: YearSeries, *, width: float, height: float, style: FigureStyle, has_years: bool = True
) -> Drawing:
    """Draw counts by year as columns on a common zero line, the last year darker.

    Args:
        series: One year or more; a count that is not shown has no column, and a dash at the ends.
        width: In points.
        height: In points, texts included.
        style: Type size, colours, language.
        has_years: Whether the first and the last year stand below their columns.
    """
    layout = lay_out_sparkline(series, width=width, height=height, style=style, has_years=has_years)
    return Drawing(paint_columns(layout.columns, width, style.palette), layout.runs, width, height)


def _list_ends(series: YearSeries) -> tuple[int, int]:
    return series.years[0], series.years[-1]


def _place_columns(
    series: YearSeries, width: float, height: float, style: FigureStyle, *, has_years: bool
) -> tuple[Box, ...]:
    size, pitch = style.type_size, width / len(series.years)
    heights = [max(value, 0) if isinstance(value, int) else 0 for value in series.values]
    column, zero = min(COLUMN_SHARE * pitch, WIDEST_COLUMN), BELOW * size if has_years else BASELINE_WEIGHT
    room = height - zero - (VALUE_GAP + DIGIT_HEIGHT) * size
    tallest = max(*heights, 1)
    return tuple(
        Box(
            pitch * (index + 0.5) - column / 2,
            zero,
            column,
            max(room * value / tallest, LEAST_COLUMN) if value else 0.0,
        )
        for index, value in enumerate(heights)
    )


def _format_value(value: Cell, style: FigureStyle) -> str:
    return style.wording.number(value) if isinstance(value, int) else NOT_SHOWN


def _set_value(
    series: YearSeries, index: int, columns: Sequence[Box], width: float, style: FigureStyle
) -> Run:
    """Return a value above the middle of its column, inside the figure, clear of all columns."""
    size, column, text = style.type_size, columns[index], _format_value(series.values[index], style)
    face = Face.SEMIBOLD if index == len(columns) - 1 else Face.REGULAR
    wide = measure_text(text, face, size)
    x = min(max(column.x + (column.width - wide) / 2, 0.0), max(width - wide, 0.0))
    below = [box.top for box in columns if box.x < x + wide and x < box.right]
    return set_run(text, x, max(below) + VALUE_GAP * size, style.text(face))
