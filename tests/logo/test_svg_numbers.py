"""Numbers are read as SVG writes them, and none is too large or too small to reckon with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.svg_numbers import NUMBER, FarPointError, parse_number, parse_numbers


@given(st.floats(-1e9, 1e9))
def test_a_number_is_what_it_says_unless_nobody_could_see_it(value: float) -> None:
    expected = value if abs(value) > 1e-30 else 0
    assert parse_number(repr(value)) == expected
    assert re.fullmatch(NUMBER, repr(value))


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1000000001"])
def test_a_number_beyond_all_bounds_is_refused(text: str) -> None:
    with pytest.raises(FarPointError):
        parse_number(text)


def test_numbers_may_stand_without_a_space_between() -> None:
    assert parse_numbers("1-2+3.5.5 1e1") == [1, -2, 3.5, 0.5, 10]


@pytest.mark.parametrize("text", ["٣", "３", "²", "1e٣", "", "-", "."])
def test_digits_of_other_scripts_are_no_number(text: str) -> None:
    assert re.fullmatch(NUMBER, text) is None
