# ruff: noqa: E501 - whole messages stand in one line
"""Breakdowns that are declared wholes: one bar each with shares, never beside a count that is not shown."""

from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model import Bar, Breakdown, CallTypes, CellMark, Demographics, Period, Profile
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.demographics import compose_calls, compose_people
from factsheet.page.stacking import Block
from tests.page.builders import a_context, runs_in
from tests.sheets.drawn import profile_of

WIDTH = 540.0
HHS = "hhs-massachusetts-2016"
PERIOD = Period(first=2012, last=2016)


def a_group(*values: int | CellMark, whole: bool = True, title: str = "Age") -> Breakdown:
    bars = tuple(Bar(label=f"Part {place}", value=value) for place, value in enumerate(values))
    return Breakdown(title=title, bars=bars, whole=whole, of="persons" if whole else None)


def a_profile(*groups: Breakdown) -> Profile:
    people = Demographics(period=PERIOD, source=HHS, groups=groups)
    return replace(profile_of("MA"), demographics=people)


def alts_of(block: Block | None) -> list[str]:
    assert block is not None
    return [element.alt for element in block.place(Box(0, 0, WIDTH, block.least)).elements if element.alt]


def alts_of_people(*groups: Breakdown) -> list[str]:
    return alts_of(compose_people(a_context(a_profile(*groups)), WIDTH))


def test_the_three_of_massachusetts_are_wholes_in_one_row() -> None:
    block = compose_people(a_context(profile_of("MA")), WIDTH)
    assert alts_of(block) == [
        "Chart. Citizenship: U.S. citizen or lawful permanent resident, 251\u00a0(75%), the most; Foreign national, "
        "85\u00a0(25%).",
        "Chart. Gender: Female, 287\u00a0(86%), the most; Male, 44\u00a0(13%); Gender minorities, 3\u00a0(1%). Gender "
        "minorities: as published by HHS.",
        "Chart. Age: Adult, 251\u00a0(75%), the most; Minor, 85\u00a0(25%).",
    ]


def test_in_large_print_they_stand_below_each_other() -> None:
    block = compose_people(a_context(profile_of("MA"), form=Format.LARGE), 468)
    assert block is not None
    placed = block.place(Box(0, 0, 468, block.least)).elements
    titles = [run for run in runs_in(placed) if run.text.strip() in {"Citizenship", "Gender", "Age"}]
    assert len({run.y for run in titles}) == 3
    assert {run.x for run in titles} == {0}


def test_what_is_no_whole_has_bars_and_no_shares() -> None:
    assert alts_of_people(a_group(60, 40, whole=False)) == ["Chart. Age: Part 0, 60, the most; Part 1, 40."]


def test_one_that_is_no_whole_makes_bars_of_all() -> None:
    told = alts_of_people(a_group(60, 40), a_group(60, 40, whole=False, title="Gender"))
    assert told == [
        "Chart. Age: Part 0, 60\u00a0(60%), the most; Part 1, 40\u00a0(40%).",
        "Chart. Gender: Part 0, 60, the most; Part 1, 40.",
    ]


def test_more_parts_than_can_be_told_apart_are_bars_with_shares() -> None:
    (alt,) = alts_of_people(a_group(50, 20, 15, 12, 13))
    assert alt.startswith("Chart. Age: Part 0, 50\u00a0(45%), the most;")


@pytest.mark.parametrize("small", [1, 3, 10])
def test_beside_a_count_that_is_not_shown_there_is_no_share_and_one_picture(small: int) -> None:
    group = a_group(200, 60, small)
    (alt,) = alts_of_people(group)
    assert "not shown" in alt
    assert "most" not in alt
    assert "%" not in alt
    assert alts_of_people(a_group(200, 60, 5)) == [alt]


def test_few_persons_have_no_shares() -> None:
    assert alts_of_people(a_group(11, 0, whole=True)) == ["Chart. Age: Part 0, 11, the most; Part 1, 0."]


def test_types_of_calls_keep_bars_and_have_shares_where_they_are_a_whole() -> None:
    bars = (Bar(label="Crisis", value=75), Bar(label="Tip", value=25))
    for whole, words in (
        (True, "75\u00a0(75%), the most; Tip, 25\u00a0(25%)"),
        (False, "75, the most; Tip, 25"),
    ):
        calls = CallTypes(period=PERIOD, source=HHS, bars=bars, whole=whole)
        block = compose_calls(a_context(replace(profile_of("MA"), call_types=calls)), 200)
        assert alts_of(block) == [f"Chart. Types of calls: Crisis, {words}."]
