"""Files of a data folder that nothing reads, each with the name or the state that may have been meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from factsheet.dead_links import is_dead_link
from factsheet.errors import FactsheetError, UsageError
from factsheet.model import Jurisdiction
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import FOLDERS, PREVIOUS, PROFILES, SCHEMAS, WORDING
from factsheet.reading.passed_over import has_data_suffix, is_passed_over, may_be_note
from factsheet.reading.yaml_values import copy_mapping, read_yaml
from factsheet.sources.jurisdictions import find_jurisdiction
from factsheet.sources.known_names import KnownNames, list_known_names

_DEPTH = 3  # folders within folders that are looked into for data
_CLOSE = 0.7  # how alike two names must be, as difflib measures it
_SHORTEST = 4  # letters; shorter names are alike by chance
_COPY_MARK = re.compile(r"([ _-]*\(\d+\)|[ _-]+(copy|kopie|copia|old|new|final|v?\d+|\d{4})|~\d+)+$")


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file or folder that nothing reads.

    Attributes:
        path: Where it lies.
        folder: The data folder that it lies in: the user's, or the one of the edition before.
        meant: Path below the data folder of the file that its name comes close to, if one does.
        state: Whose profile it is, where it is one.
    """

    path: Path
    folder: DataFolder
    meant: str | None = None
    state: Jurisdiction | None = None


def list_unread_files(folder: DataFolder, jurisdictions: Sequence[Jurisdiction]) -> tuple[UnreadFile, ...]:
    """Return each file of a data folder that nothing reads, in the order of their names.

    Passed over are notes, hidden files, and what editors and systems leave. Of a folder that is none of the
    data folder's own only the folder itself is told, if it has data files in it.

    Args:
        folder: The user's data folder.
        jurisdictions: All that there are.
    """
    before = folder.previous
    return (
        *_walk_folder(folder, "", list_known_names(folder, jurisdictions), jurisdictions),
        *_walk_folder(before, "", list_known_names(before, jurisdictions), jurisdictions),
    )


def _walk_folder(
    folder: DataFolder, inner: str, known: KnownNames, jurisdictions: Sequence[Jurisdiction]
) -> Iterator[UnreadFile]:
    """Go through a folder whose place below the data folder is `inner`: ``tables/``."""
    for path in _list_entries(folder.path / inner):
        name = f"{inner}{path.name}"
        if is_passed_over(path.name) or known.is_read(folder, name):
            continue
        if path.is_dir():
            if known.is_folder(folder, name):
                yield from _walk_folder(folder, f"{name}/", known, jurisdictions)
            elif _has_data(path, _DEPTH):
                yield UnreadFile(path, folder, _find_near_folder(path.name))
        else:
            yield from _find_unread_file(path, folder, name, known, jurisdictions)


def _find_unread_file(
    path: Path, folder: DataFolder, name: str, known: KnownNames, jurisdictions: Sequence[Jurisdiction]
) -> Iterator[UnreadFile]:
    """Yield a file that nothing reads, unless it is a note that nobody could take for data."""
    is_note = may_be_note(path.name) and not is_dead_link(path)
    state = _find_state(path, name, jurisdictions)
    meant = None if state else _find_near_name(name, known.names, is_exact=is_note)
    if state or meant or not is_note:
        yield UnreadFile(path, folder, meant, state)


def _list_entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # there is none, or it may not be looked into, which is told where a file of it is read
        return []


def _has_data(folder: Path, depth: int) -> bool:
    """Return whether a folder has data files in it, some folders deep."""
    entries = [path for path in _list_entries(folder) if not is_passed_over(path.name)]
    if any(has_data_suffix(path.name) and not path.is_dir() for path in entries):
        return True
    return depth > 0 and any(
        path.is_dir() and not path.is_symlink() and _has_data(path, depth - 1) for path in entries
    )


def _find_state(path: Path, name: str, jurisdictions: Sequence[Jurisdiction]) -> Jurisdiction | None:
    """Return whose profile a file is: by its content, or within the folder of profiles by its name."""
    if not may_be_note(name) and path.suffix.casefold() not in {".yaml", ".yml"}:
        return None
    try:
        stated = copy_mapping(read_yaml(path).value).get("state")
    except FactsheetError:
        stated = None
    is_named = stated is None and name.startswith(f"{PROFILES}/") and not may_be_note(name)
    for meant in (stated, _fold_stem(name) if is_named else None):
        try:
            if meant is not None:
                return find_jurisdiction(jurisdictions, str(meant))
        except UsageError:
            continue
    return None


def _find_near_folder(name: str) -> str | None:
    close = get_close_matches(name.casefold(), (*FOLDERS, PREVIOUS), n=1, cutoff=_CLOSE)
    return close[0] if close else None


def _find_near_name(name: str, names: Sequence[str], *, is_exact: bool) -> str | None:
    """Return the name that comes close, one of the same folder first.

    Args:
        name: Path below the data folder.
        names: Those of the files that are read.
        is_exact: Whether all but the suffix must be the same.
    """
    stem, place = _fold_stem(name), PurePosixPath(name).parent
    if place.as_posix() == WORDING and name.casefold().endswith(".yml"):
        return f"{name[:-4]}.yaml"
    if is_exact and len(stem) < _SHORTEST and name.casefold().removesuffix(".txt") not in names:
        return None
    by_stem: dict[str, str] = {}
    for known in sorted(names, key=lambda known: PurePosixPath(known).parent != place):
        if known not in SCHEMAS:
            by_stem.setdefault(_fold_stem(known), known)
    if stem in by_stem:
        return by_stem[stem]
    long = [known for known in by_stem if len(known) >= _SHORTEST]
    close = [] if is_exact else get_close_matches(stem, long, n=1, cutoff=_CLOSE)
    return by_stem[close[0]] if close else None


def _fold_stem(name: str) -> str:
    """Return a name without folders, suffixes and what copying adds: "ma" for ``profiles/MA (1).yaml``."""
    stem = PurePosixPath(name).name.casefold().partition(".")[0]
    plain = _COPY_MARK.sub("", stem.removeprefix("copy of ")) or stem
    return re.sub(r"[ _-]+", "_", plain).strip("_")
