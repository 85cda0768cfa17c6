"""What was probably meant: offered only where it can be nothing else, and right as data files have it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.fields import check_link, check_slug, parse_day, parse_period
from factsheet.likely_values import guess_day, guess_key, guess_link, guess_years

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@given(DAYS)
def test_a_day_is_understood_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}-{day.month}-{day.day}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day} {day.year}",
        f"{day.day}  {month.upper()} {day.year}",
        f"{day.day} {month[:3]}, {day.year}",
    ):
        assert guess_day(text) == day


@given(DAYS)
def test_of_two_numbers_before_a_year_a_day_is_only_taken_where_one_reading_is_left(day: date) -> None:
    guessed = guess_day(f"{day.month}/{day.day}/{day.year}")
    assert guessed == (None if day.day <= 12 and day.day != day.month else day)
    assert guess_day(f"{day.day}.{day.month}.{day.year}") == guessed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "46349",
        "2026-02-30",
        "Smarch 3, 2026",
        "yesterday",
        "11/23/26",
        "1/2/3/2026",
        "13/13/2026",
    ],
)
def test_what_is_no_day_is_left_open(text: str) -> None:
    assert guess_day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2012 to 2016",
        "2012 - 2016",
        "2012—2016",
        "2012/2016",
        "2012 through 2016",
        "2016 until 2012",
        " 2012to2016 ",
    ],
)
def test_two_years_are_understood_whatever_stands_between_them(text: str) -> None:
    assert guess_years(text) == (2012, 2016)


@pytest.mark.parametrize(
    "text", ["", "2016", "FY 2016", "Dec 2012-Dec 2016", "12-16", "2012, 2016", "2012-2014-2016"]
)
def test_other_texts_have_no_two_years(text: str) -> None:
    assert guess_years(text) is None


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("www.ohio.gov", "https://www.ohio.gov"),
        ("ohio.gov/help?a=1", "https://ohio.gov/help?a=1"),
        ("help@ohio.gov", "mailto:help@ohio.gov"),
        ("ohio", None),
        ("see page 3.org chart", None),
        ("logo.png", None),
        ("#", None),
    ],
)
def test_an_address_without_its_beginning_is_a_link(text: str, link: str | None) -> None:
    assert guess_link(text) == link
    assert link is None or check_link(link) == link


@given(st.text())
def test_a_guessed_key_can_be_a_key_of_the_sources(text: str) -> None:
    key = guess_key(text)
    assert key == "" or check_slug(key) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ohio AG", "ohio-ag"), ("ohio_ag", "ohio-ag"), ("Bureau d'été", "bureau-dete"), ("«»", "")],
)
def test_a_key_is_made_of_a_name(name: str, key: str) -> None:
    assert guess_key(name) == key


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("November 23, 2026", "the day as year-month-day: 2026-11-23"),
        ("2026/1/3", "the day as year-month-day: 2026-01-03"),
        ("3/4/2026", "a date as year-month-day, such as 2026-11-23"),
    ],
)
def test_a_day_in_another_form_is_refused_with_what_to_type(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="year") as caught:
        parse_day(text)
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2012 to 2016", "the years with a hyphen between them: 2012-2016"),
        ("1812 to 1816", "a year such as 2016, or two with a hyphen such as 2012-2016, from 1990 to 2100"),
    ],
)
def test_a_period_in_another_form_is_refused_with_what_to_type(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="year") as caught:
        parse_period(text)
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("www.ohio.gov", ": https://www.ohio.gov"),
        ("help@ohio.gov", ": mailto:help@ohio.gov"),
        ("see there", ""),
    ],
)
def test_a_link_without_its_beginning_is_refused_with_what_to_type(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="link") as caught:
        check_link(text)
    assert str(caught.value) == f"a link that begins with https:// or mailto:, without spaces{told}"
