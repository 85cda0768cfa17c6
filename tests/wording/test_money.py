"""Dollars and percentages as the two languages write them."""

from decimal import Decimal

from factsheet.wording import Wording


def test_dollars_are_whole_and_grouped(en: Wording, es: Wording) -> None:
    assert [each.dollars(1_450_000) for each in (en, es)] == ["$1,450,000", "$1,450,000"]


def test_a_percentage_keeps_all_its_decimals(en: Wording, es: Wording) -> None:
    assert [en.percent(Decimal(value)) for value in ("75", "66.7", "0.01", "99.99999999")] == [
        "75%",
        "66.7%",
        "0.01%",
        "99.99999999%",
    ]
    assert es.percent(Decimal("66.7")).replace("\u00a0", "") == "66.7%"
