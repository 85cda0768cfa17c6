"""Breakdowns whose categories make a whole: each one bar of a hundred percent, several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from factsheet.figures.part_bar import draw_part_bar, find_part_width, measure_part_bar
from factsheet.geometry import Box
from factsheet.model import Breakdown, Cell, Demographics
from factsheet.page.blocks.breakdown_heads import set_breakdown_heading, set_not_stated
from factsheet.page.blocks.footnotes import mark_published, word_published
from factsheet.page.sheet_context import SheetContext, place_drawing
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, set_beside, stack_blocks
from factsheet.wording.alt import describe_bars
from factsheet.wording.shares import read_parts, word_shares

GUTTER = 22.0
BETWEEN = 8.0  # bars one below the other
MOST_BESIDE = 4  # bars
MOST_LINES = 6  # of the words below a bar; in more they are no label
LEAST_PARTS, MOST_PARTS = 2, 4  # more cannot be told apart below one bar


@dataclass(frozen=True, slots=True)
class _Whole:
    """A breakdown to be drawn as one bar.

    Attributes:
        counts: Of its parts.
        labels: What stands below the bar of each: name, count and share.
    """

    group: Breakdown
    counts: tuple[int, ...]
    labels: tuple[str, ...]


def compose_wholes(context: SheetContext, people: Demographics, width: float) -> list[Block] | None:
    """Return the breakdowns as bars of a hundred percent, in as few rows as their words allow.

    None unless each is declared to be a whole of two to four parts, of 21 at least, with all its counts
    shown: a bar with a part of unknown length would tell of it, or tell something wrong.
    """
    wholes = [_read_whole(context, group) for group in people.groups]
    sound = [whole for whole in wholes if whole is not None]
    if len(sound) < len(wholes):
        return None
    least = 1 if not context.form.is_single_column else len(sound)
    for count in range(max(ceil(len(sound) / MOST_BESIDE), least), len(sound) + 1):
        size = ceil(len(sound) / count)
        rows = [sound[start : start + size] for start in range(0, len(sound), size)]
        fitted = [_fit_columns(context, row, width) for row in rows]
        columns = [each for each in fitted if each is not None]
        if len(columns) == len(rows):
            return _set_rows(context, people, list(zip(rows, columns, strict=True)))
    return None


def _read_whole(context: SheetContext, group: Breakdown) -> _Whole | None:
    values = [bar.value for bar in group.bars]
    counts, shares = read_parts(values), word_shares(context.wording, values)
    if not group.whole or not LEAST_PARTS <= len(values) <= MOST_PARTS or counts is None or shares is None:
        return None
    wording = context.wording
    names = [mark_published(context, wording.term(bar.label).text, bar) for bar in group.bars]
    labels = tuple(
        wording.say("shares.part", label=name, n=wording.number(count), percent=share)
        for name, count, share in zip(names, counts, shares, strict=True)
    )
    return _Whole(group, counts, labels)


def _fit_columns(context: SheetContext, row: Sequence[_Whole], width: float) -> tuple[float, ...] | None:
    """Return the widths of bars side by side, None where a word would be torn.

    The labels of all have as few lines as the width allows; what is left is shared.
    """
    room = width - GUTTER * (len(row) - 1)
    for lines in range(1, MOST_LINES + 1):
        widths = [find_part_width(whole.labels, lines, context.figures) for whole in row]
        rest = (room - sum(widths)) / len(row)
        if rest >= 0:
            return tuple(each + rest for each in widths)
    return None


def _set_rows(
    context: SheetContext,
    people: Demographics,
    rows: Sequence[tuple[Sequence[_Whole], Sequence[float]]],
) -> list[Block]:
    parts: list[Block] = []
    for row, columns in rows:
        pairs = zip(row, columns, strict=True)
        bars = [(_compose_whole(context, people, whole, column), column) for whole, column in pairs]
        parts += [*([make_space(BETWEEN)] if parts else []), _set_row(bars)]
    return parts


def _set_row(bars: Sequence[tuple[Block, float]]) -> Block:
    """Return bars side by side; one alone can be cut from what is below it, as in large print."""
    return set_beside(*bars, gutter=GUTTER) if len(bars) > 1 else bars[0][0]


def _compose_whole(context: SheetContext, people: Demographics, whole: _Whole, width: float) -> Block:
    group, style = whole.group, context.figures_of(people.credit_group(whole.group))
    published = word_published(context, group.bars)
    alt = f"{describe_bars(context.wording, group.title, _list_told(context, group))} {published}".strip()

    def place(box: Box) -> Placement:
        drawing = draw_part_bar(whole.counts, whole.labels, width=width, style=style)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    height = measure_part_bar(whole.labels, width=width, style=style)
    return stack_blocks(
        set_breakdown_heading(context, people, group, width),
        make_fixed(height, place),
        *set_not_stated(context, group, width),
    )


def _list_told(context: SheetContext, group: Breakdown) -> list[tuple[str, Cell, str]]:
    """Return each category with its count, and count and share as words, without the marks of footnotes."""
    wording = context.wording
    values = [bar.value for bar in group.bars]
    shares = word_shares(wording, values) or ()
    return [
        (bar.label, bar.value, wording.say("shares.value", n=wording.number(bar.value), percent=share))
        for bar, share in zip(group.bars, shares, strict=True)
    ]
