"""Shapes of real states and small records for the tests of the wording."""

import csv
import json
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from factsheet.model import (
    Cell,
    CountyCounts,
    CountyShape,
    Jurisdiction,
    JurisdictionKind,
    Period,
    Source,
    StateShapes,
)
from factsheet.resources import DATA
from factsheet.wording import Wording, load_wording
from factsheet.wording.places import CountedCounties

ShapesOf = Callable[[str], StateShapes]
CountsOf = Callable[..., CountyCounts]
JurisdictionOf = Callable[[str], Jurisdiction]

POLICE = Source.model_validate(
    {
        "key": "fbi-ucr",
        "publisher": "Federal Bureau of Investigation",
        "title": "Human Trafficking",
        "name": "FBI",
        "unit": "offenses known to police",
        "item": {"one": "offense", "other": "offenses"},
    }
)
"""A source whose words Spanish has under its terms."""

EVERY_STATE = sorted(path.stem for path in (DATA / "geography" / "2016").glob("*.json"))


@cache
def _full_names() -> Mapping[str, str]:
    with (DATA / "geography" / "counties.csv").open(encoding="utf-8", newline="") as file:
        return {row["fips"]: row["full_name"] for row in csv.DictReader(file)}


@cache
def _shapes(usps: str) -> StateShapes:
    document = json.loads((DATA / "geography" / "2016" / f"{usps}.json").read_text(encoding="utf-8"))
    counties = tuple(
        CountyShape(c["f"], c["n"], _full_names()[c["f"]], (0, 0), 1, (), c["w"], c["a"])
        for c in document["counties"]
    )
    return StateShapes(usps, 2016, (10_000, 10_000), (), counties, ())


def _jurisdiction(usps: str) -> Jurisdiction:
    with (DATA / "jurisdictions.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["usps"] == usps)
    return Jurisdiction(
        usps,
        row["fips"],
        row["name"],
        JurisdictionKind(row["kind"]),
        int(row["hhs_region"]),
        row["county_unit"],
        None,
    )


def _counts(shapes: StateShapes, by_name: Mapping[str, Cell], *, not_placed: int = 0) -> CountyCounts:
    known = {county.full_name for county in shapes.counties} | {county.name for county in shapes.counties}
    assert by_name.keys() <= known
    cells = {c.fips: by_name.get(c.full_name, by_name.get(c.name, 0)) for c in shapes.counties}
    return CountyCounts(cells, not_placed, Period(first=2019, last=2023), "fbi-ucr")


def tell_counties(usps: str, counts: CountyCounts, source: Source = POLICE) -> CountedCounties:
    """Return the counts of a source for the counties of a state, 2016 edition."""
    return CountedCounties(_jurisdiction(usps), _shapes(usps), counts, source)


@pytest.fixture(scope="session")
def en() -> Wording:
    return load_wording("en")


@pytest.fixture(scope="session")
def es() -> Wording:
    return load_wording("es")


@pytest.fixture(scope="session")
def shapes_of() -> ShapesOf:
    """Return the counties of a state, 2016 edition, without their lines."""
    return _shapes


@pytest.fixture(scope="session")
def jurisdiction_of() -> JurisdictionOf:
    return _jurisdiction


@pytest.fixture(scope="session")
def counts_of() -> CountsOf:
    """Return counts 2019-2023 by county name, or full name where the name is not unique; zero elsewhere."""
    return _counts


@pytest.fixture(scope="session")
def massachusetts_counts() -> CountyCounts:
    """Return the FBI's offenses 2019-2023 by county."""
    counts = {
        "Suffolk": 51, "Worcester": 31, "Barnstable": 26, "Plymouth": 25, "Bristol": 22, "Middlesex": 22,
        "Hampden": 9, "Norfolk": 7, "Berkshire": 5, "Essex": 2, "Hampshire": 1,
    }  # fmt: skip
    return _counts(_shapes("MA"), counts, not_placed=31)
