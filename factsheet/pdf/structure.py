"""The structure tree and its parent tree (ISO 32000-1, 14.7): which element a piece of a page belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factsheet.page.placed import Element, Role
from factsheet.pdf.archival import ArchivalDocument, FileObject
from factsheet.pdf.object_syntax import (
    format_array,
    format_dictionary,
    format_numbers,
    format_string,
)

LEAVES = frozenset(
    {
        Role.PARAGRAPH,
        Role.H1,
        Role.H2,
        Role.H3,
        Role.LABEL,
        Role.BODY,
        Role.HEADER_CELL,
        Role.CELL,
        Role.CAPTION,
        Role.LINK,
        Role.SPAN,
        Role.FIGURE,
    }
)
HEADINGS = (Role.H1, Role.H2, Role.H3)


@dataclass(slots=True)
class GrowingObject:
    """An object of the file that is written when all pages are drawn; `page` is the number of its page."""

    reference: str
    place: FileObject
    entries: dict[str, object]
    page: int | None = None

    def write(self, pages: Sequence[str], key: str) -> None:
        """Write it; `key` names its page among the entries."""
        if self.page is not None:
            self.entries[key] = pages[self.page]
        self.place.write(self.entries)


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element; `kids` grows while its content is drawn."""

    element: GrowingObject
    kids: list[object] = field(default_factory=list)


class Heading(NamedTuple):
    """A heading, the reference to its element, and the number of its page, from 0."""

    element: Element
    reference: str
    page: int


class StructureTree:
    """The tree of one document; pages are begun in order and each MCID is given out once."""

    def __init__(self, document: ArchivalDocument) -> None:
        self._document = document
        self._root = self._begin_object({"Type": "/StructTreeRoot"})
        self._namespace = self._name_namespace(document.standard.namespace)
        self._nodes: list[Node] = []
        self._owners: list[list[str]] = []
        self._annotations: list[tuple[GrowingObject, str]] = []
        self._latest: dict[tuple[Role, str], Node] = {}
        self._attached: list[tuple[Node, str]] = []
        self.headings: list[Heading] = []
        self.top = self._new_node({"S": f"/{Role.DOCUMENT}"}, self.reference)

    @property
    def reference(self) -> str:
        """Return the reference to the root of the tree."""
        return self._root.reference

    def begin_page(self) -> int:
        """Count MCIDs from 0 again and return the page's number, its key in the parent tree."""
        self._owners.append([])
        return len(self._owners) - 1

    def add(self, parent: Node, element: Element, *, box: tuple[float, float, float, float] | None) -> Node:
        """Add an element below another.

        Args:
            parent: The element above.
            element: What to add; its children are left to the caller.
            box: Left, bottom, right and top of what it draws, for figures.

        Raises:
            ValueError: A figure has no alternate text.
        """
        if element.role is Role.FIGURE and not (element.alt or "").strip():
            raise ValueError("a figure needs an alternate text")
        entries: dict[str, object] = {"S": f"/{element.role}", **_make_texts(element)}
        if attributes := _make_attributes(element, box):
            entries["A"] = format_dictionary(attributes)
        node = self._new_node(entries, parent.element.reference)
        parent.kids.append(node.element.reference)
        self._latest[element.role, element.key] = node
        if element.attached:
            self._attached.append((node, element.attached))
        if element.role in HEADINGS:
            self.headings.append(Heading(element, node.element.reference, len(self._owners) - 1))
        return node

    def find_begun(self, element: Element) -> Node:
        """Return the element of a page before with which this one goes on.

        Raises:
            ValueError: None has its role and key.
        """
        if (element.role, element.key) not in self._latest:
            raise ValueError(f"{element.role} {element.key!r} goes on with what never began")
        return self._latest[element.role, element.key]

    def new_mcid(self, node: Node) -> int:
        """Return the number of a new marked-content sequence of the element on this page."""
        owners = self._owners[-1]
        mcid = len(owners)
        owners.append(node.element.reference)
        node.kids.append(mcid)
        node.element.page = len(self._owners) - 1
        return mcid

    def add_annotation(self, node: Node, entries: Mapping[str, object]) -> str:
        """Tie an annotation of this page to its element (ISO 32000-1, 14.7.4.3) and return its reference."""
        annotation = self._begin_object(entries)
        annotation.page = node.element.page = len(self._owners) - 1
        node.kids.append(format_dictionary({"Type": "/OBJR", "Obj": annotation.reference}))
        self._annotations.append((annotation, node.element.reference))
        return annotation.reference

    def finish(self, pages: Sequence[str], files: Mapping[str, str]) -> None:
        """Write the tree and the parent tree: an array by MCID for each page, an element for each link.

        Args:
            pages: References to the pages, all of which are drawn.
            files: References to the descriptions of the attached files, by name.

        Raises:
            ValueError: An element belongs to a file that is not attached.
        """
        for node, name in self._attached:
            if name not in files:
                raise ValueError(f"a figure belongs to {name!r}, which is not attached")
            node.element.entries["AF"] = format_array([files[name]])  # ISO 19005-3, 6.8
        for node in self._nodes:
            if node.kids:
                node.element.entries["K"] = node.kids[0] if len(node.kids) == 1 else format_array(node.kids)
            node.element.write(pages, "Pg")
        numbers_tree: list[object] = []
        for key, owners in enumerate(self._owners):
            numbers_tree += [key, format_array(owners)]
        next_key = len(self._owners)
        for annotation, owner in self._annotations:
            annotation.entries["StructParent"] = next_key
            annotation.write(pages, "P")
            numbers_tree += [next_key, owner]
            next_key += 1
        self._root.entries["K"] = self.top.element.reference
        self._root.entries["ParentTree"] = self._document.add({"Nums": format_array(numbers_tree)})
        self._root.entries["ParentTreeNextKey"] = next_key
        self._root.write(pages, "Pg")

    def _new_node(self, entries: Mapping[str, object], parent: str) -> Node:
        node = Node(self._begin_object({"Type": "/StructElem", "P": parent, **entries, **self._namespace}))
        self._nodes.append(node)
        return node

    def _name_namespace(self, name: str) -> Mapping[str, str]:
        """Tell the root the namespace of all roles, and return the entry of an element that names it."""
        if not name:
            return {}
        space = self._document.add({"Type": "/Namespace", "NS": format_string(name)})
        self._root.entries["Namespaces"] = format_array([space])
        return {"NS": space}

    def _begin_object(self, entries: Mapping[str, object]) -> GrowingObject:
        place = FileObject()
        return GrowingObject(self._document.refer_to(place), place, dict(entries))


def _make_texts(element: Element) -> dict[str, object]:
    """Return what is heard of an element beside or in place of its content (ISO 32000-1, 14.9)."""
    texts = {
        "Alt": element.alt,
        "E": element.expansion,
        "ActualText": element.actual_text,
        "Lang": element.lang,
    }
    return {key: format_string(text) for key, text in texts.items() if text}


def _make_attributes(element: Element, box: tuple[float, float, float, float] | None) -> dict[str, object]:
    """Return the attribute dictionary of ISO 32000-1, 14.8.5, empty where the role has none."""
    if element.role is Role.FIGURE and box is not None:
        return {"O": "/Layout", "Placement": "/Block", "BBox": f"[{format_numbers(*box)}]"}
    if element.role is Role.HEADER_CELL:
        return {"O": "/Table", "Scope": f"/{element.scope or 'Column'}"}
    if element.role is Role.LIST:
        return {"O": "/List", "ListNumbering": f"/{element.numbering or 'None'}"}
    if element.role is Role.TABLE and element.summary:
        return {"O": "/Table", "Summary": format_string(element.summary)}
    return {}
