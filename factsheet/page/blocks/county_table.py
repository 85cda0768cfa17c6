"""The leading counties as a table: number, name, count, share, and a bar in the shade of the county."""

from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from typing import NamedTuple

from factsheet.figures.artists import Paint
from factsheet.figures.county_map.county_paint import is_seen_on
from factsheet.figures.county_map.rank_discs import RADIUS
from factsheet.geometry import Box
from factsheet.page.blocks.county_table_words import (
    CountyRowWords,
    word_rows,
    word_summary,
    word_titles,
)
from factsheet.page.blocks.mapped_counts import MappedCounts
from factsheet.page.placed import Artifact, Disc, Element, Panel, RepeatedText, Role, Rule
from factsheet.page.sheet_context import SheetContext, keep_setting
from factsheet.page.stacking import Block, Placement, choose_break, has_room, make_fixed
from factsheet.page.text_marks import draw_again, mark_text
from factsheet.typesetting.faces import Face
from factsheet.typesetting.line_breaking import measure_styled_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text
from factsheet.typesetting.text_style import TextStyle

GUTTER = 7.0  # between the columns
RULE, BAR = 0.4, 2.2  # weight of the line below a row, height of the bar over it
ABOVE, BELOW = 1.2, 1.0  # white over a row's text, and between its bar and its line
DISC_ROOM = 2 * RADIUS + 0.55  # from the left edge to the names, in type sizes of the map
MOST_PITCH = 1.35  # of a row, in its least heights
DISC_WEIGHT = 0.9


class _TableRow(NamedTuple):
    """A row set to its column.

    Attributes:
        name: In as many lines as it takes.
        figures: Count and, in a table that has them, share, or what they are; each has one line.
        number: In the disc before the name; None without a disc.
        heard: What is heard for the name; "" where it is the name.
        bar: Length of the bar, 0 to 1, and how it is painted; None for a row without.
    """

    name: Paragraph
    figures: tuple[TextSpan, ...]
    number: TextSpan | None = None
    bar: tuple[float, Paint] | None = None
    fips: str = ""
    heard: str = ""

    @property
    def height(self) -> float:
        bar = BAR + BELOW if self.bar else 0.0
        return ABOVE + self.name.height + bar


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, from the left edge of the table, in points.

    Attributes:
        indent: Where names begin: behind the discs, where there are any.
        rights: Right edges of the columns of figures.
        widths: Of these columns.
        radius: Of the discs.
    """

    width: float
    indent: float
    rights: tuple[float, ...]
    widths: tuple[float, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class CountyTable:
    """Rows set to their columns under a head that is repeated on each page, where it is read once.

    Attributes:
        summary: What the table is a part of, for those who hear it.
        continues: Whether the table began on the page before.
    """

    context: SheetContext
    head: _TableRow
    rows: tuple[_TableRow, ...]
    columns: _Columns
    summary: str = ""
    continues: bool = False

    @property
    def height(self) -> float:
        """Return the least height in points."""
        return self.head.height + sum(row.height for row in self.rows)

    def place(self, box: Box) -> Placement:
        """Return the table in a box, its rows opened out to fill the height within their limits."""
        least = self.height - self.head.height
        pitch = min(max((box.height - self.head.height) / least, 1.0), MOST_PITCH) if least else 1.0
        heights = [row.height * pitch for row in self.rows]
        tops = list(accumulate(heights, lambda y, height: y - height, initial=box.top - self.head.height))
        elements: list[Element] = []
        artifacts: list[Artifact] = [self._draw_line(box.x, tops[0])]
        if self.continues:
            artifacts += self._repeat_head(box.x, box.top)
        else:
            elements.append(self._place_row(self.head, box.x, box.top, is_head=True))
        for row, top, bottom in zip(self.rows, tops, tops[1:], strict=False):
            elements.append(self._place_row(row, box.x, top, is_head=False))
            artifacts += [*self._draw_marks(row, box.x, top), self._draw_line(box.x, bottom)]
        table = Element(Role.TABLE, tuple(elements), summary=self.summary, continues=self.continues)
        return Placement((table,), tuple(artifacts))

    def _repeat_head(self, x: float, top: float) -> list[RepeatedText]:
        """Return the words of the head, for the eye alone."""
        y, columns = top - ABOVE, self.columns
        texts = [*draw_again(self.head.name, x + columns.indent, y)]
        for figure, right, width in zip(self.head.figures, columns.rights, columns.widths, strict=True):
            texts += draw_again(set_text(figure, width), x + right - width, y, align=1)
        return texts

    def _place_row(self, row: _TableRow, x: float, top: float, *, is_head: bool) -> Element:
        y, columns = top - ABOVE, self.columns
        marks = mark_text(row.name, x + columns.indent, y)
        if row.number is not None:
            number = set_text(row.number, columns.indent)
            middle = x + columns.radius - number.width / 2
            marks = (*mark_text(number, middle, y, continued=True), *marks)
        scope = "Column" if is_head else "Row"
        cells = [Element(Role.HEADER_CELL, marks, scope=scope, actual_text=row.heard or None)]
        for figure, right, width in zip(row.figures, columns.rights, columns.widths, strict=True):
            paragraph = set_text(figure, width)
            text = mark_text(paragraph, x + right - width, y, align=1)
            cells.append(
                Element(Role.HEADER_CELL, text, scope="Column") if is_head else Element(Role.CELL, text)
            )
        return Element(Role.ROW, tuple(cells), counties=(row.fips,) if row.fips else ())

    def _draw_marks(self, row: _TableRow, x: float, top: float) -> list[Artifact]:
        """Return the disc around the number of a row, and the bar below its text."""
        marks: list[Artifact] = []
        palette, columns = self.context.palette, self.columns
        if row.number is not None:
            center = (x + columns.radius, top - ABOVE - row.name.leading / 2)
            marks.append(Disc(*center, columns.radius, palette.paper, palette.ink, DISC_WEIGHT))
        if row.bar is not None:
            share, paint = row.bar
            length = max(share * (columns.width - columns.indent), BAR)
            bar = Box(x + columns.indent, top - ABOVE - row.name.height - BAR, length, BAR)
            marks.append(self._draw_bar(bar, paint.fill or palette.paper))
        return marks

    def _draw_bar(self, bar: Box, shade: str) -> Panel:
        """Return a bar in the shade of its county, with the line around that where it is pale."""
        palette = self.context.palette
        if is_seen_on(shade, palette.paper):
            return Panel(bar, fill=shade)
        return Panel(bar, fill=shade, outline=palette.county_line, weight=max(RULE, palette.least_line))

    def _draw_line(self, x: float, y: float) -> Rule:
        weight = max(RULE, self.context.palette.least_line)
        return Rule(x, y, x + self.columns.width, y, weight, self.context.palette.hairline)

    def whole(self) -> Block:
        """Return the table as a block that may run over pages."""
        return make_fixed(self.height, self.place, cut=self._cut)

    def _cut(self, height: float, carried: int) -> tuple[Block, Block] | None:
        """Divide the table, the head repeated over the rest."""
        heights = accumulate((row.height for row in self.rows), initial=self.head.height)
        fitting = sum(1 for _ in takewhile(lambda needed: has_room(needed, height), list(heights)[1:]))
        count = choose_break(fitting, len(self.rows), carried)
        if not count:
            return None
        first, rest = replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:])
        return first.whole(), replace(rest, continues=True).whole()


@keep_setting
def make_leading_table(
    context: SheetContext, county_map: MappedCounts, width: float, *, discs: frozenset[str]
) -> CountyTable:
    """Return the leading counties, and below them how many more there are with how much.

    Args:
        context: The sheet.
        county_map: Beside which it stands.
        width: In points.
        discs: FIPS of the counties that have a numbered disc on the map.
    """
    return _set_table(context, county_map, len(county_map.leaders), width, discs)


def make_long_table(context: SheetContext, county_map: MappedCounts, count: int, width: float) -> CountyTable:
    """Return so many of the counties, highest first, those with a disc on the map with their number."""
    return _set_table(context, county_map, count, width, frozenset(county_map.ranked))


def _set_table(
    context: SheetContext, county_map: MappedCounts, count: int, width: float, discs: frozenset[str]
) -> CountyTable:
    styles, size = context.styles, context.map_type
    titles, words = word_titles(context, county_map), word_rows(context, county_map, count)
    head, *texts = [titles[1:], *(row.cells[1:] for row in words)]
    widths = [
        max(
            measure_styled_text(text, styles.strong if at else styles.note_strong)
            for at, text in enumerate(column)
        )
        for column in zip(head, *texts, strict=True)
    ]
    taken = list(accumulate((each + GUTTER for each in reversed(widths[1:])), initial=0.0))
    rights = tuple(width - each for each in reversed(taken))
    indent = DISC_ROOM * size if discs else 0.0
    columns = _Columns(width, indent, rights, tuple(each + 0.01 for each in widths), RADIUS * size)
    measure = rights[0] - widths[0] - GUTTER - indent
    rows = [_set_row(context, row, measure, has_disc=row.fips in discs) for row in words]
    figures = tuple(TextSpan(text, styles.note_strong) for text in titles[1:])
    top = _TableRow(set_text(TextSpan(titles[0], styles.note_strong), measure), figures)
    return CountyTable(context, top, tuple(rows), columns, word_summary(context, county_map, count))


def _set_row(context: SheetContext, words: CountyRowWords, measure: float, *, has_disc: bool) -> _TableRow:
    """Return a row whose name has so much room in points."""
    body, strong = context.styles.body, context.styles.strong
    name, *texts = words.cells
    looks = (strong if words.bar else body, body)
    figures = tuple(TextSpan(text, look) for text, look in zip(texts, looks, strict=False))
    disc = TextStyle(Face.BOLD, context.map_type, body.leading, context.palette.ink)
    number = TextSpan(words.number, disc, spoken=f"{words.number},") if has_disc and words.number else None
    paragraph = set_text(TextSpan(name, body), measure)
    return _TableRow(paragraph, figures, number, words.bar, words.fips, words.heard)
