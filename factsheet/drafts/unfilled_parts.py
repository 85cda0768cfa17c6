"""What of a tree is only begun: places that nobody has filled in, which no data file gets to see."""

from collections.abc import Mapping

from factsheet.drafts.keyed_tree import EntryList, Node

_FIGURES = ("cases", "persons", "calls")
_NEEDED = {"demographics": "groups", "call_types": "bars"}


def drop_unfilled(tree: Mapping[str, Node], before: Node = None) -> dict[str, Node]:
    """Return a tree without what is begun only; lists keep the keys of their entries.

    That is empty texts, entries of lists and mappings in which nothing is left, figures without a number, and
    breakdowns and lists of which the period and the source alone are filled in.

    Args:
        tree: With keys.
        before: The same as the files have it: what did not change stays, filled in or not.
    """
    kept = _drop_within(tree, before)
    for name, value in [*kept.items()]:
        old = _find_inner(before, name)
        if name in _NEEDED:
            kept[name] = _drop_without(value, _NEEDED[name], old)
        elif name == "venues":
            kept[name] = _drop_lacking(value, old, "names")
        elif name in {"figures", "efforts"}:
            counted = _FIGURES if name == "figures" else ("agencies",)
            kept[name] = _drop_lacking(value, old, "value", counted)
    return _drop_nothing(kept, before)


def _drop_inner(value: Node, before: Node) -> Node:
    """Return a value without what holds nothing, None where nothing is left."""
    if value is not None and value == before:
        return value
    if isinstance(value, EntryList):
        entries = ((key, _drop_inner(entry, _find_inner(before, key))) for key, entry in value.items())
        return EntryList({key: entry for key, entry in entries if entry is not None}) or None
    if isinstance(value, dict):
        return _drop_nothing(_drop_within(value, before), before) or None
    return value.strip() or None if isinstance(value, str) else value


def _drop_within(tree: Mapping[str, Node], before: Node) -> dict[str, Node]:
    return {key: _drop_inner(value, _find_inner(before, key)) for key, value in tree.items()}


def _drop_nothing(tree: Mapping[str, Node], before: Node) -> dict[str, Node]:
    """Return a mapping without the keys that hold nothing, but for those that held nothing before."""
    old = before if isinstance(before, dict) else {}
    return {
        key: value
        for key, value in tree.items()
        if value not in (None, {}, []) or (key in old and old[key] == value)
    }


def _drop_lacking(value: Node, before: Node, needed: str, names: tuple[str, ...] | None = None) -> Node:
    """Return a mapping without those of its values that lack what they are there for."""
    if not isinstance(value, dict) or value == before:
        return value
    inner = {
        key: each if names and key not in names else _drop_without(each, needed, _find_inner(before, key))
        for key, each in value.items()
    }
    return _drop_nothing(inner, before)


def _drop_without(value: Node, needed: str, before: Node) -> Node:
    """Return a mapping if it has what it is there for, None else; anything else as it is."""
    is_begun = isinstance(value, dict) and value.get(needed) is None and value != before
    return None if is_begun else value


def _find_inner(before: Node, key: str) -> Node:
    return before.get(key) if isinstance(before, dict) else None
