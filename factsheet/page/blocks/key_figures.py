"""The key figures with their course over the years."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from factsheet.disclosure import SafeProfile
from factsheet.figures.years import draw_year_chart, has_room_for_counts
from factsheet.geometry import Box
from factsheet.model import BlockName, Measure, NetBar, YearSeries, list_key_figures
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.blocks.demographics import LEAST_BAR_ROW, compose_bars
from factsheet.page.blocks.footnotes import mark_published, set_footnotes
from factsheet.page.ladder import BY_YEAR
from factsheet.page.sheet_context import (
    SheetContext,
    place_drawing,
    set_hairline,
    set_heading_block,
    set_key_figure,
    set_own_note,
    set_subheading_block,
    set_text_block,
    shorten_address,
)
from factsheet.page.stacking import Block, Placement, leave_out, make_space, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_years
from factsheet.wording.source_words import name_items, word_figure

LEAST_CHART, MOST_CHART, CHART_STEP = 5.3, 11.5, 0.5  # height in type sizes, least heights tried
CALLS, CASES_BY_YEAR, CALLS_BY_YEAR = "calls", "cases by year", "calls by year"


def has_key_figures(context: SheetContext) -> bool:
    """Return whether a figure of the whole jurisdiction is set large, or a course of one is drawn."""
    figures = context.has_block(BlockName.FIGURES) and bool(list_key_figures(context.profile))
    return figures or (context.has_block(BlockName.BY_YEAR) and bool(_list_courses(context.profile)))


def leave_out_key_figures(context: SheetContext) -> list[Block]:
    """Return what stands for the key figures and their courses that the publisher left out."""
    figures, courses = list_key_figures(context.profile), _list_courses(context.profile)
    return [
        *_leave_out_chosen(context, BlockName.FIGURES, figures),
        *_leave_out_chosen(context, BlockName.BY_YEAR, courses),
    ]


def _leave_out_chosen(context: SheetContext, block: BlockName, names: Iterable[str]) -> list[Block]:
    return [] if context.has_block(block) else [leave_out(name, reason=LeftOut.CHOSEN) for name in names]


def compose_key_figures(context: SheetContext, width: float, *, tallest: float = inf) -> Block:
    """Return cases, persons and calls, what there is of them, and their course over the years.

    Calls that only sum up the years stand in for persons; calls that the profile gives are always printed.
    Calls by year are drawn as well as long as the block stays within `tallest` points.
    """
    figures = _list_figures(context)
    first = figures[0][1] if figures else None
    aside = context.credit(first.source, first.period) if first else ""
    parts = [set_heading_block(context, context.wording.say("glance.heading"), width, aside=aside)]
    for name, measure in figures:
        unit = word_figure(context.wording, context.source(measure.source), name, measure.value)
        unit = mark_published(context, f"{unit}{_word_other_credit(context, measure, first)}", measure)
        block = set_key_figure(context, measure.value, unit, width, source=measure.source)
        parts += [block, make_space(3, 14)]
    parts += set_footnotes(context, [measure for _name, measure in figures], width)
    end = [*set_own_note(context, context.profile.texts.figures, width), *_compose_link(context, width)]
    courses = _compose_courses(context, stack_blocks(*parts, *end), first, width, tallest=tallest)
    left_out = _leave_out_figures(context, figures)
    return stack_blocks(*parts, *courses, *end, *left_out).named("glance", "figures")


def _list_figures(context: SheetContext) -> list[tuple[str, Measure]]:
    """Return the figures to be set large, by their names."""
    if not context.has_block(BlockName.FIGURES):
        return []
    profile = context.profile
    is_told = profile.persons is not None and _is_sum(profile.calls, profile.calls_by_year)
    figures = list_key_figures(profile)
    return [(name, measure) for name, measure in figures.items() if name != CALLS or not is_told]


def _leave_out_figures(context: SheetContext, figures: Sequence[tuple[str, Measure]]) -> list[Block]:
    """Return what stands for figures that are not set large: by choice, or as the years sum up to them."""
    if not context.has_block(BlockName.FIGURES):
        return _leave_out_chosen(context, BlockName.FIGURES, list_key_figures(context.profile))
    is_summed = context.profile.calls is not None and CALLS not in dict(figures)
    return [leave_out(CALLS, reason=LeftOut.LOOKS)] if is_summed else []


def _word_other_credit(context: SheetContext, part: Measure | YearSeries, first: Measure | None) -> str:
    """Return source and period of a figure, as far as they are not those of the first one."""
    if first is None or part.source != first.source:
        return f", {context.credit(part.source, part.period)}"
    return f", {context.wording.period(part.period)}" if part.period != first.period else ""


def _is_sum(measure: Measure | None, series: YearSeries | None) -> bool:
    """Return whether a figure says no more than the years of its series."""
    if measure is None or series is None:
        return measure is None
    years = (measure.period.first, measure.period.last)
    return years == (series.years[0], series.years[-1]) and measure.value == series.total


def _list_courses(profile: SafeProfile) -> dict[str, YearSeries]:
    """Return the series by year, by what a report calls them, in the order of the page."""
    courses = {CASES_BY_YEAR: profile.cases_by_year, CALLS_BY_YEAR: profile.calls_by_year}
    return {name: series for name, series in courses.items() if series is not None}


def _compose_courses(
    context: SheetContext, rest: Block, first: Measure | None, width: float, *, tallest: float
) -> list[Block]:
    """Return the charts by year: of cases, and of calls where the block with them stays within `tallest`."""
    courses = _list_courses(context.profile)
    if not context.has_block(BlockName.BY_YEAR):
        return _leave_out_chosen(context, BlockName.BY_YEAR, courses)
    parts: list[Block] = []
    for name, series in courses.items():
        title = _word_course(context, name, series)
        more = [make_space(4, 10)] if parts else []
        more += _compose_course(context, series, (title, _word_other_credit(context, series, first)), width)
        height = rest.least + sum(part.least for part in (*parts, *more))
        is_left_out = not context.shortening.count_shown(BY_YEAR)
        if is_left_out or (parts and height > tallest):
            more = [leave_out(BY_YEAR if is_left_out else name)]
        parts += more
    return parts


def _word_course(context: SheetContext, name: str, series: YearSeries) -> str:
    """Return the title of a series: "Cases by year", or what its source calls them."""
    kind = name.split()[0]
    noun = getattr(context.source(series.source).words, kind)
    if noun is None or kind == CALLS:
        return context.wording.say(f"glance.{kind}_by_year")
    return context.wording.begin("offenses.by_year", items=name_items(context.wording, noun))


def compose_year_chart(context: SheetContext, series: YearSeries, title: str, width: float) -> Block:
    """Return a chart of a series by year that takes what height there is, within its limits.

    Years are columns where each can have its count in no more height than bars below each other take.
    """
    size = context.styles.body.size
    rows = LEAST_BAR_ROW * len(series.years)
    least = _find_least_chart(context, series, width, max(rows, LEAST_CHART))
    if least is None and rows <= MOST_CHART:
        pairs = zip(series.years, series.values, strict=True)
        bars = [NetBar(label=str(year), value=value) for year, value in pairs]
        return compose_bars(context, title, bars, width, source=series.source)
    most = MOST_CHART * size
    alt = describe_years(context.wording, title, series.years, series.values)

    def place(box: Box) -> Placement:
        height = min(box.height, most)
        style = context.figures_of(series.source)
        drawing = draw_year_chart(series, width=width, height=height, style=style)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return Block((least or LEAST_CHART) * size, most, place)


def _find_least_chart(context: SheetContext, series: YearSeries, width: float, limit: float) -> float | None:
    """Return the least height with a count for each column, None above the limit; both in type sizes."""
    steps = int((limit - LEAST_CHART) / CHART_STEP) + 1
    heights = (LEAST_CHART + step * CHART_STEP for step in range(steps))
    size, style = context.styles.body.size, context.figures
    return next(
        (
            height
            for height in heights
            if has_room_for_counts(series, width=width, height=height * size, style=style)
        ),
        None,
    )


def _compose_course(
    context: SheetContext, series: YearSeries, words: tuple[str, str], width: float
) -> list[Block]:
    """Return a series by year under a hairline, its title and what is to be said beside that."""
    title, aside = words
    return [
        replace(set_hairline(width, context.palette.hairline, weight=0.5), keeps_next=True),
        set_subheading_block(context, title, width, aside=aside.removeprefix(", ")),
        replace(make_space(2, 5), is_space=False, keeps_next=True),
        compose_year_chart(context, series, title, width),
    ]


def _compose_link(context: SheetContext, width: float) -> list[Block]:
    """Lead to the page on the jurisdiction of a source of the sheet, where there is one."""
    url = context.state_page
    if url is None:
        return []
    span = TextSpan(shorten_address(url), context.styles.fine_link, url=context.url(url))
    return [make_space(2), set_text_block(span, width)]
