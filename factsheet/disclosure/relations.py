"""The counts of a profile as a reader adds them up: cells, and the sums that tie them together.

What is at most something else is a sum as well: with a rest that nobody knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from factsheet.disclosure.cell_names import name_rest
from factsheet.model import CellMark, DisclosurePolicy, Period, sum_cells

OPEN = DisclosurePolicy(threshold=None, decided_by="nobody", reason="Needs no protection.")
"""Of cells without protection of their own: readers work them out, or their source has printed them."""

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


UNBOUNDED = Bounds(0, ENDLESS)

Known = Mapping[str, Bounds]


class CellRole(Enum):
    """What a reader sees of a cell, and what it can do for others."""

    COUNT = "count"  # stands on the sheet, unless it is hidden
    TOTAL = "total"  # counts as known, for it may be found elsewhere, unless it is small; never covers
    UNSEEN = "unseen"  # stands nowhere


@dataclass(frozen=True, slots=True)
class Counted:
    """What a cell counts, whatever its place in a profile: the same in two editions, and in what period."""

    what: str
    period: Period

    def is_within(self, other: "Counted") -> bool:
        """Return whether the other counts the same over this time and perhaps more.

        Of a part of a year nothing is known but its years: no other period is within it.
        """
        return (
            self.what == other.what
            and (self.period == other.period or not other.period.is_part)
            and other.period.first <= self.period.first
            and self.period.last <= other.period.last
        )


@dataclass(frozen=True, slots=True)
class CountCell:
    """One count that may stand on the sheet, or that a reader can work out.

    Attributes:
        name: Dotted path, as in a profile file.
        value: None where the source itself keeps the count back, or where nobody knows it.
        policy: Of its source.
        counted: What it counts, where that may stand in another edition or for another period as well.
    """

    name: str
    value: int | None
    policy: DisclosurePolicy
    role: CellRole = CellRole.COUNT
    counted: Counted | None = None

    @property
    def is_small(self) -> bool:
        """Return whether it is hidden for its own sake."""
        is_seen = self.role is not CellRole.UNSEEN
        return is_seen and self.value is not None and self.policy.is_small(self.value)

    @property
    def is_kept_by_source(self) -> bool:
        """Return whether the source prints no number."""
        return self.role is not CellRole.UNSEEN and self.value is None

    @property
    def can_cover(self) -> bool:
        """Return whether hiding it could cover another cell.

        Zeros cover nothing, open sources tell all, and of what is hidden readers take for granted that it is
        not below zero, as sums are where corrections exceed the counts: these are printed.
        """
        return self.role is CellRole.COUNT and (self.value or 0) > 0 and not self.policy.is_open


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that add up to it, by name."""

    total: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return total and parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Tables:
    """Cells by name, and the sums that a reader can build from them.

    Attributes:
        seen: What a reader knows of some cells from elsewhere, such as the edition before.
        guesses: Sums that a reader may take for true, one at a time, though the sheet does not say it: that
            a breakdown is all of something.
    """

    cells: Mapping[str, CountCell]
    sums: tuple[Sum, ...] = ()
    seen: Known = field(default_factory=dict)
    guesses: tuple[Sum, ...] = ()

    @cached_property
    def around(self) -> Mapping[str, Sequence[Sum]]:
        """The sums that have a cell as part or total, by its name."""
        found: dict[str, list[Sum]] = {}
        for relation in self.sums:
            for name in relation.names:
                found.setdefault(name, []).append(relation)
        return found


def make_tables(cells: Iterable[CountCell], sums: Iterable[Sum] = ()) -> Tables:
    """Return tables of these cells and sums."""
    return Tables({cell.name: cell for cell in cells}, tuple(sums))


def join_tables(tables: Iterable[Tables]) -> Tables:
    """Return all tables as one; of two cells with one name the first stays."""
    every = tuple(tables)
    backwards = every[::-1]  # so that the first is written last
    return Tables(
        {name: cell for each in backwards for name, cell in each.cells.items()},
        tuple(dict.fromkeys(relation for each in every for relation in each.sums)),
        {name: bounds for each in backwards for name, bounds in each.seen.items()},
        tuple(dict.fromkeys(guess for each in every for guess in each.guesses)),
    )


def rename_tables(tables: Tables, names: Mapping[str, str]) -> Tables:
    """Return tables whose cells have other names; those that are not given keep theirs."""

    def rename(name: str) -> str:
        return names.get(name, name)

    def rename_sum(relation: Sum) -> Sum:
        return Sum(rename(relation.total), tuple(map(rename, relation.parts)))

    cells = (
        CountCell(rename(cell.name), cell.value, cell.policy, cell.role, cell.counted)
        for cell in tables.cells.values()
    )
    return Tables(
        {cell.name: cell for cell in cells},
        tuple(map(rename_sum, tables.sums)),
        {rename(name): bounds for name, bounds in tables.seen.items()},
        tuple(map(rename_sum, tables.guesses)),
    )


def select_tied_tables(tables: Tables, beginning: str) -> Tables:
    """Return what sums, or guesses of a reader, tie to the cells whose names begin with a text."""
    around = Tables(tables.cells, (*tables.sums, *tables.guesses)).around
    tied = {name: None for name in tables.cells if name.startswith(beginning)}
    for name in (waiting := list(tied)):
        for relation in around.get(name, ()):
            waiting += [other for other in relation.names if other not in tied]
            tied |= dict.fromkeys(relation.names)
    return Tables(
        {name: tables.cells[name] for name in tied},
        tuple(relation for relation in tables.sums if relation.total in tied),
        {name: bounds for name, bounds in tables.seen.items() if name in tied},
        tuple(guess for guess in tables.guesses if guess.total in tied),
    )


def sum_counts(cells: Iterable[CountCell]) -> int | None:
    """Return the sum of the counts, None where the source keeps one back."""
    return sum_cells(CellMark.NOT_SHOWN if cell.value is None else cell.value for cell in cells)


def tie_own_sum(own: CountCell, cells: Sequence[CountCell]) -> Tables:
    """Return cells under what they come to."""
    return make_tables([own, *cells], [Sum(own.name, tuple(cell.name for cell in cells))])


def tie_whole(total: CountCell, own: CountCell, cells: Sequence[CountCell]) -> Tables:
    """Return all the parts of a total under it.

    Args:
        total: What they come to.
        own: Of their own sum, which stands for it where it is another number: their true sum counts as
            known, the worst that a reader could get at.
        cells: The parts.
    """
    number = sum_counts(cells)
    if number is not None and total.value not in (None, number):
        if len(cells) == 1:  # two numbers of one thing, of which the one tells nothing of the other
            return make_tables([total, *cells])
        known = CountCell(own.name, number, OPEN, CellRole.TOTAL)
        return join_tables([make_tables([total]), tie_own_sum(known, cells)])
    return make_tables([total, *cells], [Sum(total.name, tuple(cell.name for cell in cells))])


def tie_parts(total: CountCell, own: CountCell, cells: Sequence[CountCell]) -> Tables:
    """Return cells under a total that they divide: all of it, or less with a rest beside their own sum."""
    if own.value is not None and total.value is not None and own.value >= total.value:
        return tie_whole(total, own, cells)
    return join_tables([tie_own_sum(own, cells), tie_at_most(own, total)])


def tie_at_most(lower: CountCell, upper: CountCell) -> Tables:
    """Return two cells of which the one is at most the other, nothing where their numbers say otherwise."""
    if lower.value is not None and upper.value is not None and lower.value > upper.value:
        return make_tables([lower, upper])
    rest = CountCell(name_rest(upper.name, lower.name), None, OPEN, CellRole.UNSEEN)
    return make_tables([lower, upper, rest], [Sum(upper.name, (lower.name, rest.name))])


def guess_same(one: CountCell, other: CountCell) -> Tables:
    """Return two cells that a reader may take for the same number."""
    return replace(make_tables([one, other]), guesses=(Sum(one.name, (other.name,)),))
