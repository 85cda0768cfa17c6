"""Bookmarks (ISO 32000-1, 12.3.3): one for each part, with those that the part brought along below it."""

import pikepdf
from pikepdf import Array, Dictionary, Name

_OUTLINES = "/Outlines"


def cut_bookmark_loops(pdf: pikepdf.Pdf) -> bool:
    """Take out what leads from a bookmark back to one that was there already; return whether there was any.

    Whoever follows such a list never comes to its end.
    """
    outline = pdf.Root.get(_OUTLINES)
    stack: list[object] = [outline]
    seen, is_cut = set[tuple[int, int]](), False
    if isinstance(outline, Dictionary):
        seen.add(outline.objgen)
    while stack:
        node = stack.pop()
        if not isinstance(node, Dictionary):
            continue
        for key in ("/Next", "/First"):
            after = node.get(key)
            if not isinstance(after, Dictionary):
                continue
            if after.is_indirect and after.objgen in seen:
                del node[key]
                is_cut = True
                continue
            seen.add(after.objgen)
            stack.append(after)
    return is_cut


def find_last_bookmark(pdf: pikepdf.Pdf) -> pikepdf.Object | None:
    """Return the last bookmark of the highest level, None where there is none."""
    outline = pdf.Root.get(_OUTLINES)
    node = outline.get("/First") if isinstance(outline, Dictionary) else None
    last, seen = None, set[tuple[int, int]]()
    while isinstance(node, Dictionary) and node.objgen not in seen:
        seen.add(node.objgen)
        last, node = node, node.get("/Next")
    return last


def add_bookmark(
    pdf: pikepdf.Pdf, title: str, page: pikepdf.Object, last: pikepdf.Object | None
) -> pikepdf.Object:
    """Add a bookmark that leads to a page, with all that came after `last` below it, and return it.

    Args:
        pdf: The file.
        title: What the bookmark says.
        page: Where it leads.
        last: The last bookmark before the part was added, None where there was none.
    """
    outline = _find_outline(pdf)
    first = outline.get("/First") if last is None else last.get("/Next")
    item = pdf.make_indirect(Dictionary(Title=title, Parent=outline, Dest=Array([page, Name.Fit])))
    _put_below(item, first, outline.get("/Last"))
    if last is None:
        outline.First = item
    else:
        last.Next, item.Prev = item, last
    outline.Last = item
    outline.Count = _count_shown(outline)
    return item


def _find_outline(pdf: pikepdf.Pdf) -> pikepdf.Object:
    outline = pdf.Root.get(_OUTLINES)
    if not isinstance(outline, Dictionary):
        outline = Dictionary(Type=Name.Outlines)
    if not outline.is_indirect:
        outline = pdf.make_indirect(outline)
        pdf.Root.Outlines = outline
    return outline


def _put_below(item: pikepdf.Object, first: pikepdf.Object | None, last: pikepdf.Object | None) -> None:
    """Put bookmarks, from the first to the last one of a level, below another, which is shown closed."""
    if first is None or last is None:
        return
    item.First, item.Last = first, last
    if "/Prev" in first:
        del first["/Prev"]
    node: pikepdf.Object | None = first
    while isinstance(node, Dictionary):
        node.Parent = item
        node = node.get("/Next")
    item.Count = -_count_shown(item)


def _count_shown(holder: pikepdf.Object) -> int:
    """Return how many bookmarks below another are seen once it is opened."""
    count, node = 0, holder.get("/First")
    while isinstance(node, Dictionary):
        count += 1 + max(0, int(node.get("/Count", 0)))
        node = node.get("/Next")
    return count
