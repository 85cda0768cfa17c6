"""The names of the columns of a table handed in, and what is wrong where they are not to be found."""

from collections.abc import Iterable
from difflib import get_close_matches

from factsheet.errors import Fault, FormCode
from factsheet.intake.raw_table import RawTable
from factsheet.reading.csv_text import HEAD_WITHIN
from factsheet.reading.quoting import quote_line, quote_value
from factsheet.staff_tables.cell_types import CellValue
from factsheet.staff_tables.table_schemas import TableSchema


def fold_name(name: str) -> str:
    """Return a name as it is compared: capitals, blanks and signs do not count."""
    # Letters of every script stay: without them the column of another language could pass for one of ours.
    return "".join(char for char in name.casefold() if char.isalnum())


def fold_names(row: Iterable[CellValue]) -> set[str]:
    """Return the names that the cells of a row may be."""
    return {fold_name(str(cell)) for cell in row if cell is not None}


def make_header_fault(raw: RawTable, schema: TableSchema, optional: frozenset[str]) -> Fault:
    """Return the fault of a table without a row that names its columns: where they stand, or which lack.

    Args:
        raw: The table.
        schema: What its columns should be.
        optional: Columns that may be missing.
    """
    needed = [column.name for column in schema.columns if column.name not in optional]
    allowed = f"the columns {', '.join(column.name for column in schema.columns)}"
    slip = _find_slip(raw, {fold_name(name) for name in needed})
    line, found = slip or (raw.lines[0] if raw.lines else 1, _word_missing(raw, needed))
    return Fault(
        raw.file,
        line,
        raw.sheet or "header",
        found,
        f"{allowed}{', all in one row' * bool(slip)}",
        code=FormCode.KEY,
    )


def _find_slip(raw: RawTable, needed: set[str]) -> tuple[int, str] | None:
    """Return where the names of all columns stand, and how, if not as they must."""
    for index, row in enumerate(raw.rows[:HEAD_WITHIN]):
        following = raw.rows[index + 1] if index + 1 < len(raw.rows) else ()
        here, below = needed & fold_names(row), needed & fold_names(following)
        if here and below and here | below == needed:
            return raw.lines[index], "the names of the columns in two rows"
    for index, row in enumerate(raw.rows):
        if needed <= fold_names(row):
            return raw.lines[index], f"the names of the columns below {HEAD_WITHIN} other rows"
    return None


def _word_missing(raw: RawTable, needed: list[str]) -> str:
    """Return which columns lack in the row that has most of them, with the names that come close."""
    if not raw.rows:
        return "no columns"
    wanted = {fold_name(name) for name in needed}
    head = max(raw.rows[:HEAD_WITHIN], key=lambda row: len(wanted & fold_names(row)))
    others = {
        fold_name(str(cell)): str(cell)
        for cell in head
        if cell is not None and fold_name(str(cell)) not in wanted
    }
    missing = [name for name in needed if fold_name(name) not in fold_names(head)]
    return f"no column {', '.join(_word_name(name, others) for name in missing)}"


def _word_name(name: str, others: dict[str, str]) -> str:
    close = get_close_matches(fold_name(name), others, n=1)
    return f"{quote_value(name)} ({quote_line(others[close[0]])} perhaps)" if close else quote_value(name)
