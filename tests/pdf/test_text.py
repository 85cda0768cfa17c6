"""Runs of text: how they are set, and that they are read as they were written."""

import re

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.page.placed import Role, Run
from factsheet.pdf import write_document
from factsheet.typography import Face, missing_glyphs
from tests.pdf.builders import a_document, a_page, a_paragraph, a_run, an_element, opened, page_text

PRINTABLE = [
    chr(code)
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x17F))
    if code != 0xAD and not missing_glyphs(chr(code))
]


def read(*runs: Run) -> str:
    return page_text(write_document(a_document(a_page(an_element(Role.PARAGRAPH, *runs)))))


def test_words_at_the_end_of_a_line_are_not_joined() -> None:
    assert read(a_run("the county "), a_run("report", y=688)).split() == ["the", "county", "report"]


def test_a_no_break_space_reads_as_a_space() -> None:
    assert read(a_run("M.G.L. ch. 265 §\u00a026D")).strip() == "M.G.L. ch. 265 § 26D"


@given(st.text(alphabet=st.sampled_from(PRINTABLE), min_size=1, max_size=60))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    # The reader takes hyphens at the end of a line for breaks; a full stop keeps them inside.
    assert read(a_run(f"{text}.", x=36, size=5)).strip() == f"{text}."


def test_more_than_255_characters_of_a_face_are_read() -> None:
    lines = [
        a_run("".join(PRINTABLE[start : start + 60]) + ".", y=700 - start)
        for start in range(0, len(PRINTABLE), 60)
    ]
    assert "".join(read(*lines).split()) == "".join(line.text for line in lines)
    assert len(PRINTABLE) > 255


@pytest.mark.parametrize("text", ["smile \U0001f600", "line\nbreak", "null \x00"])
def test_a_character_without_a_glyph_is_refused_by_name(text: str) -> None:
    (missing,) = missing_glyphs(text)
    with pytest.raises(ValueError, match=re.escape(f"FactsheetSans-Regular has no glyph for {missing!r}")):
        read(a_run(text))


def test_a_run_stands_where_it_was_placed() -> None:
    document = pypdfium2.PdfDocument(write_document(a_document(a_page(a_paragraph("Height", x=100, y=400)))))
    try:
        left, bottom, _, top = document[0].get_textpage().get_charbox(0)
    finally:
        document.close()
    assert left == pytest.approx(100, abs=1.2)
    assert (bottom, top) == pytest.approx((400, 406.6), abs=0.3)


def code_of(*runs: Run) -> str:
    pdf = opened(a_document(a_page(an_element(Role.PARAGRAPH, *runs))))
    return str(pdf.pages[0].Contents.read_bytes().decode("latin-1"))


def test_tracking_spreads_the_letters_of_its_run_alone() -> None:
    code = code_of(Run("LAWS", 72, 700, 30, Face.BOLD, 8.6, "#162e51", 0.34), a_run("Words", y=688))
    assert re.findall(r"\S+ Tc", code) == ["0.34 Tc", "0 Tc"]


def test_colour_and_font_are_written_only_where_they_change() -> None:
    code = code_of(*[a_run(f"line {n} ", y=700 - 12 * n) for n in range(5)])
    assert [
        len(re.findall(rf" {operator}$", code, re.MULTILINE)) for operator in ("Tf", "rg", "Td", "Tj")
    ] == [1, 1, 5, 5]


def test_fonts_are_embedded_subsets() -> None:
    pdf = opened(a_document())
    fonts = pdf.pages[0].Resources.Font
    assert [str(font.BaseFont) for font in fonts.values()] == ["/AAAAAA+FactsheetSans-Regular"]
    for font in fonts.values():
        assert len(font.FontDescriptor.FontFile2.read_bytes()) < 20_000
        assert b"<0000>" not in font.ToUnicode.read_bytes()
