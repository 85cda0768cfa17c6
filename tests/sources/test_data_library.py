# ruff: noqa: E501 - a case a line, with its whole message
import re
import shutil
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import DataError
from factsheet.model import Status
from factsheet.sources import Library, open_library
from factsheet.theme import Theme
from factsheet.wording.language_files import read_language
from tests.sources.builders import MINIMAL, a_folder, messages, write

MEASURE = "figures:\n  persons: {value: 5, period: 2016, source: SOURCE}\n"
SOURCE = (
    "  publisher: A\n  title: B\n  unit: C\n  checked_on: 2026-11-23\n  licence: D\n  policy: E\n  cited: F\n"
)


def test_a_profile_is_looked_for_in_the_given_folder_alone(tmp_path: Path) -> None:
    library = a_folder(tmp_path)
    assert (library.has_profile("MA"), library.has_profile("TX")) == (True, False)
    with pytest.raises(DataError) as caught:
        library.profile("TX")
    assert messages(caught.value, tmp_path) == [
        "DIR/profiles/tx.yaml:1: file: found no file; allowed: a profile for each state asked for"
    ]


def test_shared_files_that_the_folder_lacks_are_the_shipped_ones(tmp_path: Path) -> None:
    profile, shipped = a_folder(tmp_path).profile("MA"), open_library().profile("MA")
    assert (profile.contact, profile.counties, profile.cases_by_year) == (
        shipped.contact,
        shipped.counties,
        shipped.cases_by_year,
    )
    assert (profile.laws, profile.persons) == ((), None)


def test_a_shared_file_in_the_folder_comes_before_the_shipped_one(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path, federal_laws_yaml="- title: An act\n  citation: X\n  source: Y\n  checked_on: 2026-11-23\n"
    )
    assert [law.title for law in library.profile("MA").federal_laws] == ["An act"]


def test_a_shared_file_is_read_once(tmp_path: Path) -> None:
    library = a_folder(tmp_path, federal_laws_yaml="[]\n")
    first = library.profile("MA")
    write(tmp_path / "federal_laws.yaml", "no list at all\n")
    assert library.profile("MA").federal_laws is first.federal_laws


def test_a_fact_and_its_place_come_from_one_reading(tmp_path: Path) -> None:
    library = a_folder(tmp_path, federal_laws_yaml="[]\n", theme_yaml="publisher: An Office\n")
    facts = (library.federal_laws, library.theme.publisher)
    write(tmp_path / "federal_laws.yaml", "- [\n")
    write(tmp_path / "theme.yaml", "# moved\npublisher: Another\n")
    assert facts == ((), "An Office")
    assert library.shared_places["federal_laws.yaml"] == {}
    assert library.shared_places["theme.yaml"]["publisher"].line == 1


def test_a_source_that_does_not_exist_is_refused_with_its_place(tmp_path: Path) -> None:
    library = a_folder(tmp_path, MINIMAL + MEASURE.replace("SOURCE", "hotline-anual"))
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    assert messages(caught.value, tmp_path) == [
        "DIR/profiles/ma.yaml:5: figures.persons.source: found 'hotline-anual'; allowed: a key of sources.yaml: "
        "'hotline-annual' perhaps; one of hotline-annual, hotline-2016-kinds, hotline-nc-2021, "
        "hhs-massachusetts-2016, fbi-offenses, laws-and-efforts, census-shapes, census-residents, hhs-regions"
    ]


def test_faults_in_the_sources_are_told_by_key(tmp_path: Path) -> None:
    library = a_folder(tmp_path, sources_yaml=f"mine:\n{SOURCE}  pages: 3\nother: text\nBad-key:\n{SOURCE}")
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    keys = (
        "key, publisher, title, name, cited, unit, item, period, url, checked_on, licence, notes, note, words, map, "
        "cautions, directory, state_pages, policy, disclosure, imported"
    )
    assert messages(caught.value, tmp_path) == [
        f"DIR/sources.yaml:9: mine.pages: found the unknown key 'pages'; "
        f"allowed: 'state_pages' perhaps; one of {keys}",
        f"DIR/sources.yaml:10: other: found 'text'; allowed: the keys {keys}, each in a line of its own",
        "DIR/sources.yaml:11: Bad-key.key: found 'Bad-key'; "
        "allowed: a key of sources.yaml: small letters, digits and hyphens: bad-key",
    ]


def test_the_sources_of_the_tables_are_there_beside_those_of_the_folder(tmp_path: Path) -> None:
    library = a_folder(tmp_path, sources_yaml=f"hotline-annual:\n{SOURCE}mine:\n{SOURCE}")
    shipped = open_library().sources
    assert [*library.sources] == [*shipped, "mine"]
    assert [key for key in shipped if library.sources[key] != shipped[key]] == ["hotline-annual"]
    assert library.profile("MA").jurisdiction.usps == "MA"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("contact.yaml", "name: A\n", "DIR/contact.yaml:1: checked_on: found nothing; allowed: a value: a date as year-month-day, such as 2026-11-23"),
        ("federal_laws.yaml", "title: A\n", "DIR/federal_laws.yaml:1: file: found keys with values; allowed: a list, each entry after a hyphen"),
        ("sources.yaml", "- a\n", "DIR/sources.yaml:1: file: found a list; allowed: keys with values"),
    ],
)  # fmt: skip
def test_a_shared_file_of_another_form_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    library = a_folder(tmp_path)
    write(tmp_path / name, text)
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    assert messages(caught.value, tmp_path)[0] == message


def test_sources_stand_in_the_order_of_their_use(tmp_path: Path) -> None:
    library = a_folder(tmp_path, MINIMAL + MEASURE.replace("SOURCE", "hhs-massachusetts-2016"))
    assert [source.key for source in library.profile("MA").sources] == [
        "hotline-annual",
        "hhs-massachusetts-2016",
        "fbi-offenses",
        "census-residents",
        "census-shapes",
        "hhs-regions",
    ]


def test_a_made_up_profile_says_so(tmp_path: Path) -> None:
    library = a_folder(tmp_path, MINIMAL.replace("final", "synthetic"))
    assert library.profile("MA").status is Status.SYNTHETIC


def test_connecticut_by_planning_regions_calls_its_counties_regions(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path,
        tables__fbi_county_offenses_csv="fips,year,offenses\n09110,2023,4\n",
        tables__fbi_not_placed_csv="usps,year,reason,offenses\n",
        tables__fbi_offense_types_csv="usps,year,type,offenses\nCT,2023,commercial_sex_acts,4\n",
    )
    write(tmp_path / "profiles" / "ct.yaml", MINIMAL.replace("MA", "CT"))
    profile = library.profile("CT")
    assert (profile.shapes.edition, profile.jurisdiction.county_unit) == (2023, "region")


def test_a_file_reached_by_a_link_is_read(tmp_path: Path) -> None:
    a_folder(tmp_path / "a", MINIMAL + "publisher: By link\n")
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    assert open_library(tmp_path / "b").profile("MA").publisher == "By link"


def read_all(library: Library) -> None:
    assert library.profile("MA").jurisdiction.usps == "MA"
    assert library.theme == Theme()


@pytest.mark.parametrize("name", ["profiles/ma.yaml", "profiles", "contact.yaml", "tables/hotline_annual.csv", "tables", "geography", "theme.yaml"])  # fmt: skip
def test_a_link_that_leads_to_nothing_is_told_and_no_shipped_file_taken_in_its_place(
    tmp_path: Path, name: str
) -> None:
    library = a_folder(tmp_path)
    path = tmp_path / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(DataError) as caught:
        read_all(library)
    (message,) = messages(caught.value, tmp_path)
    assert message.startswith(f"DIR/{name}")
    assert "found no file" in message
    assert library.has_profile("MA")


def test_a_language_below_a_link_that_leads_to_nothing_is_told(tmp_path: Path) -> None:
    library = a_folder(tmp_path)
    (tmp_path / "wording").symlink_to(tmp_path / "nowhere")
    with pytest.raises(DataError) as caught:
        read_language("en", library.wording_folder)
    assert messages(caught.value, tmp_path) == [
        "DIR/wording/en.yaml:1: file: found no file; allowed: a file that can be read"
    ]


def test_a_kind_of_offense_that_nobody_reported_is_not_on_the_sheet(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path,
        tables__fbi_county_offenses_csv="fips,year,offenses\n25025,2019,4\n",
        tables__fbi_not_placed_csv="usps,year,reason,offenses\n",
        tables__fbi_offense_types_csv="usps,year,type,offenses\nMA,2019,involuntary_servitude,4\n",
    )
    offenses = library.profile("MA").offenses
    assert offenses is not None
    assert [(bar.label, bar.value) for bar in offenses.by_type] == [("involuntary_servitude", 4)]


def test_faults_of_form_and_characters_without_a_glyph_are_told_at_once(tmp_path: Path) -> None:
    shipped = (resources.DATA / "contact.yaml").read_text(encoding="utf-8")
    (name,) = re.findall(r"^name: .*$", shipped, re.MULTILINE)
    library = a_folder(tmp_path, contact_yaml=shipped.replace(name, "name: 電話\nowner: A"))
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    assert [
        message.partition("; allowed")[0].partition(" ")[2] for message in messages(caught.value, tmp_path)
    ] == [
        "name: found the characters '電' (U+96FB), '話' (U+8A71)",
        "owner: found the unknown key 'owner'",
    ]


def test_an_edition_before_has_the_files_of_this_one_where_it_keeps_none_of_its_own(tmp_path: Path) -> None:
    table = (resources.DATA / "tables" / "hotline_annual.csv").read_text(encoding="utf-8")
    sources = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
    assert "MA,2016,279,88\n" in table
    library = a_folder(
        tmp_path,
        sources_yaml=sources.replace("threshold: none", "threshold: 11"),
        tables__hotline_annual_csv=table.replace("MA,2016,279,88\n", "MA,2016,279,90\n"),
    )
    write(tmp_path / "previous" / "profiles" / "ma.yaml", MINIMAL.replace("2023", "2022"))
    assert library.before is not None
    assert library.before.sources == library.sources
    assert library.before.tables.hotline.of("MA") == library.tables.hotline.of("MA")
    write(tmp_path / "previous" / "tables" / "hotline_annual.csv", table)
    before = open_library(tmp_path).profile("MA").before
    assert before is not None
    assert before.cases_by_year is not None
    assert before.cases_by_year.values[-1] == 88


def test_the_edition_before_stands_in_the_nearest_folder_that_keeps_the_state(tmp_path: Path) -> None:
    library = a_folder(tmp_path, MINIMAL)
    older, nearest = tmp_path / "previous" / "previous" / "profiles", tmp_path / "previous" / "profiles"
    write(older / "ma.yaml", MINIMAL.replace("2023", "2021"))
    write(nearest / "oh.yaml", MINIMAL.replace("2023", "2022").replace("MA", "OH"))
    before = library.profile("MA").before
    assert before is not None
    assert (before.edition, before.before) == (2021, None)
    write(nearest / "ma.yaml", MINIMAL.replace("2023", "2022"))
    nearer = open_library(tmp_path).profile("MA").before
    assert nearer is not None
    assert nearer.before is not None
    assert (nearer.edition, nearer.before.edition) == (2022, 2021)
