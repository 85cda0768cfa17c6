"""What help there is: what people ask the help line for, and further national lines."""

from factsheet.model import BlockName
from factsheet.page.block_order import Extra, SheetRow, list_rows
from factsheet.page.blocks.shown_entries import count_list_columns
from factsheet.page.lists import set_bulleted_list
from factsheet.page.sheet_context import SheetContext, StepContext, set_heading_block
from factsheet.page.stacking import Block, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.typesetting.text_style import TextStyle


def compose_requests(context: StepContext, width: float) -> Block | None:
    """Return what people ask the help line for, each kind with its meaning."""
    requests = context.profile.contact.requests
    if not requests or not context.has_block(BlockName.REQUESTS):
        return None
    items = [
        (
            _set_term(context, request.name, context.styles.strong, ": "),
            _set_term(context, request.meaning, context.styles.body),
        )
        for request in requests
    ]
    heading = set_heading_block(context, context.wording.say("requests.heading"), width)
    return stack_blocks(
        heading, set_bulleted_list(context, items, width, columns=count_list_columns(context, width))
    ).named("requests")


def compose_help_lines(context: StepContext, width: float) -> Block | None:
    """Return further national help lines."""
    lines = context.profile.contact.other_lines
    if not lines or not context.has_block(BlockName.LINES):
        return None
    items = [
        (
            _set_term(context, line.name, context.styles.body, ": "),
            TextSpan(line.phone, context.styles.strong),
        )
        for line in lines
    ]
    heading = set_heading_block(context, context.wording.say("lines.heading"), width)
    return stack_blocks(
        heading, set_bulleted_list(context, items, width, columns=count_list_columns(context, width))
    ).named("lines")


def list_line_rows(context: StepContext, width: float) -> list[SheetRow]:
    """Return further national lines where no band has them."""
    if not context.form.is_single_column:
        return []
    return list_rows(compose_help_lines(context, width), names=(BlockName.LINES,), extra=Extra.LINES)


def _set_term(context: SheetContext, text: str, style: TextStyle, end: str = "") -> TextSpan:
    """Return a text of the data in the language of the sheet, or marked with its own."""
    term = context.wording.term(text)
    return TextSpan(term.text + end, style, lang=term.lang)
