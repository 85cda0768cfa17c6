"""What the data of each state hold, as a mark that changes when any file does from which its sheet is drawn.

Small counts could be guessed from a mark. It stays in the memory of the studio.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet import resources
from factsheet.batch.data_digest import walk_files
from factsheet.digests import make_digest
from factsheet.errors import FactsheetError
from factsheet.reading.file_names import PROFILES
from factsheet.sources.data_library import Library


@dataclass(frozen=True, slots=True)
class DataMarks:
    """Digests of the files of a data folder.

    Attributes:
        shared: Of all files but the profiles, those that complete the folder among them.
        nation: Of what all sheets have from the other states.
        own: Of each profile, by postal code in small letters.
    """

    shared: str
    nation: str
    own: Mapping[str, str]


def read_data_marks(library: Library, output: Path | None) -> DataMarks:
    """Return the digests of what a library reads.

    Args:
        library: The data.
        output: The folder of the sheets, which may lie within the data.
    """
    shared, own = hashlib.sha256(), dict[str, str]()
    folder = library.folder.path
    for place in dict.fromkeys((resources.DATA, folder)):
        for path in sorted(walk_files(place, output)):
            digest, name = _digest_file(path), path.relative_to(place)
            if place == folder and name.parent.as_posix() == PROFILES:
                own[name.stem] = digest
            else:
                shared.update(f"{name.as_posix()}\0{digest}\0".encode())
    return DataMarks(shared.hexdigest(), _digest_nation(library), own)


def mark_state(library: Library, marks: DataMarks, usps: str) -> str:
    """Return the mark of a state: the same only as long as its checks and its sheet would be the same."""
    hidden = _word_result(lambda: sorted(library.nation_set.cover.hidden.get(usps, ())))
    faults = _word_result(lambda: library.nation_set.cover.faults.get(usps, ()))
    parts = (marks.shared, marks.nation, marks.own.get(usps.lower(), ""), hidden, faults)
    return make_digest(repr(parts).encode())


def _digest_nation(library: Library) -> str:
    told = _word_result(lambda: (library.nation_set.compared, library.nation_set.picture))
    return make_digest(told.encode())


def _word_result(read: Callable[[], object]) -> str:
    """Return what a call returns as text, or what keeps it from returning."""
    try:
        return repr(read())
    except FactsheetError as error:
        return str(error)


def _digest_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:  # the checks tell it
        return str(error.errno)
