"""The entries of sources: a folder's own laid over the shipped ones, and changed in the folder's own file.

The folder's file holds what differs alone: entries of further sources, and of a shipped source the fields
that the folder has otherwise. So a correction of the shipped entries reaches every folder.
"""

from collections.abc import Mapping

from factsheet.model.local_text import ENGLISH
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import SOURCES
from factsheet.reading.files import read_text
from factsheet.reading.tree_differences import Difference, compare_trees
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping, read_yaml
from factsheet.sources.source_list import is_whole_entry, lay_over_entry
from factsheet.staff_tables.cell_types import Value
from factsheet.staff_tables.change_set import NewFile
from factsheet.staff_tables.period_cells import word_period
from factsheet.yaml_edit.edits import rewrite_file
from factsheet.yaml_edit.scalars import format_block

_HEAD = "# Sources of your own, and what differs in the shipped ones. Each entry begins with its key.\n"


def read_entries(folder: DataFolder) -> Tree:
    """Return the entries of all sources by key, as the files have them.

    Raises:
        DataError: A file of sources cannot be read.
    """
    entries: Tree = {}
    for path in folder.list_layers(SOURCES):
        for key, entry in copy_mapping(read_yaml(path).value).items():
            entries[key] = lay_over_entry(entries.get(key), copy_mapping(entry))
    return entries


def word_field(value: Plain) -> Value | None:
    """Return what a cell says of a field: of a text in several languages the English one."""
    if isinstance(value, dict):
        return word_period(value) if "years" in value else word_field(value.get(ENGLISH))
    return value if isinstance(value, int | str) else None


def change_entries(folder: DataFolder, changed: Mapping[str, Tree]) -> tuple[NewFile, tuple[Difference, ...]]:
    """Return the folder's file of sources with some fields of some entries changed, and what differs.

    Args:
        folder: A folder of data; its file of sources may be missing.
        changed: By key of a source, the fields to set. A field that has its value already is not written;
            None takes a field out of an entry of the folder's own, which stands for itself.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    before, own = read_entries(folder), _read_own(folder)
    after, wanted = dict(before), dict(own)
    for key, fields in changed.items():
        old = copy_mapping(before.get(key))
        new = {name: value for name, value in fields.items() if old.get(name) != value}
        if new:
            after[key] = {name: value for name, value in {**old, **new}.items() if value is not None}
            changes = {**copy_mapping(own.get(key)), **new}
            wanted[key] = after[key] if is_whole_entry(changes) else changes
    return NewFile(SOURCES, _format_file(folder, wanted)), tuple(compare_trees(SOURCES, before, after))


def _read_own(folder: DataFolder) -> Tree:
    """Return the entries of the folder's own file, none where it has no such file."""
    return copy_mapping(read_yaml(folder.path / SOURCES).value) if folder.has_own(SOURCES) else {}


def _format_file(folder: DataFolder, wanted: Tree) -> bytes:
    """Return the folder's file with the entries that are wanted; comments of the file stay."""
    path = folder.path / SOURCES
    if _read_own(folder):
        return rewrite_file(path, wanted)
    head = read_text(path) if folder.has_own(SOURCES) else _HEAD
    if not wanted:
        return head.encode()
    start = head if head.endswith("\n") or not head else f"{head}\n"
    return f"{start}{format_block(wanted, 0)}\n".encode()
