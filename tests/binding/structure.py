"""A finished file's structure, read with no help of the package: what is told, and what disagrees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SHOWS = {"Tj", "TJ", "'", '"'}
Key = tuple[int, int]


@dataclass
class Told:
    """One thing told: a role with its alternate text, or what one marked sequence shows."""

    role: str = ""
    alt: str = ""
    shown: tuple[bytes, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and repr(self) == repr(other)


@dataclass
class Structure:
    """A tree with its pages, parsed once."""

    pdf: pikepdf.Pdf
    marks: dict[Key, dict[int, tuple[bytes, ...]]] = field(default_factory=dict)

    @property
    def root(self) -> pikepdf.Object:
        return self.pdf.Root.StructTreeRoot

    def shown(self, stream: Any, mcid: int) -> tuple[bytes, ...]:
        key = stream.objgen
        if key not in self.marks:
            self.marks[key] = read_marks(stream)
        return self.marks[key].get(mcid, ())


def read_marks(stream: Any) -> dict[int, tuple[bytes, ...]]:
    """Return what each marked sequence of a page or form shows: strings as they are."""
    source = pikepdf.Page(stream) if stream.get("/Type") == "/Page" else stream
    properties = stream.get("/Resources", Dictionary()).get("/Properties", Dictionary())
    found: dict[int, list[bytes]] = {}
    open_marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(source):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            entries = operands[1] if name == "BDC" else Dictionary()
            entries = properties.get(str(entries), Dictionary()) if isinstance(entries, Name) else entries
            open_marks.append(entries.get("/MCID"))
        elif name == "EMC":
            open_marks.pop()
        elif name in SHOWS and (inner := [each for each in open_marks if each is not None]):
            parts = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
            found.setdefault(int(inner[0]), []).extend(
                bytes(each) for each in parts if isinstance(each, String)
            )
    return {mcid: tuple(parts) for mcid, parts in found.items()}


def kids_of(node: Any) -> list[Any]:
    kids = node.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def standard_role(root: Any, role: str) -> str:
    roles = root.get("/RoleMap", Dictionary())
    for _ in range(20):
        if role not in roles:
            return role
        role = str(roles[role])
    return role


def read_told(pdf: pikepdf.Pdf) -> list[Told]:
    """Return all that is told in reading order, the Document around it left out."""
    structure = Structure(pdf)
    told = [each for kid in kids_of(structure.root) if is_element(kid) for each in tell(structure, kid, None)]
    return told[1:] if told and told[0].role == "/Document" else told


def tell(structure: Structure, element: Any, page: Any) -> Iterator[Told]:
    alt = str(element.get("/Alt", "")) + str(element.get("/ActualText", ""))
    yield Told(standard_role(structure.root, str(element.S)), alt)
    page = element.get("/Pg", page)
    for kid in kids_of(element):
        if isinstance(kid, int):
            yield Told(shown=structure.shown(page, kid))
        elif is_element(kid):
            yield from tell(structure, kid, page)
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            yield Told(shown=structure.shown(kid.get("/Stm", kid.get("/Pg", page)), int(kid.MCID)))
        elif isinstance(kid, Dictionary):
            yield Told(role="/OBJR")


def number_tree(node: Any) -> dict[int, Any]:
    pairs = list(node.get("/Nums", []))
    found = dict(zip(pairs[::2], pairs[1::2], strict=True))
    for kid in node.get("/Kids", []):
        found |= number_tree(kid)
    return found


def name_tree(node: Any) -> dict[bytes, Any]:
    pairs = list(node.get("/Names", []))
    found = dict(zip(map(bytes, pairs[::2]), pairs[1::2], strict=True))
    for kid in node.get("/Kids", []):
        found |= name_tree(kid)
    return found


def find_tree_faults(pdf: pikepdf.Pdf) -> list[str]:
    """Return where tree, parent tree, pages and annotations do not agree, either way."""
    check = TreeCheck(pdf)
    for element, parent, page in check.walk():
        check.look_at_element(element, parent)
        for kid in kids_of(element):
            if kid is not None and not is_element(kid):
                check.look_at_mark(element, kid, page)
    check.look_at_owners()
    return check.faults


class TreeCheck:
    """A tree while it is looked at."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root = pdf.Root.StructTreeRoot
        self.owners = number_tree(self.root.ParentTree)
        self.ids = name_tree(self.root.IDTree) if "/IDTree" in self.root else {}
        self.annotations = {each.objgen for page in pdf.pages for each in page.obj.get("/Annots", [])}
        self.pages = {page.obj.objgen for page in pdf.pages}
        self.faults: list[str] = []
        self.owned: set[tuple[Any, int]] = set()  # key and place that an element claims
        self.inside: set[Key] = set()

    def walk(self) -> Iterator[tuple[Any, Any, Any]]:
        """Yield each element with its parent and its page."""
        stack: list[tuple[Any, Any, Any]] = [
            (kid, self.root, None) for kid in kids_of(self.root) if is_element(kid)
        ]
        while stack:
            element, parent, page = stack.pop()
            self.inside.add(element.objgen)
            page = element.get("/Pg", page)
            yield element, parent, page
            stack += [(kid, element, page) for kid in kids_of(element) if is_element(kid)]

    def look_at_element(self, element: Any, parent: Any) -> None:
        where = f"{element.S} {element.objgen}"
        if element.P.objgen != parent.objgen:
            self.faults.append(f"{where}: another parent")
        if "/ID" in element and (found := self.ids.get(bytes(element.ID), parent)).objgen != element.objgen:
            self.faults.append(f"{where}: its identifier is that of {found.objgen}")
        self.faults += [
            f"{where}: no such head {each!r}" for each in heads_of(element) if each not in self.ids
        ]

    def look_at_mark(self, element: Any, kid: Any, page: Any) -> None:
        """Look at marked content or at a reference to an object."""
        where = f"{element.S} {element.objgen}"
        if isinstance(kid, Dictionary) and "/Obj" in kid:
            key, place, holder = kid.Obj.get("/StructParent"), -1, kid.Obj
            owner = self.owners.get(key)
            is_there = holder.objgen in self.annotations
        else:
            place, holder = (
                (kid, page)
                if isinstance(kid, int)
                else (int(kid.MCID), kid.get("/Stm", kid.get("/Pg", page)))
            )
            key = holder.get("/StructParents")
            owner = self.owners.get(key, Array())
            owner = owner[place] if isinstance(owner, Array) and place < len(owner) else None
            is_there = holder.objgen in self.pages or "/Subtype" in holder
        self.owned.add((key, place))
        if not is_there:
            self.faults.append(f"{where}: on a page that is not in the file")
        if owner is None or owner.objgen != element.objgen:
            self.faults.append(f"{where}: {key}, {place} knows nothing of it")

    def look_at_owners(self) -> None:
        """Look from the parent tree at the elements."""
        for key, entry in self.owners.items():
            owners = enumerate(entry) if isinstance(entry, Array) else [(-1, entry)]
            for place, owner in owners:
                if owner is not None and owner.objgen not in self.inside:
                    self.faults.append(f"key {key}, {place}: an owner outside the tree")
                if owner is not None and (key, place) not in self.owned:
                    self.faults.append(f"key {key}, {place}: an owner that knows nothing of it")


def heads_of(element: Any) -> list[bytes]:
    attributes = element.get("/A")
    every = list(attributes) if isinstance(attributes, Array) else [attributes]
    return [bytes(each) for one in every if isinstance(one, Dictionary) for each in one.get("/Headers", [])]


def find_lost_links(pdf: pikepdf.Pdf) -> list[str]:
    """Return links and bookmarks that lead to no page of the file."""
    pages = {page.obj.objgen for page in pdf.pages}
    names = name_tree(pdf.Root.Names.Dests) if "/Dests" in pdf.Root.get("/Names", {}) else {}
    old = pdf.Root.get("/Dests", Dictionary())
    lost = []
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            action = annotation.get("/A", Dictionary())
            goal = annotation.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            if goal is not None and not leads(goal, names, old, pages):
                lost.append(f"page {number}: {goal}")
    for title, goal in bookmarks(pdf):
        if not leads(goal, names, old, pages):
            lost.append(f"bookmark {title}")
    return lost


def leads(goal: Any, names: dict[bytes, Any], old: Any, pages: set[Key]) -> bool:
    if isinstance(goal, String):
        goal = names.get(bytes(goal))
    elif isinstance(goal, Name):
        goal = old.get(str(goal))
    goal = goal.get("/D") if isinstance(goal, Dictionary) else goal
    return isinstance(goal, Array) and isinstance(goal[0], Dictionary) and goal[0].objgen in pages


def bookmarks(pdf: pikepdf.Pdf, *, top_only: bool = False) -> list[tuple[str, Any]]:
    """Return title and goal of each bookmark, and hold that their chain is sound both ways."""
    outline = pdf.Root.get("/Outlines")
    return [] if outline is None else list(walk_bookmarks(outline, top_only))


def walk_bookmarks(parent: Any, top_only: bool) -> Iterator[tuple[str, Any]]:  # noqa: FBT001 - of this module
    node, before = parent.get("/First"), None
    while node is not None:
        assert node.Parent.objgen == parent.objgen
        assert ("/Prev" in node) == (before is not None)
        action = node.get("/A", Dictionary())
        yield str(node.Title), node.get("/Dest", action.get("/D"))
        if not top_only:
            yield from walk_bookmarks(node, top_only)
        before, node = node, node.get("/Next")
    assert parent.get("/Last") is None or parent.Last.objgen == (before or parent).objgen


def labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]
