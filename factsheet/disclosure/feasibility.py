"""What a reader can infer: the smallest and largest value of each cell that fits all that is known.

Each sum narrows its total and its parts by what the others leave; this goes on until nothing narrows. On
sums that form a tree the result is exact for whole numbers: every value between the bounds occurs in some
set of counts that fits (bounds consistency on an acyclic network, R. Dechter, "Constraint Processing", 2003,
chapters 3 and 8). Where sums close a chain, a reader may infer more: see `witnesses`.
"""

from collections import deque
from collections.abc import Iterable

from factsheet.disclosure.relations import ENDLESS, Bounds, Known, Sum, Tables

MOST_NARROWINGS = 200  # of one sum; where they creep on one by one, wider bounds are on the safe side


def infer_bounds(tables: Tables, known: Known) -> Known:
    """Return the bounds of each cell that follow from the sums; low above high where nothing fits.

    Args:
        tables: Cells and sums.
        known: What is known of each cell by itself.
    """
    bounds = dict(known)
    narrow_bounds(tables, bounds, tables.sums)
    return bounds


def narrow_bounds(tables: Tables, bounds: dict[str, Bounds], begin: Iterable[Sum]) -> bool:
    """Narrow bounds in place, beginning with some sums, and return whether anything still fits them."""
    waiting = deque(begin)
    queued, left = set(waiting), dict.fromkeys(tables.sums, MOST_NARROWINGS)
    while waiting:
        relation = waiting.popleft()
        queued.discard(relation)
        for name in _narrow_sum(relation, bounds):
            if bounds[name].width < 0:
                return False
            for other in tables.around[name]:
                if other not in queued and other != relation and left[other]:
                    left[other] -= 1
                    queued.add(other)
                    waiting.append(other)
    return True


def infer_cell_bounds(relation: Sum, bounds: Known, name: str) -> Bounds:
    """Return the bounds of one cell that one sum alone implies, from those of the other cells in it."""
    low = sum(bounds[part].low for part in relation.parts)
    high = sum(bounds[part].high for part in relation.parts)
    if name == relation.total:
        return Bounds(low, min(high, ENDLESS))
    own, total = bounds[name], bounds[relation.total]
    return Bounds(max(total.low - (high - own.high), 0), total.high - (low - own.low))


def _narrow_sum(relation: Sum, bounds: dict[str, Bounds]) -> list[str]:
    """Narrow the cells of a sum in place and return which have changed."""
    total = bounds[relation.total]
    low = sum(bounds[part].low for part in relation.parts)
    high = sum(bounds[part].high for part in relation.parts)
    changed = []
    if low > total.low or high < total.high:
        bounds[relation.total] = total = total.within(low, high)
        changed.append(relation.total)
    spare_low, spare_high = total.low - high, total.high - low
    for part in relation.parts:
        own = bounds[part]
        if own.low < spare_low + own.high or own.high > spare_high + own.low:
            bounds[part] = own.within(spare_low + own.high, spare_high + own.low)
            changed.append(part)
    return changed
