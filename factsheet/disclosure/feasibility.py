"""What a reader can infer: the smallest and largest value of each cell that fits all that is known.

Each sum narrows its total and its parts by what the others leave; this goes on until nothing narrows. On
sums that form a tree the result is exact for whole numbers: every value between the bounds occurs in some
set of counts that fits (bounds consistency on an acyclic network, R. Dechter, "Constraint Processing", 2003,
chapters 3 and 8). It needs no solver, and takes a few passes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.disclosure.relations import Sum, Tables

ENDLESS = 10**12  # far above every count and every sum of counts; stands for "no upper bound"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a count can be, both included."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """Return how far the bounds lie apart; 0 where the count is known."""
        return self.high - self.low

    def within(self, low: int, high: int) -> "Bounds":
        """Return the bounds narrowed to a range."""
        return Bounds(max(self.low, low), min(self.high, high))


Known = Mapping[str, Bounds]


def infer_bounds(tables: Tables, known: Known) -> Known:
    """Return the bounds of each cell that follow from the sums.

    Args:
        tables: Cells and sums.
        known: What is known of each cell by itself; some set of counts fits it and the sums.
    """
    bounds = dict(known)
    changed = True
    while changed:
        narrowed = {
            name: found
            for relation in tables.sums
            for name, found in _narrow_bounds(relation, bounds).items()
        }
        changed = bool(narrowed)
    return bounds


def infer_cell_bounds(relation: Sum, bounds: Known, name: str) -> Bounds:
    """Return the bounds of one cell that one sum alone implies, from those of the other cells in it."""
    low = sum(bounds[part].low for part in relation.parts)
    high = sum(bounds[part].high for part in relation.parts)
    if name == relation.total:
        return Bounds(low, min(high, ENDLESS))
    own, total = bounds[name], bounds[relation.total]
    return Bounds(max(total.low - (high - own.high), 0), total.high - (low - own.low))


def _narrow_bounds(relation: Sum, bounds: dict[str, Bounds]) -> dict[str, Bounds]:
    """Narrow the cells of a sum in place and return those that changed."""
    total = bounds[relation.total]
    low = sum(bounds[part].low for part in relation.parts)
    high = sum(bounds[part].high for part in relation.parts)
    found = {relation.total: total.within(low, high)}
    for part in relation.parts:
        own = bounds[part]
        found[part] = own.within(total.low - (high - own.high), total.high - (low - own.low))
    changed = {name: new for name, new in found.items() if new != bounds[name]}
    bounds.update(changed)
    return changed
