"""The template: what is typed into any cell that staff may fill stays as it was typed."""

import io
from collections.abc import Iterator
from functools import cache

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from factsheet.export.workbook import make_template
from factsheet.staff_tables.cell_types import CellKind, name_column
from factsheet.staff_tables.table_schemas import TABLE_SCHEMAS, TableSchema

LAST = 2_000
NUMBERS = {CellKind.COUNT, CellKind.SHOWN, CellKind.NET, CellKind.MARKED, CellKind.YEAR}
MOST_BYTES = 500_000


@cache
def content() -> bytes:
    return make_template({}, {})


@cache
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content()))


def wanted(kind: CellKind) -> str:
    return "0" if kind in NUMBERS else "yyyy-mm-dd" if kind is CellKind.DAY else "@"


def formats_of(schema: TableSchema) -> Iterator[tuple[str, set[str], str]]:
    """Yield the format of each column, those of its cells, and which it should have."""
    sheet = book()[schema.sheet]
    kinds = [column.kind for column in schema.columns] + [CellKind.TEXT]
    for index, kind in enumerate(kinds):
        letter = name_column(index)
        cells = {sheet[f"{letter}{line}"].number_format for line in range(2, LAST + 1)}
        yield sheet.column_dimensions[letter].number_format, cells, wanted(kind)


@pytest.mark.parametrize("schema", TABLE_SCHEMAS, ids=lambda schema: schema.sheet)
def test_every_row_that_may_be_filled_has_cells_of_the_kind_of_their_column(schema: TableSchema) -> None:
    found = list(formats_of(schema))
    assert len(found) == len(schema.columns) + 1
    assert [(column, cells) for column, cells, _ in found] == [(kind, {kind}) for _, _, kind in found]


def test_the_formats_are_small_and_the_bytes_the_same_each_time() -> None:
    assert len(content()) < MOST_BYTES
    assert make_template({}, {}) == content()
