"""YAML changed in place: the values are those wanted, and nothing else moves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import resources
from factsheet.errors import DataError
from factsheet.reading.yaml_values import Plain, parse_yaml
from factsheet.yaml_edit.edits import rewrite_file, rewrite_text
from factsheet.yaml_edit.scalars import format_block

KEYS = st.sampled_from(["a", "b", "title", "value", "label", "url", "x-y"])
TEXTS = st.text("ab: #'\"-[]{},&*!|>%@`1é~?=", max_size=12).map(lambda text: " ".join(text.split()))
SCALARS = st.one_of(st.integers(-100, 10**6), TEXTS, st.none())
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
ROOTS = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)

TEXT = """\
# The head of the file.
state: MA    # beside
figures:
  persons: {value: 1, period: 2016, source: s}

# Types of calls. With counts it would be:
# call_types:
#   period: 2016

# Laws, in order.
laws:
  # above the first
  - title: First
    # In full: The First
    citation: "A: 1"
  # above the second
  - title: Second
    citation: B 2
    # below the second

# The map.
map: {classes: 5}
"""


def wanted() -> dict[str, Plain]:
    value = parse_yaml(TEXT, "x").value
    assert isinstance(value, dict)
    return value


@given(ROOTS, ROOTS)
def test_any_file_is_brought_to_any_values(old: dict[str, Plain], new: dict[str, Plain]) -> None:
    text = format_block(old, 0) + "\n"
    assert parse_yaml(text, "x").value == old
    assert parse_yaml(rewrite_text(text, new, "x"), "x").value == new


def test_a_text_with_the_values_wanted_is_not_touched() -> None:
    assert rewrite_text(TEXT, wanted(), "x") == TEXT


def test_only_the_value_changes() -> None:
    tree = wanted() | {"state": "RI"}
    assert rewrite_text(TEXT, tree, "x") == TEXT.replace("state: MA    # beside", "state: RI    # beside")


def test_an_entry_taken_away_takes_its_comments_with_it() -> None:
    tree = wanted()
    tree["laws"] = [{"title": "First", "citation": "A: 1"}]
    gone = "  # above the second\n  - title: Second\n    citation: B 2\n    # below the second\n"
    assert rewrite_text(TEXT, tree, "x") == TEXT.replace(gone, "")


def test_entries_in_another_order_keep_their_comments() -> None:
    tree = wanted()
    laws = tree["laws"]
    assert isinstance(laws, list)
    tree["laws"] = [{"title": "New", "citation": "C"}, laws[1], laws[0]]
    first = '  - title: First\n    # In full: The First\n    citation: "A: 1"\n'
    second = "  # above the second\n  - title: Second\n    citation: B 2\n    # below the second\n"
    new = "  - title: New\n    citation: C\n"
    changed = rewrite_text(TEXT, tree, "x")
    assert new + second in changed
    assert '    # In full: The First\n    citation: "A: 1"\n' in changed
    assert changed.index("Second") < changed.index("First\n")
    assert first.splitlines()[1] in changed


def test_an_entry_in_another_name_stays_in_its_place_with_its_comments() -> None:
    tree = wanted()
    tree["laws"] = [{"title": "First", "citation": "A: 1"}, {"title": "Mended", "citation": "B 2"}]
    assert rewrite_text(TEXT, tree, "x") == TEXT.replace("title: Second", "title: Mended")


def test_a_new_block_stands_below_the_comment_that_shows_it() -> None:
    tree = wanted() | {"call_types": {"period": 2016, "bars": [{"label": "Crisis", "value": 3}]}}
    block_text = "call_types:\n  period: 2016\n  bars:\n    - {label: Crisis, value: 3}\n"
    assert rewrite_text(TEXT, tree, "x") == TEXT.replace(
        "#   period: 2016\n", "#   period: 2016\n" + block_text
    )


@pytest.mark.parametrize(
    "path", sorted((resources.DATA / "profiles").glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_shipped_profile_can_be_changed_and_changed_back(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = parse_yaml(text, path.name).value
    assert isinstance(before, dict)
    laws: list[Plain] = [
        {"title": "Synthetic: law", "citation": "None", "source": "tests", "checked_on": "2026-01-31"}
    ]
    changed = rewrite_text(text, before | {"laws": laws, "version": 7}, path.name)
    assert rewrite_text(changed, before, path.name).startswith("# yaml-language-server")
    assert parse_yaml(changed, path.name).value == before | {"laws": laws, "version": 7}


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1 # one\r\nb: 2\r\n")
    assert rewrite_file(path, {"a": 3, "b": 2}) == b"a: 3 # one\r\nb: 2\r\n"


def test_a_tab_behind_a_value_stays() -> None:
    assert rewrite_text("a: 1\nb: 2\t\n", {"a": 3, "b": 2}, "x.yaml") == "a: 3\nb: 2\t\n"


def test_a_byte_order_mark_and_lines_that_end_in_both_ways_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\n# c\r\nd: 4")
    assert rewrite_file(path, {"a": 1, "b": 3, "d": 4}) == b"\xef\xbb\xbfa: 1\r\nb: 3\n# c\r\nd: 4"


def test_the_first_key_of_an_entry_goes_and_its_other_lines_stay() -> None:
    tree = wanted()
    tree["laws"] = [{"citation": "A: 1"}, {"title": "Second", "citation": "B 2"}]
    first = 'title: First\n    # In full: The First\n    citation: "A: 1"\n'
    expected = TEXT.replace(first, 'citation: "A: 1"\n    # In full: The First\n')
    assert rewrite_text(TEXT, tree, "x") == expected


def test_comments_within_a_value_that_is_set_anew_stand_below_it() -> None:
    text = "a:  # one\n  # two\n  b: 1  # three\nc: [1,  # four\n  2]\n"
    expected = "a: 5  # three\n  # one\n  # two\nc: [3]\n   # four\n"
    assert rewrite_text(text, {"a": 5, "c": [3]}, "x") == expected


def test_an_entry_that_got_another_name_in_another_place_keeps_its_comments_where_it_is_known() -> None:
    tree = wanted()
    tree["laws"] = [
        {"title": "Mended", "citation": "B 2"},
        {"title": "New"},
        {"title": "First", "citation": "A: 1"},
    ]
    changed = rewrite_text(TEXT, tree, "x", {"laws": (1, None, 0)})
    second = "  # above the second\n  - title: Mended\n    citation: B 2\n    # below the second\n"
    assert second + "  - title: New\n  - title: First\n" in changed


def test_a_form_that_cannot_be_changed_in_place_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        rewrite_text("- 1\n", ["a"], "x.yaml")
    assert str(caught.value) == (
        "x.yaml:1: file: found a form that cannot be changed in place; "
        "allowed: a file in the form of the shipped ones, one entry a line"
    )
