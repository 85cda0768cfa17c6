"""Columns by calendar year, with the count above and the year below."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.column_paint import paint_columns
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import Cell, CellMark, YearSeries
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.text_run import Run, set_run

COLUMN_SHARE = 0.78  # of the room of one year
WIDEST_COLUMN = 34.0
LEAST_COLUMN = 0.75
YEAR_DROP = 1.0  # from the zero line to the baseline of the years, in type sizes
VALUE_GAP = 0.35  # from a column to its count, in type sizes
BELOW = 0.15  # under the baseline of the years, in type sizes
TOP_GAP = 3.0  # over the highest count, in points
VALUES_APART, YEARS_APART = 3.0, 1.5  # between two texts side by side, in points
COLUMN_APART = 0.75  # between a count and a column beside it, in points
MOST_SHIFT = 2.0  # of a count from the middle of its column, in points: as good as in the middle
ROUNDING = 0.001  # texts that just have their distance keep it
LEADING = 1.1  # from line to line of the words in place of a column, in type sizes
NOT_SHOWN = "–"  # where a count is not shown; the words have no room over a column


@dataclass(frozen=True, slots=True)
class YearLayout:
    """Columns and texts of a year chart in points.

    Attributes:
        columns: One box for each year; its height is 0 for a count of zero, below zero and without a number.
        values: Counts that are printed, from the first year to the last; for a year in which none was
            reported its words, a line each.
        years: Years that are printed.
        runs: All of these, column by column: a year, then its count, as who copies the text needs them.
    """

    columns: tuple[Box, ...]
    values: tuple[Run, ...]
    years: tuple[Run, ...]
    runs: tuple[Run, ...]


_Placed = tuple[int, Run]
"""A text and the place of its column."""


@dataclass(frozen=True, slots=True)
class _Chart:
    """What is drawn, and the room for it."""

    series: YearSeries
    width: float
    height: float
    style: FigureStyle

    @property
    def pitch(self) -> float:
        """Return the room of one year."""
        return self.width / len(self.series.years)

    @property
    def heights(self) -> tuple[int, ...]:
        """Return what the columns are drawn by: nothing for a count not shown, not reported or below zero."""
        return tuple(max(value, 0) if isinstance(value, int) else 0 for value in self.series.values)


def has_room_for_counts(series: YearSeries, *, width: float, height: float, style: FigureStyle) -> bool:
    """Return whether every column can have its count; the arguments are those of `draw_year_chart`."""
    chart = _Chart(series, width, height, style)
    return _place_counts(chart, _place_columns(chart), range(len(series.years))) is not None


def lay_out_years(series: YearSeries, *, width: float, height: float, style: FigureStyle) -> YearLayout:
    """Place columns, counts and years.

    Every column has its count; two that would meet are moved apart by a little. Where that does not do, the
    last year, the highest and the first have theirs, in this order where these meet; the alternate text has
    them all. Years are shortened to "’16" where four digits have no room, and where even so two would meet,
    every second one is left out.
    """
    chart = _Chart(series, width, height, style)
    columns = _place_columns(chart)
    counts = _place_counts(chart, columns, range(len(columns)))
    if counts is None:
        counts = _place_telling_counts(chart, columns)
    years = _place_years(chart, columns)
    values, names = (tuple(run for _, run in placed) for placed in (counts, years))
    return YearLayout(columns, values, names, _pair_texts(counts, years))


def draw_year_chart(series: YearSeries, *, width: float, height: float, style: FigureStyle) -> Drawing:
    """Draw counts by year as columns on a common zero line, the last year darker.

    Args:
        series: 1 to 12 years; a count that is not shown has a dash and no column, a year without a report
            the words for it, a sum below zero its number alone.
        width: In points.
        height: In points, texts included.
        style: Type size, colours, language.

    Raises:
        ValueError: There are no years.
    """
    if not series.years:
        raise ValueError("a year chart needs years")
    layout = lay_out_years(series, width=width, height=height, style=style)
    patches = paint_columns(layout.columns, width, style.palette)
    return Drawing(patches, layout.runs, width, height)


def _pair_texts(counts: Sequence[_Placed], years: Sequence[_Placed]) -> tuple[Run, ...]:
    """Return texts column by column: the year, then what stands over it from the top down."""
    paired = sorted([*years, *counts], key=lambda placed: (placed[0], placed not in years, -placed[1].y))
    return tuple(run for _, run in paired)


def _place_columns(chart: _Chart) -> tuple[Box, ...]:
    size = chart.style.type_size
    width = min(COLUMN_SHARE * chart.pitch, WIDEST_COLUMN)
    zero = (YEAR_DROP + BELOW) * size
    highest = chart.height - zero - (VALUE_GAP + DIGIT_HEIGHT) * size - TOP_GAP
    tallest = max(*chart.heights, 1)
    return tuple(
        Box(
            chart.pitch * (index + 0.5) - width / 2,
            zero,
            width,
            max(highest * value / tallest, LEAST_COLUMN) if value else 0.0,
        )
        for index, value in enumerate(chart.heights)
    )


def _place_telling_counts(chart: _Chart, columns: Sequence[Box]) -> tuple[_Placed, ...]:
    """Return the counts that tell most: of the last year, the highest (first of several), the first.

    A year in which none was reported has no count to tell.
    """
    years: list[int] = []
    counts: tuple[_Placed, ...] = ()
    told = [index for index, year in enumerate(chart.series.years) if year in chart.series.reported] or [0]
    for year in dict.fromkeys((told[-1], max(told, key=lambda index: chart.heights[index]), told[0])):
        more = _place_counts(chart, columns, sorted([*years, year]))
        if more is not None:
            years, counts = [*years, year], more
    return counts


def _place_counts(chart: _Chart, columns: Sequence[Box], years: Sequence[int]) -> tuple[_Placed, ...] | None:
    """Return the counts of these years, or None where one has no room.

    Each stands above its own column, as near to the middle as those at its height leave it.

    Args:
        chart: What is drawn.
        columns: Of all years.
        years: Whose counts are wanted, by their place in the series, rising.
    """
    wanted = [
        (year, run) for year in years for run in _set_count(chart, columns[year], chart.series.values[year])
    ]
    runs = _move_apart([run for _, run in wanted], chart.width)
    if runs is None or not all(_is_clear(run, column) for run in runs for column in columns):
        return None
    return tuple((year, run) for (year, _), run in zip(wanted, runs, strict=True))


def _set_count(chart: _Chart, column: Box, value: Cell) -> list[Run]:
    """Return a count above the middle of its column, or what stands in its place, a word a line."""
    wording, size = chart.style.wording, chart.style.type_size
    baseline = column.top + VALUE_GAP * size
    if value is CellMark.NONE_REPORTED:
        words = wording.number(value).split()[::-1]
        heights = [baseline + line * LEADING * size for line in range(len(words))]
        pairs = zip(words, heights, strict=True)
        return [_center_run(word, Face.REGULAR, column, height, chart) for word, height in pairs]
    text = wording.number(value) if isinstance(value, int) else NOT_SHOWN
    return [_center_run(text, Face.SEMIBOLD, column, baseline, chart)]


def _move_apart(runs: Sequence[Run], width: float) -> tuple[Run, ...] | None:
    """Return the runs with those of about one height moved apart, or None where that takes too much.

    From the left each takes the leftmost place it may have; from the right each then goes back to where it
    was, as far as the one behind it leaves room.
    """
    lefts: list[float] = []
    for place, run in enumerate(runs):
        before = [lefts[index] + runs[index].width for index in range(place) if _is_level(runs[index], run)]
        lefts.append(max(run.x - MOST_SHIFT, 0.0, *(end + VALUES_APART for end in before)))
        if lefts[-1] > min(run.x + MOST_SHIFT, max(width - run.width, run.x)) + ROUNDING:
            return None
    moved: list[Run] = []
    for run, left in zip(reversed(runs), reversed(lefts), strict=True):
        after = [other.x - VALUES_APART - run.width for other in moved if _is_level(other, run)]
        moved.append(run._replace(x=max(min(run.x, *after), left) if after else max(run.x, left)))
    return tuple(reversed(moved))


def _place_years(chart: _Chart, columns: Sequence[Box]) -> tuple[_Placed, ...]:
    """Return the years, all in full or all shortened, and of those that meet every second one to the last."""
    baseline = columns[0].y - YEAR_DROP * chart.style.type_size
    is_tight = measure_text("2000", Face.REGULAR, chart.style.type_size) + YEARS_APART > chart.pitch
    texts = [f"’{year % 100:02d}" if is_tight else str(year) for year in chart.series.years]
    kept: list[_Placed] = []
    for place, (text, column) in reversed(list(enumerate(zip(texts, columns, strict=True)))):
        run = _center_run(text, Face.REGULAR, column, baseline, chart)
        if not kept or run.x + run.width + YEARS_APART <= kept[-1][1].x + ROUNDING:
            kept.append((place, run))
    return tuple(reversed(kept))


def _center_run(text: str, face: Face, column: Box, baseline: float, chart: _Chart) -> Run:
    """Return a text in the middle of a column, but inside the chart."""
    width = measure_text(text, face, chart.style.type_size)
    x = column.x + (column.width - width) / 2
    return set_run(text, max(min(x, chart.width - width), 0.0), baseline, chart.style.text(face))


def _is_level(one: Run, other: Run) -> bool:
    """Return whether any of the digits of two texts are at one height."""
    return abs(one.y - other.y) < DIGIT_HEIGHT * one.size


def _is_clear(run: Run, column: Box) -> bool:
    """Return whether a count stands above a column, or well beside it."""
    beside = max(run.x - column.right, column.x - run.x - run.width)
    return run.y >= column.top or beside >= COLUMN_APART - ROUNDING
