"""Years of staff's tables: those that have not come, and newer ones of one state or of all."""

from pathlib import Path

import pytest

from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import a_data_folder
from tests.intake.table_runs import COUNTIES, HOTLINE, changes, csv_file, take, told


def test_a_year_that_has_not_come_is_told_with_a_wrong_number(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "state,year,calls,cases", "AK,2027,20,8", "AL,2016,x,8")
    assert [line.split("; allowed")[0] for line in told(tmp_path, file, HOTLINE)] == [
        "DIR/in.csv:2: year: found 2027",
        "DIR/in.csv:3: calls: found 'x'",
    ]


def test_new_years_of_all_states_are_not_blamed_for_one_wrong_number(tmp_path: Path) -> None:
    states = [state.usps for state in a_data_folder(tmp_path / "other").jurisdictions]
    rows = [f"{usps},2017,{'x' if usps == 'AL' else 20},8" for usps in states]
    (line,) = told(tmp_path, csv_file(tmp_path, "state,year,calls,cases", *rows), HOTLINE)
    assert "calls: found 'x'" in line


@pytest.mark.parametrize("topic", [HOTLINE, COUNTIES])
def test_a_year_that_has_not_come_is_refused(tmp_path: Path, topic: Topic) -> None:
    lines = {
        HOTLINE: ("state,year,calls,cases", "AK,2027,20,8"),
        COUNTIES: ("state,year,type,offenses", "AK,2027,involuntary servitude,1"),
    }
    assert told(tmp_path, csv_file(tmp_path, *lines[topic]), topic) == [
        "DIR/in.csv:2: year: found 2027; allowed: a year up to 2026, that of the import"
    ]


@pytest.mark.parametrize("years", [(2017,), (2019, 2020, 2021), (2009,), (2026,)])
def test_newer_years_of_one_state_come_in_and_leave_what_the_source_says(
    tmp_path: Path, years: tuple[int, ...]
) -> None:
    file = csv_file(tmp_path, "state,year,calls,cases", *(f"AK,{year},20,8" for year in years))
    change_set = take(tmp_path, file, HOTLINE)
    assert changes(change_set) == [
        f"tables/hotline_annual.csv: AK {year}: new, calls 20, cases 8" for year in years
    ]
    fields = [each.item for each in change_set.differences if each.file == "sources.yaml"]
    assert [item.rpartition("]")[2] for item in fields] == [".file", ".sha256", ".on"]


def test_a_new_year_of_every_state_makes_the_period_longer(tmp_path: Path) -> None:
    known = (a_data_folder(tmp_path / "known").folder.path / "tables" / "hotline_annual.csv").read_text(
        encoding="utf-8"
    )
    states = sorted({line[:2] for line in known.splitlines()[1:]})
    file = csv_file(tmp_path, "state,year,calls,cases", *(f"{usps},2017,2,1" for usps in states))
    told_of_source = [
        str(each) for each in take(tmp_path, file, HOTLINE).differences if each.file == "sources.yaml"
    ]
    assert told_of_source[:2] == [
        "sources.yaml: hotline-annual.title: 'Calls and cases by state, 2012 to 2016' -> "
        "'Calls and cases by state, 2012 to 2017'",
        "sources.yaml: hotline-annual.period: '2012-2016' -> '2012-2017'",
    ]


def test_a_new_year_of_offenses_comes_with_the_file_of_the_fbi_alone(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "state,year,type,offenses", "AK,2024,involuntary servitude,1")
    assert told(tmp_path, file, COUNTIES) == [
        "DIR/in.csv:2: year: found 2024; allowed: a year from 2019 to 2023, the period of the source; "
        "new years come with the FBI's file, see 'factsheet import fbi'"
    ]
