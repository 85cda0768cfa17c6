"""Which rows a sheet has, in reading order, and how they share the width of the page."""

from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.page.blocks.about import compose_about
from factsheet.page.blocks.comparison import compose_comparison
from factsheet.page.blocks.county_row import MOST_LONE_MAP, compose_counties
from factsheet.page.blocks.demographics import (
    compose_calls,
    compose_people,
    compose_venues,
    count_venue_lists,
)
from factsheet.page.blocks.header import compose_back_header, compose_header
from factsheet.page.blocks.hotline import compose_hotline
from factsheet.page.blocks.imprint import compose_contact, compose_funding
from factsheet.page.blocks.key_figures import compose_key_figures, has_key_figures
from factsheet.page.blocks.laws_and_efforts import (
    compose_actions,
    compose_federal_laws,
    compose_help_lines,
    compose_requests,
)
from factsheet.page.blocks.offenses import compose_offenses
from factsheet.page.ladder import CALL_TYPES
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Omission, leave_out, make_space, set_beside, stack_blocks

KEY_FIGURES_WIDTH, GUTTER = 134.0, 16.0
KEY_FIGURES_MEASURE = 14.6  # in type sizes: holds the Hotline's address in one line
TALL_NEIGHBOR = 1.2  # how much taller than the map the key figures may be to have a second chart
BETWEEN_ROWS = make_space(5, 24)
BETWEEN_PARTS = make_space(18, 24)


class Extra(StrEnum):
    """Blocks that a sheet has only where there is room, in the order in which they are taken in."""

    COMPARISON = "comparison"
    OFFENSES = "offenses"
    REQUESTS = "requests"
    LINES = "lines"


NOT_TAKEN = {Extra.OFFENSES: "offenses by year and type"}
"""Extras that hold figures of the profile, by the name under which a report says that they are left out."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet; an extra is there only if it is taken in."""

    block: Block
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """The rows of a sheet, measured: what hangs from the top of the frame and what stands on its foot.

    Attributes:
        rows: In reading order, with all extras that could be taken in.
        taken: The extras that are.
    """

    rows: tuple[SheetRow, ...]
    foot: Block
    back_header: Block
    between: Block = BETWEEN_ROWS
    taken: tuple[Extra, ...] = ()

    def take(self, extra: Extra) -> "Composition":
        """Return the composition with one more extra taken in."""
        return replace(self, taken=(*self.taken, extra))

    @property
    def extras(self) -> tuple[Extra, ...]:
        """Return the extras that could be taken in, in the order in which that is tried."""
        return tuple(sorted((row.extra for row in self.rows if row.extra), key=list(Extra).index))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the rows that are printed, in reading order."""
        present = (row.block for row in self.rows if row.extra is None or row.extra in self.taken)
        return tuple(block for block in present if not block.is_space)

    @property
    def omits(self) -> tuple[Omission, ...]:
        """Return what the sheet does not print of its data."""
        printed = [row for row in self.rows if row.extra is None or row.extra in self.taken]
        left_out = [
            NOT_TAKEN[row.extra] for row in self.rows if row.extra in NOT_TAKEN and row not in printed
        ]
        within = (omission for row in printed for omission in row.block.omits)
        return (*within, *(Omission(name, 0, 1) for name in left_out))

    @property
    def body(self) -> Block:
        """Return the printed rows as one block."""
        return stack_blocks(*[part for block in self.blocks for part in (block, self.between)])

    @property
    def least(self) -> float:
        """Return the smallest height of the whole sheet in points."""
        return self.body.least + self.foot.least

    @property
    def most(self) -> float:
        """Return the height that the whole sheet fills well, in points."""
        return self.body.most + self.foot.most


def compose_sheet(context: SheetContext, width: float) -> Composition:
    """Return the rows of a sheet `width` points wide."""
    rows = [
        *_list_rows(compose_header(context, width)),
        *_list_rows(*_compose_figures(context, width)),
        *_list_rows(compose_comparison(context, width), extra=Extra.COMPARISON),
        *_list_rows(compose_offenses(context, width), extra=Extra.OFFENSES),
        *_list_rows(*compose_actions(context, width, between=BETWEEN_ROWS.least)),
        *_list_rows(compose_federal_laws(context, width)),
        *_list_rows(compose_requests(context, width), extra=Extra.REQUESTS),
        *_list_rows(compose_help_lines(context, width), extra=Extra.LINES),
    ]
    between = BETWEEN_PARTS if context.form.is_single_column else BETWEEN_ROWS
    foot = _compose_foot(context, width)
    return Composition(tuple(rows), foot, compose_back_header(context, width), between)


def _list_rows(*blocks: Block | None, extra: Extra | None = None) -> list[SheetRow]:
    """Return a row for each block that is there."""
    return [SheetRow(block, extra) for block in blocks if block is not None]


def _compose_foot(context: SheetContext, width: float) -> Block:
    """Return the publisher's own contact, the Hotline, who paid, and what the figures are."""
    contact, funding = compose_contact(context, width), compose_funding(context, width)
    parts = [] if contact is None else [contact, make_space(5)]
    parts += [compose_hotline(context, width), make_space(6)]
    parts += [] if funding is None else [funding, make_space(3)]
    return stack_blocks(*parts, compose_about(context, width))


def _compose_figures(context: SheetContext, width: float) -> list[Block | None]:
    if context.form.is_single_column:
        return [
            compose_key_figures(context, width),
            compose_counties(context, width, most=MOST_LONE_MAP),
            compose_people(context, width),
            compose_calls(context, width),
            *compose_venues(context, width),
        ]
    return [
        _compose_figures_row(context, width),
        compose_people(context, width),
        _compose_venues_row(context, width),
    ]


def _compose_figures_row(context: SheetContext, width: float) -> Block:
    """Set the key figures beside the map; without key figures the map has the whole width."""
    if not has_key_figures(context.profile):
        return compose_counties(context, width, most=MOST_LONE_MAP)
    column = max(KEY_FIGURES_WIDTH, KEY_FIGURES_MEASURE * context.styles.scale.floor)
    rest = width - column - GUTTER
    counties = compose_counties(context, rest)
    figures = compose_key_figures(context, column, tallest=counties.least * TALL_NEIGHBOR)
    return set_beside((figures, column), (counties, rest), gutter=GUTTER)


def _compose_venues_row(context: SheetContext, width: float) -> Block | None:
    """Set types of calls and venues in columns of one width."""
    has_calls = context.profile.call_types is not None
    is_left_out = has_calls and not context.shortening.count_shown(CALL_TYPES)
    count = count_venue_lists(context.profile) + has_calls - is_left_out
    if not count:
        return leave_out(CALL_TYPES) if is_left_out else None
    column = (width - 2 * GUTTER * (count - 1)) / count
    blocks = [compose_calls(context, column), *compose_venues(context, column)]
    present = [(block, column) for block in blocks if block is not None and not block.is_space]
    row = set_beside(*present, gutter=2 * GUTTER)
    return replace(row, omits=(*row.omits, *leave_out(CALL_TYPES).omits)) if is_left_out else row
