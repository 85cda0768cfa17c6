"""Sums of the nation are told to sheets without figures only where they give no count of a state away."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import BlockChoice, CellMark, DisclosurePolicy, Nation, ShownState, Source, YearSeries
from factsheet.sources.nation_by_year import add_picture, sum_picture
from factsheet.sources.national_schemas import OFFENSE_TYPES
from factsheet.sources.national_tables import NO_CODES, StateTable, read_table
from tests.sheets.drawn import library, profile_of
from tests.sources.builders import write

MEMBERS = ("AA", "BB", "CC")
FBI = library().sources["fbi-offenses"]


def a_series(*values: int, source: str = "hotline-annual") -> YearSeries:
    return YearSeries((2012, 2013), values, source)


def a_nation(*shown: str) -> Nation:
    cases, calls = a_series(10, 20), a_series(30, 40)
    states = tuple(ShownState(usps, usps, cases, calls) for usps in shown)
    return Nation(cases, calls, states=states)


def a_table(folder: Path, rows: str) -> StateTable:
    path = write(folder / "fbi_offense_types.csv", f"usps,year,type,offenses\n{rows}")
    states = {f"{number:02}": state for number, state in enumerate((*MEMBERS, "TT"))}
    return read_table(path, OFFENSE_TYPES, states, NO_CODES)


def rows_of(counts: dict[str, int]) -> str:
    return "".join(f"{usps},2020,commercial_sex_acts,{count}\n" for usps, count in counts.items())


def hidden(source: Source) -> Source:
    return source.model_copy(
        update={
            "disclosure": DisclosurePolicy(threshold=11, decided_by="an office", reason="made up for a test")
        }
    )


@given(st.fixed_dictionaries({usps: st.integers(0, 99) for usps in MEMBERS}))
def test_offenses_are_the_sum_of_the_members_in_each_year_of_the_source(
    tmp_path_factory: pytest.TempPathFactory, counts: dict[str, int]
) -> None:
    table = a_table(tmp_path_factory.mktemp("nation"), rows_of(counts | {"TT": 5}))
    offenses = sum_picture(None, MEMBERS, table, FBI).offenses
    none = CellMark.NONE_REPORTED
    assert offenses is not None
    assert offenses.years == (2019, 2020, 2021, 2022, 2023)
    assert offenses.values == (none, sum(counts.values()), none, none, none)


def test_offenses_of_a_source_that_hides_counts_are_not_summed(tmp_path: Path) -> None:
    table = a_table(tmp_path, rows_of(dict.fromkeys(MEMBERS, 50)))
    assert sum_picture(None, MEMBERS, table, hidden(FBI)).offenses is None


@pytest.mark.parametrize(
    "rows",
    [rows_of({"AA": 1, "BB": 2}), rows_of(dict.fromkeys(MEMBERS, 1)) + "AA,2021,commercial_sex_acts,x\n"],
)
def test_offenses_of_a_part_of_the_nation_are_not_summed(tmp_path: Path, rows: str) -> None:
    assert sum_picture(None, MEMBERS, a_table(tmp_path, rows), FBI).offenses is None


def test_cases_and_calls_are_told_where_every_state_shows_its_counts(tmp_path: Path) -> None:
    table = a_table(tmp_path, "")
    told = sum_picture(a_nation(*MEMBERS), MEMBERS, table, FBI)
    assert (told.cases, told.calls) == (a_series(10, 20), a_series(30, 40))
    kept = sum_picture(a_nation("AA", "BB"), MEMBERS, table, FBI)
    assert (kept.cases, kept.calls, kept.series) == (None, None, ())


def test_only_a_place_without_figures_has_the_nation_beside_it() -> None:
    assert profile_of("VA").picture is None
    told = profile_of("AS").picture
    assert told is not None
    assert [series.total for series in told.series] == [24_430, 92_885, 13_301]


def test_sources_left_out_tell_nothing_of_the_nation_either() -> None:
    bare = replace(profile_of("AS"), picture=None, blocks=BlockChoice(leave_out_sources=("hotline-annual",)))
    told = add_picture(bare, library().nation_set.picture, library().sources).picture
    assert told is not None
    assert [series.source for series in told.series] == ["fbi-offenses"]
