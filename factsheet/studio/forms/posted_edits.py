"""What a posted form does to a draft: values that were typed, and the buttons that were pressed.

A button says what it does by a word and the name of what it does it to: ``add:profile/laws``. Fields whose
value is what the draft has already are no edits, so that a whole form may be posted, or what changed alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from secrets import token_hex

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import MARK, Address, EntryList, Node, find_node, take_keys
from factsheet.errors import Fault, UsageError
from factsheet.studio.field_names import read_name
from factsheet.studio.forms.form_records import FieldKind
from factsheet.studio.forms.part_specs import PART_SPECS, FieldSpec, ListSpec
from factsheet.studio.forms.typed_values import read_typed, show_value

_ALLOWED = "a field of the form, as the page has it"
_TABLES: Mapping[str, FieldKind] = {
    "years": FieldKind.COUNT,
    "counties": FieldKind.COUNT,
    "own_counties": FieldKind.MARKED,
}
_TABLE_DEPTHS: Mapping[str, int] = {"years": 3, "counties": 3, "own_counties": 4}


def read_posted(draft: Draft, fields: Iterable[tuple[str, str]]) -> tuple[FieldEdit, ...]:
    """Return the edits that bring the draft to what was typed.

    Raises:
        UsageError: There is no such field.
    """
    edits = []
    for name, typed in fields:
        address = read_name(name)
        kind = find_kind(address)
        node = find_node(draft.now, address)
        value = read_typed(kind, typed, take_keys(node))
        if show_value(kind, node) != show_value(kind, _read_node(value)):
            edits.append(FieldEdit(kind=EditKind.SET, at=address, value=value))
    return tuple(edits)


def _read_node(value: object) -> Node:
    """Return a plain value for showing; a list is shown the same with keys or without."""
    if isinstance(value, list):
        return EntryList({f"{MARK}{index}": entry for index, entry in enumerate(value)})
    return value  # type: ignore[return-value]  # a plain value that is no list is a node


def find_kind(address: Address) -> FieldKind:
    """Return how the field of an address is typed.

    Raises:
        UsageError: No form has such a field.
    """
    kind = _KINDS.get(_hide_keys(address)) or _KINDS.get(_hide_keys(address[:-1]))
    if address[0] in _TABLES and len(address) == _TABLE_DEPTHS[address[0]]:
        kind = _TABLES[address[0]]
    if kind is None:
        raise UsageError(Fault("form", 1, "/".join(address), "no such field", _ALLOWED))
    return kind


def press_button(draft: Draft, button: str, today: date) -> tuple[FieldEdit, ...]:
    """Return the edits that a button makes.

    Args:
        draft: As it stands.
        button: What the button says.
        today: What the button "Today" enters.

    Raises:
        UsageError: There is no such button, or nothing that it could be pressed on.
    """
    word, _, name = button.partition(":")
    address = read_name(name)
    if word == "back":
        value = take_keys(find_node(draft.base, address))
        return (FieldEdit(kind=EditKind.SET, at=address, value=value),)
    if word == "today" and find_kind(address) is FieldKind.DAY:
        return (FieldEdit(kind=EditKind.SET, at=address, value=today.isoformat()),)
    if word == "add" and _hide_keys(address) in _LISTS:
        last = list(_list_entries(draft.now, address))[-1:]
        return (_make_addition(address, _begin_entry(address), "".join(last)),)
    if word == "place":
        name, _, after = name.partition(":")
        address = read_name(name)
        if address[-1] in _list_entries(draft.now, address[:-1]):
            return (FieldEdit(kind=EditKind.MOVE, at=address, after=after),)
    if word in _MOVES and address[-1] in _list_entries(draft.now, address[:-1]):
        return _MOVES[word](draft, address)
    if word == "restore" and address[-1] in _list_entries(draft.base, address[:-1]):
        return (_restore_entry(draft, address),)
    raise UsageError(Fault("form", 1, name, f"no button '{word}'", _ALLOWED))


def _make_addition(address: Address, value: object, after: str) -> FieldEdit:
    key = f"{MARK}{token_hex(4)}"
    return FieldEdit.model_validate(
        {"kind": EditKind.ADD, "at": (*address, key), "value": value, "after": after}
    )


def _begin_entry(address: Address) -> object:
    """Return what a new entry begins with: nothing, in the form that the entries of the list have."""
    fields = _LISTS[_hide_keys(address)].fields
    return "" if fields[0].path == () else {}


def _move_up(draft: Draft, address: Address) -> tuple[FieldEdit, ...]:
    keys = list(_list_entries(draft.now, address[:-1]))
    place = keys.index(address[-1])
    after = keys[place - 2] if place > 1 else ""
    return (FieldEdit(kind=EditKind.MOVE, at=address, after=after),) if place else ()


def _move_down(draft: Draft, address: Address) -> tuple[FieldEdit, ...]:
    keys = list(_list_entries(draft.now, address[:-1]))
    place = keys.index(address[-1])
    is_last = place == len(keys) - 1
    return () if is_last else (FieldEdit(kind=EditKind.MOVE, at=address, after=keys[place + 1]),)


def _take_entry(_draft: Draft, address: Address) -> tuple[FieldEdit, ...]:
    return (FieldEdit(kind=EditKind.REMOVE, at=address),)


def _restore_entry(draft: Draft, address: Address) -> FieldEdit:
    """Put an entry back behind the nearest entry before it that is still there."""
    there = _list_entries(draft.now, address[:-1])
    keys = list(_list_entries(draft.base, address[:-1]))
    before = [key for key in keys[: keys.index(address[-1])] if key in there]
    value = take_keys(find_node(draft.base, address))
    return FieldEdit(kind=EditKind.ADD, at=address, value=value, after="".join(before[-1:]))


_MOVES = {"up": _move_up, "down": _move_down, "remove": _take_entry}


def _list_entries(root: Node, address: Address) -> Mapping[str, Node]:
    node = find_node(root, address)
    return node if isinstance(node, EntryList) else {}


def _hide_keys(address: Address) -> Address:
    """Return an address with the same mark for each entry of a list."""
    return tuple(MARK if step.startswith(MARK) else step for step in address)


def _list_kinds() -> Iterator[tuple[Address, FieldKind]]:
    for groups in PART_SPECS.values():
        for group in groups:
            yield from _walk_fields(group.address, group.fields)
            for spec in group.lists:
                yield from _walk_list(group.address, spec)


def _walk_list(base: Address, spec: ListSpec) -> Iterator[tuple[Address, FieldKind]]:
    entry = (*base, *spec.path, MARK)
    yield from _walk_fields(entry, spec.fields)
    for inner in spec.lists:
        yield from _walk_list(entry, inner)


def _walk_fields(base: Address, fields: Iterable[FieldSpec]) -> Iterator[tuple[Address, FieldKind]]:
    for field in fields:
        yield (*base, *field.path), field.kind


def _collect_lists(base: Address, spec: ListSpec) -> Iterator[tuple[Address, ListSpec]]:
    address = (*base, *spec.path)
    yield address, spec
    for inner in spec.lists:
        yield from _collect_lists((*address, MARK), inner)


_KINDS: Mapping[Address, FieldKind] = dict(_list_kinds())
_LISTS: Mapping[Address, ListSpec] = dict(
    found
    for groups in PART_SPECS.values()
    for group in groups
    for spec in group.lists
    for found in _collect_lists(group.address, spec)
)
