"""Offenses known to police in the whole jurisdiction: by year and by type."""

from dataclasses import replace

from factsheet.model import Period
from factsheet.page.blocks.demographics import bars_block
from factsheet.page.blocks.key_figures import year_chart_block
from factsheet.page.sheet_context import Job, heading_block
from factsheet.page.stacking import Block, beside, space, stack

GUTTER = 22.0
LEAST_YEARS = 2  # one column alone shows no course


def offenses_block(job: Job, width: float) -> Block | None:
    """Return two charts side by side; None where the FBI's file has less than two years."""
    offenses = job.profile.offenses
    if offenses is None or len(offenses.by_year.years) < LEAST_YEARS:
        return None
    by_year, by_type = job.wording.say("offenses.by_year"), job.wording.say("offenses.by_type")
    years = offenses.by_year.years
    aside = job.wording.say("map.source", period=job.wording.period(Period(first=years[0], last=years[-1])))
    column = width if job.form.is_single_column else (width - GUTTER) / 2
    course = stack(
        heading_block(job, by_year, column, aside=aside),
        replace(space(2, 4), is_space=False, keeps_next=True),
        year_chart_block(job, offenses.by_year, by_year, column),
    )
    types = stack(
        heading_block(job, by_type, column, aside=aside), bars_block(job, by_type, offenses.by_type, column)
    )
    if job.form.is_single_column:
        return stack(course, space(12), types).named("offenses")
    return beside((course, column), (types, column), gutter=GUTTER).named("offenses")
