"""Horizontal bars with their labels on the left and their values on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.artists import Paint, make_box_path, make_patch
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import Cell, CellMark
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.line_breaking import measure_widest_word
from factsheet.typesetting.paragraphs import break_lines
from factsheet.typesetting.text_run import Run, set_run, set_run_to
from factsheet.typesetting.text_style import TextStyle

LEADING = 1.12  # of a label's lines, in type sizes
BAR_HEIGHT = 0.78  # in type sizes
FIRST_BASELINE = 0.82  # below the top of a row of one leading, in type sizes
STUB = 0.8  # length of the hatch in place of a bar that is not shown, in type sizes
HATCH = "/" * 6
GAP = 0.7  # between label, bar and value, in type sizes
LEAST_BAR = 0.75  # a count above zero is never drawn thinner than a hairline that survives a copier
LEAST_BAR_ROOM = 24.0
ROUNDING = 0.001  # a word that just fits is not torn
LABEL_SHARE = 0.55  # of the width, at most, unless a single word needs more

Bars = Sequence[tuple[str, Cell] | tuple[str, Cell, str]]
"""Labels with their counts, and what is printed of a count where that is more than its number."""


@dataclass(frozen=True, slots=True)
class BarScale:
    """What several charts have in common, so that their bars compare.

    Attributes:
        highest: Count of the longest bar of all.
        room: Length of its bar in points.
    """

    highest: int
    room: float


@dataclass(frozen=True, slots=True)
class BarNeeds:
    """Widths in points that a chart is made up of.

    Attributes:
        label_least: Widest word of the labels; in less room it would be cut.
        label_most: Widest label in one line.
        bar_least: Least length of the longest bar; with the value, room for the words in place of a count and
            the hatched stub before them.
        rest: Counts, and the gaps on either side of the bars.
    """

    label_least: float
    label_most: float
    bar_least: float
    rest: float

    @property
    def least(self) -> float:
        """Return the least width of the whole chart."""
        return self.label_least + self.bar_least + self.rest


@dataclass(frozen=True, slots=True)
class BarLayout:
    """Columns and rows of a bar chart in points, y upward from its bottom.

    Attributes:
        lines: Of each label.
        baselines: Of the first line of each label; bar and value stand on it.
        bar_x: Where all bars begin.
        scale: Length of the longest bar, and its count.
    """

    width: float
    height: float
    lines: tuple[tuple[str, ...], ...]
    baselines: tuple[float, ...]
    bar_x: float
    scale: BarScale


def measure_bar_labels(labels: Sequence[str], type_size: float) -> float:
    """Return the width in points of the widest label in one line, 0 without labels."""
    return max((measure_text(label, Face.REGULAR, type_size) for label in labels), default=0.0)


def measure_bar_needs(bars: Bars, style: FigureStyle) -> BarNeeds:
    """Return how wide the parts of a chart are; words in place of a count may reach into their empty row."""
    size = style.type_size
    labels = [bar[0] for bar in bars]
    widths = [(measure_text(_word_value(bar, style), _choose_face(bar[1]), size), bar[1]) for bar in bars]
    values = max((width for width, value in widths if isinstance(value, int)), default=0.0)
    words = max((width for width, value in widths if not isinstance(value, int)), default=0.0)
    return BarNeeds(
        label_least=measure_widest_word(labels, _label_style(style)),
        label_most=measure_bar_labels(labels, size),
        bar_least=max(LEAST_BAR_ROOM, words and words - values + STUB * size),
        rest=values + 2 * GAP * size,
    )


def measure_bar_chart(
    bars: Bars, *, width: float, style: FigureStyle, row_height: float, scale: BarScale | None = None
) -> float:
    """Return the height of the chart that `draw_bar_chart` draws, in points."""
    return lay_out_bars(bars, width=width, style=style, row_height=row_height, scale=scale).height


def lay_out_bars(
    bars: Bars, *, width: float, style: FigureStyle, row_height: float, scale: BarScale | None = None
) -> BarLayout:
    """Measure a bar chart; the arguments are those of `draw_bar_chart`."""
    size, needs = style.type_size, measure_bar_needs(bars, style)
    scale = scale or make_own_scale(bars, width, style)
    column = width - needs.rest - scale.room + ROUNDING
    lines = tuple(break_lines(bar[0], _label_style(style), column) for bar in bars)
    heights = [row_height + (len(label) - 1) * LEADING * size for label in lines]
    height = sum(heights)
    first = (row_height - LEADING * size) / 2 + FIRST_BASELINE * size
    baselines = tuple(height - sum(heights[:row]) - first for row in range(len(heights)))
    return BarLayout(width, height, lines, baselines, width - needs.rest - scale.room + GAP * size, scale)


def make_own_scale(bars: Bars, width: float, style: FigureStyle) -> BarScale:
    """Return the scale of a chart that stands alone; labels are wide enough for each word, bars for a few."""
    needs = measure_bar_needs(bars, style)
    column = max(min(needs.label_most, LABEL_SHARE * width), needs.label_least)
    return BarScale(max(_list_lengths(bars)), max(width - needs.rest - column, needs.bar_least))


def draw_bar_chart(
    bars: Bars,
    *,
    width: float,
    row_height: float,
    style: FigureStyle,
    scale: BarScale | None = None,
) -> Drawing:
    """Draw bars from a common zero.

    Args:
        bars: Labels with their counts, from the top; a count that is not shown has words and a
            hatched stub of one length for all, a sum
            below zero has its number alone.
        width: Of the whole chart in points.
        row_height: Pitch of rows with a label of one line; longer labels turn over and make their row taller.
        style: Type size, colours, language.
        scale: Shared with other charts; None takes the bars as long as the labels leave room.

    Raises:
        ValueError: There are no bars.
    """
    if not bars:
        raise ValueError("a bar chart needs bars")
    layout = lay_out_bars(bars, width=width, style=style, row_height=row_height, scale=scale)
    hatched = Paint(line=style.palette.grey, weight=0.5, hatch=HATCH, hatch_color=style.palette.grey)
    painted = (
        (make_bar_boxes(bars, layout, style.type_size), Paint(fill=style.palette.blue)),
        (_make_stubs(bars, layout, style.type_size), hatched),
    )
    patches = tuple(make_patch(make_box_path(boxes), paint) for boxes, paint in painted if boxes)
    rows = zip(bars, layout.lines, layout.baselines, strict=True)
    runs = [run for bar, lines, baseline in rows for run in _set_row(bar, lines, baseline, width, style)]
    return Drawing(patches, tuple(runs), width, layout.height)


def make_bar_boxes(bars: Bars, layout: BarLayout, type_size: float) -> tuple[Box, ...]:
    """Return the bars as drawn: lengths in proportion, none for zero, never thinner than a hairline."""
    lengths = _list_lengths(bars)
    middle, height = DIGIT_HEIGHT / 2 * type_size, BAR_HEIGHT * type_size
    return tuple(
        Box(
            layout.bar_x,
            baseline + middle - height / 2,
            max(layout.scale.room * length / layout.scale.highest, LEAST_BAR),
            height,
        )
        for length, baseline in zip(lengths, layout.baselines, strict=True)
        if length
    )


def _list_lengths(bars: Bars) -> list[int]:
    """Return what the bars are drawn by: nothing for a count not shown, or below zero."""
    values = [bar[1] for bar in bars]
    return [max(value, 0) if isinstance(value, int) else 0 for value in values]


def _make_stubs(bars: Bars, layout: BarLayout, type_size: float) -> tuple[Box, ...]:
    """Return what stands in place of bars that are not shown, of one length whatever they are."""
    height = BAR_HEIGHT * type_size
    bottom = (DIGIT_HEIGHT * type_size - height) / 2
    return tuple(
        Box(layout.bar_x, baseline + bottom, STUB * type_size, height)
        for bar, baseline in zip(bars, layout.baselines, strict=True)
        if bar[1] is CellMark.NOT_SHOWN
    )


def _word_value(bar: tuple[str, Cell] | tuple[str, Cell, str], style: FigureStyle) -> str:
    return bar[2] if len(bar) == 3 else style.wording.number(bar[1])  # noqa: PLR2004


def _label_style(style: FigureStyle) -> TextStyle:
    return style.text(Face.REGULAR, leading=LEADING)


def _choose_face(value: Cell) -> Face:
    """Return the face of a value: numbers stand out, the words in place of one do not."""
    return Face.SEMIBOLD if isinstance(value, int) else Face.REGULAR


def _set_row(
    bar: tuple[str, Cell] | tuple[str, Cell, str],
    lines: tuple[str, ...],
    baseline: float,
    width: float,
    style: FigureStyle,
) -> list[Run]:
    """The lines of a label, then the value, flush right."""
    text = _label_style(style)
    runs = [set_run(line, 0, baseline - index * text.leading, text) for index, line in enumerate(lines)]
    return [*runs, set_run_to(_word_value(bar, style), width, baseline, style.text(_choose_face(bar[1])))]
