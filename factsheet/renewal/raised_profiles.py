"""Profiles brought to a new edition, or to the next version of the same one, in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet import resources
from factsheet.errors import DataError, Fault, UsageError
from factsheet.reading.file_names import PROFILES, name_profile
from factsheet.reading.files import format_path, read_bytes
from factsheet.reading.yaml_values import Tree, copy_mapping, read_yaml
from factsheet.sources.data_library import Library
from factsheet.sources.profile_file import LAST_VERSION, ReadProfile, read_profile_file
from factsheet.staff_tables.change_set import NewFile
from factsheet.yaml_edit.edits import rewrite_file

OWN_FOLDER = "a folder of your own; 'factsheet export --data-folder my-data' copies the shipped data into one"
NO_PROFILES = "a profile for each state whose edition is raised; 'factsheet new ohio' begins one"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Which of the sheets of a state one is: an edition begins with version 1."""

    edition: int
    version: int

    def __str__(self) -> str:
        return f"edition {self.edition}, version {self.version}"


@dataclass(frozen=True, slots=True)
class RaisedProfile:
    """A profile before and after.

    Attributes:
        usps: Its state.
        last: What stands there.
        next: What will stand there.
        kept: The bytes that stand there.
        file: What will stand there, under the name of the profile.
    """

    usps: str
    last: Issue
    next: Issue
    kept: bytes
    file: NewFile


def refuse_shipped_folder(library: Library) -> None:
    """Refuse to change the data that came with the program.

    Raises:
        UsageError: They are what was asked for.
    """
    if library.folder.path.resolve() == resources.DATA.resolve():
        raise UsageError(
            Fault("command line", 1, "--data", "the data that came with the program", OWN_FOLDER)
        )


def list_profiled_states(library: Library) -> tuple[str, ...]:
    """Return the postal codes of all states that have a profile in the folder.

    Raises:
        DataError: None has.
    """
    states = tuple(state.usps for state in library.jurisdictions if library.has_profile(state.usps))
    if not states:
        place = format_path(library.folder.path / PROFILES)
        raise DataError(Fault(place, 1, "folder", "no profile", NO_PROFILES))
    return states


def raise_profiles(library: Library, states: Iterable[str], year: int) -> tuple[RaisedProfile, ...]:
    """Return the profiles of some states as an edition of `year`, each in the order of `states`.

    An earlier edition becomes version 1 of that of the year; that of the year becomes its next version.

    Raises:
        DataError: A profile is missing, has faults, or is of a later edition; carries the faults of all.
    """
    raised: list[RaisedProfile] = []
    faults: list[Fault] = []
    for usps in states:
        try:
            raised.append(_raise_profile(library, usps, year))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return tuple(raised)


def skip_finished_profiles(raised: Sequence[RaisedProfile]) -> tuple[RaisedProfile, ...]:
    """Return the profiles of earlier editions; all where there is none: the next version is meant."""
    earlier = tuple(profile for profile in raised if profile.last.edition < profile.next.edition)
    return earlier or tuple(raised)


def _raise_profile(library: Library, usps: str, year: int) -> RaisedProfile:
    path = library.profile_path(usps)
    read = read_profile_file(path, usps)
    last = Issue(read.content.edition, read.content.version)
    issue = Issue(year, last.version + 1 if last.edition == year else 1)
    _refuse_issue(read, last, issue)
    content = rewrite_file(path, _set_issue(copy_mapping(read_yaml(path).value), issue))
    return RaisedProfile(usps, last, issue, read_bytes(path), NewFile(name_profile(usps), content))


def _refuse_issue(read: ReadProfile, last: Issue, issue: Issue) -> None:
    """Refuse an edition that goes back, and a version beyond the last.

    Raises:
        DataError: It is one of the two; names the place in the profile.
    """
    if issue.edition < last.edition:
        place = read.origins["edition"]
        allowed = f"{issue.edition} or earlier, or a later year in the command: an edition does not go back"
        raise DataError(Fault(place.file, place.line, place.field, str(last.edition), allowed))
    if issue.version > LAST_VERSION:
        place = read.origins["version"]
        allowed = f"a version below {LAST_VERSION}, or a new edition"
        raise DataError(Fault(place.file, place.line, place.field, str(last.version), allowed))


def _set_issue(tree: Tree, issue: Issue) -> Tree:
    """Return a profile's values with edition and version, the latter behind the former where it is new."""
    raised: Tree = {}
    for key, value in tree.items():
        raised[key] = value
        if key == "edition":
            raised[key] = issue.edition
            if "version" not in tree and issue.version > 1:
                raised["version"] = issue.version
    if "version" in tree:
        raised["version"] = issue.version
    return raised
