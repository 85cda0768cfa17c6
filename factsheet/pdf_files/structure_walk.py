"""The elements of a structure tree in reading order, of whatever form the file's writer gave it."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary


def walk_elements(kids: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """Yield the structure elements at and below an entry ``K``, parents first; each once, at any depth."""
    stack, seen = [kids], set[tuple[int, int]]()
    while stack:
        node = stack.pop()
        if isinstance(node, Array):
            stack.extend(reversed(list(node)))
        elif is_element(node) and isinstance(node, Dictionary):
            if node.is_indirect:
                if node.objgen in seen:
                    continue
                seen.add(node.objgen)
            yield node
            stack.append(node.get("/K"))


def is_element(node: object) -> bool:
    """Return whether a kid of the tree is a structure element, not marked content or an object reference."""
    return isinstance(node, Dictionary) and "/S" in node and node.get("/Type", "/StructElem") == "/StructElem"


def list_kids(entry: pikepdf.Object | None) -> list[pikepdf.Object]:
    """Return what an entry of one thing or an array of things holds."""
    if entry is None:
        return []
    return list(entry) if isinstance(entry, Array) else [entry]
