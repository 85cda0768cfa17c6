"""Letters whose accents come apart are one character wherever text enters."""

import unicodedata
from pathlib import Path

import pytest

from factsheet.intake.fbi_file import COLUMNS, read_fbi_file
from factsheet.intake.provenance import read_provenance
from factsheet.intake.raw_table import read_csv_table
from factsheet.model import Jurisdiction, JurisdictionKind
from factsheet.sources.county_names import read_counties
from factsheet.sources.jurisdictions import find_jurisdiction
from factsheet.wording.language_files import read_language
from factsheet.yaml_edit.edits import rewrite_file
from tests.intake.builders import CAME_FROM, workbook
from tests.intake.office_files import read_workbook
from tests.sources.builders import MINIMAL, a_folder, write

COMPOSED = "Luật Đồn Über"
APART = unicodedata.normalize("NFD", COMPOSED)
ESCAPED = '"' + APART.encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00") + '"'


def test_the_text_of_these_tests_differs_by_its_accents_alone() -> None:
    assert APART != COMPOSED
    assert ESCAPED.isascii()


@pytest.mark.parametrize("written", [APART, f"'{APART}'", ESCAPED])
def test_in_a_profile(tmp_path: Path, written: str) -> None:
    assert a_folder(tmp_path, f"{MINIMAL}publisher: {written}\n").profile("MA").publisher == COMPOSED


@pytest.mark.parametrize("written", [APART, ESCAPED])
def test_in_a_wording(tmp_path: Path, written: str) -> None:
    write(
        tmp_path / "vi.yaml", f"language: vi-US\nlocale: vi\ntexts:\n  a: {written}\nterms:\n  {written}: b\n"
    )
    file = read_language("vi", tmp_path)
    assert (file.texts["a"], list(file.terms)) == (COMPOSED, [COMPOSED.casefold()])


def test_in_tables(tmp_path: Path) -> None:
    (raw,) = read_workbook(workbook(tmp_path / "a.xlsx", {"One": [[APART]]})).tables
    assert raw.rows == ((COMPOSED,),)
    assert read_csv_table(write(tmp_path / "a.csv", APART)).rows == ((COMPOSED,),)
    counties = "fips,usps,in_2016,in_2023,name,full_name\n25025,MA,1,1,NAME,NAME\n".replace("NAME", APART)
    (county,) = read_counties(write(tmp_path / "counties.csv", counties))
    assert (county.name, county.full_name) == (COMPOSED, COMPOSED)
    fbi = write(tmp_path / "fbi.csv", f"{','.join(COLUMNS)}\n2019,X,MA,{APART},HTIS,1\n")
    assert read_fbi_file(fbi, frozenset({"MA"}))[0].county == COMPOSED


@pytest.mark.parametrize(("name", "asked"), [(COMPOSED, APART), (APART, COMPOSED)])
def test_in_the_name_of_a_state_that_is_asked_for(name: str, asked: str) -> None:
    state = Jurisdiction("MA", "25", name, JurisdictionKind.STATE, 1, "county", None)
    assert find_jurisdiction([state], asked) is state


def test_in_the_name_of_a_file_that_is_brought_in(tmp_path: Path) -> None:
    assert read_provenance(write(tmp_path / f"{APART}.csv", "a"), CAME_FROM.on).file == f"{COMPOSED}.csv"


def test_lines_of_a_file_that_do_not_change_keep_their_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", f"a: {APART}\nb: 1\n")
    assert rewrite_file(path, {"a": COMPOSED, "b": 2}) == f"a: {APART}\nb: 2\n".encode()
