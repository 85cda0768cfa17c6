"""The entries of a structure element that decide what is heard, whatever a file's writer put into them."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, String

from factsheet.listening.heard_records import CellTies
from factsheet.pdf_files.structure_walk import list_kids

_INSTEAD = ("/E", "/ActualText", "/Alt")  # ISO 32000-1, 14.9.3 to 14.9.5
_SCOPES = frozenset({"Row", "Column", "Both"})
_MOST_SPAN = 1000  # rows or columns of one cell


def read_text(node: Object, key: str) -> str | None:
    """Return the text of an entry, None where it has none."""
    found = node.get(key)
    return str(found) if isinstance(found, String) else None


def find_instead(node: Dictionary) -> str | None:
    """Return what is heard in place of an element's content: its expansion, actual or alternate text."""
    told = (read_text(node, key) for key in _INSTEAD)
    return next((text for text in told if text is not None), None)


def read_cell_ties(node: Dictionary, classes: Dictionary) -> CellTies:
    """Return how a cell says to what it belongs.

    Args:
        node: The cell.
        classes: The class map of the tree, empty without one.
    """
    attributes = list(_list_attributes(node, classes))
    scope = _find_attribute(attributes, "/Scope")
    headers = _find_attribute(attributes, "/Headers")
    key = node.get("/ID")
    name = str(scope).removeprefix("/") if isinstance(scope, Name) else ""
    return CellTies(
        name if name in _SCOPES else "",
        bytes(key) if isinstance(key, String) else b"",
        tuple(bytes(each) for each in list_kids(headers) if isinstance(each, String)),
        _read_span(_find_attribute(attributes, "/RowSpan")),
        _read_span(_find_attribute(attributes, "/ColSpan")),
    )


def read_summary(node: Dictionary, classes: Dictionary) -> str:
    """Return what a table says of itself (ISO 32000-1, 14.8.5.7); "" for nothing."""
    found = _find_attribute(list(_list_attributes(node, classes)), "/Summary")
    return str(found) if isinstance(found, String) else ""


def list_file_names(node: Dictionary) -> tuple[str, ...]:
    """Return the names of the files that belong to an element (ISO 32000-2, 14.13), each once."""
    files = [each for each in list_kids(node.get("/AF")) if isinstance(each, Dictionary)]
    names = (read_text(each, "/UF") or read_text(each, "/F") or "" for each in files)
    return tuple(dict.fromkeys(filter(None, names)))


def _list_attributes(node: Dictionary, classes: Dictionary) -> Iterator[Dictionary]:
    """Yield the attributes of an element, its own first (ISO 32000-1, 14.7.5)."""
    named = [classes.get(str(each)) for each in list_kids(node.get("/C")) if isinstance(each, Name)]
    for entry in (node.get("/A"), *named):
        yield from (each for each in list_kids(entry) if isinstance(each, Dictionary))


def _find_attribute(attributes: list[Dictionary], key: str) -> Object | None:
    return next((each[key] for each in attributes if key in each), None)


def _read_span(value: object) -> int:
    return min(max(value, 1), _MOST_SPAN) if isinstance(value, int) else 1


def read_class_map(tree: Dictionary) -> Dictionary:
    """Return the attribute classes of a structure tree; an empty dictionary where it has none."""
    found = tree.get("/ClassMap")
    return found if isinstance(found, Dictionary) else Dictionary()


def read_address(annotation: Dictionary) -> str:
    """Return where an annotation leads; "" for within the file, or nowhere."""
    action = annotation.get("/A")
    address = action.get("/URI") if isinstance(action, Dictionary) else None
    return str(address) if isinstance(address, String) else ""


def read_annotation_text(annotation: Dictionary) -> str:
    """Return what an annotation says of itself: its contents; of a field, what people are told it is."""
    told = (read_text(annotation, key) for key in ("/Contents", "/TU", "/T"))
    return next((text for text in told if text), "")
