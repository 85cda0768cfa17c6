"""Stages are told by functions that are there, and each moment belongs to one stage."""

from collections.abc import Iterator

import pytest

from benchmarks.stages import REST, STAGES, StageClock, find_owners, wrap_function

NAMES = [name for names in STAGES.values() for name in names]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_stage_is_told_by_is_there(name: str) -> None:
    assert find_owners(name)


def test_figures_are_the_map_and_the_charts() -> None:
    (pattern,) = STAGES["figures"]
    drawn = {function for _module, function in find_owners(pattern)}
    assert {"draw_county_map", "draw_bar_chart", "draw_year_chart", "draw_sparkline"} <= drawn


@pytest.mark.parametrize(
    "name", ["factsheet.nothing:draw", "factsheet.layout:draw_nothing", "factsheet.layout:Sheet.name"]
)
def test_what_is_not_there_or_no_function_is_not_found(name: str) -> None:
    assert find_owners(name) == []


class Hours:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> float:
        return self.now


def test_a_stage_within_another_counts_alone() -> None:
    hours = Hours()
    clock = StageClock(hours.read)
    hours.now = 1
    with clock.enter_stage("outer"):
        hours.now = 3
        with clock.enter_stage("inner"):
            hours.now = 7
        hours.now = 15
    hours.now = 31
    clock.note_time()
    assert clock.spent == {REST: 17, "outer": 10, "inner": 4}


def test_a_stage_that_fails_ends_all_the_same() -> None:
    hours = Hours()
    clock = StageClock(hours.read)

    def break_off() -> None:
        hours.now += 2
        raise ValueError("too long")

    with pytest.raises(ValueError, match="too long"):
        wrap_function(clock, "stage", break_off)()
    hours.now += 1
    clock.note_time()
    assert clock.spent == {REST: 1, "stage": 2}


def test_what_is_done_between_two_items_is_not_the_stage_that_yields_them() -> None:
    hours = Hours()
    clock = StageClock(hours.read)

    def yield_sheets() -> Iterator[int]:
        for sheet in (1, 2):
            hours.now += 2
            yield sheet

    sheets = []
    for sheet in wrap_function(clock, "write", yield_sheets)():
        hours.now += 5
        sheets.append(sheet)
    clock.note_time()
    assert (sheets, clock.spent) == ([1, 2], {REST: 10, "write": 4})
