"""``factsheet check``: every fault once, with its state."""

import json
from pathlib import Path

import pytest

from factsheet.cli import check as command
from tests.cli.runs import change, copy_data, invoke


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_shipped_data_has_no_faults() -> None:
    result = invoke("check", "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "56 profiles checked, 0 faults.\n", "")


def test_a_fault_is_one_line_on_standard_error(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    line = change(data / "profiles" / "ma.yaml", "checked_on: 2026-11-23", "checked_on: yesterday")
    result = invoke("check", "MA", "--data", "own")
    assert (result.exit_code, result.stdout) == (1, "1 profile checked, 1 fault.\n")
    (told,) = result.stderr.splitlines()
    assert told.startswith(f"own/profiles/ma.yaml:{line}: laws[0].checked_on: found 'yesterday'; allowed: ")


def test_the_report_as_json_is_stable(tmp_path: Path) -> None:
    copy_data(tmp_path, "MA")
    result = invoke("check", "MA", "RI", "--data", "own", "--report", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "checked": 2,
        "faults": [
            {
                "file": "own/profiles/ri.yaml",
                "line": 1,
                "field": "file",
                "found": "no file",
                "allowed": "a profile for each state asked for",
                "state": "RI",
            }
        ],
    }


def test_a_fault_of_a_shared_file_is_told_once_and_is_no_state_s(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA", "WY")
    (data / "tables" / "hotline_annual.csv").write_text("state,calls\n", encoding="utf-8")
    result = invoke("check", "MA", "WY", "--data", "own", "--report", "json")
    faults = json.loads(result.stdout)["faults"]
    assert {fault["file"] for fault in faults} == {"own/tables/hotline_annual.csv"}
    assert {fault["state"] for fault in faults} == {None}
    assert len(faults) == len(result.stderr.splitlines()) == len({json.dumps(fault) for fault in faults})


def test_a_table_of_jurisdictions_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    (data / "jurisdictions.csv").write_bytes(b"\xff")
    result = invoke("check", "--data", "own", "--report", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["checked"] == 0
    assert result.stderr == "own/jurisdictions.csv:1: file: found byte 0xff; allowed: text in UTF-8\n"


def test_an_unknown_state_is_a_slip_in_typing() -> None:
    result = invoke("check", "atlantis")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("command line:1: STATE: found 'atlantis'; allowed: ")


def test_a_slip_in_the_program_does_not_hide_what_else_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    class SlippingLibrary:
        def profile(self, usps: str) -> None:
            raise KeyError(usps)

    (fault,) = command._faults(SlippingLibrary(), "MA")  # type: ignore[arg-type] # a stand-in
    assert (fault.field, fault.found) == ("sheet of MA", "KeyError: 'MA'")
