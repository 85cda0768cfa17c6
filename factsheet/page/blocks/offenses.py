"""Offenses known to police in the whole jurisdiction: by year and by type."""

from dataclasses import replace

from factsheet.page.blocks.demographics import compose_bars
from factsheet.page.blocks.year_chart import compose_year_chart
from factsheet.page.sheet_context import SheetContext, set_heading_block
from factsheet.page.stacking import Block, make_space, set_beside, stack_blocks
from factsheet.wording.source_words import word_item_heading

GUTTER = 22.0
LEAST_YEARS = 2  # one column alone shows no course


def compose_offenses(context: SheetContext, width: float) -> Block | None:
    """Return two charts side by side; None where less than two years have rows."""
    offenses = context.profile.offenses
    if offenses is None or len(offenses.by_year.reported) < LEAST_YEARS:
        return None
    key = offenses.by_year.source
    source = context.source(key)
    by_year, by_type = (
        word_item_heading(context.wording, source, title)
        for title in ("offenses.by_year", "offenses.by_type")
    )
    aside = context.full_credit(key, offenses.by_year.period)
    column = width if context.form.is_single_column else (width - GUTTER) / 2
    course = stack_blocks(
        set_heading_block(context, by_year, column, aside=aside),
        replace(make_space(2, 4), is_space=False, keeps_next=True),
        compose_year_chart(context, offenses.by_year, by_year, column),
    )
    types = stack_blocks(
        set_heading_block(context, by_type, column, aside=aside),
        compose_bars(context, by_type, offenses.by_type, column, source=key),
    )
    if context.form.is_single_column:
        return stack_blocks(course, make_space(12), types).named("offenses")
    return set_beside((course, column), (types, column), gutter=GUTTER).named("offenses")
