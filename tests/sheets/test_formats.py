"""All formats and languages: conformant, as long as promised, and with the same numbers as the handout."""

import io

import numpy as np
import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.layout import Sheet
from factsheet.model import CellMark, Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.placed import Element, PlacedPage, QrCode
from factsheet.typesetting.text_run import Run
from tests.conformance import page_faults
from tests.sheets.copier import find_pictures
from tests.sheets.drawn import STATES, draw, place, profile_of, sheet_of, text_of

LANGUAGES = ("en", "es")
VARIANTS = [(form, lang) for form in Format for lang in LANGUAGES if (form, lang) != (Format.HANDOUT, "en")]
MOST_PAGES = {Format.HANDOUT: 1, Format.GRAY: 1, Format.GRANT: 2, Format.LARGE: 30}


def variants_of(usps: str) -> dict[tuple[Format, str], Sheet]:
    return {(form, lang): draw(profile_of(usps), SheetOptions(form, lang)) for form, lang in VARIANTS}


def printed_numbers(profile: Profile) -> list[str]:
    """Return every number that the handout of a profile prints, as printed in English."""
    measures = (profile.cases, profile.persons)
    numbers = [
        f"{measure.value:,}" for measure in measures if measure and not isinstance(measure.value, CellMark)
    ]
    ends = (
        profile.cases_by_year.values[:: len(profile.cases_by_year.values) - 1]
        if profile.cases_by_year
        else ()
    )
    numbers += [f"{value:,}" for value in ends]  # others may have their columns alone
    groups = profile.demographics.groups if profile.demographics else ()
    numbers += [
        f"{bar.value:,}" for group in groups for bar in group.bars if not isinstance(bar.value, CellMark)
    ]
    cells = profile.counties.cells.values() if profile.counties else ()
    counts = sorted((cell for cell in cells if not isinstance(cell, CellMark) and cell), reverse=True)
    return numbers + [f"{count:,}" for count in counts[:3]]


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_every_format_and_language_conforms_and_holds_the_same_numbers(usps: str, verapdf: VeraPdf) -> None:
    handout = text_of(sheet_of(usps).content)
    numbers = printed_numbers(profile_of(usps))
    assert [number for number in numbers if number not in handout] == []
    for (form, lang), sheet in variants_of(usps).items():
        level = "3a" if SHEET_FORMATS[form].has_files else "2a"
        assert verapdf.check(sheet.content, (level, "ua1")) == [], (form, lang)
        assert page_faults(sheet.content) == [], (form, lang)
        assert len(pdfium.PdfDocument(sheet.content)) == sheet.fit.pages <= MOST_PAGES[form]
        text = text_of(sheet.content)
        assert [number for number in numbers if number not in text] == [], (form, lang)


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_every_format_and_language_conforms_to_the_standards_of_pdf_2(usps: str, verapdf: VeraPdf) -> None:
    faults: dict[tuple[str, str], list[str]] = {}
    for form in Format:
        level = "4f" if SHEET_FORMATS[form].has_files else "4"
        for lang in LANGUAGES:
            content = draw(profile_of(usps), SheetOptions(form, lang, standard=Standard.PDF20)).content
            broken = verapdf.check(content, (level, "ua2", "wt1a", "wt1r"))
            faults[form, lang] = [*broken, *page_faults(content)]
    assert faults == {(form, lang): [] for form in Format for lang in LANGUAGES}


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_a_handout_in_spanish_is_one_page_with_its_own_name(usps: str) -> None:
    sheet = draw(profile_of(usps), SheetOptions(lang="es"))
    assert sheet.name == f"{usps.lower()}_trafficking_2023_es.pdf"
    with pikepdf.open(io.BytesIO(sheet.content)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.Lang == "es-US"


def runs_of(element: Element) -> list[tuple[Element, Run]]:
    found: list[tuple[Element, Run]] = []
    for child in element.children:
        if isinstance(child, Run):
            found.append((element, child))
        elif isinstance(child, Element):
            found.extend(runs_of(child))
    return found


def test_a_law_on_a_spanish_sheet_is_marked_english() -> None:
    (page,) = place(profile_of("MA"), SheetOptions(lang="es")).pages
    runs = [pair for element in page.content for pair in runs_of(element)]
    owners = {run.text.strip(): owner.lang for owner, run in runs}
    assert owners["Enticement of a Child Under 18"] == "en-US"
    assert owners["LEYES ESTATALES"] is None


def test_the_spanish_sheet_says_where_the_shading_is() -> None:
    text = text_of(draw(profile_of("MA"), SheetOptions(lang="es")).content)
    assert "El 70 % del total de delitos se registró en el este, el sureste y el centro" in text


def test_english_prevails_only_where_the_data_ask_for_it() -> None:
    from dataclasses import replace

    asked = replace(profile_of("WY"), english_prevails=True)
    sentence = "La versión en inglés prevalece."
    assert sentence in text_of(draw(asked, SheetOptions(lang="es")).content)
    assert sentence not in text_of(draw(profile_of("WY"), SheetOptions(lang="es")).content)
    assert "The English text prevails." not in text_of(draw(asked).content)


def test_the_grant_edition_has_no_links_files_or_small_type() -> None:
    sheet = draw(profile_of("MA"), SheetOptions(Format.GRANT))
    with pikepdf.open(io.BytesIO(sheet.content)) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)
        assert len(pdf.attachments) == 0
    for page in place(profile_of("MA"), SheetOptions(Format.GRANT)).pages:
        assert min(run.size for element in page.content for _, run in runs_of(element)) >= 11


def test_large_print_is_18_pt_and_lists_every_county_with_a_count() -> None:
    profile = profile_of("TX")
    document = place(profile, SheetOptions(Format.LARGE))
    assert min(run.size for page in document.pages for e in page.content for _, run in runs_of(e)) >= 18
    assert profile.counties is not None
    with_counts = [fips for fips, cell in profile.counties.cells.items() if isinstance(cell, int) and cell]
    told = [fips for page in document.pages for element in page.content for fips in told_by(element)]
    assert sorted(told) == sorted(with_counts)


def told_by(element: Element) -> list[str]:
    inside = (child for child in element.children if isinstance(child, Element))
    return [*element.counties, *(fips for child in inside for fips in told_by(child))]


@pytest.mark.parametrize("usps", ["VA", "TX"])  # without figures it is the other way round
@pytest.mark.parametrize("lang", LANGUAGES)
def test_large_print_has_the_hotline_in_short_on_its_first_page_and_whole_on_its_last(
    usps: str, lang: str
) -> None:
    first, *_, last = place(profile_of(usps), SheetOptions(Format.LARGE, lang)).pages
    assert "888-373-7888" in words_of(first)
    assert "233733" in words_of(first)
    assert all(word in words_of(last) for word in ("888-373-7888", "233733", "711", "200"))
    assert any(isinstance(child, QrCode) for element in last.content for child in element.children)


@pytest.mark.parametrize("usps", ["VA", "TX", "CA", "AK"])
def test_large_print_has_map_legend_and_their_heading_on_one_page(usps: str) -> None:
    pages = place(profile_of(usps), SheetOptions(Format.LARGE)).pages
    (page,) = [page for page in pages if find_pictures(page, "Map of")]
    assert len(find_pictures(page, "Map of")) == 2  # the map and its legend
    assert "WHERE OFFENSES WERE RECORDED" in words_of(page)
    bottom = SHEET_FORMATS[Format.LARGE].sheet.frame.y
    assert min(picture.y for picture in find_pictures(page, "Map of")) >= bottom - 0.01


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("en", "Ohio: Efforts to Combat Human Trafficking · Page\xa02 of 2"),
        ("es", "Ohio: Esfuerzos para combatir la trata de personas · Página\xa02 de 2"),
    ],
)
def test_the_second_page_of_a_grant_sheet_says_whose_it_is(lang: str, head: str) -> None:
    _, second = place(profile_of("OH"), SheetOptions(Format.GRANT, lang)).pages
    assert words_of(second).startswith(head)


@pytest.mark.parametrize("usps", ["TX", "KY", "VT", "MT", "PA"])
def test_a_grant_sheet_is_one_page_where_strips_and_types_make_the_second(usps: str) -> None:
    assert len(place(profile_of(usps), SheetOptions(Format.GRANT)).pages) == 1


@pytest.mark.parametrize("usps", ["VA", "MA", "TX", "FL"])
def test_a_map_has_the_same_labels_in_every_language(usps: str) -> None:
    labels = []
    for lang, beginning in (("en", "Map of"), ("es", "Mapa de")):
        (page,) = place(profile_of(usps), SheetOptions(lang=lang)).pages
        picture, _legend = find_pictures(page, beginning)
        labels.append((picture.drawing.counted, picture.drawing.ranked))
    assert labels[0] == labels[1]
    assert any(labels[0])


def words_of(page: PlacedPage) -> str:
    return "".join(run.text for element in page.content for _, run in runs_of(element))


@pytest.mark.parametrize("usps", ["OH", "CA", "TX"])
def test_the_gray_page_has_no_colour_and_no_large_dark_area(usps: str) -> None:
    sheet = draw(profile_of(usps), SheetOptions(Format.GRAY))
    image = pdfium.PdfDocument(sheet.content)[0].render(scale=1).to_pil()
    pixels = np.asarray(image.convert("RGB"), dtype=int)
    assert np.ptp(pixels, axis=2).max() < 3
    assert (np.asarray(image.convert("L")) < 110).mean() < 0.12
