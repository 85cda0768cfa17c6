"""The pages of a fitted sheet, placed: frames filled, the foot at the bottom, running lines in the margin."""

from factsheet.geometry import Box, convert_inches
from factsheet.page.copyfit import FittedSheet
from factsheet.page.placed import (
    Artifact,
    PlacedPage,
)
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.paragraphs import TextSpan, set_text
from factsheet.typesetting.text_run import Run

RUNNING_LINE = convert_inches(0.5)  # from the edge of the sheet: what no printer cuts off


def place_pages(context: SheetContext, fitted: FittedSheet) -> tuple[PlacedPage, ...]:
    """Return the pages of the sheet."""
    sheet = context.form.sheet
    pages = []
    for number, block in enumerate(fitted.pages, start=1):
        foot = fitted.foot if number == 1 else None
        placed = _place_block(block, foot, sheet.frame)
        running = (
            _set_running_line(context, number, len(fitted.pages)) if context.form.is_single_column else ()
        )
        pages.append(PlacedPage(sheet.width, sheet.height, placed.elements, placed.artifacts + running))
    return tuple(pages)


def _place_block(block: Block, foot: Block | None, frame: Box) -> Placement:
    """Place the block at the top of the frame and the foot on its bottom."""
    if foot is None:
        return block.place(frame)
    below = Box(frame.x, frame.y, frame.width, foot.least)
    above = Box(frame.x, below.top, frame.width, frame.height - below.height)
    return block.place(above) + foot.place(below)


def _set_running_line(context: SheetContext, number: int, pages: int) -> tuple[Artifact, ...]:
    """Return jurisdiction and page number in the upper margin: for the eye alone, so an artifact."""
    sheet, style = context.form.sheet, context.styles.note
    text = context.wording.say("page.running", name=context.name, page=number, pages=pages)
    line = set_text(TextSpan(text, style), sheet.frame.width)
    top = sheet.height - RUNNING_LINE
    marks = mark_text(line, sheet.frame.x, top)
    return tuple(mark for mark in marks if isinstance(mark, Run))
