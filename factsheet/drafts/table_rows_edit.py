"""A table changed cell by cell: all else in its file stays the same bytes, in the same order."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from factsheet.characters import compose_letters
from factsheet.reading.csv_rows import read_rows
from factsheet.reading.files import read_bytes

_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CELL = re.compile(r'[ \t]*(?:"(?:[^"]|"")*"[ \t]*|[^",\r\n][^,\r\n]*)?')

Cells: TypeAlias = tuple[str, ...]
ReadKey: TypeAlias = Callable[[Cells], Cells]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it stands in the file, its end with it, and the cells that it is known by."""

    key: Cells
    text: str


def rewrite_rows(
    path: Path,
    columns: Sequence[str],
    changed: Mapping[Cells, Cells | None],
    read_key: ReadKey = tuple,
) -> bytes:
    """Return the bytes of a table with some rows changed, added or taken out.

    A new row stands before the first row that comes after it by the cells it is known by. Of a changed row
    those cells alone are other ones whose values differ; of rows that stand there twice both are changed.

    Args:
        path: The table, a CSV file whose first row names its columns.
        columns: The columns of a row: those that a row is known by first, as many as a key has cells.
        changed: By the cells that a row is known by, its other cells; None takes the row out.
        read_key: Returns such cells as they are meant, for those of the file: a code with its leading zero.

    Raises:
        DataError: The file cannot be read, or is no table with these columns.
    """
    read_rows(path, tuple(columns))  # refuses what is no table, with its line
    content = read_bytes(path)
    text = content.removeprefix(_BOM).decode()
    end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    has_end = text.endswith("\n")
    (head, names), *rows = _split_lines(text if has_end else text + end)
    order = [compose_letters(cell.strip()) for cell in names]
    places = [order.index(name) for name in columns[: len(next(iter(changed)))]]
    lines = [_Line(read_key(_pick_cells(cells, places)), row) for row, cells in rows]
    kept = list(_change_lines(lines, order, columns, changed))
    known = {line.key for line in lines}
    for key in sorted(key for key, row in changed.items() if row is not None and key not in known):
        at = next((index for index, line in enumerate(kept) if line.key > key), len(kept))
        kept.insert(at, _Line(key, _word_row(order, columns, (*key, *(changed[key] or ()))) + end))
    joined = "".join((head, *(line.text for line in kept)))
    start = _BOM if content.startswith(_BOM) else b""
    return start + (joined if has_end else joined.removesuffix(end)).encode()


def _change_lines(
    lines: Sequence[_Line],
    order: Sequence[str],
    columns: Sequence[str],
    changed: Mapping[Cells, Cells | None],
) -> Iterator[_Line]:
    for line in lines:
        if line.key not in changed:
            yield line
        elif (row := changed[line.key]) is not None:
            yield _Line(
                line.key, _set_cells(line.text, order, dict(zip(columns[len(line.key) :], row, strict=True)))
            )


def _split_lines(text: str) -> list[tuple[str, list[str]]]:
    """Return the rows of a text as they stand, some of them in several lines, and their cells."""
    lines = _LINE.findall(text)
    reader = csv.reader(iter(lines), skipinitialspace=True)
    rows, begin = [], 0
    for cells in reader:
        rows.append(("".join(lines[begin : reader.line_num]), cells))
        begin = reader.line_num
    return rows


def _pick_cells(cells: Sequence[str], places: Sequence[int]) -> Cells:
    return tuple(
        compose_letters(" ".join(cells[place].split())) if place < len(cells) else "" for place in places
    )


def _set_cells(line: str, order: Sequence[str], wanted: Mapping[str, str]) -> str:
    """Return a row with some cells set, by column; a cell that has its value stays as it is written."""
    body = line.rstrip("\r\n")
    there = next(csv.reader([line], skipinitialspace=True), [])
    raw, place = [], 0
    while place <= len(body) and (match := _CELL.match(body, place)):
        raw.append(match[0])
        place = match.end() + 1
    if len(raw) != len(there):
        raw = [_word_cell(cell) for cell in there]
    for index, name in enumerate(order):
        if name in wanted and there[index].strip() != wanted[name]:
            raw[index] = _word_cell(wanted[name])
    return ",".join(raw) + line[len(body) :]


def _word_cell(cell: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([cell, ""])
    return line.getvalue()[:-1]


def _word_row(order: Sequence[str], columns: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row as a line without its end, in the order that the columns have in the file."""
    named = dict(zip(columns, cells, strict=True))
    return ",".join(_word_cell(named.get(name, "")) for name in order)
