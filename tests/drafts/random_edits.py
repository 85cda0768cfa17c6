"""Random edits of a state's tree, as Hypothesis draws them or as a seed gives them."""

from collections.abc import Callable, Iterator

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.keyed_tree import Address, EntryList, Node, find_node

WORDS = ("Plain", "with: colon", "a # sign", "it's", "1204", "no", "é – ½", "-", "{brace}", "2012-2016")


def list_values(node: Node, at: Address = ()) -> Iterator[Address]:
    """Yield the address of each single value."""
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from list_values(inner, (*at, key))
    elif at:
        yield at


def list_lists(node: Node, at: Address = ()) -> Iterator[Address]:
    if isinstance(node, dict):
        if isinstance(node, EntryList) and node:
            yield at
        for key, inner in node.items():
            yield from list_lists(inner, (*at, key))


def draw_edit(tree: Node, pick: Callable[[int], int], number: int) -> FieldEdit:
    """Return an edit of the profile or the tables.

    Args:
        tree: As it is, with keys.
        pick: Returns a number below another.
        number: Makes keys of new entries unlike others.
    """
    lists = [at for at in list_lists(tree) if at[0] == "profile"]
    way = pick(6) if lists else 0
    if way < 3:
        values = [at for at in list_values(tree) if at[-1] not in {"state", "edition", "version", "status"}]
        at = values[pick(len(values))]
        if at[0] != "profile" or at[-1] == "value":
            return FieldEdit(kind=EditKind.SET, at=at, value=pick(900))
        return FieldEdit(kind=EditKind.SET, at=at, value=WORDS[pick(len(WORDS))] + str(pick(50)))
    at = lists[pick(len(lists))]
    entries = find_node(tree, at)
    assert isinstance(entries, dict)
    keys = [*entries]
    key = keys[pick(len(keys))]
    if way == 3:
        value = {"title": WORDS[pick(len(WORDS))] + str(number), "citation": f"C {number}"}
        after = keys[pick(len(keys))] if pick(2) else ""
        return FieldEdit(kind=EditKind.ADD, at=(*at, f"@n{number}"), value=value, after=after)
    if way == 4:
        others = [other for other in keys if other != key]
        after = others[pick(len(others))] if others and pick(3) else ""
        return FieldEdit(kind=EditKind.MOVE, at=(*at, key), after=after)
    return FieldEdit(kind=EditKind.REMOVE, at=(*at, key))
