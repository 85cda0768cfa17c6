"""A count, or what stands in its place."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from factsheet.fields import COUNT_ALLOWED, MOST_COUNTED, NET_ALLOWED


class CellMark(StrEnum):
    """What stands instead of a number; all counts kept back have the same mark, whatever the reason.

    A year in which a source reported none has no number of its own, and adds nothing to a sum.
    """

    NOT_SHOWN = "not shown"
    NO_DATA = "no data"
    NONE_REPORTED = "none reported"


Cell = int | CellMark

CELL_ALLOWED = f"{COUNT_ALLOWED}, or '{CellMark.NOT_SHOWN}' where the source keeps it back"


def sum_cells(cells: Iterable[Cell]) -> int | None:
    """Return the sum of the cells, None where one of them is not known."""
    total = 0
    for cell in cells:
        addend = read_addend(cell)
        if addend is None:
            return None
        total += addend
    return total


def read_addend(cell: Cell) -> int | None:
    """Return what a cell adds to a sum: its number, 0 where none was reported, None where it is not known."""
    if isinstance(cell, int):
        return cell
    return 0 if cell is CellMark.NONE_REPORTED else None


def _count(value: object) -> object:
    # type, not isinstance: true and false are whole numbers to Python
    if type(value) is int and 0 <= value <= MOST_COUNTED:
        return value
    if value is CellMark.NOT_SHOWN:  # from a profile that is safe to print, never from a file
        return value
    raise ValueError(COUNT_ALLOWED)


def _count_or_mark(value: object) -> object:
    if type(value) is int and 0 <= value <= MOST_COUNTED:
        return value
    if value == CellMark.NOT_SHOWN:
        return CellMark.NOT_SHOWN
    raise ValueError(CELL_ALLOWED)


def _net_cell(value: object) -> object:
    if type(value) is int and abs(value) <= MOST_COUNTED:
        return value
    if isinstance(value, CellMark):
        return value
    raise ValueError(NET_ALLOWED)


_NUMBER = {"type": "integer", "minimum": 0, "maximum": MOST_COUNTED}

ShownCount = Annotated[
    Cell,
    BeforeValidator(_count),
    Field(description=COUNT_ALLOWED),
    WithJsonSchema({**_NUMBER, "description": COUNT_ALLOWED}),
]
"""A count in a data file, which may be kept back on the sheet."""

SourceCell = Annotated[
    Cell,
    BeforeValidator(_count_or_mark),
    Field(description=CELL_ALLOWED),
    WithJsonSchema({"oneOf": [_NUMBER, {"const": CellMark.NOT_SHOWN.value}], "description": CELL_ALLOWED}),
]
"""A count in a data file, or the words that its source prints instead."""

NetCell = Annotated[Cell, BeforeValidator(_net_cell)]
"""A sum of a table in which corrections may exceed the counts, or what stands in its place; in no file."""
