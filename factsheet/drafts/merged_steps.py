"""Many steps as one, so that a journal does not grow for ever: what was set twice is set once."""

from collections.abc import Sequence
from itertools import chain

from factsheet.drafts.field_edits import EditKind, FieldEdit, Step, apply_edits
from factsheet.drafts.keyed_tree import Node, take_keys


def merge_steps(base: Node, steps: Sequence[Step], kept: int) -> tuple[Step, ...]:
    """Return steps that come to the same tree: all but the last ones in one.

    Args:
        base: The tree that they begin from.
        steps: In order.
        kept: How many of the last ones stay as they are, so that each can be undone.
    """
    old, last = steps[:-kept], steps[-kept:]
    if not old:
        return tuple(steps)
    edits = tuple(chain.from_iterable(step.edits for step in old))
    short = _drop_overwritten(edits)
    is_same = take_keys(apply_edits(base, short)) == take_keys(apply_edits(base, edits))
    return (old[-1].model_copy(update={"edits": short if is_same else edits}), *last)


def _drop_overwritten(edits: Sequence[FieldEdit]) -> tuple[FieldEdit, ...]:
    """Return edits without single values that are set again later."""
    seen: set[tuple[str, ...]] = set()
    left: list[FieldEdit] = []
    for edit in reversed(edits):
        is_single = edit.kind is EditKind.SET and not isinstance(edit.value, dict | list)
        if not (is_single and edit.at in seen):
            left.append(edit)
        if edit.kind is EditKind.SET:
            seen.add(edit.at)
    return tuple(reversed(left))
