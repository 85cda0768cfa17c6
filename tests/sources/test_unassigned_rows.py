# ruff: noqa: E501 - a case a line, with its whole message
"""A row of no state is told with what to type in place of what stands there."""

from pathlib import Path

import pytest

from tests.sources.builders import a_folder

HEADS = {"hotline_annual": "usps,year,calls,cases\n", "fbi_county_offenses": "fips,year,offenses\n"}
CODE = "5 digits, state then county, with leading zeros"
NATION = "rows of states alone, which the nation is summed from; take this row out"


@pytest.mark.parametrize(
    ("table", "place", "allowed"),
    [
        ("hotline_annual", "Massachusetts", "MA, the postal code of Massachusetts"),
        ("hotline_annual", "new york", "NY, the postal code of New York"),
        ("hotline_annual", "ma", "MA, the postal code of Massachusetts"),
        ("hotline_annual", "25", "MA, the postal code of Massachusetts"),
        ("hotline_annual", "Masachusetts", "MA, the postal code of Massachusetts"),
        ("hotline_annual", "Carolina", "NC, the postal code of North Carolina or SC, the postal code of South Carolina"),
        ("hotline_annual", "US", NATION),
        ("hotline_annual", "United States", NATION),
        ("hotline_annual", "Total", NATION),
        ("hotline_annual", "ZZ", "the postal code of a state or territory"),
        ("fbi_county_offenses", "US", NATION),
        ("fbi_county_offenses", "MA", f"{CODE}, of a county; those of Massachusetts begin with 25"),
        ("fbi_county_offenses", "Massachusetts", f"{CODE}, of a county; those of Massachusetts begin with 25"),
        ("fbi_county_offenses", "Barnstable", f"{CODE}: 25001 (Barnstable County, MA)"),
        ("fbi_county_offenses", "Barnstable (Mass.)", f"{CODE}: 25001 (Barnstable County, MA)"),
        ("fbi_county_offenses", "Franklin (Massachusetts)", f"{CODE}: 25011 (Franklin County, MA)"),
        ("fbi_county_offenses", "99001", f"{CODE}, of a state or territory"),
    ],
)  # fmt: skip
def test_what_is_no_code_is_told_with_the_code(tmp_path: Path, table: str, place: str, allowed: str) -> None:
    library = a_folder(
        tmp_path, **{f"tables__{table}_csv": f"{HEADS[table]}{place},2016,1{',1' * (table[0] == 'h')}\n"}
    )
    (fault,) = library.unassigned_faults
    assert (fault.line, fault.found, fault.allowed) == (2, f"'{place}'", allowed)


@pytest.mark.parametrize("table", ["hotline_annual", "fbi_county_offenses"])
def test_a_count_that_slipped_into_the_place_of_a_code_is_not_told(tmp_path: Path, table: str) -> None:
    library = a_folder(
        tmp_path, **{f"tables__{table}_csv": f"{HEADS[table]}7,2016,1{',1' * (table[0] == 'h')}\n"}
    )
    (fault,) = library.unassigned_faults
    assert (fault.line, fault.found) == (2, "'#'")
