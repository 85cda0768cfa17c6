# ruff: noqa: E501 - a case a line, whole
"""Workbooks of LibreOffice: what is read, and what is refused without harm."""

from datetime import date, datetime
from pathlib import Path

import pytest

from factsheet.intake.raw_table import CellLook
from tests.intake.office_files import ods_cell, ods_file, read_only_table, read_workbook

HEAD = ["a", "b"]


def row(*cells: object, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(map(ods_cell, cells))}</table:table-row>"


def test_values_keep_their_row_and_what_is_repeated_is_read_as_often(tmp_path: Path) -> None:
    sevens = ods_cell(7, more='table:number-columns-repeated="2"')
    repeated = f"<table:table-row table:number-rows-repeated='2'>{sevens}</table:table-row>"
    rows = [
        HEAD,
        "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>",
        repeated,
    ]
    raw = read_only_table(ods_file(tmp_path / "a.ods", {"One": rows}))
    assert (raw.sheet, raw.lines) == ("One", (1, 5, 6))
    assert raw.rows == (("a", "b"), (7, 7), (7, 7))


def test_a_cell_keeps_what_it_holds_and_what_it_shows(tmp_path: Path) -> None:
    cells = [
        ods_cell(5101.8, "5101.80"),
        ods_cell(date(2016, 1, 5), "Jan-16"),
        ods_cell(value=True, shown="TRUE"),
        ods_cell(12),
    ]
    raw = read_only_table(ods_file(tmp_path / "a.ods", {"One": [HEAD, cells]}))
    assert raw.rows[1] == (5101.8, datetime(2016, 1, 5), True, 12)  # noqa: DTZ001
    assert raw.looks == {(1, 0): CellLook("5101.80"), (1, 1): CellLook("Jan-16"), (1, 2): CellLook("TRUE")}


def test_texts_are_whole_without_comments_and_struck_words_are_noted(tmp_path: Path) -> None:
    text = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation>'
        '<text:p>one<text:s text:c="2"/>two<text:line-break/><text:span text:style-name="out">three</text:span></text:p>'
        "<text:p>four</text:p></table:table-cell>"
    )
    raw = read_only_table(ods_file(tmp_path / "a.ods", {"One": [[text]]}))
    assert raw.rows == (("one two three four",),)
    assert [look.is_struck for look in raw.looks.values()] == [True]


def test_hidden_rows_columns_and_sheets_are_known(tmp_path: Path) -> None:
    rows = [
        '<table:table-column/><table:table-column table:visibility="collapse"/>',
        HEAD,
        row(1, 2, more='table:visibility="filter"'),
        row(3, 4, more='table:visibility="collapse"'),
        row(5, 6),
    ]
    book = read_workbook(ods_file(tmp_path / "a.ods", {"One": rows, "Two": [["x"]]}, hidden=["Two"]))
    (raw,) = book.tables
    assert (raw.hidden_rows, raw.hidden_columns, book.hidden) == (frozenset({1, 2}), frozenset({1}), ("Two",))


def test_formulas_without_a_result_and_errors_are_told_by_their_cells(tmp_path: Path) -> None:
    cells = [
        '<table:table-cell table:formula="of:=1+1"/>',
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=x" office:value-type="string"><text:p>Err:508</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=40+2" office:value-type="float" office:value="42"><text:p>42</text:p></table:table-cell>',
    ]  # fmt: skip
    book = read_workbook(ods_file(tmp_path / "a.ods", {"One": [cells]}))
    assert [(fault.field, fault.found) for fault in book.faults["One"]] == [
        ("One!A1", "a formula without its result"),
        ("One!B1", "the error #DIV/0!"),
        ("One!C1", "the error Err:508"),
    ]
    assert book.tables[0].rows[0][3] == 42


def test_merged_cells_are_known_by_their_range(tmp_path: Path) -> None:
    merged = ods_cell("x", more='table:number-columns-spanned="2" table:number-rows-spanned="3"')
    book = read_workbook(
        ods_file(tmp_path / "a.ods", {"One": [HEAD, [None, merged, "<table:covered-table-cell/>", 1]]})
    )
    assert book.merged["One"] == ("B2:C4",)
    assert book.tables[0].rows[1] == (None, "x", None, 1)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["<table:table-row table:number-rows-repeated='1048576'>" + ods_cell(1) + "</table:table-row>"], (20001, "more than 20,000 rows")),
        ([[ods_cell(1, more="table:number-columns-repeated='16384'")]], (1, "101 columns")),
        ([[f"<table:table-cell table:number-columns-repeated='9999'/>{ods_cell(1)}"]], (1, "10,000 columns")),
    ],
    ids=["rows", "columns", "far"],
)  # fmt: skip
def test_a_sheet_without_end_is_told_and_not_unfolded(
    tmp_path: Path, rows: list[str | list[object]], told: tuple[int, str]
) -> None:
    (fault,) = read_workbook(ods_file(tmp_path / "a.ods", {"One": rows})).faults["One"]
    assert (fault.line, fault.found) == told


def test_cells_that_hold_nothing_to_the_last_row_do_not_count(tmp_path: Path) -> None:
    rows = [
        HEAD,
        [1, 2, '<table:table-cell table:style-name="out" table:number-columns-repeated="16382"/>'],
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:style-name="out"/></table:table-row>',
    ]
    book = read_workbook(ods_file(tmp_path / "a.ods", {"One": rows}))
    assert (book.tables[0].rows, book.faults["One"]) == ((("a", "b"), (1, 2)), ())
