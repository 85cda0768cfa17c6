"""What somebody did in one step: values set, entries of lists added, moved and removed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import JsonValue

from factsheet.drafts.keyed_tree import Address, EntryList, Node, key_tree
from factsheet.errors import DataError, Fault
from factsheet.model.record import Record
from factsheet.reading.yaml_values import Plain

_ENTRY_ALLOWED = "an entry that is there; somebody may have removed it in another window"


class EditKind(StrEnum):
    """What is done at an address."""

    SET = "set"
    ADD = "add"
    MOVE = "move"
    REMOVE = "remove"


class FieldEdit(Record):
    """One thing done.

    Attributes:
        kind: What it is.
        at: Address of the value, or of the entry: its last step is the entry's key.
        value: What is set or added, plain; None takes the value out.
        after: Of an entry added or moved, the key of the entry before it; "" for the first place.
    """

    kind: EditKind
    at: tuple[str, ...]
    value: JsonValue = None
    after: str = ""


class Step(Record):
    """What somebody did at once, which is undone at once.

    Attributes:
        number: Rising, 1 for the first.
        made: When, with the time zone.
        tab: Which window it came from: any word of the browser's.
    """

    number: int
    made: datetime
    tab: str
    edits: tuple[FieldEdit, ...]


def apply_edits(root: Node, edits: Iterable[FieldEdit]) -> Node:
    """Return the tree after some edits; the one given is not changed.

    Raises:
        DataError: An entry that is moved or removed, or after which one is added, is not there.
    """
    for edit in edits:
        root = _apply_below(root, edit.at, edit)
    return root


def _apply_below(node: Node, steps: Address, edit: FieldEdit) -> Node:
    step, *rest = steps
    if rest:
        here = _copy_mapping(node, is_list=False)
        here[step] = _apply_below(here.get(step), tuple(rest), edit)
        return here
    if edit.kind is EditKind.SET:
        here = _copy_mapping(node, is_list=False)
        here[step] = key_tree(_read_plain(edit.value))
        return here
    return _change_list(_copy_mapping(node, is_list=True), step, edit)


def _change_list(entries: Mapping[str, Node], key: str, edit: FieldEdit) -> Node:
    """Return a list with an entry added, moved or removed."""
    left = {name: entry for name, entry in entries.items() if name != key}
    known = edit.kind is EditKind.ADD or key in entries
    if not known or (edit.kind is not EditKind.REMOVE and edit.after and edit.after not in left):
        place = ".".join(edit.at)
        raise DataError(Fault("draft", 1, place, "no such entry", _ENTRY_ALLOWED))
    if edit.kind is EditKind.REMOVE:
        return EntryList(left)
    entry = key_tree(_read_plain(edit.value)) if edit.kind is EditKind.ADD else entries[key]
    placed = EntryList() if edit.after else EntryList({key: entry})
    for name, other in left.items():
        placed[name] = other
        if name == edit.after:
            placed[key] = entry
    return placed


def _copy_mapping(node: Node, *, is_list: bool) -> dict[str, Node]:
    """Return a copy of a mapping or list, an empty one for what is neither."""
    if isinstance(node, EntryList):
        return EntryList(node)
    if isinstance(node, dict):
        return dict(node)
    return EntryList() if is_list else {}


def _read_plain(value: JsonValue) -> Plain:
    """Return a value of a journal as a plain one; numbers with a point, and yes or no, stay text."""
    if isinstance(value, list):
        return [_read_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _read_plain(inner) for key, inner in value.items()}
    if isinstance(value, bool | float):
        return str(value).lower()
    return value
