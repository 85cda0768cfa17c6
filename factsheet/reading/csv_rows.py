"""CSV tables as rows of text with their lines; all faults of a table at once."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.files import format_path, read_text
from factsheet.reading.quoting import quote_value


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        file: Path of the table as the user would name it.
        line: 1-based line where the row ends.
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
        raise DataError(*(each.fault for each in broken))
    return rows


def scan_rows(
    path: Path, columns: tuple[str, ...], *, optional: tuple[str, ...] = ()
) -> tuple[tuple[Row, ...], tuple[BrokenRow, ...]]:
    """Read a CSV table as `read_rows` does, with rows of another length kept apart.

    Raises:
        DataError: No such file, no such columns, or no text in CSV form.
    """
    name = format_path(path)
    lines = read_text(path, wanted=f"a table with the columns {', '.join(columns)}").split("\n")
    reader = csv.reader(lines, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(name, header, columns, optional)
        found = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        problem = f"an error, {error}"
        fault = Fault(name, reader.line_num, "row", problem, "a row in CSV form", code=FormCode.SYNTAX)
        raise DataError(fault) from error
    filled = [(line, cells) for line, cells in found if any(cells)]
    blank = dict.fromkeys(optional, "")
    rows = tuple(
        Row(name, line, blank | dict(zip(header, cells, strict=True)))
        for line, cells in filled
        if len(cells) == len(header)
    )
    broken = (
        _make_broken_row(name, line, cells, header) for line, cells in filled if len(cells) != len(header)
    )
    return rows, tuple(broken)


def _make_broken_row(name: str, line: int, cells: list[str], header: list[str]) -> BrokenRow:
    allowed = f"{len(header)} cells, one for each column"
    fault = Fault(name, line, "row", f"{len(cells)} cells", allowed, code=FormCode.SYNTAX)
    return BrokenRow(header[0], cells[0], fault)


def _check_header(name: str, header: list[str], columns: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """Refuse missing, unknown and doubled columns."""
    named = dict.fromkeys(header)
    found = [f"no column {quote_value(column)}" for column in columns if column not in named]
    found += [f"the column {quote_value(cell)}" for cell in named if cell not in {*columns, *optional}]
    found += [f"the column {quote_value(cell)} twice" for cell in named if header.count(cell) > 1]
    if found:
        allowed = f"the columns {', '.join((*columns, *optional))}"
        raise DataError(*(Fault(name, 1, "header", problem, allowed, code=FormCode.KEY) for problem in found))
