"""The counts of a profile as a reader adds them up: cells, and the sums that tie them together.

The sums of a profile form a tree: two of them share one cell at most, and no chain of them closes. This is
why bounds that pass from sum to sum are exact, see `bounds`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

from factsheet.model import DisclosurePolicy


class Order(IntEnum):
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
    order: Order = Order.ORDINARY
    is_printed: bool = True

    @property
    def can_cover(self) -> bool:
        """Return whether hiding it could cover another cell.

        Zeros cover nothing, open sources tell all, and totals are too easily found elsewhere.
        """
        return self.is_printed and bool(self.value) and not self.policy.is_open and self.order < Order.TOTAL


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
        return tuple(each for each in self.sums if name in each.names)


def tables_of(cells: Iterable[CountCell], sums: Iterable[Sum] = ()) -> Tables:
    """Return tables of these cells and sums."""
    return Tables({cell.name: cell for cell in cells}, tuple(sums))


def joined(tables: Iterable[Tables]) -> Tables:
    """Return all tables as one."""
    return reduce(lambda one, other: Tables({**one.cells, **other.cells}, one.sums + other.sums), tables)
