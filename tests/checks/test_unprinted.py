"""Data that no sheet prints is named, with the reason, and nothing else is."""

from pathlib import Path

import pytest

from factsheet.model import BlockName
from tests.checks.builders import check, told
from tests.checks.test_wrong_files import A_GROUP, GROUPS, RANKING, effort, law

CHOSEN = "that, if it is meant: left out by choice, 'blocks: leave_out'"
SPOKEN = "[FS138 notice]"
TYPES = (
    "call_types:\n  period: 2012-2016\n  source: hhs-massachusetts-2016\n  bars: [{label: Tip, value: 30}]\n"
)
VENUES = RANKING + "    names: [Hotels, Escort services]\n"
HELD = {
    BlockName.PEOPLE: GROUPS + A_GROUP,
    BlockName.CALL_TYPES: TYPES,
    BlockName.VENUES: VENUES,
    BlockName.LAWS: "laws:\n" + law(),
    BlockName.EFFORTS: "efforts:\n  resources:\n" + effort("A guide"),
}
IN_TABLES = (BlockName.FIGURES, BlockName.BY_YEAR, BlockName.MAP, BlockName.COUNTIES, BlockName.OFFENSES)
COUNTS = "fips,source,year,count\n"


def unprinted(folder: Path, profile: str, **shared: str) -> list[str]:
    """Return what the rule tells, without the path of the profile."""
    lines = (line.removeprefix("DIR/profiles/ma.yaml:") for line in told(folder, profile, **shared))
    return [line.removesuffix(f" {SPOKEN}") for line in lines if line.endswith(SPOKEN)]


def test_a_profile_whose_data_are_all_printed_has_no_such_finding(tmp_path: Path) -> None:
    assert unprinted(tmp_path, GROUPS + A_GROUP + "laws:\n" + law()) == []


@pytest.mark.parametrize("name", HELD)
def test_a_block_with_data_that_is_left_out_is_named(tmp_path: Path, name: BlockName) -> None:
    blocks = f"blocks:\n  leave_out: [{name}]\n"
    assert unprinted(tmp_path, blocks + HELD[name]) == [
        f"5: blocks.leave_out: found data for '{name}', which no sheet prints; allowed: {CHOSEN}"
    ]


@pytest.mark.parametrize("name", IN_TABLES)
def test_so_is_one_whose_data_stand_in_the_tables(tmp_path: Path, name: BlockName) -> None:
    assert unprinted(tmp_path, f"blocks: {{leave_out: [{name}]}}\n") == [
        f"4: blocks.leave_out: found data for '{name}', which no sheet prints; allowed: {CHOSEN}"
    ]


@pytest.mark.parametrize("name", [*HELD, BlockName.SECOND_MAP])
def test_a_block_without_data_is_left_out_without_a_word(tmp_path: Path, name: BlockName) -> None:
    assert unprinted(tmp_path, f"blocks: {{leave_out: [{name}]}}\n") == []


def test_a_second_map_that_is_left_out_is_named(tmp_path: Path) -> None:
    rows = f"{COUNTS}25001,hhs-massachusetts-2016,2024,40\n"
    choice = "second_map: {source: fbi-offenses}\nblocks: {leave_out: [second_map]}\n"
    assert unprinted(tmp_path, choice, tables__county_counts_csv=rows) == [
        f"5: blocks.leave_out: found data for 'second_map', which no sheet prints; allowed: {CHOSEN}"
    ]


def test_counts_by_county_beside_the_two_of_the_maps_are_named(tmp_path: Path) -> None:
    sources = ("hhs-massachusetts-2016", "laws-and-efforts")
    rows = COUNTS + "".join(f"25001,{source},2024,40\n" for source in sources)
    assert unprinted(tmp_path, "", tables__county_counts_csv=rows) == [
        "1: blocks: found counts by county of fbi-offenses, which no sheet prints; allowed: that, if "
        "it is meant: two maps at most, of the office's own counts first; "
        "'map: source' and 'second_map: source' choose others"
    ]


def test_a_source_that_is_left_out_is_named(tmp_path: Path) -> None:
    assert unprinted(tmp_path, "blocks: {leave_out_sources: [hotline-annual]}\n") == [
        "4: blocks: found counts in the tables of hotline-annual, which no sheet prints; allowed: "
        "that, if it is meant: left out by choice, 'blocks: leave_out_sources'"
    ]


def test_counts_of_venues_are_named_once_a_list_and_never_told(tmp_path: Path) -> None:
    labor = RANKING.replace("venues:\n  sex", "  labor") + "    names: [Farms]\n    counts: [43]\n"
    assert unprinted(tmp_path, VENUES + "    counts: [41, 37]\n" + labor) == [
        f"1: blocks: found venues.{name}.counts, which no sheet prints; allowed: that, if it is meant: "
        "they are there to check the order by, and never printed"
        for name in ("labor", "sex")
    ]


def test_where_a_sheet_cannot_be_made_nothing_is_said_of_what_it_leaves_out(tmp_path: Path) -> None:
    checked = check(tmp_path, "blocks: {leave_out: [laws]}\nlaws:\n" + law().replace("An act", "事"))
    assert "FS138" not in {finding.code for finding in checked.findings}
    assert checked.findings
