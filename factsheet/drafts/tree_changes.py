"""What differs between two trees with the same keys, as changes to be told and as edits to be made."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.keyed_tree import Address, EntryList, Node, take_keys
from factsheet.reading.yaml_values import Plain


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that is another one, or one entry of a list that is new, gone or elsewhere.

    Attributes:
        kind: SET for a value; ADD, REMOVE, MOVE for an entry of a list.
        at: Address of the value or entry.
        before: What it was, None for nothing; of an entry that moved, its place counted from 1.
        after: What it is, likewise.
    """

    kind: EditKind
    at: Address
    before: Plain
    after: Plain


def list_changes(before: Node, after: Node, at: Address = ()) -> Iterator[FieldChange]:
    """Yield what differs, in the order of the second tree; what went comes after what stands there."""
    if isinstance(before, EntryList) or isinstance(after, EntryList):
        if isinstance(before, EntryList | None) and isinstance(after, EntryList | None):
            yield from _list_entry_changes(before or EntryList(), after or EntryList(), at)
        else:
            yield FieldChange(EditKind.SET, at, take_keys(before), take_keys(after))
    elif isinstance(before, dict | None) and isinstance(after, dict | None):
        old, new = before or {}, after or {}
        for key in dict.fromkeys((*new, *old)):
            yield from list_changes(old.get(key), new.get(key), (*at, key))
    elif before != after:
        yield FieldChange(EditKind.SET, at, take_keys(before), take_keys(after))


def count_changes(before: Node, after: Node) -> int:
    """Return how many changes there are between two trees."""
    return sum(1 for _change in list_changes(before, after))


def _list_entry_changes(before: EntryList, after: EntryList, at: Address) -> Iterator[FieldChange]:
    moved = find_moved(before, after)
    places = {key: number for number, key in enumerate(before, 1)}
    for number, (key, entry) in enumerate(after.items(), 1):
        if key not in before:
            yield FieldChange(EditKind.ADD, (*at, key), None, take_keys(entry))
            continue
        if key in moved:
            yield FieldChange(EditKind.MOVE, (*at, key), places[key], number)
        yield from list_changes(before[key], entry, (*at, key))
    for key, entry in before.items():
        if key not in after:
            yield FieldChange(EditKind.REMOVE, (*at, key), take_keys(entry), None)


def find_moved(before: Mapping[str, Node], after: Mapping[str, Node]) -> frozenset[str]:
    """Return the keys of the fewest entries that must move for one order of a list to become the other."""
    places = {key: number for number, key in enumerate(before)}
    common = [key for key in after if key in places]
    ends: list[int] = []  # the least last place of a run that rises, by its length
    lengths = []
    for key in common:
        length = bisect_left(ends, places[key])
        ends[length : length + 1] = [places[key]]
        lengths.append(length)
    stays, wanted = set[str](), len(ends) - 1
    for key, length in zip(reversed(common), reversed(lengths), strict=True):
        if length == wanted:
            stays.add(key)
            wanted -= 1
    return frozenset(common) - stays


def make_edits(before: Node, after: Node) -> tuple[FieldEdit, ...]:
    """Return the edits that bring one tree to the other."""
    return tuple(_list_edits(before, after, ()))


def _list_edits(before: Node, after: Node, at: Address) -> Iterator[FieldEdit]:
    if isinstance(before, EntryList) and isinstance(after, EntryList):
        yield from _list_entry_edits(before, after, at)
    elif type(before) is dict and type(after) is dict:
        for key in dict.fromkeys((*after, *before)):
            if key not in after:
                yield FieldEdit(kind=EditKind.SET, at=(*at, key))
            else:
                yield from _list_edits(before.get(key), after[key], (*at, key))
    elif take_keys(before) != take_keys(after):
        yield FieldEdit(kind=EditKind.SET, at=at, value=_copy_plain(take_keys(after)))


def _list_entry_edits(before: EntryList, after: EntryList, at: Address) -> Iterator[FieldEdit]:
    for key in before:
        if key not in after:
            yield FieldEdit(kind=EditKind.REMOVE, at=(*at, key))
    moved, last = find_moved(before, after), ""
    for key, entry in after.items():
        if key not in before:
            value = _copy_plain(take_keys(entry))
            yield FieldEdit(kind=EditKind.ADD, at=(*at, key), value=value, after=last)
        elif key in moved:
            yield FieldEdit(kind=EditKind.MOVE, at=(*at, key), after=last)
        last = key
    for key, entry in after.items():
        if key in before:
            yield from _list_edits(before[key], entry, (*at, key))


def _copy_plain(value: Plain) -> JsonValue:
    if isinstance(value, dict):
        return {key: _copy_plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copy_plain(inner) for inner in value]
    return value
