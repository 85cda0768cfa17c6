"""Measure first, draw once: the ladder of what gives way until a sheet fits its page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from factsheet.errors import Fault, LayoutError
from factsheet.model import Origin
from factsheet.page.compose import Composition, Extra
from factsheet.page.styles import TypeScale

Measured = Callable[[TypeScale, tuple[Extra, ...]], Composition]


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: its name in reports and the type it is set in."""

    name: str
    scale: TypeScale


LADDER = (
    Step("roomy", TypeScale(10.5, 1.28)),
    Step("roomy", TypeScale(10.0, 1.27)),
    Step("roomy", TypeScale(9.5, 1.26)),
    Step("roomy", TypeScale(9.0, 1.245)),
    Step("tight", TypeScale(8.6, 1.2)),
    Step("tight", TypeScale(8.2, 1.17)),
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sheet came to fit.

    Attributes:
        fill: Share of the page's height that is filled, 0 to 1.
        gap: White space left at the foot of the body, in points.
    """

    step: Step
    extras: tuple[Extra, ...]
    composition: Composition
    fill: float
    gap: float


def fit(measured: Measured, room: float, origins: Mapping[str, Origin]) -> Fit:
    """Return the largest type that fits into `room` points, and the extras that fill what is left.

    Raises:
        LayoutError: The sheet is too long at the smallest type; the fault names block, file and line, by how
            many points it is over and what would fit.
    """
    for step in LADDER:
        composition = measured(step.scale, ())
        if composition.least <= room:
            return _opened_out(measured, step, composition, room)
    raise LayoutError(_fault(composition, room, origins))


def _opened_out(measured: Measured, step: Step, composition: Composition, room: float) -> Fit:
    """Take in extras, in their order, as long as the sheet leaves room for them."""
    taken: tuple[Extra, ...] = ()
    for extra in Extra:
        if composition.most >= room:
            break
        longer = measured(step.scale, (*taken, extra))
        if longer.least <= room and longer.least > composition.least:
            taken, composition = (*taken, extra), longer
    gap = max(room - composition.most, 0.0)
    return Fit(step, taken, composition, 1 - gap / room, gap)


def _fault(composition: Composition, room: float, origins: Mapping[str, Origin]) -> Fault:
    """Name the longest block that comes from the profile file: the one to shorten first."""
    over = composition.least - room
    longest = max((row for row in composition.rows if row.origin), key=lambda row: row.least, default=None)
    path = longest.origin if longest else ""
    origin = origins.get(path) or next(iter(origins.values()))
    found = f"text that is {over:.0f} pt too high for the page at {LADDER[-1].scale.body} pt type"
    height = longest.least - over if longest else room
    allowed = f"a block of {max(height, 0):.0f} pt in {path or 'the profile'}: fewer or shorter entries"
    return Fault(origin.file, origin.line, path or origin.field, found, allowed)
