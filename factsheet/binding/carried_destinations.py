"""Named destinations (ISO 32000-1, 12.3.2.3) of a part that no link of its own asks for, but others may.

The library carries those that links on the copied pages name; a web page may lead to any other by its name.
"""

from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, String

from factsheet.pdf_files.key_trees import make_name_tree, walk_name_tree


def read_destinations(pdf: pikepdf.Pdf) -> Mapping[bytes, pikepdf.Object]:
    """Return the named destinations of a file, those of the catalog's older dictionary left out."""
    names = pdf.Root.get("/Names")
    return dict(walk_name_tree(names.get("/Dests"))) if isinstance(names, Dictionary) else {}


def take_in_destinations(
    pdf: pikepdf.Pdf, source: pikepdf.Pdf, pages: Sequence[pikepdf.Object], carried: frozenset[bytes]
) -> None:
    """Take in the destinations of a part whose names are free.

    Args:
        pdf: The file that grows.
        source: The part.
        pages: Its pages in the file that grows.
        carried: Names that the library carried, under these or other names.
    """
    left = {key: value for key, value in read_destinations(source).items() if key not in carried}
    standing = dict(read_destinations(pdf)) if left else {}
    places = {before.obj.objgen: after for before, after in zip(source.pages, pages, strict=True)}
    added = {
        key: pdf.make_indirect(Dictionary(D=goal))
        for key, value in left.items()
        if key not in standing and (goal := _aim_destination(value, places)) is not None
    }
    if not added:
        return
    if not isinstance(pdf.Root.get("/Names"), Dictionary):
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.Dests = make_name_tree(pdf, (standing | added).items())


def _aim_destination(
    value: pikepdf.Object, places: Mapping[tuple[int, int], pikepdf.Object]
) -> pikepdf.Object | None:
    """Return a destination on the copy of its page, None where it leads to no page of its file."""
    goal = value.get("/D") if isinstance(value, Dictionary) else value
    page = goal[0] if isinstance(goal, Array) and len(goal) else None
    if not isinstance(goal, Array) or not isinstance(page, Dictionary) or page.objgen not in places:
        return None
    return Array(
        [places[page.objgen], *(each for each in list(goal)[1:] if not isinstance(each, Dictionary))]
    )


def list_carried_names(
    renamed: Mapping[str, str], before: frozenset[bytes], pdf: pikepdf.Pdf
) -> frozenset[bytes]:
    """Return the names of a part's destinations that the library has carried already.

    Args:
        renamed: New names by old ones, as the library tells.
        before: The names that stood before.
        pdf: The file after the part's pages were added.
    """
    now = frozenset(read_destinations(pdf)) - before
    return now | {bytes(String(name)) for name in renamed}
