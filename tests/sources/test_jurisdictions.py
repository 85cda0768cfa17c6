# ruff: noqa: E501 - a case a line, with its whole message
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import DataError, UsageError
from factsheet.sources import open_library
from factsheet.sources.jurisdictions import read_jurisdictions
from tests.sources.builders import MINIMAL, a_folder, messages, write

HEAD = "usps,fips,name,kind,hhs_region,county_unit,hotline_url\n"
ALLOWED = "the name, postal code or FIPS code of a state or territory"


@pytest.mark.parametrize(
    ("name", "usps"),
    [
        ("Massachusetts", "MA"),
        ("massachusetts", "MA"),
        ("ma", "MA"),
        ("25", "MA"),
        ("01", "AL"),
        ("new york", "NY"),
        ("NEW-YORK", "NY"),
        ("U.S. Virgin Islands", "VI"),
        ("us virgin islands", "VI"),
        ("District of Columbia", "DC"),
    ],
)
def test_a_jurisdiction_is_found_by_name_postal_code_and_fips(name: str, usps: str) -> None:
    assert open_library().find(name).usps == usps


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("masachusets", "; perhaps Massachusetts"),
        ("Virgin Islands", "; perhaps U.S. Virgin Islands"),
        ("Carolina", "; perhaps North Carolina or South Carolina"),
        ("ZZ", ""),
        ("", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_a_name_of_no_jurisdiction_is_refused_with_close_ones(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_library().find(name)
    assert str(caught.value) == f"command line:1: STATE: found '{name}'; allowed: {ALLOWED}{hint}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Ma,25,Massachusetts,state,1,county,\n", ["2: usps: found 'Ma'; allowed: 2 capital letters"]),
        ("MA,5,Massachusetts,state,1,county,\n", ["2: fips: found '5'; allowed: 2 digits, with leading zero"]),
        ("MA,25,Massachusetts,land,11,county,#\n", [
            "2: hhs_region: found '11'; allowed: a whole number from 1 to 10",
            "2: hotline_url: found '#'; allowed: a link that begins with https:// or mailto:, without spaces, or nothing",
            "2: kind: found 'land'; allowed: one of state, district, territory"]),
        ("MA,25,Massachusetts,sate,1,countty,\n", [
            "2: county_unit: found 'countty'; allowed: 'county' perhaps; one of county, county_city, parish, borough, municipio, region, district, island, municipality, territory, none",
            "2: kind: found 'sate'; allowed: 'state' perhaps; one of state, district, territory"]),
        ("OK,40,Oklahoma (ᏣᎳᎩ),state,6,county,\n", ["2: name: found the characters 'Ꮳ' (U+13E3), 'Ꮃ' (U+13B3), 'Ꭹ' (U+13A9); allowed: characters that the sheet's font has"]),
        ("OK,40,Oklahoma,state,6,county,https://ex.org/ᏣᎳᎩ\n", ["2: hotline_url: found the characters 'Ꮳ' (U+13E3), 'Ꮃ' (U+13B3), 'Ꭹ' (U+13A9); allowed: characters that the sheet's font has"]),
        ("OK,40,Oklahoma,state,6,county,https://ok.gov?x=1\n", ["2: hotline_url: found 'https://ok.gov?x=1'; allowed: a link that begins with https:// or mailto:, without spaces: https://ok.gov/?x=1, or nothing"]),
        ("OK,40,,state,6,county,\n", ["2: name: found nothing; allowed: a name of 1 to 400 characters"]),
        ("MA,25,Massachusetts,state,1,county,\nMA,26,Maine,state,1,county,\n", ["3: usps: found 'MA'; allowed: each jurisdiction once"]),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused(tmp_path: Path, rows: str, expected: list[str]) -> None:
    path = write(tmp_path / "jurisdictions.csv", HEAD + rows)
    try:
        told = [fault for faults in read_jurisdictions(path).faults.values() for fault in faults]
    except DataError as error:
        told = list(error.faults)
    assert messages(DataError(*told), tmp_path) == [f"DIR/jurisdictions.csv:{each}" for each in expected]


def test_a_wrong_row_stops_its_own_state_alone(tmp_path: Path) -> None:
    text = (resources.DATA / "jurisdictions.csv").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith("MA,")]
    wrong = row.replace(",state,1,county,", ",state,11,countty,")
    assert wrong != row
    library = a_folder(tmp_path, jurisdictions_csv=text.replace(row, wrong))
    write(tmp_path / "profiles" / "ri.yaml", MINIMAL.replace("MA", "RI"))
    assert library.profile("RI").jurisdiction.name == "Rhode Island"
    assert library.nation.nation is not None
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    assert [(fault.field, fault.found) for fault in caught.value.faults] == [
        ("county_unit", "'countty'"),
        ("hhs_region", "'11'"),
    ]
    assert library.readable("MA")[1] == caught.value.faults


@pytest.mark.parametrize("row", ["Ma,25,Massachusetts,state,1,county,", "MA,5,Massachusetts,state,1,county,"])
def test_a_row_that_does_not_tell_whose_it_is_stops_all(tmp_path: Path, row: str) -> None:
    path = write(tmp_path / "jurisdictions.csv", f"{HEAD}{row}\nRI,44,Rhode Island,state,1,county,\n")
    with pytest.raises(DataError):
        read_jurisdictions(path)
