"""The rows of a sheet in the order that the publisher chose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.model import BlockChoice, BlockName
from factsheet.page.stacking import Block

_BACK = 3  # rank of the rows that go to the back of the sheet, after all others


class Extra(StrEnum):
    """Blocks that a sheet has only where there is room, in the order in which they are taken in."""

    REQUESTS = "requests"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet.

    Attributes:
        names: Of the blocks in it; none for the head.
        extra: What it is as an extra, which is there only if it is taken in.
        is_back: Whether the publisher wants it on the back of the sheet.
    """

    block: Block
    names: tuple[BlockName, ...] = ()
    extra: Extra | None = None
    is_back: bool = False


def list_rows(
    *blocks: Block | None, names: tuple[BlockName, ...] = (), extra: Extra | None = None
) -> list[SheetRow]:
    """Return a row for each block that is there."""
    return [SheetRow(block, names, extra) for block in blocks if block is not None]


def order_rows(rows: Iterable[SheetRow], choice: BlockChoice) -> tuple[SheetRow, ...]:
    """Return the rows: the head, what the publisher puts first, the others, and what goes to the back.

    A row stands where the first of its blocks is wanted; within these groups the usual order holds.
    """
    first, last = choice.order or (), choice.prefer_back or ()

    def rank(row: SheetRow) -> tuple[int, int]:
        if not row.names:
            return (0, 0)
        if any(name in last for name in row.names):
            return (_BACK, _find_place(row.names, last))
        place = _find_place(row.names, first)
        return (1, place) if place < len(first) else (2, 0)

    ordered = sorted(rows, key=rank)
    return tuple(replace(row, is_back=True) if rank(row)[0] == _BACK else row for row in ordered)


def _find_place(names: Iterable[BlockName], order: Sequence[BlockName]) -> int:
    """Return at which place of an order the first of the names stands, its length where none does."""
    return min((order.index(name) for name in names if name in order), default=len(order))


def order_extras(extras: Iterable[Extra], choice: BlockChoice) -> tuple[Extra, ...]:
    """Return extras in the order in which they are taken in: what gives way first comes last."""
    gives_way = [name.value for name in choice.gives_way or ()]

    def rank(extra: Extra) -> tuple[int, int]:
        given = len(gives_way) - gives_way.index(extra) if extra in gives_way else 0
        return given, list(Extra).index(extra)

    return tuple(sorted(extras, key=rank))
