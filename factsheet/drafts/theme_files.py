"""The files of a theme: fields that are empty are not written, and a logo that was sent is written beside it.

A logo is kept in the folder of the studio until the theme that names it is saved; its name is given by its
content, so that two of them never meet.
"""

import re
from pathlib import Path

from factsheet.digests import make_digest
from factsheet.drafts.keyed_tree import EntryList, Node, find_node
from factsheet.drafts.own_yaml import make_own_file
from factsheet.drafts.studio_folder import STUDIO_FOLDER
from factsheet.errors import Fault, OutputError
from factsheet.output_files import FILE_ALLOWED, prepare_folder, replace_file, word_os_error
from factsheet.reading.file_names import THEME
from factsheet.reading.files import read_bytes
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import NewFile

LOGO_FILE = ("logo", "file")
_FOLDER = "logos"
_DIGITS = 8
_OWN_NAME = re.compile(rf"logo-[0-9a-f]{{{_DIGITS}}}\.(?:png|svg)")


def make_theme_files(library: Library, before: Node, wanted: Node) -> tuple[NewFile, ...]:
    """Return the files that must be written for one theme to become another; none for the same.

    Args:
        library: The data as the disk has them.
        before: The theme that the disk has, with keys.
        wanted: The theme after the edits, likewise.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    filled = _drop_empty(wanted)
    files = make_own_file(library, before, {} if filled is None else filled, file=THEME)
    return (*files, *(_list_new_logo(library.folder.path, wanted) if files else ()))


def keep_theme_logo(data: Path, content: bytes, suffix: str) -> str:
    """Keep a logo for a folder of data until a theme that names it is saved; return the name of its file.

    Raises:
        OutputError: The disk does not take it.
    """
    name = f"logo-{make_digest(content)[:_DIGITS]}.{suffix}"
    kept = _find_kept(data, name)
    prepare_folder(kept.parent)
    try:
        replace_file(kept, content)
    except OSError as error:
        raise OutputError(Fault(str(kept), 1, "file", word_os_error(error), FILE_ALLOWED)) from error
    return name


def _list_new_logo(data: Path, theme: Node) -> tuple[NewFile, ...]:
    """Return the file of a logo that a theme names and the folder does not have yet; none else."""
    name = find_node(theme, LOGO_FILE)
    if not isinstance(name, str) or not _OWN_NAME.fullmatch(name):
        return ()
    kept = _find_kept(data, name)
    return () if (data / name).exists() or not kept.exists() else (NewFile(name, read_bytes(kept)),)


def _find_kept(data: Path, name: str) -> Path:
    return data / STUDIO_FOLDER / _FOLDER / name


def _drop_empty(node: Node) -> Node:
    """Return a tree without what is empty, None where nothing is left; lists keep their keys."""
    if not isinstance(node, dict):
        return None if node == "" else node
    kept = {key: _drop_empty(value) for key, value in node.items()}
    inner: dict[str, Node] = {key: value for key, value in kept.items() if value is not None}
    if isinstance(node, EntryList):
        return EntryList(inner) if inner else None
    return inner or None
