"""What single sheets took becomes rows of the table."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from benchmarks.alternation import ComparedRow, Comparison, PairedReading, Reading
from benchmarks.results import Value
from benchmarks.told_turns import (
    Turns,
    choose_fastest,
    choose_median,
    choose_slowest,
    choose_spread,
    rank_states,
    tell_changes,
    tell_drawing,
    tell_formats,
    tell_growth,
    tell_memory,
)
from benchmarks.turns import DRAW, HANDOUT, REDRAW, REREAD, SheetTime


def make_sheet(name: str, wall: float, rss: float = 100.0) -> SheetTime:
    return SheetTime(name, wall, wall / 2, rss, rss - 20)


def make_turns(**turns: Sequence[Sequence[SheetTime]]) -> dict[str, Turns]:
    return {"now": turns}


TWO_STATES = [
    (make_sheet("MA", 0.3), make_sheet("WY", 0.1)),
    (make_sheet("MA", 0.5), make_sheet("WY", 0.2)),
]
RANKED = {"WY": 10.0, "OH": 20.0, "TX": 60.0}


def test_states_are_ranked_by_their_medians() -> None:
    assert rank_states({DRAW: TWO_STATES}, DRAW) == {"WY": pytest.approx(150), "MA": pytest.approx(400)}
    assert [*rank_states({DRAW: TWO_STATES}, DRAW)] == ["WY", "MA"]


def test_the_slowest_the_median_and_the_fastest_state_are_found() -> None:
    assert choose_slowest(RANKED) == Value(60, "TX")
    assert choose_median(RANKED) == Value(20)
    assert choose_fastest(RANKED) == Value(10, "WY")
    assert choose_spread(RANKED) == Value(3, "TX")


def test_drawing_is_told_as_a_multiple_with_what_a_sheet_takes() -> None:
    row = ComparedRow("now", (PairedReading(Reading(1.1, 2.2), Reading(2.2, 1.1)),))
    turns = make_turns(draw=TWO_STATES) | {"Typst UA-1": {DRAW: [(make_sheet("Ohio", 0.02),)]}}
    told = tell_drawing(Comparison("Typst UA-1", (Reading(2.2, 1.1),), (row,)), turns)
    assert told.subject == "4 sheets, one process, each new"
    assert told.values == {
        "now": Value(0.5, "275.0 ms a sheet; processor 2.00 x"),
        "Typst UA-1": Value(1.0, "20.0 ms a sheet"),
    }


def test_growth_is_told_from_the_hundredth_sheet_to_the_last() -> None:
    sheets = [make_sheet("MA", 0.04 if n < 100 else 0.05, 100 + n / 10) for n in range(560)]
    first, last, memory, _spread = tell_growth(make_turns(draw=[tuple(sheets)]))
    assert first.values["now"].number == pytest.approx(40)
    assert last.values["now"].number == pytest.approx(50)
    assert memory.values["now"].number == pytest.approx((155.9 / 109.9 - 1) * 100)
    assert memory.values["now"].note == "RSS 110 to 156 MB, PSS 90 to 136"


def test_few_sheets_tell_nothing_of_growth() -> None:
    assert [result.subject for result in tell_growth(make_turns(draw=TWO_STATES))] == [
        "of these, the slowest state"
    ]


def test_memory_that_shrinks_is_below_zero() -> None:
    sheets = [make_sheet("MA", 1.0) for _n in range(199)] + [replace(make_sheet("MA", 1.0), rss=80.0)]
    assert tell_memory(sheets).number == pytest.approx(-20)


def test_changed_figures_and_files_are_told_of_those_that_have_them() -> None:
    turns = make_turns(**{DRAW: TWO_STATES, REDRAW: TWO_STATES, REREAD: TWO_STATES})
    told = [*tell_changes(turns | {"Typst UA-1": {DRAW: TWO_STATES}})]
    assert [result.values["now"].note for result in told] == [
        "MA; processor 200.0 ms",
        "processor 137.5 ms",
        "WY; processor 75.0 ms",
        "MA; processor 200.0 ms",
        "processor 137.5 ms",
    ]
    assert {name for result in told for name in result.values} == {"now"}


def test_formats_are_multiples_of_the_handout() -> None:
    turns = make_turns(**{HANDOUT: [(make_sheet("MA", 0.2),)], "grant": [(make_sheet("MA", 0.3),)]})
    (told,) = tell_formats(turns)
    assert told.subject == "a sheet of the format grant"
    assert told.values["now"].number == pytest.approx(1.5)
