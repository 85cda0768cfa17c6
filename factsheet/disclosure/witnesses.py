"""Proof that a hidden count may be one number or another, where sums close a chain.

Bounds alone prove nothing there. A witness is a whole set of counts that fits all that a reader knows: two of
them with other numbers in a cell show how far apart a reader must leave them. One is found by fixing cells
one after another, first those where chains meet; after these, what is left is a tree (cutset conditioning,
R. Dechter, "Constraint Processing", 2003, chapter 10). A witness that is not found is taken not to exist:
more is hidden then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factsheet.disclosure.feasibility import infer_bounds, narrow_bounds
from factsheet.disclosure.relations import ENDLESS, Bounds, Known, Tables

_MOST_ATTEMPTS = 12
_MOST_STOREYS = 3  # of totals of totals
_LEANS = (0.0, 1.0, 0.5)  # where between its bounds a cell is tried whose true number does not fit

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the most that cells are in the witnesses found so far.

    More hidden counts leave more room, so what was found stays found.
    """

    seen: dict[str, Bounds] = field(default_factory=dict)

    def add_witness(self, counts: Counts) -> None:
        """Widen the reach of each cell by what it is in a witness."""
        for name, count in counts.items():
            known = self.seen.get(name, Bounds(count, count))
            self.seen[name] = Bounds(min(known.low, count), max(known.high, count))

    def find_width(self, name: str) -> int:
        """Return how far apart a cell has been seen, -1 where it never was."""
        return self.seen[name].width if name in self.seen else -1


def find_chained_cells(tables: Tables, bounds: Known) -> frozenset[str]:
    """Return the cells without a known number that sums tie together in a chain that closes."""
    above: dict[str, str] = {}  # leads from each cell to the one that stands for all that are tied to it
    closing = set[str]()
    for relation in tables.sums:
        tops = [_find_root(above, name) for name in relation.names if bounds[name].width]
        if len(set(tops)) < len(tops):
            closing.update(tops)
        for top in set(tops[1:]) - set(tops[:1]):
            above[top] = tops[0]
    roots = {_find_root(above, name) for name in closing}
    unknown = (name for name, known in bounds.items() if known.width)
    return frozenset(name for name in unknown if _find_root(above, name) in roots)


def widen_reach(tables: Tables, known: Known, name: str, least: int, reach: Reach) -> None:
    """Look for witnesses in which a cell has numbers at least so far apart, and add what is found.

    Args:
        tables: The cells that are tied to it, with their sums.
        known: What is known of each of these cells by itself and by the sums.
        name: The cell.
        least: How far apart its numbers should be.
        reach: What was found before; it is widened.
    """
    if name not in reach.seen:
        _add_found(reach, _find_witness(tables, known))
    if name not in reach.seen:
        return
    _find_lowest_witness(tables, known, name, reach)
    wanted = reach.seen[name].low + least
    if reach.find_width(name) < least:
        _add_found(reach, _find_with(tables, known, name, Bounds(wanted, ENDLESS)))


def _find_lowest_witness(tables: Tables, known: Known, name: str, reach: Reach) -> None:
    """Look for the witness with the lowest number, halving what is left each time that none is so low."""
    aim = low = known[name].low
    while low < reach.seen[name].low:
        found = _find_with(tables, known, name, Bounds(0, aim))
        _add_found(reach, found)
        low = low if found else aim + 1
        aim = (low + reach.seen[name].low) // 2


def _add_found(reach: Reach, found: Counts | None) -> None:
    if found is not None:
        reach.add_witness(found)


def _find_with(tables: Tables, known: Known, name: str, wanted: Bounds) -> Counts | None:
    """Return a witness in which a cell has a number of a range."""
    return _find_witness(tables, {**known, name: known[name].within(wanted.low, wanted.high)})


def _find_witness(tables: Tables, known: Known) -> Counts | None:
    """Return a set of counts that fits, near the truth if possible; None if none was found."""
    begin, order = infer_bounds(tables, known), _order_cells(tables)
    if any(bounds.width < 0 for bounds in begin.values()):
        return None
    for attempt in range(_MOST_ATTEMPTS):
        bounds = dict(begin)
        stuck = _fix_cells(tables, bounds, order, _LEANS[attempt % len(_LEANS)])
        counts = {name: fixed.low for name, fixed in bounds.items()}
        if stuck is None and _is_fitting(tables, known, counts):
            return counts
        if stuck is not None:  # what nothing fitted any more comes first in the next attempt
            order = [stuck, *(name for name in order if name != stuck)]
    return None


def _is_fitting(tables: Tables, known: Known, counts: Counts) -> bool:
    """Return whether counts fit what is known of each cell, and every sum."""
    is_known = all(known[name].low <= count <= known[name].high for name, count in counts.items())
    return is_known and all(
        counts[each.total] == sum(counts[part] for part in each.parts) for each in tables.sums
    )


def _fix_cells(tables: Tables, bounds: dict[str, Bounds], order: Sequence[str], lean: float) -> str | None:
    """Fix one cell after another in place; return the first that nothing fits, None where all are fixed."""
    for name in order:
        if bounds[name].width and not _fix_cell(tables, bounds, name, lean):
            return name
    return None


def _order_cells(tables: Tables) -> list[str]:
    """Return the cells in the order in which they are fixed.

    First those whose true number is known, of these those in most sums: others follow from them. Of what
    nobody knows, parts come before their totals, and what is left beside a part comes last.
    """
    heights = dict.fromkeys(tables.around, 0)
    for relation in tables.sums * _MOST_STOREYS:
        above = 1 + max(heights[part] for part in relation.parts)
        heights[relation.total] = max(heights[relation.total], above)
    rests = {name for name, sums in tables.around.items() if len(sums) == 1}

    def rank(name: str) -> tuple[bool, bool, int, int]:
        is_unknown = tables.cells[name].value is None
        height = heights[name] if is_unknown else 0
        return is_unknown, is_unknown and name in rests, height, -len(tables.around[name])

    return sorted(tables.around, key=rank)


def _fix_cell(tables: Tables, bounds: dict[str, Bounds], name: str, lean: float) -> bool:
    for number in _list_tries(bounds[name], tables.cells[name].value, lean):
        trial = {**bounds, name: Bounds(number, number)}
        if narrow_bounds(tables, trial, tables.around[name]):
            bounds.update(trial)
            return True
    return False


def _list_tries(bounds: Bounds, true: int | None, lean: float) -> Iterator[int]:
    """Yield the numbers at which a cell is tried: its true one or the nearest to it, then the ends."""
    between = bounds.low + int(lean * (min(bounds.high, bounds.low + 1000) - bounds.low))
    first = between if true is None else min(max(true, bounds.low), bounds.high)
    yield from dict.fromkeys((first, between, bounds.low, bounds.high))


def _find_root(above: Mapping[str, str], name: str) -> str:
    while name in above:
        name = above[name]
    return name
