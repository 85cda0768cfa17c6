"""The table says what was found beside what is asked."""

import pytest

from benchmarks.results import (
    MEMORY,
    NUMPY,
    PROCESS,
    TARGETS,
    TYPST,
    Result,
    Target,
    Value,
    Verdict,
    find_target,
    judge_number,
)
from benchmarks.results_table import format_facts, format_number, format_results, format_stages

PROCESS_ROW = Result(
    PROCESS, "560 sheets", TYPST, "x", {"now": Value(1.5, "33 ms"), TYPST: Value(1)}, "22 ms"
)


@pytest.mark.parametrize(
    ("number", "verdict"),
    [(1.2, Verdict.AIM), (1.21, Verdict.MUST), (2.0, Verdict.MUST), (2.01, Verdict.MISSED)],
)
def test_limits_are_within(number: float, verdict: Verdict) -> None:
    assert judge_number(number, Target(2.0, 1.2)) is verdict


def test_what_is_flat_may_neither_grow_nor_shrink() -> None:
    found = [judge_number(number, TARGETS[MEMORY]) for number in (-5.1, -5, 0, 5, 5.1)]
    assert found == [Verdict.MISSED, Verdict.MUST, Verdict.MUST, Verdict.MUST, Verdict.MISSED]


def test_a_multiple_of_something_else_is_not_judged() -> None:
    assert find_target(PROCESS_ROW) == TARGETS[PROCESS]
    assert find_target(Result(PROCESS, "12 sheets", "yardstick", "x", {})) is None
    assert find_target(Result("build", "build", NUMPY, "x", {})) is None


def test_no_aim_is_above_what_must_be() -> None:
    aims = {key: target.aim for key, target in TARGETS.items() if target.aim is not None}
    assert len(aims) > 5
    assert {key for key, aim in aims.items() if aim >= TARGETS[key].must} == set()


def test_the_table_has_a_column_a_program() -> None:
    bytes_row = Result("bytes", "bytes, median", "", "KB", {"now": Value(46.25), "before": Value(1063)})
    assert format_results([PROCESS_ROW, bytes_row]).splitlines() == [
        "| measured | beside | now | Typst UA-1 | before | must | aim | met |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        "| 560 sheets | Typst UA-1 (22 ms) | 1.50 x (33 ms) | 1.00 x |  | 2 x | 1.2 x | must |",
        "| bytes, median |  | 46.2 KB |  | 1,063.0 KB | 45 KB | 40 KB | no |",
    ]


def test_what_is_not_asked_has_no_verdict() -> None:
    row = format_results([Result("build", "build MA", NUMPY, "x", {"now": Value(3)})]).splitlines()[-1]
    assert row == "| build MA | import numpy | 3.00 x |  |  |  |"


def test_a_short_run_is_not_judged() -> None:
    assert format_results([PROCESS_ROW], is_judged=False).splitlines() == [
        "| measured | beside | now | Typst UA-1 |",
        "| --- | --- | --- | --- |",
        "| 560 sheets | Typst UA-1 (22 ms) | 1.50 x (33 ms) | 1.00 x |",
    ]


def test_numbers_have_their_units() -> None:
    told = [format_number(number, unit) for number, unit in ((1.005, "x"), (35.04, "ms"), (-4.96, "%"))]
    assert told == ["1.00 x", "35.0 ms", "-5.0 %"]


def test_stages_stand_side_by_side_with_their_sums() -> None:
    told = format_stages({"now": {"fit": 10, "pdf": 5.25}, "before": {"fit": 60}})
    assert told.splitlines()[2:] == ["| fit | 10.0 | 60.0 |", "| pdf | 5.2 |  |", "| all | 15.2 | 60.0 |"]


def test_facts_are_a_list() -> None:
    assert format_facts({"day": "2026-11-26", "load": "0.1"}) == "- day: 2026-11-26\n- load: 0.1"
