"""Words too wide for their line are torn where it hurts least."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.typesetting.faces import Face
from factsheet.typesetting.line_breaking import (
    NO_BREAK,
    SplitText,
    Word,
    measure_styled_text,
    measure_widest_word,
    split_words,
)
from factsheet.typesetting.text_style import TextStyle

ROUNDING = 1e-6
BODY = TextStyle(Face.REGULAR, 9, 11.2, "#1b1b1b")
tokens = st.text(st.sampled_from("abcdefgAVTWo.,-/=§\u00a00123456789"), min_size=1, max_size=60)


def texts_of(words: Sequence[Word]) -> list[str]:
    return ["".join(fragment.text for fragment in word.fragments) for word in words]


def split_text(text: str, measure: float) -> SplitText:
    return split_words([(text, BODY)]).tear(measure)


def measure_longest_number(text: str) -> float:
    """Return the width of the longest stretch that is never torn, or of the widest character."""
    stretches = re.findall(r"\d[\d.,\u00a0]*", text)
    return max(measure_styled_text(part, BODY) for part in (*stretches, *text))


def split(text: str, measure: float) -> list[str]:
    return texts_of(split_text(text, measure).words)


@given(tokens, st.floats(20, 200))
def test_the_parts_of_a_torn_word_make_up_the_word_and_hold_the_measure(text: str, measure: float) -> None:
    torn = split_text(text, measure)
    assert "".join(texts_of(torn.words)) == text
    widths = [torn.measure_line(number, number + 1) for number in range(len(torn.words))]
    assert all(width <= max(measure, measure_longest_number(text)) + ROUNDING for width in widths)
    assert [word.gap for word in torn.words] == [None] * len(torn.words)


@given(tokens, st.floats(20, 200))
def test_two_parts_that_fit_on_one_line_are_not_torn_apart(text: str, measure: float) -> None:
    parts = split(text, measure)
    assert parts
    assert all(measure_styled_text(one + other, BODY) > measure for one, other in pairwise(parts))


def test_bound_words_part_before_a_word_and_leave_numbers_with_their_signs() -> None:
    bound = "General Laws Annotated Chapter 265 Section 26D Subsection c".replace(" ", NO_BREAK)
    parts = [part.replace(NO_BREAK, "_") for part in split(bound, 80)]
    assert parts == ["General_Laws_", "Annotated_", "Chapter_265_", "Section_26D_", "Subsection_c"]


def test_a_letter_stays_with_the_sign_before_it() -> None:
    assert split("Code\u00a0of\u00a01976\u00a0§\u00a0IV", 40)[-1] == "§\u00a0IV"


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("humantraffickinghotline.org/state/ohio", ["humantraffickinghotline.org/", "state/ohio"]),
        ("abcdefghijklmnopqrstuvwxyzabcdef", ["abcdefghijklmnopqrstuvwxyzab", "cdef"]),
    ],
)
def test_an_address_parts_after_its_signs_and_only_then_inside(address: str, parts: list[str]) -> None:
    assert split(address, 122) == parts


@pytest.mark.parametrize(
    "number", ["1,000,000", "18.098", "1\u00a0000\u00a0000", "$450,000", "66.7%", "10000000"]
)
@pytest.mark.parametrize("measure", [1, 10, 20, 40])
def test_a_number_is_never_torn(number: str, measure: float) -> None:
    assert split(number, measure) == [number]
    assert any(number in part for part in split(f"abcdefghijklmnop{number}abcdefghijklmnop", measure))


def test_two_numbers_too_wide_for_a_line_part_at_their_dash() -> None:
    assert split("10,000–1,200,000", 50) == ["10,000–", "1,200,000"]


def test_more_digits_than_anything_is_counted_in_are_torn_like_letters() -> None:
    parts = split("9" * 400, 100)
    assert len(parts) > 10
    assert all(measure_styled_text(part, BODY) <= 100 for part in parts)


def test_the_widest_word_counts_not_the_widest_label() -> None:
    assert measure_widest_word(("a b c d e f", "street"), BODY) == measure_styled_text("street", BODY)


def test_no_labels_need_no_width() -> None:
    assert measure_widest_word((), BODY) == 0


def test_the_same_text_is_torn_at_a_narrow_measure_and_whole_at_a_wide_one() -> None:
    address = "humantraffickinghotline.org/state/ohio"
    assert [len(split(address, measure)) for measure in (400, 122, 400)] == [1, 2, 1]
