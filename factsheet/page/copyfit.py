"""Measure first, draw once: the ladder of what gives way until a sheet fits its pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factsheet.errors import Fault, LayoutError
from factsheet.model import Origin
from factsheet.page.compose import Composition, Extra
from factsheet.page.formats import FitStep
from factsheet.page.stacking import Block, paginate, stack

MOST_DENSITY = 0.9  # of the page, by least heights: a page that is full takes in no more than leaves it air

Measured = Callable[[FitStep, tuple[Extra, ...]], Composition]


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """How a sheet came to fit.

    Attributes:
        pages: One block for each page.
        foot: What stands on the foot of the first page; None where it follows the text of the last.
        gap: White space left at the foot of the last page, in points.
        fill: Share of the last page's height that is filled, 0 to 1.
    """

    rung: FitStep
    extras: tuple[Extra, ...]
    composition: Composition
    pages: tuple[Block, ...]
    foot: Block | None
    gap: float
    fill: float


def fit(
    measured: Measured,
    ladder: Sequence[FitStep],
    room: float,
    origins: Mapping[str, Origin],
    *,
    advice: str = "",
) -> FittedSheet:
    """Return the first rung on which the sheet fits into `room` points a page, and what fills the rest.

    The heights fall from rung to rung, so the rung is found by halving: at most about four measurements
    after the first. `advice` ends the message of the fault.

    Raises:
        LayoutError: The sheet is too long on the last rung; the fault names block, file and line, by how
            many points it is over and what would fit.
    """
    measured = cache(measured)  # the rung that fits is measured again when extras are tried
    rung = _first_that_fits(measured, ladder, room)
    if rung is None:
        fault = _fault(measured(ladder[-1], ()), ladder[-1], room, origins)
        raise LayoutError(replace(fault, allowed=fault.allowed + advice))
    return _opened_out(measured, rung, room)


def _first_that_fits(measured: Measured, ladder: Sequence[FitStep], room: float) -> FitStep | None:
    if _divide(measured(ladder[0], ()), ladder[0], room):
        return ladder[0]
    low, high = 1, len(ladder)
    while low < high:
        middle = (low + high) // 2
        if _divide(measured(ladder[middle], ()), ladder[middle], room):
            high = middle
        else:
            low = middle + 1
    return ladder[low] if low < len(ladder) else None


def _divide(composition: Composition, rung: FitStep, room: float) -> tuple[Block, ...] | None:
    """Return one block a page, or None where the pages of the rung do not suffice."""
    if composition.least <= room:
        return (composition.body,)
    if rung.pages == 1:
        return None
    if not rung.is_back:
        return paginate(stack(composition.body, composition.foot), (room,) * rung.pages)
    front, back = room - composition.foot.least, room - composition.back_header.least
    parts = paginate(composition.body, (front, back))
    return parts and (parts[0], stack(composition.back_header, *parts[1:]))


def _opened_out(measured: Measured, rung: FitStep, room: float) -> FittedSheet:
    """Take in extras, in their order, as long as the pages have room for them."""
    taken: tuple[Extra, ...] = ()
    composition = measured(rung, ())
    pages = _divide(composition, rung, room) or ()
    for extra in Extra:
        longer = measured(rung, (*taken, extra))
        longer_pages = _divide(longer, rung, room)
        is_dense = len(pages) == 1 and composition.most >= room and longer.least > room * MOST_DENSITY
        if longer_pages and not is_dense and len(longer.rows) > len(composition.rows):
            taken, composition, pages = (*taken, extra), longer, longer_pages
    foot = composition.foot if len(pages) == 1 or rung.is_back else None
    filled = composition.most if len(pages) == 1 else pages[-1].most
    gap = max(room - filled, 0.0)
    return FittedSheet(rung, taken, composition, pages, foot, gap, 1 - gap / room)


def _fault(composition: Composition, rung: FitStep, room: float, origins: Mapping[str, Origin]) -> Fault:
    """Name the longest block that comes from the profile file: the one to shorten first."""
    over = composition.least - room * rung.pages
    longest = max((row for row in composition.rows if row.origin), key=lambda row: row.least, default=None)
    path = longest.origin if longest else ""
    origin = origins.get(path) or next(iter(origins.values()))
    found = f"text that is {max(over, 1):.0f} pt too high at {rung.scale.body:g} pt type"
    height = longest.least - over if longest else room
    remedy = "shorter entries" if rung.cuts.most else "fewer or shorter entries"
    allowed = f"{max(height, 0):.0f} pt for this block: {remedy}"
    return Fault(origin.file, origin.line, path or origin.field, found, allowed)
