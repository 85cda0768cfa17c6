"""Codes of characters: each has its own, the same everywhere."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdf.character_codes import (
    FIRST,
    encode_line,
    find_block_start,
    find_code,
    split_subsets,
)
from factsheet.typesetting.faces import Face

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u00a0")


@given(CHARACTERS, CHARACTERS)
def test_two_characters_never_share_a_code(one: str, other: str) -> None:
    assert (find_code(one) == find_code(other)) == (one == other)


@given(CHARACTERS)
def test_a_code_is_one_byte_and_leads_back_to_its_character(char: str) -> None:
    subset, code = find_code(char)
    assert 0 <= code < 256
    if subset != FIRST:
        assert chr(ord(find_block_start(subset)) + code - 128) == char
    assert split_subsets([char]) == {subset: {code: char}}


def test_sheets_in_english_and_spanish_need_one_subset() -> None:
    assert set(split_subsets("Hawaiʻi: “año” 2019–2023 — § 26D · ½ € …†‡")) == {FIRST}


def test_plain_letters_keep_their_codes() -> None:
    plain = [chr(code) for code in range(0x20, 0x7F)]
    assert [find_code(char) for char in plain] == [(FIRST, ord(char)) for char in plain]


def test_a_no_break_space_is_a_space() -> None:
    assert find_code("\u00a0") == find_code(" ")
    assert split_subsets("\u00a0") == split_subsets(" \u00a0") == {FIRST: {0x20: " "}}


def test_subsets_and_codes_are_in_order_whatever_the_order_of_the_text() -> None:
    found = split_subsets("ứzaĀ–ạA")
    assert list(found) == sorted(found)
    assert list(chain.from_iterable(found.values())) == [0x41, 0x61, 0x7A, 0x96, 0x80, 0xA1, 0xE9]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ch. (2023)", [(FIRST, r"(ch. \(2023\)) Tj")]),
        ("LAWS To", [(FIRST, "[(L)6(AW)2(S T)76(o)] TJ")]),
        ("1 ( 2", [(FIRST, r"(1 \( 2) Tj")]),
        (" ", [(FIRST, "( ) Tj")]),
        ("", []),
    ],
)
def test_a_line_is_shown_with_its_moves(text: str, shown: list[tuple[int, str]]) -> None:
    assert list(encode_line(text, Face.BOLD)) == shown


def test_a_line_with_letters_of_two_subsets_is_shown_in_stretches() -> None:
    assert [subset for subset, _ in encode_line("đ Tŋ a", Face.REGULAR)] == [3, FIRST, 3, FIRST]


def test_a_move_before_another_subset_is_not_followed_by_an_empty_string() -> None:
    shown = [operators for _, operators in encode_line("Tŋ", Face.LIGHT)]
    assert shown[0].endswith("] TJ")
    assert "()" not in shown[0]
