"""What is done: laws beside or above statewide efforts."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial

from factsheet.model import BlockName, Law
from factsheet.model.local_text import ENGLISH
from factsheet.page.blocks.shown_entries import compose_more, count_list_columns, shorten_entries
from factsheet.page.blocks.statewide_efforts import compose_efforts, has_printed_efforts, is_run_in
from factsheet.page.ladder import FEDERAL_LAWS, LAWS
from factsheet.page.laws_list import LawWords, find_foreign_language, set_laws_list, word_laws
from factsheet.page.sheet_context import (
    SheetContext,
    StepContext,
    keep_setting,
    set_heading_block,
    set_own_note,
    set_text_block,
)
from factsheet.page.stacking import Block, leave_out, make_space, set_beside, stack_blocks
from factsheet.theme import MIN_TYPE_SIZE
from factsheet.typesetting.paragraphs import TextSpan

ACTIONS_GUTTER = 20.0
# Shares of the laws in the width of a row that they have together with the efforts.
HOLE = 40.0  # height that is better spent than left white beside a long list, in points
DIVIDES = (0.32, 0.36, 0.4, 0.43, 0.46, 0.48, 0.5, 0.52, 0.54, 0.56, 0.58, 0.6, 0.62, 0.65, 0.68)


def compose_actions(context: StepContext, width: float, *, between: float) -> list[Block | None]:
    """Return laws beside efforts, the divide where the two are most alike in height, or below each other.

    A few efforts, which are run in, stand below the laws where that is shorter or little higher: beside them
    they would leave a hole. `between` is the least room between two rows, in points.
    """
    is_single = context.form.is_single_column or context.shortening.is_stacked or _is_ordered_apart(context)
    if is_single or not (has_printed_laws(context) and has_printed_efforts(context)):
        return [compose_laws(context, width), compose_efforts(context, width)]
    divided = _choose_divide(context, width)
    if not (context.shortening.is_rebalanced or is_run_in(context)):
        return [divided]
    below = compose_laws(context, width), compose_efforts(context, width)
    stacked = sum(block.least for block in below if block is not None) + between
    has_spare = is_run_in(context) and context.styles.scale.floor == MIN_TYPE_SIZE
    spare = HOLE if has_spare else 0.0
    return list(below) if stacked < divided.least + spare else [divided]


def _is_ordered_apart(context: SheetContext) -> bool:
    """Return whether the publisher orders the two, or sends one to the back, apart from the other."""
    blocks = context.profile.blocks
    named = [name in (BlockName.LAWS, BlockName.EFFORTS) for name in blocks.order or ()]
    is_apart = any(named) and named[named.index(True) :][:2] != [True, True]
    back = blocks.prefer_back or ()
    return is_apart or (BlockName.LAWS in back) != (BlockName.EFFORTS in back)


def has_printed_laws(context: StepContext) -> bool:
    """Return whether laws of the jurisdiction are printed: not where the whole list is left out."""
    laws = context.profile.laws
    return bool(laws) and context.why_left_out(BlockName.LAWS, LAWS, len(laws)) is None


def _choose_divide(context: StepContext, width: float) -> Block:
    """Return the row whose divide makes the taller of the two as short as can be.

    The wider a list, the shorter: the best divide is where laws and efforts cross. It is sought from near
    the wide end, where it lies for most, each time where the areas that the two took last would be alike in
    height, or in the middle of what is left where that would leave more.
    """
    divide = cache(partial(_divide_actions, context, width))
    low, high = 0, len(DIVIDES) - 1
    tried = high - 1
    while low < high:
        (laws, _), (efforts, _) = divide(DIVIDES[tried])
        guess = _find_crossing(laws.least, efforts.least, DIVIDES[tried])
        if laws.least > efforts.least:
            low = tried + 1
            tried = min(max(guess, (low + high) // 2), high - 1)
        else:
            high = tried
            tried = max(min(guess, (low + high) // 2), low)
    near = DIVIDES[max(low - 1, 0) : low + 1]
    rows = [set_beside(*divide(share), gutter=ACTIONS_GUTTER) for share in near]
    return min(rows, key=lambda block: block.least)


def _find_crossing(laws: float, efforts: float, share: float) -> int:
    """Return the number of the divide where two columns, so high at a share of the width, are about alike."""
    areas = laws * share, efforts * (1 - share)
    return bisect_left(DIVIDES, areas[0] / sum(areas))


def _divide_actions(context: StepContext, width: float, share: float) -> list[tuple[Block, float]]:
    """Return laws and efforts, each with its width."""
    room = width - ACTIONS_GUTTER
    columns = [
        (compose_laws(context, room * share), room * share),
        (compose_efforts(context, room * (1 - share)), room * (1 - share)),
    ]
    return [(block or make_space(0), column) for block, column in columns]


def compose_laws(context: StepContext, width: float) -> Block | None:
    """Return the jurisdiction's laws."""
    laws = context.profile.laws
    if not laws:
        return None
    if reason := context.why_left_out(BlockName.LAWS, LAWS, len(laws)):
        return leave_out(LAWS, len(laws), reason=reason)
    entries = shorten_entries(context.shortening, (LAWS, laws))
    title = context.wording.say(f"laws.heading_{context.profile.jurisdiction.kind}")
    heading = set_heading_block(context, title, width, aside=_name_language(context, entries.shown))
    words = _word_own_laws(context, len(entries.shown), has_short_titles=context.shortening.has_short_titles)
    listed = set_laws_list(context, words, width, columns=count_list_columns(context, width))
    note = set_own_note(context, context.profile.texts.laws, width)
    return stack_blocks(heading, listed, *compose_more(context, entries, width), *note).named("laws", LAWS)


@keep_setting
def _word_own_laws(context: SheetContext, count: int, *, has_short_titles: bool) -> tuple[LawWords, ...]:
    """Return what is printed of the first laws of the jurisdiction."""
    return word_laws(context, context.profile.laws[:count], has_short_titles=has_short_titles)


def _name_language(context: SheetContext, laws: Sequence[Law]) -> str:
    """Return what is said once of the English titles of a list on a sheet in another language."""
    is_english = any(law.lang in {None, ENGLISH} and find_foreign_language(context, law.lang) for law in laws)
    return context.wording.say("laws.english_titles") if is_english else ""


def compose_federal_laws(context: StepContext, width: float) -> Block | None:
    """Return the federal laws for a jurisdiction of which no law is listed; no height where left out."""
    laws: tuple[Law, ...] = context.profile.federal_laws
    if context.profile.laws or not laws:
        return None
    if reason := context.why_left_out(BlockName.FEDERAL_LAWS, FEDERAL_LAWS):
        return leave_out(FEDERAL_LAWS, reason=reason)
    title = context.wording.say("laws.federal")
    heading = set_heading_block(context, title, width, aside=_name_language(context, laws))
    # One line each wherever the sheet is wide enough: the laws of the place itself are what it is about.
    listed = set_laws_list(context, word_laws(context, laws, has_short_titles=True), width)
    note = set_text_block(
        TextSpan(context.wording.say("laws.not_listed", place=context.place), context.styles.note), width
    )
    return stack_blocks(heading, listed, make_space(3), note).named(FEDERAL_LAWS)
