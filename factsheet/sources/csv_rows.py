"""CSV tables as rows of text with their lines; all faults of a table at once."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.sources.files import read_text, shown_path
from factsheet.sources.found import quoted


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
        return Fault(self.file, self.line, column, found or quoted(self.cells[column]), allowed, code=code)


def read_rows(path: Path, columns: tuple[str, ...], *, optional: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Read a CSV table whose first row names its columns, in any order.

    Args:
        path: The file, UTF-8 with or without byte order mark.
        columns: Columns that must be there.
        optional: Columns that may be there; a missing one reads as empty cells.

    Raises:
        DataError: No such file, no such columns, or rows of another length.
    """
    name = shown_path(path)
    lines = read_text(path, wanted=f"a table with the columns {', '.join(columns)}").split("\n")
    reader = csv.reader(lines, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(name, header, columns, optional)
        rows = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        found = f"an error, {error}"
        fault = Fault(name, reader.line_num, "row", found, "a row in CSV form", code=FormCode.SYNTAX)
        raise DataError(fault) from error
    allowed = f"{len(header)} cells, one for each column"
    faults = [
        Fault(name, line, "row", f"{len(cells)} cells", allowed, code=FormCode.SYNTAX)
        for line, cells in rows
        if len(cells) != len(header)
    ]
    if faults:
        raise DataError(*faults)
    blank = dict.fromkeys(optional, "")
    return tuple(
        Row(name, line, blank | {key: cell.strip() for key, cell in zip(header, cells, strict=True)})
        for line, cells in rows
    )


def _check_header(name: str, header: list[str], columns: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """Refuse missing, unknown and doubled columns."""
    named = dict.fromkeys(header)
    found = [f"no column {quoted(column)}" for column in columns if column not in named]
    found += [f"the column {quoted(cell)}" for cell in named if cell not in {*columns, *optional}]
    found += [f"the column {quoted(cell)} twice" for cell in named if header.count(cell) > 1]
    if found:
        allowed = f"the columns {', '.join((*columns, *optional))}"
        raise DataError(*(Fault(name, 1, "header", problem, allowed, code=FormCode.KEY) for problem in found))
