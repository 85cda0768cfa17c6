"""A file looked over before anything of it is written: what it is, what it would change, what is wrong.

The steps are those of the command, so what is applied is what the command would write; beside them stands
what becomes of each cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from factsheet.checks import Finding, Limits, Severity
from factsheet.errors import FactsheetError, Fault
from factsheet.intake.cell_remarks import sort_remarks
from factsheet.intake.dry_run import collect_new_findings
from factsheet.intake.fbi_file import FEDERAL, read_fbi_file
from factsheet.intake.fbi_import import FbiOptions, import_fbi
from factsheet.intake.folder_digests import make_folder_digest
from factsheet.intake.import_effects import ImportEffects, find_effects
from factsheet.intake.import_kind import FBI_DOWNLOAD, FoundKind, find_kind, is_fbi_download
from factsheet.intake.import_review import (
    CHANGES,
    CellPlace,
    Happening,
    ReviewRow,
    RowMaker,
)
from factsheet.intake.mended_cells import KeptEntry, MendedCell, mend_table
from factsheet.intake.provenance import Provenance, read_provenance
from factsheet.intake.review_entries import EntryReader, ReviewedTable, keep_entries
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import Submission, read_submission
from factsheet.model.policy import DEFAULT_POLICY
from factsheet.model.record import Record
from factsheet.reading.files import format_path
from factsheet.reading.tree_differences import Difference
from factsheet.sources.data_library import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import NATIONAL_TARGETS, Topic

_NO_CHANGES, _NO_EFFECTS = ChangeSet((), ()), ImportEffects()


class ImportOrder(Record):
    """What somebody decided beside the file.

    Attributes:
        topic: What it is brought in as; empty as it is found.
        usps: The one state to take; empty as it is found.
        mended: Cells typed anew.
        kept: Entries that stay though the file lacks them.
        takes_own_states: Of the FBI's download, the states in it alone, all others left as they are.
    """

    topic: str = ""
    usps: str = ""
    mended: tuple[MendedCell, ...] = ()
    kept: tuple[KeptEntry, ...] = ()
    takes_own_states: bool = False


@dataclass(frozen=True, slots=True)
class ImportLook:
    """What a file comes to.

    Attributes:
        folder_digest: Of the data that it was held against.
        kind: What it is read as; None where it cannot be read.
        sheets: Titles of the sheets that are read.
        rows: What becomes of each value.
        notes: What is told of the file as a whole.
        faults: What is wrong, but in no single cell.
        findings: What the checks would find that they do not find now.
        changes: What would be written.
        came_from: What is noted of where the figures come from.
    """

    folder_digest: str
    kind: FoundKind | None = None
    sheets: tuple[str, ...] = ()
    rows: tuple[ReviewRow, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: ChangeSet = _NO_CHANGES
    effects: ImportEffects = _NO_EFFECTS
    came_from: Provenance | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What the checks would find that keeps a sheet from being drawn."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def fault_count(self) -> int:
        """How many faults keep the import from being applied."""
        cells = sum(row.happens is Happening.FAULT for row in self.rows)
        return cells + len(self.faults) + len(self.errors)

    @property
    def change_count(self) -> int:
        """How many values and entries change."""
        return sum(row.happens in CHANGES for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    name: str
    data: Library
    order: ImportOrder
    today: date

    @property
    def limits(self) -> Limits:
        """What the checks find too old or changed too much."""
        return Limits(self.today)

    @property
    def came_from(self) -> Provenance:
        """What is noted of the file, under the name that the user has for it."""
        noted = read_provenance(self.path, self.today)
        places = tuple(cell.place for cell in self.order.mended)
        return replace(noted, file=self.name, mended=places)


def look_over_import(path: Path, name: str, folder: Path, order: ImportOrder, today: date) -> ImportLook:
    """Return what a file would change in a folder of data; what is wrong is told and nothing raised.

    Args:
        path: Where the file lies.
        name: What the user calls it; only characters that can be printed.
        folder: The folder of data.
        order: What was decided beside the file.
        today: The day of the import.
    """
    blank = ImportLook(make_folder_digest(folder))
    try:
        task = _Task(path, name, open_library(folder, shows_counts=True), order, today)
        if order.topic == FBI_DOWNLOAD or (not order.topic and is_fbi_download(path)):
            return _look_over_download(blank, task)
        return _look_over_tables(blank, task)
    except FactsheetError as error:
        return replace(blank, faults=error.faults)


def _look_over_download(blank: ImportLook, task: _Task) -> ImportLook:
    """Look over the FBI's download: its rows are agencies, so what changes has no cells."""
    kind = FoundKind(FBI_DOWNLOAD, task.order.usps or None)
    look = replace(blank, kind=kind, came_from=task.came_from)
    try:
        states = _choose_states(task)
        changes = import_fbi(task.path, task.data, task.came_from, FbiOptions(states=states))
    except FactsheetError as error:
        return replace(look, faults=error.faults)
    rows = tuple(_list_difference_rows(task.data, changes.differences))
    return _weigh_changes(replace(look, rows=rows, notes=changes.notes), task, changes)


def _choose_states(task: _Task) -> frozenset[str]:
    if task.order.usps:
        return frozenset({task.order.usps})
    if not task.order.takes_own_states:
        return frozenset()
    rows = read_fbi_file(task.path, frozenset(task.data.state_codes.values()))
    return frozenset(row.usps for row in rows) - {FEDERAL}


def _look_over_tables(blank: ImportLook, task: _Task) -> ImportLook:
    topic, mend = Topic(task.order.topic or Topic.ALL), partial(mend_table, mended=task.order.mended)
    submission = read_submission(task.path, topic, has_state=True, mend=mend)
    kind = find_kind(submission, task.data, task.name)
    only = task.order.usps or (kind.usps if kind.is_guessed else None)
    usps = task.order.usps or kind.usps
    kind = replace(kind, usps=usps, is_guessed=kind.is_guessed and not task.order.usps)
    reader = EntryReader(task.data, only, usps)
    reviewed = tuple(map(reader.pair_table, submission.tables))
    kept = replace(
        submission,
        tables=tuple(
            keep_entries(pair, table, task.order.kept)
            for pair, table in zip(reviewed, submission.tables, strict=True)
        ),
    )
    look = replace(
        blank,
        kind=kind,
        sheets=tuple(str(table.raw.sheet) for table in submission.tables if table.raw.sheet is not None),
        came_from=task.came_from,
    )
    return _take_tables(look, task, kept, reviewed, only or (usps if _is_state_missing(kept) else None))


def _is_state_missing(submission: Submission) -> bool:
    """Return whether a profile's tables do not say themselves whose they are."""
    about = submission.narrow(Topic.PROFILE).tables
    return bool(about) and not any(
        row.text("item") == "state" for table in about for row in table.rows if "item" in row.values
    )


def _take_tables(
    look: ImportLook,
    task: _Task,
    submission: Submission,
    reviewed: Sequence[ReviewedTable],
    only: str | None,
) -> ImportLook:
    """Return what the tables of a file would change, or all that is wrong in them."""
    file, faults = format_path(task.path), tuple[Fault, ...]()
    changes = ChangeSet((), (), submission.notes, unread=submission.unread)
    try:
        changes = import_tables(submission, task.data, task.came_from, only)
    except FactsheetError as error:
        faults = error.faults
    table_notes = [note for table in submission.tables for note in table.notes]
    remarks = sort_remarks(reviewed, faults, dict.fromkeys((*changes.notes, *table_notes)), file)
    maker = RowMaker(remarks, task.order.mended, task.order.kept, partial(_is_small, task.data))
    rows = [row for table in reviewed for row in maker.list_rows(table)]
    rows += _list_order_rows(changes.differences)
    told = replace(look, rows=tuple(rows), notes=remarks.other_notes, faults=remarks.other_faults)
    return told if faults else _weigh_changes(told, task, changes)


def _weigh_changes(look: ImportLook, task: _Task, changes: ChangeSet) -> ImportLook:
    """Return a look with what would be written, what the checks say of it and what follows from it."""
    findings = collect_new_findings(task.data, changes, task.limits)
    effects = find_effects(task.data, changes, task.limits)
    return replace(look, changes=changes, findings=findings, effects=effects)


def _is_small(library: Library, source: str, text: str) -> bool:
    known = library.sources.get(source)
    policy = known.protection if known else DEFAULT_POLICY
    try:
        return policy.is_small(int(text))
    except ValueError:
        return False


def _list_order_rows(differences: Sequence[Difference]) -> Iterator[ReviewRow]:
    """Yield a row for each list whose entries come in another order."""
    for one in differences:
        if one.before == "in its order":
            yield ReviewRow("", CellPlace(""), (one.item,), "", "", "", Happening.CHANGED)


def _list_difference_rows(library: Library, differences: Sequence[Difference]) -> Iterator[ReviewRow]:
    """Yield a row for each row of a national table that differs."""
    sheets = {schema.path: (sheet, schema) for sheet, schema in NATIONAL_TARGETS.items()}
    for one in differences:
        if one.file not in sheets:
            continue
        sheet, schema = sheets[one.file]
        place, *rest = one.item.split(" ", 2)
        usps = library.state_codes.get(place[:2], place) if schema.place == "fips" else place
        key = (usps, place, *rest) if schema.place == "fips" else (place, *rest)
        before, after = (_drop_name(text, schema.numbers[0]) for text in (one.before, one.after))
        happens = Happening.GONE if after is None else Happening.CHANGED if before else Happening.ADDED
        yield ReviewRow(sheet, CellPlace(""), key, schema.numbers[0], before, after, happens)


def _drop_name(text: str | None, column: str) -> str | None:
    return None if text is None else text.removeprefix(f"{column} ")
