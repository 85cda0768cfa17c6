"""``factsheet verify``: whether a sheet, or the code of a printed one, is still what the data say."""

import shutil
from pathlib import Path

import pytest

from tests.cli.runs import change, copy_data, invoke
from tests.cli.verify_runs import GUAM, QUICK, code_of, put
from tests.sheets.drawn import sheet_of

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


def test_a_sheet_is_current_until_the_data_change(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA", "GU")
    invoke("build", "MA", "GU", "--data", data)
    sheet = "output/ma_trafficking_2023.pdf"
    assert invoke(*QUICK, sheet, "--data", data).stdout.split("\t")[-1] == "current\n"
    change(data / "profiles" / "ma.yaml", "cases: {value: 336", "cases: {value: 340")
    change(data / "profiles" / "ma.yaml", "version: 1", "version: 2")
    result = invoke(*QUICK, sheet, GUAM, "--data", data)
    assert result.exit_code == 1
    assert [line.split("\t")[-1] for line in result.stdout.splitlines()] == [
        "superseded by the 2023 edition, version 2; version: 1 -> 2; cases.value: 336 -> 340",
        "current",
    ]


def test_a_new_theme_is_told_apart_from_new_data(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    invoke("build", "GU", "--data", data)
    (data / "theme.yaml").write_text("publisher: Office of Examples\n", encoding="utf-8")
    result = invoke(*QUICK, GUAM, "--data", data)
    assert (result.exit_code, result.stdout.split("\t")[-1]) == (0, "current data, drawn otherwise today\n")


def test_a_state_that_the_data_do_not_have_is_told(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    result = invoke(*QUICK, put(sheet_of("GU").content), "--data", data)
    assert (result.exit_code, result.stdout.split("\t")[-1]) == (1, "not in these data\n")


def test_a_draft_of_current_data_is_current() -> None:
    invoke("build", "GU", "--draft")
    result = invoke(*QUICK, "output/gu_trafficking_2023_draft.pdf", "--data", "shipped")
    assert (result.exit_code, result.stdout.split("\t")[-1]) == (0, "current\n")


def test_a_sheet_of_the_sample_is_verified() -> None:
    invoke("sample", "--format", "grant")
    (sheet,) = Path("output").glob("*.pdf")
    result = invoke(*QUICK, sheet)
    assert (result.exit_code, result.stdout.split("\t")[1]) == (0, "identical")


def test_the_code_of_a_printed_sheet_is_looked_up(tmp_path: Path) -> None:
    code = code_of(sheet_of("MA").content)
    data = copy_data(tmp_path, "MA")
    result = invoke("verify", code.upper(), "0000-0000", "--data", data)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{code.upper()}\tcurrent\tthe sheet of Massachusetts, 2023 edition, version 1",
        "0000-0000\tunknown\tno sheet of these data has it: they changed, or are others",
    ]


def test_the_code_of_the_edition_before_is_superseded(tmp_path: Path) -> None:
    code = code_of(sheet_of("MA").content)
    data = copy_data(tmp_path, "MA")
    shutil.copytree(data, data / "previous")
    change(data / "profiles" / "ma.yaml", "edition: 2023", "edition: 2024")
    result = invoke("verify", code, "--data", data)
    assert result.exit_code == 1
    assert result.stdout == f"{code}\tsuperseded\tthe sheet of Massachusetts, 2023 edition, version 1\n"
