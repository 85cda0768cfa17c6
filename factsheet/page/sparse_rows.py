"""The rows of a sheet without figures: whom to call, what people ask, what is counted, what the law says."""

from factsheet.model import BlockName
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.block_order import Extra, SheetRow, list_rows
from factsheet.page.blocks.counted_table import compose_counted_table
from factsheet.page.blocks.county_row import compose_counties
from factsheet.page.blocks.help import list_line_rows
from factsheet.page.blocks.hotline_hero import compose_hotline_hero
from factsheet.page.blocks.laws_and_efforts import compose_actions, compose_federal_laws
from factsheet.page.blocks.national_picture import compose_national_picture
from factsheet.page.blocks.request_cells import compose_request_cells
from factsheet.page.blocks.state_outline import compose_locator
from factsheet.page.ladder import COMPARISON, COUNTIES, OFFENSE_TYPES, OFFENSE_YEARS
from factsheet.page.sheet_context import SheetContext, StepContext
from factsheet.page.stacking import Block, leave_out, make_space, set_beside, stack_blocks

GUTTER = 20.0
LOCATOR = 164.0
BELOW_HERO = 4.0


def compose_sparse_rows(context: StepContext, width: float, *, between: float) -> list[SheetRow]:
    """Return the rows below the head in their usual order; the Hotline stands first, whatever the order.

    Args:
        context: The sheet.
        width: In points.
        between: The least room between two rows, in points.
    """
    hero = stack_blocks(compose_hotline_hero(context, width), make_space(BELOW_HERO))
    laws, *efforts = compose_actions(context, width, between=between)
    law_names = (BlockName.LAWS,) if efforts else (BlockName.LAWS, BlockName.EFFORTS)
    federal = compose_federal_laws(context, width)
    return [
        *list_rows(hero.named("hotline")),
        *_list_request_rows(context, width),
        *_list_counted_rows(context, width),
        *list_rows(compose_national_picture(context, width), names=(BlockName.COMPARISON,)),
        *list_rows(laws, names=law_names),
        *list_rows(*efforts, names=(BlockName.EFFORTS,)),
        *list_rows(federal, names=(BlockName.FEDERAL_LAWS,)),
        *list_line_rows(context, width),
    ]


def _list_request_rows(context: StepContext, width: float) -> list[SheetRow]:
    """Return what people ask for: an extra on a sheet that is short of room already."""
    extra = None if context.shortening.count_shown(COMPARISON) else Extra.REQUESTS
    return list_rows(compose_request_cells(context, width), names=(BlockName.REQUESTS,), extra=extra)


def _list_counted_rows(context: StepContext, width: float) -> list[SheetRow]:
    """Return the table beside the shape of the place, or over a map of few counts; and what neither tells."""
    names = (BlockName.FIGURES, BlockName.MAP, BlockName.COUNTIES)
    has_table, has_map = context.has_block(BlockName.FIGURES), context.has_block(BlockName.MAP)
    gone = _leave_out_counts(context)
    is_shown = _has_county_counts(context) or not has_table
    if is_shown or context.form.is_single_column:
        table = compose_counted_table(context, width) if has_table else None
        make_map = compose_counties if is_shown else compose_locator
        shape = make_map(context, width) if has_map else None
        tower = [*list_rows(table, names=(BlockName.FIGURES,)), *list_rows(shape, names=names[1:])]
        return [*tower, *list_rows(*gone, names=(BlockName.OFFENSES,))]
    column = width - GUTTER - LOCATOR if has_map else width
    table = compose_counted_table(context, column)
    parts = [] if table is None else [(table, column)]
    parts += [(compose_locator(context, LOCATOR), LOCATOR)] if has_map else []
    row = [set_beside(*parts, gutter=GUTTER)] if parts else []
    return [*list_rows(*row, names=names), *list_rows(*gone, names=(BlockName.OFFENSES,))]


def _has_county_counts(context: SheetContext) -> bool:
    """Return whether a map has more than one county to shade."""
    counts = context.profile.counties
    return counts is not None and len(counts.cells) > 1


def _leave_out_counts(context: SheetContext) -> list[Block]:
    """Return what stands for counts that the table sums up: few as they are, they are not told apart."""
    profile = context.profile
    gone = [] if context.has_block(BlockName.MAP) or not profile.counties else [COUNTIES]
    parts = [leave_out(name, reason=LeftOut.CHOSEN) for name in gone]
    if profile.offenses is not None:
        reason = LeftOut.LOOKS if context.has_block(BlockName.OFFENSES) else LeftOut.CHOSEN
        parts.append(leave_out(OFFENSE_TYPES, reason=reason))
        has_course = len(profile.offenses.by_year.years) > 1
        parts += [leave_out(OFFENSE_YEARS, reason=reason)] if has_course else []
    return parts
