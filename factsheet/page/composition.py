"""A sheet as its rows, measured: what is printed of them, and what is not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factsheet.page.block_order import Extra, SheetRow
from factsheet.page.stacking import Block, Omission, make_space, stack_blocks

BETWEEN_ROWS = make_space(3.5, 16)


@dataclass(frozen=True, slots=True)
class Composition:
    """The rows of a sheet, measured: what hangs from the top of the frame and what stands on its foot.

    Attributes:
        rows: In reading order, with all extras that could be taken in.
        extras: These extras, in the order in which that is tried.
        taken: The extras that are.
    """

    rows: tuple[SheetRow, ...]
    foot: Block
    back_header: Block
    between: Block = BETWEEN_ROWS
    extras: tuple[Extra, ...] = ()
    taken: tuple[Extra, ...] = ()

    def take(self, extra: Extra) -> "Composition":
        """Return the composition with one more extra taken in."""
        return replace(self, taken=(*self.taken, extra))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the rows that are printed, in reading order."""
        return tuple(row.block for row in self._printed)

    @property
    def _taken_rows(self) -> list[SheetRow]:
        """Return the rows that are no extras and the extras taken in; some stand for what is left out."""
        return [row for row in self.rows if row.extra is None or row.extra in self.taken]

    @property
    def _printed(self) -> list[SheetRow]:
        return [row for row in self._taken_rows if not row.block.is_space]

    @property
    def omits(self) -> tuple[Omission, ...]:
        """Return what the sheet does not print of its data."""
        return tuple(omission for row in self._taken_rows for omission in row.block.omits)

    @property
    def body(self) -> Block:
        """Return the printed rows as one block."""
        return self._stack_rows(self.blocks)

    @property
    def front(self) -> Block:
        """Return the printed rows that the publisher does not want on the back."""
        return self._stack_rows(row.block for row in self._printed if not row.is_back)

    @property
    def for_back(self) -> Block | None:
        """Return the printed rows that the publisher wants on the back, None where there are none."""
        rows = [row.block for row in self._printed if row.is_back]
        return self._stack_rows(rows) if rows else None

    def _stack_rows(self, blocks: Iterable[Block]) -> Block:
        return stack_blocks(*[part for block in blocks for part in (block, self.between)])

    @property
    def least(self) -> float:
        """Return the smallest height of the whole sheet in points."""
        return self.body.least + self.foot.least

    @property
    def most(self) -> float:
        """Return the height that the whole sheet fills well, in points."""
        return self.body.most + self.foot.most
