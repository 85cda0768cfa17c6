"""Names of counties: folded, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import resources
from factsheet.sources.county_names import (
    CountyNameError,
    find_counties,
    fold_name,
    read_counties,
    resolve_county,
)

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
