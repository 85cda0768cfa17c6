"""The nation by year on a sheet without figures of its own: what is usual, for context only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factsheet.figures.years import draw_year_chart
from factsheet.geometry import Box
from factsheet.model import BlockName, YearSeries
from factsheet.page.blocks.tiles import word_title
from factsheet.page.blocks.year_chart import compose_year_chart
from factsheet.page.ladder import COMPARISON
from factsheet.page.placed import Role
from factsheet.page.sheet_context import (
    SheetContext,
    StepContext,
    place_drawing,
    set_heading_block,
    set_noted_title,
    set_text_block,
)
from factsheet.page.stacking import Block, Placement, leave_out, make_space, set_beside, stack_blocks
from factsheet.theme import Palette
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_years
from factsheet.wording.source_words import begin_items, list_caution

GUTTER = 30.0
LEAST_CHART, MOST_CHART = 58.0, 84.0


@dataclass(frozen=True, slots=True)
class _Course:
    """A series with its title and colours.

    Attributes:
        has_change: Whether its change may be told. Not of offenses: more agencies may have begun to report.
    """

    title: str
    series: YearSeries
    palette: Palette
    has_change: bool = False


def compose_national_picture(context: StepContext, width: float) -> Block | None:
    """Return a chart for each series, side by side, or below each other in a single column."""
    picture = context.profile.picture
    if picture is None:
        return None
    if reason := context.why_left_out(BlockName.COMPARISON, COMPARISON):
        return leave_out(COMPARISON, reason=reason)
    courses = list(_list_courses(context))
    say = context.wording.say
    heading = set_heading_block(context, say("picture.heading"), width, aside=say("picture.aside"))
    make = _compose_tower if context.form.is_single_column else _compose_row
    return stack_blocks(heading, make(context, courses, width)).named("picture")


def _list_courses(context: SheetContext) -> Iterator[_Course]:
    """Yield cases, calls and offenses, as far as they are told."""
    picture = context.profile.picture
    if picture is None:
        return
    for name, series in (("cases", picture.cases), ("calls", picture.calls)):
        if series is not None:
            title = word_title(context, name, series.source)
            yield _Course(title, series, context.palette_of(series.source), has_change=True)
    if picture.offenses is not None:
        key = picture.offenses.source
        title = begin_items(context.wording, context.source(key).item)
        yield _Course(title, picture.offenses, context.palette_of(key))


def _compose_row(context: SheetContext, courses: list[_Course], width: float) -> Block:
    column = (width - GUTTER * (len(courses) - 1)) / max(len(courses), 3)
    charts = [(_compose_chart(context, course, column), column) for course in courses]
    notes = [_compose_caution(context, course, column) for course in courses]
    below = [(stack_blocks(*note), column) for note in notes]
    return stack_blocks(set_beside(*charts, gutter=GUTTER), set_beside(*below, gutter=GUTTER))


def _compose_chart(context: SheetContext, course: _Course, width: float) -> Block:
    """Return a small chart in the type of maps, under what it counts and who does."""
    style = replace(context.map_figures, palette=course.palette)
    series = course.series
    alt = describe_years(
        context.wording, course.title, series.years, series.values, has_change=course.has_change
    )

    def place(box: Box) -> Placement:
        height = min(box.height, MOST_CHART)
        return place_drawing(
            draw_year_chart(series, width=width, height=height, style=style), alt, x=box.x, top=box.top
        )

    title = _set_title(context, course, width)
    chart = Block(LEAST_CHART, MOST_CHART, place)
    return stack_blocks(title, make_space(1, 4), chart)


def _set_title(context: SheetContext, course: _Course, width: float) -> Block:
    color = course.palette.blue
    name = TextSpan(course.title, context.styles.subheading._replace(color=color))
    credit = TextSpan(f" {context.credit(course.series.source, course.series.period)}", context.styles.note)
    return set_noted_title([name, credit], width, role=Role.H3)


def _compose_tower(context: SheetContext, courses: list[_Course], width: float) -> Block:
    parts: list[Block] = []
    for course in courses:
        parts += [make_space(8)] if parts else []
        chart = compose_year_chart(context, course.series, course.title, width, has_change=course.has_change)
        parts += [_set_title(context, course, width), make_space(4), chart]
        parts += _compose_caution(context, course, width)
    return stack_blocks(*parts)


def _compose_caution(context: SheetContext, course: _Course, width: float) -> list[Block]:
    """Return what not to conclude from a course, as its source has it."""
    cautions = context.source(course.series.source).cautions
    notes = list_caution(context.wording, cautions.by_year)
    return [set_text_block(TextSpan(note, context.styles.note), width) for note in notes]
