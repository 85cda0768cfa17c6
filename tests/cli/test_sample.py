"""``factsheet sample``: a made-up sheet on which every block can be seen, and which says so everywhere."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from factsheet import resources
from factsheet.conformance.verapdf import VeraPdf
from factsheet.disclosure import protect_profile
from factsheet.layout import PlacedSheet, Sheet, draw_sheet, place_sheet
from factsheet.model import BlockName, CellMark, Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.placed import Element, Role
from factsheet.page.untold import read_page_texts
from factsheet.reading.file_names import SAMPLE
from factsheet.sources.data_library import Library, open_library
from factsheet.wording import load_wording
from factsheet.wording.language import find_own_language
from tests.cli.runs import files_of, invoke
from tests.conformance import page_faults
from tests.sheets.drawn import STATES, text_of
from tests.sheets.drawn import library as open_shipped_library
from tools.make_sample import write_sample

FOLDER = resources.DATA / SAMPLE
SHEETS = [(form, lang) for form in Format for lang in ("en", "es")]
DIALLED = "866-347-2423"  # of a further national line, which the Hotline's band names where it has no block
BY_KEY = {
    BlockName.FIGURES: {"glance"},
    BlockName.MAP: {"counties"},
    BlockName.COUNTIES: {"leading counties", "leading counties of the second map"},
    BlockName.SECOND_MAP: {"second_counties"},
    BlockName.PEOPLE: {"people"},
    BlockName.CALL_TYPES: {"calls"},
    BlockName.VENUES: {"venues.sex", "venues.labor"},
    BlockName.COMPARISON: {"comparison"},
    BlockName.OFFENSES: {"offenses"},
    BlockName.LAWS: {"laws"},
    BlockName.EFFORTS: {"efforts"},
}
SEEN_OTHERWISE = {BlockName.BY_YEAR, BlockName.LINES, BlockName.REQUESTS, BlockName.FEDERAL_LAWS}


@cache
def library() -> Library:
    return open_library(FOLDER)


def place(profile: Profile, form: Format, lang: str) -> PlacedSheet:
    safe, options = protect_profile(profile).profile, SheetOptions(form, lang, has_back=True)
    return place_sheet(
        safe, options, own_words=find_own_language(lang, library().wording_folder), theme=library().theme
    )


@cache
def place_sample(form: Format, lang: str) -> PlacedSheet:
    return place(library().profile("ZZ"), form, lang)


@cache
def draw_sample(form: Format, lang: str) -> Sheet:
    safe, options = protect_profile(library().profile("ZZ")).profile, SheetOptions(form, lang, has_back=True)
    return draw_sheet(
        safe, options, own_words=find_own_language(lang, library().wording_folder), theme=library().theme
    )


def list_elements(sheet: PlacedSheet) -> list[Element]:
    def walk(element: Element) -> Iterator[Element]:
        yield element
        for child in element.children:
            if isinstance(child, Element):
                yield from walk(child)

    return [each for page in sheet.document.pages for top in page.content for each in walk(top)]


def list_keys(sheet: PlacedSheet) -> set[str]:
    return {element.key for element in list_elements(sheet)}


def list_alts(sheet: PlacedSheet, key: str) -> list[str]:
    return [element.alt for element in list_elements(sheet) if element.key == key and element.alt]


def test_the_tests_below_look_for_every_block_there_is() -> None:
    assert {*BY_KEY} | SEEN_OTHERWISE == {*BlockName}


@pytest.mark.parametrize(("form", "lang"), SHEETS)
def test_every_block_is_on_the_sheet(form: Format, lang: str) -> None:
    sheet = place_sample(form, lang)
    assert {name for name, keys in BY_KEY.items() if not keys <= list_keys(sheet)} == set()
    assert sheet.fit.left_out == ()
    alone = {
        "counties",
        "second_counties",
        "cases by year",
        "calls by year",
    }  # shades or columns without counts
    assert {*sheet.fit.shortened} <= alone


@pytest.mark.parametrize(("form", "lang"), SHEETS)
def test_years_and_further_lines_are_seen_where_the_format_has_them(form: Format, lang: str) -> None:
    sheet = place_sample(form, lang)
    begin = load_wording(lang).say("alt.chart", title="", bars="").split(".")[0]
    assert sum(alt.startswith(begin) for alt in list_alts(sheet, "glance")) == 3  # cases, calls and offenses
    assert DIALLED in read_page_texts(sheet.document.pages)
    assert ("lines" in list_keys(sheet)) is (form is Format.LARGE)


@pytest.mark.parametrize(("form", "lang"), [pair for pair in SHEETS if pair[0] is not Format.GRANT])
def test_what_people_ask_for_is_seen_wherever_there_is_room(form: Format, lang: str) -> None:
    assert "requests" in list_keys(place_sample(form, lang))


def test_federal_laws_stand_where_there_is_no_other_law() -> None:
    lawless = replace(library().profile("ZZ"), laws=())
    assert "federal laws" in list_keys(place(lawless, Format.HANDOUT, "en"))
    assert "federal laws" not in list_keys(place_sample(Format.HANDOUT, "en"))


@pytest.mark.parametrize(("form", "lang"), SHEETS)
def test_publisher_logo_contact_and_funding_are_seen(form: Format, lang: str) -> None:
    sheet = place_sample(form, lang)
    assert {"logo", "contact", "funding", "hotline", "about", "footer"} <= list_keys(sheet)


def test_each_mark_of_a_count_is_seen() -> None:
    profile, sheet = protect_profile(library().profile("ZZ")).profile, place_sample(Format.HANDOUT, "en")
    assert profile.second_counties is not None
    assert {CellMark.NOT_SHOWN, CellMark.NO_DATA} <= {*profile.second_counties.cells.values()}
    (shaded,) = list_alts(sheet, "second_counties")[:1]
    assert "Not shown for" in shaded
    assert "No data for" in shaded
    told = " ".join(list_alts(sheet, "people"))
    assert "not shown" in told
    assert "as published by Sample C" in told
    assert "As published by Sample C." in text_of(draw_sample(Format.HANDOUT, "en").content)


def test_laws_and_efforts_of_all_kinds_are_seen() -> None:
    profile, elements = library().profile("ZZ"), list_elements(place_sample(Format.LARGE, "en"))
    links = {element.url for element in elements if element.role is Role.LINK}
    assert {profile.laws[0].url, profile.efforts.collaborations[1].url} <= links
    assert any(element.lang == "es" for element in elements)
    assert any(law.short_title for law in profile.laws)
    efforts = profile.efforts
    assert all((efforts.agencies, efforts.collaborations, efforts.resources, efforts.funding))


@pytest.mark.parametrize(("form", "lang"), SHEETS)
def test_each_page_says_that_it_is_made_up(form: Format, lang: str) -> None:
    pages = place_sample(form, lang).document.pages
    word = load_wording(lang).say("stamp.synthetic")
    assert word in {"SYNTHETIC", "SINTÉTICO"}
    stamps = [[each for each in page.content if each.key == "stamp"] for page in pages]
    assert [len(found) for found in stamps] == [1] * len(pages)
    assert all(word in read_page_texts([page]) for page in pages)


TITLES = {
    "en": "Sampleland: Efforts to Combat Human Trafficking (made-up figures)",
    "es": "Sampleland: Esfuerzos para combatir la trata de personas (cifras inventadas)",
}
LEADS = {
    "en": "All figures, laws, and names on this sheet are made up: Sampleland is no state.",
    "es": "Todas las cifras, leyes y nombres de esta hoja son inventados: Sampleland no es un estado.",
}


@pytest.mark.parametrize("lang", TITLES)
def test_title_metadata_lead_and_name_say_that_it_is_made_up(lang: str) -> None:
    sheet = draw_sample(Format.HANDOUT, lang)
    assert sheet.name.endswith("_synthetic.pdf")
    assert LEADS[lang] in text_of(sheet.content)
    with pikepdf.open(io.BytesIO(sheet.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == TITLES[lang]
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == TITLES[lang]
        assert b"<factsheet:status>synthetic</factsheet:status>" in pdf.Root.Metadata.read_bytes()


def test_no_name_of_a_real_source_or_state_is_on_the_sheet() -> None:
    told = text_of(draw_sample(Format.HANDOUT, "en").content)
    shipped = open_shipped_library()
    names = {source.name.find("en") for source in shipped.sources.values() if source.name}
    names |= {source.publisher for source in shipped.sources.values()}
    names |= {state.name for state in shipped.jurisdictions} | {"FBI", "HHS, "}
    assert len(names) > 60
    # The Hotline's own number stands on each sheet, so that whoever needs help finds it there too; "HHS"
    # alone is the fixed word before the number of a region.
    assert {name for name in names if name and name in told} <= {"Hotline", "HHS"}
    assert "ZZ" not in STATES


def test_every_source_and_list_of_the_folder_is_made_up() -> None:
    text = (FOLDER / "sources.yaml").read_text(encoding="utf-8")
    publishers = [line for line in text.splitlines() if line.startswith("  publisher: ")]
    assert len(publishers) == 7
    assert all(line.startswith("  publisher: Made-up ") for line in publishers)
    heads = [path.read_text(encoding="utf-8").split("\n\n")[0] for path in sorted(FOLDER.rglob("*.yaml"))]
    assert ["MADE UP" in head for head in heads] == [True] * 4
    assert {source.publisher.partition(" ")[0] for source in library().profile("ZZ").sources} == {"Made-up"}


def test_the_tool_makes_the_tables_and_shapes_that_are_there(tmp_path: Path) -> None:
    write_sample(tmp_path)
    made = files_of(tmp_path)
    assert len(made) == 9
    assert {name: content for name, content in files_of(FOLDER).items() if name in made} == made


@pytest.mark.usefixtures("in_an_empty_folder")
def test_the_checks_find_nothing_to_mend() -> None:
    result = invoke("check", "--data", FOLDER, "--on", "2026-11-26", "--lang", "es")
    assert result.exit_code == 0
    assert "1 profile checked, 0 faults, 0 warnings, 1 notice," in result.stdout
    assert result.stderr.count("\n") == 1
    assert "no edition before" in result.stderr


@pytest.mark.usefixtures("in_an_empty_folder")
def test_the_command_draws_the_sheet() -> None:
    result = invoke("sample")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("output/zz_trafficking_2023_synthetic.pdf\twritten\ton the back, ")
    assert invoke("sample").stdout.split("\t")[1] == "unchanged"
    other = invoke("sample", "--format", "large", "--lang", "es", "--output", "sheets")
    assert other.stdout.startswith("sheets/zz_trafficking_2023_large_es_synthetic.pdf\twritten\t")
    drawn = Path("output/zz_trafficking_2023_synthetic.pdf").read_bytes()
    assert drawn == draw_sample(Format.HANDOUT, "en").content


@pytest.mark.usefixtures("in_an_empty_folder")
def test_the_command_ends_as_build_does() -> None:
    assert invoke("sample", "--lang", "xx").exit_code == 2
    assert invoke("sample", "MA").exit_code == 2
    Path("output").write_text("in the way", encoding="utf-8")
    assert invoke("sample").exit_code == 1


@pytest.mark.slow
@pytest.mark.parametrize(("form", "lang"), SHEETS)
def test_page_validation_finds_nothing(form: Format, lang: str) -> None:
    assert page_faults(draw_sample(form, lang).content) == []


@pytest.mark.parametrize(("form", "lang"), SHEETS)
def test_verapdf_finds_nothing(form: Format, lang: str, verapdf: VeraPdf) -> None:
    assert verapdf.check(draw_sample(form, lang).content) == []
