"""Names of counties are unique in their state."""

import pytest

from factsheet.figures.county_map.name_rules import county_names, leading_counties
from factsheet.model import CellMark
from factsheet.resources import DATA
from tests.figures.builders import some_counts, the_counts, the_shapes


@pytest.mark.parametrize("usps", sorted(path.stem for path in (DATA / "geography" / "2016").glob("*.json")))
def test_no_two_counties_of_a_state_share_a_name(usps: str) -> None:
    names = county_names(the_shapes(usps))
    assert len(set(names.values())) == len(names)


def test_a_shared_name_keeps_its_kind_and_so_does_a_city() -> None:
    names = county_names(the_shapes("VA"))
    assert names["51059"] == "Fairfax County"
    assert names["51600"] == "Fairfax city"
    assert names["51710"] == "Norfolk city"
    assert names["51013"] == "Arlington"


def test_names_have_the_apostrophes_of_print() -> None:
    names = county_names(the_shapes("MD"))
    assert {"Prince George’s", "Queen Anne’s", "St. Mary’s"} <= set(names.values())
    assert "Manuʻa" in county_names(the_shapes("AS")).values()


def test_leading_counties_of_massachusetts() -> None:
    counts = the_counts("MA")
    assert counts is not None
    assert leading_counties(the_shapes("MA"), counts, 6) == (
        ("Suffolk", 51),
        ("Worcester", 31),
        ("Barnstable", 26),
        ("Plymouth", 25),
        ("Bristol", 22),
        ("Middlesex", 22),
    )


def test_zeros_and_hidden_counts_never_lead() -> None:
    kent, new_castle, sussex = (county.fips for county in the_shapes("DE").counties)
    counts = some_counts({kent: CellMark.NOT_SHOWN, new_castle: 0, sussex: 4})
    assert leading_counties(the_shapes("DE"), counts, 9) == (("Sussex", 4),)
