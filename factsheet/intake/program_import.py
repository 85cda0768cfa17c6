"""An import from a Python program: the steps of the command, with a report in place of its lines."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet.checks import Finding, Limits, Severity
from factsheet.errors import DataError, Fault, UsageError
from factsheet.intake.apply_changes import apply_import
from factsheet.intake.dry_run import collect_new_findings
from factsheet.intake.folder_digests import make_folder_digest
from factsheet.intake.frame_tables import make_digest, read_frames
from factsheet.intake.provenance import Provenance, read_provenance
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import Submission, gather_tables, read_submission
from factsheet.sources.data_library import open_library
from factsheet.staff_tables.table_schemas import Topic

_FRAME_NAME = "table"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an import.

    Attributes:
        changes: A line for each value that changed, or would.
        notes: What was repaired, left out or decided, a line each.
        unread: Titles of sheets that have rows and were not read.
        warnings: What the checks find in the data with it alone.
        is_written: Whether the files were written.
    """

    changes: tuple[str, ...]
    notes: tuple[str, ...]
    unread: tuple[str, ...]
    warnings: tuple[Finding, ...]
    is_written: bool


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is said beside the tables; `state` as people name it, `name` as the sources note what came in."""

    topic: str
    state: str | None = None
    name: str = _FRAME_NAME
    dry_run: bool = False


def import_from_program(given: object, data: Path, options: ImportOptions, today: date) -> ImportReport:
    """Bring tables into a folder of data as the command does.

    Args:
        given: A data frame, rows as mappings, a mapping of such tables by sheets, or the path of a file.
        data: The folder.
        options: What the tables are.
        today: The day of the import.

    Raises:
        UsageError: There is no such folder, topic or state, or no such kind of table.
        DataError: Something in the tables does not fit, or the checks find an error in what would change;
            nothing is written then.
        OutputError: A file cannot be written; what stood there before still does.
    """
    if not data.is_dir():
        raise UsageError(Fault(str(data), 1, "data", "no folder", "a folder of your own data files"))
    library, made_from = open_library(data, shows_counts=options.dry_run), make_folder_digest(data)
    only = None if options.state is None else library.find(options.state).usps
    submission, came_from = _read_given(given, options, today)
    changes = import_tables(submission, library, came_from, only)
    findings = collect_new_findings(library, changes, Limits(today))
    if errors := [finding.fault for finding in findings if finding.severity is Severity.ERROR]:
        raise DataError(*errors)
    is_written = bool(changes.files) and not options.dry_run
    if is_written:
        apply_import(data, changes.files, came_from, made_from=made_from)
    told = tuple(map(str, changes.differences))
    return ImportReport(told, changes.notes, changes.unread, findings, is_written)


def _read_given(given: object, options: ImportOptions, today: date) -> tuple[Submission, Provenance]:
    """Return the tables, and what is noted of where they come from."""
    topic, has_state = _choose_topic(options.topic), options.state is not None
    if isinstance(given, str | Path):
        path = Path(given)
        return read_submission(path, topic, has_state=has_state), read_provenance(path, today)
    tables = read_frames(given, options.name)
    submission = gather_tables(options.name, tables, topic, has_state=has_state)
    return submission, Provenance(options.name, make_digest(tables), today)


def _choose_topic(name: str) -> Topic:
    if name not in set(Topic):
        allowed = f"one of {', '.join(Topic)}"
        raise UsageError(Fault("command line", 1, "topic", f"'{name}'", allowed))
    return Topic(name)
