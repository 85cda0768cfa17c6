"""What marked content says, as the fonts of its page tell their codes."""

from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from factsheet.pdf_files.character_maps import read_character_map
from factsheet.pdf_files.marked_text import MarkedPiece, MarkedText, read_marked_texts

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


def test_the_font_that_was_before_comes_back_with_the_state(pdf: pikepdf.Pdf) -> None:
    content = b"/P <</MCID 0>> BDC BT /F 9 Tf <01> Tj ET q BT /G 9 Tf (x) Tj ET Q BT <01> Tj ET EMC"
    assert [mark.text for mark in read_content(pdf, content)] == ["A x A"]


def test_pieces_tell_what_is_read_in_their_place_and_their_language(pdf: pikepdf.Pdf) -> None:
    content = b"""/P <</MCID 0>> BDC BT /F 9 Tf <01> Tj
        /Span <</E (all) /Lang (es)>> BDC <02> Tj
        /Span <</ActualText (part)>> BDC <03> Tj EMC EMC
        <01> Tj /Span <</Lang (fr)>> BDC <02> Tj EMC ET EMC"""
    (mark, *_) = read_content(pdf, content)
    assert mark.text == "AbcAb"
    assert mark.pieces == (
        MarkedPiece("A"),
        MarkedPiece("bc", "all", "es"),
        MarkedPiece("A"),
        MarkedPiece("b", lang="fr"),
    )


def test_marks_in_artifacts_are_artifacts(pdf: pikepdf.Pdf) -> None:
    content = b"/Artifact BMC /Span BMC BT /F 9 Tf <01> Tj ET EMC EMC /P BMC BT <01> Tj ET EMC"
    assert [mark.is_artifact for mark in read_content(pdf, content)] == [True, True, False]


WIDE = Dictionary(Subtype=Name.TrueType, FirstChar=0x41, Widths=[500, 500, 500])
COMPOSITE = Dictionary(
    Subtype=Name.Type0, DescendantFonts=[Dictionary(DW=500, W=[0x43, [500], 0x44, 0x46, 500])]
)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (b"(A) Tj 5 0 Td (B) Tj", "AB"),
        (b"(A) Tj 7.5 0 Td (B) Tj", "A B"),
        (b"(A) Tj 0 -12 Td (B) Tj", "A B"),
        (b"[(A) -100 (B)] TJ", "AB"),
        (b"[(A) -300 (B)] TJ", "A B"),
        (b"[(A) 300 (B)] TJ", "AB"),
        (b"2 Tc (A) Tj 7 0 Td (B) Tj", "AB"),
        (b"50 Tz (A) Tj 5 0 Td (B) Tj", "A B"),
        (b"12 TL (A) Tj (B) '", "A B"),
        (b"(A) Tj 1 0 0 1 5 0 Tm (B) Tj", "AB"),
        (b"(A) Tj ET q 1 0 0 1 5 0 cm BT (B) Tj ET Q BT", "AB"),
        (b"(A) Tj ET q 2 0 0 2 50 0 cm BT (B) Tj ET Q BT", "A B"),
        (b"(A) Tj -6 0 TD (B) Tj", "A B"),
        (b"(A ) Tj 0 -12 Td (B) Tj", "A B"),
    ],
)
def test_what_stands_apart_is_measured_where_the_font_has_widths(
    pdf: pikepdf.Pdf, shown: bytes, text: str
) -> None:
    content = b"/P <</MCID 0>> BDC BT /W 10 Tf " + shown + b" ET EMC"
    (mark,) = read_marked_texts(content, Dictionary(Font=Dictionary(W=WIDE)))
    assert mark.text == text


def test_widths_of_composite_fonts_are_read(pdf: pikepdf.Pdf) -> None:
    content = b"/P <</MCID 0>> BDC BT /W 10 Tf <00430044> Tj 10 0 Td <0045> Tj 12 0 Td <0041> Tj ET EMC"
    (mark,) = read_marked_texts(content, Dictionary(Font=Dictionary(W=COMPOSITE)))
    assert mark.text == "CDE A"


def test_a_mark_tells_whether_it_stands_apart_from_the_one_before(pdf: pikepdf.Pdf) -> None:
    content = b"""/P <</MCID 0>> BDC BT /W 10 Tf (A) Tj EMC /P <</MCID 1>> BDC 5 0 Td (B) Tj EMC
        /P <</MCID 2>> BDC 9 0 Td (C) Tj EMC ET"""
    marks = read_marked_texts(content, Dictionary(Font=Dictionary(W=WIDE)))
    assert [mark.is_apart for mark in marks] == [False, False, True]
