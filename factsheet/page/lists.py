"""Lists, numbered and bulleted, and the line below a shortened one."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from factsheet.geometry import Box
from factsheet.page.placed import Artifact, Element, Panel, Role
from factsheet.page.sheet_context import SheetContext, set_text_block
from factsheet.page.stacking import Block, Placement, choose_break, has_room
from factsheet.page.text_marks import draw_underlines, hold_marks, mark_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text

T = TypeVar("T")

INDENT_OF_NUMBERS, INDENT_OF_BULLETS = 16.0, 10.0  # at least, for small type
BULLET = 3.0  # at least
BULLET_SIGN = "•"  # what the square stands for to those who hear it
BULLET_SHARE, BULLET_INDENT, NUMBER_INDENT = 0.33, 0.8, 1.2  # of the type size
COLUMN_GUTTER = 22.0
AIR_BETWEEN_ITEMS = 0.35  # in type sizes


def set_numbered_list(context: SheetContext, items: Sequence[TextSpan], width: float, *, rows: int) -> Block:
    """Return a list numbered from 1; it opens out as a list of `rows` items does, as its neighbours do."""
    indent = max(INDENT_OF_NUMBERS, NUMBER_INDENT * context.styles.body.size)
    labels = [set_text(TextSpan(str(n), context.styles.number), width) for n in range(1, len(items) + 1)]
    items_ = _set_items(items, width - indent, labels)
    return _set_list(context, [items_], indent, "Decimal", rows=rows)


def set_bulleted_list(
    context: SheetContext, items: Sequence[Sequence[TextSpan] | TextSpan], width: float, *, columns: int = 1
) -> Block:
    """Return a list with square bullets, which are its labels; columns are filled downward first."""
    column = (width - COLUMN_GUTTER * (columns - 1)) / columns
    indent = max(INDENT_OF_BULLETS, BULLET_INDENT * context.styles.body.size)
    set_items = _set_items(items, column - indent)
    is_one = columns == 1
    parts = [set_items] if is_one else divide_evenly(set_items, [item.text.height for item in set_items])
    return _set_list(context, parts, indent, "Disc", rows=max(map(len, parts)))


def divide_evenly(items: Sequence[T], heights: Sequence[float]) -> list[Sequence[T]]:
    """Divide items in two columns of heights as alike as can be, the first filled first."""
    cut = min(
        range(1, len(items)), key=lambda count: max(sum(heights[:count]), sum(heights[count:])), default=1
    )
    return [items[:cut], items[cut:]]


class _Item(NamedTuple):
    text: Paragraph
    label: Paragraph | None


def _set_items(
    items: Sequence[Sequence[TextSpan] | TextSpan], measure: float, labels: Sequence[Paragraph] | None = None
) -> list[_Item]:
    texts = [set_text(item, measure) for item in items]
    return [_Item(text, labels[n] if labels else None) for n, text in enumerate(texts)]


def _set_list(
    context: SheetContext,
    columns: Sequence[Sequence[_Item]],
    indent: float,
    numbering: str,
    *,
    rows: int,
    continues: bool = False,
) -> Block:
    """Set the items down each column; slack goes between them, as much as `rows` items would take.

    `continues` tells that the list began on the page before.
    """
    least = max(sum(item.text.height for item in part) for part in columns)
    filled = least + (rows - max(map(len, columns))) * context.styles.body.leading
    most_air = AIR_BETWEEN_ITEMS * context.styles.body.size

    def place(box: Box) -> Placement:
        air = min(max(box.height - filled, 0.0) / rows, most_air)
        elements: list[Element] = []
        artifacts: list[Artifact] = []
        frames = box.columns((1.0,) * len(columns), gutter=COLUMN_GUTTER)
        for column, part in zip(frames, columns, strict=True):
            top = column.top
            for item in part:
                elements.append(_place_item(context, item, column.x, top, indent))
                artifacts += draw_underlines(item.text, column.x + indent, top)
                top -= item.text.height + air
        whole = Element(Role.LIST, tuple(elements), numbering=numbering, continues=continues)
        return Placement((whole,), tuple(artifacts))

    def cut(height: float, carried: int) -> tuple[Block, Block] | None:
        (items,) = columns
        count = choose_break(
            count_fitting_heights([item.text.height for item in items], height), len(items), carried
        )
        if not count:
            return None
        head, tail = items[:count], items[count:]
        return (
            _set_list(context, [head], indent, numbering, rows=len(head), continues=continues),
            _set_list(context, [tail], indent, numbering, rows=len(tail), continues=True),
        )

    return Block(least, least + rows * most_air, place, cut=cut if len(columns) == 1 else None)


def count_fitting_heights(heights: Sequence[float], room: float) -> int:
    """Return how many of the heights, from the first on, fit into the room."""
    return sum(has_room(height, room) for height in accumulate(heights))


def _place_item(context: SheetContext, item: _Item, x: float, top: float, indent: float) -> Element:
    """Return the list item with its upper left corner at x, top."""
    body = hold_marks(Role.BODY, mark_text(item.text, x + indent, top))
    if item.label is None:
        label = Element(Role.LABEL, (_make_bullet(context, x, top),), actual_text=BULLET_SIGN)
    else:
        label = Element(Role.LABEL, mark_text(item.label, x, top, continued=True))
    return Element(Role.ITEM, (label, body))


def _make_bullet(context: SheetContext, x: float, top: float) -> Panel:
    middle = top - context.styles.body.leading / 2
    side = max(BULLET, BULLET_SHARE * context.styles.body.size)
    return Panel(Box(x, middle - side / 2, side, side), fill=context.palette.blue)


def compose_more_line(context: SheetContext, hidden: int, width: float) -> Block:
    """Return the line below a shortened list that says how many more there are, and where."""
    key = "more.items" if context.form.has_files else "more.items_elsewhere"
    return set_text_block(TextSpan(context.wording.counted(key, hidden), context.styles.note), width)
