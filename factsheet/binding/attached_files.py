"""Files attached to what is joined: kept, renamed where two have one name, or left out."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, String

from factsheet.binding.pruned_tree import take_out_annotations
from factsheet.pdf_files.key_trees import make_name_tree, walk_name_tree
from factsheet.pdf_files.object_walk import walk_dictionaries

_NAMES = ("/F", "/UF")


def find_embedded_files(pdf: pikepdf.Pdf) -> pikepdf.Object | None:
    """Return the tree of the files attached to a file as a whole, None without one."""
    names = pdf.Root.get("/Names")
    return names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None


def leave_out_files(pdf: pikepdf.Pdf) -> int:
    """Take every attached file out of a file that is about to be copied: of the whole, of pages, of elements.

    Returns:
        How many files were attached to the whole, or shown on its pages.
    """
    count = len(dict(walk_name_tree(find_embedded_files(pdf))))
    for holder in list(walk_dictionaries(pdf)):
        if "/AF" in holder:
            del holder["/AF"]
    if find_embedded_files(pdf) is not None:
        del pdf.Root.Names["/EmbeddedFiles"]
    return count + take_out_annotations(pdf, _is_shown_file)


def _is_shown_file(annotation: pikepdf.Object) -> bool:
    return bool(annotation.get("/Subtype") == "/FileAttachment")


def take_in_files(
    pdf: pikepdf.Pdf, files: pikepdf.Object | None, associated: pikepdf.Object | None, letter: str
) -> None:
    """Attach the files of a part, copied before, to the file that grows.

    Args:
        pdf: The file that grows.
        files: The part's tree of files.
        associated: The part's entry ``AF`` (ISO 32000-2, 14.13), as PDF/A-3 asks for.
        letter: Put before a name that is taken.
    """
    standing = dict(walk_name_tree(find_embedded_files(pdf)))
    added = dict(walk_name_tree(files))
    if added:
        taken = {bytes(key) for key in standing} | {
            name for each in standing.values() for name in _list_names(each)
        }
        for key, specification in added.items():
            is_taken = bool(taken & {key, *_list_names(specification)})
            standing[_rename_file(key, specification, letter) if is_taken else key] = specification
        if not isinstance(pdf.Root.get("/Names"), Dictionary):
            pdf.Root.Names = Dictionary()
        pdf.Root.Names.EmbeddedFiles = make_name_tree(pdf, standing.items())
    if isinstance(associated, Array) and len(associated):
        before = pdf.Root.get("/AF")
        pdf.Root.AF = Array([*(before if isinstance(before, Array) else ()), *associated])


def _list_names(specification: pikepdf.Object) -> Iterable[bytes]:
    return [bytes(specification[key]) for key in _NAMES if isinstance(specification.get(key), String)]


def _rename_file(key: bytes, specification: pikepdf.Object, letter: str) -> bytes:
    """Put the letter before the names of a file, and return its new key."""
    for entry in _NAMES:
        if isinstance(name := specification.get(entry), String):
            specification[entry] = f"{letter}_{name}"
    return bytes(String(f"{letter}_{String(key)}"))
