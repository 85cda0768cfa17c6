"""A table as it was handed in: rows of raw values, from CSV or from one sheet of a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault
from factsheet.reading.csv_text import read_csv
from factsheet.reading.files import format_path
from factsheet.staff_tables.cell_types import CellValue, name_column

MOST_ROWS = 20_000
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class RawTable:
    """The values of a table by row and column.

    Attributes:
        file: Path of the file as the user would name it.
        sheet: Name of the sheet; None for a CSV file.
        rows: Values, empty cells at the end of a row left out.
        lines: 1-based line where each row begins in the file, or its row in the sheet.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[CellValue, ...], ...]
    lines: tuple[int, ...]

    def fault(self, place: tuple[int, int], name: str, found: str, allowed: str) -> Fault:
        """Return the fault of a cell.

        Args:
            place: Row and column in `rows`, from 0.
            name: What the column is called.
            found: What stands there.
            allowed: What may stand there.
        """
        return Fault(self.file, self.lines[place[0]], self.named(place, name), found, allowed)

    def named(self, place: tuple[int, int], name: str) -> str:
        """Return a cell as a message names it: ``Counties!B7 (offenses)``, in a CSV file ``offenses``."""
        if self.sheet is None:
            return name
        return f"{self.sheet}!{name_column(place[1])}{self.lines[place[0]]} ({name})"


def read_csv_table(path: Path) -> RawTable:
    """Read a CSV file whose cells are parted by commas, semicolons or tabs.

    Raises:
        DataError: No such file, not in UTF-8, not in CSV form, or too big.
    """
    name = format_path(path)
    table = read_csv(path, wanted="a table, as a file .csv or .xlsx", can_differ=True)
    rows = [(row.line, trim_cells(row.cells)) for row in table]
    refuse_size(name, None, rows)
    return RawTable(name, None, tuple(row for _, row in rows), tuple(line for line, _ in rows))


def trim_cells(cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
    """Return the cells of a row without blanks around texts and without empty cells at its end."""
    values = [_strip_cell(cell) for cell in cells]
    while values and values[-1] is None:
        values.pop()
    return tuple(values)


def refuse_size(file: str, sheet: str | None, rows: Sequence[tuple[int, tuple[CellValue, ...]]]) -> None:
    """Refuse a table with too many rows or columns.

    Raises:
        DataError: Names the first row beyond the limit.
    """
    for count, (line, row) in enumerate(rows, 1):
        if len(row) > MOST_COLUMNS or count > MOST_ROWS:
            found = f"{len(row)} columns" if len(row) > MOST_COLUMNS else f"more than {MOST_ROWS:,} rows"
            allowed = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
            raise DataError(Fault(file, line, sheet or "table", found, allowed))


def _strip_cell(cell: CellValue) -> CellValue:
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.split())  # also the blanks that do not break, which spreadsheets like
    return text or None
