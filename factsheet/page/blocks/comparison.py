"""The state beside the nation, in words and numbers: never as a rank among states."""

from decimal import Decimal

from factsheet.embedded_data import BesideNation, compare_with_nation
from factsheet.model import Period
from factsheet.page.lists import set_bulleted_list
from factsheet.page.sheet_context import SheetContext, set_heading_block
from factsheet.page.stacking import Block, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan


def compose_comparison(context: SheetContext, width: float) -> Block | None:
    """Return what share of calls became cases and how cases changed, each beside the nation's figure.

    None where the Hotline has no counts of the state, a count is hidden, or all bases are too small.
    """
    figures = compare_with_nation(context.profile)
    if figures is None:
        return None
    sentences = []
    if figures.share:
        sentences.append(_word_share(context, figures.share))
    if figures.change:
        sentences.append(_word_change(context, figures.change, figures.period))
    heading = context.wording.say("comparison.heading")
    credit = context.credit(figures.source, figures.period)
    aside = context.wording.say("comparison.aside", credit=credit)
    return stack_blocks(
        set_heading_block(context, heading, width, aside=aside),
        set_bulleted_list(context, [TextSpan(each, context.styles.body) for each in sentences], width),
    ).named("comparison")


def _word_share(context: SheetContext, share: BesideNation) -> str:
    values = {"here": _word_percent(context, share.here), "nation": _word_percent(context, share.nation)}
    return context.wording.say("comparison.share", place=context.place, **values)


def _word_change(context: SheetContext, change: BesideNation, period: Period) -> str:
    here, nation = (_word_rise_or_fall(context, percent) for percent in (change.here, change.nation))
    return context.wording.say(
        "comparison.change",
        place=context.place,
        first=period.first,
        last=period.last,
        here=here,
        nation=nation,
    )


def _word_rise_or_fall(context: SheetContext, percent: int) -> str:
    if not percent:
        return context.wording.say("comparison.same")
    key = "comparison.rose" if percent > 0 else "comparison.fell"
    return context.wording.say(key, percent=_word_percent(context, abs(percent)))


def _word_percent(context: SheetContext, percent: int) -> str:
    return context.wording.percent(Decimal(percent))
