"""Processes that stay answer each line with what its sheets took."""

import io
import json
import sys
from pathlib import Path

import pytest

from benchmarks.commands import BrokenRunError
from benchmarks.programs import ROOT
from benchmarks.turn_process import TurnProcess
from benchmarks.turns import DRAW, FORMATS, REDRAW, REREAD, measure_memory, serve_turns, time_sheet
from benchmarks.typst_sheets import renew_sheet
from benchmarks.warm_sheets import WarmSheets
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import open_library

SERVES = """
from benchmarks.turns import serve_turns, time_sheet
serve_turns({"draw": lambda number: iter([time_sheet(f"sheet {number}", lambda: None)])})
"""


def test_each_line_is_answered_with_its_sheets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("draw\ndraw\n"))
    serve_turns({DRAW: lambda number: iter([time_sheet(f"sheet {number}", lambda: None)])})
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[sheet["name"] for sheet in answer] for answer in answers] == [["sheet 1"], ["sheet 2"]]


def test_a_process_takes_turns_and_keeps_them() -> None:
    with TurnProcess([sys.executable, "-c", SERVES], ROOT, {}) as process:
        readings = [process.take_turn(DRAW), process.take_turn(DRAW)]
    (first,), (second,) = process.turns[DRAW]
    assert (first.name, second.name) == ("sheet 1", "sheet 2")
    assert [reading.wall for reading in readings] == [first.wall, second.wall]


def test_a_process_that_ended_is_told() -> None:
    words = [sys.executable, "-c", "pass"]
    with TurnProcess(words, ROOT, {}) as process, pytest.raises(BrokenRunError) as error:
        process.take_turn(DRAW)
    assert str(error.value) == f"{' '.join(words)}: ended in the turn 'draw'; allowed: an answer"


def test_memory_is_that_of_this_process() -> None:
    rss, pss = measure_memory()
    kept = b"1" * 50_000_000
    assert measure_memory()[0] - rss > 40
    assert 0 < pss <= rss
    assert len(kept) == 50_000_000


def test_each_turn_of_the_program_does_its_work(tmp_path: Path) -> None:
    turns = WarmSheets({"WY": open_library().profile("WY")}, tmp_path).list_turns()
    assert {*turns} == {DRAW, REDRAW, REREAD, *FORMATS}
    assert [sheet.name for name in turns for sheet in turns[name](1)] == ["WY"] * len(turns)
    assert (tmp_path / "WY.pdf").read_bytes().startswith(b"%PDF")
    assert (
        (tmp_path / "data" / "profiles" / "wy.yaml")
        .read_text(encoding="utf-8")
        .endswith("# saved in turn 1\n")
    )


def test_all_formats_are_compared() -> None:
    assert {*FORMATS} == {form.value for form in Format}


def test_a_peers_sheet_is_renewed_alike() -> None:
    sheet = {
        "numbers": [{"value": 336, "label": "Cases"}],
        "map": {"legend": [{}, {}, {}], "counties": {"25001": {"class": 2}}},
        "laws": {"items": [{"text": "An Act"}]},
        "efforts": {"groups": [{"items": [{"text": "Task force"}]}]},
    }
    renewed = renew_sheet(sheet, 2)
    assert (renewed["numbers"][0]["value"], renewed["map"]["counties"]["25001"]["class"]) == (338, 1)
    assert renewed["laws"]["items"] == [{"text": "An Acc"}]
    assert renewed["efforts"]["groups"] == [{"items": [{"text": "Task forcc"}]}]
    assert sheet["laws"] == {"items": [{"text": "An Act"}]}
