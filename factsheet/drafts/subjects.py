"""What is edited and saved as one: a state, the theme or the sources; how each is read and written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from factsheet.drafts.draft_files import make_state_files, read_state_tree
from factsheet.drafts.keyed_tree import Node
from factsheet.drafts.own_yaml import make_own_file, read_own_tree
from factsheet.drafts.theme_files import make_theme_files
from factsheet.reading.file_names import SOURCES, THEME, name_profile
from factsheet.reading.yaml_values import Tree
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import COUNTIES, HOTLINE
from factsheet.sources.own_counties import OWN_COUNTIES
from factsheet.staff_tables.change_set import NewFile

SHARED_SUBJECTS = THEME_SUBJECT, SOURCES_SUBJECT = ("theme", "sources")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is edited and saved.

    Attributes:
        name: A state in small letters, ``theme`` or ``sources``: its draft goes by it.
        files: Names of the files that a save may write.
        read_tree: Returns its tree as the files have it.
        make_files: Returns the files to write for one tree with keys to become another.
    """

    name: str
    files: tuple[str, ...]
    read_tree: Callable[[Library], Tree]
    make_files: Callable[[Library, Node, Node], tuple[NewFile, ...]]

    @property
    def is_state(self) -> bool:
        """Whether it is a state, of which a sheet is drawn."""
        return self.name not in SHARED_SUBJECTS


def find_subject(library: Library, name: str) -> Subject:
    """Return what a name stands for.

    Raises:
        UsageError: There is no such state.
    """
    if name == THEME_SUBJECT:
        return Subject(name, (THEME,), partial(read_own_tree, file=THEME), make_theme_files)
    if name == SOURCES_SUBJECT:
        return _make_yaml_subject(name, SOURCES)
    usps = library.find(name).usps
    files = (name_profile(usps), HOTLINE.path, COUNTIES.path, OWN_COUNTIES, SOURCES)

    def read_tree(here: Library) -> Tree:
        return read_state_tree(here, usps)

    def make_files(here: Library, before: Node, wanted: Node) -> tuple[NewFile, ...]:
        return make_state_files(here, usps, before, wanted)

    return Subject(usps.lower(), files, read_tree, make_files)


def _make_yaml_subject(name: str, file: str) -> Subject:
    """Return the subject whose tree is one YAML file of the folder's own, there or not."""
    return Subject(name, (file,), partial(read_own_tree, file=file), partial(make_own_file, file=file))
