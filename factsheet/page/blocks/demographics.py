"""Who was reported and why people called: demographics, and types of calls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from factsheet.figures.bar_columns import BarColumns, fit_bar_columns, make_stacked_scale
from factsheet.figures.bars import BarScale, draw_bar_chart, measure_bar_chart
from factsheet.geometry import Box
from factsheet.model import Bar, BlockName, Breakdown, Cell, Demographics
from factsheet.page.blocks.breakdown_heads import set_breakdown_heading, set_not_stated
from factsheet.page.blocks.footnotes import make_footnotes, mark_published, set_footnotes, word_published
from factsheet.page.blocks.whole_breakdowns import compose_wholes
from factsheet.page.ladder import CALL_TYPES, PEOPLE
from factsheet.page.noted_heading import set_noted_heading
from factsheet.page.sheet_context import (
    SheetContext,
    StepContext,
    keep_setting,
    place_drawing,
    set_heading_block,
    set_own_note,
    set_text_block,
)
from factsheet.page.stacking import (
    Block,
    Placement,
    leave_out,
    make_space,
    set_beside,
    stack_blocks,
)
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_bars
from factsheet.wording.shares import word_shares

GUTTER = 22.0
BETWEEN = 8.0  # charts one below the other
MOST_BESIDE = 4  # charts
LEAST_BAR_ROW, BAR_ROW, MOST_BAR_ROW = 1.25, 1.32, 1.6  # in type sizes


@dataclass(frozen=True, slots=True)
class BarSetting:
    """How a bar chart is set.

    Attributes:
        row: Height of a row in type sizes; None lets rows open out between their least and most height.
        scale: That of several charts; None for one that stands alone.
        is_whole: Whether the bars make a whole, so that they have shares.
        alt: What is heard of the chart; "" for its bars, of which the highest is told.
    """

    row: float | None = None
    scale: BarScale | None = None
    is_whole: bool = False
    alt: str = ""


USUAL_BARS = BarSetting()


def compose_people(context: StepContext, width: float) -> Block | None:
    """Return one chart a breakdown, side by side, and the note that they are not cumulative.

    Breakdowns that are wholes are bars of a hundred percent, else all are bars by count. The charts stand
    one below the other where that is asked for or words need the width.
    """
    people = context.profile.demographics
    if people is None or not people.groups:
        return None
    reason = context.why_left_out(BlockName.PEOPLE, PEOPLE)
    return leave_out(PEOPLE, reason=reason) if reason else _set_people(context, width)


@keep_setting
def _set_people(context: SheetContext, width: float) -> Block | None:
    people = context.profile.demographics
    if people is None:
        return None
    title, credit = _word_people(context, people), context.credit(people.source, people.period)
    note = TextSpan(_word_people_note(context, people), context.styles.note)
    notes = [note] if note.text else []
    beside = compose_wholes(context, people, width) or _set_charts_in_rows(context, people, width)
    if beside is None:
        rows = [_list_rows(context, group.bars, is_whole=group.whole) for group in people.groups]
        scale = make_stacked_scale(rows, width, context.figures)
        charts = _stack_charts(context, people, width, scale)
    else:
        charts = beside
        footnotes = make_footnotes(context, [bar for group in people.groups for bar in group.bars])
        gap = [TextSpan(" ", context.styles.note)] if footnotes and notes else []
        notes = [*notes, *gap, *footnotes]
    noted = set_noted_heading(context, title, width, aside=credit, note=notes)
    if noted is not None:
        return stack_blocks(noted, *charts).named("people", "demographics")
    heading = set_heading_block(context, title, width, aside=credit)
    end = [make_space(2, 4), set_text_block(notes, width)] if notes else []
    return stack_blocks(heading, *charts, *end).named("people", "demographics")


def _word_people(context: SheetContext, people: Demographics) -> str:
    own = people.heading
    return context.wording.say("people.heading") if own is None else context.wording.choose(own).text


def _word_people_note(context: SheetContext, people: Demographics) -> str:
    """Return the publisher's own note, or that persons are not cumulative; none below another heading."""
    own = context.profile.texts.people
    if own is not None:
        return context.wording.choose(own).text
    return context.wording.say("people.note") if people.heading is None else ""


def _stack_charts(context: SheetContext, people: Demographics, width: float, scale: BarScale) -> list[Block]:
    """Return the charts one below the other, each with its footnotes."""
    parts: list[Block] = []
    for group in people.groups:
        notes = set_footnotes(context, group.bars, width)
        chart = _compose_group_chart(context, people, group, width, scale)._replace(keeps_next=bool(notes))
        parts += [chart, *notes, make_space(BETWEEN)]
    return parts


def _set_charts_in_rows(context: SheetContext, people: Demographics, width: float) -> list[Block] | None:
    """Return the charts side by side, in as few rows as their words allow; None where they need the width.

    All rows have the same columns but the last, which may have fewer charts, and one scale.
    """
    if context.form.is_single_column:
        return None
    groups, style = people.groups, context.figures
    for count in range(ceil(len(groups) / MOST_BESIDE), ceil(len(groups) / 2) + 1):
        size = ceil(len(groups) / count)
        rows = [groups[start : start + size] for start in range(0, len(groups), size)]
        fitted = [
            fit_bar_columns(
                [_list_rows(context, group.bars, is_whole=group.whole) for group in row],
                width=width,
                gutter=GUTTER,
                style=style,
            )
            for row in rows
        ]
        columns = [each for each in fitted if each is not None]
        if len(columns) == len(rows):
            return _set_chart_rows(context, people, list(zip(rows, columns, strict=True)))
    return None


def _set_chart_rows(
    context: SheetContext, people: Demographics, rows: Sequence[tuple[Sequence[Breakdown], BarColumns]]
) -> list[Block]:
    """Set each row of charts; all bars have one scale."""
    scale = BarScale(
        max(columns.scale.highest for _row, columns in rows),
        min(columns.scale.room for _row, columns in rows),
    )
    parts: list[Block] = []
    for row, columns in rows:
        pairs = zip(row, columns.widths, strict=True)
        charts = (
            (_compose_group_chart(context, people, group, column, scale), column) for group, column in pairs
        )
        parts += [*([make_space(BETWEEN)] if parts else []), set_beside(*charts, gutter=GUTTER)]
    return parts


def _compose_group_chart(
    context: SheetContext, people: Demographics, group: Breakdown, width: float, scale: BarScale
) -> Block:
    title, source = context.wording.term(group.title).text, people.credit_group(group)
    bars = compose_bars(
        context,
        title,
        group.bars,
        width,
        source=source,
        setting=BarSetting(BAR_ROW, scale, is_whole=group.whole),
    )
    heading = set_breakdown_heading(context, people, group, width)
    return stack_blocks(heading, bars, *set_not_stated(context, group, width))


def has_printed_calls(context: StepContext) -> bool:
    """Return whether calls by type are printed."""
    is_left_out = context.why_left_out(BlockName.CALL_TYPES, CALL_TYPES)
    return context.profile.call_types is not None and not is_left_out


def compose_calls(context: StepContext, width: float) -> Block | None:
    """Return calls by type; a block without height where they are left out."""
    if context.profile.call_types is None:
        return None
    reason = context.why_left_out(BlockName.CALL_TYPES, CALL_TYPES)
    return leave_out(CALL_TYPES, reason=reason) if reason else _set_calls(context, width)


@keep_setting
def _set_calls(context: SheetContext, width: float) -> Block | None:
    calls = context.profile.call_types
    if calls is None:
        return None
    title = context.wording.say("calls.heading")
    heading = set_heading_block(context, title, width, aside=context.credit(calls.source, calls.period))
    bars = compose_bars(
        context, title, calls.bars, width, source=calls.source, setting=BarSetting(is_whole=calls.whole)
    )
    own = set_own_note(context, context.profile.texts.call_types, width)
    notes = [*set_footnotes(context, calls.bars, width), *own]
    return stack_blocks(heading, bars._replace(keeps_next=bool(notes)), *notes).named("calls", "call_types")


def compose_bars(
    context: SheetContext,
    title: str,
    bars: Sequence[Bar],
    width: float,
    *,
    source: str,
    setting: BarSetting = USUAL_BARS,
) -> Block:
    """Return a bar chart whose rows open out between their least and most height, or have the one given.

    Bars that make a whole have their shares beside their counts, if all of them are shown.
    """
    row, scale = setting.row, setting.scale
    rows = _list_rows(context, bars, is_whole=setting.is_whole)
    size = context.styles.body.size
    named = [(bar.label, value, words) for bar, (_label, value, words) in zip(bars, rows, strict=True)]
    told = setting.alt or describe_bars(context.wording, title, named)
    alt = f"{told} {word_published(context, bars)}".strip()

    def height(row: float) -> float:
        return measure_bar_chart(rows, width=width, style=context.figures, row_height=row * size, scale=scale)

    def place(box: Box) -> Placement:
        pitch = row or _fit_row_height(box.height, len(rows), height)
        drawing = draw_bar_chart(
            rows, width=width, row_height=pitch * size, style=context.figures_of(source), scale=scale
        )
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return Block(height(row or LEAST_BAR_ROW), height(row or MOST_BAR_ROW), place)


def _fit_row_height(room: float, rows: int, height: Callable[[float], float]) -> float:
    """Return the row height, in type sizes, at which the chart fills the room, within its limits."""
    span = height(MOST_BAR_ROW) - height(LEAST_BAR_ROW)
    share = (room - height(LEAST_BAR_ROW)) / span if rows and span else 0.0
    return LEAST_BAR_ROW + (MOST_BAR_ROW - LEAST_BAR_ROW) * min(max(share, 0.0), 1.0)


def _list_rows(
    context: SheetContext, bars: Sequence[Bar], *, is_whole: bool
) -> Sequence[tuple[str, Cell, str]]:
    """Return labels as the chart has them, with the marks of footnotes, counts, and their words."""
    labels = [mark_published(context, context.wording.term(bar.label).text, bar) for bar in bars]
    values = [bar.value for bar in bars]
    words = list(map(context.wording.number, values))
    shares = word_shares(context.wording, values) if is_whole else None
    if shares is not None:
        pairs = zip(words, shares, strict=True)
        words = [context.wording.say("shares.value", n=number, percent=share) for number, share in pairs]
    return list(zip(labels, values, words, strict=True))
