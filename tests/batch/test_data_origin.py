"""Sheets of two data folders in one output folder: nothing is replaced without a word."""

import shutil
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.batch.data_origin import SHIPPED, name_data_folder
from factsheet.batch.manifest import read_manifest
from factsheet.batch.order import Order
from factsheet.batch.output_names import MANIFEST
from factsheet.batch.plan_reasons import EDITED
from factsheet.batch.report import ReplacedSheet, SheetResult, SheetStatus
from factsheet.batch.run import build_sheets
from factsheet.output_files import FILE_ALLOWED
from factsheet.output_store import open_store
from factsheet.sources.data_library import open_library
from tests.cli.runs import change, copy_data

SHEET = "gu_trafficking_2023.pdf"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def a_data_folder(name: str, publisher: str) -> Path:
    data = copy_data(Path(name), "GU")
    change(data / "profiles" / "gu.yaml", "version: 1", f"publisher: {publisher}")
    return data


def build(data: Path | None, *, force: bool = False, jobs: int = 1) -> SheetResult:
    report = build_sheets(open_library(data), ("GU",), Order(data, Path("sheets"), force=force), jobs=jobs)
    (result,) = report.sheets
    return result


def origin_of(name: str) -> str:
    return read_manifest(open_store(Path("sheets")))[name].data


def told(result: SheetResult) -> list[str]:
    return [str(fault) for fault in result.faults]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_sheet_of_another_folder_stays_until_force_says_so(jobs: int) -> None:
    one, other = a_data_folder("one", "An office"), a_data_folder("other", "Another office")
    build(one, jobs=jobs)
    first = Path("sheets", SHEET).read_bytes()
    refused = build(other, jobs=jobs)
    assert told(refused) == [
        f"sheets/{SHEET}:1: file: found a sheet drawn from another data folder, 'one/own';"
        " allowed: another folder as --output, or --force to replace it"
    ]
    assert Path("sheets", SHEET).read_bytes() == first
    replaced = build(other, force=True, jobs=jobs).replaced
    assert (replaced and replaced.data) == "../one/own"
    assert told(build(one, jobs=jobs)) != []


def test_a_sheet_of_the_shipped_data_is_replaced_and_that_is_told_but_never_the_other_way_round() -> None:
    build(None)
    own = a_data_folder("one", "An office")
    replaced = build(own).replaced
    assert isinstance(replaced, ReplacedSheet)
    assert replaced.data == SHIPPED
    assert "publisher" in [change.item for change in replaced.changes]
    assert "'one/own'" in "".join(told(build(None)))


def test_a_folder_replaces_its_own_sheets_and_equal_sheets_are_no_matter() -> None:
    own = a_data_folder("one", "An office")
    build(own)
    shutil.copytree(own, "same")
    assert told(build(Path("same"))) == []
    change(own / "profiles" / "gu.yaml", "An office", "The office")
    replaced = build(own).replaced
    assert (replaced and replaced.data) is None
    assert origin_of(SHEET) == "../one/own"


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"sheets": 1}', b'{"sheets": {"a": 1}}'])
def test_a_manifest_that_is_gone_or_spoilt_stops_nothing(content: bytes | None) -> None:
    build(a_data_folder("one", "An office"))
    Path("sheets", MANIFEST).unlink()
    if content is not None:
        Path("sheets", MANIFEST).write_bytes(content)
    assert told(build(a_data_folder("other", "Another office"))) == []
    assert origin_of(SHEET) == "../other/own"


def test_a_file_that_somebody_edited_is_drawn_again() -> None:
    own = a_data_folder("one", "An office")
    build(own)
    Path("sheets", SHEET).write_bytes(b"%PDF-")
    result = build(own)
    assert result.why == (EDITED,)
    assert (result.status, result.replaced) == (SheetStatus.WRITTEN, None)  # it came out as it was


def test_a_sheet_of_another_folder_that_somebody_signed_stays_too() -> None:
    build(a_data_folder("one", "An office"))
    signed = Path("sheets", SHEET).read_bytes() + b"\n% signed"
    Path("sheets", SHEET).write_bytes(signed)
    assert "'one/own'" in "".join(told(build(a_data_folder("other", "Another office"))))
    assert Path("sheets", SHEET).read_bytes() == signed


def test_a_folder_is_named_as_seen_from_the_output_by_whatever_way(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "own")
    ways = (Path("own"), tmp_path / "own", Path("link"), Path("x/../own"))
    (tmp_path / "x").mkdir()
    assert {name_data_folder(way, Path("out")) for way in ways} == {"../own"}
    assert {name_data_folder(way, Path("out")) for way in (None, resources.DATA)} == {SHIPPED}
    assert name_data_folder(Path("own"), "s3://bucket/sheets") == "own"


def test_a_folder_in_place_of_the_manifest_is_told_and_the_sheets_are_there() -> None:
    Path("sheets", MANIFEST).mkdir(parents=True)
    report = build_sheets(open_library(), ("GU",), Order(None, Path("sheets")))
    assert [str(fault) for fault in report.faults] == [
        f"sheets/{MANIFEST}:1: file: found Is a directory; allowed: {FILE_ALLOWED}"
    ]
    assert Path("sheets", SHEET).exists()
