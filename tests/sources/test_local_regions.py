# ruff: noqa: E501 - messages whole
"""Local names of parts of states: the shipped ones, those of a folder, and what is wrong with a row."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.reading.file_names import LOCAL_REGIONS
from factsheet.resources import DATA
from factsheet.sources import open_library
from factsheet.sources.local_regions import read_local_regions
from factsheet.wording import load_wording

SHIPPED = DATA / LOCAL_REGIONS


def write(folder: Path, text: str) -> Path:
    path = folder / LOCAL_REGIONS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_regions_are_whole() -> None:
    regions = open_library().geography.regions
    sizes = {name: [*regions.values()].count(name) for name in dict.fromkeys(regions.values())}
    assert sizes["the Upper Peninsula"] == 15
    assert sizes["the Eastern Shore"] == 9 + 2
    assert sizes["the Texas Panhandle"] == 26
    in_alaska = {fips for fips, county in open_library().geography.counties.items() if county.usps == "AK"}
    assert in_alaska <= regions.keys()


def test_each_shipped_region_has_its_name_in_spanish() -> None:
    names = {*open_library().geography.regions.values()}
    assert names
    assert [name for name in names if load_wording("es").term(name).lang is not None] == []


def test_rows_of_a_folder_add_to_the_shipped_ones_and_an_empty_cell_takes_a_name_away(tmp_path: Path) -> None:
    write(tmp_path, "fips,region\n08031,the Front Range\n26003,\n")
    geography = open_library(tmp_path).geography
    assert geography.regions["08031"] == "the Front Range"
    assert "26003" not in geography.regions
    assert geography.regions["26013"] == "the Upper Peninsula"


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "fips,region\n99999,Nowhere\n08031,the Front Range\n08031,Denver\n08001,北\n")
    with pytest.raises(DataError) as caught:
        read_local_regions((SHIPPED, path), open_library().geography.counties)
    assert [str(fault) for fault in caught.value.faults] == [
        f"{path}:2: fips: found '99999'; allowed: the code of a county in geography/counties.csv, five digits",
        f"{path}:4: fips: found '08031'; allowed: each county once",
        f"{path}:5: region: found the character '北' (U+5317); allowed: characters that the sheet's font has",
    ]


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "fips,name\n08031,the Front Range\n")
    with pytest.raises(DataError, match="region"):
        read_local_regions((path,), {"08031"})


def test_shipped_rows_of_counties_that_an_own_list_lacks_are_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, "fips,region\n99001,the Fens\n")
    header = "fips,usps,in_2016,in_2023,name,full_name\n"
    (tmp_path / "geography" / "counties.csv").write_text(
        f"{header}26003,MI,1,0,Alger,Alger County\n99001,ZZ,0,1,Finch,Finch County\n", encoding="utf-8"
    )
    assert open_library(tmp_path).geography.regions == {"26003": "the Upper Peninsula", "99001": "the Fens"}
    with pytest.raises(DataError) as caught:
        read_local_regions((SHIPPED, path), {"26003"}, has_own_counties=True)
    assert [str(fault) for fault in caught.value.faults] == [
        f"{path}:2: fips: found '99001'; allowed: the code of a county in geography/counties.csv, five digits"
    ]
