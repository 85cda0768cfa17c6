"""The theme as a subject that is edited: its draft, and the files that a save of it would write."""

from dataclasses import replace

from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import EntryList, Node
from factsheet.drafts.subjects import THEME_SUBJECT, Subject, find_subject
from factsheet.errors import DataError, Fault
from factsheet.reading.unsaved_files import read_unsaved
from factsheet.sources.data_library import Library
from factsheet.sources.theme_file import read_theme
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.running_studio import Studio
from factsheet.studio.theming.kept_logos import list_logo_files


def find_theme_subject(studio: Studio, library: Library) -> Subject:
    """Return the theme as what is edited: fields that are empty are not written, a new logo is."""
    plain = find_subject(library, THEME_SUBJECT)

    def make_files(here: Library, before: Node, wanted: Node) -> tuple[NewFile, ...]:
        filled = _drop_empty(wanted)
        files = plain.make_files(here, before, {} if filled is None else filled)
        return (*files, *(list_logo_files(studio, wanted) if files else ()))

    return replace(plain, make_files=make_files)


def list_theme_files(studio: Studio, library: Library, draft: Draft) -> tuple[NewFile, ...]:
    """Return the files that a save of the theme would write; none where nothing would change.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    if not draft.steps:
        return ()
    return find_theme_subject(studio, library).make_files(library, draft.base, draft.now)


def find_theme_faults(library: Library, files: tuple[NewFile, ...]) -> tuple[Fault, ...]:
    """Return why sheets could not be drawn with a theme, none where they can."""
    with read_unsaved({library.folder.path / file.name: file.content for file in files}):
        try:
            read_theme(library.folder.path)
        except DataError as error:
            return error.faults
    return ()


def _drop_empty(node: Node) -> Node:
    """Return a tree without what is empty, None where nothing is left; lists keep their keys."""
    if not isinstance(node, dict):
        return None if node == "" else node
    kept = {key: _drop_empty(value) for key, value in node.items()}
    inner: dict[str, Node] = {key: value for key, value in kept.items() if value is not None}
    if isinstance(node, EntryList):
        return EntryList(inner) if inner else None
    return inner or None
