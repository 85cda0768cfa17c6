"""Workbooks: what is read, and what is refused without harm."""

import os
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError, Fault
from factsheet.intake import archive_guard, table_files
from factsheet.intake.submission import read_submission
from factsheet.intake.raw_workbook import RawWorkbook, find_merge_faults
from factsheet.reading.files import format_path
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import messages, read_workbook, workbook


def repacked(path: Path, part: str, content: bytes) -> Path:
    """Put another content into a part of a workbook, or add the part."""
    with zipfile.ZipFile(path) as old:
        parts = {member.filename: old.read(member) for member in old.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in (parts | {part: content}).items():
            new.writestr(name, text)
    return path


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


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"name,value\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
    ids=["empty", "cut", "text", "locked or old"],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert told(path, tmp_path) == [
        "DIR/a.xlsx:1: file: found a file that is no workbook; allowed: {XLSX}"
    ]


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    assert told(tmp_path / "none.xlsx", tmp_path) == [
        "DIR/none.xlsx:1: file: found no file; allowed: a table, as a file .csv, .xlsx or .ods"
    ]
    assert told(tmp_path / "folder.xlsx", tmp_path) == [
        "DIR/folder.xlsx:1: file: found something that is not a file; "
        "allowed: a table, as a file .csv, .xlsx or .ods"
    ]


def test_a_zip_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a.txt", "text")
    assert told(path, tmp_path) == [
        "DIR/a.xlsx:1: file: found a workbook that cannot be read; allowed: {XLSX}"
    ]


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
    found = "XML with entities or in another encoding"
    expected = [f"DIR/a.xlsx:1: file: found {found}; allowed: {XLSX}"]
    assert told(repacked(path, "xl/sharedStrings.xml", bomb), tmp_path) == expected
    assert told(repacked(path, "xl/sharedStrings.xml", bomb.decode().encode("utf-16")), tmp_path) == expected


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_guard, "MAX_UNPACKED", 100_000)
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    assert told(repacked(path, "xl/media/a.bin", b"\1" * 200_000), tmp_path) == [
        "DIR/a.xlsx:1: file: found more than 100,000 bytes unpacked; "
        "allowed: a workbook of at most 100,000 bytes unpacked"
    ]


def test_a_file_that_is_too_big_or_has_too_many_parts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    monkeypatch.setattr(archive_guard, "MAX_MEMBERS", 3)
    assert told(path, tmp_path)[0].endswith("parts; allowed: a workbook of at most 3 parts")
    monkeypatch.setattr(table_files, "MOST_BYTES", 10)
    assert told(path, tmp_path)[0].endswith("10 bytes; allowed: a file of at most 10 bytes")


def test_a_sheet_that_is_too_wide_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"], ["b"] * 101]})
    assert told(path, tmp_path) == [
        "DIR/a.xlsx:2: One: found a sheet that is too large; allowed: at most 20,000 rows and 100 columns"
    ]


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


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_part_that_is_no_xml_is_refused(tmp_path: Path, part: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a", "b"], [1, 2]]})
    assert told(repacked(path, part, b"<a>"), tmp_path) == [
        "DIR/a.xlsx:1: file: found a workbook that cannot be read; allowed: {XLSX}"
    ]


def test_a_pipe_in_place_of_a_workbook_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert told(tmp_path / "pipe.xlsx", tmp_path) == [
        "DIR/pipe.xlsx:1: file: found something that is not a file; allowed: a table, as a file .csv, .xlsx or .ods"
    ]
