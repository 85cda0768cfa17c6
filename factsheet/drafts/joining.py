"""A draft whose files were changed by somebody else, joined with them field by field.

Entries of lists are matched by what names them, not by their place. Only what both changed to different
values is a clash; nothing is chosen for anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.drafts.entry_pairs import KeyNames, pair_keys, rename_address, rename_keys
from factsheet.drafts.field_edits import FieldEdit, Step, apply_edits
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, EntryList, Node, key_tree, take_keys
from factsheet.drafts.tree_changes import FieldChange, list_changes, make_edits
from factsheet.errors import DataError
from factsheet.reading.yaml_values import Plain, Tree


class Side(StrEnum):
    """Whose value stands where both changed it."""

    MINE = "mine"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that both changed; None stands for what is not there any more.

    Attributes:
        at: Its address in the joined draft.
        before: What it was when the edits began.
    """

    at: Address
    before: Plain
    mine: Plain
    theirs: Plain


@dataclass(frozen=True, slots=True)
class JoinedDraft:
    """What a draft comes to on the files as they are now.

    Attributes:
        draft: On the new base; where both changed a value, mine until somebody chooses.
        clashes: What needs a choice.
        mine: What I alone changed.
        theirs: What the files alone changed.
        moved: Lists whose order both changed: that of the file stays.
    """

    draft: Draft
    clashes: tuple[Clash, ...] = ()
    mine: tuple[FieldChange, ...] = ()
    theirs: tuple[FieldChange, ...] = ()
    moved: tuple[Address, ...] = ()


Choices = Mapping[Address, Side]


def join_draft(draft: Draft, disk: Tree, choices: Choices | None = None) -> JoinedDraft:
    """Return a draft on the tree that the files have now.

    Args:
        draft: On the tree that its edits began from.
        disk: The tree of now.
        choices: Whose value stands where both changed one; those without a choice are clashes.
    """
    base = key_tree(disk)
    if draft.before == disk and draft.base == base:  # the same order of entries, and the same keys
        return JoinedDraft(draft, mine=tuple(list_changes(draft.base, draft.now)))
    names = pair_keys(draft.base, draft.now, base)
    old, mine = rename_keys(draft.base, names), rename_keys(draft.now, names)
    join = _Join(choices or {}, [], [])
    joined = join.join_nodes(old, mine, base, ())
    clashing = {clash.at for clash in join.clashes}
    return JoinedDraft(
        replace(draft, base=base, steps=_move_steps(draft, base, joined, names)),
        tuple(join.clashes),
        tuple(change for change in list_changes(base, joined) if not _is_within(change.at, clashing)),
        tuple(change for change in list_changes(old, base) if not _is_within(change.at, clashing)),
        tuple(join.moved),
    )


def _is_within(at: Address, others: set[Address]) -> bool:
    return any(at[:size] in others for size in range(len(at) + 1))


@dataclass(frozen=True, slots=True)
class _Join:
    choices: Choices
    clashes: list[Clash]
    moved: list[Address]

    def join_nodes(self, old: Node, mine: Node, theirs: Node, at: Address) -> Node:
        """Return what a value comes to that each of two may have changed."""
        if _is_same(mine, old) or _is_same(mine, theirs):
            return theirs
        if _is_same(theirs, old):
            return mine
        if isinstance(mine, EntryList) and isinstance(theirs, EntryList):
            return self._join_lists(old if isinstance(old, EntryList) else EntryList(), mine, theirs, at)
        if type(mine) is dict and type(theirs) is dict:
            return self._join_mappings(old if type(old) is dict else {}, mine, theirs, at)
        return self._choose_side(old, mine, theirs, at)

    def _choose_side(self, old: Node, mine: Node, theirs: Node, at: Address) -> Node:
        chosen = self.choices.get(at)
        if chosen is None:
            self.clashes.append(Clash(at, take_keys(old), take_keys(mine), take_keys(theirs)))
        return theirs if chosen is Side.FILE else mine

    def _join_mappings(
        self, old: dict[str, Node], mine: dict[str, Node], theirs: dict[str, Node], at: Address
    ) -> Node:
        joined: dict[str, Node] = {}
        for key in dict.fromkeys((*theirs, *mine)):
            value = self.join_nodes(old.get(key), mine.get(key), theirs.get(key), (*at, key))
            if value is not None or key in theirs:
                joined[key] = value
        return joined

    def _join_lists(self, old: EntryList, mine: EntryList, theirs: EntryList, at: Address) -> Node:
        entries: dict[str, Node] = {}
        for key in dict.fromkeys((*theirs, *mine, *old)):
            value = self.join_nodes(old.get(key), mine.get(key), theirs.get(key), (*at, key))
            if value is not None or (key in mine and key in theirs):
                entries[key] = value
        first, second = (mine, theirs) if self._keeps_order(old, mine, theirs, at) else (theirs, mine)
        return EntryList({key: entries[key] for key in _join_orders(first, second) if key in entries})

    def _keeps_order(self, old: EntryList, mine: EntryList, theirs: EntryList, at: Address) -> bool:
        """Return whether the order is mine: I changed it, and the file did not."""
        if not _is_moved(old, mine):
            return False
        if _is_moved(old, theirs) and _is_moved(theirs, mine):
            self.moved.append(at)
            return False
        return True


def _is_same(one: Node, other: Node) -> bool:
    return take_keys(one) == take_keys(other)


def _is_moved(before: EntryList, after: EntryList) -> bool:
    return [key for key in before if key in after] != [key for key in after if key in before]


def _join_orders(first: EntryList, second: EntryList) -> list[str]:
    """Return the keys of both lists in the order of the first; the others follow whom they follow there."""
    order = list(first)
    last = ""
    for key in second:
        if key not in first:
            order.insert(order.index(last) + 1 if last else 0, key)
        last = key
    return order


def _move_steps(draft: Draft, base: Node, joined: Node, names: KeyNames) -> tuple[Step, ...]:
    """Return steps that bring the new base to what was joined: those of the draft if they do, else one."""
    steps = tuple(_rename_step(step, names) for step in draft.steps)
    try:
        now = apply_edits(base, (edit for step in steps for edit in step.edits))
        if take_keys(now) == take_keys(joined):
            return steps
    except DataError:  # an entry is gone that a step is about
        pass
    edits = make_edits(base, joined)
    return (draft.steps[-1].model_copy(update={"edits": edits}),) if edits and draft.steps else ()


def _rename_step(step: Step, names: KeyNames) -> Step:
    return step.model_copy(update={"edits": tuple(_rename_edit(edit, names) for edit in step.edits)})


def _rename_edit(edit: FieldEdit, names: KeyNames) -> FieldEdit:
    after = rename_address((*edit.at[:-1], edit.after), names)[-1] if edit.after else ""
    return edit.model_copy(update={"at": rename_address(edit.at, names), "after": after})
