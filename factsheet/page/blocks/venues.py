"""Where it happened: venues of sex and labor trafficking, by rank."""

from collections.abc import Sequence

from factsheet.model import BlockName, Ranking, list_rankings
from factsheet.page.ladder import VENUES
from factsheet.page.lists import set_numbered_list
from factsheet.page.sheet_context import (
    SheetContext,
    StepContext,
    keep_setting,
    set_heading_block,
    set_own_note,
)
from factsheet.page.stacking import Block, leave_out, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan


def count_venue_lists(context: StepContext) -> int:
    """Return how many kinds of trafficking have a list of venues that is printed."""
    is_left_out = context.why_left_out(BlockName.VENUES, VENUES)
    return 0 if is_left_out else len(list_rankings(context.profile.venues))


def compose_venues(context: StepContext, width: float) -> Sequence[Block]:
    """Return a numbered list for each kind of trafficking; N in the heading follows the list."""
    rankings = list_rankings(context.profile.venues)
    if not rankings:
        return []
    if reason := context.why_left_out(BlockName.VENUES, VENUES):
        return [leave_out(path, reason=reason) for path in rankings]
    return _set_venues(context, width)


@keep_setting
def _set_venues(context: SheetContext, width: float) -> Sequence[Block]:
    rankings = list_rankings(context.profile.venues)
    rows = max((_count_venues(ranking) for ranking in rankings.values()), default=0)
    blocks = [
        _compose_ranking(
            context, _word_venues_heading(context, key, ranking), ranking, width, rows=rows
        ).named(key, key)
        for key, ranking in rankings.items()
    ]
    note = set_own_note(context, context.profile.texts.venues, width)
    return [*blocks[:-1], stack_blocks(blocks[-1], *note)] if note else blocks


def _word_venues_heading(context: SheetContext, key: str, ranking: Ranking) -> str:
    count = _count_venues(ranking)
    return context.wording.say(f"{key}_one") if count == 1 else context.wording.say(key, n=count)


def _count_venues(ranking: Ranking) -> int:
    return len(ranking.names) + (ranking.residual is not None)


def _compose_ranking(
    context: SheetContext, heading: str, ranking: Ranking, width: float, *, rows: int
) -> Block:
    names = [*ranking.names, *([ranking.residual] if ranking.residual else [])]
    terms = [context.wording.term(name) for name in names]
    return stack_blocks(
        set_heading_block(context, heading, width, aside=context.credit(ranking.source, ranking.period)),
        set_numbered_list(
            context,
            [TextSpan(term.text, context.styles.body, lang=term.lang) for term in terms],
            width,
            rows=rows,
        ),
    )
