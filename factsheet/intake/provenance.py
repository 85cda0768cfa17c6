"""Where imported figures came from, kept with their source in ``sources.yaml``."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet.characters import compose_letters, find_unprintable
from factsheet.errors import DataError, Fault
from factsheet.fields import TEXT_ALLOWED
from factsheet.intake.fbi_file import MAX_BYTES  # of the largest file that is brought in
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.files import format_path, read_bytes
from factsheet.reading.quoting import quote_value
from factsheet.reading.tree_differences import Difference
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.staff_tables.change_set import NewFile
from factsheet.staff_tables.source_entries import change_entries, read_entries

_MOST_NAME = 200
NOTHING_STATED: Mapping[str, Tree] = {}


@dataclass(frozen=True, slots=True)
class Provenance:
    """The file that figures come from, and the day they came in.

    Attributes:
        mended: The cells in which somebody typed another value than the file has, without the values.
    """

    file: str
    sha256: str
    on: date
    mended: tuple[str, ...] = ()

    def entry(self) -> dict[str, Plain]:
        """Return it as it stands in the file of sources."""
        mended: dict[str, Plain] = {"mended": list(self.mended)} if self.mended else {}
        return {"file": self.file, "sha256": self.sha256, "on": self.on.isoformat(), **mended}


def read_provenance(path: Path, on: date) -> Provenance:
    """Return name and digest of a file that has been read.

    Args:
        path: The file.
        on: The day of the import.

    Raises:
        DataError: The name of the file cannot be written into a data file, or the file is gone.
    """
    name = compose_letters(path.name)
    if find_unprintable(name) or len(name) > _MOST_NAME:
        raise DataError(Fault(format_path(path), 1, "file name", quote_value(name), TEXT_ALLOWED))
    digest = hashlib.sha256(read_bytes(path, most=MAX_BYTES)).hexdigest()
    return Provenance(name, digest, on)


def record_import(
    folder: DataFolder,
    entries: Mapping[str, Mapping[str, Plain]],
    came_from: Provenance,
    stated: Mapping[str, Tree] = NOTHING_STATED,
) -> tuple[NewFile, tuple[Difference, ...]]:
    """Return the folder's file of sources with an import noted in some of its entries.

    Args:
        folder: The folder of data; only what differs from the shipped entries is written into its file.
        entries: By key of a source whose figures came in, the values of its entry that change with them.
        came_from: What is noted.
        stated: By key, what a table of sources says of them.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    there = read_entries(folder)
    changed: dict[str, Tree] = {key: dict(fields) for key, fields in stated.items()}
    for key, values in entries.items():
        noted = _append_import(copy_mapping(there.get(key)).get("imported"), came_from)
        changed[key] = {**changed.get(key, {}), **values, "imported": noted}
    return change_entries(folder, changed)


def _append_import(before: Plain, came_from: Provenance) -> Plain:
    """Return the list of imports with this one last; the same bytes are noted once."""
    listed = before if isinstance(before, list) else []
    others = [one for one in listed if not (isinstance(one, dict) and one.get("sha256") == came_from.sha256)]
    return [*others, came_from.entry()]
