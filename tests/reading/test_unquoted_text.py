# ruff: noqa: E501 - a case a line, with its whole message
"""Words without quotation marks that YAML would glue together or lose are told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import resources
from factsheet.errors import DataError
from factsheet.reading.yaml_tree import compose_yaml
from factsheet.reading.yaml_values import Plain, copy_mapping, parse_yaml

QUOTES = 'quotation marks (") around the text'
HYPHEN = f"a hyphen and a blank before an entry of a list, or {QUOTES}"
KEY = "a key, a colon, a blank and the value, in one line"
LEVEL = "as many spaces as before the lines that belong to the same entry"
REMARK = f"which is read as a remark; allowed: {QUOTES}, or a blank after # if it is a remark"


def told(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        parse_yaml(text, "f")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("names:\n  - A\n    - B\n", [f"f:3: file: found '- B', an entry that is set deeper than those above it; allowed: {LEVEL}"]),
        ("names:\n  -A\n  -B\n", [f"f:2: file: found '-A', a hyphen without a blank after it; allowed: {HYPHEN}", f"f:3: file: found '-B', a hyphen without a blank after it; allowed: {HYPHEN}"]),
        ("laws:\n  -title: A\n", [f"f:2: file: found '-title: A', a hyphen without a blank after it; allowed: {HYPHEN}"]),
        ("names:\n  - A\n    • B\n", [f"f:3: file: found '• B', a text that begins with •; allowed: {HYPHEN}"]),
        ("laws:\n  - title: A\n      url:http\n", [f"f:3: file: found 'url:' without a blank after it; allowed: {KEY}"]),
        ("citation: Act #5 of 2012\n", [f"f:1: file: found '## of 2012', {REMARK}"]),
        ("citation: Act ##5\n", [f"f:1: file: found '###', {REMARK}"]),
        ("citation: #5\n", [f"f:1: file: found '##', {REMARK}"]),
        ("a: x\n  y #5\nb: &c 1\n", [f"f:2: file: found '##', {REMARK}", f"f:3: file: found '&c #', a text that begins with &; allowed: {QUOTES}; each value is written where it stands"]),
        ("😀: 😀 #5\n", [f"f:1: file: found '##', {REMARK}"]),
        ('title: of People"\n', ["f:1: file: found 'of People\"', a quotation mark that closes and none that opens; allowed: a quotation mark (\") at both ends of the text, or at neither"]),
        ("names:\n\u00a0\u00a0- A\n\u00a0\u00a0- B\n", ["f:2: file: found U+00A0, a blank at which no line breaks, at the begin of the line; allowed: spaces"]),
        ("title: |\nb: 1\n", ["f:1: file: found | without a text below it; allowed: the text behind the colon, in one line, without this sign"]),
        ("title: >-\nb: 1\n", ["f:1: file: found > without a text below it; allowed: the text behind the colon, in one line, without this sign"]),
    ],
    ids=range(14),
)  # fmt: skip
def test_words_that_would_be_glued_or_lost_are_told(text: str, messages: list[str]) -> None:
    assert told(text) == messages


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: x # a remark\n", "x"),
        ("a: x ## a remark\n", "x"),
        ("a: x#y\n", "x#y"),
        ("a: x\n  goes on\n\n  here\n", "x goes on\nhere"),
        ("a: see\n  https://example.org/a\n", "see https://example.org/a"),
        ("a: from 2012\n  -2016\n", "from 2012 -2016"),
        ("a: -3\n", -3),
        ("a: well-known\n", "well-known"),
        ('a: The "Act" of 2012\n', 'The "Act" of 2012'),
        ('a: The "Act"\n', 'The "Act"'),
        ("a: the Members'\n", "the Members'"),
        ('a: "-x #5"\n', "-x #5"),
        ("a: |\n  - x\n  y:z #5\n", "- x\ny:z #5\n"),
    ],
)
def test_words_that_are_read_as_typed_are_left_alone(text: str, value: int | str) -> None:
    assert parse_yaml(text, "f").value == {"a": value}


LINES = st.text("ab-:# –\u2022", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_a_list_is_read_with_as_many_entries_as_lines_or_refused(entries: list[str]) -> None:
    names = read_names("names:\n" + "".join(f"  - {entry}\n" for entry in entries))
    assert names is None or len(names) == len(entries)
    pairs = zip(names or (), entries, strict=False)
    typed = [(name, re.split(r" #+(?: |$)", entry)[0].rstrip()) for name, entry in pairs]
    assert [name for name, text in typed if isinstance(name, str) and name != text] == []


def read_names(text: str) -> list[Plain] | None:
    """Return the entries of the list; None where the file is refused."""
    try:
        names = copy_mapping(parse_yaml(text, "f").value)["names"]
    except DataError:
        return None
    assert isinstance(names, list)
    return names


def test_no_shipped_file_has_such_words() -> None:
    files = sorted(resources.DATA.rglob("*.yaml"))
    assert len(files) > 50
    for path in files:
        assert compose_yaml(path.read_text(encoding="utf-8"), path.name) is not None
