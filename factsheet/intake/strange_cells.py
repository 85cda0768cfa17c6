"""Cells of a table handed in that no column of its schema reads: refused or told, never passed over."""

from collections.abc import Mapping, Sequence

from factsheet.errors import Fault, FormCode
from factsheet.intake.raw_table import RawTable
from factsheet.reading.quoting import quote_line
from factsheet.staff_tables.cell_types import CellValue, word_cell
from factsheet.staff_tables.table_schemas import EXAMPLE_COLUMN, EXAMPLE_WORD, TableSchema

_EXTRA_ALLOWED = (
    "one cell for each column; a number with a comma stands in quotation marks or without the comma"
)

_HIDDEN_ROW = "row {} is hidden, and read: to leave it out, delete it"
_OR_MARK = f" or write '{EXAMPLE_WORD}' in its column '{EXAMPLE_COLUMN}'"
_HIDDEN_ROWS = "rows {} are hidden, and read: to leave one out, delete it"


def find_extra_cells(raw: RawTable, header: int) -> list[Fault]:
    """Return a fault for each row of a CSV file that has more cells than the row of names.

    There a comma within a number has moved all cells behind it. In a workbook none can move.
    """
    names = len(raw.rows[header])
    if raw.sheet is not None:
        return []
    return [
        Fault(
            raw.file,
            line,
            "row",
            f"{len(row)} cells under {names} names",
            _EXTRA_ALLOWED,
            code=FormCode.SYNTAX,
        )
        for line, row in zip(raw.lines[header + 1 :], raw.rows[header + 1 :], strict=True)
        if len(row) > names
    ]


def list_left_out(raw: RawTable, header: int, schema: TableSchema, read: frozenset[int]) -> list[str]:
    """Return a line for each column that no column of the schema reads, if there is anything in it.

    Args:
        raw: The table as handed in.
        header: Which row names the columns.
        schema: What its columns mean.
        read: Where the columns stand that are read.
    """
    names = raw.rows[header]
    width = max(map(len, raw.rows[header:]))
    known = ", ".join(column.name for column in schema.columns)
    notes = []
    for at in range(width):
        name = names[at] if at < len(names) else None
        if at in read:
            continue
        if name is not None:
            place, told = (header, at), f"this column is left out: the table has the columns {known}"
            notes.append(_word_note(raw, place, str(name), told))
        else:
            notes += _list_nameless_cells(raw, header, at)
    return notes


def list_hidden_rows(raw: RawTable, read: Sequence[int]) -> list[str]:
    """Return a line on the rows that are read though they are hidden, by a filter or by hand."""
    lines = sorted(raw.lines[index] for index in read if index in raw.hidden_rows)
    if not lines:
        return []
    told = (_HIDDEN_ROW if len(lines) == 1 else _HIDDEN_ROWS).format(_word_spans(lines))
    return [f"{raw.file}:{lines[0]}: {raw.sheet}: {told}{_OR_MARK}"]


def list_hidden_columns(raw: RawTable, header: int, places: Mapping[str, int]) -> list[str]:
    """Return a line for each column that is read though it is hidden."""
    return [
        _word_note(raw, (header, at), name, "this column is hidden, and read")
        for name, at in places.items()
        if at in raw.hidden_columns
    ]


def _word_spans(lines: Sequence[int]) -> str:
    """Return rising numbers as "3, 7 to 9"."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    return ", ".join(f"{span[0]} to {span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


def find_mark_fault(raw: RawTable, place: tuple[int, int], mark: CellValue) -> list[Fault]:
    """Return the fault of a word in the column of marks that is not the mark of an example."""
    if mark is None or is_example(mark):
        return []
    allowed = f"the word {EXAMPLE_WORD}, for a row that is not read, or nothing"
    found = quote_line(mark if isinstance(mark, str) else word_cell(mark))
    return [raw.fault(place, EXAMPLE_COLUMN, found, allowed)]


def is_example(mark: CellValue) -> bool:
    """Return whether the cell in the column of marks says that the row is not read."""
    return isinstance(mark, str) and mark.casefold() == EXAMPLE_WORD


def _list_nameless_cells(raw: RawTable, header: int, at: int) -> list[str]:
    """Return a line for the cells of a column without a name, at the first of them."""
    below = range(header + 1, len(raw.rows))
    filled = [index for index in below if raw.rows[index][at : at + 1] not in {(), (None,)}]
    if not filled or (raw.sheet is None and at >= len(raw.rows[header])):
        return []
    cell = raw.rows[filled[0]][at]
    quoted = quote_line(cell if isinstance(cell, str) else word_cell(cell))
    more = f", as {len(filled) - 1} more below it" if len(filled) > 1 else ""
    told = f"{quoted} is left out{more}: no name of a column stands over it"
    return [_word_note(raw, (filled[0], at), f"column {at + 1}", told)]


def _word_note(raw: RawTable, place: tuple[int, int], name: str, told: str) -> str:
    return f"{raw.file}:{raw.lines[place[0]]}: {raw.named(place, name)}: {told}"
