"""All dictionaries of a file, also those that stand inside other objects."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Stream


def walk_dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield each dictionary of a file once, those of streams as the stream."""
    for one in pdf.objects:
        stack = [one]
        while stack:
            node = stack.pop()
            if isinstance(node, Array):
                stack.extend(kid for kid in node if _is_inside(kid))
            elif isinstance(node, Dictionary | Stream):
                yield node
                stack.extend(kid for kid in _list_values(node) if _is_inside(kid))


def _is_inside(value: object) -> bool:
    """Return whether a value is a part of the object around it that may hold dictionaries."""
    return isinstance(value, Array | Dictionary) and not value.is_indirect


def _list_values(node: pikepdf.Object) -> list[pikepdf.Object]:
    return [value for _, value in node.items()]
