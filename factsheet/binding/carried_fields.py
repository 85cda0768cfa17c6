"""Fields of a form that come along: the library makes their widgets anew, and the tree must know."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Dictionary

from factsheet.binding.parent_keys import list_annotations
from factsheet.pdf_files.structure_walk import list_kids, walk_elements


def tie_widgets(
    pdf: pikepdf.Pdf, source: pikepdf.Pdf, pages: Sequence[pikepdf.Object], tree: pikepdf.Object | None
) -> None:
    """Let a tree that was copied lead to the widgets on the pages, not to copies that stand on none.

    Args:
        pdf: The file that grows.
        source: The part, which has a form.
        pages: The part's pages in the file that grows.
        tree: The root of the part's tree there; None without one.
    """
    if tree is None or "/AcroForm" not in source.Root:
        return
    made_anew: dict[tuple[int, int], pikepdf.Object] = {}
    for before, after in zip(source.pages, pages, strict=True):
        for old, new in zip(list_annotations(before.obj), list_annotations(after), strict=False):
            if old.is_indirect:
                made_anew[pdf.copy_foreign(old).objgen] = new
    for element in walk_elements(tree.get("/K")):
        for kid in list_kids(element.get("/K")):
            target = kid.get("/Obj") if isinstance(kid, Dictionary) else None
            if isinstance(target, Dictionary) and target.objgen in made_anew:
                kid["/Obj"] = made_anew[target.objgen]
