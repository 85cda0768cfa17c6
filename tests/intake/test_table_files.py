# ruff: noqa: E501 - a case a line, whole
"""Files of staff told by what they are, and refused in words that help."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.intake import table_files
from factsheet.intake.raw_table import RawTable
from factsheet.intake.table_files import read_table_file
from tests.intake.builders import messages, workbook
from tests.intake.office_files import XLSX, ods_file, read_only_table, repacked, zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TABLE = "a table saved as .csv, .xlsx or .ods"
AS_XLSX = "in Excel: File, Save As, Excel Workbook (.xlsx)"
NO_PASSWORD = (
    "it without its password (in Excel: File, Info, Protect Workbook, Encrypt with Password: empty it)"
)
LINK = json.dumps({"url": "https://docs.google.com/open?id=1", "doc_id": "1", "email": "a@example.org"})


def packed(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def told(path: Path, folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_table_file(path)
    return messages(caught.value, folder)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"", "an empty file; allowed: a workbook under that name; a text file with commas has a name that ends in .csv"),
        ("a.xlsx", b"PK\x03\x04", f"a workbook that is damaged or cut off; allowed: {XLSX}"),
        ("a.xlsx", b"name,value\n", "a file that is no workbook; allowed: a workbook under that name; a text file with commas has a name that ends in .csv"),
        ("a.xls", OLD, f"a workbook of the old kind .xls; allowed: {TABLE} ({AS_XLSX})"),
        ("a.xlsx", OLD, f"a workbook of the old kind .xls; allowed: {TABLE} ({AS_XLSX})"),
        ("a.xlsx", OLD + "EncryptedPackage".encode("utf-16-le"), f"a workbook locked with a password; allowed: {NO_PASSWORD}"),
        ("a.doc", OLD + "WordDocument".encode("utf-16-le"), "a text document; allowed: its table, copied into a spreadsheet"),
        ("a.xlsb", packed("xl/workbook.bin"), f"a workbook of the kind .xlsb; allowed: {TABLE} ({AS_XLSX})"),
        ("a.numbers", packed("Index/Document.iwa"), f"a workbook of Numbers; allowed: {TABLE} (in Numbers: File, Export To, Excel)"),
        ("a.docx", packed("word/document.xml"), "a text document or slides; allowed: the table, copied into a spreadsheet"),
        ("a.odt", packed("mimetype", "content.xml"), "a text document or slides; allowed: the table, copied into a spreadsheet"),
        ("a.zip", packed("calls.csv"), "a zip file that is no workbook; allowed: the table itself, taken out of it"),
        ("a.gsheet", LINK.encode(), "a link to a Google Sheet; allowed: the sheet itself (in Google Sheets: File, Download, Microsoft Excel)"),
        ("a.pdf", b"%PDF-1.7", "a PDF file; allowed: the table that it was made from"),
        ("a.csv", b"%PDF-1.7", "a PDF file; allowed: the table that it was made from"),
        ("a.csv", b"\x89PNG\r\n", "a picture; allowed: the figures, typed into a spreadsheet"),
        ("a.csv", b"\x1f\x8b\x08", "a packed file; allowed: the file that is in it"),
        ("a.rtf", b"{\\rtf1", "a text document; allowed: its table, copied into a spreadsheet"),
        ("a.xls", b"\xef\xbb\xbf\r\n<HTML><table>", f"a web page under the name of a table; allowed: {TABLE} (open it; {AS_XLSX})"),
        ("a.xls", b'<?xml version="1.0"?><Workbook>', f"an XML file; allowed: {TABLE} (open it; {AS_XLSX})"),
    ],
    ids=range(20),
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_by_what_it_is(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert told(tmp_path / name, tmp_path) == [f"DIR/{name}:1: file: found {message}"]


@pytest.mark.parametrize(("name", "found"), [("a.yaml", "'.yaml'"), ("a", "a name without an ending")])
def test_a_text_under_another_ending_is_refused(tmp_path: Path, name: str, found: str) -> None:
    (tmp_path / name).write_text("a,b\n1,2\n", encoding="utf-8")
    assert told(tmp_path / name, tmp_path) == [f"DIR/{name}:1: file name: found {found}; allowed: {TABLE}"]


def test_a_locked_workbook_of_libreoffice_is_told(tmp_path: Path) -> None:
    path = ods_file(tmp_path / "a.ods", {"One": [["a"]]})
    repacked(path, "META-INF/manifest.xml", b"<!DOCTYPE m><m:encryption-data/>")
    assert told(path, tmp_path) == [
        "DIR/a.ods:1: file: found a workbook locked with a password; allowed: the workbook saved without it"
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.TXT", "a.tsv", "a.tab"])
def test_a_text_is_read_under_each_ending_that_spreadsheets_give_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a\tb\n1\t2\n", encoding="utf-8")
    read = read_table_file(tmp_path / name)
    assert isinstance(read, RawTable)
    assert read.rows == (("a", "b"), ("1", "2"))


@pytest.mark.parametrize("name", ["a.xlsm", "a.xls", "a.csv", "a"])
def test_a_workbook_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"], [1]]})
    assert read_only_table(path.rename(tmp_path / name)).rows == (("a",), (1,))
    other = ods_file(tmp_path / "b.ods", {"One": [["a"], [1]]})
    assert read_only_table(other.rename(tmp_path / name)).rows == (("a",), (1,))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_part_that_is_no_xml_is_refused(tmp_path: Path, part: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a", "b"], [1, 2]]})
    assert told(repacked(path, part, b"<a>"), tmp_path) == [
        f"DIR/a.xlsx:1: file: found a workbook that cannot be read; allowed: {XLSX}"
    ]


def test_a_file_that_is_too_big_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MOST_BYTES", 10)
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    assert told(path, tmp_path)[0].endswith("10 bytes; allowed: a file of at most 10 bytes")


def test_a_zip_file_without_the_parts_of_its_kind_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    assert told(path, tmp_path)[0].startswith(
        "DIR/a.ods:1: file: found a workbook that cannot be read; allowed: "
    )


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    assert told(tmp_path / "none.xlsx", tmp_path) == [
        "DIR/none.xlsx:1: file: found no file; allowed: a table, as a file .csv, .xlsx or .ods"
    ]
    assert told(tmp_path / "folder.xlsx", tmp_path) == [
        "DIR/folder.xlsx:1: file: found something that is not a file; "
        "allowed: a table, as a file .csv, .xlsx or .ods"
    ]


def test_a_pipe_in_place_of_a_workbook_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert told(tmp_path / "pipe.xlsx", tmp_path) == [
        "DIR/pipe.xlsx:1: file: found something that is not a file; allowed: a table, as a file .csv, .xlsx or .ods"
    ]
