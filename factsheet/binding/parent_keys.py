"""Keys of the parent tree (ISO 32000-1, 14.7.4.4): raised in what is added, so that none is shared."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary

from factsheet.pdf_files.key_trees import walk_number_tree
from factsheet.pdf_files.object_walk import walk_dictionaries

_KEYS = ("/StructParent", "/StructParents")


def find_next_key(pdf: pikepdf.Pdf, root: pikepdf.Object | None) -> int:
    """Return a key that nothing in a file has: neither its parent tree nor a page, annotation or form.

    What the tree itself says is the next key is not believed: some programs leave it out.
    """
    used = [-1, *_list_dangling_keys(pdf)]
    if root is not None:
        used += [key for key, _ in walk_number_tree(root.get("/ParentTree"))]
        said = root.get("/ParentTreeNextKey", 0)
        used.append(said - 1 if isinstance(said, int) else -1)
    return max(used) + 1


def _list_dangling_keys(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Yield the keys of pages, of what stands on them and of the forms they show."""
    for page in pdf.pages:
        yield from _read_keys(page.obj)
        for annotation in list_annotations(page.obj):
            yield from _read_keys(annotation)
        resources = page.obj.get("/Resources")
        forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for _, form in forms.items() if isinstance(forms, Dictionary) else ():
            yield from _read_keys(form)


def list_annotations(page: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the annotations of a page, nulls left out."""
    found = page.get("/Annots")
    return [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []


def _read_keys(holder: pikepdf.Object) -> Iterator[int]:
    for name in _KEYS:
        key: object = holder.get(name)
        if isinstance(key, int):
            yield key


def raise_keys(pdf: pikepdf.Pdf, offset: int) -> int:
    """Add an offset to every key of a file that is about to be copied; return the highest, -1 without any."""
    highest = -1
    for holder in walk_dictionaries(pdf):
        for name in _KEYS:
            key: object = holder.get(name)
            if isinstance(key, int):
                holder[name] = key + offset
                highest = max(highest, key + offset)
    return highest


def strip_keys(pdf: pikepdf.Pdf) -> None:
    """Take every key from a file without a structure tree, where it would lead into the tree of another."""
    for holder in walk_dictionaries(pdf):
        for name in _KEYS:
            if name in holder:
                del holder[name]
