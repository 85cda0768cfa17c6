"""The key figures with their course over the years."""

from dataclasses import replace
from math import inf

from factsheet.disclosure import SafeProfile
from factsheet.figures.years import year_chart
from factsheet.geometry import Box
from factsheet.model import Measure, YearSeries
from factsheet.page.placed import Element, Picture, Role
from factsheet.page.sheet_context import (
    SheetContext,
    hairline,
    heading_block,
    key_figure,
    subheading_block,
    text_block,
)
from factsheet.page.stacking import Block, Placement, leave_out, space, stack
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_years

LEAST_CHART, MOST_CHART = 5.3, 11.5  # height in type sizes
CALLS_BY_YEAR = "calls by year"


def has_key_figures(profile: SafeProfile) -> bool:
    """Return whether there is a figure of the whole jurisdiction to be set large, or a course of one."""
    return any((profile.cases, profile.persons, profile.calls, profile.cases_by_year, profile.calls_by_year))


def compose_key_figures(context: SheetContext, width: float, *, tallest: float = inf) -> Block:
    """Return block 3: cases, persons and calls, what there is of them, and their course over the years.

    Calls that only sum up the years stand in for persons; calls that the profile gives are always printed.
    Calls by year are drawn as well as long as the block stays within `tallest` points.
    """
    figures = _list_figures(context.profile)
    period = figures[0][1].period if figures else None
    aside = context.wording.period(period) if period else ""
    parts = [heading_block(context, context.wording.say("glance.heading"), width, aside=aside)]
    for key, measure in figures:
        unit = context.wording.counted(key, measure.value)
        if measure.period != period:
            unit = f"{unit}, {context.wording.period(measure.period)}"
        parts += [key_figure(context, measure.value, unit, width), space(3, 14)]
    link = [space(2), _more(context, width)]
    return stack(
        *parts, *_compose_courses(context, stack(*parts, *link), width, tallest=tallest), *link
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
    courses = _course(context, cases, "glance.cases_by_year", width) if cases else []
    if calls is None:
        return courses
    more = [space(4, 10)] if courses else []
    more += _course(context, calls, "glance.calls_by_year", width)
    if courses and rest.least + sum(part.least for part in (*courses, *more)) > tallest:
        return [*courses, leave_out(CALLS_BY_YEAR)]
    return [*courses, *more]


def year_chart_block(context: SheetContext, series: YearSeries, title: str, width: float) -> Block:
    """Return a chart of a series by year that takes what height there is, within its limits."""
    alt = describe_years(context.wording, title, series.years, series.values)
    size = context.styles.body.size
    most = MOST_CHART * size

    def place(box: Box) -> Placement:
        height = min(box.height, most)
        drawing = year_chart(series, width=width, height=height, style=context.figures, alt_text=alt)
        return Placement((Element(Role.FIGURE, (Picture(drawing, box.x, box.top - height),), alt=alt),))

    return Block(LEAST_CHART * size, most, place)


def _course(context: SheetContext, series: YearSeries, key: str, width: float) -> list[Block]:
    """Return a series by year under a hairline and its title."""
    title = context.wording.say(key)
    return [
        replace(hairline(width, context.palette.hairline, weight=0.5), keeps_next=True),
        subheading_block(context, title, width),
        replace(space(2, 5), is_space=False, keeps_next=True),
        year_chart_block(context, series, title, width),
    ]


def _more(context: SheetContext, width: float) -> Block:
    """Lead to the Hotline's own page on the jurisdiction, or to its home page."""
    url = context.profile.jurisdiction.hotline_url or context.profile.contact.web
    shown = url.removeprefix("https://").rstrip("/")
    return text_block(TextSpan(shown, context.styles.fine_link, url=context.url(url)), width)
