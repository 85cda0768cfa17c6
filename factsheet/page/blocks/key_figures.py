"""The key figures of the Hotline with their course over the years."""

from dataclasses import replace

from factsheet.figures.years import year_chart
from factsheet.geometry import Box
from factsheet.model import Measure, YearSeries
from factsheet.page.placed import Element, Picture, Role
from factsheet.page.sheet_context import (
    Job,
    hairline,
    heading_block,
    key_figure,
    subheading_block,
    text_block,
)
from factsheet.page.stacking import Block, Placement, space, stack
from factsheet.typesetting.paragraphs import Span
from factsheet.wording.alt import alt_years

LEAST_CHART, MOST_CHART = 5.3, 11.5  # height in type sizes


def glance_block(job: Job, width: float, *, has_calls_chart: bool = False) -> Block | None:
    """Return block 3: cases and persons (or calls), cases by year; None where the Hotline has no counts.

    With `has_calls_chart` calls by year are drawn as well, for a tall neighbor.
    """
    profile = job.profile
    if profile.cases is None:
        return None
    figures = [(profile.cases, "glance.cases")]
    if profile.persons is not None:
        figures.append((profile.persons, "glance.persons"))
    elif profile.calls is not None:
        figures.append((profile.calls, "glance.calls"))
    parts = [heading_block(job, job.wording.say("glance.heading"), width, aside=_aside(job, profile.cases))]
    for measure, key in figures:
        unit = job.wording.counted(key, measure.value)
        parts += [key_figure(job, measure.value, unit, width), space(3, 14)]
    if profile.cases_by_year is not None:
        parts += _course(job, profile.cases_by_year, "glance.cases_by_year", width)
    if profile.calls_by_year is not None and has_calls_chart:
        parts += [space(4, 10), *_course(job, profile.calls_by_year, "glance.calls_by_year", width)]
    parts += [space(2), _more(job, width)]
    return stack(*parts).named("glance", "figures")


def year_chart_block(job: Job, series: YearSeries, title: str, width: float) -> Block:
    """Return a chart of a series by year that takes what height there is, within its limits."""
    alt = alt_years(job.wording, title, series.years, series.values)
    size = job.styles.body.size
    most = MOST_CHART * size

    def place(box: Box) -> Placement:
        height = min(box.height, most)
        drawing = year_chart(series, width=width, height=height, style=job.figures, alt_text=alt)
        return Placement((Element(Role.FIGURE, (Picture(drawing, box.x, box.top - height),), alt=alt),))

    return Block(LEAST_CHART * size, most, place)


def _course(job: Job, series: YearSeries, key: str, width: float) -> list[Block]:
    """Return a series by year under a hairline and its title."""
    title = job.wording.say(key)
    return [
        replace(hairline(width, job.palette.hairline, weight=0.5), keeps_next=True),
        subheading_block(job, title, width),
        replace(space(2, 5), is_space=False, keeps_next=True),
        year_chart_block(job, series, title, width),
    ]


def _aside(job: Job, measure: Measure) -> str:
    return job.wording.period(measure.period)


def _more(job: Job, width: float) -> Block:
    """Lead to the Hotline's own page on the jurisdiction, or to its home page."""
    url = job.profile.jurisdiction.hotline_url or job.profile.contact.web
    shown = url.removeprefix("https://").rstrip("/")
    return text_block(Span(shown, job.styles.fine_link, url=job.url(url)), width)
