"""A finished file's structure, read with no help of the package: what is told in which order, and what disagrees."""

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
    """Return what each marked sequence of a page or form shows: strings as they are, names of what is drawn."""
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
        elif (
            name in SHOWS
            and (mcid := next((each for each in open_marks if each is not None), None)) is not None
        ):
            parts = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
            found.setdefault(int(mcid), []).extend(bytes(each) for each in parts if isinstance(each, String))
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
    root = pdf.Root.StructTreeRoot
    owners = number_tree(root.ParentTree)
    ids = name_tree(root.IDTree) if "/IDTree" in root else {}
    faults: list[str] = []
    annotations = {each.objgen for page in pdf.pages for each in page.obj.get("/Annots", [])}
    pages = {page.obj.objgen for page in pdf.pages}
    owned: set[tuple[int, int]] = set()  # key and place that an element claims
    inside: set[Key] = set()
    stack: list[tuple[Any, Any, Any]] = [(kid, root, None) for kid in kids_of(root) if is_element(kid)]
    while stack:
        element, parent, page = stack.pop()
        where = f"{element.S} {element.objgen}"
        inside.add(element.objgen)
        page = element.get("/Pg", page)
        if element.P.objgen != parent.objgen:
            faults.append(f"{where}: another parent")
        if "/ID" in element and (
            bytes(element.ID) not in ids or ids[bytes(element.ID)].objgen != element.objgen
        ):
            faults.append(f"{where}: its identifier is not its own")
        faults += [f"{where}: no such head {each}" for each in heads_of(element) if each not in ids]
        for kid in kids_of(element):
            if is_element(kid):
                stack.append((kid, element, page))
                continue
            if isinstance(kid, Dictionary) and "/Obj" in kid:
                key = kid.Obj.get("/StructParent")
                if (
                    kid.Obj.objgen not in annotations
                    or key not in owners
                    or owners[key].objgen != element.objgen
                ):
                    faults.append(f"{where}: an object that knows nothing of it")
                owned.add((key, -1))
                continue
            mcid, holder = (
                (kid, page)
                if isinstance(kid, int)
                else (int(kid.MCID), kid.get("/Stm", kid.get("/Pg", page)))
            )
            if "/Stm" not in (kid if isinstance(kid, Dictionary) else {}) and holder.objgen not in pages:
                faults.append(f"{where}: on a page that is not in the file")
                continue
            key = holder.get("/StructParents")
            entry = owners.get(key)
            if not isinstance(entry, Array) or mcid >= len(entry) or entry[mcid] is None:
                faults.append(f"{where}: sequence {mcid} without an owner")
            elif entry[mcid].objgen != element.objgen:
                faults.append(f"{where}: sequence {mcid} with another owner")
            owned.add((key, mcid))
    for key, entry in owners.items():
        places = (
            [(key, at, each) for at, each in enumerate(entry) if each is not None]
            if isinstance(entry, Array)
            else [(key, -1, entry)]
        )
        faults += [
            f"key {key}, {at}: an owner outside the tree"
            for _, at, each in places
            if each.objgen not in inside
        ]
        faults += [
            f"key {key}, {at}: an owner that knows nothing of it"
            for _, at, _ in places
            if (key, at) not in owned
        ]
    return faults


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
