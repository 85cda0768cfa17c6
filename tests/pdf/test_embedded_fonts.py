"""Fonts in a file: names, maps back to text, widths."""

import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.conformance.verapdf import VeraPdf
from factsheet.page.placed import PlacedDocument, Role
from factsheet.pdf.character_codes import find_code
from factsheet.pdf.document import write_document
from factsheet.pdf_files.character_maps import read_character_map
from factsheet.typesetting.faces import Face, find_missing_glyphs, measure_text
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_page, a_run, an_element, opened

PRINTABLE = [
    chr(code)
    for code in (*range(0x20, 0x7F), *range(0xA1, 0x250), *range(0x1E00, 0x1F00), *range(0x2010, 0x2070))
    if not find_missing_glyphs(chr(code))
]


def showing(text: str, *faces: Face) -> PlacedDocument:
    runs = [a_run(text, y=700 - 20 * row, face=face) for row, face in enumerate(faces or (Face.REGULAR,))]
    return a_document(a_page(an_element(Role.PARAGRAPH, *runs)))


def name_font(subset: int) -> str:
    return f"/F2.{subset}" if subset else "/F2"


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return dict(pdf.pages[0].Resources.Font.items())


@given(st.text(st.sampled_from(PRINTABLE), min_size=1, max_size=40))
def test_a_map_leads_back_to_each_character(text: str) -> None:
    with opened(showing(text)) as pdf:
        maps = {name: read_character_map(font).characters for name, font in fonts_of(pdf).items()}
    assert [maps[name_font(subset)][code] for subset, code in map(find_code, text)] == list(text)


@given(st.text(st.sampled_from(PRINTABLE), min_size=1, max_size=40))
def test_a_font_tells_the_width_of_each_character(text: str) -> None:
    pdf = opened(showing(text))
    fonts = fonts_of(pdf)
    told = []
    for subset, code in map(find_code, text):
        font = fonts[name_font(subset)]
        told.append(float(font.Widths[code - int(font.FirstChar)]))
    assert told == pytest.approx([measure_text(char, Face.REGULAR, 1000) for char in text], abs=0.01)


def test_a_block_of_a_map_holds_what_it_announces() -> None:
    pdf = opened(showing("“2019–2023” — …"))
    (font,) = fonts_of(pdf).values()
    content = font.ToUnicode.read_bytes().decode()
    blocks = re.findall(r"(\d+) begin(bf\w+)\n(.*?)endbf", content, re.DOTALL)
    assert [int(announced) for announced, _, _ in blocks] == [len(body.splitlines()) for *_, body in blocks]
    assert [kind for _, kind, _ in blocks] == ["bfrange", "bfchar"]


def test_faces_share_a_map_since_codes_mean_the_same_in_all() -> None:
    pdf = opened(showing("Año 2019–2023", *Face))
    fonts = fonts_of(pdf)
    assert list(fonts) == ["/F1", "/F2", "/F3", "/F4", "/F5"]
    assert len({font.ToUnicode.objgen for font in fonts.values()}) == 1
    assert len({font.FontDescriptor.FontFile2.objgen for font in fonts.values()}) == 5


def test_subsets_of_a_face_have_tags_of_their_own() -> None:
    tags = list_tags("Nguyễn, a")
    assert len(set(tags)) == 2
    assert all(re.fullmatch(r"/[A-Z]{6}\+FactsheetSans-Regular", tag) for tag in tags)


def test_other_characters_have_another_tag_so_that_joined_files_keep_them_apart() -> None:
    assert list_tags("stale") == list_tags("least") != list_tags("stalk")


def list_tags(text: str) -> list[str]:
    """Return the names of the fonts in which a text is shown."""
    with opened(showing(text)) as pdf:
        return [str(font.BaseFont) for font in fonts_of(pdf).values()]


def test_letters_of_several_subsets_conform(verapdf: VeraPdf) -> None:
    pdf = write_document(showing("Nguyễn Đạo, Hawaiʻi, ŋ → ≥ “años”", *Face))
    assert page_faults(pdf) == []
    assert verapdf.check(pdf) == []


def test_the_same_characters_in_another_order_give_the_same_font() -> None:
    programs = set()
    for text in ("stale", "least"):
        with opened(showing(text)) as pdf:
            (font,) = fonts_of(pdf).values()
            programs.add(font.FontDescriptor.FontFile2.read_bytes())
    assert len(programs) == 1
