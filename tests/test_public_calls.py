"""The package as Python programs use it."""

from datetime import date
from pathlib import Path

import pytest

import factsheet
from tests.intake.builders import a_data_folder


def test_a_profile_is_loaded_and_drawn_as_the_batch_draws_it(tmp_path: Path) -> None:
    profile = factsheet.load_profile("wyoming")
    report = factsheet.build(["WY", "wyoming"], output=tmp_path / "sheets")
    (sheet,) = report.sheets
    assert sheet.path is not None
    assert sheet.path.read_bytes() == factsheet.draw_profile(profile)


def test_a_sheet_may_keep_the_standards_of_pdf_2(tmp_path: Path) -> None:
    report = factsheet.build(["WY"], output=tmp_path, standard="pdf20")
    (sheet,) = report.sheets
    assert isinstance(sheet.path, Path)
    content = factsheet.draw_profile(factsheet.load_profile("WY"), standard="pdf20")
    assert sheet.path.read_bytes() == content
    assert content.startswith(b"%PDF-2.0")


def test_folders_may_be_given_as_text(tmp_path: Path) -> None:
    report = factsheet.build(["WY"], data=str(tmp_path), output=str(tmp_path / "sheets"))
    assert not report.succeeded
    assert [fault.found for fault in report.faults] == ["no file"]


def test_an_unknown_format_is_a_usage_error_before_anything_is_made(tmp_path: Path) -> None:
    profile = factsheet.load_profile("wyoming")
    message = "--format: found 'poster'; allowed: handout or gray or grant or large"
    with pytest.raises(factsheet.UsageError, match=message):
        factsheet.draw_profile(profile, format="poster")
    with pytest.raises(factsheet.UsageError, match=message):
        factsheet.build(["WY"], output=tmp_path / "sheets", format="poster")
    assert not (tmp_path / "sheets").exists()


def test_an_unknown_state_is_a_usage_error() -> None:
    with pytest.raises(factsheet.UsageError, match="found 'atlantis'; allowed: the name, postal code"):
        factsheet.load_profile("atlantis")


def test_a_table_of_a_program_comes_in_as_a_file_does(tmp_path: Path) -> None:
    data = a_data_folder(tmp_path / "own").folder.path
    rows = [{"state": "AK", "year": 2013, "calls": 24.0, "cases": 8}]
    trial = factsheet.import_table(rows, topic="hotline-annual", data=data, state="AK", dry_run=True)
    told = "tables/hotline_annual.csv: AK 2013: calls 23, cases 8 -> calls 24, cases 8"
    assert (trial.changes[0], trial.is_written) == (told, False)
    report = factsheet.import_table(
        rows, topic="hotline-annual", data=str(data), name="our query", on=date(2026, 11, 23)
    )
    assert (report.changes[0], report.notes, report.unread, report.is_written) == (told, (), (), True)
    assert "AK,2013,24,8" in (data / "tables" / "hotline_annual.csv").read_text(encoding="utf-8")
    assert "- file: our query\n" in (data / "sources.yaml").read_text(encoding="utf-8")
    assert factsheet.import_table(rows, topic="hotline-annual", data=data).changes == ()


def test_a_file_may_be_brought_in_from_a_program(tmp_path: Path) -> None:
    data = a_data_folder(tmp_path / "own").folder.path
    (tmp_path / "in.csv").write_text("state,year,calls,cases\nAK,2013,24,8\n", encoding="utf-8")
    assert factsheet.import_table(tmp_path / "in.csv", topic="all", data=data).is_written


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"state": "AK", "year": 2013, "calls": 1.5, "cases": 8}], "table:2: calls: found '#.#'"),
        ([{"state": "AK", "year": 2013, "calls": 5, "cases": 50}], "at most 5, the calls of that year"),
    ],
)
def test_a_mistake_or_a_finding_of_the_checks_writes_nothing(
    tmp_path: Path, rows: list[dict[str, object]], message: str
) -> None:
    data = a_data_folder(tmp_path / "own").folder.path
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    with pytest.raises(factsheet.DataError, match=message):
        factsheet.import_table(rows, topic="hotline-annual", data=data)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("topic", "folder", "message"),
    [("poster", "own", "topic: found 'poster'"), ("all", "nowhere", "data: found no folder")],
)
def test_a_mistyped_import_is_a_usage_error(tmp_path: Path, topic: str, folder: str, message: str) -> None:
    (tmp_path / "own").mkdir()
    with pytest.raises(factsheet.UsageError, match=message):
        factsheet.import_table([{"state": "AK"}], topic=topic, data=tmp_path / folder)
