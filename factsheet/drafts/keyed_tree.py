"""Trees whose list entries have keys, so that an edit means the same entry wherever it has moved to.

A path such as ``laws[3]`` means another law as soon as one above it is removed. Here a list's entries are
known by keys, ``@0``, ``@1`` and so on as the file had them, and those that are added by keys of their own.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from factsheet.reading.yaml_values import Plain

MARK = "@"  # begins the key of a list's entry; no key of a data file has it


class EntryList(dict[str, "Node"]):
    """The entries of a list by their keys, in their order."""


Node: TypeAlias = "int | str | EntryList | dict[str, Node] | None"
Address: TypeAlias = tuple[str, ...]
"""The way to a value, key by key: ``("profile", "laws", "@3", "title")``."""


def key_tree(value: Plain) -> Node:
    """Return a tree with keys for the entries of its lists: ``@0`` for the first."""
    if isinstance(value, list):
        return EntryList({f"{MARK}{index}": key_tree(entry) for index, entry in enumerate(value)})
    if isinstance(value, dict):
        return {key: key_tree(inner) for key, inner in value.items()}
    return value


def take_keys(node: Node) -> Plain:
    """Return the plain tree: lists without keys."""
    if isinstance(node, EntryList):
        return [take_keys(entry) for entry in node.values()]
    if isinstance(node, dict):
        return {key: take_keys(inner) for key, inner in node.items()}
    return node


def find_node(node: Node, address: Sequence[str]) -> Node:
    """Return what stands at an address, None where nothing does."""
    for step in address:
        if not isinstance(node, Mapping):
            return None
        node = node.get(step)
    return node


def find_address(root: Node, path: str) -> Address:
    """Return the address of a path as messages name it, as far as the tree has it."""
    address: list[str] = []
    node = root
    for part in path.replace("[", ".[").split("."):
        if not isinstance(node, dict) or not part:
            break
        step = _find_entry(node, part) if part.startswith("[") else part
        if step not in node:
            break
        address.append(step)
        node = node[step]
    return tuple(address)


def _find_entry(node: Mapping[str, Node], part: str) -> str:
    keys, index = list(node), part.strip("[]")
    return keys[int(index)] if index.isascii() and index.isdigit() and int(index) < len(keys) else part


def list_places(node: Node, path: str = "") -> dict[str, tuple[int | None, ...]]:
    """Return by path of a list which place each of its entries had in the file; None for a new one."""
    places: dict[str, tuple[int | None, ...]] = {}
    if isinstance(node, EntryList):
        places[path] = tuple(map(_read_place, node))
    if isinstance(node, dict):
        for index, (key, inner) in enumerate(node.items()):
            joined = f"{path}[{index}]" if isinstance(node, EntryList) else f"{path}.{key}".removeprefix(".")
            places |= list_places(inner, joined)
    return places


def _read_place(key: str) -> int | None:
    place = key.removeprefix(MARK)
    is_number = place.isascii() and place.isdigit() and key == f"{MARK}{int(place)}"
    return int(place) if is_number else None
