# ruff: noqa: E501 - a case a line, with its whole message
"""Names of counties: folded, never guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import resources
from factsheet.errors import DataError
from factsheet.sources.county_names import (
    CountyNameError,
    find_counties,
    fold_name,
    has_county_name,
    read_counties,
    resolve_county,
)
from tests.sources.builders import messages, write

COUNTIES = read_counties(resources.DATA / "geography" / "counties.csv")


@pytest.mark.parametrize(
    ("usps", "name", "fips"),
    [
        ("MA", "suffolk", "25025"),
        ("MD", "PRINCE GEORGES", "24033"),
        ("MD", "BALTIMORE CITY", "24510"),
        ("MD", "Baltimore County", "24005"),
        ("LA", "Saint Tammany Parish", "22103"),
        ("MO", "SAINTE GENEVIEVE", "29186"),
        ("IL", "Du Page", "17043"),
        ("NM", "DONA ANA", "35013"),
        ("VA", "JAMES CITY", "51095"),
        ("VA", "Norfolk", "51710"),
        ("NV", "CARSON CITY", "32510"),
        ("SD", "Shannon", "46102"),
        ("SD", "SHANNON COUNTY", "46102"),
        ("AK", "Wade Hampton Census Area", "02158"),
        ("VA", "Bedford City", "51019"),
        ("PR", "Mayaguez", "72097"),
    ],
)
def test_a_name_means_one_county(usps: str, name: str, fips: str) -> None:
    assert resolve_county(COUNTIES, usps, name).fips == fips


@pytest.mark.parametrize(
    ("usps", "name", "allowed"),
    [
        ("MD", "Baltimore", "Baltimore County (24005) or Baltimore city (24510)"),
        ("MO", "St Louis", "St. Louis County (29189) or St. Louis city (29510)"),
        ("VA", "FAIRFAX", "Fairfax County (51059) or Fairfax city (51600)"),
        ("VA", "Roanoke", "Roanoke County (51161) or Roanoke city (51770)"),
        ("MA", "Sufolk", "the name of a county of MA; perhaps Suffolk County"),
        ("MA", "zzz", "the name of a county of MA"),
    ],
)
def test_a_name_of_none_or_two_is_refused_with_the_choices(usps: str, name: str, allowed: str) -> None:
    with pytest.raises(CountyNameError) as caught:
        resolve_county(COUNTIES, usps, name)
    assert str(caught.value) == allowed


@given(st.sampled_from(COUNTIES))
def test_the_full_name_of_every_county_means_it_alone(county) -> None:  # type: ignore[no-untyped-def]
    assert find_counties(COUNTIES, county.usps, county.full_name.upper()) == (county,)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


def test_every_change_of_a_county_leads_to_one_that_the_list_has() -> None:
    codes = {county.fips for county in COUNTIES}
    former = {county.former_fips: county.fips for county in COUNTIES if county.former_fips}
    assert former == {"02270": "02158", "46113": "46102", "51515": "51019"}
    assert not codes & former.keys()
    parts = {county.fips: county.part_of for county in COUNTIES if county.part_of}
    assert parts == {"02063": "02261", "02066": "02261"}
    assert set(parts.values()) <= codes


HEAD = "fips,usps,in_2016,in_2023,name,full_name,former_fips\n"
SUFFOLK = "25025,MA,1,1,Suffolk,Suffolk County,\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (SUFFOLK * 2, ["3: fips: found '25025'; allowed: each county once"]),
        (
            SUFFOLK + "25001,MA,1,1,Suffolk,SUFFOLK County,\n",
            ["3: full_name: found 'SUFFOLK County'; allowed: a full name that no other county of MA has"],
        ),
        (
            SUFFOLK + "25001,MA,1,1,Essex,Essex County,25025\n25003,MA,1,1,Dukes,Dukes County,25025\n",
            [
                "3: former_fips: found '25025'; allowed: each county once",
                "4: former_fips: found '25025'; allowed: each county once",
            ],
        ),
    ],
)
def test_a_county_that_cannot_be_told_from_another_is_refused(
    rows: str, told: list[str], tmp_path: Path
) -> None:
    write(tmp_path / "counties.csv", HEAD + rows)
    with pytest.raises(DataError) as caught:
        read_counties(tmp_path / "counties.csv")
    assert messages(caught.value, tmp_path) == [f"DIR/counties.csv:{line}" for line in told]


def test_counties_of_two_editions_may_share_a_full_name(tmp_path: Path) -> None:
    rows = "25025,MA,1,0,Suffolk,Suffolk County,\n25901,MA,0,1,Suffolk,Suffolk County,\n"
    path = write(tmp_path / "counties.csv", HEAD + rows)
    assert [county.fips for county in read_counties(path)] == ["25025", "25901"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("5025,MA,1,1,Suffolk,Suffolk County", "2: fips: found '5025'; allowed: 5 digits, state then county, with leading zeros"),
        ("25025,Ma,1,1,Suffolk,Suffolk County", "2: usps: found 'Ma'; allowed: 2 capital letters"),
        ("25025,MA,1,yes,Suffolk,Suffolk County", "2: in_2023: found 'yes'; allowed: 1 if the shapes of 2023 have it, else 0"),
        ("25025,MA,1,1,Suffolk,", "2: full_name: found nothing; allowed: a name of 1 to 400 characters"),
        ("25025,MA,1,1,Suffolk,Suffolk 郡", "2: full_name: found the character '郡' (U+90E1); allowed: characters that the sheet's font has"),
    ],
)  # fmt: skip
def test_a_row_of_the_list_that_cannot_be_printed_or_found_is_refused(
    tmp_path: Path, row: str, message: str
) -> None:
    path = write(tmp_path / "counties.csv", f"fips,usps,in_2016,in_2023,name,full_name\n{row}\n")
    with pytest.raises(DataError) as caught:
        read_counties(path)
    assert messages(caught.value, tmp_path) == [f"DIR/counties.csv:{message}"]


@pytest.mark.parametrize(
    ("usps", "text", "expected"),
    [
        ("MA", "suffolk", True),
        ("MA", "Suffolk / Norfolk", True),
        ("MA", "Persons in Suffolk County, MA", True),
        ("MA", "By county", True),
        ("MA", "Country of birth", False),
        ("MA", "Gender minorities", False),
        ("LA", "Saint Tammany", True),
        ("LA", "Outside of a parish", True),
        ("AK", "Juneau City and Borough", True),
        ("PR", "Bayamón", True),
        ("PR", "Bayamon", True),
        ("TX", "Suffolk County", True),
        ("TX", "Suffolk", False),
        ("DC", "District of Columbia", False),
        ("GU", "Guam", False),
    ],
)
def test_a_text_that_names_a_county_is_told_from_others(usps: str, text: str, expected: bool) -> None:  # noqa: FBT001
    own = [county for county in COUNTIES if county.usps == usps]
    assert has_county_name(text, own) is expected
