"""What the map of each state says of the shipped data, held by numbers that were worked out without it."""

import csv
from collections import Counter
from functools import cache

import pytest

from factsheet.resources import DATA
from factsheet.sources.data_library import Library, open_library
from factsheet.wording import load_wording
from factsheet.wording.concentration import find_half
from factsheet.wording.counties import rank_counties
from factsheet.wording.directions import find_leading_parts
from factsheet.wording.places import CountedCounties, word_empty_years, word_map
from tests.golden import Goldens
from tests.wording.conftest import EVERY_STATE

# Percent of the placed offenses, the parts that hold them, and in how many counties half of them are; worked
# out from the rows of the table in a spreadsheet of county, ninth and sum.
RESULTS = {
    "AL": (65, "east north southeast", 5), "AR": (80, "east central", 2), "AZ": (70, "southwest", 1),
    "CA": (67, "west south", 5), "CO": (76, "central north", 3), "CT": (69, "north south", 2),
    "FL": (64, "southeast central", 3), "GA": (85, "northwest north", 4), "IA": (67, "central", 2),
    "ID": (97, "west", 1), "IL": (64, "northeast", 1), "IN": (72, "central", 1),
    "KY": (73, "north northwest", 3),
    "LA": (65, "east southeast", 3), "MA": (70, "east southeast central", 3), "MD": (77, "central west", 3),
    "MI": (84, "southeast", 2), "MN": (85, "southeast", 2), "MO": (65, "east northwest", 3),
    "MT": (74, "south west", 2), "NC": (64, "south", 4), "ND": (61, "east north", 2),
    "NE": (81, "southeast south", 2), "NH": (61, "south southeast", 3), "NJ": (69, "northeast east south", 3),
    "NM": (74, "central southeast", 2), "NV": (79, "southeast", 1), "NY": (68, "southwest west", 1),
    "OH": (84, "northeast southwest", 2), "OK": (64, "central west northeast", 5), "OR": (86, "northwest", 1),
    "PA": (67, "southeast east", 4), "RI": (79, "north", 1), "SC": (70, "northwest east north", 3),
    "TN": (71, "central north southwest", 3), "TX": (67, "southeast south", 4), "UT": (85, "north", 1),
    "VA": (72, "east northeast", 4), "WA": (71, "west", 1), "WI": (77, "southeast east", 2),
    "WY": (63, "southeast", 2),
}  # fmt: skip
FEW_PLACED = {"AK", "KS", "ME", "MS", "SD", "VT"}  # under 20
NAMED = {"DE", "HI"}  # three counties have counts
SPREAD = {"WV"}
WITHOUT_COUNTIES = {"AS", "DC", "GU", "MP", "PR", "VI"}


@cache
def _library() -> Library:
    return open_library()


@cache
def _tell(usps: str) -> CountedCounties | None:
    profile = _library().profile(usps)
    if profile.counties is None:
        return None
    source = _library().sources[profile.counties.source]
    return CountedCounties(profile.jurisdiction, profile.shapes, profile.counties, source)


@cache
def _sum_by_county() -> Counter[str]:
    with (DATA / "tables" / "fbi_county_offenses.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["fips"], int(row["offenses"])) for row in csv.DictReader(file)]
    sums: Counter[str] = Counter()
    for fips, offenses in rows:
        sums[fips] += offenses
    return sums


def test_every_state_has_a_result() -> None:
    kinds = [RESULTS.keys(), FEW_PLACED, NAMED, SPREAD, WITHOUT_COUNTIES]
    assert sorted(usps for kind in kinds for usps in kind) == EVERY_STATE


@pytest.mark.parametrize("usps", RESULTS)
def test_parts_and_half_are_those_worked_out_beside(usps: str) -> None:
    told = _tell(usps)
    assert told is not None
    counted = rank_counties(told.shapes, told.counts)
    assert {county.fips: value for county, value in counted} == {
        fips: value
        for fips, value in _sum_by_county().items()
        if value > 0 and fips[:2] == counted[0][0].fips[:2]
    }
    parts, (percent, names, half) = find_leading_parts(counted), RESULTS[usps]
    assert parts is not None
    assert parts.names == tuple(names.split())
    assert round(100 * parts.held / sum(value for _, value in counted)) == percent
    assert find_half(counted).number == half
    assert f"{percent}%" in word_map(load_wording("en"), told)


@pytest.mark.parametrize("usps", sorted(FEW_PLACED | NAMED))
def test_few_counts_are_told_with_their_counties_and_without_a_share_of_them(usps: str) -> None:
    told = _tell(usps)
    assert told is not None
    (county, value), *_ = rank_counties(told.shapes, told.counts)
    sentence = word_map(load_wording("en"), told).rpartition("Offenses were")[2]
    assert "%" not in sentence
    assert county.name in sentence
    assert f"({value})" in sentence


@pytest.mark.parametrize("usps", sorted(SPREAD))
def test_no_part_is_named_where_none_stands_out(usps: str) -> None:
    told = _tell(usps)
    assert told is not None
    assert find_leading_parts(rank_counties(told.shapes, told.counts)) is None
    assert "no part has more than 25%" in word_map(load_wording("en"), told)


def test_the_sentences_are_the_stored_ones(goldens: Goldens) -> None:
    lines = []
    for usps in EVERY_STATE:
        told = _tell(usps)
        for wording in (load_wording("en"), load_wording("es")) if told else ():
            sentences = [word_map(wording, told), *word_empty_years(wording, told)]
            lines.append(f"{usps} {' '.join(sentences)}\n".replace("\u00a0", "~"))
    assert len(lines) == 2 * (len(EVERY_STATE) - len(WITHOUT_COUNTIES - {"GU"}))
    goldens.check_text("map_sentences.txt", "".join(lines))
