"""Plain values against a record: what fits is read, each fault is told with its line and what may stand."""

from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import AfterValidator, Field

from factsheet.model.entries import Record
from factsheet.reading.yaml_values import parse_yaml
from factsheet.sources.validation import format_location, try_record

ALLOWED = "a number below 1,000"


def refuse_high(number: int) -> int:
    if number >= 1000:
        raise ValueError(ALLOWED)
    return number


class Paper(StrEnum):
    PLAIN = "plain"
    GLOSSY = "glossy"


class Sheet(Record):
    title: Annotated[str, Field(description="a title")]
    pages: Annotated[int, AfterValidator(refuse_high), Field(description="a number of pages")] = 1
    paper: Paper = Paper.PLAIN


class Series(Record):
    first: Sheet | None = None
    others: tuple[Sheet, ...] = ()
    by_name: dict[str, Sheet] = Field(default_factory=dict)


def faults_of(text: str) -> list[str]:
    record, faults = try_record(parse_yaml(text, "a.yaml"), Series)
    assert record is None
    return list(map(str, faults))


def test_a_file_that_fits_is_a_record() -> None:
    text = "first: {title: A, pages: 2}\nothers:\n  - {title: B}\nby_name:\n  c: {title: C, paper: glossy}\n"
    record = Series(
        first=Sheet(title="A", pages=2),
        others=(Sheet(title="B"),),
        by_name={"c": Sheet(title="C", paper=Paper.GLOSSY)},
    )
    assert try_record(parse_yaml(text, "a.yaml"), Series) == (record, ())


@pytest.mark.parametrize("text", ["", "first:\n", "others:\nby_name:\n"])
def test_a_key_without_a_value_is_as_good_as_none(text: str) -> None:
    assert try_record(parse_yaml(text, "a.yaml"), Series) == (Series(), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("first: {}\n", "1: first.title: found nothing; allowed: a value: a title"),
        (
            "first: A\n",
            "1: first: found 'A'; allowed: the keys title, pages, paper, each in a line of its own",
        ),
        (
            "first: {title: [A]}\n",
            "1: first.title: found a list; allowed: one text behind the colon, without a hyphen",
        ),
        ("first: {title: A, pages: x}\n", "1: first.pages: found 'x'; allowed: a number of pages"),
        ("first: {title: A, pages: 1000}\n", f"1: first.pages: found 1000; allowed: {ALLOWED}"),
        ("first: {title: A, paper: thin}\n", "1: first.paper: found 'thin'; allowed: one of plain, glossy"),
        ("others: A\n", "1: others: found 'A'; allowed: a list, each entry after a hyphen"),
        (
            "others:\n  - title: A\n  - A\n",
            "3: others[1]: found 'A'; allowed: the keys title, pages, paper, each in a line of its own",
        ),
        ("by_name: [A]\n", "1: by_name: found a list; allowed: keys with values"),
        (
            "by_name:\n  c:\n    title: A\n    tile: B\n",
            "4: by_name.c.tile: found the unknown key 'tile'; "
            "allowed: 'title' perhaps; one of title, pages, paper",
        ),
        ("last:\n", "1: last: found the unknown key 'last'; allowed: one of first, others, by_name"),
    ],
)
def test_one_fault_is_one_whole_message(text: str, message: str) -> None:
    assert faults_of(text) == [f"a.yaml:{message}"]


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    assert faults_of("others:\n  - pages: x\n  - title: A\n    paper: thin\nlast: 3\n") == [
        "a.yaml:2: others[0].pages: found 'x'; allowed: a number of pages",
        "a.yaml:2: others[0].title: found nothing; allowed: a value: a title",
        "a.yaml:4: others[1].paper: found 'thin'; allowed: one of plain, glossy",
        "a.yaml:5: last: found the unknown key 'last'; allowed: one of first, others, by_name",
    ]


def test_a_part_of_a_file_is_checked_in_place_of_the_whole() -> None:
    file = parse_yaml("first: {title: A}\nlast: 3\n", "a.yaml")
    assert try_record(file, Series, {"first": {"title": "B"}}) == (Series(first=Sheet(title="B")), ())
    record, faults = try_record(file, Series)
    assert (record, len(faults)) == (None, 1)


@given(number=st.integers(1000, 999_999_999))
def test_a_number_with_commas_is_told_with_what_to_write(number: int) -> None:
    first, *groups = f"{number:,}".split(",")
    assume(len(set(groups)) == len(groups))  # a key that stands twice is another fault
    told = faults_of(f"first: {{title: A, pages: {first},{','.join(groups)}, paper: plain}}\n")
    assert told == [
        "a.yaml:1: first.#: found the unknown key '#'; "
        "allowed: the whole number in digits alone, without a comma"
    ]


STEPS = st.lists(st.one_of(st.integers(0, 99), st.from_regex(r"[a-z_]{1,8}", fullmatch=True)), max_size=5)


@given(name=st.from_regex(r"[a-z_]{1,8}", fullmatch=True), steps=STEPS)
def test_a_location_is_a_path_that_can_be_taken_apart_again(name: str, steps: list[int | str]) -> None:
    path = format_location((name, *steps))
    parts = path.replace("[", ".[").split(".")
    assert [int(part[1:-1]) if part.startswith("[") else part for part in parts] == [name, *steps]


def test_the_whole_file_is_the_empty_path() -> None:
    assert format_location(()) == ""
