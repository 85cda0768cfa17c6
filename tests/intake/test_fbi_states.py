"""Files of the FBI with some states only, and the states that are brought in by their names."""

from pathlib import Path

import pytest

from factsheet.errors import DataError, UsageError
from factsheet.intake.fbi_import import FbiOptions, import_fbi
from factsheet.model import Period
from factsheet.sources import open_library
from tests.intake.builders import CAME_FROM, fbi_file, messages
from tests.intake.fbi_runs import an_empty_folder, table, take_into_shipped
from tests.sources.builders import write

OHIO = (("OH", 2022, "FRANKLIN", "HTCSA", 5), ("OH", 2023, "SUMMIT", "HTIS", 2))


def test_a_file_that_lacks_states_with_offenses_is_refused_with_the_option_that_leaves_them(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError) as caught:
        take_into_shipped(tmp_path, *OHIO, *(("TX", 2023, "TRAVIS", "HTCSA", 1),))
    (line,) = messages(caught.value, tmp_path)
    found, allowed = line.split("; allowed: ")
    assert found.startswith("DIR/fbi.csv:1: STATE_ABBR: found no row of AK, AL, AR, ")
    assert "OH" not in found
    assert allowed == (
        "the file of all states, or these would lose their offenses; to bring in the states of this file "
        "alone and leave the others as they are, add --state OH --state TX"
    )


def test_a_state_that_is_named_is_brought_in_alone_and_all_others_keep_their_rows(tmp_path: Path) -> None:
    rows = (*OHIO, ("TX", 2023, "TRAVIS", "HTCSA", 1))
    change_set = take_into_shipped(tmp_path, *rows, states=("OH",), years=Period(first=2022, last=2023))
    assert {each.item[:2] for each in change_set.differences if each.file.startswith("tables/")} == {
        "39",
        "OH",
    }
    assert table(change_set, "fbi_county_offenses")[-1] == "56039,2023,1"
    ohio = [row for row in table(change_set, "fbi_county_offenses") if row[:2] == "39" and row[6:10] > "2021"]
    assert ohio == ["39049,2022,5", "39153,2023,2"]
    assert change_set.states == ("OH",)
    assert change_set.notes == (
        "OH: the rows of 2019, 2020, 2021 stay, which are beside the years of the file",
    )
    assert "  period: 2019-2023\n" in change_set.files[-1].content.decode()


@pytest.mark.parametrize(
    ("years", "kept"), [((2013, 2017), ()), ((2014, 2018), ("2019", "2020", "2021", "2022", "2023"))]
)
def test_of_a_state_that_is_named_years_apart_from_the_new_ones_give_way(
    tmp_path: Path, years: tuple[int, int], kept: tuple[str, ...]
) -> None:
    rows = [("OH", year, "FRANKLIN", "HTCSA", 1) for year in range(2013, 2024)]
    period = Period(first=years[0], last=years[1])
    change_set = take_into_shipped(tmp_path, *rows, states=("OH",), years=period)
    own = [row[3:7] for row in table(change_set, "fbi_offense_types") if row.startswith("OH")]
    assert sorted(set(own)) == [*map(str, range(years[0], years[1] + 1)), *kept]


def test_a_state_that_is_named_and_that_the_file_lacks_is_a_slip_in_typing(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        take_into_shipped(tmp_path, *OHIO, states=("OH", "WY"))
    assert messages(caught.value, tmp_path) == [
        "command line:1: --state: found WY; allowed: a state that DIR/fbi.csv has rows of: OH"
    ]


def test_a_state_without_a_row_in_these_years_is_told(tmp_path: Path) -> None:
    rows = [(usps, 2023, "NOT SPECIFIED", "HTCSA", 1) for usps in ("OH", "WY")]
    folder = an_empty_folder(tmp_path / "own").folder.path
    write(folder / "tables" / "fbi_not_placed.csv", "usps,year,reason,offenses\nWY,2022,not_specified,1\n")
    file = fbi_file(tmp_path / "fbi.csv", [rows[0], ("WY", 2013, "LARAMIE", "HTCSA", 1)])
    change_set = import_fbi(file, open_library(folder), CAME_FROM, FbiOptions())
    told = "WY: in the file, but not in 2019-2023: the rows of other years are taken away"
    assert change_set.notes[-1] == told
