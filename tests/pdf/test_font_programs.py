"""Fonts cut down to some characters, as another reader of fonts finds them."""

from functools import cache
from io import BytesIO
from struct import unpack
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from factsheet.pdf.character_codes import FIRST, split_subsets
from factsheet.pdf.font_programs import make_font_program
from factsheet.resources import FONTS
from factsheet.typesetting.faces import Face, find_missing_glyphs, register_faces

PRINTABLE = [
    chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x100)) if not find_missing_glyphs(chr(code))
]

WHOLE = 0xB1B0AFBA  # what all long words of a font add up to


@cache
def whole(face: Face) -> Any:
    return TTFont(FONTS / f"{face}.ttf")


def cut(text: str, face: Face) -> tuple[Any, dict[int, str]]:
    register_faces()
    (characters,) = split_subsets(text).values()
    program = make_font_program(pdfmetrics.getFont(face.value).face, tuple(characters.items()))
    return TTFont(BytesIO(program)), characters


def drawn(font: Any, glyph: str) -> list[Any]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return list(pen.value)


@given(st.text(st.sampled_from(PRINTABLE), min_size=1, max_size=30), st.sampled_from(Face))
def test_each_code_has_the_outline_and_the_width_of_its_character(text: str, face: Face) -> None:
    font, characters = cut(text, face)
    codes = font["cmap"].getcmap(1, 0).cmap
    for code, char in characters.items():
        name = whole(face).getBestCmap()[ord(char)]
        assert drawn(font, codes[code]) == drawn(whole(face), name)
        assert font["hmtx"][codes[code]] == whole(face)["hmtx"][name]
    assert {code for code, glyph in codes.items() if glyph != ".notdef"} == set(characters)


def test_a_font_has_the_tables_that_a_pdf_file_asks_for_and_no_other() -> None:
    font, _ = cut("Ohio", Face.REGULAR)
    assert sorted(font.reader.keys()) == ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]
    assert font["maxp"].numGlyphs == 1 + 4 + 2  # the missing glyph, O, h, i, o, the parts of the i


def test_parts_of_a_letter_come_along_once() -> None:
    font, _ = cut("áé", Face.REGULAR)
    assert font["maxp"].numGlyphs == 1 + 2 + 3  # two letters of a, e and one accent


@pytest.mark.parametrize("face", Face)
def test_a_missing_glyph_keeps_its_box(face: Face) -> None:
    font, _ = cut("a", face)
    assert drawn(font, ".notdef") == drawn(whole(face), ".notdef")


def test_a_font_is_whole_by_its_checksum() -> None:
    register_faces()
    characters = tuple(split_subsets("Ohio")[FIRST].items())
    program = make_font_program(pdfmetrics.getFont(Face.BOLD.value).face, characters)
    padded = program + bytes(-len(program) % 4)
    assert sum(unpack(f">{len(padded) // 4}L", padded)) % 2**32 == WHOLE
