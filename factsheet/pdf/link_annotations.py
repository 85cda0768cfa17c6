"""Link annotations, each tied to its element (ISO 14289-1, 7.18.5)."""

from urllib.parse import quote, urlsplit

from factsheet.geometry import Box
from factsheet.page.placed import Element
from factsheet.pdf.element_words import read_words
from factsheet.pdf.extents import join_boxes, list_line_boxes, walk_marks
from factsheet.pdf.object_syntax import format_dictionary, format_numbers, format_string
from factsheet.pdf.structure import Node, StructureTree

_INSIDE = "#"  # before the name of a place to which whoever joins the file gives a page
SCHEMES = frozenset({"https", "mailto"})
_PRINTED = 4  # annotation flag Print, which PDF/A asks for (ISO 19005-2, 6.3.2)
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # what stands in a URI for itself


def add_link(tree: StructureTree, node: Node, element: Element) -> str:
    """Add the annotation of a Link element and return its reference, for the page.

    A link of several lines is one annotation with an area for each, so that it is one stop of the Tab key.

    Raises:
        ValueError: The address is missing or not one that a sheet may lead to, or nothing is drawn.
    """
    goal, address = _make_goal(element.url)
    words = read_words(element) or address
    lines = list_line_boxes(walk_marks(element))
    whole = join_boxes(lines)
    if whole is None:
        raise ValueError(f"link to {address!r}: nothing to point at")
    entries = {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": f"[{format_numbers(whole.x, whole.y, whole.right, whole.top)}]",
        "Border": "[0 0 0]",
        "F": _PRINTED,
        "Contents": format_string(words),
        **goal,
    }
    if len(lines) > 1:
        entries["QuadPoints"] = f"[{' '.join(map(_format_corners, lines))}]"
    return tree.add_annotation(node, entries)


def _format_corners(box: Box) -> str:
    """Return the corners of an area, counterclockwise from the lower left (ISO 32000-1, 12.5.6.5)."""
    return format_numbers(box.x, box.y, box.right, box.y, box.right, box.top, box.x, box.top)


def _make_goal(url: str | None) -> tuple[dict[str, str], str]:
    """Return the entry that says where a link leads, and the address: "#name" is a place in the same file."""
    if url is not None and url.startswith(_INSIDE) and url != _INSIDE:
        return {"Dest": format_string(url)}, url
    address = check_address(url)
    return {"A": format_dictionary({"S": "/URI", "URI": format_string(address)})}, address


def check_address(url: str | None) -> str:
    """Return the address as 7-bit ASCII.

    Raises:
        ValueError: It is empty, has spaces, or its scheme is neither https nor mailto.
    """
    text = url or ""
    if urlsplit(text).scheme not in SCHEMES or any(char.isspace() or not char.isprintable() for char in text):
        raise ValueError(f"link to {text!r}: only https and mailto addresses are allowed")
    return quote(text, safe=_KEPT)
