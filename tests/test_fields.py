"""Kinds of value: what is taken, as what, and what is told of the rest."""

import re
import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from factsheet.fields import (
    DAY_ALLOWED,
    PERIOD_ALLOWED,
    URL_ALLOWED,
    Day,
    Text,
    check_link,
    check_text,
    is_fips,
    is_link,
    is_poor_reason,
    parse_period,
    restore_fips_zero,
    split_period,
)
from factsheet.pdf.link_annotations import check_address

NBSP, NARROW = "\u00a0", "\u202f"
BLANKS = st.text(f" {NBSP}{NARROW}\u2009\u3000", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Act  of 2012", "Act of 2012"),
        ("  Act   of  2012 ", "Act of 2012"),
        (f"§{NBSP}5", f"§{NBSP}5"),
        (f"§{NBSP}{NBSP}5", f"§{NBSP}5"),
        (f"§{NARROW}{NBSP}5", f"§{NARROW}5"),
        (f"Act.{NBSP} Next", "Act. Next"),
        (f"Act. {NBSP}{NBSP}Next", "Act. Next"),
        (f"{NBSP}Act{NBSP}", "Act"),
    ],
)
def test_blanks_typed_twice_are_one_that_breaks_if_one_of_them_did(typed: str, read: str) -> None:
    assert TypeAdapter(Text).validate_python(typed) == read


@given(st.lists(st.sampled_from(["a", "§", "5."]), min_size=1, max_size=5), st.lists(BLANKS, min_size=6))
def test_no_text_has_blanks_around_it_or_two_in_a_row(words: list[str], blanks: list[str]) -> None:
    typed = "".join(blank + word for blank, word in zip(blanks, words, strict=False)) + blanks[-1]
    read = check_text(typed)
    assert read.split() == words
    assert not re.search(r"^\s|\s\s|\s$", read)
    assert check_text(read) == read


def test_a_text_tells_the_name_of_what_it_hides() -> None:
    with pytest.raises(ValueError, match=r"; take away U\+202E, a mark that turns the direction of writing$"):
        check_text("a\u202eb")


@given(
    st.sampled_from([char for char in map(chr, range(0x80, 0x11000)) if unicodedata.category(char) == "Nd"])
)
def test_digits_of_other_scripts_are_no_digits(digit: str) -> None:
    assert not is_link(f"https://a.org:8{digit}/")
    assert split_period(f"201{digit}") is None
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(f"2026-11-2{digit}")


@pytest.mark.parametrize(
    ("period", "allowed"),
    [
        ("2016-2012", "the earlier year first: 2012-2016"),
        ("2012-16", "both years in full: 2012-2016"),
        ("2012/16", "both years in full: 2012-2016"),
        ("2016-12", PERIOD_ALLOWED),
        ("1812-1790", PERIOD_ALLOWED),
        ("FY2016", PERIOD_ALLOWED),
        (16, PERIOD_ALLOWED),
    ],
)
def test_a_wrong_period_is_told_as_near_to_what_was_meant_as_can_be(period: int | str, allowed: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(allowed)}$"):
        parse_period(period)


@given(st.integers(1990, 2100), st.integers(1990, 2100), st.sampled_from("-–"))
def test_a_period_is_read_or_its_years_are_told_in_order(first: int, last: int, joint: str) -> None:
    text = f"{first}{joint}{last}"
    if first <= last:
        assert parse_period(text) == (first, last)
    else:
        with pytest.raises(ValueError, match=f"^the earlier year first: {last}-{first}$"):
            parse_period(text)


@pytest.mark.parametrize(
    ("value", "allowed"),
    [
        ("2026-11-23 10:30", "the day alone, 2026-11-23, without a time"),
        ("2026-11-23T00:00:00Z", "the day alone, 2026-11-23, without a time"),
        (datetime(2026, 11, 23, 10, 30, tzinfo=UTC), "the day alone, 2026-11-23, without a time"),
        ("11/23/2026", "the day as year-month-day: 2026-11-23"),
        ("11/12/2026", DAY_ALLOWED),
        (20261123, DAY_ALLOWED),
        ("2026-02-30", DAY_ALLOWED),
    ],
)
def test_what_is_no_day_is_told_with_the_day_it_holds(value: object, allowed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Day).validate_python(value)
    assert str(caught.value.errors()[0]["ctx"]["error"]) == allowed
    assert TypeAdapter(Day).validate_python("2026-11-23") == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("https://mal.gov?x=1", ": https://mal.gov/?x=1"),
        ("https://mal.gov#top", ": https://mal.gov/#top"),
        ("HTTPS://mal.gov", ": https://mal.gov"),
        ("https://münchen.de/a", ": https://xn--mnchen-3ya.de/a"),
        ("http://mal.gov", ""),
        ("https://mal .gov", ""),
        ("mailto://[a@b.gov", ""),
    ],
)
def test_what_is_no_link_is_told_with_the_link_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match="link") as caught:
        check_link(text)
    assert str(caught.value) == URL_ALLOWED + meant


@given(st.from_regex(r"(https://|mailto:)[ -~]{1,12}", fullmatch=True))
def test_the_writer_of_pages_takes_every_link_that_is_one(text: str) -> None:
    assume(is_link(text))
    assert check_address(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("1001", "01001"), ("01001", "01001"), ("251", "00251"), ("", ""), ("Dade", "Dade"), ("٣٤٥", "٣٤٥")],
)
def test_a_code_of_digits_gets_its_zeros_back_and_other_text_stays(text: str, code: str) -> None:
    assert restore_fips_zero(text) == code


@given(st.integers(0, 99_999))
def test_every_code_that_lost_its_zeros_is_a_code_again(number: int) -> None:
    assert is_fips(restore_fips_zero(str(number)))
    assert int(restore_fips_zero(str(number))) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("see source", True), ("eleven char", True), ("1-2-3-4-5-6-7-8-9", True), ("twelve letters", False)],
)
def test_a_reason_has_twelve_letters(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_poor_reason(text) is expected
