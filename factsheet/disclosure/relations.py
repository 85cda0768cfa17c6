"""The counts of a profile as a reader adds them up: cells, and the sums that tie them together.

The sums of a profile form a tree: two of them share one cell at most, and no chain of them closes. This is
why bounds that pass from sum to sum are exact, see `feasibility`; `join_tables` holds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

from factsheet.model import CellMark, DisclosurePolicy, sum_cells

OPEN = DisclosurePolicy(threshold=None, decided_by="nobody", reason="Stands on no sheet.")
"""Of cells that a reader works out and that need no protection of their own."""


class CellRank(IntEnum):
    """Which cells are kept back first where another one needs cover; a total never is."""

    ORDINARY = 0
    REMAINDER = 1  # what belongs to no category or county, which readers should be told if at all possible
    TOTAL = 2


@dataclass(frozen=True, slots=True)
class CountCell:
    """One count that may stand on the sheet.

    Attributes:
        name: Dotted path, as in a profile file.
        value: None where the source itself keeps the count back.
        policy: Of its source.
        order: When it may be chosen to cover another cell.
        is_printed: False for what stands on no sheet but is part of a sum, such as an unknown rest.
    """

    name: str
    value: int | None
    policy: DisclosurePolicy
    order: CellRank = CellRank.ORDINARY
    is_printed: bool = True

    @property
    def can_cover(self) -> bool:
        """Return whether hiding it could cover another cell.

        Zeros cover nothing, open sources tell all, and totals are too easily found elsewhere.
        """
        return (
            self.is_printed and bool(self.value) and not self.policy.is_open and self.order < CellRank.TOTAL
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that add up to it, by name."""

    total: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return total and parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True, slots=True)
class Tables:
    """Cells by name, and the sums that a reader can build from them."""

    cells: Mapping[str, CountCell]
    sums: tuple[Sum, ...] = ()

    def with_cell(self, name: str) -> tuple[Sum, ...]:
        """Return the sums that have the cell as part or total."""
        return tuple(relation for relation in self.sums if name in relation.names)


def make_tables(cells: Iterable[CountCell], sums: Iterable[Sum] = ()) -> Tables:
    """Return tables of these cells and sums."""
    return Tables({cell.name: cell for cell in cells}, tuple(sums))


def join_tables(tables: Iterable[Tables]) -> Tables:
    """Return all tables as one.

    Raises:
        ValueError: The sums close a chain, a slip in the program: readers would infer more than the bounds.
    """
    joined = reduce(lambda one, other: Tables({**one.cells, **other.cells}, one.sums + other.sums), tables)
    _refuse_chains(joined.sums)
    return joined


def _refuse_chains(sums: Iterable[Sum]) -> None:
    """Refuse sums that form no tree: there, no two cells of a sum are tied by the sums before it."""
    above: dict[str, str] = {}  # leads from each cell to the one that stands for all that are tied to it
    for relation in sums:
        tied = {_find_root(above, name) for name in relation.names}
        if len(tied) < len(relation.names):
            names = ", ".join(relation.parts)
            raise ValueError(f"the sum of {names} to {relation.total} closes a chain of sums")
        top = _find_root(above, relation.total)
        above |= dict.fromkeys(tied - {top}, top)


def _find_root(above: Mapping[str, str], name: str) -> str:
    while name in above:
        name = above[name]
    return name


def sum_counts(cells: Iterable[CountCell]) -> int | None:
    """Return the sum of the counts, None where the source keeps one back."""
    return sum_cells(CellMark.NOT_SHOWN if cell.value is None else cell.value for cell in cells)


def tie_parts(total: CountCell, cells: Sequence[CountCell], *, is_complete: bool) -> Tables:
    """Return cells under their total.

    Where they come to less, an unknown rest fills the gap, unless the cells are complete. Where they
    contradict the total, their true sum counts as known: the worst that a reader could get at.
    """
    names = tuple(cell.name for cell in cells)
    parts, fits = sum_counts(cells), _is_within_total(total, cells)
    if parts is None:
        return make_tables([total, *cells], [Sum(total.name, names)] if fits else [])
    if total.value in (None, parts):
        return make_tables([total, *cells], [Sum(total.name, names)])
    if fits and not is_complete:
        return _tie_parts_with_rest(total, cells)
    own = CountCell(f"{_find_stem(cells)}.sum", parts, OPEN)
    return make_tables([total, own, *cells], [Sum(own.name, names)])


def tie_parts_below(total: CountCell, cells: Sequence[CountCell]) -> Tables:
    """Return cells under a total of which they may be a part only.

    As in `tie_parts`, cells that come to the total have no rest; where either is unknown, they always
    have one.
    """
    if total.value is not None and sum_counts(cells) is not None:
        return tie_parts(total, cells, is_complete=False)
    return (
        _tie_parts_with_rest(total, cells) if _is_within_total(total, cells) else make_tables([total, *cells])
    )


def _is_within_total(total: CountCell, cells: Sequence[CountCell]) -> bool:
    return total.value is None or sum(cell.value or 0 for cell in cells) <= total.value


def _find_stem(cells: Sequence[CountCell]) -> str:
    return cells[0].name.rpartition(".")[0]


def _tie_parts_with_rest(total: CountCell, cells: Sequence[CountCell]) -> Tables:
    rest = CountCell(f"{_find_stem(cells)}.rest", None, OPEN, is_printed=False)
    return make_tables([total, *cells, rest], [Sum(total.name, (*(cell.name for cell in cells), rest.name))])
