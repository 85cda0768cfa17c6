"""What a text may hold, character by character."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.characters import compose_letters, find_unprintable, is_digits, is_visible, name_character


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\t", "U+0009, a tab"),
        ("\n", "U+000A, a line break"),
        ("\x07", "U+0007, a control character"),
        ("\u00a0", "U+00A0, a blank at which no line breaks"),
        ("\u00ad", "U+00AD, a hyphen that shows at the end of a line only"),
        ("\u200b", "U+200B, a mark without width that nobody sees"),
        ("\u202e", "U+202E, a mark that turns the direction of writing"),
        ("\u2066", "U+2066, a mark that turns the direction of writing"),
        ("\u2028", "U+2028, a mark that ends a line"),
        ("\U000e0041", "U+E0041, a mark that nobody sees"),
        ("\ue000", "U+E000, a character that each font draws as it likes"),
        ("\u0378", "U+0378, which is no character yet"),
        ("§", "U+00A7"),
    ],
)
def test_a_character_that_nobody_sees_is_told_by_name(char: str, name: str) -> None:
    assert name_character(char) == name


def test_every_mark_of_direction_or_without_width_has_a_name_and_is_refused() -> None:
    marks = [chr(code) for code in range(sys.maxunicode) if unicodedata.bidirectional(chr(code)) in
             {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}]  # fmt: skip
    assert len(marks) == 9
    for mark in (*marks, "\u200e", "\u200f", "\u061c"):
        assert (
            find_unprintable(f"a{mark}b") == f"U+{ord(mark):04X}, a mark that turns the direction of writing"
        )


def test_a_text_is_visible_if_one_sign_of_it_is() -> None:
    assert [text for text in ("a", " § ", " ", "\u3164", "\u0301", "") if is_visible(text)] == ["a", " § "]


def test_letters_and_their_accents_become_one_character() -> None:
    assert compose_letters("Lu\u0061\u0323\u0302t \u0055\u0308ber") == "Luật Über"


@given(st.text())
def test_a_text_in_one_piece_stays_as_it_is(text: str) -> None:
    composed = compose_letters(text)
    assert compose_letters(composed) == composed
    assert compose_letters(unicodedata.normalize("NFD", text)) == composed


def test_digits_are_those_from_0_to_9() -> None:
    texts = ["0123", "", "1.5", "-1", "\u0661", "\u00b2"]
    assert [text for text in texts if is_digits(text)] == ["0123"]
