"""What fields are called: by their addresses, with the entry of a list that they belong to."""

from collections.abc import Sequence
from urllib.parse import quote, unquote

from factsheet.drafts.keyed_tree import MARK, Address, Node, find_node
from factsheet.reading.tree_differences import find_naming_value
from factsheet.studio.interface_words import InterfaceWords

_ENTRY = "entry"
_SEPARATOR = "/"


def write_name(address: Sequence[str]) -> str:
    """Return an address as the name of a field in a form: ``profile/laws/@3/title``."""
    return _SEPARATOR.join(quote(step, safe=MARK) for step in address)


def read_name(name: str) -> Address:
    """Return the address that a name of a field stands for."""
    return tuple(unquote(step) for step in name.split(_SEPARATOR))


def label_field(words: InterfaceWords, address: Sequence[str]) -> str:
    """Return the label of a field or of a group of fields, without what it belongs to: "Number"."""
    steps = [_ENTRY if step.startswith(MARK) else step for step in address]
    pattern = ".".join(steps)
    found = (f"fields.{pattern}.name", f"fields.{pattern}", f"fields.common.{steps[-1]}")
    return next((words.texts[key] for key in found if key in words.texts), address[-1])


def name_field(words: InterfaceWords, root: Node, address: Address) -> str:
    """Return what a field is called where its surroundings are not seen: "Cases reported: number".

    Args:
        words: Of the interface.
        root: The tree, in which the entries of lists have names.
        address: Of the field, or of a group of fields.
    """
    own = label_field(words, address)
    if address[0] == "years":
        return ", ".join([own, *address[1:2]])
    if address[0] == "sources" and len(address) > 1:
        return f"{address[1]}: {own[:1].lower()}{own[1:]}" if address[2:] else address[1]
    is_group = words.has_text(f"fields.{'.'.join(address)}.name")
    owner = None if is_group else next((part for part in _list_owners(words, address)), None)
    entry = next((name for part in _list_prefixes(address) if (name := _name_entry(root, part))), None)
    told = [name for name in (entry or (label_field(words, owner) if owner else None), own) if name]
    if address[-1].startswith(MARK):
        told = told[:1]
    joined = [*dict.fromkeys(told)]
    return ": ".join([joined[0], *(name[:1].lower() + name[1:] for name in joined[1:])])


def name_theme_place(words: InterfaceWords, address: Address) -> str:
    """Return what a place of the theme is called: the nearest thing around it that has a name."""
    names = [".".join(part) for part in _list_prefixes(address)]
    own = ["theme.texts.lead_label"] if address[:2] == ("texts", "lead") else []
    own += [f"theme.blocks.places.{step}" for step in address[1:2] if address[0] == "blocks"]
    keys = [key for name in names for key in (f"theme.{name}", f"theme.{name}.label", f"theme.{name}.title")]
    return next((words.texts[key] for key in (*own, *keys) if key in words.texts), address[-1])


def _list_owners(words: InterfaceWords, address: Address) -> Sequence[Address]:
    """Return what is around a field and has a name of its own, the nearest first."""
    patterns = [
        (part, [_ENTRY if step.startswith(MARK) else step for step in part])
        for part in _list_prefixes(address)
        if part != address
    ]
    return [part for part, steps in patterns if words.has_text(f"fields.{'.'.join(steps)}.name")]


def _list_prefixes(address: Address) -> Sequence[Address]:
    return [address[:size] for size in range(len(address), 0, -1)]


def _name_entry(root: Node, address: Address) -> str | None:
    """Return the name of an entry of a list, None for what is no entry or has none."""
    if not address[-1].startswith(MARK):
        return None
    entry = find_node(root, address)
    if isinstance(entry, dict):
        named = find_naming_value({key: value for key, value in entry.items() if isinstance(value, str)})
        return None if named is None else str(named)
    return None if entry is None else str(entry)
