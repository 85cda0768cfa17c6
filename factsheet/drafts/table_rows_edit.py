"""A table changed row by row: all other lines of its file stay the same bytes, in the same order."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from factsheet.reading.files import read_bytes

_BOM = "\ufeff"


def rewrite_rows(
    path: Path, columns: Sequence[str], changed: Mapping[tuple[str, ...], tuple[str, ...] | None]
) -> bytes:
    """Return the bytes of a table with some rows changed, added or taken out.

    A new row stands before the first row that comes after it by the cells it is known by.

    Args:
        path: The table, a CSV file whose first row names its columns.
        columns: The columns of a row: those that a row is known by first, as many as a key has cells.
        changed: By the cells that a row is known by, its other cells; None takes the row out.

    Raises:
        DataError: The file cannot be read.
    """
    content = read_bytes(path)
    text = content.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text else "\n"
    head, *lines = text.splitlines()
    order = [cell.strip() for cell in next(csv.reader([head]))]
    left = dict(changed)
    kept: list[tuple[tuple[str, ...], str]] = []
    for line in lines:
        cells = dict(zip(order, next(csv.reader([line]), []), strict=False))
        size = len(next(iter(changed)))
        key = tuple(cells.get(name, "").strip() for name in columns[:size])
        if key not in changed:
            kept.append((key, line))
        elif (row := left.pop(key, None)) is not None:
            kept.append((key, _word_row(order, columns, (*key, *row))))
    for key, row in sorted((key, row) for key, row in left.items() if row is not None):
        at = next((index for index, (other, _line) in enumerate(kept) if other > key), len(kept))
        kept.insert(at, (key, _word_row(order, columns, (*key, *row))))
    start = _BOM if content.startswith(_BOM.encode()) else ""
    return (start + ends.join([head, *(line for _key, line in kept)]) + ends).encode()


def _word_row(order: Sequence[str], columns: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row as a line, in the order that the columns have in the file."""
    named = dict(zip(columns, cells, strict=True))
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([named.get(name, "") for name in order])
    return line.getvalue()
