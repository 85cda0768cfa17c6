"""The fields of a form (ISO 32000-1, 12.7.3): found wherever they hang, and which of them are signatures."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary

_SIGNATURE = "/Sig"


def walk_fields(form: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield each field of a form and the fields and widgets below it, parents first, each once."""
    fields = form.get("/Fields")
    stack, seen = [*reversed(list(fields))] if isinstance(fields, Array) else [], set[tuple[int, int]]()
    while stack:
        field = stack.pop()
        if not isinstance(field, Dictionary) or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        yield field
        kids = field.get("/Kids")
        if isinstance(kids, Array):
            stack.extend(reversed(list(kids)))


def is_signature(field: pikepdf.Object) -> bool:
    """Return whether a field is for a signature, by itself or by what it inherits."""
    node: pikepdf.Object | None = field
    for _ in range(32):  # a chain of parents may be a ring
        if not isinstance(node, Dictionary):
            return False
        if "/FT" in node:
            return bool(node.get("/FT") == _SIGNATURE)
        node = node.get("/Parent")
    return False


def has_signed_field(form: pikepdf.Object) -> bool:
    """Return whether a signature stands in a form, not only the place for one."""
    return any(is_signature(field) and "/V" in field for field in walk_fields(form))
