"""Which rows a sheet has, in reading order, and how they share the width of the page."""

from functools import partial

from factsheet.embedded_data import compare_with_nation
from factsheet.model import BlockName, CellMark
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.block_order import Extra, SheetRow, list_rows, order_extras, order_rows
from factsheet.page.blocks.about import compose_about
from factsheet.page.blocks.comparison import compose_comparison
from factsheet.page.blocks.county_row import compose_counties, compose_second_map
from factsheet.page.blocks.credits import list_credits
from factsheet.page.blocks.demographics import (
    compose_calls,
    compose_people,
    compose_venues,
    count_venue_lists,
)
from factsheet.page.blocks.header import compose_back_header, compose_header
from factsheet.page.blocks.help import compose_help_lines, compose_requests
from factsheet.page.blocks.hotline import compose_hotline
from factsheet.page.blocks.imprint import compose_contact, compose_funding
from factsheet.page.blocks.key_figures import (
    compose_key_figures,
    has_key_figures,
    has_offense_course,
    leave_out_key_figures,
)
from factsheet.page.blocks.laws_and_efforts import compose_actions, compose_federal_laws
from factsheet.page.blocks.offenses import compose_offense_types, compose_offense_years
from factsheet.page.composition import Composition
from factsheet.page.ladder import (
    COMPARISON,
    COUNTIES,
    OFFENSE_TYPES,
    OFFENSE_YEARS,
    PEOPLE,
    SECOND_PART,
)
from factsheet.page.sheet_context import SheetContext
from factsheet.page.sparse_rows import compose_sparse_rows
from factsheet.page.sparse_rule import is_sparse
from factsheet.page.stacking import Block, leave_out, make_space, set_beside, stack_blocks

GUTTER = 16.0
BETWEEN_ROWS = make_space(4.5, 16)
BETWEEN_PARTS = make_space(18, 24)
BETWEEN_FEW = make_space(9, 16)  # on a sheet without figures, whose type may be smaller instead

COMPARISON_SHARE = 0.62  # of the width that strips have beside offenses by type
MOST_LISTS = 3  # in a row


def compose_sheet(context: SheetContext, width: float) -> Composition:
    """Return the rows of a sheet `width` points wide, in the order that the publisher chose."""
    choice = context.profile.blocks
    rows = order_rows([*list_rows(compose_header(context, width)), *_compose_body(context, width)], choice)
    extras = order_extras((row.extra for row in rows if row.extra), choice)
    between = _choose_space(context)
    foot, back_header = _compose_foot(context, width), compose_back_header(context, width)
    return Composition(rows, foot, back_header, between, extras)


def _choose_space(context: SheetContext) -> Block:
    """Return the white space between two rows."""
    if context.form.is_single_column:
        return BETWEEN_PARTS
    return BETWEEN_FEW if is_sparse(context) else BETWEEN_ROWS


def _compose_body(context: SheetContext, width: float) -> list[SheetRow]:
    """Return the rows below the head in their usual order, extras among them."""
    if is_sparse(context):
        return compose_sparse_rows(context, width, between=BETWEEN_FEW.least)
    second = _compose_second_map(context, width)
    laws, *efforts = compose_actions(context, width, between=BETWEEN_ROWS.least)
    law_names = (BlockName.LAWS,) if efforts else (BlockName.LAWS, BlockName.EFFORTS)
    return [
        *_compose_figures(context, width),
        *list_rows(second, names=(BlockName.SECOND_MAP,)),
        *_compose_lists(context, width),
        *_compose_context_rows(context, width),
        *list_rows(laws, names=law_names),
        *list_rows(*efforts, names=(BlockName.EFFORTS,)),
        *list_rows(compose_federal_laws(context, width), names=(BlockName.FEDERAL_LAWS,)),
        *list_rows(compose_requests(context, width), names=(BlockName.REQUESTS,), extra=Extra.REQUESTS),
        *_compose_lines(context, width),
    ]


def _compose_second_map(context: SheetContext, width: float) -> Block | None:
    if context.profile.second_counties is None:
        return None
    if reason := context.why_left_out(BlockName.SECOND_MAP, SECOND_PART):
        return leave_out(SECOND_PART, reason=reason)
    return compose_second_map(context, width)


def _compose_context_rows(context: SheetContext, width: float) -> list[SheetRow]:
    """Return the state beside the nation and offenses by type, in one row where both are printed."""
    comparison, types = _compose_comparison, _compose_types
    if context.form.is_single_column:
        return [
            *list_rows(comparison(context, width), names=(BlockName.COMPARISON,)),
            *list_rows(*_compose_years(context, width), types(context, width), names=(BlockName.OFFENSES,)),
        ]
    years = list_rows(*_compose_years(context, width), names=(BlockName.OFFENSES,))
    if _has_types_beside_venues(context):
        return [*list_rows(comparison(context, width), names=(BlockName.COMPARISON,)), *years]
    left = COMPARISON_SHARE * (width - 2 * GUTTER)
    strips = comparison(context, left)
    side = partial(_compose_side, context)
    row: list[Block | None]
    if strips is None or strips.is_space:
        half = (width - 2 * GUTTER) / 2
        beside = [(block, half) for block in side(half)]
        row = [set_beside(*beside, gutter=2 * GUTTER)] if beside else []
    else:
        right = width - 2 * GUTTER - left
        parts = [part for block in side(right) for part in (make_space(6, 10), block)][1:]
        stacked = [(stack_blocks(*parts), right)] if parts else []
        lone = [] if parts else [comparison(context, width)]
        row = [set_beside((strips, left), *stacked, gutter=2 * GUTTER)] if parts else lone
    gone = [strips] if strips is not None and strips.is_space else []
    gone += [block for block in (types(context, width),) if block is not None and block.is_space]
    people = (BlockName.PEOPLE,) if _has_people_at_side(context) else ()
    names = (BlockName.COMPARISON, BlockName.OFFENSES, *people)
    return [*list_rows(*row, *gone, names=names), *years]


def _compose_side(context: SheetContext, width: float) -> list[Block]:
    """Return what stands beside the strips: offenses by type, and people where they are one breakdown."""
    people = compose_people(context, width) if _has_people_at_side(context) else None
    blocks = [_compose_types(context, width), people]
    return [block for block in blocks if block is not None and not block.is_space]


def _has_people_at_side(context: SheetContext) -> bool:
    """Return whether people are one breakdown alone, which needs no row of its own."""
    people = context.profile.demographics
    is_lone = people is not None and len(people.groups) == 1 and not _has_types_beside_venues(context)
    return (
        is_lone and not context.form.is_single_column and not context.why_left_out(BlockName.PEOPLE, PEOPLE)
    )


def _compose_comparison(context: SheetContext, width: float) -> Block | None:
    """Return the state beside the nation, where the sheet has figures of the same source for certain."""
    cases = context.profile.cases_by_year
    if (
        cases is None
        or not context.has_block(BlockName.COMPARISON)
        or not _is_credited(context, cases.source)
    ):
        return None
    if not context.shortening.count_shown(COMPARISON):
        return leave_out(COMPARISON) if compare_with_nation(context.profile) else None
    return compose_comparison(context, width)


def _compose_types(context: SheetContext, width: float) -> Block | None:
    """Return offenses by type, or what stands for them where they are not printed."""
    offenses = context.profile.offenses
    if offenses is None:
        return None
    if reason := context.why_left_out(BlockName.OFFENSES, OFFENSE_TYPES):
        return leave_out(OFFENSE_TYPES, reason=reason)
    block = compose_offense_types(context, width) if _is_credited(context, offenses.by_year.source) else None
    return leave_out(OFFENSE_TYPES, reason=LeftOut.LOOKS) if block is None else block


def _compose_years(context: SheetContext, width: float) -> list[Block]:
    """Return offenses by year where no tile has them, or what stands for them where they are not printed."""
    offenses = context.profile.offenses
    if offenses is None or has_offense_course(context):
        return []
    if not context.has_block(BlockName.OFFENSES):
        return [leave_out(OFFENSE_YEARS, reason=LeftOut.CHOSEN)]
    block = compose_offense_years(context, width) if _is_credited(context, offenses.by_year.source) else None
    return [leave_out(OFFENSE_YEARS, reason=LeftOut.LOOKS) if block is None else block]


def _has_types_beside_venues(context: SheetContext) -> bool:
    """Return whether the row of venues has room for offenses by type."""
    lists = count_venue_lists(context) + (context.profile.call_types is not None)
    return not context.form.is_single_column and 1 <= lists < MOST_LISTS


def _is_credited(context: SheetContext, source: str) -> bool:
    """Return whether the foot of the sheet names a source, whatever extras there is room for."""
    return any(key == source for key, _period in list_credits(context))


def _compose_lines(context: SheetContext, width: float) -> list[SheetRow]:
    """Return further national lines where no band has them."""
    if not context.form.is_single_column:
        return []
    return list_rows(compose_help_lines(context, width), names=(BlockName.LINES,), extra=Extra.LINES)


def _compose_foot(context: SheetContext, width: float) -> Block:
    """Return the publisher's own contact, the Hotline unless it is at the head, who paid, and the figures."""
    contact, funding = compose_contact(context, width), compose_funding(context, width)
    parts = [] if contact is None else [contact, make_space(5)]
    parts += [] if is_sparse(context) else [compose_hotline(context, width), make_space(6)]
    parts += [] if funding is None else [funding, make_space(3)]
    return stack_blocks(*parts, compose_about(context, width))


_FIGURES = (BlockName.FIGURES, BlockName.BY_YEAR)
_MAP = (BlockName.MAP, BlockName.COUNTIES)
_VENUES = (BlockName.CALL_TYPES, BlockName.VENUES)


def _compose_figures(context: SheetContext, width: float) -> list[SheetRow]:
    """Return the tiles, and the map below them over the whole width."""
    has_figures = has_key_figures(context)
    figures = [compose_key_figures(context, width)] if has_figures else leave_out_key_figures(context)
    return [
        *list_rows(*figures, names=_FIGURES),
        *list_rows(_compose_map(context, width), names=_MAP),
    ]


def _compose_lists(context: SheetContext, width: float) -> list[SheetRow]:
    """Return who was reported, why people called, and the venues."""
    block = None if _has_people_at_side(context) else compose_people(context, width)
    people = list_rows(block, names=(BlockName.PEOPLE,))
    if not context.form.is_single_column:
        return [*people, *list_rows(_compose_venues_row(context, width), names=_VENUES)]
    return [
        *people,
        *list_rows(compose_calls(context, width), names=(BlockName.CALL_TYPES,)),
        *list_rows(*compose_venues(context, width), names=(BlockName.VENUES,)),
    ]


def _compose_map(context: SheetContext, width: float) -> Block | None:
    """Return the map; an outline that shows nothing only where there are no figures either."""
    if not _has_map(context):
        return leave_out(COUNTIES, reason=LeftOut.CHOSEN) if context.profile.counties else None
    return compose_counties(context, width) if _has_counts(context) or not has_key_figures(context) else None


def _has_counts(context: SheetContext) -> bool:
    counts = context.profile.counties
    return counts is not None and any(cell is not CellMark.NO_DATA for cell in counts.cells.values())


def _has_map(context: SheetContext) -> bool:
    """Return whether there is a map: none where the publisher wants none, or left out what it would show."""
    is_emptied = context.profile.counties is None and bool(context.profile.blocks.leave_out_sources)
    return context.has_block(BlockName.MAP) and not is_emptied


def _compose_venues_row(context: SheetContext, width: float) -> Block | None:
    """Set types of calls, venues and offenses by type in columns of one width."""
    types = compose_calls(context, width)
    has_types = _has_types_beside_venues(context)
    count = count_venue_lists(context) + (types is not None and not types.is_space) + has_types
    column = (width - 2 * GUTTER * (count - 1)) / max(count, 1)
    blocks = [compose_calls(context, column), *compose_venues(context, column)]
    blocks += [_compose_types(context, column)] if has_types else []
    present = [(block, column) for block in blocks if block is not None and not block.is_space]
    left_out = [block for block in blocks if block is not None and block.is_space]
    row = [set_beside(*present, gutter=2 * GUTTER)] if present else []
    return stack_blocks(*row, *left_out) if row or left_out else None
