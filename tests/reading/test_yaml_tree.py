"""YAML that could surprise or never end is refused before its nodes are made."""

import pytest

from factsheet.errors import DataError
from factsheet.reading.yaml_tree import compose_yaml

MARKED = 'quotation marks (") around the text; each value is written where it stands'


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a: &x b\n", [f"f:1: file: found '&x b', a text that begins with &; allowed: {MARKED}"]),
        ("a: !t b\n", [f"f:1: file: found '!t b', a text that begins with !; allowed: {MARKED}"]),
        ("a: b\n---\nc: d\n", ["f:2: file: found a second document; allowed: one document"]),
        ("[" * 21 + "]" * 21, ["f:1: file: found more than 20 levels; allowed: at most 20 levels"]),
    ],
)
def test_what_is_refused_is_told_with_its_line(text: str, messages: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        compose_yaml(text, "f")
    assert [str(fault) for fault in caught.value.faults] == messages


def test_an_empty_text_has_no_root() -> None:
    assert compose_yaml("# nothing\n", "f") is None
