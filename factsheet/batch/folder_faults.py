"""What is wrong with a data folder and belongs to no sheet: each batch tells it."""

from factsheet.checks import Finding, Severity
from factsheet.checks.folder_findings import find_folder_findings
from factsheet.errors import FactsheetError, Fault
from factsheet.sources.data_library import Library


def list_unassigned_faults(library: Library) -> tuple[Fault, ...]:
    """Return the faults of table rows that belong to no state, none where a table cannot be read."""
    try:
        return library.unassigned_faults
    except FactsheetError:
        return ()  # a table that cannot be read at all has struck each sheet already


def list_folder_warnings(library: Library) -> tuple[Finding, ...]:
    """Return what is told of the data folder as a whole, such as files that nothing reads."""
    return tuple(finding for finding in find_folder_findings(library) if finding.severity is Severity.WARNING)
