"""Runs of text: how they are set, and that they are read as they were written."""

import re
from functools import cache

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.page.placed import Role
from factsheet.pdf.document import write_document
from factsheet.resources import DATA
from factsheet.typesetting.faces import Face, find_kerns, find_missing_glyphs, measure_text
from factsheet.typesetting.text_run import Run
from tests.pdf.builders import a_document, a_page, a_paragraph, a_run, an_element, opened, page_text

PRINTABLE = [
    chr(code)
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x17F))
    if code != 0xAD and not find_missing_glyphs(chr(code))
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
    (missing,) = find_missing_glyphs(text)
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
    assert [str(font.BaseFont).partition("+")[2] for font in fonts.values()] == ["FactsheetSans-Regular"]
    for font in fonts.values():
        assert len(font.FontDescriptor.FontFile2.read_bytes()) < 20_000
        assert b"<0000>" not in font.ToUnicode.read_bytes()


# --- kerning ------------------------------------------------------------------------------------------


def test_letters_are_kerned_and_the_last_one_is_followed_by_no_move() -> None:
    assert find_kerns("LAWS To", Face.BOLD) == ((1, -6), (3, -2), (6, -76))
    (shown,) = re.findall(r".+ TJ", code_of(a_run("LAWS To", face=Face.BOLD)))
    assert (
        re.sub(r"\((?:\\.|[^\\)])*\)", lambda match: f"({len(match[0]) - 2})", shown)
        == "[(1)6(2)2(3)76(1)] TJ"
    )


def test_a_text_without_kerned_letters_is_shown_without_moves() -> None:
    code = code_of(a_run("1,471 (71%) 2019–2023"))
    assert (code.count(" TJ"), code.count(" Tj")) == (0, 1)


def left_edges(char: str, *runs: Run) -> list[float]:
    """Return the left edge of each occurrence of a character."""
    document = pypdfium2.PdfDocument(write_document(a_document(a_page(an_element(Role.PARAGRAPH, *runs)))))
    try:
        page = document[0].get_textpage()
        places = [place for place in range(page.count_chars()) if page.get_text_range(place, 1) == char]
        return [page.get_charbox(place)[0] for place in places]
    finally:
        document.close()


@given(
    st.text(alphabet=st.sampled_from(PRINTABLE), min_size=1, max_size=40).map(
        lambda text: text.replace("H", "")
    ),
    st.sampled_from(list(Face)),
)
def test_letters_stand_where_they_are_measured(text: str, face: Face) -> None:
    before = measure_text(f"{text}H", face, 12) - measure_text("H", face, 12)
    kerned = a_run(f"{text}H ", x=36, face=face, size=12)
    drawn, alone = left_edges("H", kerned, a_run("H", x=36 + before, y=650, face=face, size=12))
    assert drawn == pytest.approx(alone, abs=0.02)


@cache
def shipped_words() -> tuple[str, ...]:
    """Return the words of all profiles and wordings, but for such as end in a sign, a hyphen perhaps."""
    files = [*DATA.glob("profiles/*.yaml"), *DATA.glob("wording/*.yaml")]
    found = {word for path in sorted(files) for word in path.read_text(encoding="utf-8").split()}
    return tuple(sorted(word for word in found if word[-1].isalnum() and not find_missing_glyphs(word)))


def pages_of(words: tuple[str, ...], face: Face) -> list[list[str]]:
    """Return the words in lines of eight, forty lines a page."""
    lines = [" ".join(words[start : start + 8]) for start in range(0, len(words), 8)]
    return [lines[start : start + 40] for start in range(0, len(lines), 40)]


@pytest.mark.parametrize("face", Face)
def test_every_shipped_word_is_read_as_one_word(face: Face) -> None:
    assert len(shipped_words()) > 1000
    for lines in pages_of(shipped_words(), face):
        runs = [a_run(f"{line} ", 20, 750 - 15 * row, face=face, size=4) for row, line in enumerate(lines)]
        assert read(*runs).split() == " ".join(lines).split()


@pytest.mark.parametrize("face", Face)
def test_the_widest_moves_part_no_word_and_join_no_two(face: Face) -> None:
    common = [char for char in PRINTABLE if char <= "ÿ"]
    pairs = sorted(
        (dict(find_kerns(one + two, face)).get(1, 0), one + two) for one in common for two in common
    )
    # A letter at each end: the reader sets signs at the ends of words apart, kerned or not.
    widest = tuple(f"n{pair}n" for _, pair in [*pairs[:160], *pairs[-160:]])
    assert pairs[0][0] <= -100
    assert pairs[-1][0] == 60
    assert [word for lines in pages_of(widest, face) for word in read_lines(lines, face)] == list(widest)


def read_lines(lines: list[str], face: Face) -> list[str]:
    return read(
        *[a_run(f"{line} ", 20, 750 - 15 * row, face=face, size=9) for row, line in enumerate(lines)]
    ).split()


def test_tracked_text_is_kerned_too() -> None:
    code = code_of(Run("LAWS To", 72, 700, 40, Face.BOLD, 8.6, "#162e51", 0.34))
    assert "0.34 Tc" in code
    assert " TJ" in code
