"""The time that a figure covers: years, or a part of one with its name."""

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from factsheet.fields import FIRST_YEAR, LAST_YEAR
from factsheet.model import Period
from factsheet.model.period import PERIOD_FORMS

PERIOD = TypeAdapter[Period](Period)
YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
SPANS = st.tuples(YEARS, YEARS).map(lambda pair: (min(pair), max(pair)))
PARTS = [
    "2024 Q1", "2024, Q4", "Q3 2024", "q2 of 2024", "2024 H1", "H2 2024", "first half of 2024",
    "2024 second half", "third quarter 2024", "FY 2024", "FY 2023-24", "Fiscal Year 2023-2024", "Jan 2024",
    "January 2024", "Sept. 2024", "Jan-Jun 2024", "Jan – Jun 2024", "January to June 2024",
    "January through June, 2024", "Oct 2023-Sep 2024", "October 2023 to September 2024",
]  # fmt: skip
NONE = [
    "", "Q1", "2024 Q5", "Q0 2024", "24 Q1", "1989 Q1", "2101 Q1", "Winter 2024", "2024 to date", "Jan",
    "Juan 2024", "Q1 2024 Q2", "2024 Q1-Q2 2025", "since 2024", "sixteen", "Oct 2025 to Sep 2024",
]  # fmt: skip


def read(value: object) -> Period:
    return PERIOD.validate_python(value)


def refusal(value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read(value)
    return caught.value.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")


@given(SPANS)
def test_whole_years_are_read_back_as_they_are_written(span: tuple[int, int]) -> None:
    period = Period(first=span[0], last=span[1])
    assert (read(period.written), period.is_part) == (period, False)
    assert period.written == (f"{span[0]}" if span[0] == span[1] else f"{span[0]}-{span[1]}")


@given(SPANS, st.from_regex(r"[A-Z][a-z]{1,20}( [a-z0-9]{1,8})?", fullmatch=True))
def test_a_name_stands_in_place_of_the_years(span: tuple[int, int], name: str) -> None:
    period = read({"years": f"{span[0]}-{span[1]}", "label": {"es": "otra", "en": name}})
    assert (period.first, period.last, period.written, period.is_part) == (*span, name, True)
    assert period != Period(first=span[0], last=span[1])


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_a_year_keeps_its_words(text: str) -> None:
    period = read(text)
    assert (period.written, period.is_part) == (text, True)
    assert FIRST_YEAR <= period.first <= period.last <= LAST_YEAR
    assert read(period.written) == period


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024 Q1", (2024, 2024)), ("Oct 2023-Sep 2024", (2023, 2024)), ("Jan-Jun 2024", (2024, 2024)),
        ("Fiscal year 2023-2024", (2023, 2024)), ("FY 2023-24", (2023, 2024)), ("FY 2023–24", (2023, 2024)),
    ],
)  # fmt: skip
def test_a_part_lies_in_the_years_that_it_names(text: str, years: tuple[int, int]) -> None:
    period = read(text)
    assert (period.first, period.last) == years


@pytest.mark.parametrize("text", NONE)
def test_words_that_are_no_period_are_refused_with_the_forms_that_are(text: str) -> None:
    assert refusal(text) == PERIOD_FORMS


@pytest.mark.parametrize(
    ("value", "allowed"),
    [
        ("2016-2012", "the earlier year first: 2012-2016"),
        ("2012-16", "both years in full: 2012-2016"),
        ({"years": "2016-2012", "label": "A"}, "the earlier year first: 2012-2016"),
        ({"first": 2016, "last": 2012}, PERIOD_FORMS),
        (1989, PERIOD_FORMS),
    ],
)
def test_what_was_meant_is_told_where_it_can_be_guessed(value: object, allowed: str) -> None:
    assert refusal(value) == allowed


def test_two_names_of_the_same_years_are_two_periods() -> None:
    assert read("2024 Q1") != read("2024 Q2")
    assert len({read("2024 Q1"), read("2024 Q1"), read(2024)}) == 2


def validator() -> Any:
    schema = PERIOD.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("value", [2016, "2016", "2012-2016", *PARTS, {"years": 2024, "label": {"es": "A"}}])
def test_an_editor_takes_what_is_read(value: object) -> None:
    assert list(validator().iter_errors(value)) == []


@pytest.mark.parametrize(
    "value", ["", "Q1", "sixteen", "Jan", {"label": "A"}, {"years": 2024, "name": "A"}, True]
)
def test_an_editor_finds_what_is_no_period(value: object) -> None:
    assert list(validator().iter_errors(value))
