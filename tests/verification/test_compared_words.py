# ruff: noqa: E501 - a case a line
"""Texts are compared word by word: a change is one difference and not a chain of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.verification.compared_words import compare_words
from factsheet.verification.file_differences import (
    DifferenceKind,
    FileDifference,
    arrange_differences,
    find_first_difference,
    quote_both,
)


@pytest.mark.parametrize(
    ("found", "expected", "told"),
    [
        ("In 2016, 599 cases.", "In 2016, 598 cases.", ["number: x: found 599, expected 598"]),
        ("599", "598.", ["number: x: found 599, expected 598"]),
        ("599.", "599,", ["number: x: found 599., expected 599,"]),
        ("a bright red thing", "a bright blue thing", ["words: x: found 'red', expected 'blue'"]),
        ("a thing", "a bright red thing", ["words: x: found nothing, expected 'bright red'"]),
        ("a thing of 5 tons", "a thing", ["number: x: found 'of 5 tons', expected nothing"]),
        ("a  thing", "a thing", ["words: x: found 'a  thing', expected 'a thing'"]),
        ("one 2 three", "uno 3 three", ["words: x: found 'one', expected 'uno'", "number: x: found 2, expected 3"]),
        ("same", "same", []),
    ],
)  # fmt: skip
def test_each_changed_word_is_told(found: str, expected: str, told: list[str]) -> None:
    assert [str(each) for each in compare_words("x", found, expected)] == told


@given(st.text(), st.text())
def test_texts_that_differ_are_told(found: str, expected: str) -> None:
    assert bool([*compare_words("x", found, expected)]) is (found != expected)


@given(st.text("ab"), st.text("ab"))
def test_the_first_difference_is_where_both_part(one: str, other: str) -> None:
    at = find_first_difference(one, other)
    assert one[:at] == other[:at]
    assert one[at : at + 1] != other[at : at + 1] or one == other


def test_long_texts_are_cut_around_their_first_difference() -> None:
    found, expected = quote_both("word " * 40 + "one", "word " * 40 + "two")
    assert found == "'…word word word word one'"
    assert expected == "'…word word word word two'"


def test_many_of_a_kind_are_counted_and_the_harmless_one_stands_last() -> None:
    many = [FileDifference(DifferenceKind.WORDS, f"page {n}", "'a'", "'b'") for n in range(25)]
    last = FileDifference(DifferenceKind.REWRITTEN, "file", "'a'", "'b'")
    told = arrange_differences([last, *many, many[0]])
    assert told[:20] == tuple(many[:20])
    assert str(told[20]) == "words: and 5 more: found other differences of this kind, expected nothing"
    assert told[21:] == (last,)
