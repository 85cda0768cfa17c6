"""The rows between the map and the laws: people, calls, venues, and the state beside the nation."""

from factsheet.model import BlockName
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.beside_nation import find_comparison
from factsheet.page.block_order import SheetRow, list_rows
from factsheet.page.blocks.comparison import compose_comparison
from factsheet.page.blocks.credits import list_credits
from factsheet.page.blocks.demographics import (
    compose_calls,
    compose_people,
    has_printed_calls,
)
from factsheet.page.blocks.key_figures import has_offense_course
from factsheet.page.blocks.offenses import compose_offense_types, compose_offense_years
from factsheet.page.blocks.venues import compose_venues, count_venue_lists
from factsheet.page.ladder import COMPARISON, OFFENSE_TYPES, OFFENSE_YEARS, PEOPLE
from factsheet.page.sheet_context import SheetContext, StepContext
from factsheet.page.stacking import Block, leave_out, make_space, set_beside, stack_blocks

GUTTER = 16.0
COMPARISON_SHARE = 0.62  # of the width that strips have beside offenses by type
MOST_LISTS = 3  # in a row
_VENUES = (BlockName.CALL_TYPES, BlockName.VENUES)


def compose_middle_rows(context: StepContext, width: float) -> list[SheetRow]:
    """Return who was reported, why people called, where, and how the state stands beside the nation."""
    return [*_compose_lists(context, width), *_compose_context_rows(context, width)]


def _compose_lists(context: StepContext, width: float) -> list[SheetRow]:
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


def _compose_venues_row(context: StepContext, width: float) -> Block | None:
    """Set types of calls, venues and offenses by type in columns of one width."""
    has_types = _has_types_beside_venues(context)
    count = count_venue_lists(context) + has_printed_calls(context) + has_types
    column = (width - 2 * GUTTER * (count - 1)) / max(count, 1)
    blocks = [compose_calls(context, column), *compose_venues(context, column)]
    blocks += [_compose_types(context, column)] if has_types else []
    present = [(block, column) for block in blocks if block is not None and not block.is_space]
    left_out = [block for block in blocks if block is not None and block.is_space]
    row = [set_beside(*present, gutter=2 * GUTTER)] if present else []
    return stack_blocks(*row, *left_out) if row or left_out else None


def _compose_context_rows(context: StepContext, width: float) -> list[SheetRow]:
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
    people = (BlockName.PEOPLE,) if _has_people_at_side(context) else ()
    names = (BlockName.COMPARISON, BlockName.OFFENSES, *people)
    return [*list_rows(*_compose_strips_row(context, width), names=names), *years]


def _compose_strips_row(context: StepContext, width: float) -> list[Block | None]:
    """Return the strips with what stands beside them, or either by itself, and what stands for neither."""
    left = COMPARISON_SHARE * (width - 2 * GUTTER)
    strips = _compose_comparison(context, left)
    has_strips = strips is not None and not strips.is_space
    side = width - 2 * GUTTER - left if has_strips else (width - 2 * GUTTER) / 2
    types = _compose_types(context, side)
    people = compose_people(context, side) if _has_people_at_side(context) else None
    beside = [block for block in (types, people) if block is not None and not block.is_space]
    gone = [block for block in (strips, types) if block is not None and block.is_space]
    if strips is None or strips.is_space:
        columns = [(block, side) for block in beside]
        return [*([set_beside(*columns, gutter=2 * GUTTER)] if columns else []), *gone]
    if not beside:
        return [_compose_comparison(context, width), *gone]
    parts = [part for block in beside for part in (make_space(6, 10), block)][1:]
    return [set_beside((strips, left), (stack_blocks(*parts), side), gutter=2 * GUTTER), *gone]


def _has_people_at_side(context: StepContext) -> bool:
    """Return whether people are one breakdown alone, which needs no row of its own."""
    people = context.profile.demographics
    is_lone = people is not None and len(people.groups) == 1 and not _has_types_beside_venues(context)
    return (
        is_lone and not context.form.is_single_column and not context.why_left_out(BlockName.PEOPLE, PEOPLE)
    )


def _compose_comparison(context: StepContext, width: float) -> Block | None:
    """Return the state beside the nation, where the sheet has figures of the same source for certain."""
    cases = context.profile.cases_by_year
    if (
        cases is None
        or not context.has_block(BlockName.COMPARISON)
        or not _is_credited(context, cases.source)
    ):
        return None
    if not context.shortening.count_shown(COMPARISON):
        return leave_out(COMPARISON) if find_comparison(context) else None
    return compose_comparison(context, width)


def _compose_types(context: StepContext, width: float) -> Block | None:
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


def _has_types_beside_venues(context: StepContext) -> bool:
    """Return whether the row of venues has room for offenses by type."""
    lists = count_venue_lists(context) + (context.profile.call_types is not None)
    return not context.form.is_single_column and 1 <= lists < MOST_LISTS


def _is_credited(context: SheetContext, source: str) -> bool:
    """Return whether the foot of the sheet names a source, whatever extras there is room for."""
    return any(key == source for key, _period in list_credits(context))
