"""Where a finding stands in the tree of a state, and in which part of the editor its fields are."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from factsheet.drafts.draft_files import COUNTY_ROWS, NEW_SOURCES, OWN_ROWS, PROFILE, YEARS
from factsheet.drafts.keyed_tree import Address, Node, find_address, find_node
from factsheet.errors import Fault
from factsheet.model import CellMark
from factsheet.reading.file_names import PROFILES, SOURCES
from factsheet.sources.national_schemas import COUNTIES, HOTLINE
from factsheet.sources.own_counties import OWN_COUNTIES

VERSION_PART, SOURCES_PART = "version", "sources"
_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "figures": "figures",
        "demographics": "people",
        "call_types": "calls",
        "venues": "venues",
        "laws": "laws",
        "efforts": "efforts",
        "map": "map",
        "second_map": "map",
        "silenced": "silenced",
        YEARS: "years",
        COUNTY_ROWS: "counties",
        OWN_ROWS: "counties",
        NEW_SOURCES: SOURCES_PART,
    }
)
_TEXTS = "texts"
_BLOCK_PARTS: Mapping[str, str] = MappingProxyType({"people": "demographics"})
_FIELD_END = re.compile(r"[.\[]")
_ENTRY = re.compile(r"([^.]+)\.?(.*)")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where a finding stands.

    Attributes:
        address: In the tree of the state; empty where it is about a whole file.
        part: The part of the editor that shows it.
        shared: The file that all states share, by its name; "" where it is the state's own profile or its row
            of a table.
    """

    address: Address
    part: str
    shared: str = ""


def find_place_of(tree: Node, fault: Fault) -> FoundPlace:
    """Return where a fault stands in the tree of a state."""
    file = PurePath(fault.file)
    if file.parent.name == PROFILES:
        part = name_part((PROFILE, *_FIELD_END.split(fault.field)))
        return FoundPlace(find_profile_field(tree, fault.field), part)
    if find_row := _ROWS.get(file.name):
        address = find_row(tree, fault.field)
        return FoundPlace(address, name_part(address))
    if file.name == SOURCES and (entry := _ENTRY.fullmatch(fault.field)):
        key, field = entry.groups()
        return FoundPlace((NEW_SOURCES, key, *field.split(".")), SOURCES_PART, SOURCES)
    return FoundPlace((), SOURCES_PART, file.name)


def find_profile_field(tree: Node, field: str) -> Address:
    """Return the address of a field of the profile by the name that checks give it; empty where it is not."""
    address = _find_field(find_node(tree, (PROFILE,)), field)
    return (PROFILE, *address) if address else ()


def name_part(address: Address) -> str:
    """Return the part of the editor that shows what stands at an address."""
    steps = address[1:] if address[:1] == (PROFILE,) else address
    if steps[:1] == (_TEXTS,) and len(steps) > 1:  # a text of the publisher's own stands with its block
        return _PARTS.get(_BLOCK_PARTS.get(steps[1], steps[1]), VERSION_PART)
    return _PARTS.get(steps[0] if steps else "", VERSION_PART)


def _find_field(profile: Node, field: str) -> Address:
    """Return the address of a field of the profile, also of one that is missing where its group is there."""
    address, steps = find_address(profile, field), field.replace("[", ".[").split(".")
    missing = steps[len(address) :]
    is_there = bool(address) and len(missing) == 1 and missing[0].isidentifier()
    return (*address, *missing) if is_there else address


def _find_year_row(tree: Node, field: str) -> Address:
    """Return the address of a cell of the yearly table, named by place, year and column: ``MA.2014.cases``.

    What cannot be read is named by its column alone; it is the first cell there that holds no number.
    """
    _place, *cell = field.split(".")
    return _follow_steps(tree, (YEARS, *cell)) if cell else _find_odd_cell(tree, YEARS, field)


def _find_county_row(tree: Node, field: str) -> Address:
    """Return the address of the offenses of a county in a year; its code may have lost its zero."""
    code, *cell = field.split(".")
    if not cell:
        return _find_odd_cell(tree, COUNTY_ROWS)
    rows = find_node(tree, (COUNTY_ROWS,))
    written = (
        next((key for key in rows if key.zfill(len(code)) == code), code) if isinstance(rows, dict) else code
    )
    return _follow_steps(tree, (COUNTY_ROWS, written, cell[0]))


def _find_own_row(tree: Node, _field: str) -> Address:
    """Return the address of a count by county that is no number; only what cannot be read is found there."""
    return _find_odd_cell(tree, OWN_ROWS)


def _find_odd_cell(tree: Node, part: str, column: str = "") -> Address:
    """Return the address of the first cell of a part that holds no number, that of the part if all do."""
    cells = _list_leaves(find_node(tree, (part,)), (part,))
    marks = {mark.value for mark in CellMark}
    odd = (
        address
        for address, value in cells
        if isinstance(value, str) and value not in marks and column in {"", address[-1]}
    )
    return next(odd, (part,))


def _list_leaves(node: Node, address: Address) -> Iterator[tuple[Address, Node]]:
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from _list_leaves(inner, (*address, key))
    else:
        yield address, node


def _follow_steps(tree: Node, steps: Address) -> Address:
    """Return the steps as far as the tree has them, the first one in any case."""
    known = [size for size in range(1, len(steps) + 1) if find_node(tree, steps[:size]) is not None]
    return steps[: max(known, default=1)]


_ROWS: Mapping[str, Callable[[Node, str], Address]] = MappingProxyType(
    {
        PurePath(HOTLINE.path).name: _find_year_row,
        PurePath(COUNTIES.path).name: _find_county_row,
        PurePath(OWN_COUNTIES).name: _find_own_row,
    }
)
