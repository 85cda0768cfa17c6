# ruff: noqa: E501 - a case a line, with its whole message
"""What is wrong in tables and between files."""

from pathlib import Path
from typing import NoReturn

import pytest

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.sources import open_library
from tests.checks.builders import DAY, HEAD, YEARS, check, places, told
from tests.sources.builders import a_folder, write

COUNTIES = "fips,year,offenses\n"
TYPES = "usps,year,type,offenses\n"
NOT_PLACED = "usps,year,reason,offenses\n"


def state(folder: Path, usps: str, counties: str, offenses: int) -> list[str]:
    """Check a state with some rows of the county table, and as many offenses by type."""
    a_folder(
        folder,
        tables__fbi_county_offenses_csv=COUNTIES + counties,
        tables__fbi_not_placed_csv=NOT_PLACED,
        tables__fbi_offense_types_csv=TYPES + f"{usps},2019,commercial_sex_acts,{offenses}\n",
    )
    write(folder / "profiles" / f"{usps.lower()}.yaml", HEAD.replace("MA", usps))
    checked = check_state(open_library(folder), usps, Limits(DAY))
    return [str(each).replace(str(folder), "DIR") for each in checked.findings if each.code != "FS112"]


def test_a_missing_profile_is_a_file_that_is_missing(tmp_path: Path) -> None:
    a_folder(tmp_path)
    (finding,) = check_state(open_library(tmp_path), "TX", Limits(DAY)).findings
    assert finding.code == "FS002"
    assert str(finding).endswith("found no file; allowed: a profile for each state asked for [FS002 error]")


def test_a_lost_zero_is_repaired_and_told(tmp_path: Path) -> None:
    assert state(tmp_path, "AL", "1001,2019,3\n", 3) == [
        "DIR/tables/fbi_county_offenses.csv:2: 01001.2019.fips: found '1001'; allowed: '01001', as it was read [FS401 notice]"
    ]
    counties = open_library(tmp_path).profile("AL").counties
    assert counties is not None
    assert counties.cells["01001"] == 3


def test_a_replaced_code_is_repaired_and_told(tmp_path: Path) -> None:
    assert state(tmp_path, "SD", "46113,2019,3\n", 3) == [
        "DIR/tables/fbi_county_offenses.csv:2: 46113.2019.fips: found '46113'; allowed: '46102', the code in force, as it was read [FS402 notice]"
    ]


def test_a_county_under_both_its_codes_is_told_as_well(tmp_path: Path) -> None:
    findings = state(tmp_path, "SD", "46113,2019,3\n46102,2019,4\n", 7)
    assert findings[1:] == [
        "DIR/tables/fbi_county_offenses.csv:2: 46113.2019.fips: found '46113' beside '46102' in 2019; allowed: one row a county and year; both were added up [FS403 warning]"
    ]


def test_counties_of_two_editions_are_told_row_by_row(tmp_path: Path) -> None:
    assert state(tmp_path, "CT", "09001,2019,1\n09110,2019,1\n09003,2019,1\n", 3) == [
        "DIR/tables/fbi_county_offenses.csv:3: fips: found '09110'; allowed: counties of one edition; the other rows are of 2016 [FS011 error]"
    ]


def test_tables_that_do_not_add_up_are_told(tmp_path: Path) -> None:
    assert state(tmp_path, "AL", "01001,2019,3\n", 4) == [
        "DIR/tables/fbi_offense_types.csv:2: offenses: found 4 by type in 2019 (fbi_offense_types.csv from line 2), 3 by county and not placed (fbi_county_offenses.csv from line 2); allowed: the same sum in the three tables [FS012 error]"
    ]


def test_faults_of_tables_and_of_the_profile_are_told_in_one_run(tmp_path: Path) -> None:
    findings = places(
        tmp_path, "version: 0\nregion: 4\n", tables__hotline_annual_csv=YEARS.replace("120,50", "120,fifty")
    )
    assert findings == [
        ("FS001", "ma.yaml", 4, "version"),
        ("FS001", "hotline_annual.csv", 4, "cases"),
        ("FS101", "ma.yaml", 5, "region"),
    ]


def test_nothing_is_drawn_from_what_is_left_of_a_profile(tmp_path: Path) -> None:
    assert check(tmp_path / "a", "version: 0\n").profile is None
    assert check(tmp_path / "b", "version: 2\n").profile is not None


def test_a_profile_of_which_too_little_is_left_is_told_by_its_faults(tmp_path: Path) -> None:
    a_folder(tmp_path, "state: MA\nregion: 4\n")
    findings = check_state(open_library(tmp_path), "MA", Limits(DAY)).findings
    assert [(each.code, each.fault.field) for each in findings] == [("FS005", "edition"), ("FS005", "status")]


def test_the_fault_of_a_file_that_all_states_share_is_told(tmp_path: Path) -> None:
    assert [each.split(":")[0] for each in told(tmp_path, contact_yaml="name: A\n")][:1] == [
        "DIR/contact.yaml"
    ]


def test_a_slip_in_the_program_does_not_hide_what_else_is_wrong() -> None:
    class SlippingLibrary:
        def is_carried(self, _usps: str) -> bool:
            return False

        def readable(self, usps: str) -> NoReturn:
            raise KeyError(usps)

    (finding,) = check_state(SlippingLibrary(), "MA", Limits()).findings  # type: ignore[arg-type] # a stand-in
    assert (finding.code, finding.fault.field, finding.fault.found) == (
        "FS016",
        "sheet of MA",
        "KeyError: 'MA'",
    )


@pytest.mark.parametrize("name", ["Baltimore", "St. Louis", "Fairfax", "Roanoke"])
def test_a_county_s_name_is_no_code(tmp_path: Path, name: str) -> None:
    library = a_folder(tmp_path, tables__fbi_county_offenses_csv=COUNTIES + f"{name},2019,1\n")
    (fault,) = library.unassigned_faults
    assert (fault.code, fault.line, fault.field) == ("FS014", 2, "fips")
    assert len(fault.allowed.split(" or ")) >= 2


def test_counts_that_no_hiding_makes_safe_are_told_before_anything_is_drawn(tmp_path: Path) -> None:
    profile = (
        "figures:\n  persons: {value: 20, period: 2012-2016, source: hhs-massachusetts-2016}\n"
        "demographics:\n  period: 2012-2016\n  source: hhs-massachusetts-2016\n  groups:\n    - title: Age\n"
        "      of: persons\n      bars: [{label: Adult, value: 10}, {label: Minor, value: 10}]\n"
    )
    (finding,) = [each for each in check(tmp_path, profile).findings if each.code == "FS017"]
    assert (finding.fault.line, finding.fault.field) == (12, "demographics.groups[0].bars[0]")


def test_a_state_that_is_no_state_keeps_the_rest_from_being_lost(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD.replace("MA", "ZZ") + "region: 4\n", tables__hotline_annual_csv=YEARS)
    findings = check_state(open_library(tmp_path), "MA", Limits(DAY)).findings
    assert [(each.code, each.fault.field) for each in findings] == [("FS008", "state"), ("FS101", "region")]
