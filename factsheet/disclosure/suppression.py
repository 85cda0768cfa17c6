"""Which counts are kept back: small ones, and those that would give a small one away.

All sums are looked at together. A small count is hidden for its own sake. Then, as long as a reader could
come too close to a hidden count, the next smallest count that could cover it is hidden as well: where one
count alone is hidden in a sum, where the hidden ones of a sum come to less than the threshold, and where
the bounds that a reader can infer lie too close together. The reader is taken to know the rule and which
count is hidden why: that a small count is below the threshold, that one which covers another is not, and
that it was the smallest at hand.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from factsheet.disclosure.relations import CellRole, CountCell, Sum, Tables
from factsheet.disclosure.suppressed_cells import Hidden, SuppressedCell, SuppressionRule
from factsheet.disclosure.weaknesses import Proofs, Weakness, find_hopeless, find_weakness
from factsheet.disclosure.witnesses import Reach


@dataclass(frozen=True, slots=True)
class Choice:
    """Which counts are hidden, in the order chosen, and which can be worked out however many are hidden."""

    hidden: Hidden
    open_to_readers: tuple[Weakness, ...] = ()


def choose_suppressions(
    tables: Tables, retained: Collection[str] = (), elsewhere: Collection[str] = ()
) -> Choice:
    """Return the counts to hide, and beside them what can be worked out however many are hidden.

    Args:
        tables: All counts and sums.
        retained: Counts that stay hidden, since the edition before hid them.
        elsewhere: Counts that stay hidden on account of other sheets. Names that are in no table are passed
            over.
    """
    hidden = _list_first_hidden(tables, frozenset(retained), frozenset(elsewhere))
    lost, proofs = list(find_hopeless(tables, hidden)), Proofs(Reach)
    while weakness := find_weakness(tables, hidden, lost, proofs):
        covers = _choose_secondary_cells(tables, hidden, weakness)
        hidden |= covers
        if not covers:
            lost.append(weakness)
    return Choice(hidden, tuple(lost))


def _list_first_hidden(
    tables: Tables, retained: frozenset[str], elsewhere: frozenset[str]
) -> dict[str, SuppressedCell]:
    """Return what is hidden whatever else is; in the order of the tables, for that of sets is none."""
    rules = {
        SuppressionRule.PRIMARY: [name for name, cell in tables.cells.items() if cell.is_small],
        SuppressionRule.RETAINED: [name for name in tables.cells if name in retained],
        SuppressionRule.ELSEWHERE: [name for name in tables.cells if name in elsewhere],
    }
    hidden = dict[str, SuppressedCell]()
    for rule, names in rules.items():
        for name in names:
            hidden.setdefault(name, SuppressedCell(name, rule, (name,)))
    return hidden


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
