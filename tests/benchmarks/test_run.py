"""The command line, and what stands on its table."""

import json
from pathlib import Path

import pytest

from benchmarks.alternation import Reading
from benchmarks.flame_graph import write_flame_graph
from benchmarks.machine import name_processor, word_versions
from benchmarks.measured_stages import take_medians
from benchmarks.run import MEASURES, list_fields, main, read_words
from benchmarks.yardstick import time_yardsticks


def test_another_checkout_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--before", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (f"--before: found '{tmp_path}'; allowed: a checkout of the program\n")


def test_all_parts_are_measured_unless_some_are_named() -> None:
    assert read_words([]).only is None
    assert read_words(["--only", *MEASURES, "stages"]).only == [*MEASURES, "stages"]


def test_runs_are_told_as_json() -> None:
    assert json.dumps(Reading(1, 2, (3,)), default=list_fields) == '{"wall": 1, "cpu": 2, "sizes": [3]}'
    with pytest.raises(TypeError, match="is no record"):
        json.dumps(object(), default=list_fields)


def test_a_stage_is_told_by_the_median_of_its_runs() -> None:
    assert take_medians([{"fit": 1, "pdf": 7}, {"fit": 9, "pdf": 5}, {"fit": 2}]) == {"fit": 2, "pdf": 5}


def test_the_machine_is_named() -> None:
    assert name_processor()
    assert word_versions({"numpy": "2.4.6", "typst": "0.15.2"}) == "numpy 2.4.6, typst 0.15.2"


def test_the_yardstick_takes_its_time() -> None:
    wall, cpu = time_yardsticks()
    assert 0 < cpu <= wall + 0.1


def test_a_flame_graph_names_what_draws(tmp_path: Path) -> None:
    write_flame_graph(tmp_path / "flame.html", ["WY"])
    page = (tmp_path / "flame.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "draw_sheet" in page
