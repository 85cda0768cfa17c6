"""What marked content says, as the fonts of its page tell their codes."""

from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from factsheet.pdf_files.character_maps import read_character_map
from factsheet.pdf_files.marked_text import MarkedText, read_marked_texts

MAP = b"""1 beginbfchar
<01> <0041>
endbfchar
2 beginbfrange
<02> <04> <0062>
<05> <06> [<00660069> <D83DDE00>]
endbfrange"""


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as opened:
        yield opened


def a_font(pdf: pikepdf.Pdf, subtype: str = "/TrueType") -> pikepdf.Object:
    return Dictionary(Subtype=Name(subtype), ToUnicode=pdf.make_indirect(Stream(pdf, MAP)))


def read_content(pdf: pikepdf.Pdf, content: bytes) -> list[MarkedText]:
    properties = Dictionary(One=Dictionary(MCID=7))
    return [*read_marked_texts(content, Dictionary(Font=Dictionary(F=a_font(pdf)), Properties=properties))]


def test_codes_are_told_by_characters_ranges_and_lists(pdf: pikepdf.Pdf) -> None:
    assert read_character_map(a_font(pdf)).decode(b"\x01\x02\x03\x04\x05\x06\x7a") == "Abcdfi😀z"
    assert read_character_map(a_font(pdf, "/Type0")).decode(b"\0\x01\0\x03") == "Ac"
    assert read_character_map(None).decode(b"A") == "A"


def test_each_mark_has_its_tag_number_and_text(pdf: pikepdf.Pdf) -> None:
    content = b"/P <</MCID 0>> BDC BT /F 9 Tf 1 1 Td <01> Tj [<02> 20 <03>] TJ 3 3 Td <04> Tj ET EMC"
    assert read_content(pdf, content) == [MarkedText("P", 0, "", "Abc d")]
    assert read_content(pdf, b"/P /One BDC BT /F 9 Tf <01> Tj ET EMC") == [MarkedText("P", 7, "", "A")]
    assert read_content(pdf, b"/Artifact <</Type /Layout>> BDC EMC") == [
        MarkedText("Artifact", None, "/Type /Layout", "")
    ]


def test_marks_without_a_number_belong_to_the_one_around_them(pdf: pikepdf.Pdf) -> None:
    content = b"/P <</MCID 0>> BDC BT /F 9 Tf <01> Tj /Span BMC <02> Tj EMC ET EMC EMC"
    assert read_content(pdf, content) == [MarkedText("P", 0, "", "Ab"), MarkedText("Span", None, "", "")]


def test_what_is_shown_outside_of_marks_is_told_last(pdf: pikepdf.Pdf) -> None:
    content = b"BT /F 9 Tf <01> Tj ET /P BMC EMC"
    assert read_content(pdf, content) == [MarkedText("P", None, "", ""), MarkedText("", None, "", "A")]


def test_content_that_ends_early_is_read_as_far_as_it_goes(pdf: pikepdf.Pdf) -> None:
    assert read_content(pdf, b"/P <</MCID 0>> BDC BT /F 9 Tf <01> Tj (A") == [MarkedText("P", 0, "", "A")]
