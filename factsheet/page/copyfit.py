"""Copyfitting: measure first, draw once. A ladder of what gives way is walked until the text fits.

How a sheet comes to fit its pages, in three walks:

1. **Down the ladder.** The steps (`page.ladder`) are tried in their order: at each one the rows of the sheet
   are made once, in the type and with the lists of that step, and their least heights are added up. The
   first step whose sum is no more than the page is taken. Nothing is assumed about how heights fall from
   step to step, since they need not: a list without its last entry gains the line "and 1 more".
2. **Back up, entry by entry.** A later step may make an earlier one unnecessary: once the county table is
   left out, all nine laws may fit. So each shortened list gets back as many entries as there is room for,
   and then each block left out. It is repeated until nothing more fits: what
   the ladder cut stays cut because its next entry has no room, and no list ends in "and 1 more" where the
   entry itself would fit.
3. **Extras.** Blocks that a sheet has only where there is room are made with the rows of the step, as
   blocks with heights; one after the other is taken in as long as the sum fits and the page keeps its air.

What a block leaves out for its looks, such as calls by year beside a low map, is no cut of the ladder; it is
named in the report all the same.

Height between the least and the most of what is taken is shared out when the page is placed (`stacking`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from factsheet.errors import Fault, LayoutError
from factsheet.model import Origin
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.composition import Composition
from factsheet.page.ladder import LISTS, OPTIONAL_BLOCKS, FitStep
from factsheet.page.stacking import Block, has_room, paginate_block, stack_blocks

DRAWN = ("map", "figures")  # blocks whose height no shorter text would change
MOST_DENSITY = 0.9  # of the page, by least heights: a page that is full takes in no more than leaves it air
Compose = Callable[[FitStep], Composition]


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """How a sheet came to fit.

    Attributes:
        step: Of the ladder, with what was given back.
        composition: Its rows and the extras taken in.
        pages: One block for each page.
        foot: What stands on the foot of the first page; None where it follows the text of the last.
        gap: White space left at the foot of the last page, in points.
        fill: Share of the last page's height that is filled, 0 to 1.
    """

    step: FitStep
    composition: Composition
    pages: tuple[Block, ...]
    foot: Block | None
    gap: float
    fill: float


def fit_sheet(
    compose: Compose,
    ladder: Sequence[FitStep],
    room: float,
    origins: Mapping[str, Origin],
    *,
    gives_way: Sequence[str] = (),
    advice: str = "",
) -> FittedSheet:
    """Return the sheet on the first step on which it fits into `room` points a page, nothing cut in vain.

    Args:
        compose: Makes the rows of a step.
        ladder: What gives way, in this order.
        room: Height of a page's frame in points.
        origins: Places in the profile file, for the fault.
        gives_way: What the publisher lets go first, in this order; it is given back last.
        advice: Ends the message of the fault.

    Raises:
        LayoutError: The sheet is too long on the last step; the fault names block, file and line, by how
            many points it is over and what would fit.
    """
    compose = cache(compose)  # a step is made once, however often it is asked about
    step = next((step for step in ladder if _can_hold(compose, step, room)), None)
    if step is None:
        last = ladder[-1]
        fault = _make_fault(compose(last), last, room, origins)
        over = max(compose(last).least - room * last.pages, 0.0)
        raise LayoutError(replace(fault, allowed=fault.allowed + advice), over=over)
    step = _give_back(compose, step, room, gives_way)
    return _finish_pages(_take_extras(compose(step), step, room), step, room)


def _can_hold(compose: Compose, step: FitStep, room: float) -> bool:
    return _divide_pages(compose(step), step, room) is not None


def _divide_pages(composition: Composition, step: FitStep, room: float) -> tuple[Block, ...] | None:
    """Return one block a page, or None where the pages of the step do not suffice."""
    if has_room(composition.least, room):
        return (composition.body,)
    if step.pages == 1:
        return None
    head, foot = composition.back_header, composition.foot
    front, later = (room - foot.least if step.is_back else room), room - head.least
    if step.is_back and composition.for_back is not None:
        fits = has_room(composition.front.least, front) and has_room(composition.for_back.least, later)
        return (composition.front, stack_blocks(head, composition.for_back)) if fits else None
    whole = composition.body if step.is_back else stack_blocks(composition.body, foot)
    parts = paginate_block(whole, (front, *(later,) * (step.pages - 1)))
    if parts is None:
        return None
    return parts[0], *(stack_blocks(head, part) for part in parts[1:])


def _give_back(compose: Compose, step: FitStep, room: float, gives_way: Sequence[str]) -> FitStep:
    """Return the step with all entries that still fit, lists before blocks, blocks in their order."""
    usual = [path for path in (*LISTS, *OPTIONAL_BLOCKS) if path not in gives_way]
    before = None
    while step != before:  # a list that got longer may have left another one shorter than it could be
        before = step
        for path in dict.fromkeys((*usual, *reversed(gives_way))):
            step = _lengthen_list(compose, step, path, room)
    return step


def _lengthen_list(compose: Compose, step: FitStep, path: str, room: float) -> FitStep:
    """Return the step with as many entries of a list as fit.

    The whole list is tried first, since it saves the line about the rest; each further entry only adds
    height, so from the shortest on the first that has no room is the last that is tried.
    """
    omission = next((omission for omission in compose(step).omits if omission.path == path), None)
    if omission is None or omission.reason is not LeftOut.NO_ROOM:
        return step
    whole = omission.shown + omission.hidden
    if _can_hold(compose, step.show(path, whole), room):
        return step.show(path, whole)
    counts = range(omission.shown + 1, whole)
    longer = takewhile(lambda longer: _can_hold(compose, longer, room), (step.show(path, n) for n in counts))
    return max(longer, key=lambda longer: longer.shortening.count_shown(path, whole), default=step)


def _take_extras(composition: Composition, step: FitStep, room: float) -> Composition:
    """Take in extras, in their order, as long as the pages have room for them."""
    pages = _divide_pages(composition, step, room) or ()
    for extra in composition.extras:
        longer = composition.take(extra)
        longer_pages = _divide_pages(longer, step, room)
        is_dense = len(pages) == 1 and composition.most >= room and longer.least > room * MOST_DENSITY
        if longer_pages and not is_dense and not _must_open_page(composition, pages, longer_pages):
            composition, pages = longer, longer_pages
    return composition


def _must_open_page(composition: Composition, pages: Sequence[Block], longer: Sequence[Block]) -> bool:
    """Return whether an extra would be the first on a second page, whose first all rows fill."""
    is_full = len(pages) > 1 and has_room(composition.body.least, pages[0].least)
    return is_full and longer[0].least == pages[0].least


def _finish_pages(composition: Composition, step: FitStep, room: float) -> FittedSheet:
    pages = _divide_pages(composition, step, room) or ()
    foot = composition.foot if len(pages) == 1 or step.is_back else None
    filled = composition.most if len(pages) == 1 else pages[-1].most
    gap = max(room - filled, 0.0)
    return FittedSheet(step, composition, pages, foot, gap, 1 - gap / room)


def _make_fault(composition: Composition, step: FitStep, room: float, origins: Mapping[str, Origin]) -> Fault:
    """Name the longest block that comes from the profile file: the one to shorten first."""
    over = composition.least - room * step.pages
    named = [row for row in composition.blocks if row.origin]
    texts = [row for row in named if row.origin not in DRAWN]
    longest = max(texts or named, key=lambda row: row.least, default=None)
    path = longest.origin if longest else ""
    origin = origins.get(path) or next(iter(origins.values()))
    size = f"{step.scale.body:g} pt type"
    remedy = "shorter entries" if step.shortening.most else "fewer or shorter entries"
    if has_room(over, 0):
        found = f"entries that do not break over {step.pages} pages at {size}"
        return Fault(origin.file, origin.line, path or origin.field, found, remedy)
    height = longest.least - over if longest else room
    found = f"text that is {max(over, 1):.0f} pt too high at {size}"
    allowed = f"{max(height, 0):.0f} pt for this block: {remedy}"
    return Fault(origin.file, origin.line, path or origin.field, found, allowed)
