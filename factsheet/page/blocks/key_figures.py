"""The key figures with their course over the years."""

from dataclasses import replace
from math import inf

from factsheet.disclosure import SafeProfile
from factsheet.figures.years import draw_year_chart, has_room_for_counts
from factsheet.geometry import Box
from factsheet.model import Measure, NetBar, YearSeries
from factsheet.page.blocks.demographics import LEAST_BAR_ROW, compose_bars
from factsheet.page.blocks.footnotes import mark_published, set_footnotes
from factsheet.page.sheet_context import (
    SheetContext,
    place_drawing,
    set_hairline,
    set_heading_block,
    set_key_figure,
    set_subheading_block,
    set_text_block,
    shorten_address,
)
from factsheet.page.stacking import Block, Placement, leave_out, make_space, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_years

LEAST_CHART, MOST_CHART, CHART_STEP = 5.3, 11.5, 0.5  # height in type sizes, least heights tried
CALLS_BY_YEAR = "calls by year"


def has_key_figures(profile: SafeProfile) -> bool:
    """Return whether there is a figure of the whole jurisdiction to be set large, or a course of one."""
    return any((profile.cases, profile.persons, profile.calls, profile.cases_by_year, profile.calls_by_year))


def compose_key_figures(context: SheetContext, width: float, *, tallest: float = inf) -> Block:
    """Return cases, persons and calls, what there is of them, and their course over the years.

    Calls that only sum up the years stand in for persons; calls that the profile gives are always printed.
    Calls by year are drawn as well as long as the block stays within `tallest` points.
    """
    figures = _list_figures(context.profile)
    period = figures[0][1].period if figures else None
    aside = context.wording.period(period) if period else ""
    parts = [set_heading_block(context, context.wording.say("glance.heading"), width, aside=aside)]
    for key, measure in figures:
        unit = context.wording.counted(key, measure.value)
        if measure.period != period:
            unit = f"{unit}, {context.wording.period(measure.period)}"
        unit = mark_published(context, unit, measure)
        parts += [set_key_figure(context, measure.value, unit, width), make_space(3, 14)]
    parts += set_footnotes(context, [measure for _key, measure in figures], width)
    link = [make_space(2), _compose_link(context, width)]
    return stack_blocks(
        *parts, *_compose_courses(context, stack_blocks(*parts, *link), width, tallest=tallest), *link
    ).named("glance", "figures")


def _list_figures(profile: SafeProfile) -> list[tuple[str, Measure]]:
    """Return the figures to be set large, each with the key of its unit."""
    has_own_calls = profile.persons is None or not _is_sum(profile.calls, profile.calls_by_year)
    figures = {
        "glance.cases": profile.cases,
        "glance.persons": profile.persons,
        "glance.calls": profile.calls if has_own_calls else None,
    }
    return [(key, measure) for key, measure in figures.items() if measure is not None]


def _is_sum(measure: Measure | None, series: YearSeries | None) -> bool:
    """Return whether a figure says no more than the years of its series."""
    if measure is None or series is None:
        return measure is None
    years = (measure.period.first, measure.period.last)
    return years == (series.years[0], series.years[-1]) and measure.value == series.total


def _compose_courses(context: SheetContext, rest: Block, width: float, *, tallest: float) -> list[Block]:
    """Return the charts by year: of cases, and of calls where the block with them stays within `tallest`."""
    cases, calls = context.profile.cases_by_year, context.profile.calls_by_year
    courses = _compose_course(context, cases, "glance.cases_by_year", width) if cases else []
    if calls is None:
        return courses
    more = [make_space(4, 10)] if courses else []
    more += _compose_course(context, calls, "glance.calls_by_year", width)
    if courses and rest.least + sum(part.least for part in (*courses, *more)) > tallest:
        return [*courses, leave_out(CALLS_BY_YEAR)]
    return [*courses, *more]


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
        return compose_bars(context, title, bars, width)
    most = MOST_CHART * size
    alt = describe_years(context.wording, title, series.years, series.values)

    def place(box: Box) -> Placement:
        height = min(box.height, most)
        drawing = draw_year_chart(series, width=width, height=height, style=context.figures)
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


def _compose_course(context: SheetContext, series: YearSeries, key: str, width: float) -> list[Block]:
    """Return a series by year under a hairline and its title."""
    title = context.wording.say(key)
    return [
        replace(set_hairline(width, context.palette.hairline, weight=0.5), keeps_next=True),
        set_subheading_block(context, title, width),
        replace(make_space(2, 5), is_space=False, keeps_next=True),
        compose_year_chart(context, series, title, width),
    ]


def _compose_link(context: SheetContext, width: float) -> Block:
    """Lead to the Hotline's own page on the jurisdiction, or to its home page."""
    url = context.hotline_page
    return set_text_block(
        TextSpan(shorten_address(url), context.styles.fine_link, url=context.url(url)), width
    )
