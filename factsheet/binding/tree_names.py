"""The names that a structure tree uses: roles, identifiers, classes; and how one side of two gives way.

Two files may mean different things by one name. What is joined has one role map, one class map and one tree
of identifiers, so that whoever comes second is renamed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from factsheet.pdf_files.structure_walk import list_kids, walk_elements

_MOST_STEPS = 20  # a role map may go round in a ring


@dataclass(slots=True)
class TreeNames:
    """The names of one structure tree.

    Attributes:
        elements: In reading order.
        roles: The role map: "/Text body" to "/P".
        used: The roles of elements without a namespace of their own.
        ids: The element of each identifier.
        classes: The class map.
    """

    elements: list[pikepdf.Object] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    ids: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    classes: dict[str, pikepdf.Object] = field(default_factory=dict)

    def find_meaning(self, role: str) -> str:
        """Return the standard role that a role stands for, by the role map."""
        for _ in range(_MOST_STEPS):
            if role not in self.roles:
                return role
            role = self.roles[role]
        return role

    @property
    def heading_styles(self) -> frozenset[str]:
        """Return how headings are told: "H" for those without a level, "Hn" for those with one."""
        meanings = {self.find_meaning(role) for role in self.used}
        return frozenset("H" if each == "/H" else "Hn" for each in meanings if _is_heading(each))


@dataclass(frozen=True, slots=True)
class Renaming:
    """New names by old ones, for one side of two."""

    roles: Mapping[str, str]
    ids: Mapping[bytes, bytes]
    classes: Mapping[str, str]


def read_tree_names(root: pikepdf.Object) -> TreeNames:
    """Return the names that a structure tree uses."""
    names = TreeNames(list(walk_elements(root.get("/K"))))
    names.roles = {key: str(value) for key, value in _list_entries(root.get("/RoleMap"))}
    names.classes = dict(_list_entries(root.get("/ClassMap")))
    for element in names.elements:
        if "/NS" not in element:
            names.used.add(str(element.S))
        if isinstance(key := element.get("/ID"), String):
            names.ids[bytes(key)] = element
    return names


def _list_entries(holder: pikepdf.Object | None) -> Iterable[tuple[str, pikepdf.Object]]:
    return [*holder.items()] if isinstance(holder, Dictionary) else []


def _is_heading(role: str) -> bool:
    return role == "/H" or (role.startswith("/H") and role[2:].isdigit())


def resolve_collisions(mine: TreeNames, theirs: TreeNames, letter: str) -> tuple[Renaming, Renaming]:
    """Return what has to be renamed on either side so that no name means two things.

    The tree that is added gives way; where it takes a role as it is and the other maps it to something else,
    as a report may do with a standard role, the other one does.

    Args:
        mine: The tree that grows.
        theirs: The tree that is added.
        letter: Of the appendix; tells new names from old ones.
    """
    mine_roles, their_roles = dict[str, str](), dict[str, str]()
    for role in sorted((mine.used | mine.roles.keys()) & (theirs.used | theirs.roles.keys())):
        if mine.roles.get(role) != theirs.roles.get(role):
            renamed = their_roles if role in theirs.roles else mine_roles
            renamed[role] = _find_free_name(
                role, letter, {*mine.used, *mine.roles, *theirs.used, *theirs.roles}
            )
    ids = {
        key: _find_free_id(key, letter, {*mine.ids, *theirs.ids})
        for key in sorted(mine.ids.keys() & theirs.ids)
    }
    taken = {*mine.classes, *theirs.classes}
    classes = {
        name: _find_free_name(name, letter, taken)
        for name in sorted(mine.classes.keys() & theirs.classes)
        if mine.classes[name] != theirs.classes[name]
    }
    return Renaming(mine_roles, {}, {}), Renaming(their_roles, ids, classes)


def _find_free_name(name: str, letter: str, taken: set[str]) -> str:
    new = f"{name}-{letter}"
    while new in taken:
        new += "x"
    return new


def _find_free_id(key: bytes, letter: str, taken: set[bytes]) -> bytes:
    new = letter.encode() + b"." + key
    while new in taken:
        new = b"x" + new
    return new


def rename_names(names: TreeNames, renaming: Renaming) -> None:
    """Give the elements of a tree, and its maps, other names."""
    if not (renaming.roles or renaming.ids or renaming.classes):
        return
    seen: set[tuple[int, int]] = set()
    for element in names.elements:
        if "/NS" not in element:
            element.S = Name(renaming.roles.get(str(element.S), str(element.S)))
        if isinstance(key := element.get("/ID"), String):
            element.ID = String(renaming.ids.get(bytes(key), bytes(key)))
        for attributes in (*list_kids(element.get("/A")), *names.classes.values()) if renaming.ids else ():
            _rename_headers(attributes, renaming.ids, seen)
        if "/C" in element:
            element.C = _rename_class(element.C, renaming.classes)
    roles = renaming.roles
    names.roles = {roles.get(key, key): roles.get(value, value) for key, value in names.roles.items()}
    names.used = {roles.get(role, role) for role in names.used}
    names.ids = {renaming.ids.get(key, key): element for key, element in names.ids.items()}
    names.classes = {renaming.classes.get(key, key): value for key, value in names.classes.items()}


def _rename_headers(
    attributes: pikepdf.Object, ids: Mapping[bytes, bytes], seen: set[tuple[int, int]]
) -> None:
    """Rename the cells that a cell names as its heads; attributes that many cells share, once."""
    if not isinstance(attributes, Dictionary) or "/Headers" not in attributes:
        return
    if attributes.is_indirect:
        if attributes.objgen in seen:
            return
        seen.add(attributes.objgen)
    attributes.Headers = Array(
        [
            String(ids.get(bytes(key), bytes(key))) if isinstance(key, String) else key
            for key in list_kids(attributes.get("/Headers"))
        ]
    )


def _rename_class(entry: pikepdf.Object, classes: Mapping[str, str]) -> pikepdf.Object:
    """Return an entry ``C``: a name, or an array of names and revision numbers."""
    if isinstance(entry, Name):
        return Name(classes.get(str(entry), str(entry)))
    return Array(
        [
            Name(classes.get(str(each), str(each))) if isinstance(each, Name) else each
            for each in list_kids(entry)
        ]
    )


def take_in_names(mine: TreeNames, theirs: TreeNames) -> None:
    """Add the names of a tree that was joined, renamed before where they collided."""
    mine.elements += theirs.elements
    mine.roles |= theirs.roles
    mine.used |= theirs.used
    mine.ids |= theirs.ids
    mine.classes |= theirs.classes
