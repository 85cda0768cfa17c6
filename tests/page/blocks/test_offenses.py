# ruff: noqa: E501 - whole messages stand in one line
"""Offenses: by year without a change, by type as wholes beside the nation where there are enough of them."""

from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model import CellMark, NetBar, Profile
from factsheet.page.blocks.offenses import compose_offense_types, compose_offense_years
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block
from tests.page.builders import a_context, runs_in
from tests.sheets.drawn import profile_of

WIDTH = 190.0


def told(block: Block | None) -> tuple[str, str]:
    """Return the alternate text of a block's chart, and what is printed below it."""
    assert block is not None
    elements = block.place(Box(0, 0, WIDTH, block.least)).elements
    (alt,) = [element.alt for element in elements if element.alt]
    return alt, " ".join(" ".join(run.text for run in runs_in(elements[-1:])).split())


def types_of(usps: str, lang: str = "en") -> tuple[str, str]:
    return told(compose_offense_types(a_context(profile_of(usps), lang=lang), WIDTH))


def with_types(profile: Profile, *values: int | CellMark) -> SheetContext:
    labels = ("commercial_sex_acts", "involuntary_servitude")
    bars = tuple(NetBar(label=label, value=value) for label, value in zip(labels, values, strict=False))
    assert profile.offenses is not None
    return a_context(replace(profile, offenses=replace(profile.offenses, by_type=bars)))


def test_types_are_told_as_shares_beside_the_nation_with_how_many_they_are_of() -> None:
    assert types_of("VA") == (
        "Chart. Offenses by type. Virginia: Commercial sex acts, 87%; Involuntary servitude, 13%. Nation: Commercial sex "
        "acts, 80%; Involuntary servitude, 20%.",
        "302 and 44 offenses; nation: 13,301 in 50 states and D.C. Types are as police classed them.",
    )


def test_types_in_spanish() -> None:
    assert types_of("VA", "es")[1] == (
        "302 y 44 delitos; país: 13,301 en 50 estados y D.C. Los tipos son los que asignó la policía."
    )


@pytest.mark.parametrize("usps", ["GU", "KS"])
def test_few_offenses_are_counts_and_no_shares(usps: str) -> None:
    alt, below = types_of(usps)
    assert alt.startswith("Chart. Offenses by type: ")
    assert below == "Types are as police classed them."


@pytest.mark.parametrize("values", [(302, CellMark.NOT_SHOWN), (302, -1), (302,), (10, 10)])
def test_what_makes_no_whole_is_drawn_by_count(values: tuple[int | CellMark, ...]) -> None:
    alt, _below = told(compose_offense_types(with_types(profile_of("VA"), *values), WIDTH))
    assert alt.startswith("Chart. Offenses by type: ")
    assert "%" not in alt


def test_without_a_nation_the_state_stands_alone() -> None:
    profile = profile_of("VA")
    assert profile.offenses is not None
    alone = replace(profile, offenses=replace(profile.offenses, nation_by_type=()))
    alt, below = told(compose_offense_types(a_context(alone), WIDTH))
    assert "Nation" not in alt
    assert below == "302 and 44 offenses. Types are as police classed them."


def test_years_are_counts_with_a_caution_and_no_change() -> None:
    alt, below = told(compose_offense_years(a_context(profile_of("OH")), WIDTH))
    assert (
        alt
        == "Chart. Offenses by year: highest in 2023, lowest in 2019. 2019, 11; 2020, 19; 2021, 34; 2022, 41; 2023, 53."
    )
    assert below == "More agencies may be reporting than before."


@pytest.mark.parametrize("usps", ["GU", "KS", "DC"])
def test_less_than_two_years_are_no_course(usps: str) -> None:
    assert compose_offense_years(a_context(profile_of(usps)), WIDTH) is None
