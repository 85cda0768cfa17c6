"""The state beside the nation, in words and numbers: never as a rank among states."""

from decimal import ROUND_HALF_UP, Decimal

from factsheet.model import Nation, YearSeries
from factsheet.page.lists import set_bulleted_list
from factsheet.page.sheet_context import SheetContext, set_heading_block
from factsheet.page.stacking import Block, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan

LEAST_CHANGE = Decimal("0.005")  # less is printed as 0 percent
LEAST_BASE = 21  # shares and changes of a count of 20 or fewer say more than the count can bear


def compose_comparison(context: SheetContext, width: float) -> Block | None:
    """Return what share of calls became cases and how cases changed, each beside the nation's figure.

    None where the Hotline has no counts of the state, a count is hidden, or all bases are too small.
    """
    profile, nation = context.profile, context.profile.nation
    if nation is None or profile.cases_by_year is None or profile.calls_by_year is None:
        return None
    sentences = [
        _word_share(context, profile.cases_by_year, profile.calls_by_year, nation),
        _word_change(context, profile.cases_by_year, nation),
    ]
    told = [TextSpan(sentence, context.styles.body) for sentence in sentences if sentence]
    if not told:
        return None
    years = profile.cases_by_year.years
    heading = context.wording.say("comparison.heading")
    aside = context.wording.say("comparison.aside", period=context.wording.years(years[0], years[-1]))
    return stack_blocks(
        set_heading_block(context, heading, width, aside=aside),
        set_bulleted_list(context, told, width),
    ).named("comparison")


def _word_share(context: SheetContext, cases: YearSeries, calls: YearSeries, nation: Nation) -> str | None:
    here = _divide_counts(cases.total, calls.total)
    there = _divide_counts(nation.cases_by_year.total, nation.calls_by_year.total)
    if here is None or there is None:
        return None
    values = {"here": _format_percent(context, here), "nation": _format_percent(context, there)}
    return context.wording.say("comparison.share", place=context.place, **values)


def _word_change(context: SheetContext, cases: YearSeries, nation: Nation) -> str | None:
    here = _divide_counts(cases.values[-1], cases.values[0])
    there = _divide_counts(nation.cases_by_year.values[-1], nation.cases_by_year.values[0])
    if here is None or there is None:
        return None
    values = {"here": _word_rise_or_fall(context, here - 1), "nation": _word_rise_or_fall(context, there - 1)}
    return context.wording.say(
        "comparison.change", place=context.place, first=cases.years[0], last=cases.years[-1], **values
    )


def _divide_counts(part: object, base: object) -> Decimal | None:
    """Return the ratio of two counts; None where one is hidden or the base too small to bear one."""
    if not isinstance(part, int) or not isinstance(base, int) or base < LEAST_BASE:
        return None
    return Decimal(part) / Decimal(base)


def _word_rise_or_fall(context: SheetContext, change: Decimal) -> str:
    if abs(change) < LEAST_CHANGE:
        return context.wording.say("comparison.same")
    key = "comparison.rose" if change > 0 else "comparison.fell"
    return context.wording.say(key, percent=_format_percent(context, abs(change)))


def _format_percent(context: SheetContext, share: Decimal) -> str:
    return context.wording.percent((share * 100).quantize(Decimal(1), ROUND_HALF_UP))
