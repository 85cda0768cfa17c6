# ruff: noqa: E501 - a case a line, with its whole message
"""Values against records: numbers in quotation marks, texts without them, and what neither mends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.fields import COUNT_ALLOWED, TEXT_ALLOWED, URL_ALLOWED, YEAR_ALLOWED
from factsheet.reading.yaml_values import parse_yaml
from factsheet.sources.profile_file import REGION_ALLOWED, ProfileFile
from factsheet.sources.validation import try_record

HEAD = "state: MA\nedition: 2023\nstatus: final\n"
LAW = "laws:\n  - {title: T, citation: C, url: https://a.org, source: S, checked_on: 2026-11-23}\n"
RANKING = "venues:\n  sex: {period: 2016, source: s, names: [NAME]}\n"


def told(text: str) -> list[str]:
    record, faults = try_record(parse_yaml(text, "f"), ProfileFile)
    assert record is None
    return [str(fault) for fault in faults]


def read(text: str) -> ProfileFile:
    record, faults = try_record(parse_yaml(text, "f"), ProfileFile)
    assert record is not None
    assert faults == ()
    return record


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.replace("2023", '"2023"'), f"f:2: edition: found '2023', a text in quotation marks; allowed: digits without them: {YEAR_ALLOWED}"),
        (HEAD + "region: '3'\n", f"f:4: region: found '3', a text in quotation marks; allowed: digits without them: {REGION_ALLOWED}"),
        (HEAD + 'figures:\n  calls: {value: "598", period: "2016", source: s}\n', f"f:5: figures.calls.value: found '#', a text in quotation marks; allowed: digits without them: {COUNT_ALLOWED}"),
        (HEAD + "figures:\n  calls: {value: 598, period: 2016, source: 2016}\n", 'f:5: figures.calls.source: found 2016, a number; allowed: quotation marks around it if it is a text: "2016"'),
        (HEAD + LAW.replace("citation: C", "citation: 5101"), 'f:5: laws[0].citation: found 5101, a number; allowed: quotation marks around it if it is a text: "5101"'),
        (HEAD + RANKING.replace("NAME", "{Hotels: and motels}"), f"f:5: venues.sex.names[0]: found keys with values; allowed: {TEXT_ALLOWED}; quotation marks around a text that holds a colon"),
        (HEAD + LAW.replace("https://a.org", "5"), f"f:5: laws[0].url: found 5; allowed: {URL_ALLOWED}"),
        (HEAD + LAW.replace("2026-11-23", "20261123"), "f:5: laws[0].checked_on: found 20261123; allowed: a date as year-month-day, such as 2026-11-23"),
        (HEAD.replace("final", "5"), "f:3: status: found 5; allowed: one of final, draft, illustrative, synthetic"),
        (HEAD + "figures:\n  calls: {value: many, period: 2016, source: s}\n", f"f:5: figures.calls.value: found 'many'; allowed: {COUNT_ALLOWED}"),
    ],
    ids=range(10),
)  # fmt: skip
def test_quotation_marks_too_many_or_too_few_are_told_as_such(text: str, message: str) -> None:
    assert told(text) == [message]


@given(st.integers(1990, 2100))
def test_what_the_message_asks_for_is_then_taken(number: int) -> None:
    (quoted,) = told(HEAD.replace("2023", f'"{number}"'))
    assert "digits without them" in quoted
    assert read(HEAD.replace("2023", f"{number}")).edition == number
    (bare,) = told(HEAD + LAW.replace("citation: C", f"citation: {number}"))
    asked = bare.rpartition(": ")[2]
    content = read(HEAD + LAW.replace("citation: C", f"citation: {asked}"))
    assert content.laws[0].citation == f"{number}"
