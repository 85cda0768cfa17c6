"""Drafts joined with files that somebody else changed: by field, entries by their names, nothing chosen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.drafts.field_edits import EditKind, FieldEdit, Step, apply_edits
from factsheet.drafts.joining import Clash, Side, join_draft
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import EntryList, key_tree, take_keys
from factsheet.drafts.tree_changes import find_moved, list_changes, make_edits
from factsheet.reading.yaml_values import Plain, Tree
from tests.drafts.random_edits import draw_edit

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LAWS = ("profile", "laws")


def a_tree(*laws: str, persons: int = 598, **figures: int) -> Tree:
    entries: list[Plain] = [{"title": law, "citation": f"c. {law}"} for law in laws]
    return {"profile": {"figures": {"persons": persons, **figures}, "laws": entries}}


def a_draft(base: Tree, *edits: FieldEdit) -> Draft:
    return Draft("ma", key_tree(base), (Step(number=1, made=NOW, tab="", edits=edits),), 1)


def set_at(value: int | str | None, *at: str) -> FieldEdit:
    return FieldEdit(kind=EditKind.SET, at=at, value=value)


def move(key: str, after: str) -> FieldEdit:
    return FieldEdit(kind=EditKind.MOVE, at=(*LAWS, key), after=after)


def laws_of(tree: Tree) -> list[str]:
    return [entry["title"] for entry in tree["profile"]["laws"]]  # type: ignore[index, call-overload, union-attr]


def test_what_only_one_changed_is_joined_without_a_choice() -> None:
    draft = a_draft(a_tree("A", "B", cases=336), set_at(599, "profile", "figures", "persons"))
    joined = join_draft(draft, a_tree("B", "A", "C", cases=340))
    assert joined.clashes == ()
    assert joined.draft.wanted == a_tree("B", "A", "C", persons=599, cases=340)
    assert joined.draft.before == a_tree("B", "A", "C", cases=340)
    assert [change.at[-1] for change in joined.mine] == ["persons"]
    assert {change.at[-1] for change in joined.theirs} == {"cases", "@2", joined.theirs[1].at[-1]}
    assert joined.draft.steps == draft.steps


def test_only_what_both_changed_to_other_values_is_a_clash() -> None:
    at = ("profile", "figures", "persons")
    draft = a_draft(a_tree("A"), set_at(599, *at))
    disk = a_tree("A", persons=601)
    joined = join_draft(draft, disk)
    assert joined.clashes == (Clash(at, 598, 599, 601),)
    assert (joined.mine, joined.theirs) == ((), ())
    mine = join_draft(draft, disk, {at: Side.MINE})
    assert (mine.clashes, mine.draft.wanted) == ((), a_tree("A", persons=599))
    theirs = join_draft(draft, disk, {at: Side.FILE})
    assert (theirs.clashes, theirs.draft.wanted, theirs.draft.steps) == ((), disk, ())
    same = join_draft(draft, a_tree("A", persons=599))
    assert (same.clashes, same.draft.steps) == ((), draft.steps)
    assert same.draft.wanted == same.draft.before


def test_entries_are_matched_by_name_and_citation_wherever_they_stand() -> None:
    draft = a_draft(
        a_tree("A", "B", "C"), set_at("B!", *LAWS, "@1", "title"), set_at("x", *LAWS, "@2", "url")
    )
    joined = join_draft(draft, a_tree("C", "new", "B", "A"))
    assert joined.clashes == ()
    assert laws_of(joined.draft.wanted) == ["C", "new", "B!", "A"]
    assert [edit.at[2] for edit in joined.draft.steps[0].edits] == ["@2", "@0"]


def test_a_name_that_the_file_mended_is_found_by_its_citation() -> None:
    disk = a_tree("A", "B")
    disk["profile"]["laws"][1]["title"] = "B mended"  # type: ignore[index, call-overload]
    joined = join_draft(a_draft(a_tree("A", "B"), set_at("x", *LAWS, "@1", "url")), disk)
    assert joined.clashes == ()
    assert joined.draft.wanted["profile"]["laws"][1] == {"title": "B mended", "citation": "c. B", "url": "x"}  # type: ignore[index, call-overload]


def test_an_entry_that_one_changed_and_the_other_removed_is_a_clash() -> None:
    changed = a_draft(a_tree("A", "B"), set_at("x", *LAWS, "@1", "url"))
    (clash,) = join_draft(changed, a_tree("A")).clashes
    assert (clash.theirs, clash.before) == (None, {"title": "B", "citation": "c. B"})
    kept = join_draft(changed, a_tree("A"), {clash.at: Side.MINE})
    assert (kept.clashes, laws_of(kept.draft.wanted)) == ((), ["A", "B"])
    removed = a_draft(a_tree("A", "B"), FieldEdit(kind=EditKind.REMOVE, at=(*LAWS, "@1")))
    disk = a_tree("A", "B")
    disk["profile"]["laws"][1]["url"] = "y"  # type: ignore[index, call-overload]
    (clash,) = join_draft(removed, disk).clashes
    assert clash.mine is None
    assert laws_of(join_draft(removed, disk, {clash.at: Side.MINE}).draft.wanted) == ["A"]


def test_of_two_orders_that_of_the_file_stays_and_that_is_told() -> None:
    draft = a_draft(a_tree("A", "B", "C"), move("@0", "@2"))
    joined = join_draft(draft, a_tree("C", "A", "B"))
    assert (laws_of(joined.draft.wanted), joined.moved, joined.clashes) == (["C", "A", "B"], (LAWS,), ())
    mine = join_draft(draft, a_tree("A", "new", "B", "C"))
    assert (laws_of(mine.draft.wanted), mine.moved) == (["B", "C", "A", "new"], ())
    same = join_draft(draft, a_tree("B", "C", "A"))
    assert (laws_of(same.draft.wanted), same.moved) == (["B", "C", "A"], ())


def test_an_entry_that_both_added_stands_once() -> None:
    new = FieldEdit(
        kind=EditKind.ADD, at=(*LAWS, "@n1"), value={"title": "N", "citation": "c. N"}, after="@0"
    )
    joined = join_draft(a_draft(a_tree("A"), new), a_tree("A", "N"))
    assert (joined.clashes, laws_of(joined.draft.wanted)) == ((), ["A", "N"])


@settings(max_examples=60)
@given(st.data())
def test_what_is_joined_has_each_change_of_both(data: st.DataObject) -> None:
    base = key_tree(a_tree("A", "B", "C", "D", cases=1, calls=2))
    sides = []
    for side in range(2):
        node = base
        for number in range(data.draw(st.integers(0, 4))):
            pick = lambda most: data.draw(st.integers(0, most - 1))  # noqa: E731
            node = apply_edits(node, [draw_edit(node, pick, 10 * side + number)])
        sides.append(node)
    mine, theirs = sides
    assert take_keys(apply_edits(base, make_edits(base, mine))) == take_keys(mine)
    disk = take_keys(theirs)
    assert isinstance(disk, dict)
    edits = make_edits(base, mine)
    draft = Draft("ma", base, (Step(number=1, made=NOW, tab="", edits=edits),), 1)
    joined = join_draft(draft, disk)
    assert joined.draft.before == disk
    for side in Side:
        chosen = join_draft(draft, disk, {clash.at: side for clash in joined.clashes})
        assert chosen.clashes == ()
        if take_keys(mine) == take_keys(base) or take_keys(theirs) == take_keys(base):
            assert chosen.draft.wanted == take_keys(mine if take_keys(theirs) == take_keys(base) else theirs)
    if take_keys(mine) == take_keys(theirs):
        assert joined.clashes == ()
    assert list(list_changes(joined.draft.base, joined.draft.now)) or joined.draft.wanted == disk


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("ABC", "ABC", ""),
        ("ABCD", "BCDA", "A"),
        ("ABCD", "DABC", "D"),
        ("ABCD", "CDAB", "AB"),
        ("AB", "CBA", "A"),
    ],
)
def test_the_fewest_entries_are_told_as_moved(before: str, after: str, moved: str) -> None:
    found = find_moved(EntryList(dict.fromkeys(before, 1)), EntryList(dict.fromkeys(after, 1)))
    assert len(found) == len(moved)
