"""A table as it was handed in: rows of raw values, from CSV or from one sheet of a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.any_csv import read_any_csv
from factsheet.reading.files import format_path
from factsheet.staff_tables.cell_types import CellValue, name_column

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
TABLE_WANTED = "a table, as a file .csv, .xlsx or .ods"
_SIZE_ALLOWED = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns that hold something"


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell of a workbook looks, where that is more than its value.

    Attributes:
        shown: The text that it shows of a number or date; None where that is not certain.
        code: Its number format, empty where the file does not tell it.
        is_struck: Whether its text, or a part of it, is struck through.
    """

    shown: str | None = None
    code: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class RawTable:
    """The values of a table by row and column.

    Attributes:
        file: Path of the file as the user would name it.
        sheet: Name of the sheet; None for a CSV file.
        rows: Values, empty cells at the end of a row left out.
        lines: 1-based line where each row begins in the file, or its row in the sheet.
        looks: By row and column in `rows`, cells that look otherwise than their values.
        hidden_rows: Rows that a filter or a hand has hidden, by their place in `rows`.
        hidden_columns: Columns that are hidden, from 0.
        notes: How the file was read, where that is not as a matter of course.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[CellValue, ...], ...]
    lines: tuple[int, ...]
    looks: Mapping[tuple[int, int], CellLook] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def fault(
        self, place: tuple[int, int], name: str, found: str, allowed: str, *, code: str = FormCode.VALUE
    ) -> Fault:
        """Return the fault of a cell.

        Args:
            place: Row and column in `rows`, from 0.
            name: What the column is called.
            found: What stands there.
            allowed: What may stand there.
            code: What kind of fault it is.
        """
        return Fault(self.file, self.lines[place[0]], self.named(place, name), found, allowed, code=code)

    def named(self, place: tuple[int, int], name: str) -> str:
        """Return a cell as a message names it: ``Counties!B7 (offenses)``, in a CSV file ``offenses``."""
        if self.sheet is None:
            return name
        return f"{self.sheet}!{name_column(place[1])}{self.lines[place[0]]} ({name})"


def read_csv_table(path: Path) -> RawTable:
    """Read a CSV file in any of the encodings and with any of the separators that spreadsheets write.

    Raises:
        DataError: No such file, in no encoding that can be told, not in CSV form, or too big.
    """
    name = format_path(path)
    table = read_any_csv(path, wanted=TABLE_WANTED, most=MOST_BYTES)
    rows = [(row.line, trim_cells(row.cells)) for row in table.rows]
    oversize = find_oversize(name, None, rows)
    if oversize:
        raise DataError(oversize)
    lines, values = tuple(line for line, _ in rows), tuple(row for _, row in rows)
    return RawTable(name, None, values, lines, notes=table.notes)


def trim_cells(cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
    """Return the cells of a row without blanks around texts and without empty cells at its end."""
    values = [_strip_cell(cell) for cell in cells]
    while values and values[-1] is None:
        values.pop()
    return tuple(values)


def find_oversize(
    file: str, sheet: str | None, rows: Sequence[tuple[int, tuple[CellValue, ...]]]
) -> Fault | None:
    """Return the fault of a table with too many rows or columns, at the first row beyond the limit."""
    for count, (line, row) in enumerate(rows, 1):
        if len(row) > MOST_COLUMNS or count > MOST_ROWS:
            found = f"{len(row):,} columns" if len(row) > MOST_COLUMNS else f"more than {MOST_ROWS:,} rows"
            return Fault(file, line, sheet or "table", found, _SIZE_ALLOWED, code=FormCode.FILE)
    return None


def _strip_cell(cell: CellValue) -> CellValue:
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.split())  # also the blanks that do not break, which spreadsheets like
    return text or None
