"""What a reader can infer: the smallest and largest value of each cell that fits all that is known.

Each sum narrows its total and its parts by what the others leave; this goes on until nothing narrows. On
sums that form a tree the result is exact for whole numbers: every value between the bounds occurs in some
set of counts that fits (bounds consistency on an acyclic network, R. Dechter, "Constraint Processing", 2003,
chapters 3 and 8). Where sums close a chain, a reader may infer more: see `witnesses`.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence

from factsheet.disclosure.relations import (
    ENDLESS,
    UNBOUNDED,
    Bounds,
    Known,
    Sum,
    Tables,
    join_tables,
    make_tables,
)

MOST_NARROWINGS = 200  # of one sum; where they creep on one by one, wider bounds are on the safe side


def join_fitting(tables: Tables, further: Sequence[Tables]) -> Tables:
    """Return tables joined with further ones, without those that the numbers themselves contradict."""
    every = join_tables([tables, *further])
    if _has_fitting_numbers(every):
        return every
    for one in further:
        joined = join_tables([tables, one])
        tables = (
            joined if _has_fitting_numbers(joined) else join_tables([tables, make_tables(one.cells.values())])
        )
    return tables


def _has_fitting_numbers(tables: Tables) -> bool:
    """Return whether the counts as they are could fit the sums."""
    numbers = {name: cell.value for name, cell in tables.cells.items()}
    known = {name: UNBOUNDED if count is None else Bounds(count, count) for name, count in numbers.items()}
    return is_consistent(tables, known)


def is_consistent(tables: Tables, known: Known) -> bool:
    """Return whether something may fit what is known and the sums, as far as bounds tell."""
    return all(bounds.width >= 0 for bounds in infer_bounds(tables, known).values())


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
    queued, narrowings = set(waiting), Counter[Sum]()
    while waiting:
        relation = waiting.popleft()
        queued.discard(relation)
        for name in _narrow_sum(relation, bounds):
            if bounds[name].width < 0:
                return False
            for other in tables.around[name]:
                if other != relation and other not in queued and narrowings[other] < MOST_NARROWINGS:
                    narrowings[other] += 1
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
    low = high = widest = 0
    for part in relation.parts:
        own = bounds[part]
        low += own.low
        high += own.high
        if own.high - own.low > widest:
            widest = own.high - own.low
    changed = []
    if low > total.low or high < total.high:
        bounds[relation.total] = total = total.within(low, high)
        changed.append(relation.total)
    spare_low, spare_high = total.low - high, total.high - low
    if -spare_low >= widest <= spare_high:  # no part can be narrower: most sums, most of the time
        return changed
    for part in relation.parts:
        own = bounds[part]
        if own.low < spare_low + own.high or own.high > spare_high + own.low:
            bounds[part] = own.within(spare_low + own.high, spare_high + own.low)
            changed.append(part)
    return changed
