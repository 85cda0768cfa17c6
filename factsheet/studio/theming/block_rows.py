"""The blocks of a sheet as rows: where each is printed, in which order, and which gives way first."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Node, find_node, take_keys
from factsheet.model import BlockName
from factsheet.model.blocks import NEVER_GIVES_WAY
from factsheet.studio.interface_words import InterfaceWords

PLACES = ("", "leave_out", "prefer_back")
UP, DOWN = "up", "down"


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block.

    Attributes:
        name: Its word in the file.
        label: What it is called.
        place: Where it is printed: one of `PLACES`.
        gives_way: When it is left out where a sheet is too long, 1 for the first; 0 where nothing is said.
        can_give_way: Whether it may be left out for want of room.
    """

    name: str
    label: str
    place: str
    gives_way: int
    can_give_way: bool


def list_blocks_in_order(words: InterfaceWords, tree: Node) -> tuple[BlockRow, ...]:
    """Return the blocks in the order in which the sheets have them."""
    places = {name: place for place in PLACES[1:] for name in _read_names(tree, place)}
    yielding = _read_names(tree, "gives_way")
    return tuple(
        BlockRow(
            name,
            words.say(f"theme.blocks.{name}"),
            places.get(name, ""),
            yielding.index(name) + 1 if name in yielding else 0,
            BlockName(name) not in NEVER_GIVES_WAY,
        )
        for name in _order_blocks(tree)
    )


def read_blocks(draft: Draft, posted: Mapping[str, str]) -> tuple[FieldEdit, ...]:
    """Return the edits that bring the blocks to what was chosen; rows that were not sent stay as they are."""
    rows = [name for name in _order_blocks(draft.now) if f"blocks.{name}.place" in posted]
    if not rows:
        return ()
    chosen = {
        place: [name for name in rows if posted[f"blocks.{name}.place"] == place] for place in PLACES[1:]
    }
    numbers = {name: posted.get(f"blocks.{name}.gives_way", "").strip() for name in rows}
    yielding = sorted(
        (name for name in rows if numbers[name].isdecimal()), key=lambda name: int(numbers[name])
    )
    wanted = {**chosen, "gives_way": yielding}
    return tuple(
        _set_names(key, names)
        for key, names in wanted.items()
        if set(_read_names(draft.now, key)) != set(names)
        or (key == "gives_way" and _read_names(draft.now, key) != names)
    )


def move_block(draft: Draft, name: str, way: str) -> tuple[FieldEdit, ...]:
    """Return the edit that moves a block by one place; none at the ends, or where there is no such block."""
    order = _order_blocks(draft.now)
    if name not in order:
        return ()
    at = order.index(name)
    to = at - 1 if way == UP else at + 1
    if not 0 <= to < len(order):
        return ()
    order.insert(to, order.pop(at))
    return (_set_names("order", _shorten_order(order)),)


def _order_blocks(tree: Node) -> list[str]:
    usual = [name.value for name in BlockName]
    first = [name for name in dict.fromkeys(_read_names(tree, "order")) if name in usual]
    return [*first, *(name for name in usual if name not in first)]


def _shorten_order(order: list[str]) -> list[str]:
    """Return as many blocks from the first on as the file must name: the others follow in the usual order."""
    usual = [name.value for name in BlockName]
    return next(
        order[:size]
        for size in range(len(order) + 1)
        if order[size:] == [name for name in usual if name not in order[:size]]
    )


def _read_names(tree: Node, key: str) -> list[str]:
    names = take_keys(find_node(tree, ("blocks", key)))
    return [str(name) for name in names] if isinstance(names, list) else []


def _set_names(key: str, names: list[str]) -> FieldEdit:
    return FieldEdit.model_validate({"kind": EditKind.SET, "at": ("blocks", key), "value": names or None})
