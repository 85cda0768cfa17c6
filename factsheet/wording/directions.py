"""In which parts of a state most of what was counted lies: its regions of a local name, else its ninths.

A county counts in the ninth that holds most of it (`CountyShape.ninth`): rows and columns of ninths each hold
about a third of the state's land, so that one far island does not move the center (terciles of land area, not
of the bounding box). What is drawn in an inset has the direction of its place on the map, and a panhandle or
a peninsula is only a direction, unless the data give it a name of its own (`CountyShape.region`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from factsheet.model import CountyShape
from factsheet.wording.counties import Counted

NINTHS = ("northwest", "north", "northeast", "west", "central", "east", "southwest", "south", "southeast")
SIDES = {
    "north": frozenset({"northwest", "north", "northeast"}),
    "west": frozenset({"northwest", "west", "southwest"}),
    "east": frozenset({"northeast", "east", "southeast"}),
    "south": frozenset({"southwest", "south", "southeast"}),
}
LEADING_PERCENT = 60  # of what was counted, from which on parts are said to hold it
MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class LeadingParts:
    """The parts of a state that hold most of what was counted.

    Attributes:
        names: Keys of directions, or names of regions, the one with most first.
        held: What was counted in them.
        are_regions: Whether they are regions of a local name.
    """

    names: tuple[str, ...]
    held: int
    are_regions: bool = False


def find_leading_parts(counted: Sequence[Counted]) -> LeadingParts | None:
    """Return the parts that hold 60 % of what was counted, None where more than three are needed.

    A region of a local name comes first if it holds that share alone, and so do up to three of them where
    each county with a count lies in one. Parts are taken from the largest on, equal ones together.
    """
    regions = _take_parts([pair for pair in counted if pair[0].region], counted, _find_region)
    if regions and (len(regions.names) == 1 or all(county.region for county, _ in counted)):
        return LeadingParts(regions.names, regions.held, are_regions=True)
    ninths = _take_parts(counted, counted, _find_ninth)
    return None if ninths is None else LeadingParts(_join_side(ninths.names), ninths.held)


def find_largest_part(counted: Sequence[Counted]) -> int:
    """Return what was counted in the ninth that has most."""
    return max(_sum_parts(counted, _find_ninth).values())


def _find_ninth(county: CountyShape) -> str:
    return NINTHS[county.ninth]


def _find_region(county: CountyShape) -> str:
    return county.region


def _take_parts(
    placed: Sequence[Counted], counted: Sequence[Counted], find_part: Callable[[CountyShape], str]
) -> LeadingParts | None:
    """Return the fewest parts, from the largest on, that hold the share of all that was counted."""
    whole, names, held = sum(value for _, value in counted), list[str](), 0
    for value, tied in groupby(_rank_parts(placed, find_part), key=lambda part: part[1]):
        added = [name for name, _ in tied]
        names += added
        held += value * len(added)
        if held * 100 >= LEADING_PERCENT * whole:
            break
    is_found = held * 100 >= LEADING_PERCENT * whole and 0 < len(names) <= MOST_PARTS
    return LeadingParts(tuple(names), held) if is_found else None


def _rank_parts(placed: Sequence[Counted], find_part: Callable[[CountyShape], str]) -> list[tuple[str, int]]:
    """Return the parts with what was counted in them, largest first; equal ones as they are said."""
    order = {name: place for place, name in enumerate(NINTHS)}
    sums = _sum_parts(placed, find_part)
    return sorted(sums.items(), key=lambda part: (-part[1], order.get(part[0], 0), part[0]))


def _sum_parts(placed: Sequence[Counted], find_part: Callable[[CountyShape], str]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for county, value in placed:
        part = find_part(county)
        sums[part] = sums.get(part, 0) + value
    return sums


def _join_side(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one word for the three ninths along a side, else the names as they are."""
    side = next((word for word, ninths in SIDES.items() if ninths == set(names)), None)
    return names if side is None else (side,)
