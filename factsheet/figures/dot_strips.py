"""Dot strips: one place among many on a line, the whole as a tick across it, and both values in figures."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from matplotlib.patches import PathPatch

from factsheet.color import MIN_SHAPE_CONTRAST, find_tint
from factsheet.figures.artists import Paint, make_discs, make_patch, make_segment_path
from factsheet.figures.drawing import Drawing
from factsheet.figures.strip_axis import StripAxis
from factsheet.figures.style import FigureStyle
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.line_breaking import measure_styled_text
from factsheet.typesetting.paragraphs import break_lines
from factsheet.typesetting.text_run import Run, set_run, set_run_to
from factsheet.typesetting.text_style import TextStyle

HEAD = 1.3  # height of the row of heads, in type sizes
PITCH, LEADING = 1.86, 1.2  # of a strip, and of the lines of a label above it, in type sizes
DOT, OWN_DOT = 0.17, 0.37  # radii in type sizes; the place itself is told by size and by a ring around it
STACK = 0.62  # how far equal dots may rise above their line and fall below it, in type sizes
CLEAR = 0.6  # of the width of a dot: the least from one value to the next at which each is seen
TICK = 0.72  # half the length of the tick, in type sizes: longer than the dot upon it
TICK_WEIGHT, RING, DOT_RING, AXIS_WEIGHT = 1.7, 0.9, 0.3, 0.6
GAP = 0.85  # between label, limits, axis and figures, in type sizes
PALE = 0.35  # of paper in the tone of the other dots, at most
LEAST_AXIS = 9.0  # in type sizes; in less room labels stand above their strips


@dataclass(frozen=True, slots=True)
class DotStrip:
    """One measure of a place, of the whole and of other places.

    Attributes:
        others: Rounded as they would be printed; those that the axis does not hold are not drawn.
        word: Sets a value in figures.
        word_limit: Sets an end of the axis, which is rounder.
    """

    label: str
    here: Decimal
    whole: Decimal
    others: tuple[Decimal, ...]
    axis: StripAxis
    word: Callable[[Decimal], str]
    word_limit: Callable[[Decimal], str]


@dataclass(frozen=True, slots=True)
class StripHeads:
    """What stands above the two columns of figures."""

    here: str
    whole: str


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Places in points, y upward from the bottom.

    Attributes:
        lines: Of each label; they stand above their strip where `is_stacked`, else to the left of it.
        middles: Heights of the axes.
        ends: Left and right end of all axes.
        columns: Right ends of the two columns of figures.
    """

    width: float
    height: float
    lines: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    ends: tuple[float, float]
    columns: tuple[float, float]
    is_stacked: bool


def lay_out_strips(
    strips: Sequence[DotStrip], heads: StripHeads, *, width: float, style: FigureStyle, limits: TextStyle
) -> StripLayout:
    """Measure dot strips; the arguments are those of `draw_dot_strips`."""
    size = style.type_size
    gap = GAP * size
    figures = [
        _measure_column(strips, heads.here, "here", style),
        _measure_column(strips, heads.whole, "whole", style),
    ]
    columns = (width - figures[1] - gap, width)
    low, high = (
        max(measure_styled_text(strip.word_limit(end), limits) for strip, end in _pair_limits(strips, which))
        for which in ("low", "high")
    )
    right = columns[0] - figures[0] - gap - high - gap / 2
    label = max(measure_text(strip.label, Face.REGULAR, size) for strip in strips)
    left = label + gap + low + gap / 2
    is_stacked = right - left < LEAST_AXIS * size
    if is_stacked:
        left = low + gap / 2
    measure = width if is_stacked else label + 1
    lines = tuple(break_lines(strip.label, style.text(Face.REGULAR), measure) for strip in strips)
    above = [len(each) * LEADING * size if is_stacked else 0.0 for each in lines]
    heights = [PITCH * size + more for more in above]
    height = HEAD * size + sum(heights)
    bottoms = [sum(heights[place + 1 :]) for place in range(len(heights))]
    middles = tuple(bottom + PITCH * size / 2 for bottom in bottoms)
    return StripLayout(width, height, lines, middles, (left, right), columns, is_stacked)


def draw_dot_strips(
    strips: Sequence[DotStrip], heads: StripHeads, *, width: float, style: FigureStyle, limits: TextStyle
) -> Drawing:
    """Draw strips one below the other, each on an axis of its own.

    Equal values are stacked about their line, so that every other place is one dot. The place itself is drawn
    last; it is larger than the others, darker, and has a ring of paper around it.

    Args:
        strips: One or more, from the top.
        heads: Of the two columns of figures.
        width: Of the whole in points.
        style: Type size, the colours of the source, language.
        limits: How the two ends of an axis are set.

    Raises:
        ValueError: There are no strips.
    """
    if not strips:
        raise ValueError("dot strips need a strip")
    layout = lay_out_strips(strips, heads, width=width, style=style, limits=limits)
    runs, patches = list(_set_heads(heads, layout, style)), list[PathPatch]()
    for strip, lines, middle in zip(strips, layout.lines, layout.middles, strict=True):
        patches += _paint_strip(strip, layout.ends, middle, style)
        runs += _set_label(lines, middle, layout, style)
        runs += _set_limits(strip, middle, layout, limits)
        runs += _set_values(strip, middle, layout, style)
    return Drawing(tuple(patches), tuple(runs), width, layout.height)


def place_dots(
    strip: DotStrip, ends: tuple[float, float], type_size: float
) -> tuple[tuple[float, float], ...]:
    """Return the middles of the dots of the other places, y from the line; equal values are stacked.

    Where values are so near that dots would hide each other, those within the width of a dot are stacked as
    equal, so that a dot stands up to half its width beside its value.
    """
    left, right = ends
    held = [value for value in strip.others if strip.axis.holds(value)]
    xs = [left + strip.axis.find_share(value) * (right - left) for value in held]
    rising, wide = sorted(set(xs)), 2 * DOT * type_size
    if any(after - before < CLEAR * wide for before, after in pairwise(rising)):
        xs = [left + round((x - left) / wide) * wide for x in xs]
    places = list[tuple[float, float]]()
    for x, count in sorted(Counter(xs).items()):
        step = min(2 * DOT, 2 * STACK / max(count - 1, 1)) * type_size
        places += [(x, (place - (count - 1) / 2) * step) for place in range(count)]
    return tuple(places)


def _pair_limits(strips: Sequence[DotStrip], which: str) -> list[tuple[DotStrip, Decimal]]:
    return [(strip, strip.axis.low if which == "low" else strip.axis.high) for strip in strips]


def _measure_column(strips: Sequence[DotStrip], head: str, which: str, style: FigureStyle) -> float:
    values = [strip.word(strip.here if which == "here" else strip.whole) for strip in strips]
    return max(measure_text(text, Face.SEMIBOLD, style.type_size) for text in (head, *values))


def _paint_strip(
    strip: DotStrip, ends: tuple[float, float], middle: float, style: FigureStyle
) -> list[PathPatch]:
    """Return the axis, then the other places, then the whole as a tick, then the place itself."""
    size, palette = style.type_size, style.palette
    left, right = ends
    patches = [_draw_line((left, middle), (right, middle), Paint(line=palette.hairline, weight=AXIS_WEIGHT))]
    dots = [(x, middle + y) for x, y in place_dots(strip, ends, size)]
    grey = find_tint(palette.grey, palette.paper, paper=palette.paper, contrast=MIN_SHAPE_CONTRAST, most=PALE)
    for layer in filter(None, (dots[::2], dots[1::2])):  # of two neighbours in a stack one is on top
        patches += make_discs(layer, DOT * size, Paint(fill=grey, line=palette.paper, weight=DOT_RING))
    whole, here = (
        left + strip.axis.find_share(value) * (right - left) for value in (strip.whole, strip.here)
    )
    reach, tick = TICK * size, Paint(line=palette.ink, weight=TICK_WEIGHT)
    own = Paint(fill=palette.blue, line=palette.paper, weight=RING)
    patches.append(_draw_line((whole, middle - reach), (whole, middle + reach), tick))
    return [*patches, *make_discs([(here, middle)], OWN_DOT * size, own)]


def _draw_line(start: tuple[float, float], end: tuple[float, float], paint: Paint) -> PathPatch:
    return make_patch(make_segment_path([(start, end)]), paint)


def _set_heads(heads: StripHeads, layout: StripLayout, style: FigureStyle) -> list[Run]:
    baseline = layout.height - DIGIT_HEIGHT * style.type_size - 0.2 * style.type_size
    own, whole = _style_own(style), style.text(Face.REGULAR)
    pairs = ((heads.here, own, layout.columns[0]), (heads.whole, whole, layout.columns[1]))
    return [set_run_to(text, right, baseline, face) for text, face, right in pairs]


def _set_label(lines: Sequence[str], middle: float, layout: StripLayout, style: FigureStyle) -> list[Run]:
    text = style.text(Face.REGULAR)
    if not layout.is_stacked:
        return [set_run(lines[0], 0, _find_baseline(middle, text), text)]
    first = middle + PITCH * style.type_size / 2 + ((len(lines) - 1) * LEADING + 0.3) * style.type_size
    return [
        set_run(line, 0, first - place * LEADING * style.type_size, text) for place, line in enumerate(lines)
    ]


def _set_limits(strip: DotStrip, middle: float, layout: StripLayout, limits: TextStyle) -> list[Run]:
    left, right = layout.ends
    baseline = _find_baseline(middle, limits)
    gap = GAP * limits.size / 2
    low, high = strip.word_limit(strip.axis.low), strip.word_limit(strip.axis.high)
    return [set_run_to(low, left - gap, baseline, limits), set_run(high, right + gap, baseline, limits)]


def _set_values(strip: DotStrip, middle: float, layout: StripLayout, style: FigureStyle) -> list[Run]:
    own, whole = _style_own(style), style.text(Face.REGULAR)
    baseline = _find_baseline(middle, own)
    return [
        set_run_to(strip.word(strip.here), layout.columns[0], baseline, own),
        set_run_to(strip.word(strip.whole), layout.columns[1], baseline, whole),
    ]


def _style_own(style: FigureStyle) -> TextStyle:
    return TextStyle(Face.SEMIBOLD, style.type_size, style.type_size, style.palette.blue)


def _find_baseline(middle: float, text: TextStyle) -> float:
    return middle - DIGIT_HEIGHT * text.size / 2
