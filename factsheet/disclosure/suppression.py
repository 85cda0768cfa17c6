"""Which counts are kept back: small ones, and those that would give a small one away.

All sums are looked at together. A small count is hidden for its own sake. Then, as long as a reader could
come too close to a hidden count, the next smallest count that could cover it is hidden as well: where one
count alone is hidden in a sum, where the hidden ones of a sum come to less than the threshold, and where
the bounds that a reader can infer lie too close together. The reader is taken to know the rule: that a
small count is below the threshold, and that a count which covers another was the smallest at hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factsheet.disclosure.feasibility import ENDLESS, Bounds, Known, infer_bounds, infer_cell_bounds
from factsheet.disclosure.relations import CellRank, CountCell, Sum, Tables


class SuppressionRule(StrEnum):
    """Why a count is hidden."""

    PRIMARY = "small count"
    SECONDARY = "cover"


@dataclass(frozen=True, slots=True)
class SuppressedCell:
    """A count that is kept back.

    Attributes:
        protects: The cells on whose account it is hidden; itself where it is small.
        rivals: The counts among which it was the smallest.
    """

    name: str
    rule: SuppressionRule
    protects: tuple[str, ...]
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weakness:
    """Hidden cells that a reader could come too close to, and the sums by which."""

    cells: tuple[str, ...]
    sums: tuple[Sum, ...]


class UnsafeError(Exception):
    """What is hidden can be worked out, and nothing is left that could cover it."""

    def __init__(self, weakness: Weakness) -> None:
        self.weakness = weakness
        super().__init__(", ".join(weakness.cells))


def choose_suppressions(tables: Tables) -> Mapping[str, SuppressedCell]:
    """Return the counts to hide by name, in the order in which they were chosen.

    Raises:
        UnsafeError: A hidden count can be worked out however many are hidden.
    """
    hidden = {
        name: SuppressedCell(name, SuppressionRule.PRIMARY, (name,))
        for name, cell in tables.cells.items()
        if _is_small(cell)
    }
    while weakness := find_weakness(tables, hidden):
        hidden |= _choose_secondary_cells(tables, hidden, weakness)
    return hidden


def collect_prior_bounds(tables: Tables, hidden: Mapping[str, SuppressedCell]) -> Known:
    """Return what a reader who knows the rule knows of each cell, before any sum."""
    return {name: _find_prior_bounds(cell, tables, hidden) for name, cell in tables.cells.items()}


def find_weakness(tables: Tables, hidden: Mapping[str, SuppressedCell]) -> Weakness | None:
    """Return the first sum or cell that gives too much away, None where all is safe."""
    bounds = infer_bounds(tables, collect_prior_bounds(tables, hidden))
    for relation in tables.sums:
        covered = _list_suppressed_cells(tables, hidden, relation.parts)
        if (
            covered
            and bounds[relation.total].width == 0
            and _is_disclosive_sum(tables, hidden, relation, bounds)
        ):
            return Weakness(covered, (relation,))
    for name in _list_suppressed_cells(tables, hidden, tables.cells):
        least = tables.cells[name].policy.least_width
        if bounds[name].width < least:
            around = tables.with_cell(name)
            binding = tuple(
                relation for relation in around if infer_cell_bounds(relation, bounds, name).width < least
            )
            return Weakness((name,), binding or around)
    return None


def _is_small(cell: CountCell) -> bool:
    return cell.is_printed and cell.value is not None and cell.policy.is_small(cell.value)


def _is_kept_by_source(cell: CountCell) -> bool:
    return cell.is_printed and cell.value is None


def _list_suppressed_cells(
    tables: Tables, hidden: Mapping[str, SuppressedCell], names: Iterable[str]
) -> tuple[str, ...]:
    """Return which of the cells are hidden, by us or by a source that is not open, and must stay so."""
    cells = (tables.cells[name] for name in names)
    return tuple(
        cell.name
        for cell in cells
        if cell.name in hidden or (_is_kept_by_source(cell) and not cell.policy.is_open)
    )


def _is_disclosive_sum(
    tables: Tables, hidden: Mapping[str, SuppressedCell], relation: Sum, bounds: Known
) -> bool:
    """Return whether a sum with a known total has one open place, or too small a rest for all of them."""
    cells = [tables.cells[part] for part in relation.parts]
    open_places = [cell for cell in cells if cell.name in hidden or not cell.is_printed or cell.value is None]
    shown = sum(cell.value or 0 for cell in cells if cell not in open_places)
    threshold = max(cell.policy.threshold or 0 for cell in open_places)
    return len(open_places) == 1 or bounds[relation.total].low - shown < threshold


def _find_prior_bounds(cell: CountCell, tables: Tables, hidden: Mapping[str, SuppressedCell]) -> Bounds:
    if not cell.is_printed or cell.value is None:
        return Bounds(0, ENDLESS)
    reason = hidden.get(cell.name)
    if reason is None:
        return Bounds(cell.value, cell.value)
    if reason.rule is SuppressionRule.PRIMARY:
        return Bounds(0 if cell.policy.protect_zeros else 1, (cell.policy.threshold or 1) - 1)
    larger = [tables.cells[rival].value or 0 for rival in reason.rivals if rival not in hidden]
    return Bounds(1, min(larger, default=ENDLESS + 1) - 1)


def _choose_secondary_cells(
    tables: Tables, hidden: Mapping[str, SuppressedCell], weakness: Weakness
) -> dict[str, SuppressedCell]:
    """Return the next counts to hide: the smallest in the sums at fault, else in those tied to them.

    Equal counts are hidden together: to take one of them by its place would tell which was small before.
    """
    sums: Sequence[Sum] = weakness.sums
    while True:
        choice = _list_candidates(tables, hidden, sums)
        if choice:
            first, alike = choice[0], [cell for cell in choice if _rank_cell(cell) == _rank_cell(choice[0])]
            rivals = tuple(cell.name for cell in choice if cell.order is first.order is CellRank.ORDINARY)
            return {
                cell.name: SuppressedCell(cell.name, SuppressionRule.SECONDARY, weakness.cells, rivals)
                for cell in alike
            }
        wider = _widen_sums(tables, hidden, sums)
        if len(wider) == len(sums):
            raise UnsafeError(weakness)
        sums = wider


def _list_candidates(
    tables: Tables, hidden: Mapping[str, SuppressedCell], sums: Sequence[Sum]
) -> list[CountCell]:
    """Return the counts that could cover, the next to hide first."""
    names = dict.fromkeys(name for relation in sums for name in relation.names if name not in hidden)
    cells = [tables.cells[name] for name in names if tables.cells[name].can_cover]
    return sorted(cells, key=_rank_cell)


def _rank_cell(cell: CountCell) -> tuple[CellRank, int]:
    """Return by what the next count to hide is chosen."""
    return cell.order, cell.value or 0


def _widen_sums(tables: Tables, hidden: Mapping[str, SuppressedCell], sums: Sequence[Sum]) -> Sequence[Sum]:
    """Return the sums with those that share a cell with them that no reader sees."""
    unseen = {
        name
        for relation in sums
        for name in relation.names
        if name in hidden or not tables.cells[name].is_printed
    }
    return [relation for relation in tables.sums if relation in sums or unseen.intersection(relation.names)]
