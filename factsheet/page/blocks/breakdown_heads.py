"""What stands above and below the chart of a breakdown, whatever the chart."""

from factsheet.model import Breakdown, Demographics
from factsheet.page.sheet_context import SheetContext, set_subheading_block, set_text_block
from factsheet.page.stacking import Block
from factsheet.typesetting.paragraphs import TextSpan


def set_breakdown_heading(
    context: SheetContext, people: Demographics, group: Breakdown, width: float
) -> Block:
    """Return the title of a breakdown, with its source and period where they are its own."""
    title = context.wording.term(group.title).text
    return set_subheading_block(context, title, width, aside=_word_credit(context, people, group))


def set_not_stated(context: SheetContext, group: Breakdown, width: float) -> list[Block]:
    """Return how many have no category, as a list of one line, of none where that is not told."""
    if not isinstance(group.not_stated, int):
        return []
    words = context.wording.say("people.not_stated", n=context.wording.number(group.not_stated))
    return [set_text_block(TextSpan(words, context.styles.note), width)]


def _word_credit(context: SheetContext, people: Demographics, group: Breakdown) -> str:
    """Return source and period of a breakdown, as far as they are not those of the block."""
    source, period = people.credit_group(group), people.date_group(group)
    if source != people.source:
        return context.credit(source, period)
    return context.wording.period(period) if period != people.period else ""
