"""How messages word counts, and what they quote of numbers that were typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.count_wording import (
    NUMBER_SIGN,
    suppress_count,
    suppress_numbers,
    word_count,
    word_limit,
)
from factsheet.wording import list_languages, load_wording
from factsheet.wording.number_words import combine_number_words


def test_a_count_is_told_or_has_one_wording_for_all() -> None:
    assert word_count(7, is_told=True) == "7"
    assert {word_count(number, is_told=False) for number in (0, 7, 43)} == {"a count that is not shown"}
    assert word_limit(43, "the calls of that year", is_told=True) == "43, the calls of that year"
    assert word_limit(43, "the calls of that year", is_told=False) == "the calls of that year"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("7", "#"),
        ("<11", "<#"),
        ("1,600", "#,#"),
        ("7.5", "#.#"),
        ("2016", "#"),
        ("-3", "-#"),
        ("\uff17, \u0664, \u2466, \xbd", "#, #, #, #"),
        ("Seven", "#"),
        ("forty-three", "#"),
        ("siete", "#"),
        ("one", "#"),
        ("one hundred", "#"),
        ("treinta y una", "#"),
        ("once", "#"),
        ("VII", "#"),
        ("many", "many"),
        ("n/a", "n/a"),
    ],
)
def test_what_was_typed_in_place_of_a_count_is_shown_by_its_shape(typed: str, shown: str) -> None:
    assert suppress_count(typed) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("period: 2012-2016", "period: 2012-2016"),
        ("value: 7: 43", "value: #: #"),
        ("two less, as printed in 2016", "# less, as printed in 2016"),
        ("one less", "# less"),
        ("no one of them", "no one of them"),
        ("once more, un caso", "once more, un caso"),
        ("the same counts at one time", "the same counts at one time"),
    ],
)
def test_years_stay_in_a_text(text: str, shown: str) -> None:
    assert suppress_numbers(text) == shown


@pytest.mark.parametrize("lang", list_languages())
def test_no_number_that_a_wording_file_names_is_shown_in_place_of_a_count(lang: str) -> None:
    names = combine_number_words([load_wording(lang)]).values
    assert len(names) >= 99
    assert [name for name in names if set(suppress_count(name)) - {NUMBER_SIGN, " "}] == []


@given(st.integers(0, 10_000_000), st.text(alphabet="abc .,:<-", max_size=8))
def test_no_digit_of_a_count_is_left(number: int, beside: str) -> None:
    shown = suppress_count(f"{beside}{number}{beside}")
    assert not re.search(r"\d", shown)
    assert shown == suppress_count(f"{beside}7{beside}")  # nor how many digits it has
