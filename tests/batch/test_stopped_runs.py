"""Runs that are stopped, kept out, killed or short of room: what is done stays, nothing is half there."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factsheet.batch import run as run_module
from factsheet.batch.order import Order
from factsheet.batch.output_names import MANIFEST
from factsheet.batch.report import SheetResult, UndoneSheet
from factsheet.batch.run import build_sheets
from factsheet.errors import HeldError
from factsheet.output_store import open_store
from factsheet.sources.data_library import open_library
from tests.batch.folders import HANDOUT, SPANISH, outcomes, read_sheets, run

STATES = ("GU", "MP", "AS", "VI")


def stop_after(count: int, jobs: int, output: Path) -> tuple[list[str], tuple[UndoneSheet, ...]]:
    """Press the interrupt key after some sheets; return what was done and what was not."""
    done: list[str] = []

    def tell(result: SheetResult) -> None:
        done.append(result.usps)
        if len(done) == count:
            raise KeyboardInterrupt

    report = build_sheets(open_library(), STATES, Order(output=output), jobs=jobs, on_result=tell)
    assert [sheet.usps for sheet in report.sheets] == done
    assert not report.succeeded
    return done, report.undone


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_the_interrupt_key_keeps_what_is_done_and_tells_what_is_not(jobs: int, tmp_path: Path) -> None:
    done, undone = stop_after(2, jobs, tmp_path)
    assert done == ["GU", "MP"]
    assert undone == (UndoneSheet("AS", HANDOUT), UndoneSheet("VI", HANDOUT))
    assert sorted(read_sheets(tmp_path)) == [
        "gallery/gu_trafficking_2023.png",
        "gallery/mp_trafficking_2023.png",
        "gu_trafficking_2023.pdf",
        "index.html",
        MANIFEST,
        "mp_trafficking_2023.pdf",
        "report.json",
    ]
    assert [*outcomes(run(None, tmp_path, STATES)).values()] == ["unchanged"] * 2 + ["written"] * 2


def test_a_run_that_is_stopped_after_its_last_sheet_tells_that_it_was(tmp_path: Path) -> None:
    def stop(_result: SheetResult) -> None:
        raise KeyboardInterrupt

    order = Order(output=tmp_path, has_gallery=False)
    report = build_sheets(open_library(), STATES[:1], order, on_result=stop)
    assert (report.is_stopped, report.undone) == (True, ())
    assert not build_sheets(open_library(), STATES[:1], order).is_stopped


def test_a_second_run_in_the_folder_is_kept_out_and_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path).hold():
        with pytest.raises(HeldError) as refused:
            run(None, tmp_path, STATES)
        assert read_sheets(tmp_path) == {}
    (fault,) = refused.value.faults
    assert (fault.file, fault.field) == (str(tmp_path), "folder")
    assert fault.found == f"another run that draws into it (process {os.getpid()})"
    assert run(None, tmp_path, STATES[:1]).succeeded


def start_build(output: Path, *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "factsheet", "build", *STATES, "--lang", "all", "--output", str(output)]
    return subprocess.Popen([*command, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def check_whole(output: Path, whole: dict[str, bytes]) -> None:
    """Hold that each file, also each hidden one, is what it is in a folder of a run that came to its end."""
    sheets = {path.name: path.read_bytes() for path in output.rglob("*.pdf")}
    assert {name: content for name, content in sheets.items() if content != whole[name]} == {}
    for path in output.rglob("*.json"):
        assert json.loads(path.read_bytes())["about"]
    for path in output.rglob(".*.part"):
        assert path.read_bytes()[-6:] in {b"%%EOF\n", *(content[-6:] for content in whole.values())}


def test_a_key_pressed_while_all_is_told_leaves_the_sheets_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_module, "write_run_report", press)
    report = run(None, tmp_path, STATES[:1])
    assert (report.is_stopped, report.undone, outcomes(report)) == (
        True,
        (),
        {"gu_trafficking_2023.pdf": "written"},
    )
    monkeypatch.undo()
    assert {*outcomes(run(None, tmp_path, STATES[:1])).values()} == {"unchanged"}


def test_an_error_of_whoever_is_told_still_leaves_a_note_of_what_is_done(tmp_path: Path) -> None:
    def break_off(_result: SheetResult) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        build_sheets(open_library(), STATES, Order(output=tmp_path), on_result=break_off)
    assert outcomes(run(None, tmp_path, STATES[:1])) == {"gu_trafficking_2023.pdf": "unchanged"}


@pytest.mark.slow
def test_the_key_pressed_twice_ends_the_command_with_its_report(tmp_path: Path) -> None:
    process = start_build(tmp_path, "--jobs", "2")
    for _wait in range(600):
        if any(tmp_path.glob("*.pdf")):
            break
        time.sleep(0.1)
    for _press in range(2):
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
    _out, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"Traceback" not in told
    assert b"Stopped: " in told
    assert (tmp_path / MANIFEST).exists()


@pytest.mark.slow
def test_kills_at_any_moment_leave_whole_files_and_no_lock(tmp_path: Path) -> None:
    """The same is done a hundred times by `benchmarks/kills.py`; here a few times, at chosen moments."""
    whole_run = tmp_path / "whole"
    assert build_sheets(
        open_library(), STATES, Order(output=whole_run, variants=(HANDOUT, SPANISH))
    ).succeeded
    whole, output = read_sheets(whole_run), tmp_path / "out"
    moments = random.Random(5)
    for kill in range(4):
        process = start_build(output, "--jobs", "2", "--force")
        for _wait in range(600):  # however slow the machine is, sheets are being written when it is killed
            if kill == 0 or any(output.glob("gallery/*.png")):
                break
            time.sleep(0.1)
        time.sleep(moments.uniform(0.0, 1.5) if kill else 2.0)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        check_whole(output, whole)
    assert any(output.glob("*.pdf"))
    last = start_build(output)
    last.communicate()
    assert last.returncode == 0
    sheets = {name: content for name, content in read_sheets(output).items() if name.endswith(".pdf")}
    assert sheets == {name: content for name, content in whole.items() if name.endswith(".pdf")}
    assert [path.name for path in output.iterdir() if path.name.startswith(".")] == []


def test_a_full_disk_costs_the_new_sheets_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(None, tmp_path, STATES[:1])
    before = read_sheets(tmp_path)

    def refuse(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    report = run(None, tmp_path, STATES[:2])
    assert [result.status.value for result in report.sheets] == ["unchanged", "failed"]
    assert {fault.found for fault in report.faults} == {"No space left on device"}
    assert read_sheets(tmp_path) == before
    monkeypatch.undo()
    assert [*outcomes(run(None, tmp_path, STATES[:2])).values()] == ["unchanged", "written"]
