"""The county that a row means, or why it means none: nothing is lost, nothing is guessed."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError, UsageError
from factsheet.intake.fbi_file import FbiRow
from factsheet.intake.fbi_places import Gazetteer, PlacedRow, place_rows, read_choices, read_gazetteer
from factsheet.sources.county_names import County
from tests.intake.builders import all_counties

COUNTIES = all_counties()
BY_CODE = {county.fips: county for county in COUNTIES}
FULL_NAMES = Counter((county.usps, county.full_name) for county in COUNTIES)
CLEAR = [county for county in COUNTIES if FULL_NAMES[county.usps, county.full_name] == 1]

NOT_SPECIFIED, SEVERAL, OTHER_EDITION = "not_specified", "several_counties", "planning_region"


def a_row(usps: str, county: str, year: int = 2023, line: int = 2) -> FbiRow:
    return FbiRow(line, year, "XX0000000", usps, county, "commercial_sex_acts", 1)


def rows_of(*cells: tuple[str, str] | tuple[str, str, int]) -> list[FbiRow]:
    """Return rows of a file from its second line on: state, county and perhaps the year of each."""
    return [a_row(usps, county, *year, line=2 + index) for index, (usps, county, *year) in enumerate(cells)]


def placed(rows: Sequence[FbiRow], *choices: str) -> tuple[tuple[PlacedRow, ...], tuple[str, ...]]:
    gazetteer = read_gazetteer(rows, COUNTIES, read_choices(choices, COUNTIES))
    return place_rows("fbi.csv", rows, gazetteer)


def outcomes(rows: Sequence[FbiRow], *choices: str) -> list[str]:
    """Return code or reason of each row."""
    return [each.fips or each.reason for each in placed(rows, *choices)[0]]


def refusal(rows: Sequence[FbiRow]) -> list[str]:
    with pytest.raises(DataError) as caught:
        placed(rows)
    return [str(fault) for fault in caught.value.faults]


@given(county=st.sampled_from(CLEAR), change=st.sampled_from([str.upper, str.lower, str.title]))
def test_a_full_name_in_any_case_means_its_county(county: County, change: type[str]) -> None:
    assert outcomes([a_row(county.usps, change(county.full_name))]) == [county.fips]


@pytest.mark.parametrize("cell", ["FRANKLIN; FRANKLIN", "Franklin, FRANKLIN", " franklin ;"])
def test_a_county_named_twice_in_a_cell_is_one_county(cell: str) -> None:
    assert outcomes([a_row("OH", cell)]) == ["39049"]


@pytest.mark.parametrize("name", ["", "NOT SPECIFIED", "Not Specified", "UNMAPPED COUNTY"])
def test_a_row_without_a_county_is_kept_with_the_reason(name: str) -> None:
    rows = rows_of(("OH", name))
    assert placed(rows)[0] == (PlacedRow(rows[0], None, NOT_SPECIFIED),)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("FRANKLIN; DELAWARE", SEVERAL),
        ("FRANKLIN, DELAWARE", SEVERAL),
        ("FRANKLIN; DELAWARE; LICKING", SEVERAL),
        ("NOWHERE; NOBODY", SEVERAL),  # what is tied to no single county need not be one
        ("FRANKLIN;", "39049"),
    ],
)
def test_several_counties_are_a_reason_and_one_is_a_county(name: str, outcome: str) -> None:
    assert outcomes(rows_of(("OH", name))) == [outcome]


NAMES = st.sampled_from(["FRANKLIN", "HAMILTON", "NOT SPECIFIED", "", "FRANKLIN; DELAWARE", "CUYAHOGA"])
STATES = st.sampled_from(["OH", "IN"]).flatmap(
    lambda usps: st.tuples(st.just(usps), NAMES.filter(lambda name: usps == "OH" or name != "CUYAHOGA"))
)


@given(cells=st.lists(STATES, max_size=10))
def test_each_row_comes_back_in_its_place_with_a_county_or_a_reason(cells: list[tuple[str, str]]) -> None:
    rows = rows_of(*cells)
    found, notes = placed(rows)
    assert [each.row for each in found] == rows
    assert [bool(each.fips) != bool(each.reason) for each in found] == [True] * len(rows)
    assert {(each.fips or "")[:2] for each in found} <= {"39", "18", ""}
    assert notes == ()


@given(
    cells=st.lists(
        st.tuples(
            st.just("CT"),
            st.sampled_from(["HARTFORD", "FAIRFIELD", "CAPITOL PLANNING REGION", "NORTHWEST HILLS"]),
            st.integers(2020, 2024),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_the_counties_of_a_state_are_of_one_edition_and_what_has_none_there_says_so(
    cells: list[tuple[str, str, int]],
) -> None:
    found = placed(rows_of(*cells))[0]
    kept = [each for each in found if each.fips]
    assert kept
    assert set.intersection(*(set(BY_CODE[str(each.fips)].editions) for each in kept))
    assert {each.reason for each in found if not each.fips} <= {OTHER_EDITION}


def test_the_newer_edition_is_kept_where_as_many_years_have_it() -> None:
    rows = rows_of(("CT", "HARTFORD", 2022), ("CT", "CAPITOL", 2023))
    assert outcomes(rows) == [OTHER_EDITION, "09110"]


def test_parts_of_a_county_of_the_older_edition_are_that_county() -> None:
    rows = rows_of(
        ("AK", "VALDEZ-CORDOVA", 2021), ("AK", "VALDEZ-CORDOVA", 2022), ("AK", "COPPER RIVER", 2023)
    )
    assert outcomes(rows) == ["02261"] * 3


def test_a_name_of_county_and_city_is_the_county_where_the_file_writes_cities() -> None:
    found, notes = placed(rows_of(("VA", "FAIRFAX"), ("VA", "ROANOKE CITY"), ("VA", "FAIRFAX CITY")))
    assert [each.fips for each in found] == ["51059", "51770", "51600"]
    assert notes == ("VA: FAIRFAX is read as Fairfax County: the file writes cities as FAIRFAX CITY",)


def test_how_one_state_writes_its_cities_says_nothing_of_another() -> None:
    assert refusal(rows_of(("VA", "ROANOKE CITY"), ("MD", "BALTIMORE"))) == [
        "fbi.csv:3: COUNTY_NAME: found 'BALTIMORE'; allowed: "
        '--place "BALTIMORE=24005" for Baltimore County or --place "BALTIMORE=24510" for Baltimore city'
    ]


def test_a_choice_comes_before_all_that_is_known() -> None:
    found, notes = placed(rows_of(("VA", "FAIRFAX"), ("VA", "ROANOKE CITY")), "Fairfax = 51600")
    assert [each.fips for each in found] == ["51600", "51770"]
    assert notes == ("VA: FAIRFAX is read as Fairfax city, as --place says",)


def test_each_name_that_means_nothing_is_told_once_at_its_first_row() -> None:
    rows = rows_of(("OH", "FRANKLYN"), ("OH", "FRANKLIN"), ("OH", "FRANKLYN"), ("IN", "ZZZ"))
    assert refusal(rows) == [
        "fbi.csv:2: COUNTY_NAME: found 'FRANKLYN'; allowed: "
        "the name of a county of OH; perhaps Franklin County",
        "fbi.csv:5: COUNTY_NAME: found 'ZZZ'; allowed: the name of a county of IN",
    ]


def test_a_gazetteer_has_one_city_outside_any_county_for_each_state() -> None:
    rows = rows_of(
        ("VA", "ROANOKE CITY"),
        ("VA", "FAIRFAX CITY"),
        ("MO", "KANSAS CITY"),
        ("NV", "CARSON CITY"),
        ("VA", "X"),
    )
    assert read_gazetteer(rows, COUNTIES, {}) == Gazetteer(COUNTIES, {}, {"VA": "FAIRFAX CITY"})


def test_choices_are_kept_by_state_and_name_without_case_and_blanks() -> None:
    choices = read_choices(["St. Louis City =29510", "a=b=24005"], COUNTIES)
    assert {key: county.fips for key, county in choices.items()} == {
        ("MO", "stlouiscity"): "29510",
        ("MD", "ab"): "24005",
    }


@pytest.mark.parametrize("text", ["FAIRFAX", "=51059", "FAIRFAX=99999", "FAIRFAX=", ""])
def test_a_choice_in_another_form_is_told_with_an_example(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_choices([text], COUNTIES)
    assert [str(fault) for fault in caught.value.faults] == [
        f"command line:1: --place: found {repr(text) if text else 'nothing'}; allowed: "
        'a name and the code of its county, such as "FAIRFAX=51059"'
    ]
