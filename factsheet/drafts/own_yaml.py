"""A YAML file of a data folder as one tree to edit: the theme, the sources."""

from factsheet.drafts.keyed_tree import Node, list_places, take_keys
from factsheet.reading.files import read_text
from factsheet.reading.yaml_values import Tree, copy_mapping, read_yaml
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import NewFile
from factsheet.yaml_edit.edits import rewrite_file
from factsheet.yaml_edit.scalars import format_block


def read_own_tree(library: Library, *, file: str) -> Tree:
    """Return what a file of the folder's own holds; nothing where there is none.

    Raises:
        DataError: It cannot be read.
    """
    own = library.folder.path / file
    return copy_mapping(read_yaml(own).value) if library.folder.has_own(file) else {}


def make_own_file(library: Library, before: Node, wanted: Node, *, file: str) -> tuple[NewFile, ...]:
    """Return the file as it must be written for one tree with keys to become another; none for the same.

    Raises:
        DataError: It cannot be read, or not be changed in place.
    """
    tree = copy_mapping(take_keys(wanted))
    if tree == take_keys(before):
        return ()
    own = library.folder.path / file
    if read_own_tree(library, file=file):
        return (NewFile(file, rewrite_file(own, tree, list_places(wanted))),)
    head = read_text(own) if library.folder.has_own(file) else ""
    start = head if head.endswith("\n") or not head else f"{head}\n"
    return (NewFile(file, f"{start}{format_block(tree, 0)}\n".encode()),)
