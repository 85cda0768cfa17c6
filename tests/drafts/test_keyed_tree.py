"""Trees whose list entries have keys, and edits of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.drafts.field_edits import EditKind, FieldEdit, apply_edits
from factsheet.drafts.keyed_tree import find_address, find_node, key_tree, take_keys
from factsheet.drafts.tree_changes import count_changes, list_changes
from factsheet.errors import DataError

TREE = {"laws": [{"title": "A"}, {"title": "B"}, {"title": "C"}], "figures": {"cases": {"value": 3}}}
PLAIN = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
)


def edit(kind: EditKind, at: str, value: object = None, after: str = "") -> FieldEdit:
    return FieldEdit.model_validate({"kind": kind, "at": at.split("."), "value": value, "after": after})


def titles(tree: object) -> list[object]:
    plain = take_keys(tree)
    assert isinstance(plain, dict)
    return [law["title"] for law in plain["laws"]]


@given(PLAIN)
def test_keys_change_nothing_of_a_tree(value: object) -> None:
    assert take_keys(key_tree(value)) == value


def test_an_entry_is_the_same_wherever_it_has_moved_to() -> None:
    moved = apply_edits(key_tree(TREE), [edit(EditKind.MOVE, "laws.@2")])
    changed = apply_edits(moved, [edit(EditKind.SET, "laws.@2.title", "Third")])
    assert titles(changed) == ["Third", "A", "B"]
    assert find_address(changed, "laws[0].title") == ("laws", "@2", "title")


def test_the_given_tree_is_never_changed() -> None:
    tree = key_tree(TREE)
    apply_edits(tree, [edit(EditKind.REMOVE, "laws.@0"), edit(EditKind.SET, "figures.cases.value", 9)])
    assert take_keys(tree) == TREE


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (edit(EditKind.ADD, "laws.@new", {"title": "N"}), ["N", "A", "B", "C"]),
        (edit(EditKind.ADD, "laws.@new", {"title": "N"}, "@2"), ["A", "B", "C", "N"]),
        (edit(EditKind.MOVE, "laws.@0", after="@1"), ["B", "A", "C"]),
        (edit(EditKind.REMOVE, "laws.@1"), ["A", "C"]),
    ],
)
def test_entries_are_added_moved_and_removed(made: FieldEdit, expected: list[str]) -> None:
    assert titles(apply_edits(key_tree(TREE), [made])) == expected


@pytest.mark.parametrize(
    "made",
    [
        edit(EditKind.MOVE, "laws.@7"),
        edit(EditKind.REMOVE, "laws.@7"),
        edit(EditKind.ADD, "laws.@new", {}, "@7"),
    ],
)
def test_an_entry_that_is_gone_is_told(made: FieldEdit) -> None:
    with pytest.raises(DataError) as caught:
        apply_edits(key_tree(TREE), [made])
    assert "found no such entry; allowed: an entry that is there" in str(caught.value)


def test_a_value_is_set_where_nothing_was() -> None:
    changed = apply_edits(key_tree(TREE), [edit(EditKind.SET, "figures.persons.value", 5)])
    assert find_node(changed, ("figures", "persons")) == {"value": 5}
    assert find_node(changed, ("figures", "persons", "value", "deeper")) is None


def test_changes_are_told_by_value_and_by_entry() -> None:
    base = key_tree(TREE)
    edits = [
        edit(EditKind.SET, "laws.@1.title", "B2"),
        edit(EditKind.MOVE, "laws.@0", after="@2"),
        edit(EditKind.ADD, "laws.@new", {"title": "N"}),
        edit(EditKind.SET, "figures.cases.value", 4),
    ]
    now = apply_edits(base, edits)
    told = {(change.kind.value, ".".join(change.at)) for change in list_changes(base, now)}
    assert told == {
        ("set", "laws.@1.title"),
        ("move", "laws.@0"),
        ("add", "laws.@new"),
        ("set", "figures.cases.value"),
    }
    assert (count_changes(base, base), count_changes(base, now)) == (0, 4)
