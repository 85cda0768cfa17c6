"""The nation's states seen together: what is wrong with one of them stops no other."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import DataError
from factsheet.model import JurisdictionKind
from factsheet.sources import Library, open_library
from tests.sources.builders import MINIMAL, a_folder, write

VERMONT = MINIMAL.replace("MA", "VT")
SOURCE_OF_NOTHING = "figures:\n  persons: {value: 50, period: 2012, source: nowhere}\n"
STATES = [one.usps for one in open_library().jurisdictions if one.kind is not JurisdictionKind.TERRITORY]
YEARS = "period: 2012-2016"


def a_nation(folder: Path, cases: Mapping[str, int], *, vermont: str = "", calls: int = 900) -> Library:
    """Write a nation of two years, whose Hotline hides small counts, with a sheet of Massachusetts.

    Args:
        folder: Where the data are written.
        cases: Of some states in the first year; all others are 100 and more, each another number.
        vermont: Its profile, none where it is empty.
        calls: Of Vermont in each year.
    """
    rows = [
        f"{usps},{year},{calls if usps == 'VT' else 900},{cases.get(usps, more) if year == 2012 else more}"
        for year, least in ((2012, 100), (2013, 300))
        for more, usps in enumerate(STATES, least)
    ]
    sources = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
    assert YEARS in sources
    if vermont:
        write(folder / "profiles" / "vt.yaml", vermont)
    return a_folder(
        folder,
        sources_yaml=sources.replace("threshold: none", "threshold: 11").replace(YEARS, "period: 2012-2013"),
        tables__hotline_annual_csv="\n".join(["usps,year,calls,cases", *rows, ""]),
    )


def test_where_no_count_is_small_no_sheet_hides_any(tmp_path: Path) -> None:
    assert a_nation(tmp_path, {}, vermont=VERMONT).profile("MA").hidden_elsewhere == frozenset()


@pytest.mark.parametrize("vermont", ["", VERMONT, VERMONT + SOURCE_OF_NOTHING, "- ["])
def test_a_small_count_of_a_state_is_covered_by_another_whatever_its_profile_is(
    tmp_path: Path, vermont: str
) -> None:
    library = a_nation(tmp_path, {"VT": 5, "MA": 60}, vermont=vermont)
    assert "cases_by_year.2012" in library.profile("MA").hidden_elsewhere


@pytest.mark.parametrize("vermont", ["", VERMONT])
def test_rows_that_come_to_more_than_any_count_stop_their_own_state_alone(
    tmp_path: Path, vermont: str
) -> None:
    library = a_nation(tmp_path, {"MA": 60}, vermont=vermont, calls=6_000_000)
    assert library.nation.nation is not None
    assert library.profile("MA").hidden_elsewhere == frozenset()
    if vermont:
        with pytest.raises(DataError, match="calls: found too many over all years"):
            library.profile("VT")
