"""What each kind of table comes to in an import, joined to one set of changes: all of it or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factsheet.errors import DataError, Fault
from factsheet.intake.provenance import Provenance, record_import
from factsheet.reading.tree_differences import Difference
from factsheet.reading.yaml_values import Plain, Tree
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import ChangeSet, NewFile


@dataclass(frozen=True, slots=True)
class ImportPart:
    """What the tables of one kind come to.

    Attributes:
        files: Each file that would be written anew, but for the sources.
        differences: Each value that would change in them.
        notes: What was repaired, left out or decided.
        states: Postal codes of the states whose sheets may change.
        noted: By key, the sources whose figures change, with what changes in their entries on that account.
        stated: By key, what is said of sources themselves.
    """

    files: tuple[NewFile, ...] = ()
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    noted: Mapping[str, Mapping[str, Plain]] = field(default_factory=dict)
    stated: Mapping[str, Tree] = field(default_factory=dict)


def take_parts(takes: Iterable[Callable[[], ImportPart]]) -> tuple[ImportPart, ...]:
    """Return what each kind of table comes to.

    Raises:
        DataError: Something is wrong in one or several of them; carries all faults.
    """
    parts: list[ImportPart] = []
    faults: list[Fault] = []
    for take in takes:
        try:
            parts.append(take())
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*dict.fromkeys(faults))
    return tuple(parts)


def join_parts(
    parts: Sequence[ImportPart], library: Library, came_from: Provenance, told: ChangeSet
) -> ChangeSet:
    """Return the changes of all parts, with the import noted at each source whose figures change.

    Args:
        parts: What the tables come to.
        library: Where they go.
        came_from: Name and digest of the file.
        told: Notes of the file as a whole, and what was not read.
    """
    noted = {key: dict(values) for part in parts for key, values in part.noted.items()}
    stated = {key: values for part in parts for key, values in part.stated.items()}
    files = tuple(file for part in parts for file in part.files)
    differences = tuple(difference for part in parts for difference in part.differences)
    if noted or stated:
        file, changed = record_import(library.folder, noted, came_from, stated)
        files, differences = (*files, *([file] if changed else [])), (*differences, *changed)
    return replace(
        told,
        files=files,
        differences=differences,
        notes=(*told.notes, *(note for part in parts for note in part.notes)),
        states=tuple(sorted({usps for part in parts for usps in part.states})) if files else (),
    )
