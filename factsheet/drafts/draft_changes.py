"""How a draft differs from what its files have, value by value."""

from collections.abc import Iterator

from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, EntryList, Node


def list_changed_addresses(draft: Draft) -> tuple[Address, ...]:
    """Return where draft and files differ: values, entries added or taken out, lists in another order."""
    return tuple(_walk_changes(draft.base, draft.now, ()))


def count_changes(draft: Draft) -> int:
    """Return in how many places a draft differs from its files."""
    return len(list_changed_addresses(draft))


def _walk_changes(base: Node, now: Node, address: Address) -> Iterator[Address]:
    if base == now and not isinstance(now, EntryList):
        return
    if not (isinstance(base, dict) or isinstance(now, dict)):
        yield address
        return
    old, new = (node if isinstance(node, dict) else {} for node in (base, now))
    for key in dict.fromkeys((*old, *new)):
        is_entry = isinstance(base if isinstance(base, dict) else now, EntryList)
        if is_entry and (key in old) != (key in new):
            yield (*address, key)
        else:
            yield from _walk_changes(old.get(key), new.get(key), (*address, key))
    both = [key for key in new if key in old]
    if isinstance(now, EntryList) and both != [key for key in old if key in new]:
        yield address
