"""The key figures in tiles beside each other, or below each other in large print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from factsheet.figures.sparkline import choose_valued_years, draw_sparkline
from factsheet.geometry import Box
from factsheet.model import BlockName, list_key_figures
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.blocks.footnotes import mark_published, set_footnotes
from factsheet.page.blocks.tiles import CALLS, CASES, Tile, list_tiles
from factsheet.page.blocks.year_chart import compose_year_chart
from factsheet.page.ladder import BY_YEAR, OFFENSE_YEARS
from factsheet.page.placed import Role
from factsheet.page.sheet_context import (
    SheetContext,
    StepContext,
    keep_setting,
    place_drawing,
    set_hairline,
    set_noted_title,
    set_own_note,
    set_text_block,
)
from factsheet.page.sparse_rule import LEAST_LARGE
from factsheet.page.stacking import (
    Block,
    Omission,
    Placement,
    leave_out,
    make_fixed,
    make_space,
    set_beside,
    stack_blocks,
)
from factsheet.page.text_marks import capitalize_span, hold_marks, mark_below_each_other, mark_text
from factsheet.theme import MIN_TYPE_SIZE
from factsheet.typesetting.faces import CAP_HEIGHT, measure_text
from factsheet.typesetting.paragraphs import TextSpan, set_text
from factsheet.wording.alt import describe_years

GUTTER = 14.0
MOST_BESIDE = 4  # tiles
FEW_TILES = 3  # up to here figures are set in the larger size
LARGE_FIGURE, FIGURE, SMALL_FIGURE = 33.0, 30.0, 14.0
LOW_FIGURE = 24.0  # on a sheet whose other type is large, so that one page holds more
MOST_FIGURE_SHARE = 0.58  # of a tile's width, beside a course
FIGURE_ROOM = 0.98  # from the title to the baseline of the figure, in sizes of the figure
BELOW_FIGURE, BELOW_COMPACT = 11.0, 5.0  # from that baseline to the lines: years or commas hang into it
LEAST_CHART, MOST_CHART = 44.0, 92.0
CASES_BY_YEAR, CALLS_BY_YEAR = "cases by year", "calls by year"


def has_key_figures(context: SheetContext) -> bool:
    """Return whether there is a tile at all."""
    return bool(list_tiles(context))


def has_offense_course(context: SheetContext) -> bool:
    """Return whether a tile draws the offenses by year."""
    offenses = context.profile.offenses
    return offenses is not None and any(tile.course == offenses.by_year for tile in list_tiles(context))


def leave_out_key_figures(context: SheetContext) -> list[Block]:
    """Return what stands for the key figures and their courses that the publisher left out."""
    return [
        *_leave_out_chosen(context, BlockName.FIGURES, list_key_figures(context.profile)),
        *_leave_out_chosen(context, BlockName.BY_YEAR, _list_courses(context)),
    ]


def _leave_out_chosen(context: SheetContext, block: BlockName, names: Iterable[str]) -> list[Block]:
    return [] if context.has_block(block) else [leave_out(name, reason=LeftOut.CHOSEN) for name in names]


def _list_courses(context: SheetContext) -> list[str]:
    """Return what a report calls the series by year that the profile has."""
    courses = {
        CASES_BY_YEAR: context.profile.cases_by_year,
        CALLS_BY_YEAR: context.profile.calls_by_year,
    }
    return [name for name, series in courses.items() if series is not None]


def compose_key_figures(context: StepContext, width: float) -> Block:
    """Return the tiles: what is counted, the figure, its course over the years and what it is beside."""
    return _set_key_figures(context, width, has_courses=bool(context.shortening.count_shown(BY_YEAR)))


@keep_setting
def _set_key_figures(context: SheetContext, width: float, *, has_courses: bool) -> Block:
    tiles = list_tiles(context)
    notes = set_footnotes(context, [tile.measure for tile in tiles if tile.measure is not None], width)
    end = [*set_own_note(context, context.profile.texts.figures, width)]
    gone = [] if has_courses or not any(tile.course for tile in tiles) else [leave_out(BY_YEAR)]
    shown = tiles if has_courses else _leave_courses(tiles)
    make = _compose_tower if context.form.is_single_column else _compose_row
    body = make(context, shown, width)
    return stack_blocks(body, *notes, *end, *gone, *leave_out_key_figures(context)).named("glance", "figures")


def _leave_courses(tiles: Sequence[Tile]) -> list[Tile]:
    """Return the tiles without their courses; one that has nothing but its course goes, unless all would."""
    figures = [tile for tile in tiles if tile.value is not None]
    return [replace(tile, course=None) for tile in figures or tiles]


def _compose_row(context: SheetContext, tiles: Sequence[Tile], width: float) -> Block:
    """Return the tiles side by side, four at most, of one width, with figures of one size."""
    rows = ceil(len(tiles) / MOST_BESIDE)
    across = ceil(len(tiles) / rows)
    column = (width - GUTTER * (across - 1)) / across
    size = _find_figure_size(context, tiles, column)
    is_stacked = any(_measure_heading(context, tile) > column for tile in tiles)
    blocks = [_TileSetting(context, tile, column, size, is_stacked).block() for tile in tiles]
    parts: list[Block] = []
    for start in range(0, len(blocks), across):
        row = [(block, column) for block in blocks[start : start + across]]
        parts += [*([make_space(8)] if parts else []), set_beside(*row, gutter=GUTTER)]
    return stack_blocks(*parts)


def _name_course(tile: Tile) -> str:
    """Return what a report calls the course of a tile."""
    return {CASES: CASES_BY_YEAR, CALLS: CALLS_BY_YEAR}.get(tile.name, OFFENSE_YEARS)


def _compose_tower(context: SheetContext, tiles: Sequence[Tile], width: float) -> Block:
    """Return the tiles one below the other, each with a chart of all years."""
    parts: list[Block] = []
    for tile in tiles:
        setting = _TileSetting(context, replace(tile, course=None), width, LARGE_FIGURE, is_stacked=False)
        parts += [make_space(10)] if parts else []
        parts.append(setting.block()._replace(cut=None, keeps_next=tile.course is not None))
        if tile.course is not None:
            parts += [make_space(4)._replace(is_space=False, keeps_next=True)]
            chart = compose_year_chart(
                context, tile.course, tile.title, width, has_change=tile.has_untold_change
            )
            parts.append(chart)
    return stack_blocks(*parts)


def _find_figure_size(context: SheetContext, tiles: Sequence[Tile], column: float) -> float:
    """Return the size at which all figures have room, those beside a course only a part of the tile."""
    size = LARGE_FIGURE if len(tiles) <= FEW_TILES else FIGURE
    size = size if context.styles.scale.floor == MIN_TYPE_SIZE else min(size, LOW_FIGURE)
    face = context.styles.key_figure.face
    for tile in tiles:
        if isinstance(tile.value, int):
            room = column * (MOST_FIGURE_SHARE if tile.course else 1.0)
            wide = measure_text(context.wording.number(tile.value), face, 1.0)
            size = min(size, room / wide)
    return size


def _measure_heading(context: SheetContext, tile: Tile) -> float:
    """Return the width of title and credit in one line."""
    title = set_text(_make_title(context, tile), 10_000).width
    return title + set_text(_make_credit(context, tile), 10_000).width + context.styles.heading.size * 0.6


def _make_title(context: SheetContext, tile: Tile) -> TextSpan:
    color = context.palette_of(tile.source).blue
    title = tile.title if tile.measure is None else mark_published(context, tile.title, tile.measure)
    return capitalize_span(title, context.styles.heading._replace(color=color))


def _make_credit(context: SheetContext, tile: Tile) -> TextSpan:
    return TextSpan(tile.credit, context.styles.heading_aside)


@dataclass(frozen=True, slots=True)
class _TileSetting:
    """A tile as it is set.

    Attributes:
        width: In points.
        size: Of the figure, in points.
        is_stacked: Whether the credits of a row stand below their titles.
    """

    context: SheetContext
    tile: Tile
    width: float
    size: float
    is_stacked: bool

    @property
    def is_compact(self) -> bool:
        """Return whether the years stand in the credit alone, which has a line of its own."""
        course, measure = self.tile.course, self.tile.measure
        return self.is_stacked and (measure is None or course is None or course.period == measure.period)

    def _measure_years(self) -> float:
        """Return the room from the baseline of the figure to the lines below."""
        return BELOW_COMPACT if self.is_compact else BELOW_FIGURE

    def block(self) -> Block:
        """Return the tile: title and credit, figure beside its course, and the lines below."""
        context = self.context
        rule = set_hairline(self.width, context.palette_of(self.tile.source).blue, weight=1.6)
        return stack_blocks(rule, self._heading(), self._body())

    def _heading(self) -> Block:
        title, credit = _make_title(self.context, self.tile), _make_credit(self.context, self.tile)
        if self.is_stacked:
            first = set_text_block(title, self.width, role=Role.H2)
            return stack_blocks(first, set_text_block(credit, self.width))._replace(cut=None, keeps_next=True)
        spans = [title._replace(text=f"{title.text} "), credit]
        return set_noted_title(spans, self.width, role=Role.H2)

    def _body(self) -> Block:
        """Return the figure with what it counts, the further lines as a paragraph, and the course beside."""
        context, tile = self.context, self.tile
        figure = TextSpan("", context.styles.strong) if tile.value is None else self._figure()
        number = set_text(figure, self.width)
        room = self.size * FIGURE_ROOM if tile.value is not None or tile.course else 0.0
        lines = [set_text(span, self.width) for span in self._make_lines()]
        below = self._measure_years()
        height = room + below + sum(line.height for line in lines)
        has_figure = tile.value is not None
        units = 1 if has_figure and tile.has_unit else 0

        def place(box: Box) -> Placement:
            placed, top = Placement(), box.top - room - below
            if has_figure:
                foot = box.top - room + number.leading / 2 + CAP_HEIGHT / 2 * figure.style.size
                marks = mark_text(number, box.x, foot, continued=bool(units))
                marks += mark_below_each_other(box.x, top, *lines[:units])
                placed += Placement((hold_marks(Role.PARAGRAPH, marks),))
            further = mark_below_each_other(
                box.x, top - sum(line.height for line in lines[:units]), *lines[units:]
            )
            if further:
                placed += Placement((hold_marks(Role.PARAGRAPH, further),))
            return placed + self._place_course(box, room, number.width if has_figure else 0.0)

        omits = self._list_unprinted(number.width if has_figure else 0.0)
        return make_fixed(height, place)._replace(omits=omits)

    def _make_lines(self) -> list[TextSpan]:
        """Return the lines, heard as they are printed but for counts that have no unit in print."""
        style, pairs = self.context.styles.note, zip(self.tile.lines, self.tile.heard_lines, strict=True)
        return [TextSpan(line, style, spoken=None if line == heard else heard) for line, heard in pairs]

    def _list_unprinted(self, taken: float) -> tuple[Omission, ...]:
        """Return how many years have a column without its value: the alternate text has them all."""
        course = self.tile.course
        if course is None:
            return ()
        width = self._measure_chart(taken)
        valued = choose_valued_years(course, width=width, style=self.context.map_figures)
        columns = {index for index, value in enumerate(course.values) if isinstance(value, int)}
        hidden = len(columns - set(valued))
        name = _name_course(self.tile)
        return (Omission(name, len(valued), hidden, LeftOut.COLUMN),) if hidden else ()

    def _measure_chart(self, taken: float) -> float:
        """Return the width of the course beside a figure that takes so much."""
        free = self.width - taken - (8.0 if taken else 0.0)
        return min(max(free, LEAST_CHART), MOST_CHART)

    def _figure(self) -> TextSpan:
        """Return the figure, small where it is below 10 or words stand in its place."""
        context, value = self.context, self.tile.value
        text = context.wording.number(value) if value is not None else ""
        is_large = isinstance(value, int) and abs(value) >= LEAST_LARGE
        size = self.size if is_large else max(SMALL_FIGURE, context.styles.body.size + 2)
        color = context.palette_of(self.tile.source).blue
        style = context.styles.key_figure if isinstance(value, int) else context.styles.strong
        size = size if isinstance(value, int) else style.size
        spoken = self.tile.heard if self.tile.heard and not self.tile.has_unit else None
        return TextSpan(text, style._replace(size=size, leading=size, color=color), spoken=spoken)

    def _place_course(self, box: Box, room: float, taken: float) -> Placement:
        context, course = self.context, self.tile.course
        if course is None:
            return Placement()
        style = replace(context.map_figures, palette=context.palette_of(self.tile.source))
        width = self._measure_chart(taken)
        has_years = not self.is_compact
        height = room + (style.type_size * 1.2 - 1 if has_years else 0)
        drawing = draw_sparkline(course, width=width, height=height, style=style, has_years=has_years)
        title, has_change = self.tile.title, self.tile.has_untold_change
        alt = describe_years(context.wording, title, course.years, course.values, has_change=has_change)
        return place_drawing(drawing, alt, x=box.x + self.width - width, top=box.top)
