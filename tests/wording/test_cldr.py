"""Numbers, dates and lists as a language writes them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.wording.cldr import (
    choose_plural_form,
    format_day,
    format_dollars,
    format_items,
    format_number,
    format_percentage,
)

LOCALES = ("en_US", "es_US")
DAY = date(2026, 11, 3)


@pytest.mark.parametrize("locale", LOCALES)
@given(value=st.integers(-10_000_000, 10_000_000))
def test_a_number_keeps_its_digits_in_groups_of_three(locale: str, value: int) -> None:
    text = format_number(value, locale)
    assert int(text.replace(",", "").replace("−", "-")) == value
    assert text == f"{value:,}".replace("-", "−")


@pytest.mark.parametrize(
    ("value", "locale", "text"),
    [
        (1234567, "de_DE", "1.234.567"),
        (1234567, "fr_FR", "1\u202f234\u202f567"),
        (12345, "es_ES", "12.345"),
        (1234567, "hi_IN", "12,34,567"),
    ],
)
def test_a_language_groups_digits_in_its_own_way(value: int, locale: str, text: str) -> None:
    assert format_number(value, locale) == text


@pytest.mark.parametrize(
    ("value", "american", "german"),
    [
        ("66.7", "66.7%", "66,7\u00a0%"),
        ("100", "100%", "100\u00a0%"),
        ("0", "0%", "0\u00a0%"),
        ("0.05", "0.05%", "0,05\u00a0%"),
        ("33.333", "33.333%", "33,333\u00a0%"),
    ],
)
def test_a_percentage_keeps_all_its_decimals(value: str, american: str, german: str) -> None:
    texts = [format_percentage(Decimal(value), locale) for locale in (*LOCALES, "de_DE")]
    assert texts == [american, american.replace("%", "\u00a0%"), german]


@given(value=st.decimals(0, 100, places=3))
def test_a_percentage_is_read_back_as_the_same_number(value: Decimal) -> None:
    assert Decimal(format_percentage(value, "en_US").removesuffix("%")) == value


@given(value=st.integers(0, 10_000_000_000))
def test_dollars_are_whole_and_grouped(value: int) -> None:
    assert [format_dollars(value, locale) for locale in LOCALES] == [f"${value:,}"] * 2


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en_US", "November 3, 2026", "Nov 3, 2026"),
        ("es_US", "3 de noviembre de 2026", "3 de noviembre de 2026"),
        ("fr_FR", "3 novembre 2026", "3 nov. 2026"),
    ],
)
def test_a_day_is_long_or_short(locale: str, long: str, short: str) -> None:
    assert (format_day(DAY, locale, is_short=False), format_day(DAY, locale, is_short=True)) == (long, short)


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en_US", {0: "other", 1: "one", 2: "other", 1_000_000: "other"}),
        ("es_US", {0: "other", 1: "one", 2: "other", 1_000_000: "many"}),
        ("fr_FR", {0: "one", 1: "one", 2: "other"}),
        ("pl_PL", {1: "one", 2: "few", 5: "many"}),
    ],
)
def test_a_count_has_the_plural_form_of_its_language(locale: str, forms: dict[int, str]) -> None:
    assert {value: choose_plural_form(value, locale) for value in forms} == forms


ITEMS = st.lists(st.text(st.sampled_from("abcdefgijk ÁÍñ{}0"), min_size=1), min_size=1, max_size=5)


@given(items=ITEMS)
def test_english_lists_items_with_commas_and_an_and_before_the_last(items: list[str]) -> None:
    *first, last = items
    before = f"{', '.join(first)}, and " if len(first) > 1 else f"{items[0]} and " if first else ""
    assert format_items(items, "en_US") == before + last


@given(items=ITEMS)
def test_spanish_lists_items_with_y_or_e_and_no_comma_before_it(items: list[str]) -> None:
    *first, last = items
    before = ", ".join(first)
    expected = {f"{before} y {last}", f"{before} e {last}"} if first else {last}
    assert format_items(items, "es_US") in expected


@pytest.mark.parametrize(
    ("last", "joint"),
    [
        ("Irene", "e"),
        ("hijos", "e"),
        ("Ypsilanti", "e"),
        ("“Indiana”", "e"),
        ("Ítaca", "e"),
        ("Iowa", "y"),
        ("hielo", "y"),
        ("Yauco", "y"),
        ("Hato Rey", "y"),
        ("1", "y"),
    ],
)
def test_y_becomes_e_before_an_i_sound_alone(last: str, joint: str) -> None:
    assert format_items(["a", last], "es_US") == f"a {joint} {last}"
    assert format_items(["a", "b", last], "es_US") == f"a, b {joint} {last}"
    assert format_items([last], "es_US") == last


@pytest.mark.parametrize("locale", LOCALES)
def test_no_items_are_no_text(locale: str) -> None:
    assert format_items([], locale) == ""
