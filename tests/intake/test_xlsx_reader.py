"""Workbooks: what is read, and what is refused without harm."""

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import MAC_EPOCH

from factsheet.errors import DataError, Fault
from factsheet.intake.raw_workbook import RawWorkbook, find_merge_faults
from factsheet.intake.submission import read_submission
from factsheet.reading.files import format_path
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import messages, workbook
from tests.intake.office_files import (
    changed_sheet,
    made_strict,
    read_only_table,
    read_workbook,
    repacked,
    shared_texts,
)


def told(path: Path, folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_workbook(path)
    return messages(caught.value, folder)


def test_values_keep_their_row_and_blank_rows_fall_away(tmp_path: Path) -> None:
    rows = [["a", " b\u00a0"], [None, None], [1, "  x  y "], [2.5, datetime(2026, 1, 5)]]  # noqa: DTZ001
    (raw,) = read_workbook(workbook(tmp_path / "a.xlsx", {"One": rows})).tables
    assert (raw.sheet, raw.lines) == ("One", (1, 3, 4))
    assert raw.rows == (("a", "b"), (1, "x y"), (2.5, datetime(2026, 1, 5)))  # noqa: DTZ001
    assert raw.named((1, 1), "b") == "One!B3 (b)"


def test_hidden_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]], "Two": [["b"]], "Three": [["c"]]})
    book = openpyxl.load_workbook(path)
    book["Two"].sheet_state = "hidden"
    book["Three"].sheet_state = "veryHidden"
    book.save(path)
    read = read_workbook(path)
    assert ([raw.sheet for raw in read.tables], read.hidden) == (["One"], ("Two", "Three"))


def test_formulas_without_a_result_are_told_by_their_cells(tmp_path: Path) -> None:
    rows = [["state", "year", "calls", "cases"], ["AK", 2012, 1, "=C2+1"], ["AK", "=B2+1", 1, 2]]
    path = workbook(tmp_path / "a.xlsx", {"Hotline": rows, "Reckoning": [["=1/0"]]})
    with pytest.raises(DataError) as caught:
        read_submission(path, Topic.HOTLINE, has_state=False)
    allowed = "a value, or a formula saved with its result: open the file, let it compute, save it"
    assert messages(caught.value, tmp_path) == [
        f"DIR/a.xlsx:2: Hotline!D2: found a formula without its result; allowed: {allowed}",
        f"DIR/a.xlsx:3: Hotline!B3: found a formula without its result; allowed: {allowed}",
    ]


def test_a_formula_with_its_result_reads_as_the_result(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"], ["=40+2"]]})
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    repacked(path, "xl/worksheets/sheet1.xml", sheet.replace(b"<v></v>", b"<v>42</v>"))
    (raw,) = read_workbook(path).tables
    assert raw.rows == (("a",), (42,))


def test_the_error_of_a_formula_is_told_by_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"], ["#REF!"]]})
    (fault,) = read_workbook(path).faults["One"]
    assert str(fault).replace(str(tmp_path), "DIR") == (
        "DIR/a.xlsx:2: One!A2: found the error #REF!; allowed: a value, not the error of a formula"
    )


def test_merged_cells_are_faults_below_the_first_row_of_values(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["title"], ["a", "b"], [1, 2], [3, 4]]})
    book = openpyxl.load_workbook(path)
    book["One"].merge_cells("A1:B1")
    book["One"].merge_cells("B3:B4")
    book.save(path)
    read = read_workbook(path)
    (fault,) = find_merge_faults(read.tables[0], read.merged["One"], 3)
    assert str(fault).replace(str(tmp_path), "DIR") == (
        "DIR/a.xlsx:3: One!B3:B4: found merged cells; "
        "allowed: each value in a cell of its own: take the cells apart"
    )


def test_a_cell_far_below_is_read_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].cell(row=900_000, column=1, value="far")
    book.save(path)
    (raw,) = read_workbook(path).tables
    assert (raw.rows, raw.lines) == ((("far",),), (900_000,))


def outcome_of(path: Path) -> tuple[RawWorkbook | None, tuple[Fault, ...]]:
    """Return what is read, or the faults; nothing else is raised."""
    try:
        return read_workbook(path), ()
    except DataError as error:
        return None, error.faults


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=4), st.floats(0.01, 1))
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, int]], kept: float
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    content = bytearray(workbook(folder / "a.xlsx", {"One": [["a", "b"], [1, 2]]}).read_bytes())
    for place, byte in changes:
        content[int(place * len(content))] = byte
    path = folder / "b.xlsx"
    path.write_bytes(bytes(content[: int(kept * len(content))]))
    tables, faults = outcome_of(path)
    assert tables is not None or {fault.file for fault in faults} == {format_path(path)}


def test_the_strict_kind_of_the_standard_reads_like_the_other(tmp_path: Path) -> None:
    rows = [["a", "b"], [1, datetime(2026, 1, 5)], ["“x”", 2.5]]  # noqa: DTZ001
    path = workbook(tmp_path / "a.xlsx", {"One": rows, "Two": [["c"]]})
    expected = read_workbook(path)
    assert read_workbook(made_strict(path)) == expected
    assert [raw.sheet for raw in expected.tables] == ["One", "Two"]


def test_shared_texts_are_whole_and_struck_ones_are_noted(tmp_path: Path) -> None:
    path = shared_texts(
        tmp_path / "a.xlsx",
        "<t>plain</t>",
        "<r><t>ab</t></r><r><rPr><strike/></rPr><t xml:space='preserve'> gone</t></r>",
        "<r><rPr><strike val='0'/></rPr><t>kept</t></r><rPh><t>sound</t></rPh>",
        "<t>line_x000D_\nbreak</t>",
        "<t/>",
    )
    raw = read_only_table(path)
    assert raw.rows == (("plain",), ("ab gone",), ("kept",), ("line break",))
    assert {place: look.is_struck for place, look in raw.looks.items()} == {(1, 0): True}


def test_hidden_rows_and_columns_are_known(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a", "b"], [1, 2], [None, None], [3, 4], [5, 6]]})
    book = openpyxl.load_workbook(path)
    book["One"].auto_filter.ref = "A1:B5"
    book["One"].row_dimensions[4].hidden = True
    book["One"].column_dimensions["B"].hidden = True
    book.save(path)
    raw = read_only_table(path)
    assert (raw.lines, raw.hidden_rows, raw.hidden_columns) == ((1, 2, 4, 5), frozenset({2}), frozenset({1}))


def test_cells_that_hold_nothing_do_not_count(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a", "b"], [1, 2]]})
    blank = "".join(f'<row r="{line}"><c r="XFD{line}" s="1"/></row>' for line in range(3, 30_000))
    raw = read_only_table(changed_sheet(path, "</sheetData>", f"{blank}</sheetData>"))
    assert (raw.rows, raw.lines) == ((("a", "b"), (1, 2)), (1, 2))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["a"], ["b"] * 101], (2, "101 columns")),
        ([["a"]] * 20_001, (20_001, "more than 20,000 rows")),
        ([["a"], [None] * 9_999 + [1]], (2, "10,000 columns")),
    ],
    ids=["wide", "long", "far"],
)
def test_a_sheet_that_is_too_large_is_told_where_it_becomes_so(
    tmp_path: Path, rows: list[list[object]], found: tuple[int, str]
) -> None:
    (fault,) = read_workbook(workbook(tmp_path / "a.xlsx", {"One": rows})).faults["One"]
    assert (fault.line, fault.found) == found
    assert fault.allowed == "at most 20,000 rows and 100 columns that hold something"


def test_a_sheet_that_is_too_large_harms_no_other(tmp_path: Path) -> None:
    rows = [["state", "year", "calls", "cases"], ["AK", 2012, 1, 1]]
    path = workbook(tmp_path / "a.xlsx", {"Hotline": rows, "Raw data": [["x"] * 101]})
    assert len(read_submission(path, Topic.HOTLINE, has_state=False).tables) == 1


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = MAC_EPOCH
    book.worksheets[0].append([datetime(2026, 1, 5)])  # noqa: DTZ001
    book.save(tmp_path / "a.xlsx")
    assert read_only_table(tmp_path / "a.xlsx").rows == ((datetime(2026, 1, 5),),)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="d"><v>2026-01-05T00:00:00Z</v></c>', datetime(2026, 1, 5)),  # noqa: DTZ001
        ('<c t="str"><f>A2</f><v></v></c>', None),
        ('<c t="str"><f>A2</f><v>x</v></c>', "x"),
        ('<c t="b"><v>1</v></c>', True),
        ("<c><v>5101.8000000000002</v></c>", 5101.8),
        ("<c><v>1E3</v></c>", 1000.0),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c t="inlineStr"/>', None),
    ],
)
def test_each_kind_of_cell_is_read(tmp_path: Path, cell: str, value: object) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [[7, "end"]]})
    changed = changed_sheet(path, '<c r="A1" t="n"><v>7</v></c>', cell.replace("<c", '<c r="A1"', 1))
    assert read_only_table(changed).rows == ((value, "end"),)


def test_cells_and_rows_without_their_place_follow_each_other(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [[7]]})
    first = "<row><c><v>1</v></c><c s='0'/><c><v>2</v></c></row>"
    rows = f"{first}<row r='5'><c r='B5'><v>3</v></c><c><v>4</v></c></row>"
    raw = read_only_table(changed_sheet(path, '<row r="1"><c r="A1" t="n"><v>7</v></c></row>', rows))
    assert (raw.rows, raw.lines) == (((1, None, 2), (None, 3, 4)), (1, 5))
