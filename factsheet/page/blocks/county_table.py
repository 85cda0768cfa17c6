"""The counties with the highest counts as a table, as long as there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from math import ceil

from factsheet.geometry import Box
from factsheet.page.placed import (
    Artifact,
    Element,
    Role,
    Rule,
)
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement, choose_break, has_room, make_fixed
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.counties import make_county_names, rank_counties
from factsheet.wording.language import UnitForm
from factsheet.wording.places import CountedCounties
from factsheet.wording.source_words import begin_items

LEAST_ROWS, MOST_ROWS = 3, 14
GUTTER, CELL_GUTTER = 18.0, 6.0
LEAST_COLUMN = 120.0
RULE = 0.4


@dataclass(frozen=True, slots=True)
class _TableRow:
    """A row set to its column: name at the left, count at the right."""

    name: Paragraph
    count: Paragraph
    fips: str = ""

    @property
    def height(self) -> float:
        return max(self.name.height, self.count.height)

    def artifacts(self, x: float, top: float) -> tuple[Artifact, ...]:
        """Return the row for the eye alone: a head that is repeated over a further column."""
        marks = mark_text(self.name, x, top) + mark_text(self.count, x, top, align=1)
        return tuple(mark for mark in marks if isinstance(mark, Run))

    def element(self, x: float, top: float, *, head: bool) -> Element:
        """Return the row with its cells at the given upper left corner."""
        name = Element(Role.HEADER_CELL, mark_text(self.name, x, top), scope="Column" if head else "Row")
        marks = mark_text(self.count, x, top, align=1)
        count = Element(Role.HEADER_CELL, marks, scope="Column") if head else Element(Role.CELL, marks)
        return Element(Role.ROW, (name, count), key=self.fips)


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows set to columns of one width; the head is read once and stands over the first column."""

    context: SheetContext
    head: _TableRow
    rows: Sequence[_TableRow]
    column: float
    columns: int

    def with_rows(self, rows: Sequence[_TableRow]) -> "_Table":
        return replace(self, rows=rows)

    def parts(self) -> list[Sequence[_TableRow]]:
        """Divide the rows over the columns, downward first."""
        size = max(ceil(len(self.rows) / self.columns), 1)
        return [self.rows[n * size : (n + 1) * size] for n in range(self.columns)]

    @property
    def height(self) -> float:
        """Return the height of the tallest column with the head."""
        return self.head.height + max(sum(row.height for row in part) for part in self.parts())

    def fitting(self, height: float) -> int:
        """Return how many rows, from the first on, the height holds."""
        heights = (self.with_rows(self.rows[:count]).height for count in range(1, len(self.rows) + 1))
        return sum(1 for _ in takewhile(lambda needed: has_room(needed, height), heights))

    def place(self, box: Box) -> Placement:
        elements = [self.head.element(box.x, box.top, head=True)]
        rules: list[Artifact] = []
        for number, part in enumerate(self.parts()):
            x, top = box.x + number * (self.column + GUTTER), box.top - self.head.height
            rules += self.head.artifacts(x, box.top) if number and part else ()
            tops = list(accumulate((row.height for row in part), lambda y, height: y - height, initial=top))
            elements += [row.element(x, y, head=False) for row, y in zip(part, tops, strict=False)]
            color = self.context.palette.hairline
            rules += [Rule(x, y, x + self.column, y, RULE, color) for y in tops[: len(part)]]
        return Placement((Element(Role.TABLE, tuple(elements)),), tuple(rules))

    def cut(self, height: float, carried: int) -> tuple[Block, Block] | None:
        """Divide the table, the head repeated over the rest."""
        count = choose_break(self.fitting(height), len(self.rows), carried)
        if not count:
            return None
        return self.with_rows(self.rows[:count]).whole(), self.with_rows(self.rows[count:]).whole()

    def whole(self) -> Block:
        """Return the table with all its rows."""
        return make_fixed(self.height, self.place, cut=self.cut)

    def growing(self, least_rows: int) -> Block:
        """Return the table with as many rows as the height holds."""

        def place(box: Box) -> Placement:
            return self.with_rows(self.rows[: self.fitting(box.height)]).place(box)

        return Block(self.with_rows(self.rows[:least_rows]).height, self.height, place)


def compose_county_table(context: SheetContext, told: CountedCounties, width: float, *, name: str) -> Block:
    """Return the counties with the highest counts: 3 rows a column, or what the height holds."""
    columns = 2 if width > 2 * LEAST_COLUMN + GUTTER else 1
    return (
        _set_table(context, told, (width, columns), MOST_ROWS * columns)
        .growing(LEAST_ROWS * columns)
        .named(name)
    )


def compose_full_county_table(
    context: SheetContext, told: CountedCounties, width: float, *, name: str
) -> Block:
    """Return all counties with a count above zero, highest first, in one column that may run over pages."""
    return _set_table(context, told, (width, 1), len(told.counts.cells)).whole().named(name)


def _set_table(context: SheetContext, told: CountedCounties, grid: tuple[float, int], limit: int) -> _Table:
    width, columns = grid
    column = (width - GUTTER * (columns - 1)) / columns
    heading = context.wording.unit(context.unit, UnitForm.HEADING)
    titles = (heading, begin_items(context.wording, told.source.item))
    shapes, counts = told.shapes, told.counts
    names = make_county_names(shapes, context.wording).printed
    rows = [
        replace(
            _set_row((names[county.fips], context.wording.number(value)), context.styles.body, column),
            fips=county.fips,
        )
        for county, value in rank_counties(shapes, counts)[:limit]
    ]
    return _Table(context, _set_row(titles, context.styles.note_strong, column), rows, column, columns)


def _set_row(texts: tuple[str, str], style: TextStyle, width: float) -> _TableRow:
    count = set_text(TextSpan(texts[1], style), width)
    name = set_text(TextSpan(texts[0], style), width - count.width - CELL_GUTTER)
    return _TableRow(name, count)
