"""The counties with the highest counts as a table, as long as there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from factsheet.figures.county_names import leading_counties
from factsheet.geometry import Box
from factsheet.model import CountyCounts
from factsheet.page.blocks import Block, Placement
from factsheet.page.job import Job
from factsheet.page.paragraphs import Paragraph, Span, set_text
from factsheet.page.placed import Element, Role, Rule
from factsheet.theme import TextStyle
from factsheet.wording.language import UnitForm

LEAST_ROWS, MOST_ROWS = 3, 14
GUTTER, CELL_GUTTER = 18.0, 6.0
LEAST_COLUMN = 120.0
RULE = 0.4


@dataclass(frozen=True, slots=True)
class _Row:
    """A row set to its column: name at the left, count at the right."""

    name: Paragraph
    count: Paragraph

    @property
    def height(self) -> float:
        return max(self.name.height, self.count.height)

    def element(self, x: float, top: float, *, head: bool) -> Element:
        """Return the row with its cells at the given upper left corner."""
        name = Element(Role.HEADER_CELL, self.name.marks(x, top), scope="Column" if head else "Row")
        marks = self.count.marks(x, top, align=1)
        count = Element(Role.HEADER_CELL, marks, scope="Column") if head else Element(Role.CELL, marks)
        return Element(Role.ROW, (name, count))


def county_table(job: Job, counts: CountyCounts, width: float) -> Block:
    """Return a table of counties and counts, highest first: 3 rows a column, or what the height holds."""
    columns = 2 if width > 2 * LEAST_COLUMN + GUTTER else 1
    column = (width - GUTTER * (columns - 1)) / columns
    titles = (job.wording.unit(job.unit, UnitForm.HEADING), job.wording.say("table.offenses"))
    head = _set_row(titles, job.styles.note_strong, column)
    leaders = leading_counties(job.profile.shapes, counts, MOST_ROWS * columns)
    rows = [_set_row((name, job.wording.number(value)), job.styles.body, column) for name, value in leaders]

    def place(box: Box) -> Placement:
        count = max(
            (n for n in range(len(rows) + 1) if _height(head, rows[:n], columns) <= box.height + 0.01),
            default=0,
        )
        return _place(job, head, rows[:count], box, (column, columns))

    least = _height(head, rows[: LEAST_ROWS * columns], columns)
    return Block(least, _height(head, rows, columns), place).named("leading")


def _set_row(texts: tuple[str, str], style: TextStyle, width: float) -> _Row:
    count = set_text(Span(texts[1], style), width)
    name = set_text(Span(texts[0], style), width - count.width - CELL_GUTTER)
    return _Row(name, count)


def _height(head: _Row, rows: Sequence[_Row], columns: int) -> float:
    """Return the height of the tallest column with its head."""
    return head.height + max(sum(row.height for row in part) for part in _parts(rows, columns))


def _parts(rows: Sequence[_Row], columns: int) -> list[Sequence[_Row]]:
    """Divide the rows over the columns, downward first."""
    size = max(ceil(len(rows) / columns), 1)
    return [rows[n * size : (n + 1) * size] for n in range(columns)]


def _place(job: Job, head: _Row, rows: Sequence[_Row], box: Box, grid: tuple[float, int]) -> Placement:
    """Place the head once for reading, and again as an ornament over each further column."""
    width, columns = grid
    elements, rules = [head.element(box.x, box.top, head=True)], []
    for number, part in enumerate(_parts(rows, columns)):
        x, top = box.x + number * (width + GUTTER), box.top - head.height
        tops = list(accumulate((row.height for row in part), lambda y, height: y - height, initial=top))
        elements += [row.element(x, y, head=False) for row, y in zip(part, tops, strict=False)]
        rules += [Rule(x, y, x + width, y, RULE, job.palette.hairline) for y in tops[: len(part)]]
    return Placement((Element(Role.TABLE, tuple(elements)),), tuple(rules))
