"""The tables of one file or program, whatever they hold, as one set of changes."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from factsheet.intake.county_columns import split_counties
from factsheet.intake.county_import import take_county_counts
from factsheet.intake.import_parts import ImportPart, join_parts, take_parts
from factsheet.intake.profile_import import take_profile
from factsheet.intake.provenance import Provenance
from factsheet.intake.source_import import read_stated_sources, take_sources
from factsheet.intake.submission import Submission
from factsheet.intake.table_import import take_national_tables
from factsheet.intake.table_reader import FilledTable
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import ANY_COUNTIES, Topic


def import_tables(
    submission: Submission, library: Library, came_from: Provenance, only: str | None
) -> ChangeSet:
    """Return what staff's tables would change in a folder of data.

    A table takes the place of all rows of the same states, years and sources; in a profile, of the whole
    table.

    Args:
        submission: The tables of the file.
        library: The folder of data.
        came_from: Name and digest of the file.
        only: Postal code of the one state to take, where one was named.

    Raises:
        DataError: A cell, state, county, year or source is not to be had; carries all faults.
        UsageError: There are tables of a profile, and nothing names the state.
    """
    known = tuple(dict.fromkeys((*library.sources, *read_stated_sources(submission, library))))
    told = ChangeSet((), (), submission.notes, unread=submission.unread)
    return join_parts(
        take_parts(_list_takes(submission, library, only, known, came_from.on.year)), library, came_from, told
    )


def _list_takes(
    submission: Submission, library: Library, only: str | None, known: Collection[str], this_year: int
) -> list[Callable[[], ImportPart]]:
    """Return how to take each kind of table that there is, in the order of the sheets."""
    national, own = _split_national(submission)
    takes: list[Callable[[], ImportPart]] = []
    if submission.narrow(Topic.SOURCES).tables:
        takes.append(partial(take_sources, submission.narrow(Topic.SOURCES), library))
    if national.tables or national.blank:
        takes.append(partial(take_national_tables, national, library, only, this_year))
    if own is not None:
        takes.append(partial(take_county_counts, own, library, only, known))
    profile = submission.narrow(Topic.PROFILE)
    if profile.tables:
        takes.append(partial(take_profile, profile, library, only, known))
    return takes


def _split_national(submission: Submission) -> tuple[Submission, FilledTable | None]:
    """Return the national tables, and apart from them the counts by county of other sources."""
    national = submission.narrow(Topic.HOTLINE, Topic.COUNTIES)
    table = national.of(ANY_COUNTIES)
    if table is None:
        return national, None
    parted = split_counties(table)
    is_fbi = bool(parted.fbi.rows or parted.fbi.broken or parted.fbi.faults)
    tables = (
        parted.fbi if each is table else each for each in national.tables if each is not table or is_fbi
    )
    has_own = bool(parted.own.rows or parted.own.broken)
    return replace(national, tables=tuple(tables)), parted.own if has_own else None
