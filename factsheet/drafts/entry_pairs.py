"""Which entries of lists are the same in a file that somebody else has changed: by name, not by place."""

from collections.abc import Mapping
from typing import TypeAlias

from factsheet.drafts.keyed_tree import MARK, Address, EntryList, Node, take_keys
from factsheet.reading.tree_differences import find_naming_value
from factsheet.reading.yaml_values import Plain
from factsheet.yaml_edit.entry_matches import match_names

KeyNames: TypeAlias = Mapping[Address, Mapping[str, str]]
"""By the address of a list, in its old keys: the new key of each entry by its old one."""


def pair_keys(old: Node, mine: Node, new: Node) -> KeyNames:
    """Return the keys that entries have in the new tree.

    Args:
        old: The tree that edits began from.
        mine: The same after them; entries that were added have keys of their own.
        new: The tree that the files have now.
    """
    names: dict[Address, Mapping[str, str]] = {}
    _pair_nodes(old, mine, new, (), names)
    return names


def _pair_nodes(
    old: Node, mine: Node, new: Node, at: Address, names: dict[Address, Mapping[str, str]]
) -> None:
    if isinstance(old, EntryList) or isinstance(mine, EntryList):
        before = old if isinstance(old, EntryList) else EntryList()
        after = mine if isinstance(mine, EntryList) else EntryList()
        there = new if isinstance(new, EntryList) else EntryList()
        paired = names[at] = _pair_entries(before, after, there)
        for key in dict.fromkeys((*before, *after)):
            _pair_nodes(before.get(key), after.get(key), there.get(paired[key]), (*at, key), names)
    elif isinstance(old, dict) or isinstance(mine, dict):
        parts = [node if isinstance(node, dict) else {} for node in (old, mine, new)]
        for key in dict.fromkeys((*parts[0], *parts[1])):
            _pair_nodes(parts[0].get(key), parts[1].get(key), parts[2].get(key), (*at, key), names)


def _pair_entries(old: EntryList, mine: EntryList, new: EntryList) -> dict[str, str]:
    places = [*new]
    found = match_names(
        [take_keys(entry) for entry in new.values()], [take_keys(entry) for entry in old.values()]
    )
    paired = {key: places[at] for key, at in zip(old, found, strict=True) if at is not None}
    for key, entry in (*old.items(), *mine.items()):
        if key not in paired:
            same = _find_same(take_keys(entry), new, {*paired.values()})
            paired[key] = same or _make_free_key(key, new, {*paired.values()})
    return paired


def _find_same(entry: Plain, new: EntryList, taken: set[str]) -> str | None:
    """Return the key of the entry that is called or cited the same, None where there is none."""
    for key, other in new.items():
        there = take_keys(other)
        if key in taken:
            continue
        if there == entry:
            return key
        if isinstance(there, dict) and isinstance(entry, dict):
            named = find_naming_value(entry)
            cited = entry.get("citation")
            if named not in (None, "") and named == find_naming_value(there):
                return key
            if cited not in (None, "") and cited == there.get("citation"):
                return key
    return None


def _make_free_key(key: str, new: EntryList, taken: set[str]) -> str:
    """Return a key for an entry that the new tree lacks: its own, where no other one has that."""
    name, number = key if key not in new else f"{MARK}was{key.removeprefix(MARK)}", 1
    free = name
    while free in new or free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def rename_keys(node: Node, names: KeyNames, at: Address = ()) -> Node:
    """Return a tree with new keys for the entries of its lists."""
    if isinstance(node, EntryList):
        new = names.get(at, {})
        return EntryList(
            {new.get(key, key): rename_keys(entry, names, (*at, key)) for key, entry in node.items()}
        )
    if isinstance(node, dict):
        return {key: rename_keys(inner, names, (*at, key)) for key, inner in node.items()}
    return node


def rename_address(address: Address, names: KeyNames) -> Address:
    """Return an address in new keys."""
    return tuple(names.get(address[:size], {}).get(step, step) for size, step in enumerate(address))
