"""What was said of a file that is to be imported, sorted by the cells that it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factsheet.errors import Fault
from factsheet.intake.review_entries import ReviewedTable
from factsheet.intake.table_reader import FilledRow

_PLACED = re.compile(r":(?:(\d+):)? ([^:]+![A-Z]+\d+: )?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CellRemarks:
    """What was said of single cells, and what of the file as a whole.

    Attributes:
        faults: By line and name of the cell, as messages have them.
        notes: Likewise.
        other_faults: Those of no cell that is read.
        other_notes: Likewise, without the name of the file.
    """

    faults: Mapping[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    other_faults: tuple[Fault, ...] = ()
    other_notes: tuple[str, ...] = ()


def sort_remarks(
    tables: Sequence[ReviewedTable], faults: Iterable[Fault], notes: Iterable[str], file: str
) -> CellRemarks:
    """Return faults and notes by the cells that they are about.

    Args:
        tables: The rows that were read.
        faults: What is wrong.
        notes: What was repaired or decided, one line each.
        file: What both call the file.
    """
    cells = {name for table in tables for entry in table.filed for name in _name_cells(entry.row)}
    by_cell: dict[tuple[int, str], list[str]] = {}
    others: list[Fault] = []
    for fault in faults:
        if (fault.line, fault.field) in cells:
            by_cell.setdefault((fault.line, fault.field), []).append(fault.allowed)
        else:
            others.append(fault)
    starts = {f"{file}:{line}: {name}: ": (line, name) for line, name in cells}
    lengths = sorted({*map(len, starts)})
    told: dict[tuple[int, str], list[str]] = {}
    rest: list[str] = []
    for note in notes:
        start = next((note[:length] for length in lengths if note[:length] in starts), None)
        if start is None:
            rest.append(_drop_file(note, file))
        else:
            told.setdefault(starts[start], []).append(note.removeprefix(start))
    return CellRemarks(
        {cell: tuple(dict.fromkeys(each)) for cell, each in by_cell.items()},
        {cell: tuple(each) for cell, each in told.items()},
        tuple(dict.fromkeys(others)),
        tuple(dict.fromkeys(rest)),
    )


def _name_cells(row: FilledRow) -> Iterator[tuple[int, str]]:
    line = row.raw.lines[row.index]
    return ((line, row.raw.named((row.index, at), name)) for name, at in row.places.items())


def _drop_file(note: str, file: str) -> str:
    """Return a note without the name of the file, which stands above all of them, nor the line of a cell."""
    found = _PLACED.fullmatch(note.removeprefix(file))
    if found is None or not note.startswith(file):
        return note
    line, cell, told = found.groups()
    return f"line {line}: {told}" if line and not cell else f"{cell or ''}{told}"
