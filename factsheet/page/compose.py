"""Which rows a sheet has, in reading order, and how they share the width of the page."""

from factsheet.model import BlockName
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.block_order import Extra, SheetRow, list_rows, order_extras, order_rows
from factsheet.page.blocks.about import compose_about
from factsheet.page.blocks.county_row import compose_counties, compose_second_map
from factsheet.page.blocks.header import compose_back_header, compose_header
from factsheet.page.blocks.help import compose_requests, list_line_rows
from factsheet.page.blocks.hotline import compose_help_in_short, compose_hotline
from factsheet.page.blocks.imprint import compose_contact, compose_funding
from factsheet.page.blocks.key_figures import (
    compose_key_figures,
    has_key_figures,
    leave_out_key_figures,
)
from factsheet.page.blocks.laws_and_efforts import compose_actions, compose_federal_laws
from factsheet.page.composition import BETWEEN_ROWS, Composition
from factsheet.page.counted_total import has_counts
from factsheet.page.ladder import (
    COUNTIES,
    SECOND_PART,
)
from factsheet.page.middle_rows import compose_middle_rows
from factsheet.page.sheet_context import SheetContext, StepContext
from factsheet.page.sparse_rows import compose_sparse_rows
from factsheet.page.sparse_rule import is_sparse
from factsheet.page.stacking import Block, leave_out, make_space, stack_blocks

BETWEEN_PARTS = make_space(18, 24)
BETWEEN_FEW = make_space(9, 16)  # on a sheet without figures, whose type may be smaller instead


def compose_sheet(context: StepContext, width: float) -> Composition:
    """Return the rows of a sheet `width` points wide, in the order that the publisher chose."""
    choice = context.profile.blocks
    help_in_short = None if is_sparse(context) else compose_help_in_short(context, width)
    head = list_rows(compose_header(context, width), help_in_short)
    rows = order_rows([*head, *_compose_body(context, width)], choice)
    extras = order_extras((row.extra for row in rows if row.extra), choice)
    between = _choose_space(context)
    foot, back_header = _compose_foot(context, width), compose_back_header(context, width)
    return Composition(rows, foot, back_header, between, extras)


def _choose_space(context: SheetContext) -> Block:
    """Return the white space between two rows."""
    if context.form.is_single_column:
        return BETWEEN_PARTS
    return BETWEEN_FEW if is_sparse(context) else BETWEEN_ROWS


def _compose_body(context: StepContext, width: float) -> list[SheetRow]:
    """Return the rows below the head in their usual order, extras among them."""
    if is_sparse(context):
        return compose_sparse_rows(context, width, between=BETWEEN_FEW.least)
    second = _compose_second_map(context, width)
    laws, *efforts = compose_actions(context, width, between=BETWEEN_ROWS.least)
    law_names = (BlockName.LAWS,) if efforts else (BlockName.LAWS, BlockName.EFFORTS)
    return [
        *_compose_figures(context, width),
        *list_rows(second, names=(BlockName.SECOND_MAP,)),
        *compose_middle_rows(context, width),
        *list_rows(laws, names=law_names),
        *list_rows(*efforts, names=(BlockName.EFFORTS,)),
        *list_rows(compose_federal_laws(context, width), names=(BlockName.FEDERAL_LAWS,)),
        *list_rows(compose_requests(context, width), names=(BlockName.REQUESTS,), extra=Extra.REQUESTS),
        *list_line_rows(context, width),
    ]


def _compose_second_map(context: StepContext, width: float) -> Block | None:
    if context.profile.second_counties is None:
        return None
    if reason := context.why_left_out(BlockName.SECOND_MAP, SECOND_PART):
        return leave_out(SECOND_PART, reason=reason)
    return compose_second_map(context, width)


def _compose_foot(context: StepContext, width: float) -> Block:
    """Return the publisher's own contact, the Hotline unless it is at the head, who paid, and the figures.

    In a single column, which runs over pages, the Hotline comes last: the last page has it whole, or in short
    where the first one has it whole.
    """
    contact, funding = compose_contact(context, width), compose_funding(context, width)
    compose_last = compose_help_in_short if is_sparse(context) else compose_hotline
    hotline = compose_last(context, width)
    if context.form.is_single_column:
        last = (compose_about(context, width), funding, contact, hotline)
        return stack_blocks(*(part for block in last if block for part in (block, make_space(12))))
    parts = [] if contact is None else [contact, make_space(5)]
    parts += [] if hotline is None else [hotline, make_space(5)]
    parts += [] if funding is None else [funding, make_space(3)]
    return stack_blocks(*parts, compose_about(context, width))


_FIGURES = (BlockName.FIGURES, BlockName.BY_YEAR)
_MAP = (BlockName.MAP, BlockName.COUNTIES)


def _compose_figures(context: StepContext, width: float) -> list[SheetRow]:
    """Return the tiles, and the map below them over the whole width."""
    has_figures = has_key_figures(context)
    figures = [compose_key_figures(context, width)] if has_figures else leave_out_key_figures(context)
    return [
        *list_rows(*figures, names=_FIGURES),
        *list_rows(_compose_map(context, width), names=_MAP),
    ]


def _compose_map(context: StepContext, width: float) -> Block | None:
    """Return the map; an outline that shows nothing only where there are no figures either."""
    if not _has_map(context):
        return leave_out(COUNTIES, reason=LeftOut.CHOSEN) if context.profile.counties else None
    counts = context.profile.counties
    is_shaded = counts is not None and has_counts(counts)
    return compose_counties(context, width) if is_shaded or not has_key_figures(context) else None


def _has_map(context: SheetContext) -> bool:
    """Return whether there is a map: none where the publisher wants none, or left out what it would show."""
    is_emptied = context.profile.counties is None and bool(context.profile.blocks.leave_out_sources)
    return context.has_block(BlockName.MAP) and not is_emptied
