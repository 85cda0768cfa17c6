"""CSV tables as rows of text with their lines; all faults of a table at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.csv_text import CsvRow, name_separator, read_csv, refuse_head
from factsheet.reading.files import format_path
from factsheet.reading.quoting import quote_value

REMARK_ALLOWED = "take the row out if it is a remark"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        file: Path of the table as the user would name it.
        line: 1-based line where the row begins.
        cells: Text by column, blanks around it removed.
    """

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(
        self, column: str, allowed: str, *, found: str | None = None, code: str = FormCode.VALUE
    ) -> Fault:
        """Return the fault that a cell of this row has."""
        return Fault(
            self.file, self.line, column, found or quote_value(self.cells[column]), allowed, code=code
        )


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row with more or fewer cells than columns; only its first cell can be told for certain.

    Attributes:
        column: The table's first column.
        first: The row's first cell.
        fault: What is wrong, told once.
    """

    column: str
    first: str
    fault: Fault


def read_rows(path: Path, columns: tuple[str, ...], *, optional: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Read a CSV table whose first row names its columns, in any order; rows of empty cells are no rows.

    Args:
        path: The file, UTF-8 with or without byte order mark.
        columns: Columns that must be there.
        optional: Columns that may be there; a missing one reads as empty cells.

    Raises:
        DataError: No such file, no such columns, or rows of another length.
    """
    rows, broken = scan_rows(path, columns, optional=optional)
    if broken:
        raise DataError(*(row.fault for row in broken))
    return rows


def scan_rows(
    path: Path, columns: tuple[str, ...], *, optional: tuple[str, ...] = ()
) -> tuple[tuple[Row, ...], tuple[BrokenRow, ...]]:
    """Read a CSV table as `read_rows` does, with rows of another length kept apart.

    Raises:
        DataError: No such file, no such columns, or no text in CSV form.
    """
    name, known = format_path(path), (*columns, *optional)
    table = read_csv(path, wanted=f"a table with the columns {', '.join(columns)}")
    refuse_head(name, table, columns, allowed=f"the columns {', '.join(known)}", known=known)
    header, filled = table[0].cells, [row for row in table[1:] if any(row.cells)]
    lacking = dict.fromkeys((column for column in optional if column not in header), "")
    rows = tuple(
        Row(name, row.line, dict(zip(header, row.cells, strict=True), **lacking))
        for row in filled
        if len(row.cells) == len(header)
    )
    broken = (_make_broken_row(name, row, header) for row in filled if len(row.cells) != len(header))
    return rows, tuple(broken)


def _make_broken_row(name: str, row: CsvRow, header: tuple[str, ...]) -> BrokenRow:
    found, allowed = word_cells(row, len(header))
    fault = Fault(name, row.line, "row", found, allowed, code=FormCode.SYNTAX)
    return BrokenRow(header[0], row.cells[0], fault)


def word_cells(row: CsvRow, columns: int) -> tuple[str, str]:
    """Return found and allowed for a row that has not as many cells as there are columns."""
    sign = name_separator(row, columns)
    if sign:
        return f"{sign} between the cells", "commas, as in the other rows"
    found = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
    more = "quotation marks around a cell with a comma" if len(row.cells) > columns else REMARK_ALLOWED
    return found, f"{columns} cells, one for each column; {more}"


def find_doubled_cells(rows: Iterable[Row], columns: tuple[str, ...], allowed: str) -> Iterator[Fault]:
    """Yield a fault for each cell, but for empty ones, that holds what one of the columns had before."""
    seen: set[str] = set()
    for row in rows:
        for column in columns:
            if row[column] in seen:
                yield row.fault(column, allowed, code=FormCode.DOUBLED)
            seen |= {row[column]} - {""}
