"""The parts of a grant in percent add up, and no part is told as nothing or as everything."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.publisher import MOST_DOLLARS, Funding

dollars = st.integers(1, MOST_DOLLARS) | st.integers(1, 2000)


def funding(federal: int, nonfederal: int) -> Funding:
    return Funding(federal=federal, nonfederal=nonfederal, agency="An agency")


@pytest.mark.parametrize(
    ("federal", "nonfederal", "percents"),
    [
        (450_000, 150_000, ("75", "25")),
        (200_000, 100_000, ("66.7", "33.3")),
        (100_000, 200_000, ("33.3", "66.7")),
        (999, 1, ("99.9", "0.1")),
        (9999, 1, ("99.99", "0.01")),
        (1, 9999, ("0.01", "99.99")),
        (1, 7, ("12.5", "87.5")),
        (1225, 8775, ("12.3", "87.7")),
        (500_000, 0, ("100", "0")),
        (MOST_DOLLARS, 1, ("99.99999999", "0.00000001")),
    ],
)
def test_parts_are_told_with_one_decimal_or_as_many_as_they_need(
    federal: int, nonfederal: int, percents: tuple[str, str]
) -> None:
    assert tuple(f"{part:f}" for part in funding(federal, nonfederal).percents) == percents


@given(dollars, dollars | st.just(0))
def test_the_two_parts_add_up_to_100_and_each_is_rounded_by_less_than_one_unit(
    federal: int, nonfederal: int
) -> None:
    parts = funding(federal, nonfederal).percents
    assert sum(parts) == 100
    for part, amount in zip(parts, (federal, nonfederal), strict=True):
        exact = Fraction(100 * amount, federal + nonfederal)
        exponent = part.as_tuple().exponent
        assert isinstance(exponent, int)
        assert abs(Fraction(part) - exact) <= Fraction(1, 2 * 10 ** max(1, -exponent))
        assert (part == 0) == (amount == 0)


@given(dollars, dollars)
def test_the_larger_part_is_never_told_as_the_smaller(federal: int, nonfederal: int) -> None:
    first, second = funding(federal, nonfederal).percents
    assert first == second or (first > second) == (federal > nonfederal)


@given(dollars)
def test_equal_parts_are_halves(amount: int) -> None:
    assert funding(amount, amount).percents == (Decimal(50), Decimal(50))
