"""Shares of a whole: near what they stand for, together about 100, and never beside a count not shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import Cell, CellMark
from factsheet.wording import load_wording
from factsheet.wording.shares import LEAST_WHOLE, Share, find_shares, read_parts, word_shares

counts = st.lists(st.integers(0, 10_000), min_size=2, max_size=4).filter(
    lambda each: sum(each) >= LEAST_WHOLE
)


@given(counts)
def test_the_shares_of_a_whole_are_99_to_101_percent(parts: list[int]) -> None:
    assert 99 <= sum(share.percent for share in find_shares(parts)) <= 101


@given(counts)
def test_each_share_is_within_half_a_percent(parts: list[int]) -> None:
    shares = find_shares(parts)
    exact = [Fraction(100 * part, sum(parts)) for part in parts]
    assert max(abs(one - share.percent) for one, share in zip(exact, shares, strict=True)) <= Fraction(1, 2)
    assert [share.is_below for share in shares] == [0 < one < Fraction(1, 2) for one in exact]
    assert [share.is_above for share in shares] == [Fraction(199, 2) <= one < 100 for one in exact]


def test_halves_are_rounded_up_unless_the_sum_would_be_far_off() -> None:
    assert find_shares([1, 1, 1, 5]) == (Share(13), Share(13), Share(13), Share(62))
    assert find_shares([27, 13]) == (Share(68), Share(33))


@given(st.permutations([287, 44, CellMark.NOT_SHOWN]))
def test_beside_a_count_that_is_not_shown_there_are_no_shares(values: list[Cell]) -> None:
    assert word_shares(load_wording("en"), values) is None


@pytest.mark.parametrize("values", [[10, 10], [30, -1], [30, CellMark.NONE_REPORTED], []])
def test_what_makes_no_whole_has_no_shares(values: list[Cell]) -> None:
    assert read_parts(values) is None


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("86%", "13%", "1%")), ("es", ("86\u00a0%", "13\u00a0%", "1\u00a0%"))]
)
def test_shares_are_printed_as_whole_percents(lang: str, words: tuple[str, ...]) -> None:
    assert word_shares(load_wording(lang), [287, 44, 3]) == words


def test_a_little_is_not_nothing_and_almost_all_is_not_all() -> None:
    assert word_shares(load_wording("en"), [1999, 1, 0]) == (">99%", "<1%", "0%")
