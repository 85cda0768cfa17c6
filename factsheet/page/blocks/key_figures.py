"""The key figures of the Hotline with their course over the years."""

from dataclasses import replace

from factsheet.figures.years import has_room_for_counts, year_chart
from factsheet.geometry import Box
from factsheet.model import Bar, Measure, YearSeries
from factsheet.page.blocks.demographics import LEAST_BAR_ROW, bars_block
from factsheet.page.placed import Element, Picture, Role
from factsheet.page.sheet_context import (
    SheetContext,
    hairline,
    heading_block,
    key_figure,
    subheading_block,
    text_block,
)
from factsheet.page.stacking import Block, Placement, space, stack
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_years

LEAST_CHART, MOST_CHART, CHART_STEP = 5.3, 11.5, 0.5  # height in type sizes, least heights tried


def glance_block(context: SheetContext, width: float, *, has_calls_chart: bool = False) -> Block | None:
    """Return block 3: cases and persons (or calls), cases by year; None where the Hotline has no counts.

    With `has_calls_chart` calls by year are drawn as well, for a tall neighbor.
    """
    profile = context.profile
    if profile.cases is None:
        return None
    figures = [(profile.cases, "glance.cases")]
    if profile.persons is not None:
        figures.append((profile.persons, "glance.persons"))
    elif profile.calls is not None:
        figures.append((profile.calls, "glance.calls"))
    parts = [
        heading_block(
            context, context.wording.say("glance.heading"), width, aside=_aside(context, profile.cases)
        )
    ]
    for measure, key in figures:
        unit = context.wording.counted(key, measure.value)
        parts += [key_figure(context, measure.value, unit, width), space(3, 14)]
    if profile.cases_by_year is not None:
        parts += _course(context, profile.cases_by_year, "glance.cases_by_year", width)
    if profile.calls_by_year is not None and has_calls_chart:
        parts += [space(4, 10), *_course(context, profile.calls_by_year, "glance.calls_by_year", width)]
    parts += [space(2), _more(context, width)]
    return stack(*parts).named("glance", "figures")


def year_chart_block(context: SheetContext, series: YearSeries, title: str, width: float) -> Block:
    """Return a chart of a series by year that takes what height there is, within its limits.

    Years are columns where each can have its count in no more height than bars below each other take.
    """
    size = context.styles.body.size
    rows = LEAST_BAR_ROW * len(series.years)
    least = _find_least_chart(context, series, width, max(rows, LEAST_CHART))
    if least is None and rows <= MOST_CHART:
        bars = [
            Bar(label=str(year), value=value) for year, value in zip(series.years, series.values, strict=True)
        ]
        return bars_block(context, title, bars, width)
    most = MOST_CHART * size
    alt = describe_years(context.wording, title, series.years, series.values)

    def place(box: Box) -> Placement:
        height = min(box.height, most)
        drawing = year_chart(series, width=width, height=height, style=context.figures)
        return Placement((Element(Role.FIGURE, (Picture(drawing, box.x, box.top - height),), alt=alt),))

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


def _course(context: SheetContext, series: YearSeries, key: str, width: float) -> list[Block]:
    """Return a series by year under a hairline and its title."""
    title = context.wording.say(key)
    return [
        replace(hairline(width, context.palette.hairline, weight=0.5), keeps_next=True),
        subheading_block(context, title, width),
        replace(space(2, 5), is_space=False, keeps_next=True),
        year_chart_block(context, series, title, width),
    ]


def _aside(context: SheetContext, measure: Measure) -> str:
    return context.wording.period(measure.period)


def _more(context: SheetContext, width: float) -> Block:
    """Lead to the Hotline's own page on the jurisdiction, or to its home page."""
    url = context.profile.jurisdiction.hotline_url or context.profile.contact.web
    shown = url.removeprefix("https://").rstrip("/")
    return text_block(TextSpan(shown, context.styles.fine_link, url=context.url(url)), width)
