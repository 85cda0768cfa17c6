"""Where bookmarks and links lead in a file of PDF 2.0: to elements of the structure tree.

PDF/UA-2 asks for it (ISO 14289-2, 8.8). The place on a page stays beside the element, for viewers that know
places alone (ISO 32000-2, 12.6.4.2).
"""

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

_OUTLINES = "/Outlines"


def aim_at(holder: pikepdf.Object, page: pikepdf.Object, element: pikepdf.Object | None) -> None:
    """Let a bookmark or a link lead to a page and, where one is given, to an element."""
    for key in ("/Dest", "/A"):
        if key in holder:
            del holder[key]
    place = Array([page, Name.Fit])
    if element is None:
        holder.Dest = place
    else:
        holder.A = Dictionary(S=Name.GoTo, D=place, SD=Array([element, Name.Fit]))


def list_element_goals(pdf: pikepdf.Pdf) -> Array:
    """Return for each bookmark where in the structure tree it leads, null where it names a place alone."""
    outline = pdf.Root.get(_OUTLINES)
    first = outline.get("/First") if isinstance(outline, Dictionary) else None
    return Array([_read_goal(item) for item in _walk_bookmarks(first)])


def restore_element_goals(pdf: pikepdf.Pdf, last: pikepdf.Object | None, goals: Sequence[object]) -> None:
    """Let copied bookmarks lead to elements again: the library carries their places alone.

    Where some bookmarks were left behind, nobody can tell whose goals are whose, and places are what is left.

    Args:
        pdf: The file that grows.
        last: Its last bookmark before the part was added, None where there was none.
        goals: Of the part, as `list_element_goals` returned them, copied.
    """
    outline = pdf.Root.get(_OUTLINES)
    if not isinstance(outline, Dictionary):
        return
    copied = list(_walk_bookmarks(outline.get("/First") if last is None else last.get("/Next")))
    for item, goal in zip(copied, goals, strict=True) if len(copied) == len(goals) else ():
        place = item.get("/Dest")
        if isinstance(goal, Array) and isinstance(place, Array):
            del item["/Dest"]
            item.A = Dictionary(S=Name.GoTo, D=place, SD=goal)


def _walk_bookmarks(item: object) -> Iterator[pikepdf.Object]:
    """Yield a bookmark and all after it, each before those below it; none leads back to one before."""
    stack = [item]
    while stack:
        item = stack.pop()
        if isinstance(item, Dictionary):
            yield item
            stack += [item.get("/Next"), item.get("/First")]


def _read_goal(item: pikepdf.Object) -> pikepdf.Object | None:
    action = item.get("/A")
    goal = action.get("/SD") if isinstance(action, Dictionary) else None
    return goal if isinstance(goal, Array) else None
