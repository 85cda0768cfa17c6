"""Offenses known to police in the whole jurisdiction: by year and by type."""

from factsheet.model import Period
from factsheet.page.blocks import Block, beside, stack
from factsheet.page.glance import year_chart_block
from factsheet.page.job import Job, heading_block
from factsheet.page.people import bars_block

GUTTER = 22.0
SHARE_OF_YEARS = 0.5


def offenses_block(job: Job, width: float) -> Block | None:
    """Return two charts side by side; None where the FBI's file has no offense for the jurisdiction."""
    offenses = job.profile.offenses
    if offenses is None or not any(offenses.by_year.values):
        return None
    left = (width - GUTTER) * SHARE_OF_YEARS
    right = width - GUTTER - left
    years = offenses.by_year.years
    period = job.wording.period(Period(first=years[0], last=years[-1]))
    aside = job.wording.say("map.source", period=period)
    by_year, by_type = job.wording.say("offenses.by_year"), job.wording.say("offenses.by_type")
    charted = stack(
        heading_block(job, by_year, left, aside=aside),
        year_chart_block(job, offenses.by_year, by_year, left),
    )
    types = stack(heading_block(job, by_type, right), bars_block(job, by_type, offenses.by_type, right))
    return beside((charted, left), (types, right), gutter=GUTTER).named("offenses")
