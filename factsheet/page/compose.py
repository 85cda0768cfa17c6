"""Which rows a sheet has, in reading order, and how they share the width of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.page.blocks.about import about_block
from factsheet.page.blocks.comparison import comparison_block
from factsheet.page.blocks.county_row import MOST_LONE_MAP, counties_block
from factsheet.page.blocks.demographics import calls_block, compose_venues, count_venue_lists, people_block
from factsheet.page.blocks.header import back_header_block, header_block
from factsheet.page.blocks.hotline import hotline_block
from factsheet.page.blocks.imprint import contact_block, funding_block
from factsheet.page.blocks.key_figures import compose_key_figures, has_key_figures
from factsheet.page.blocks.laws_and_efforts import (
    compose_actions,
    federal_laws_block,
    lines_block,
    requests_block,
)
from factsheet.page.blocks.offenses import offenses_block
from factsheet.page.ladder import CALL_TYPES
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Omission, beside, leave_out, space, stack

KEY_FIGURES_WIDTH, GUTTER = 134.0, 16.0
KEY_FIGURES_MEASURE = 14.6  # in type sizes: holds the Hotline's address in one line
TALL_NEIGHBOR = 1.2  # how much taller than the map the key figures may be to have a second chart
BETWEEN_ROWS = space(5, 24)
BETWEEN_PARTS = space(18, 24)


class Extra(StrEnum):
    """Blocks that a sheet has only where there is room, in the order in which they are taken in."""

    COMPARISON = "comparison"
    OFFENSES = "offenses"
    REQUESTS = "requests"
    LINES = "lines"


NOT_TAKEN = {Extra.OFFENSES: "offenses by year and type"}
"""Extras that hold figures of the profile, by the name under which a report says that they are left out."""


@dataclass(frozen=True, slots=True)
class Row:
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

    rows: tuple[Row, ...]
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
        return stack(*[part for block in self.blocks for part in (block, self.between)])

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
        *_fix_rows(header_block(context, width)),
        *_fix_rows(*_compose_figures(context, width)),
        *_offer_row(Extra.COMPARISON, comparison_block(context, width)),
        *_offer_row(Extra.OFFENSES, offenses_block(context, width)),
        *_fix_rows(*compose_actions(context, width, between=BETWEEN_ROWS.least)),
        *_fix_rows(federal_laws_block(context, width)),
        *_offer_row(Extra.REQUESTS, requests_block(context, width)),
        *_offer_row(Extra.LINES, lines_block(context, width)),
    ]
    between = BETWEEN_PARTS if context.form.is_single_column else BETWEEN_ROWS
    foot = _compose_foot(context, width)
    return Composition(tuple(rows), foot, back_header_block(context, width), between)


def _fix_rows(*blocks: Block | None) -> Iterable[Row]:
    return (Row(block) for block in blocks if block is not None)


def _offer_row(extra: Extra, block: Block | None) -> Iterable[Row]:
    return (Row(block, extra) for block in (block,) if block is not None)


def _compose_foot(context: SheetContext, width: float) -> Block:
    """Return the publisher's own contact, the Hotline, who paid, and what the figures are."""
    contact, funding = contact_block(context, width), funding_block(context, width)
    parts = [] if contact is None else [contact, space(5)]
    parts += [hotline_block(context, width), space(6)]
    parts += [] if funding is None else [funding, space(3)]
    return stack(*parts, about_block(context, width))


def _compose_figures(context: SheetContext, width: float) -> list[Block | None]:
    if context.form.is_single_column:
        return [
            compose_key_figures(context, width),
            counties_block(context, width, most=MOST_LONE_MAP),
            people_block(context, width),
            calls_block(context, width),
            *compose_venues(context, width),
        ]
    return [
        _compose_figures_row(context, width),
        people_block(context, width),
        _compose_venues_row(context, width),
    ]


def _compose_figures_row(context: SheetContext, width: float) -> Block:
    """Set the key figures beside the map; without key figures the map has the whole width."""
    if not has_key_figures(context.profile):
        return counties_block(context, width, most=MOST_LONE_MAP)
    column = max(KEY_FIGURES_WIDTH, KEY_FIGURES_MEASURE * context.styles.scale.floor)
    rest = width - column - GUTTER
    counties = counties_block(context, rest)
    figures = compose_key_figures(context, column, tallest=counties.least * TALL_NEIGHBOR)
    return beside((figures, column), (counties, rest), gutter=GUTTER)


def _compose_venues_row(context: SheetContext, width: float) -> Block | None:
    """Set types of calls and venues in columns of one width."""
    has_calls = context.profile.call_types is not None
    is_left_out = has_calls and not context.shortening.count_shown(CALL_TYPES)
    count = count_venue_lists(context.profile) + has_calls - is_left_out
    if not count:
        return leave_out(CALL_TYPES) if is_left_out else None
    column = (width - 2 * GUTTER * (count - 1)) / count
    blocks = [calls_block(context, column), *compose_venues(context, column)]
    present = [(block, column) for block in blocks if block is not None and not block.is_space]
    row = beside(*present, gutter=2 * GUTTER)
    return replace(row, omits=(*row.omits, *leave_out(CALL_TYPES).omits)) if is_left_out else row
