"""Widths are those of kerned text; kerning leaves spaces, figures and letters as they are."""

from functools import cache
from string import ascii_letters, digits

import pytest
import uharfbuzz  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from factsheet.resources import FONTS
from factsheet.typesetting.faces import (
    ASCENT,
    CAP_HEIGHT,
    DESCENT,
    DIGIT_HEIGHT,
    Face,
    find_kerns,
    find_missing_glyphs,
    measure_text,
)

LETTERS = [
    chr(code)
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x2010, 0x2040))
    if code != 0xAD and not find_missing_glyphs(chr(code))
]
FACES = list(Face)
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=20)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)


@cache
def hb_font(face: Face) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(FONTS / f"{face}.ttf")))


def shaped(text: str, face: Face) -> uharfbuzz.Buffer:
    """Shape with all that the font does by default, ligatures too, had it any."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(hb_font(face), buffer)
    return buffer


def glyph_advance(char: str, face: Face) -> float:
    font = hb_font(face)
    return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord(char))))


@given(sentences, st.sampled_from(FACES), st.sampled_from([8.2, 9.0, 11.0, 18.0, 34.0]))
def test_a_text_is_as_wide_as_its_shaped_glyphs(text: str, face: Face, size: float) -> None:
    advances = [place.x_advance for place in shaped(text, face).glyph_positions]
    limits = [glyph_advance(char, face) + 60 for char in text]
    width = sum(map(min, advances, limits)) * size / hb_font(face).face.upem
    assert measure_text(text, face, size) == pytest.approx(width, abs=0.01)


@pytest.mark.parametrize("face", FACES)
def test_no_pair_is_set_so_far_apart_that_it_reads_as_two_words(face: Face) -> None:
    common = [char for char in LETTERS if char <= "ÿ"]
    moves = [move for one in common for two in common for _, move in find_kerns(one + two, face)]
    assert max(moves) == 60
    assert glyph_advance(" ", face) / 3 > 60


@given(sentences, sentences, st.sampled_from(FACES))
def test_widths_add_up_at_spaces(first: str, second: str, face: Face) -> None:
    parts = [measure_text(part, face, 10) for part in (first, " ", second)]
    assert measure_text(f"{first} {second}", face, 10) == pytest.approx(sum(parts))


@given(sentences, st.sampled_from(FACES))
def test_the_kerns_of_a_line_are_those_of_its_words_in_their_places(text: str, face: Face) -> None:
    found = find_kerns(text, face)
    assert [place for place, _ in found] == sorted({place for place, _ in found})
    assert all(0 < place < len(text) and " " not in text[place - 1 : place + 1] for place, _ in found)
    assert all(move == dict(find_kerns(text[place - 1 : place + 1], face))[1] for place, move in found)


@pytest.mark.parametrize("face", FACES)
def test_letters_that_leave_a_gap_are_drawn_together(face: Face) -> None:
    assert [place for place, move in find_kerns("AV To. PA", face) if move < 0] == [1, 4, 5, 8]
    assert measure_text("LAWS", face, 10) < sum(measure_text(letter, face, 10) for letter in "LAWS")


@pytest.mark.parametrize("face", FACES)
def test_digits_and_spaces_are_never_kerned(face: Face) -> None:
    pairs = [
        pair for still in "0123456789 \u00a0" for char in LETTERS for pair in (still + char, char + still)
    ]
    assert [pair for pair in pairs if find_kerns(pair, face)] == []


@pytest.mark.parametrize("face", FACES)
def test_figures_of_the_same_form_are_equally_wide(face: Face) -> None:
    widths = [measure_text(figure, face, 9) for figure in ("1,471 (71%)", "2,305 (14%)", "8,888 (88%)")]
    assert widths == pytest.approx([widths[0]] * 3, abs=0.02)  # one digit of the italic is a unit wider


@pytest.mark.parametrize("face", FACES)
def test_no_face_joins_letters_into_ligatures(face: Face) -> None:
    text = "office first flight affluent ffi ffl Th tt ct st fj Qu"
    glyphs = [info.codepoint for info in shaped(text, face).glyph_infos]
    assert glyphs == [hb_font(face).get_nominal_glyph(ord(char)) for char in text]


@pytest.mark.parametrize("word", ["T\u0301o", "AV\u200bAV"])
def test_a_word_that_is_not_one_glyph_for_each_character_is_measured_without_kerning(word: str) -> None:
    assert find_kerns(f"AV {word}", Face.REGULAR) == find_kerns("AV", Face.REGULAR)
    assert measure_text(word, Face.REGULAR, 10) == pytest.approx(
        sum(measure_text(char, Face.REGULAR, 10) for char in word)
    )


def test_a_lone_surrogate_is_measured_as_the_missing_glyph() -> None:
    assert measure_text("\ud800", Face.REGULAR, 10) == measure_text("\U0001f600", Face.REGULAR, 10)


def test_the_empty_text_has_no_width() -> None:
    assert (measure_text("", Face.BOLD, 34), find_kerns("", Face.BOLD)) == (0, ())


def reach(char: str, face: Face) -> tuple[float, float]:
    """Return how far a glyph reaches above and below its baseline, in type sizes."""
    font = hb_font(face)
    box = font.get_glyph_extents(font.get_nominal_glyph(ord(char)))
    assert box is not None
    return box.y_bearing / font.face.upem, -(box.y_bearing + box.height) / font.face.upem


@pytest.mark.parametrize("face", FACES)
def test_the_measures_of_the_faces_are_those_of_their_glyphs(face: Face) -> None:
    letters = [reach(char, face) for char in (*ascii_letters, *digits)]
    assert max(up for up, _ in letters) == pytest.approx(ASCENT, abs=0.012)
    assert max(down for _, down in letters) == pytest.approx(DESCENT, abs=0.015)
    assert reach("H", face)[0] == pytest.approx(CAP_HEIGHT, abs=0.01)
    assert max(reach(digit, face)[0] for digit in digits) == pytest.approx(DIGIT_HEIGHT, abs=0.005)
