"""Which blocks a sheet has, in reading order, and how they share the page."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from factsheet.page.blocks.about import about_block
from factsheet.page.blocks.comparison import comparison_block
from factsheet.page.blocks.county_row import MOST_LONE_MAP, counties_block
from factsheet.page.blocks.demographics import calls_block, people_block, venues_blocks
from factsheet.page.blocks.header import back_header_block, header_block
from factsheet.page.blocks.hotline import hotline_block
from factsheet.page.blocks.imprint import contact_block, funding_block
from factsheet.page.blocks.key_figures import glance_block
from factsheet.page.blocks.laws_and_efforts import (
    efforts_block,
    federal_laws_block,
    laws_block,
    lines_block,
    requests_block,
)
from factsheet.page.blocks.offenses import offenses_block
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, beside, space, stack

GLANCE_WIDTH, GUTTER, ACTIONS_GUTTER = 134.0, 16.0, 20.0
GLANCE_MEASURE = 14.6  # in type sizes: holds the Hotline's address in one line
TALL_NEIGHBOR = 1.2  # how much taller than the map the key figures may be to have a second chart
BETWEEN_ROWS = space(5, 24)
BETWEEN_PARTS = space(18, 24)
DIVIDES = (
    0.32,
    0.36,
    0.4,
    0.43,
    0.46,
    0.48,
    0.5,
    0.52,
    0.54,
    0.56,
    0.58,
    0.6,
    0.62,
    0.65,
    0.68,
)  # share of the laws in the width


class Extra(StrEnum):
    """Blocks that a sheet has only where there is room, in the order in which they are taken in."""

    COMPARISON = "comparison"
    OFFENSES = "offenses"
    REQUESTS = "requests"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Composition:
    """The blocks of a sheet, measured: what hangs from the top of the frame and what stands on its foot."""

    rows: tuple[Block, ...]
    foot: Block
    back_header: Block
    between: Block = BETWEEN_ROWS

    @property
    def body(self) -> Block:
        """Return the rows as one block."""
        return stack(*[part for row in self.rows for part in (row, self.between)])

    @property
    def least(self) -> float:
        """Return the smallest height of the whole sheet in points."""
        return self.body.least + self.foot.least

    @property
    def most(self) -> float:
        """Return the height that the whole sheet fills well, in points."""
        return self.body.most + self.foot.most


def compose(context: SheetContext, width: float, *, extras: Collection[Extra], code: str) -> Composition:
    """Return the blocks of a sheet `width` points wide, with the `extras` among them."""
    figures = _single_column(context, width) if context.form.is_single_column else _rows(context, width)
    extra = _extras(context, width, extras)
    rows = [
        header_block(context, width),
        *figures,
        extra[Extra.COMPARISON],
        extra[Extra.OFFENSES],
        *_actions(context, width),
        federal_laws_block(context, width),
        *(extra[each] for each in (Extra.REQUESTS, Extra.LINES)),
    ]
    foot = _foot(context, width, code)
    between = BETWEEN_PARTS if context.form.is_single_column else BETWEEN_ROWS
    present = tuple(row for row in rows if row is not None)
    return Composition(present, foot, back_header_block(context, width), between)


def _foot(context: SheetContext, width: float, code: str) -> Block:
    """Return the publisher's own contact, the Hotline, who paid, and what the figures are."""
    contact, funding = contact_block(context, width), funding_block(context, width)
    parts = [] if contact is None else [contact, space(5)]
    parts += [hotline_block(context, width), space(6)]
    parts += [] if funding is None else [funding, space(3)]
    return stack(*parts, about_block(context, width, code=code))


def _extras(context: SheetContext, width: float, extras: Collection[Extra]) -> dict[Extra, Block | None]:
    """Return the blocks that are taken in."""
    makers = {
        Extra.COMPARISON: comparison_block,
        Extra.OFFENSES: offenses_block,
        Extra.REQUESTS: requests_block,
        Extra.LINES: lines_block,
    }
    return {extra: make(context, width) if extra in extras else None for extra, make in makers.items()}


def _single_column(context: SheetContext, width: float) -> list[Block | None]:
    return [
        glance_block(context, width, has_calls_chart=True),
        counties_block(context, width, most=MOST_LONE_MAP),
        people_block(context, width),
        calls_block(context, width),
        *venues_blocks(context, width),
    ]


def _rows(context: SheetContext, width: float) -> list[Block | None]:
    return [_figures_row(context, width), people_block(context, width), _venues_row(context, width)]


def _figures_row(context: SheetContext, width: float) -> Block:
    """Set the key figures beside the map; without key figures the map has the whole width."""
    column = max(GLANCE_WIDTH, GLANCE_MEASURE * context.styles.scale.floor)
    glance = glance_block(context, column)
    if glance is None:
        return counties_block(context, width, most=MOST_LONE_MAP)
    rest = width - column - GUTTER
    counties = counties_block(context, rest)
    longer = glance_block(context, column, has_calls_chart=True)
    if longer is not None and longer.least <= counties.least * TALL_NEIGHBOR:
        glance = longer
    return beside((glance, column), (counties, rest), gutter=GUTTER)


def _venues_row(context: SheetContext, width: float) -> Block | None:
    """Set types of calls and venues in columns of one width."""
    count = (calls_block(context, width) is not None) + len(venues_blocks(context, width))
    if not count:
        return None
    column = (width - 2 * GUTTER * (count - 1)) / count
    blocks = [calls_block(context, column), *venues_blocks(context, column)]
    return beside(*[(block, column) for block in blocks if block is not None], gutter=2 * GUTTER)


def _actions(context: SheetContext, width: float) -> list[Block | None]:
    """Set laws beside efforts, the divide where the two are most alike in height, or below each other."""
    below = [laws_block(context, width), efforts_block(context, width)]
    if context.form.is_single_column or context.cuts.is_stacked or None in below:
        return below
    divided = _best_divided(context, width)
    stacked = sum(block.least for block in below if block is not None) + BETWEEN_ROWS.least
    return below if context.cuts.is_rebalanced and stacked < divided.least else [divided]


def _best_divided(context: SheetContext, width: float) -> Block:
    """Return the row whose divide makes the taller of the two as short as can be.

    The wider a list, the shorter: the best divide is where laws and efforts cross, found by halving.
    """
    low, high = 0, len(DIVIDES) - 1
    while low < high:
        middle = (low + high) // 2
        laws = laws_block(context, (width - ACTIONS_GUTTER) * DIVIDES[middle])
        efforts = efforts_block(context, (width - ACTIONS_GUTTER) * (1 - DIVIDES[middle]))
        if laws is not None and efforts is not None and laws.least > efforts.least:
            low = middle + 1
        else:
            high = middle
    rows = [_divided(context, width, share) for share in DIVIDES[max(low - 1, 0) : low + 1]]
    return min(rows, key=lambda block: block.least)


def _divided(context: SheetContext, width: float, share: float) -> Block:
    room = width - ACTIONS_GUTTER
    laws, efforts = laws_block(context, room * share), efforts_block(context, room * (1 - share))
    columns = [(laws, room * share), (efforts, room * (1 - share))]
    return beside(*[(block, w) for block, w in columns if block is not None], gutter=ACTIONS_GUTTER)
