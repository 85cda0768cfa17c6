"""Offenses known to police in the whole jurisdiction: by year, and by type beside the nation."""

from collections.abc import Sequence

from factsheet.figures.share_bars import ShareRow, draw_share_rows, measure_share_rows
from factsheet.geometry import Box
from factsheet.model import Bar, LocalText, Offenses, Source
from factsheet.page.blocks.demographics import compose_bars
from factsheet.page.blocks.year_chart import compose_year_chart
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import (
    SheetContext,
    keep_setting,
    place_drawing,
    set_heading_block,
    set_text_block,
)
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_shares, join_pairs
from factsheet.wording.shares import read_parts, word_shares
from factsheet.wording.source_words import begin_items, list_caution, name_items, word_item_heading

GUTTER = 22.0
LEAST_YEARS = 2  # one column alone shows no course
PARTS = 2  # of a bar of a hundred percent


@keep_setting
def compose_offense_years(context: SheetContext, width: float) -> Block | None:
    """Return offenses by year with what their course must not be taken for; None of less than two years.

    No change is told: it may be one of the agencies that report.
    """
    offenses = context.profile.offenses
    if offenses is None or len(offenses.by_year.reported) < LEAST_YEARS:
        return None
    source = context.source(offenses.by_year.source)
    title = word_item_heading(context.wording, source, "offenses.by_year")
    aside = context.full_credit(source.key, offenses.by_year.period)
    return stack_blocks(
        set_heading_block(context, title, width, aside=aside),
        make_space(2, 4)._replace(is_space=False, keeps_next=True),
        compose_year_chart(context, offenses.by_year, title, width),
        *_set_caution(context, None, source.cautions.by_year, width),
    ).named("offenses")


@keep_setting
def compose_offense_types(context: SheetContext, width: float) -> Block | None:
    """Return offenses by type: two bars of a hundred percent, the state above the nation.

    Bars of counts where the state has 20 or fewer, where a count is not shown or below zero, or of other than
    two types; None where no type is known. The nation is left out where the source does not publish every
    count.
    """
    offenses = context.profile.offenses
    if offenses is None or not offenses.by_type:
        return None
    source = context.source(offenses.by_year.source)
    title = word_item_heading(context.wording, source, "offenses.by_type")
    aside = context.credit(source.key, offenses.by_year.period)
    heading = set_heading_block(context, title, width, aside=aside)
    rows = _list_share_rows(context)
    if not rows:
        bars = compose_bars(context, title, offenses.by_type, width, source=source.key)
        caution = _set_caution(context, None, source.cautions.by_type, width)
        return stack_blocks(heading, bars, *caution).named("offenses")
    base = _make_base(context, rows, source)
    return stack_blocks(
        heading,
        _compose_shares(context, title, offenses, rows, width),
        *_set_caution(context, base, source.cautions.by_type, width),
    ).named("offenses")


@keep_answer
def _list_share_rows(content: SheetContent) -> tuple[ShareRow, ...]:
    """Return the bar of the state and that of the nation, where there is one; none at all of no whole."""
    offenses = content.profile.offenses
    own = _make_share_row(content, content.profile.jurisdiction.usps, offenses.by_type) if offenses else None
    if offenses is None or own is None:
        return ()
    nation = _make_share_row(content, content.wording.say("comparison.nation"), offenses.nation_by_type)
    return (own,) if nation is None else (own, nation)


def _make_share_row(content: SheetContent, label: str, bars: Sequence[Bar]) -> ShareRow | None:
    values = [bar.value for bar in bars]
    counts, percents = read_parts(values), word_shares(content.wording, values)
    if len(values) != PARTS or counts is None or percents is None:
        return None
    return ShareRow(label, (counts[0], counts[1]), (percents[0], percents[1]))


def _compose_shares(
    context: SheetContext, title: str, offenses: Offenses, rows: Sequence[ShareRow], width: float
) -> Block:
    style = context.figures_of(offenses.by_year.source)
    names = [context.wording.term(bar.label).text for bar in offenses.by_type]
    heads = (names[0], names[1])
    places = (context.place, context.wording.say("comparison.nation"))
    told = [
        (place, list(zip(names, row.percents, strict=True))) for place, row in zip(places, rows, strict=False)
    ]
    alt = describe_shares(context.wording, title, told)

    def place_bars(box: Box) -> Placement:
        drawing = draw_share_rows(rows, heads, width=width, style=style)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return make_fixed(measure_share_rows(rows, heads, width=width, style=style), place_bars)


def _make_base(context: SheetContext, rows: Sequence[ShareRow], source: Source) -> TextSpan:
    """Return of what the bars are: "302 and 44 offenses; nation: 13,301 in 50 states and D.C.".

    Heads above the bars tell the eye which number is of which type; who listens hears it with each number.
    """
    wording, offenses = context.wording, context.profile.offenses
    own, *others = (sum(row.counts) for row in rows)
    numbers = [wording.number(count) for count in rows[0].counts]
    types = [wording.term(bar.label).text for bar in offenses.by_type] if offenses else []
    words = {"parts": wording.list_of(numbers), "items": name_items(wording, source.item, own)}
    pairs = join_pairs(wording, list(zip(types, numbers, strict=True)))
    heard = {"parts": pairs, "counted": begin_items(wording, source.item)}
    nation = {"nation": wording.number(others[0])} if others else {}
    key = "wholes" if others else "whole"
    return TextSpan(
        wording.say(f"offenses.{key}", **words, **nation),
        context.styles.note,
        spoken=wording.say(f"offenses.{key}_heard", **heard, **nation),
    )


def _set_caution(
    context: SheetContext, base: TextSpan | None, caution: LocalText | None, width: float
) -> list[Block]:
    """Return a note below a chart, what readers should not conclude from it last; nothing without words."""
    style = context.styles.note
    cautions = [TextSpan(text, style) for text in list_caution(context.wording, caution)]
    spans = [base._replace(text=f"{base.text} "), *cautions] if base and cautions else [base, *cautions]
    told = [span for span in spans if span is not None]
    return [make_space(1, 4), set_text_block(told, width)] if told else []
