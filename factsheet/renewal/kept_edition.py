"""The edition before, kept in the folder `previous`: what the sheets were drawn from that are raised.

Every profile that is raised goes there as it was, with the tables and the other files that all states share.
Where the folder keeps a state already, or other tables than those of now, it moves one deeper: nothing that
is kept is written over, and each state finds its edition before in the nearest folder that has it.

A state may raise its edition later than others, when the tables are newer than the edition that it leaves. It
goes where the tables are kept that its sheet was drawn from, if they are.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.errors import DataError, Fault, OutputError
from factsheet.intake.apply_changes import write_files
from factsheet.output_files import FOLDER_ALLOWED, move_into_place, name_beside, word_os_error
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import PREVIOUS, SHARED_FILES, TABLES
from factsheet.reading.files import format_path, read_bytes
from factsheet.renewal.raised_profiles import Issue, RaisedProfile
from factsheet.sources.data_library import Library
from factsheet.sources.known_names import list_known_names
from factsheet.sources.profile_file import read_profile_file
from factsheet.staff_tables.change_set import NewFile

OTHER_SHEET = "FS123"  # what the checks find where a sheet has the version of another


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile that is kept, and within how many folders `previous`, one in the other."""

    raised: RaisedProfile
    depth: int = 1

    @property
    def file(self) -> NewFile:
        """Return the new file, by its name below the data folder."""
        return NewFile(f"{PREVIOUS}/" * self.depth + self.raised.file.name, self.raised.kept)


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """What is kept.

    Attributes:
        profiles: Those that are not kept already, beside the tables of now.
        late: Those that are kept beside older tables.
        shared: Names of the files that go beside `profiles`, with their bytes.
        moves_older: Whether the folder that is there moves to `previous/previous`.
    """

    profiles: tuple[KeptProfile, ...] = ()
    late: tuple[KeptProfile, ...] = ()
    shared: Mapping[str, bytes] = field(default_factory=dict)
    moves_older: bool = False

    @property
    def files(self) -> tuple[NewFile, ...]:
        """Return the new files, by their names below the data folder."""
        shared = (NewFile(f"{PREVIOUS}/{name}", content) for name, content in self.shared.items())
        return (*(profile.file for profile in (*self.profiles, *self.late)), *shared)


def keep_edition(library: Library, raised: Sequence[RaisedProfile]) -> KeptEdition:
    """Return what has to be kept of the edition that some profiles leave.

    Raises:
        DataError: A file cannot be read, or something else has the name of the folder.
    """
    wanted = [profile for profile in raised if _find_kept_issue(library, profile.usps) != profile.last]
    late = [
        KeptProfile(profile, depth) for profile in wanted if (depth := _find_own_tables(library, profile))
    ]
    profiles = [profile for profile in wanted if profile not in [each.raised for each in late]]
    kept = _keep_beside_tables(library, profiles) if profiles else KeptEdition()
    deeper = 1 if kept.moves_older else 0
    return replace(kept, late=tuple(replace(each, depth=each.depth + deeper) for each in late))


def _keep_beside_tables(library: Library, raised: Sequence[RaisedProfile]) -> KeptEdition:
    """Return profiles kept with the tables of now, in the folder that is there or in place of it.

    Raises:
        DataError: As `keep_edition`.
    """
    profiles = tuple(map(KeptProfile, raised))
    shared, older = _read_shared_files(library), library.folder.previous
    if not older.path.is_dir() or older.path.is_symlink():
        _refuse_other_thing(older)
        return KeptEdition(profiles, shared=shared)
    if _can_take(older, raised, shared):
        lacking = {name: content for name, content in shared.items() if not older.has_own(name)}
        return KeptEdition(profiles, shared=lacking)
    return KeptEdition(profiles, shared=shared, moves_older=True)


def _find_own_tables(library: Library, raised: RaisedProfile) -> int:
    """Return how deep the tables are kept that a profile's sheet was drawn from, 0 for those of now.

    Raises:
        DataError: A table has another form.
    """
    older, depth = library.before, 1
    if _find_table_year(library, raised.usps) <= raised.last.edition:
        return 0
    while older is not None and not older.has_profile(raised.usps):
        if 0 < _find_table_year(older, raised.usps) <= raised.last.edition:
            return depth
        older, depth = older.before, depth + 1
    return 0


def _find_table_year(library: Library, usps: str) -> int:
    """Return the last year of the rows of a state, 0 where it has none."""
    rows = (*library.tables.hotline.of(usps), *library.tables.counties.of(usps))
    return max((row.year for row in rows), default=0)


def skip_unchanged_profiles(
    library: Library, raised: Sequence[RaisedProfile], limits: Limits
) -> tuple[RaisedProfile, ...]:
    """Return profiles without those of the same edition whose sheets show what is kept."""
    return tuple(
        profile
        for profile in raised
        if profile.last.edition < profile.next.edition or _has_changed(library, profile, limits)
    )


def _has_changed(library: Library, profile: RaisedProfile, limits: Limits) -> bool:
    if _find_kept_issue(library, profile.usps) != profile.last:
        return True
    return OTHER_SHEET in {fault.code for fault in check_state(library, profile.usps, limits).errors}


def write_edition(folder: DataFolder, kept: KeptEdition, raised: Sequence[RaisedProfile]) -> None:
    """Put the raised profiles and what is kept in their places, all or nothing.

    Raises:
        OutputError: Something cannot be written or moved; all stands as it stood.
    """
    files = (*kept.files, *(profile.file for profile in raised))
    with _make_room(folder, moves_older=kept.moves_older):
        write_files(folder.path, files)


def _find_kept_issue(library: Library, usps: str) -> Issue | None:
    """Return which sheet of a state is kept nearest, None where none is."""
    older = library.before
    while older is not None:
        if older.has_profile(usps):
            content = read_profile_file(older.profile_path(usps), usps).content
            return Issue(content.edition, content.version)
        older = older.before
    return None


def _read_shared_files(library: Library) -> dict[str, bytes]:
    """Return the files that all states share as they are read now, the shipped ones among them."""
    names = list_known_names(library.folder, library.jurisdictions).names
    shared = [name for name in names if name in SHARED_FILES or name.startswith(f"{TABLES}/")]
    return {name: read_bytes(path) for name in shared if (path := library.folder.find(name)).exists()}


def _can_take(older: DataFolder, profiles: Sequence[RaisedProfile], shared: Mapping[str, bytes]) -> bool:
    """Return whether a folder of the edition before has room for profiles, and the same tables."""
    is_free = not any(older.has_own(profile.file.name) for profile in profiles)
    return is_free and all(read_bytes(older.find(name)) == content for name, content in shared.items())


def _refuse_other_thing(older: DataFolder) -> None:
    """Refuse a file or a link under the name of the folder."""
    if older.path.exists() or older.path.is_symlink():
        found = "a link" if older.path.is_symlink() else "a file"
        raise DataError(
            Fault(format_path(older.path), 1, "folder", found, "a folder, or nothing of this name")
        )


@contextmanager
def _make_room(folder: DataFolder, *, moves_older: bool) -> Iterator[None]:
    """Move the folder of the edition before one deeper while something is put in its place, or leave it.

    What goes wrong within puts it back.

    Raises:
        OutputError: It cannot be moved.
    """
    previous = folder.path / PREVIOUS
    is_new = moves_older or not previous.exists()
    if moves_older:
        _move_deeper(previous)
    try:
        yield
    except BaseException:
        older = name_beside(previous)
        if moves_older:
            move_into_place(previous / PREVIOUS, older)
        if is_new:
            shutil.rmtree(previous, ignore_errors=True)  # folders that were made for what was not written
        if moves_older:
            move_into_place(older, previous)
        raise


def _move_deeper(previous: Path) -> None:
    """Make a folder the only thing in a new one of its name.

    Raises:
        OutputError: It cannot be done; the folder is where it was.
    """
    aside = name_beside(previous)
    try:
        move_into_place(previous, aside)
        try:
            previous.mkdir()
            move_into_place(aside, previous / PREVIOUS)
        except OSError:
            with suppress(OSError):
                previous.rmdir()
            move_into_place(aside, previous)
            raise
    except OSError as error:
        fault = Fault(format_path(previous), 1, "folder", word_os_error(error), FOLDER_ALLOWED)
        raise OutputError(fault) from error
