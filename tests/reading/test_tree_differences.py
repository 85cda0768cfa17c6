"""Two trees of data set side by side: each value that differs once, by its place, either way round."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.reading.tree_differences import ValuePair, pair_values

LEAVES = st.none() | st.integers(0, 3) | st.sampled_from(["a", "b"])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["x", "y", "name"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def tell(pair: ValuePair) -> str:
    return (
        f"{pair.path}: in another order" if pair.is_order else f"{pair.path}: {pair.before} -> {pair.after}"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 2}, ["a: 1 -> 2"]),
        ({"a": {"b": 1}}, {"a": {"b": 1, "c": 2}}, ["a.c: None -> 2"]),
        ({"a": [{"name": "x", "v": 1}]}, {"a": [{"name": "x", "v": 2}]}, ["a['x'].v: 1 -> 2"]),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, ["a: in another order"]),
        ({"a": "text"}, {"a": {"en": "text"}}, ["a.en: None -> text", "a: text -> None"]),
        ({"a": [1]}, {"a": {"x": 1}}, ["a: [1] -> {'x': 1}"]),
        ({"a": None}, {"a": {"x": 1, "y": 2}}, ["a.x: None -> 1", "a.y: None -> 2"]),
    ],
)
def test_each_value_that_differs_is_told(before: Any, after: Any, expected: list[str]) -> None:
    assert [tell(pair) for pair in pair_values(before, after)] == expected


def test_what_one_tree_has_alone_can_be_left_whole() -> None:
    (pair,) = pair_values({"a": None}, {"a": {"x": 1, "y": 2}}, opens_missing=False)
    assert (pair.path, pair.keys, pair.before, pair.after) == ("a", ("a",), None, {"x": 1, "y": 2})


@given(TREES)
def test_a_tree_does_not_differ_from_itself(tree: Any) -> None:
    assert list(pair_values(tree, tree)) == []


@given(TREES, TREES, st.booleans())
def test_the_other_way_round_the_same_places_differ(one: Any, other: Any, opens: bool) -> None:  # noqa: FBT001
    there = sorted((pair.path, repr(pair.before), repr(pair.after)) for pair in _pair(one, other, opens))
    back = sorted((pair.path, repr(pair.after), repr(pair.before)) for pair in _pair(other, one, opens))
    assert there == back


def _pair(one: Any, other: Any, opens: bool) -> list[ValuePair]:  # noqa: FBT001
    return list(pair_values(one, other, opens_missing=opens))
