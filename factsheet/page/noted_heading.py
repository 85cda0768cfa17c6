"""A heading with a note on its line, where both have room: a line of its own would cost height."""

from collections.abc import Sequence

from factsheet.geometry import Box
from factsheet.page.placed import Element, Role
from factsheet.page.sheet_context import BELOW_HEADING, SheetContext, set_hairline
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.page.text_marks import capitalize_span, mark_heading, mark_text
from factsheet.typesetting.paragraphs import TextSpan, set_heading, set_text

GAP = 8.0


def set_noted_heading(
    context: SheetContext, title: str, width: float, *, aside: str, note: Sequence[TextSpan]
) -> Block | None:
    """Return a heading and, at its right, a paragraph of one line; None where the two have no room.

    Args:
        context: The sheet.
        title: Of the block.
        width: In points.
        aside: Source and period, a paragraph between the two.
        note: What is said of the block; empty for nothing.
    """
    if not note:
        return None
    styles = context.styles
    spans = [capitalize_span(title, styles.heading), TextSpan(f" {aside}", styles.heading_aside)]
    heading = set_heading(spans, width)
    words = set_text(note, width)
    if words.line_count > 1 or heading.width + GAP + words.width > width:
        return None

    def place(box: Box) -> Placement:
        head = mark_heading(Role.H2, heading, box.x, box.top)
        down = (heading.leading - words.leading) / 2
        marks = mark_text(words, box.x + heading.width + GAP, box.top - down)
        return Placement((*head, Element(Role.PARAGRAPH, marks)))

    line = make_fixed(heading.height, place)
    rule = set_hairline(width, context.palette.navy)
    return stack_blocks(rule, line, make_space(BELOW_HEADING))._replace(cut=None, keeps_next=True)
