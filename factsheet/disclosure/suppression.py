"""Which counts are kept back: small ones, and those that would give a small one away.

All sums are looked at together. A small count is hidden for its own sake. Then, as long as a reader could
come too close to a hidden count, the next smallest count that could cover it is hidden as well: where one
count alone is hidden in a sum, where the hidden ones of a sum come to less than the threshold, and where
the bounds that a reader can infer lie too close together. The reader is taken to know the rule and which
count is hidden why: that a small count is below the threshold, that one which covers another is not, and
that it was the smallest at hand.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from factsheet.disclosure.feasibility import infer_bounds, infer_cell_bounds
from factsheet.disclosure.relations import (
    ENDLESS,
    UNBOUNDED,
    Bounds,
    CellRole,
    CountCell,
    Known,
    Sum,
    Tables,
)
from factsheet.disclosure.witnesses import Reach, find_chained_cells, widen_reach


class SuppressionRule(StrEnum):
    """Why a count is hidden."""

    PRIMARY = "small count"
    SECONDARY = "cover"
    RETAINED = "hidden elsewhere"


@dataclass(frozen=True, slots=True)
class SuppressedCell:
    """A count that is kept back.

    Attributes:
        protects: The cells on whose account it is hidden; itself where it is small or hidden elsewhere.
        rivals: The counts among which it was the smallest.
    """

    name: str
    rule: SuppressionRule
    protects: tuple[str, ...]
    rivals: tuple[str, ...] = ()


Hidden = Mapping[str, SuppressedCell]


@dataclass(frozen=True, slots=True)
class Weakness:
    """Hidden cells that a reader could come too close to.

    Attributes:
        sums: By which he could.
        rivals: Of a cover, which must be smaller than these, where they are shown.
    """

    cells: tuple[str, ...]
    sums: tuple[Sum, ...]
    rivals: tuple[str, ...] = ()


class UnsafeError(Exception):
    """What is hidden can be worked out, and nothing is left that could cover it."""

    def __init__(self, weakness: Weakness) -> None:
        self.weakness = weakness
        super().__init__(", ".join(weakness.cells))


@dataclass(frozen=True, slots=True)
class Choice:
    """Which counts are hidden, in the order chosen, and which can be worked out however many are hidden."""

    hidden: Hidden
    open_to_readers: tuple[Weakness, ...] = ()


def choose_suppressions(tables: Tables, retained: Collection[str] = ()) -> Hidden:
    """Return the counts to hide by name, in the order in which they were chosen.

    Args:
        tables: All counts and sums.
        retained: Counts that stay hidden, since they are hidden elsewhere.

    Raises:
        UnsafeError: A hidden count can be worked out however many are hidden.
    """
    choice = choose_as_far_as_possible(tables, retained)
    if choice.open_to_readers:
        raise UnsafeError(choice.open_to_readers[0])
    return choice.hidden


def choose_as_far_as_possible(tables: Tables, retained: Collection[str] = ()) -> Choice:
    """Return the counts to hide as `choose_suppressions` does, and beside them what nothing can cover."""
    hidden = _list_first_hidden(tables, retained)
    lost, reach = list[Weakness](), Reach()
    while weakness := find_weakness(tables, hidden, lost, reach):
        covers = _choose_secondary_cells(tables, hidden, weakness)
        hidden |= covers
        if not covers:
            lost.append(weakness)
    return Choice(hidden, tuple(lost))


def _list_first_hidden(tables: Tables, retained: Collection[str]) -> dict[str, SuppressedCell]:
    small = [name for name, cell in tables.cells.items() if cell.is_small]
    others = [name for name in retained if name not in small]
    return {
        name: SuppressedCell(name, rule, (name,))
        for names, rule in ((small, SuppressionRule.PRIMARY), (others, SuppressionRule.RETAINED))
        for name in names
    }


def collect_prior_bounds(tables: Tables, hidden: Hidden) -> Known:
    """Return what a reader who knows the rule knows of each cell, before any sum."""
    return {name: _find_prior_bounds(cell, tables, hidden) for name, cell in tables.cells.items()}


def find_weakness(
    tables: Tables, hidden: Hidden, lost: Collection[Weakness] = (), reach: Reach | None = None
) -> Weakness | None:
    """Return the first sum or cell that gives too much away, None where all is safe.

    Args:
        tables: All counts and sums.
        hidden: What is hidden.
        lost: What was found before and cannot be helped.
        reach: What was proved before, while less was hidden; it is widened.
    """
    known = collect_prior_bounds(tables, hidden)
    bounds = infer_bounds(tables, known)
    wanted = _find_wanted_widths(tables, hidden, known)
    found = chain(
        _find_weak_sums(tables, wanted, bounds),
        _find_revealing_rivals(hidden, wanted, known),
        _find_narrow_cells(tables, wanted, bounds, reach or Reach()),
    )
    return next((weakness for weakness in found if weakness not in lost), None)


def _find_prior_bounds(cell: CountCell, tables: Tables, hidden: Hidden) -> Bounds:
    seen = tables.seen.get(cell.name, UNBOUNDED)
    if cell.role is CellRole.UNSEEN or cell.value is None:
        return seen
    if cell.name not in hidden:
        return Bounds(cell.value, cell.value)
    told = _find_told_bounds(cell, tables, hidden)
    return seen.within(told.low, told.high)


def _find_told_bounds(cell: CountCell, tables: Tables, hidden: Hidden) -> Bounds:
    """Return what the reason tells for which a count is hidden."""
    reason, threshold = hidden[cell.name], cell.policy.threshold or 1
    if reason.rule is SuppressionRule.PRIMARY:
        return Bounds(0 if cell.policy.protect_zeros else 1, threshold - 1)
    if reason.rule is SuppressionRule.RETAINED:
        return Bounds(threshold if cell.value else 0, ENDLESS)
    larger = [tables.cells[rival].value or 0 for rival in reason.rivals if rival not in hidden]
    return Bounds(threshold, min(larger, default=ENDLESS + 1) - 1)


def _find_wanted_widths(tables: Tables, hidden: Hidden, known: Known) -> Mapping[str, int]:
    """Return how far apart a reader must leave each hidden count; 0 where it was told already."""
    kept = (cell.name for cell in tables.cells.values() if cell.is_kept_by_source and not cell.policy.is_open)
    return {
        name: min(tables.cells[name].policy.least_width, _find_prior_width(tables, hidden, known, name))
        for name in dict.fromkeys((*hidden, *kept))
    }


def _find_prior_width(tables: Tables, hidden: Hidden, known: Known, name: str) -> int:
    """Return how far apart a count is left before any sum; what rivals tell of a cover can be helped."""
    is_cover = name in hidden and hidden[name].rule is SuppressionRule.SECONDARY
    return (tables.seen.get(name, UNBOUNDED) if is_cover else known[name]).width


def _find_weak_sums(tables: Tables, wanted: Mapping[str, int], bounds: Known) -> Iterator[Weakness]:
    """Yield the sums with a known total that have one open place, or too small a rest for all of them."""
    for relation in tables.sums:
        cells = [tables.cells[part] for part in relation.parts]
        if any(cell.role is CellRole.UNSEEN for cell in cells) or bounds[relation.total].width:
            continue
        open_places = [cell for cell in cells if wanted.get(cell.name)]
        left = bounds[relation.total].low - sum(cell.value or 0 for cell in cells if cell not in open_places)
        threshold = max((cell.policy.threshold or 0 for cell in open_places), default=0)
        if open_places and (len(open_places) == 1 or left < threshold):
            yield Weakness(tuple(cell.name for cell in open_places), (relation,))


def _find_revealing_rivals(hidden: Hidden, wanted: Mapping[str, int], known: Known) -> Iterator[Weakness]:
    """Yield the covers that lie too closely between the threshold and the smallest count that is shown."""
    for name, least in wanted.items():
        if name in hidden and known[name].width < least:
            yield Weakness((name,), (), hidden[name].rivals)


def _find_narrow_cells(
    tables: Tables, wanted: Mapping[str, int], bounds: Known, reach: Reach
) -> Iterator[Weakness]:
    """Yield the hidden counts that a reader can come too close to: by bounds, and by chains of sums."""
    for name, least in wanted.items():
        if bounds[name].width < least:
            yield _make_weakness(tables, bounds, name, least)
    chained = find_chained_cells(tables, bounds)
    for name, least in wanted.items():
        if name not in chained or reach.find_width(name) >= least:
            continue
        part = _select_tied_cells(tables, bounds, name)
        widen_reach(part, {cell: bounds[cell] for cell in part.cells}, name, least, reach)
        if reach.find_width(name) < least:
            yield _make_weakness(tables, bounds, name, least)


def _make_weakness(tables: Tables, bounds: Known, name: str, least: int) -> Weakness:
    around = tables.around.get(name, ())
    loose = dict.fromkeys(_list_rests(tables, around), UNBOUNDED)  # else they would tell what they are told
    binding = [
        relation
        for relation in around
        if infer_cell_bounds(relation, {**bounds, **loose}, name).width < least
    ]
    return Weakness((name,), tuple(binding or around))


def _list_rests(tables: Tables, sums: Iterable[Sum]) -> Iterator[str]:
    """Yield the cells of sums that no reader sees and no other sum holds."""
    for name in chain.from_iterable(relation.names for relation in sums):
        if tables.cells[name].role is CellRole.UNSEEN and len(tables.around[name]) == 1:
            yield name


def _select_tied_cells(tables: Tables, bounds: Known, name: str) -> Tables:
    """Return the sums that are tied to a cell through cells without a known number."""
    tied, sums = [name], dict[Sum, None]()
    for cell in tied:
        for relation in tables.around.get(cell, ()):
            if relation not in sums:
                sums[relation] = None
                tied += [other for other in relation.names if bounds[other].width and other not in tied]
    names = {name, *(other for relation in sums for other in relation.names)}
    return Tables({other: tables.cells[other] for other in names}, tuple(sums))


def _choose_secondary_cells(tables: Tables, hidden: Hidden, weakness: Weakness) -> dict[str, SuppressedCell]:
    """Return the next counts to hide: the smallest in the sums at fault, else in those tied to them.

    Equal counts are hidden together: to take one of them by its place would tell which was small before.
    Nothing is returned where no count is left that could cover.
    """
    if weakness.rivals:
        return _hide_smallest(_list_covers(tables, hidden, weakness.rivals), weakness)
    sums: Sequence[Sum] = weakness.sums
    while not (choice := _list_candidates(tables, hidden, sums)):
        wider = _widen_sums(tables, hidden, sums)
        if len(wider) == len(sums):
            return {}
        sums = wider
    return _hide_smallest(choice, weakness)


def _hide_smallest(choice: Sequence[CountCell], weakness: Weakness) -> dict[str, SuppressedCell]:
    rivals = tuple(cell.name for cell in choice)
    return {
        cell.name: SuppressedCell(cell.name, SuppressionRule.SECONDARY, weakness.cells, rivals)
        for cell in choice
        if cell.value == choice[0].value
    }


def _list_candidates(tables: Tables, hidden: Hidden, sums: Sequence[Sum]) -> list[CountCell]:
    return _list_covers(tables, hidden, [name for relation in sums for name in relation.names])


def _list_covers(tables: Tables, hidden: Hidden, names: Iterable[str]) -> list[CountCell]:
    """Return which counts could cover, the smallest first: which kind they are would tell them apart."""
    left = (name for name in dict.fromkeys(names) if name not in hidden and name not in tables.seen)
    cells = [tables.cells[name] for name in left if tables.cells[name].can_cover]
    return sorted(cells, key=lambda cell: cell.value or 0)


def _widen_sums(tables: Tables, hidden: Hidden, sums: Sequence[Sum]) -> Sequence[Sum]:
    """Return the sums with those that share a cell with them that no reader sees."""
    unseen = {
        name
        for relation in sums
        for name in relation.names
        if name in hidden or tables.cells[name].role is CellRole.UNSEEN
    }
    return [relation for relation in tables.sums if relation in sums or unseen.intersection(relation.names)]
