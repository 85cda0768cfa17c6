"""Edits of lists that take several steps: a name goes with its count, counts are sorted with their names."""

from collections.abc import Iterator, Sequence

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.keyed_tree import Address, EntryList, Node, find_node

NAMES, COUNTS = "names", "counts"


def set_value(at: Address, value: int | str | None) -> FieldEdit:
    """Return the edit that sets a value; None takes it out."""
    return FieldEdit(kind=EditKind.SET, at=at, value=value)


def drop_entry(tree: Node, entry: Address) -> tuple[FieldEdit, ...]:
    """Return the edits that take an entry out of a list; the name of a ranking goes with its count."""
    removed = [FieldEdit(kind=EditKind.REMOVE, at=entry)]
    if entry[-2] == NAMES:
        names, counts = (list_keys(tree, (*entry[:-2], part)) for part in (NAMES, COUNTS))
        if len(names) == len(counts):
            at = (*entry[:-2], COUNTS, counts[names.index(entry[-1])])
            removed.append(FieldEdit(kind=EditKind.REMOVE, at=at))
    return tuple(removed)


def place_entry_last(tree: Node, entry: Address) -> FieldEdit:
    """Return the edit that moves an entry to the end of its list."""
    others = [key for key in list_keys(tree, entry[:-1]) if key != entry[-1]]
    return FieldEdit(kind=EditKind.MOVE, at=entry, after=others[-1] if others else "")


def sort_ranking(tree: Node, ranking: Address) -> tuple[FieldEdit, ...]:
    """Return the edits that put names and counts of a ranking in order, the highest count first.

    There are none where not every name has a count.
    """
    names, counts = (list_keys(tree, (*ranking, part)) for part in (NAMES, COUNTS))
    numbers = [find_node(tree, (*ranking, COUNTS, key)) for key in counts]
    known = [number for number in numbers if isinstance(number, int)]
    if not len(names) == len(counts) == len(known):
        return ()
    order = sorted(range(len(known)), key=lambda index: -known[index])
    return tuple(
        edit
        for part, keys in ((NAMES, names), (COUNTS, counts))
        for edit in _arrange_keys((*ranking, part), keys, [keys[index] for index in order])
    )


def _arrange_keys(at: Address, keys: Sequence[str], wanted: Sequence[str]) -> Iterator[FieldEdit]:
    """Yield the moves that bring entries into an order."""
    now, before = list(keys), ""
    for place, key in enumerate(wanted):
        if now[place] != key:
            now.remove(key)
            now.insert(place, key)
            yield FieldEdit(kind=EditKind.MOVE, at=(*at, key), after=before)
        before = key


def list_keys(tree: Node, at: Address) -> list[str]:
    """Return the keys of a list, none where there is no list."""
    entries = find_node(tree, at)
    return list(entries) if isinstance(entries, EntryList) else []
