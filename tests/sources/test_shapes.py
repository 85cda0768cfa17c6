# ruff: noqa: E501 - a case a line, with its whole message
import json
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import DataError
from factsheet.reading.data_folder import DataFolder
from factsheet.sources.national_schemas import COUNTIES
from factsheet.sources.national_tables import Entry, read_table
from factsheet.sources.shapes import Geography, open_geography, read_shapes
from tests.sources.builders import messages, write


@pytest.fixture(scope="module")
def geography() -> Geography:
    return open_geography(DataFolder(resources.DATA))


def entries(folder: Path, geography: Geography, usps: str, *codes: str) -> tuple[Entry, ...]:
    """Return the rows of a county table of one state, read (synthetic)."""
    lines = "\n".join(["fips,year,offenses", *(f"{code},2019,1" for code in codes)])
    path = write(folder / "a.csv", f"{lines}\n")
    states = {code[:2]: usps for code in codes}
    codes = geography.codes
    return read_table(path, COUNTIES, states, codes).of(usps)


def test_names_codes_and_outlines_are_read(geography: Geography) -> None:
    shapes = read_shapes(geography, "MA", ())
    assert (shapes.usps, shapes.edition, shapes.size, len(shapes.counties)) == ("MA", 2016, (10000, 6128), 14)
    suffolk = shapes.counties[-2]
    assert (suffolk.fips, suffolk.name, suffolk.full_name) == ("25025", "Suffolk", "Suffolk County")
    assert all(ring for county in shapes.counties for ring in county.rings)


def test_an_independent_city_keeps_its_kind(geography: Geography) -> None:
    names = {county.fips: county.full_name for county in read_shapes(geography, "VA", ()).counties}
    assert (names["51161"], names["51770"]) == ("Roanoke County", "Roanoke city")


@pytest.mark.parametrize(
    ("usps", "codes", "edition"),
    [("CT", ["09003"], 2016), ("CT", ["09110"], 2023), ("CT", [], 2023), ("AK", ["02261"], 2016), ("AK", ["02063"], 2023)],
)  # fmt: skip
def test_the_codes_choose_the_edition(
    tmp_path: Path, geography: Geography, usps: str, codes: list[str], edition: int
) -> None:
    assert read_shapes(geography, usps, entries(tmp_path, geography, usps, *codes)).edition == edition


def test_codes_of_two_editions_are_refused_and_the_odd_rows_named(
    tmp_path: Path, geography: Geography
) -> None:
    with pytest.raises(DataError) as caught:
        read_shapes(
            geography, "CT", entries(tmp_path, geography, "CT", "09001", "09110", "09003", "09120", "09005")
        )
    allowed = "counties of one edition; the other rows are of 2016"
    assert messages(caught.value, tmp_path) == [
        f"DIR/a.csv:3: fips: found '09110'; allowed: {allowed}",
        f"DIR/a.csv:5: fips: found '09120'; allowed: {allowed}",
    ]


def test_a_code_of_no_edition_is_refused(tmp_path: Path, geography: Geography) -> None:
    with pytest.raises(DataError) as caught:
        read_shapes(geography, "CT", entries(tmp_path, geography, "CT", "09003", "09002"))
    assert messages(caught.value, tmp_path) == [
        "DIR/a.csv:3: fips: found '09002'; allowed: a county of CT in the edition 2023 or 2016"
    ]


@pytest.mark.parametrize(("old", "usps"), [("46113", "SD"), ("02270", "AK"), ("51515", "VA")])
def test_a_replaced_code_means_the_county_of_today(
    tmp_path: Path, geography: Geography, old: str, usps: str
) -> None:
    (entry,) = entries(tmp_path, geography, usps, old)
    assert (entry.place, entry.written) == (geography.replaced_codes[old], old)
    assert entry.place in {county.fips for county in read_shapes(geography, usps, [entry]).counties}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"size": 3}', "[" * 100_000])
def test_shapes_of_another_form_are_one_fault(tmp_path: Path, text: str) -> None:
    write(tmp_path / "geography" / "2016" / "MA.json", text)
    with pytest.raises(DataError) as caught:
        read_shapes(Geography(DataFolder(tmp_path, tmp_path), {}), "MA", ())
    assert messages(caught.value, tmp_path) == [
        "DIR/geography/2016/MA.json:1: file: found another form; "
        "allowed: county shapes as data/geography/README.md describes them"
    ]


def test_missing_shapes_are_one_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_shapes(Geography(DataFolder(tmp_path, tmp_path), {}), "MA", ())
    assert messages(caught.value, tmp_path) == [
        "DIR/geography/2016/MA.json:1: file: found no file; allowed: county shapes as data/geography/README.md describes them"
    ]


def test_a_name_on_the_map_without_a_glyph_is_refused(tmp_path: Path, geography: Geography) -> None:
    shipped = json.loads((resources.DATA / "geography" / "2016" / "RI.json").read_text(encoding="utf-8"))
    shipped["counties"][0]["n"] = "Bristol ᏣᎳᎩ"
    write(tmp_path / "geography" / "2016" / "RI.json", json.dumps(shipped))
    with pytest.raises(DataError) as caught:
        read_shapes(Geography(DataFolder(tmp_path, tmp_path), geography.counties), "RI", ())
    assert messages(caught.value, tmp_path) == [
        f"DIR/geography/2016/RI.json:1: counties.{shipped['counties'][0]['f']}.n: found the characters 'Ꮳ' (U+13E3), "
        "'Ꮃ' (U+13B3), 'Ꭹ' (U+13A9); allowed: characters that the sheet's font has"
    ]


def test_each_file_that_a_folder_of_shapes_lacks_is_the_shipped_one(tmp_path: Path) -> None:
    shipped = resources.DATA / "geography"
    own = json.loads((shipped / "2016" / "RI.json").read_text(encoding="utf-8"))
    own["counties"][0]["n"] = "Bristol (own)"
    write(tmp_path / "geography" / "2016" / "RI.json", json.dumps(own))
    geography = open_geography(DataFolder(tmp_path))
    assert "Bristol (own)" in {county.name for county in read_shapes(geography, "RI", ()).counties}
    assert len(read_shapes(geography, "MA", ()).counties) == 14
    assert read_shapes(geography, "CT", ()).edition == 2023


def test_a_list_of_counties_alone_goes_with_the_shipped_shapes(tmp_path: Path) -> None:
    text = (resources.DATA / "geography" / "counties.csv").read_text(encoding="utf-8")
    write(tmp_path / "geography" / "counties.csv", text.replace("Suffolk County", "Suffolk Shire"))
    counties = read_shapes(open_geography(DataFolder(tmp_path)), "MA", ()).counties
    assert "Suffolk Shire" in {county.full_name for county in counties}


def test_own_shapes_of_a_state_stand_before_a_newer_shipped_edition(tmp_path: Path) -> None:
    text = (resources.DATA / "geography" / "2016" / "CT.json").read_text(encoding="utf-8")
    write(tmp_path / "geography" / "2016" / "CT.json", text)
    assert read_shapes(open_geography(DataFolder(tmp_path)), "CT", ()).edition == 2016
