"""Lists: numbered, bulleted, and laws with their citations at the right edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from factsheet.geometry import Box
from factsheet.model import Law
from factsheet.page.placed import Element, Panel, Role, Rule
from factsheet.page.sheet_context import SheetContext, bind_citation, set_text_block
from factsheet.page.stacking import Block, Placement, choose_break, has_room
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text

INDENT_OF_NUMBERS, INDENT_OF_BULLETS = 16.0, 10.0
BULLET = 3.0
COLUMN_GUTTER = 22.0
AIR_BETWEEN_ITEMS = 0.35  # in type sizes
AIR_BETWEEN_LAWS = 0.5
ROW_AIR = 3.0
CITATION_GUTTER = 10.0


def set_numbered_list(context: SheetContext, items: Sequence[TextSpan], width: float, *, rows: int) -> Block:
    """Return a list numbered from 1; it opens out as a list of `rows` items does, as its neighbours do."""
    labels = [set_text(TextSpan(str(n), context.styles.number), width) for n in range(1, len(items) + 1)]
    items_ = _set_items(items, width - INDENT_OF_NUMBERS, labels)
    return _set_list(context, [items_], INDENT_OF_NUMBERS, "Decimal", rows=rows)


def set_bulleted_list(
    context: SheetContext, items: Sequence[Sequence[TextSpan] | TextSpan], width: float, *, columns: int = 1
) -> Block:
    """Return a list with square bullets, which are artifacts; columns are filled downward first."""
    column = (width - COLUMN_GUTTER * (columns - 1)) / columns
    parts = _balance_columns(_set_items(items, column - INDENT_OF_BULLETS), columns)
    return _set_list(context, parts, INDENT_OF_BULLETS, "Disc", rows=max(map(len, parts)))


def _balance_columns(items: list["_Item"], columns: int) -> list[list["_Item"]]:
    """Divide the items in two columns of heights as alike as can be, or leave them in one."""
    if columns == 1:
        return [items]
    heights = [item.text.height for item in items]
    cut = min(
        range(1, len(items)), key=lambda count: max(sum(heights[:count]), sum(heights[count:])), default=1
    )
    return [items[:cut], items[cut:]]


@dataclass(frozen=True, slots=True)
class _Item:
    text: Paragraph
    label: Paragraph | None


def _set_items(
    items: Sequence[Sequence[TextSpan] | TextSpan], measure: float, labels: Sequence[Paragraph] | None = None
) -> list[_Item]:
    texts = [set_text(item, measure) for item in items]
    return [_Item(text, labels[n] if labels else None) for n, text in enumerate(texts)]


def _set_list(
    context: SheetContext, columns: Sequence[Sequence[_Item]], indent: float, numbering: str, *, rows: int
) -> Block:
    """Set the items down each column; slack goes between them, as much as `rows` items would take."""
    least = max(sum(item.text.height for item in part) for part in columns)
    filled = least + (rows - max(map(len, columns))) * context.styles.body.leading
    most_air = AIR_BETWEEN_ITEMS * context.styles.body.size

    def place(box: Box) -> Placement:
        air = min(max(box.height - filled, 0.0) / rows, most_air)
        elements: list[Element] = []
        bullets: list[Panel] = []
        frames = box.columns((1.0,) * len(columns), gutter=COLUMN_GUTTER)
        for column, part in zip(frames, columns, strict=True):
            top = column.top
            for item in part:
                elements.append(_place_item(item, column.x, top, indent))
                if item.label is None:
                    bullets.append(_place_bullet(context, column.x, top))
                top -= item.text.height + air
        return Placement((Element(Role.LIST, tuple(elements), numbering=numbering),), tuple(bullets))

    def cut(height: float, carried: int) -> tuple[Block, Block] | None:
        (items,) = columns
        count = choose_break(
            count_fitting_heights([item.text.height for item in items], height), len(items), carried
        )
        if not count:
            return None
        head, tail = (
            _set_list(context, [part], indent, numbering, rows=len(part))
            for part in (items[:count], items[count:])
        )
        return head, tail

    return Block(least, least + rows * most_air, place, cut=cut if len(columns) == 1 else None)


def count_fitting_heights(heights: Sequence[float], room: float) -> int:
    """Return how many of the heights, from the first on, fit into the room."""
    return sum(has_room(height, room) for height in accumulate(heights))


def _place_item(item: _Item, x: float, top: float, indent: float) -> Element:
    """Return the list item with its upper left corner at x, top."""
    body = Element(Role.BODY, mark_text(item.text, x + indent, top))
    if item.label is None:
        return Element(Role.ITEM, (body,))
    return Element(Role.ITEM, (Element(Role.LABEL, mark_text(item.label, x, top, continued=True)), body))


def _place_bullet(context: SheetContext, x: float, top: float) -> Panel:
    middle = top - context.styles.body.leading / 2
    return Panel(Box(x, middle - BULLET / 2, BULLET, BULLET), fill=context.palette.blue)


@dataclass(frozen=True, slots=True)
class _LawRow:
    """A law set to its row: the citation ends the title's last line, or has a line of its own below."""

    title: Paragraph
    citation: Paragraph

    @property
    def is_beside(self) -> bool:
        room = self.title.measure - self.title.last_width - CITATION_GUTTER
        return len(self.citation.lines) == 1 and self.citation.width <= room

    @property
    def height(self) -> float:
        return self.title.height if self.is_beside else self.title.height + self.citation.height

    def element(self, x: float, top: float) -> Element:
        down = self.title.height - (self.title.leading if self.is_beside else 0.0)
        align = 1.0 if self.is_beside else 0.0
        marks = mark_text(self.title, x, top, continued=True) + mark_text(
            self.citation, x, top - down, align=align
        )
        return Element(Role.ITEM, (Element(Role.BODY, marks),))


def set_laws_list(context: SheetContext, laws: Sequence[Law], width: float) -> Block:
    """Return laws in rows: title at the left, citation at the right, a hairline below; linked where known."""
    return _set_law_rows(context, [_set_law_row(context, law, width) for law in laws], width)


def _set_law_rows(context: SheetContext, rows: Sequence[_LawRow], width: float) -> Block:
    least = sum(row.height for row in rows) + ROW_AIR * len(rows)
    most_air = AIR_BETWEEN_LAWS * context.styles.body.size

    def place(box: Box) -> Placement:
        air = ROW_AIR + min(max(box.height - least, 0.0) / len(rows), most_air)
        items, rules, top = [], [], box.top
        for row in rows:
            items.append(row.element(box.x, top - air / 2))
            top -= row.height + air
            rules.append(Rule(box.x, top, box.x + width, top, 0.5, context.palette.hairline))
        return Placement((Element(Role.LIST, tuple(items), numbering="None"),), tuple(rules))

    def cut(height: float, carried: int) -> tuple[Block, Block] | None:
        count = choose_break(
            count_fitting_heights([row.height + ROW_AIR for row in rows], height), len(rows), carried
        )
        if not count:
            return None
        return _set_law_rows(context, rows[:count], width), _set_law_rows(context, rows[count:], width)

    return Block(least, least + len(rows) * most_air, place, cut=cut)


def compose_more_line(context: SheetContext, hidden: int, width: float) -> Block:
    """Return the line below a shortened list that says how many more there are, and where."""
    key = "more.items" if context.form.has_files else "more.items_elsewhere"
    return set_text_block(TextSpan(context.wording.counted(key, hidden), context.styles.note), width)


def _set_law_row(context: SheetContext, law: Law, width: float) -> _LawRow:
    url = context.url(law.url)
    style = context.styles.link if url else context.styles.strong
    citation = set_text(TextSpan(bind_citation(law.citation), style, url=url, lang=context.data_lang), width)
    title = set_text(TextSpan(law.title, context.styles.body, lang=context.data_lang), width)
    return _LawRow(title, citation)
