"""Who was reported and where: demographics, types of calls, and venues."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from factsheet.disclosure import SafeProfile
from factsheet.figures.bar_columns import BarColumns, fit_bar_columns, make_stacked_scale
from factsheet.figures.bars import Bars, BarScale, draw_bar_chart, measure_bar_chart
from factsheet.geometry import Box
from factsheet.model import Bar, Breakdown, Period, Ranking, list_rankings
from factsheet.page.blocks.footnotes import make_footnotes, mark_published, set_footnotes, word_published
from factsheet.page.ladder import CALL_TYPES
from factsheet.page.lists import set_numbered_list
from factsheet.page.sheet_context import (
    SheetContext,
    place_drawing,
    set_heading_block,
    set_subheading_block,
    set_text_block,
)
from factsheet.page.stacking import Block, Placement, leave_out, make_space, set_beside, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_bars

GUTTER = 22.0
BETWEEN = 8.0  # charts one below the other
LEAST_BAR_ROW, BAR_ROW, MOST_BAR_ROW = 1.25, 1.32, 1.6  # in type sizes


def compose_people(context: SheetContext, width: float) -> Block | None:
    """Return one chart a breakdown, side by side, and the note that they are not cumulative.

    The charts stand one below the other where that is asked for or words need the width.
    """
    people = context.profile.demographics
    if people is None or not people.groups:
        return None
    heading = set_heading_block(
        context, context.wording.say("people.heading"), width, aside=_word_own_period(context, people.period)
    )
    note = TextSpan(context.wording.say("people.note"), context.styles.note)
    rows = [_list_rows(context, group.bars) for group in people.groups]
    columns = fit_bar_columns(rows, width=width, gutter=GUTTER, style=context.figures)
    if columns is None or context.form.is_single_column:
        charts = _stack_charts(
            context, people.groups, width, make_stacked_scale(rows, width, context.figures)
        )
        notes = [note]
    else:
        charts = [_set_charts_beside(context, people.groups, columns)]
        footnotes = make_footnotes(context, [bar for group in people.groups for bar in group.bars])
        notes = [note, TextSpan(" ", context.styles.note), *footnotes] if footnotes else [note]
    return stack_blocks(heading, *charts, make_space(2, 4), set_text_block(notes, width)).named(
        "people", "demographics"
    )


def _stack_charts(
    context: SheetContext, groups: Sequence[Breakdown], width: float, scale: BarScale
) -> list[Block]:
    """Return the charts one below the other, each with its footnotes."""
    parts: list[Block] = []
    for group in groups:
        notes = set_footnotes(context, group.bars, width)
        chart = replace(_compose_group_chart(context, group, width, scale), keeps_next=bool(notes))
        parts += [chart, *notes, make_space(BETWEEN)]
    return parts


def _set_charts_beside(context: SheetContext, groups: Sequence[Breakdown], columns: BarColumns) -> Block:
    pairs = zip(groups, columns.widths, strict=True)
    return set_beside(
        *((_compose_group_chart(context, group, column, columns.scale), column) for group, column in pairs),
        gutter=GUTTER,
    )


def _compose_group_chart(context: SheetContext, group: Breakdown, width: float, scale: BarScale) -> Block:
    title = context.wording.term(group.title).text
    bars = compose_bars(context, title, group.bars, width, row=BAR_ROW, scale=scale)
    parts = [set_subheading_block(context, title, width), bars]
    if isinstance(group.not_stated, int):
        words = context.wording.say("people.not_stated", n=context.wording.number(group.not_stated))
        parts.append(set_text_block(TextSpan(words, context.styles.note), width))
    return stack_blocks(*parts)


def compose_calls(context: SheetContext, width: float) -> Block | None:
    """Return calls by type; a block without height where they are left out."""
    calls = context.profile.call_types
    if calls is None:
        return None
    if not context.shortening.count_shown(CALL_TYPES):
        return leave_out(CALL_TYPES)
    title = context.wording.say("calls.heading")
    heading = set_heading_block(context, title, width, aside=_word_own_period(context, calls.period))
    bars = compose_bars(context, title, calls.bars, width)
    notes = set_footnotes(context, calls.bars, width)
    return stack_blocks(heading, replace(bars, keeps_next=bool(notes)), *notes).named("calls", "call_types")


def count_venue_lists(profile: SafeProfile) -> int:
    """Return how many kinds of trafficking have a list of venues."""
    return len(list_rankings(profile.venues))


def compose_venues(context: SheetContext, width: float) -> list[Block]:
    """Return a numbered list for each kind of trafficking; N in the heading follows the list."""
    rankings = list_rankings(context.profile.venues)
    rows = max((_count_venues(ranking) for ranking in rankings.values()), default=0)
    return [
        _compose_ranking(
            context, _word_venues_heading(context, key, ranking), ranking, width, rows=rows
        ).named(key, key)
        for key, ranking in rankings.items()
    ]


def compose_bars(
    context: SheetContext,
    title: str,
    bars: Sequence[Bar],
    width: float,
    *,
    row: float | None = None,
    scale: BarScale | None = None,
) -> Block:
    """Return a bar chart whose rows open out between their least and most height, or have the one given.

    Charts side by side share one height of rows, given in type sizes, and one scale.
    """
    rows = _list_rows(context, bars)
    size = context.styles.body.size
    named = [(context.wording.term(bar.label).text, bar.value) for bar in bars]
    alt = f"{describe_bars(context.wording, title, named)} {word_published(context, bars)}".strip()

    def height(row: float) -> float:
        return measure_bar_chart(rows, width=width, style=context.figures, row_height=row * size, scale=scale)

    def place(box: Box) -> Placement:
        pitch = row or _fit_row_height(box.height, len(rows), height)
        drawing = draw_bar_chart(
            rows, width=width, row_height=pitch * size, style=context.figures, scale=scale
        )
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return Block(height(row or LEAST_BAR_ROW), height(row or MOST_BAR_ROW), place)


def _fit_row_height(room: float, rows: int, height: Callable[[float], float]) -> float:
    """Return the row height, in type sizes, at which the chart fills the room, within its limits."""
    span = height(MOST_BAR_ROW) - height(LEAST_BAR_ROW)
    share = (room - height(LEAST_BAR_ROW)) / span if rows and span else 0.0
    return LEAST_BAR_ROW + (MOST_BAR_ROW - LEAST_BAR_ROW) * min(max(share, 0.0), 1.0)


def _list_rows(context: SheetContext, bars: Sequence[Bar]) -> Bars:
    """Return labels as the chart has them, with the marks of footnotes, and counts."""
    return [(mark_published(context, context.wording.term(bar.label).text, bar), bar.value) for bar in bars]


def _word_own_period(context: SheetContext, period: Period) -> str:
    """Return the period where it is not the one that the head of the sheet gives for all counts."""
    cases = context.profile.cases
    return "" if cases is not None and cases.period == period else context.wording.period(period)


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
        set_heading_block(context, heading, width, aside=_word_own_period(context, ranking.period)),
        set_numbered_list(
            context,
            [TextSpan(term.text, context.styles.body, lang=term.lang) for term in terms],
            width,
            rows=rows,
        ),
    )
