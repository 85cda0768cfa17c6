"""Tables of Python programs, such as data frames of pandas or polars, as tables that were handed in.

Neither library is needed: a frame is known by its methods. Rows are counted as in a CSV file of the same
table: the names of the columns stand in line 1.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, runtime_checkable

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault, UsageError
from factsheet.intake.raw_table import RawTable, find_oversize, trim_cells
from factsheet.staff_tables.cell_types import CellValue

FRAME_ALLOWED = "a data frame of pandas or polars, a list of mappings, or a mapping of such tables by sheets"
_MISSING = frozenset({"NAType", "NaTType"})  # what pandas has in place of a value


@runtime_checkable
class _PolarsFrame(Protocol):
    """What tells a data frame of polars."""

    def iter_rows(self) -> Iterable[Sequence[object]]:
        """Yield each row."""


@runtime_checkable
class _PandasFrame(Protocol):
    """What tells a data frame of pandas."""

    def itertuples(self, *, index: bool, name: str | None) -> Iterable[Sequence[object]]:
        """Yield each row."""

    def reset_index(self) -> "_PandasFrame":
        """Return the frame with its index as columns."""


def read_frames(given: object, name: str) -> tuple[RawTable, ...]:
    """Return one table, or of a mapping one for each sheet.

    Args:
        given: A data frame, a list of rows as mappings, or a mapping of such tables by titles of sheets.
        name: What messages call it.

    Raises:
        UsageError: It is something else.
        DataError: A table is too large.
    """
    if isinstance(given, Mapping):
        return tuple(_read_frame(frame, name, str(sheet)) for sheet, frame in given.items())
    return (_read_frame(given, name, None),)


def make_digest(tables: Iterable[RawTable]) -> str:
    """Return the SHA-256 of tables written as CSV one below the other, in hexadecimal digits."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for table in tables:
        writer.writerows([[table.sheet or ""], *table.rows])
    return hashlib.sha256(text.getvalue().encode()).hexdigest()


def _read_frame(frame: object, name: str, sheet: str | None) -> RawTable:
    columns, rows = _list_rows(frame, name)
    cells: list[list[CellValue]] = [[str(column) for column in columns]]
    cells += [[_convert_value(value) for value in row] for row in rows]
    numbered = [(line, trim_cells(row)) for line, row in enumerate(cells, 1)]
    filled = [(line, row) for line, row in numbered if row]
    oversize = find_oversize(name, sheet, filled)
    if oversize:
        raise DataError(oversize)
    return RawTable(name, sheet, tuple(row for _, row in filled), tuple(line for line, _ in filled))


def _list_rows(frame: object, name: str) -> tuple[list[object], list[Sequence[object]]]:
    """Return names of columns and rows."""
    if isinstance(frame, _PolarsFrame):
        return _list_columns(frame), list(frame.iter_rows())
    if isinstance(frame, _PandasFrame):
        whole = frame.reset_index() if _holds_values(getattr(frame, "index", ())) else frame
        return _list_columns(whole), list(whole.itertuples(index=False, name=None))
    if isinstance(frame, list) and all(isinstance(row, Mapping) for row in frame):
        columns = list(dict.fromkeys(key for row in frame for key in row))
        return columns, [[row.get(key) for key in columns] for row in frame]
    raise UsageError(Fault(name, 1, "table", type(frame).__name__, FRAME_ALLOWED))


def _list_columns(frame: object) -> list[object]:
    return list(getattr(frame, "columns", ()))


def _holds_values(index: Iterable[object]) -> bool:
    """Return whether an index has a name, or labels that are more than numbers of rows."""
    names: Iterable[object] = getattr(index, "names", ())
    return any(name is not None for name in names) or not all(hasattr(label, "__index__") for label in index)


def _convert_value(value: object) -> CellValue:
    """Return a value as a cell holds it, None for what stands in place of a missing one."""
    if value is None or type(value).__name__ in _MISSING or value != value:
        return None
    if isinstance(value, datetime):  # of pandas it is a timestamp
        return datetime(*value.timetuple()[:6])  # noqa: DTZ001 - a day in a table has no zone
    if isinstance(value, bool | int | date):
        return value
    return float(value) if isinstance(value, float) else _convert_other(value)


def _convert_other(value: object) -> CellValue:
    """Return a number of another kind, such as those of numpy, as a number; anything else as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    plain = value.item() if hasattr(value, "item") else value
    return compose_letters(str(value)) if type(plain) is type(value) else _convert_value(plain)
