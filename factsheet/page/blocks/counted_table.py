"""The table of a sheet without figures: what is counted of the place and of the nation, and what is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.geometry import Box
from factsheet.page.blocks.counted_rows import NO_NATION, CountedRow, list_counted_rows
from factsheet.page.placed import Artifact, Element, Role, Rule
from factsheet.page.sheet_context import SheetContext, set_heading_block, set_own_note, set_text_block
from factsheet.page.stacking import Block, Placement, make_space, stack_blocks
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.faces import measure_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.source_words import list_caution

GUTTER = 10.0
AIR = 3.4  # in a row, above and below its text together
MOST_AIR = 5.0  # what a row may take beside
RULE = 0.5
MOST_SHARE = 0.27  # of the width, for a column of counts


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row set to its columns: what is counted, here, and in the nation where that has a column.

    `heard` is what is heard for the count of the nation; "" where it is what is printed.
    """

    cells: tuple[Paragraph, ...]
    heard: str = ""

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + AIR

    def place(self, lefts: Sequence[float], top: float, *, is_head: bool) -> Element:
        """Return the row; the count of the nation stands at the right edge."""
        y = top - AIR / 2
        name, here, *nation = self.cells
        scope = "Column" if is_head else "Row"
        marks = [mark_text(name, lefts[0], y), mark_text(here, lefts[1], y)]
        marks += [mark_text(cell, lefts[2], y, align=1) for cell in nation]
        first = Element(Role.HEADER_CELL, marks[0], scope=scope)
        others = (
            Element(Role.HEADER_CELL, mark, scope=scope)
            if is_head
            else Element(Role.CELL, mark, actual_text=heard or None)
            for mark, heard in zip(marks[1:], ("", self.heard), strict=False)
        )
        return Element(Role.ROW, (first, *others))


def compose_counted_table(context: SheetContext, width: float) -> Block | None:
    """Return the table under its heading, and what not to conclude; None where no row is left."""
    rows = list_counted_rows(context)
    if not rows:
        return None
    say, counts = context.wording.say, context.profile.counties
    source = None if counts is None else context.source(counts.source)
    is_one = source is not None and len(context.profile.shapes.counties) == 1
    cautions = list_caution(context.wording, source.map.caution_of_one) if source and is_one else []
    notes = [say("counted.note"), *(cautions or [say("counted.caution")])]
    notes += list_caution(context.wording, context.profile.texts.map)
    return stack_blocks(
        set_heading_block(context, say("counted.heading"), width),
        _compose_rows(context, rows, width),
        make_space(3, 6),
        set_text_block(TextSpan(" ".join(notes), context.styles.note), width),
        *set_own_note(context, context.profile.texts.figures, width),
    ).named("counted")


def _compose_rows(context: SheetContext, rows: Sequence[CountedRow], width: float) -> Block:
    """Return the rows under their head, opened out as far as looks well."""
    has_nation = any(row.nation != NO_NATION for row in rows)
    widths = _measure_columns(context, rows, width, has_nation=has_nation)
    head = _set_head(context, widths, has_nation=has_nation)
    body = [_set_row(context, row, widths, has_nation=has_nation) for row in rows]
    least = head.height + sum(row.height for row in body)
    most = least + MOST_AIR * len(body)

    def place(box: Box) -> Placement:
        air = min(max(box.height - least, 0.0) / len(body), MOST_AIR)
        lefts = (box.x, box.x + widths[0] + GUTTER, box.x + width - widths[-1])
        elements, artifacts, top = [head.place(lefts, box.top, is_head=True)], [], box.top - head.height
        artifacts.append(_draw_line(context, box.x, top, width))
        for row in body:
            elements.append(row.place(lefts, top - air / 2, is_head=False))
            top -= row.height + air
            artifacts.append(_draw_line(context, box.x, top, width))
        table = Element(Role.TABLE, tuple(elements), summary=_word_summary(context, has_nation=has_nation))
        return Placement((table,), tuple(artifacts))

    return Block(least, most, place)


def _word_summary(context: SheetContext, *, has_nation: bool) -> str:
    """Return what each row is, for those who hear the table."""
    key = "table.counted_nation" if has_nation else "table.counted"
    return context.wording.say(key, place=context.place)


def _measure_columns(
    context: SheetContext, rows: Sequence[CountedRow], width: float, *, has_nation: bool
) -> tuple[float, ...]:
    """Return the widths of the columns; what is counted has what the counts leave."""
    styles, most = context.styles, width * MOST_SHARE
    here = _measure_widest([context.name, *(row.here for row in rows)], styles.strong)
    columns = [min(here, most)]
    if has_nation:
        nation = _measure_widest([row.nation for row in rows], styles.body)
        title = _measure_widest([context.wording.say("counted.nation")], styles.note_strong)
        columns.append(min(max(nation, title), most))
    return (width - sum(columns) - GUTTER * len(columns), *columns)


def _measure_widest(texts: Sequence[str], style: TextStyle) -> float:
    return max(measure_text(text, style.face, style.size) for text in texts) + 0.1


def _set_head(context: SheetContext, widths: Sequence[float], *, has_nation: bool) -> _SetRow:
    say, style = context.wording.say, context.styles.note_strong
    titles = [say("counted.what"), context.name, *([say("counted.nation")] if has_nation else [])]
    pairs = zip(titles, widths, strict=True)
    return _SetRow(tuple(set_text(TextSpan(title, style), width) for title, width in pairs))


def _set_row(context: SheetContext, row: CountedRow, widths: Sequence[float], *, has_nation: bool) -> _SetRow:
    styles = context.styles
    credit = [TextSpan(f" {row.credit}", styles.note, spoken=f", {row.credit}")] if row.credit else []
    cells = [
        set_text([TextSpan(row.title, styles.strong), *credit], widths[0]),
        set_text(TextSpan(row.here, styles.strong if row.is_count else styles.body), widths[1]),
    ]
    cells += [set_text(TextSpan(row.nation, styles.body), widths[2])] if has_nation else []
    heard = context.wording.say("table.no_nation") if row.nation == NO_NATION else ""
    return _SetRow(tuple(cells), heard)


def _draw_line(context: SheetContext, x: float, y: float, width: float) -> Artifact:
    return Rule(x, y, x + width, y, RULE, context.palette.hairline)
