"""What follows from an import beyond the cells of its file: sums, counts that are hidden, states wiped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.errors import FactsheetError
from factsheet.model import list_key_figures
from factsheet.reading.unsaved_files import read_unsaved
from factsheet.sources.data_library import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.national_counts import find_owner, read_counts
from factsheet.staff_tables.table_schemas import NATIONAL_TARGETS


@dataclass(frozen=True, slots=True)
class FollowingSum:
    """A key figure of a sheet that is another one after an import, though no cell of the file says it."""

    usps: str
    figure: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """A count that the sheet of a state would not print, and did print before or did not have."""

    usps: str
    label: str


@dataclass(frozen=True, slots=True)
class ImportEffects:
    """What follows from an import.

    Attributes:
        wiped: Postal codes of states that lose all rows of a table.
    """

    sums: tuple[FollowingSum, ...] = ()
    hidden: tuple[HiddenCount, ...] = ()
    wiped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _StateNews:
    """What a sheet says in one state of the data: key figures, and what is hidden."""

    figures: Mapping[str, int]
    hidden: Mapping[str, str]


def find_effects(library: Library, changes: ChangeSet, limits: Limits) -> ImportEffects:
    """Return what follows from an import on the sheets of the states that it changes.

    Raises:
        DataError: A table of the folder cannot be read.
    """
    if not changes.files:
        return ImportEffects()
    drawn = [usps for usps in changes.states if library.has_profile(usps)]
    before = {usps: _read_news(library, usps, limits) for usps in drawn}
    owners = _list_owners(library, changes)
    with read_unsaved(_place_files(library, changes)):
        changed = open_library(library.folder.path, shows_counts=library.shows_counts)
        after = {usps: _read_news(changed, usps, limits) for usps in drawn}
        left = _list_owners(changed, changes)
    wiped = {usps for path, states in owners.items() for usps in states - left[path]}
    return ImportEffects(
        tuple(each for usps in drawn for each in _compare_figures(usps, before[usps], after[usps])),
        tuple(
            HiddenCount(usps, label)
            for usps in drawn
            for cell, label in after[usps].hidden.items()
            if cell not in before[usps].hidden
        ),
        tuple(sorted(wiped)),
    )


def _place_files(library: Library, changes: ChangeSet) -> Mapping[Path, bytes]:
    return {library.folder.path / file.name: file.content for file in changes.files}


def _read_news(library: Library, usps: str, limits: Limits) -> _StateNews:
    """Return what the sheet of a state says; nothing where it cannot be read, which the checks tell."""
    hidden = {entry.cell: entry.label for entry in check_state(library, usps, limits).withheld.entries}
    try:
        figures = list_key_figures(library.profile(usps))
    except FactsheetError:
        return _StateNews({}, hidden)
    values = {name: measure.value for name, measure in figures.items()}
    return _StateNews({name: value for name, value in values.items() if isinstance(value, int)}, hidden)


def _compare_figures(usps: str, before: _StateNews, after: _StateNews) -> Iterator[FollowingSum]:
    for name in dict.fromkeys((*before.figures, *after.figures)):
        old, new = before.figures.get(name), after.figures.get(name)
        if old != new:
            yield FollowingSum(usps, name, old, new)


def _list_owners(library: Library, changes: ChangeSet) -> dict[str, frozenset[str]]:
    """Return the states that have rows in each national table that an import writes."""
    written = {file.name for file in changes.files}
    tables = [schema for schema in NATIONAL_TARGETS.values() if schema.path in written]
    return {
        schema.path: frozenset(find_owner(library, key[0]) for key in read_counts(library, schema).counts)
        for schema in tables
    }
