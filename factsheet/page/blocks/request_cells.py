"""What people ask the help line for, in cells over the width of a sheet that has no figures."""

from dataclasses import dataclass, replace
from math import ceil

from factsheet.geometry import Box
from factsheet.model import BlockName, RequestType
from factsheet.page.blocks.help import compose_requests
from factsheet.page.placed import Element, Panel, Role
from factsheet.page.sheet_context import SheetContext, StepContext, set_heading_block
from factsheet.page.stacking import Block, Placement, stack_blocks
from factsheet.page.text_marks import place_paragraphs
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text

ACROSS, GUTTER = 3, 14.0
BAR, INDENT = 2.4, 8.0
LEAST_AIR, MOST_AIR = 5.0, 10.0  # between rows


@dataclass(frozen=True, slots=True)
class _RequestCell:
    """A request set to its column: what it is called, and what is meant."""

    name: Paragraph
    meaning: Paragraph

    @property
    def height(self) -> float:
        return self.name.height + self.meaning.height

    def place(self, context: SheetContext, x: float, top: float, height: float) -> Placement:
        """Return the cell as an item of a list, with the bar at its left as high as its row."""
        parts = tuple(place_paragraphs(x + INDENT, top, self.name, self.meaning))
        bar = Panel(Box(x, top - height, BAR, height), fill=context.palette.blue)
        return Placement((Element(Role.ITEM, (Element(Role.BODY, parts),)),), (bar,))


def compose_request_cells(context: StepContext, width: float) -> Block | None:
    """Return the requests in three columns, read row by row; as a plain list in a single column."""
    requests = context.profile.contact.requests
    if context.form.is_single_column or not requests or not context.has_block(BlockName.REQUESTS):
        return compose_requests(context, width)
    column = (width - GUTTER * (ACROSS - 1)) / ACROSS
    cells = [_set_cell(context, request, column - INDENT) for request in requests]
    rows = [cells[start : start + ACROSS] for start in range(0, len(cells), ACROSS)]
    heights = [max(cell.height for cell in row) for row in rows]
    gaps = ceil(len(cells) / ACROSS) - 1
    least = sum(heights) + gaps * LEAST_AIR

    def place(box: Box) -> Placement:
        air = min(LEAST_AIR + max(box.height - least, 0.0) / max(gaps, 1), MOST_AIR)
        placed, top = Placement(), box.top
        for row, height in zip(rows, heights, strict=True):
            for at, cell in enumerate(row):
                placed += cell.place(context, box.x + at * (column + GUTTER), top, height)
            top -= height + air
        return replace(placed, elements=(Element(Role.LIST, placed.elements, numbering="None"),))

    heading = set_heading_block(context, context.wording.say("requests.heading"), width)
    grid = Block(least, least + gaps * (MOST_AIR - LEAST_AIR), place)
    return stack_blocks(heading, grid).named("requests")


def _set_cell(context: SheetContext, request: RequestType, width: float) -> _RequestCell:
    styles, term = context.styles, context.wording.term
    name, meaning = term(request.name), term(request.meaning)
    title = styles.subheading._replace(color=context.palette.navy)
    return _RequestCell(
        set_text(TextSpan(name.text, title, lang=name.lang), width),
        set_text(TextSpan(meaning.text, styles.body, lang=meaning.lang), width),
    )
