"""The structure tree and its parent tree (ISO 32000-1, 14.7): which element a piece of a page belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from factsheet.page.placed import Element, Role
from factsheet.pdf.archival import ArchivalDocument
from factsheet.pdf.content import format_numbers

Kid = int | PDFObjectReference | PDFDictionary

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


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element in the file that is being written; `kids` grows while its content is drawn."""

    dictionary: PDFDictionary
    reference: PDFObjectReference
    kids: list[Kid] = field(default_factory=list)


class StructureTree:
    """The tree of one document; pages are begun in order and each MCID is given out once."""

    def __init__(self, document: ArchivalDocument) -> None:
        self._document = document
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self.reference = document.reference_to(self._root)
        self._nodes: list[Node] = []
        self._owners: list[list[PDFObjectReference]] = []
        self._annotations: list[tuple[PDFDictionary, PDFObjectReference]] = []
        self._page: PDFObjectReference | None = None
        self.top = self._new_node({"S": PDFName(Role.DOCUMENT)}, self.reference)

    def begin_page(self, page: PDFObjectReference) -> int:
        """Count MCIDs from 0 again and return the page's key in the parent tree."""
        self._page = page
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
        entries: dict[str, object] = {"S": PDFName(element.role)}
        if element.alt:
            entries["Alt"] = PDFString(element.alt)
        if element.lang:
            entries["Lang"] = PDFString(element.lang)
        if attributes := _make_attributes(element, box):
            entries["A"] = PDFDictionary(attributes)
        node = self._new_node(entries, parent.reference)
        parent.kids.append(node.reference)
        return node

    def new_mcid(self, node: Node) -> int:
        """Return the number of a new marked-content sequence of the element on this page."""
        owners = self._owners[-1]
        mcid = len(owners)
        owners.append(node.reference)
        node.kids.append(mcid)
        node.dictionary["Pg"] = self._page
        return mcid

    def add_annotation(self, node: Node, annotation: PDFDictionary) -> PDFObjectReference:
        """Tie an annotation of this page to its element (ISO 32000-1, 14.7.4.3) and return its reference."""
        reference = self._document.reference_to(annotation)
        node.kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Obj": reference, "Pg": self._page}))
        self._annotations.append((annotation, node.reference))
        return reference

    def finish(self) -> None:
        """Write the kids and the parent tree: an array by MCID for each page, an element for each link."""
        for node in self._nodes:
            if node.kids:
                node.dictionary["K"] = node.kids[0] if len(node.kids) == 1 else PDFArray(node.kids)
        numbers_tree: list[object] = []
        for key, owners in enumerate(self._owners):
            numbers_tree += [key, PDFArray(owners)]
        next_key = len(self._owners)
        for annotation, owner in self._annotations:
            annotation["StructParent"] = next_key
            numbers_tree += [next_key, owner]
            next_key += 1
        self._root["K"] = self.top.reference
        self._root["ParentTree"] = self._document.add({"Nums": PDFArray(numbers_tree)})
        self._root["ParentTreeNextKey"] = next_key

    def _new_node(self, entries: Mapping[str, object], parent: PDFObjectReference) -> Node:
        dictionary = PDFDictionary({"Type": PDFName("StructElem"), "P": parent, **entries})
        node = Node(dictionary, self._document.reference_to(dictionary))
        self._nodes.append(node)
        return node


def _make_attributes(element: Element, box: tuple[float, float, float, float] | None) -> dict[str, object]:
    """Return the attribute dictionary of ISO 32000-1, 14.8.5, empty where the role has none."""
    if element.role is Role.FIGURE and box is not None:
        return {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": f"[{format_numbers(*box)}]"}
    if element.role is Role.HEADER_CELL:
        return {"O": PDFName("Table"), "Scope": PDFName(element.scope or "Column")}
    if element.role is Role.LIST:
        return {"O": PDFName("List"), "ListNumbering": PDFName(element.numbering or "None")}
    return {}
