"""Which blocks a sheet has, in reading order, and how they share the page."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from factsheet.geometry import Box
from factsheet.page.about import about_block
from factsheet.page.actions import efforts_block, federal_laws_block, laws_block, lines_block, requests_block
from factsheet.page.blocks import Block, Placement, beside, space, stack
from factsheet.page.counties import MOST_LONE_MAP, counties_block
from factsheet.page.glance import glance_block
from factsheet.page.header import header_block
from factsheet.page.hotline import hotline_block
from factsheet.page.job import Job
from factsheet.page.offenses import offenses_block
from factsheet.page.people import calls_block, people_block, venues_blocks

GLANCE_WIDTH, GUTTER, ACTIONS_GUTTER = 134.0, 16.0, 20.0
TALL_NEIGHBOR = 1.2  # how much taller than the map the key figures may be to have a second chart
BETWEEN_ROWS = space(5, 18)
# Share of the laws in the width that laws and efforts have together, the most usual first.
DIVIDES = (0.54, 0.52, 0.56, 0.5, 0.58, 0.48, 0.6, 0.46, 0.62)


class Extra(StrEnum):
    """Blocks that a sheet has only where there is room, in the order in which they are taken in."""

    FEDERAL_LAWS = "federal laws"
    OFFENSES = "offenses"
    REQUESTS = "requests"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Composition:
    """The blocks of a sheet, measured: what hangs from the top of the frame and what stands on its foot."""

    body: Block
    foot: Block
    rows: tuple[Block, ...]

    @property
    def least(self) -> float:
        """Return the smallest height of the whole sheet in points."""
        return self.body.least + self.foot.least

    @property
    def most(self) -> float:
        """Return the height that the whole sheet fills well, in points."""
        return self.body.most + self.foot.most

    def place(self, frame: Box) -> Placement:
        """Return the sheet placed in `frame`."""
        foot = Box(frame.x, frame.y, frame.width, self.foot.least)
        body = Box(frame.x, foot.top, frame.width, frame.height - foot.height)
        return self.body.place(body) + self.foot.place(foot)


def compose(job: Job, width: float, *, extras: Collection[Extra], code: str) -> Composition:
    """Return the blocks of a sheet `width` points wide, with the `extras` among them."""
    rows = [
        header_block(job, width),
        _figures_row(job, width),
        people_block(job, width),
        _venues_row(job, width),
        _extra(Extra.OFFENSES, extras, offenses_block, job, width),
        _actions_row(job, width),
        _extra(Extra.FEDERAL_LAWS, extras, federal_laws_block, job, width),
        _extra(Extra.REQUESTS, extras, requests_block, job, width),
        _extra(Extra.LINES, extras, lines_block, job, width),
    ]
    present = [row for row in rows if row is not None]
    body = stack(*[part for row in present for part in (row, BETWEEN_ROWS)])
    foot = stack(hotline_block(job, width), space(6), about_block(job, width, code=code))
    return Composition(body, foot, tuple(present))


def _extra(
    extra: Extra,
    extras: Collection[Extra],
    block: Callable[[Job, float], Block | None],
    job: Job,
    width: float,
) -> Block | None:
    return block(job, width) if extra in extras else None


def _figures_row(job: Job, width: float) -> Block:
    """Set the key figures beside the map; without key figures the map has the whole width."""
    glance = glance_block(job, GLANCE_WIDTH)
    if glance is None:
        return counties_block(job, width, most=MOST_LONE_MAP)
    rest = width - GLANCE_WIDTH - GUTTER
    counties = counties_block(job, rest)
    longer = glance_block(job, GLANCE_WIDTH, has_calls_chart=True)
    if longer is not None and longer.least <= counties.least * TALL_NEIGHBOR:
        glance = longer
    return beside((glance, GLANCE_WIDTH), (counties, rest), gutter=GUTTER)


def _venues_row(job: Job, width: float) -> Block | None:
    """Set types of calls and venues in columns of one width."""
    count = (job.profile.call_types is not None) + len(venues_blocks(job, width))
    if not count:
        return None
    column = (width - 2 * GUTTER * (count - 1)) / count
    blocks = [calls_block(job, column), *venues_blocks(job, column)]
    return beside(*[(block, column) for block in blocks if block is not None], gutter=2 * GUTTER)


def _actions_row(job: Job, width: float) -> Block | None:
    """Set laws beside efforts, the divide where the two are most alike in height."""
    candidates = [block for share in DIVIDES if (block := _divided(job, width, share)) is not None]
    return min(candidates, key=lambda block: block.least, default=None)


def _divided(job: Job, width: float, share: float) -> Block | None:
    room = width - ACTIONS_GUTTER
    laws, efforts = laws_block(job, room * share), efforts_block(job, room * (1 - share))
    if laws is not None and efforts is not None:
        return beside((laws, room * share), (efforts, room * (1 - share)), gutter=ACTIONS_GUTTER)
    return laws_block(job, width) or efforts_block(job, width)
