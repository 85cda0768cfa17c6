"""The pages of a fitted sheet, placed: frames filled, the foot at the bottom, running lines in the margin."""

from factsheet.geometry import Box, convert_inches
from factsheet.page.blocks.stamp import GAP, place_stamp, set_stamp
from factsheet.page.copyfit import FittedSheet
from factsheet.page.placed import PlacedPage
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement
from factsheet.page.text_marks import draw_running_line
from factsheet.typesetting.paragraphs import TextSpan, set_text

RUNNING_LINE = convert_inches(0.5)  # from the edge of the sheet: what no printer cuts off


def place_pages(context: SheetContext, fitted: FittedSheet) -> tuple[PlacedPage, ...]:
    """Return the pages of the sheet."""
    sheet = context.form.sheet
    pages = []
    for number, block in enumerate(fitted.pages, start=1):
        foot = fitted.foot if number == 1 else None
        placed = _place_block(block, foot, sheet.frame)
        if context.form.is_single_column:
            placed = _set_running_line(context, number, len(fitted.pages), placed)
        pages.append(PlacedPage(sheet.width, sheet.height, placed.elements, placed.artifacts))
    return tuple(pages)


def _place_block(block: Block, foot: Block | None, frame: Box) -> Placement:
    """Place the block at the top of the frame and the foot on its bottom."""
    if foot is None:
        return block.place(frame)
    below = Box(frame.x, frame.y, frame.width, foot.least)
    above = Box(frame.x, below.top, frame.width, frame.height - below.height)
    return block.place(above) + foot.place(below)


def _set_running_line(context: SheetContext, number: int, pages: int, placed: Placement) -> Placement:
    """Return a page with its name and number in the upper margin, for the eye alone, and any stamp."""
    sheet, style = context.form.sheet, context.styles.note
    text = context.wording.say("page.running", name=context.name, page=number, pages=pages)
    line = set_text(TextSpan(text, style), sheet.frame.width)
    top = sheet.height - RUNNING_LINE
    stamp = _place_margin_stamp(context, Box(sheet.frame.x, top - line.height, line.width, line.height))
    return stamp + placed + Placement((), draw_running_line(line, sheet.frame.x, top))


def _place_margin_stamp(context: SheetContext, running: Box) -> Placement:
    """Return any stamp beside the running line, or in the lower margin where it is too wide for that."""
    frame = context.form.sheet.frame
    free = Box(running.right + GAP, running.y, frame.right - running.right - GAP, running.height)
    words = set_stamp(context, free.width)
    below = Box(frame.x, RUNNING_LINE, frame.width, running.height)
    if words is None:
        return place_stamp(context, set_stamp(context, below.width), below, align=1)
    return place_stamp(context, words, free, align=1)
