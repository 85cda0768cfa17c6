"""Workbooks that would unpack to harm are refused before they do."""

import zipfile
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.intake import archive_guard
from factsheet.intake.table_files import read_table_file
from tests.intake.builders import messages, workbook
from tests.intake.office_files import XLSX, ods_file, repacked


def told(path: Path, folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_table_file(path)
    return messages(caught.value, folder)


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


def test_a_file_that_has_too_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    monkeypatch.setattr(archive_guard, "MAX_MEMBERS", 3)
    assert told(path, tmp_path)[0].endswith("parts; allowed: a workbook of at most 3 parts")


def test_a_sheet_of_colored_cells_may_unpack_to_more_than_other_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_guard, "MAX_UNPACKED", 20_000)
    monkeypatch.setattr(archive_guard, "MAX_SHEETS_UNPACKED", 50_000)
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    assert told(repacked(path, "xl/worksheets/sheet9.xml", b"<a/>" * 20_000), tmp_path) == [
        "DIR/a.xlsx:1: file: found more than 50,000 bytes unpacked; "
        "allowed: a workbook of at most 50,000 bytes unpacked"
    ]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_part_with_more_elements_than_memory_is_for_is_refused(
    tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_guard, "MOST_ELEMENTS", 500)
    path = workbook(tmp_path / "a.xlsx", {"One": [["a"]]})
    bomb = b'<worksheet xmlns="x">' + b"<a>" * 1_000 + b"</a>" * 1_000 + b"</worksheet>"
    assert told(repacked(path, part, bomb), tmp_path) == [
        f"DIR/a.xlsx:1: file: found a workbook that cannot be read; allowed: {XLSX}"
    ]


def test_the_content_of_an_ods_file_is_guarded_too(tmp_path: Path) -> None:
    path = ods_file(tmp_path / "a.ods", {"One": [["a"]]})
    bomb = b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
    (message,) = told(repacked(path, "content.xml", bomb), tmp_path)
    assert message.startswith(
        "DIR/a.ods:1: file: found XML with entities or in another encoding; allowed: a workbook"
    )


def test_a_zip_file_within_its_own_declaration_of_size_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", b"\0" * (archive_guard.MAX_UNPACKED + 1))
    assert told(path, tmp_path) == [
        "DIR/a.xlsx:1: file: found more than 60,000,000 bytes unpacked; "
        "allowed: a workbook of at most 60,000,000 bytes unpacked"
    ]
