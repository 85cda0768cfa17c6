"""The data set that ships: every profile loads, and its numbers add up to those of the sources."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.model import Effort, Profile, Status
from factsheet.sources import Library, open_library

ALL = [path.stem.upper() for path in sorted((resources.DATA / "profiles").glob("*.yaml"))]
WITHOUT_OFFENSES = {"AS", "DC", "MP", "PR", "VI"}
SUFFOLK_TO_HAMPSHIRE = {
    "Suffolk": 51,
    "Worcester": 31,
    "Barnstable": 26,
    "Plymouth": 25,
    "Bristol": 22,
    "Middlesex": 22,
    "Hampden": 9,
    "Norfolk": 7,
    "Berkshire": 5,
    "Essex": 2,
    "Hampshire": 1,
    "Dukes": 0,
    "Franklin": 0,
    "Nantucket": 0,
}


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="module")
def massachusetts(library: Library) -> Profile:
    return library.profile("MA")


def table(name: str) -> list[dict[str, str]]:
    with (resources.DATA / "tables" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_there_are_56_jurisdictions_each_with_a_profile(library: Library) -> None:
    assert [one.usps for one in library.jurisdictions] == ALL
    assert Counter(one.kind.value for one in library.jurisdictions) == {
        "state": 50,
        "district": 1,
        "territory": 5,
    }


@pytest.mark.parametrize("usps", ALL)
def test_every_profile_loads_as_final_and_final_only(library: Library, usps: str) -> None:
    profile = library.profile(usps)
    assert (profile.jurisdiction.usps, profile.edition, profile.status) == (usps, 2023, Status.FINAL)


@pytest.mark.parametrize("usps", sorted(WITHOUT_OFFENSES))
def test_what_the_file_has_no_row_of_has_no_count(library: Library, usps: str) -> None:
    profile = library.profile(usps)
    assert (profile.counties, profile.offenses) == (None, None)


@pytest.mark.parametrize("usps", [usps for usps in ALL if usps not in WITHOUT_OFFENSES])
def test_placed_and_not_placed_add_up_to_the_offenses_by_type(library: Library, usps: str) -> None:
    profile = library.profile(usps)
    assert profile.counties is not None
    assert profile.offenses is not None
    placed = sum(cell for cell in profile.counties.cells.values() if isinstance(cell, int))
    rows = [int(row["offenses"]) for row in table("fbi_offense_types.csv") if row["usps"] == usps]
    assert placed + profile.counties.not_placed == sum(rows) == profile.offenses.by_year.total
    assert sum(bar.value for bar in profile.offenses.by_type) == sum(rows)


@pytest.mark.parametrize("usps", ALL)
def test_each_county_of_the_map_has_a_cell(library: Library, usps: str) -> None:
    profile = library.profile(usps)
    codes = [county.fips for county in profile.shapes.counties]
    assert {code[:2] for code in codes} == {profile.jurisdiction.fips}
    assert (profile.counties is None) == (usps in WITHOUT_OFFENSES)
    assert profile.counties is None or list(profile.counties.cells) == codes


def test_massachusetts_has_the_figures_of_its_sources(massachusetts: Profile) -> None:
    profile = massachusetts
    assert profile.cases is not None
    assert profile.persons is not None
    assert profile.cases_by_year is not None
    assert (profile.cases.value, profile.persons.value) == (336, 598)
    assert profile.cases_by_year.values == (63, 69, 54, 62, 88)
    assert sum(profile.cases_by_year.values) == profile.cases.value
    assert profile.demographics is not None
    assert [[bar.value for bar in group.bars] for group in profile.demographics.groups] == [
        [251, 85],
        [287, 44, 3],
        [251, 85],
    ]
    assert profile.call_types is None


def test_massachusetts_counties_have_the_offenses_of_the_fbi(massachusetts: Profile) -> None:
    counties = massachusetts.counties
    assert counties is not None
    assert {
        county.name: counties.cells[county.fips] for county in massachusetts.shapes.counties
    } == SUFFOLK_TO_HAMPSHIRE
    assert counties.not_placed == 0


def test_massachusetts_lists_what_its_source_lists(massachusetts: Profile) -> None:
    profile = massachusetts
    assert profile.venues.sex is not None
    assert profile.venues.labor is not None
    assert (len(profile.venues.sex.names), profile.venues.sex.residual) == (4, "Other venues")
    assert (len(profile.venues.labor.names), profile.venues.labor.residual) == (4, None)
    efforts = profile.efforts
    assert (len(efforts.collaborations), len(efforts.resources), len(efforts.funding)) == (6, 2, 1)
    assert efforts.agencies is not None
    assert efforts.agencies.value == 4


def test_a_name_that_a_county_and_a_city_share_is_the_county(library: Library) -> None:
    cells = {usps: library.profile(usps).counties for usps in ("MD", "MO", "VA")}
    counts = {fips: count.cells[fips] for count in cells.values() if count for fips in count.cells}
    assert {fips: counts[fips] for fips in ("24005", "24510", "29189", "29510")} == {
        "24005": 11,
        "24510": 19,
        "29189": 51,
        "29510": 7,
    }
    assert {fips: counts[fips] for fips in ("51059", "51600", "51161", "51770")} == {
        "51059": 21,
        "51600": 0,
        "51161": 1,
        "51770": 0,
    }


def test_the_one_offense_of_guam_is_in_guam(library: Library) -> None:
    counties = library.profile("GU").counties
    assert counties is not None
    assert (dict(counties.cells), counties.not_placed) == ({"66010": 1}, 0)


def test_connecticut_is_drawn_by_the_counties_that_most_rows_name(library: Library) -> None:
    profile = library.profile("CT")
    assert profile.counties is not None
    assert (profile.shapes.edition, profile.jurisdiction.county_unit) == (2016, "county")
    assert (sum(int(cell) for cell in profile.counties.cells.values()), profile.counties.not_placed) == (
        35,
        14,
    )


def test_no_profile_names_a_link_that_leads_nowhere(library: Library) -> None:
    profiles = [library.profile(usps) for usps in ALL]
    laws = [law.url for profile in profiles for law in (*profile.laws, *profile.federal_laws)]
    efforts = [effort.url for profile in profiles for effort in all_efforts(profile)]
    links = [url for url in (*laws, *efforts) if url]
    assert links
    assert all(link.startswith("https://") and not link.endswith("#") for link in links)


def all_efforts(profile: Profile) -> tuple[Effort, ...]:
    return (*profile.efforts.collaborations, *profile.efforts.resources, *profile.efforts.funding)


def test_each_profile_names_its_schema_in_the_first_line() -> None:
    first = {path.name: path.read_text(encoding="utf-8").split("\n")[0] for path in profiles()}
    assert set(first.values()) == {"# yaml-language-server: $schema=../profile.schema.json"}


def profiles() -> list[Path]:
    return sorted((resources.DATA / "profiles").glob("*.yaml"))


def test_regions_are_those_of_the_department(library: Library) -> None:
    regions: dict[int, list[str]] = {}
    for one in library.jurisdictions:
        regions.setdefault(one.region, []).append(one.usps)
    assert regions == {
        1: ["CT", "MA", "ME", "NH", "RI", "VT"],
        2: ["NJ", "NY", "PR", "VI"],
        3: ["DC", "DE", "MD", "PA", "VA", "WV"],
        4: ["AL", "FL", "GA", "KY", "MS", "NC", "SC", "TN"],
        5: ["IL", "IN", "MI", "MN", "OH", "WI"],
        6: ["AR", "LA", "NM", "OK", "TX"],
        7: ["IA", "KS", "MO", "NE"],
        8: ["CO", "MT", "ND", "SD", "UT", "WY"],
        9: ["AS", "AZ", "CA", "GU", "HI", "MP", "NV"],
        10: ["AK", "ID", "OR", "WA"],
    }


def test_federal_laws_stand_ready_for_jurisdictions_without_their_own(library: Library) -> None:
    assert [one.usps for one in library.jurisdictions if not library.profile(one.usps).laws] == []
    assert [law.citation for law in library.federal_laws] == [
        "Pub. L. 106-386, div. A; 22 U.S.C. § 7101 et seq.",
        "18 U.S.C. § 1589",
        "18 U.S.C. § 1590",
        "18 U.S.C. § 1591",
    ]
