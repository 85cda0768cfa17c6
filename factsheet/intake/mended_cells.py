"""What somebody decides while an import is looked over: cells typed anew, entries that stay."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factsheet.intake.raw_table import RawTable
from factsheet.model.record import Record
from factsheet.staff_tables.cell_types import CellValue, name_column


class MendedCell(Record):
    """A cell in which another value is read than the file has.

    Attributes:
        sheet: Title of the sheet, empty in a CSV file.
        line: Line of the file, or row of the sheet, from 1.
        column: From 0.
        text: What was typed; nothing for an empty cell.
    """

    sheet: str
    line: int
    column: int
    text: str

    @property
    def place(self) -> str:
        """How the record of an import names the cell: ``Hotline!C7``, in a CSV file ``C7``."""
        cell = f"{name_column(self.column)}{self.line}"
        return f"{self.sheet}!{cell}" if self.sheet else cell


class KeptEntry(Record):
    """An entry that stays though the file does not have it any more: its sheet, and what it is known by."""

    sheet: str
    key: tuple[str, ...]


def mend_table(raw: RawTable, mended: Iterable[MendedCell]) -> RawTable:
    """Return a table with the cells that were typed anew; how they looked in the file is forgotten."""
    own = [cell for cell in mended if cell.sheet == (raw.sheet or "") and cell.line in raw.lines]
    if not own:
        return raw
    rows, looks = list(raw.rows), dict(raw.looks)
    for cell in own:
        index = raw.lines.index(cell.line)
        rows[index] = _put_cell(rows[index], cell)
        looks.pop((index, cell.column), None)
    return replace(raw, rows=tuple(rows), looks=looks)


def _put_cell(row: Sequence[CellValue], cell: MendedCell) -> tuple[CellValue, ...]:
    padded = [*row, *[None] * (cell.column + 1 - len(row))]
    padded[cell.column] = " ".join(cell.text.split()) or None
    return tuple(padded)
