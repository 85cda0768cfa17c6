"""Batches in one process and in several."""

from pathlib import Path

import pytest

from factsheet.batch.order import Order
from factsheet.batch.report import BatchReport, SheetResult
from factsheet.batch.run import build_sheets
from factsheet.errors import OutputError
from factsheet.sources.data_library import open_library

STATES = ("WY", "RI", "GU")


def build(order: Order, states: tuple[str, ...] = STATES, *, jobs: int = 1) -> BatchReport:
    return build_sheets(open_library(order.data), states, order, jobs=jobs)


def test_results_come_in_the_order_of_the_states_and_each_is_told_at_once(tmp_path: Path) -> None:
    told: list[SheetResult] = []
    report = build_sheets(open_library(), STATES, Order(output=tmp_path), on_result=told.append)
    assert [result.usps for result in report.sheets] == list(STATES)
    assert tuple(told) == report.sheets


@pytest.mark.slow
def test_any_number_of_processes_gives_the_same_files_and_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # paths are relative to where the parent works now
    (tmp_path / "alone").mkdir()
    (tmp_path / "many").mkdir()
    monkeypatch.chdir(tmp_path / "alone")
    alone = build(Order())
    monkeypatch.chdir(tmp_path / "many")
    assert build(Order(), jobs=2) == alone
    for usps in STATES:
        name = f"output/{usps.lower()}_trafficking_2023.pdf"
        assert (tmp_path / "many" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()


@pytest.mark.slow
def test_a_state_without_a_profile_does_not_stop_the_others_in_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    profiles = tmp_path / "own" / "profiles"
    profiles.mkdir(parents=True)
    for usps in ("wy", "gu"):
        shipped = open_library().folder.path / "profiles" / f"{usps}.yaml"
        (profiles / f"{usps}.yaml").write_bytes(shipped.read_bytes())
    for jobs in (1, 2):
        report = build(Order(Path("own"), force=True), jobs=jobs)
        assert [result.status.value for result in report.sheets] == ["written", "failed", "written"]
        assert [str(fault) for fault in report.faults] == [
            "own/profiles/ri.yaml:1: file: found no file; allowed: a profile for each state asked for"
        ]


def test_a_file_in_place_of_the_output_folder_stops_the_batch(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OutputError):
        build(Order(output=tmp_path / "output"))


def test_a_batch_of_no_states_is_empty(tmp_path: Path) -> None:
    assert build(Order(output=tmp_path), ()) == BatchReport(())
