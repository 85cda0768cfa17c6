"""Names of counts: each count of a profile has one, and a part has only its own."""

from dataclasses import replace

import pytest

from factsheet import load_profile
from factsheet.disclosure.cell_names import is_within_part, list_counts
from factsheet.disclosure.profile_relations import read_tables
from factsheet.model import Bar, CallTypes
from tests.disclosure.builders import PERIOD, SYNTHETIC, a_group, a_profile


@pytest.mark.parametrize(
    ("name", "part", "is_within"),
    [
        ("counties.25001", "counties", True),
        ("demographics.groups[1].bars[0]", "demographics.groups[1]", True),
        ("demographics.groups[10].bars[0]", "demographics.groups[1]", False),
        ("offenses.by_year.2019", "offenses.by_year", True),
        ("offenses.total", "offenses.by_year", False),
        ("call_types.bars[0]", "call_types", True),
        ("cases_by_year.2019", "cases", False),
        ("cases", "cases", True),
    ],
)
def test_a_count_stands_in_its_own_part_alone(name: str, part: str, *, is_within: bool) -> None:
    assert is_within_part(name, part) is is_within


def test_the_counts_of_a_profile_are_listed_by_name() -> None:
    profile = a_profile((4,), years=(3, 1), types=(4,), groups=(a_group("Age", None, 7, Adult=5),), cases=9)
    types = CallTypes(period=PERIOD, source=SYNTHETIC, bars=(Bar(label="A call", value=8),))
    counts = list_counts(replace(profile, call_types=types))
    assert {name: cell for name, cell in counts.items() if cell} == {
        "cases": 9,
        "offenses.by_year.2019": 3,
        "offenses.by_year.2020": 1,
        "demographics.groups[0].bars[0]": 5,
        "demographics.groups[0].not_stated": 7,
        "call_types.bars[0]": 8,
        "offenses.by_type[0]": 4,
        "counties.25001": 4,
    }
    assert counts["counties.not_placed"] == 0


def test_what_is_listed_is_what_the_sums_are_made_of() -> None:
    profile = load_profile("MA")
    cells = read_tables(profile).cells
    counts = list_counts(profile)
    assert len(counts) > 40
    assert {name: cells[name].value for name in counts} == counts
