"""Annotations taken out of a file, and out of its structure tree."""

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary

from factsheet.binding.parent_keys import list_annotations
from factsheet.pdf_files.structure_walk import is_element, list_kids

IsGone = Callable[[pikepdf.Object], bool]


def take_out_annotations(pdf: pikepdf.Pdf, is_gone: IsGone) -> int:
    """Take annotations out of pages and tree; an element that held nothing else goes too.

    Returns:
        How many were taken out.
    """
    count = 0
    for page in pdf.pages:
        every = list_annotations(page.obj)
        kept = [each for each in every if not is_gone(each)]
        if len(kept) == len(every):
            continue
        count += len(every) - len(kept)
        if kept:
            page.obj.Annots = Array(kept)
        else:
            del page.obj["/Annots"]
    root = pdf.Root.get("/StructTreeRoot")
    if count and isinstance(root, Dictionary):
        _prune_kids(root, is_gone)
    return count


def _prune_kids(root: pikepdf.Object, is_gone: IsGone) -> None:
    """Drop references to what is gone, from the bottom up, so that emptied elements go with it."""
    order, seen, stack = list[pikepdf.Object](), set[tuple[int, int]](), [root]
    while stack:
        node = stack.pop()
        if node.is_indirect and node.objgen in seen:
            continue
        seen.add(node.objgen)
        order.append(node)
        stack.extend(kid for kid in list_kids(node.get("/K")) if is_element(kid))
    emptied: set[tuple[int, int]] = set()
    for node in reversed(order):
        kids = list_kids(node.get("/K"))
        kept = [kid for kid in kids if not _is_reference(kid, is_gone) and not _is_among(kid, emptied)]
        if len(kept) == len(kids):
            continue
        node.K = Array(kept)
        if not kept and node.is_indirect:
            emptied.add(node.objgen)


def _is_among(kid: object, objects: set[tuple[int, int]]) -> bool:
    return isinstance(kid, Dictionary) and kid.is_indirect and kid.objgen in objects


def _is_reference(kid: object, is_gone: IsGone) -> bool:
    """Return whether a kid is an object reference to what is gone."""
    if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR":
        return False
    target = kid.get("/Obj")
    return isinstance(target, Dictionary) and is_gone(target)
