"""What became of a batch, sheet by sheet."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factsheet import resources
from factsheet.checks import Finding
from factsheet.embedded_data.changed_values import ChangedValue
from factsheet.errors import Fault
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions


class SheetStatus(StrEnum):
    """What became of one sheet."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    FAILED = "failed"


HANDOUT = SheetOptions()


@dataclass(frozen=True, slots=True)
class ReplacedSheet:
    """The sheet that stood in the place of one that was written.

    Attributes:
        data: The data folder that it was drawn from, where that is another one; "" for the shipped data.
        changes: The values in which the data of both differ; none where it carried none or is no sheet.
    """

    data: str | None = None
    changes: tuple[ChangedValue, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetResult:
    """What became of one sheet; path and fit are None, and faults are there, when it failed.

    Attributes:
        usps: Postal code of its state.
        state: The name of its state, "" where it is not known.
        options: How it is drawn.
        path: Where it stands: a path, or an address in another store.
        warnings: What the checks found that does not keep the sheet from being drawn.
        why: Why it was drawn; empty where it was not.
        replaced: What stood in the place of a sheet that was written, None where nothing did.
    """

    usps: str
    status: SheetStatus
    options: SheetOptions = HANDOUT
    path: Path | str | None = None
    fit: SheetFit | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Finding, ...] = ()
    why: tuple[str, ...] = ()
    replaced: ReplacedSheet | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class UndoneSheet:
    """A sheet that a run was stopped before: postal code of its state, how it would have been drawn."""

    usps: str
    options: SheetOptions


@dataclass(frozen=True, slots=True)
class BatchReport:
    """The results of all sheets, in the order in which the states were asked for.

    Attributes:
        sheets: What became of each.
        unassigned: Faults that belong to no state, and so to no sheet.
        folder: Warnings about the data folder as a whole, such as files that nothing reads.
        undone: Sheets that were not reached before the run was stopped.
        is_stopped: Whether the interrupt key stopped the run, before the last sheet or after it.
        gallery: Where the page is on which all sheets can be looked at; None where none was written.
    """

    sheets: tuple[SheetResult, ...]
    unassigned: tuple[Fault, ...] = ()
    folder: tuple[Finding, ...] = ()
    undone: tuple[UndoneSheet, ...] = ()
    is_stopped: bool = False
    gallery: Path | str | None = None

    def count(self, status: SheetStatus) -> int:
        """Return how many sheets ended that way."""
        return sum(sheet.status is status for sheet in self.sheets)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault once, in the order met: a shared file's fault strikes many sheets."""
        struck = (fault for sheet in self.sheets for fault in sheet.faults)
        return tuple(dict.fromkeys((*struck, *self.unassigned)))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Every warning once, in the order met."""
        struck = (warning for sheet in self.sheets for warning in sheet.warnings)
        return tuple(dict.fromkeys((*struck, *self.folder)))

    @property
    def succeeded(self) -> bool:
        """Whether every sheet is there and no data were left over."""
        return not self.faults and not self.undone


def describe_fault(fault: Fault) -> dict[str, str | int]:
    """Return a fault as reports for programs tell it."""
    return {
        "file": fault.file,
        "line": fault.line,
        "field": fault.field,
        "found": fault.found,
        "allowed": fault.allowed,
        "code": str(fault.code),
    }


def describe_for_others(fault: Fault, data: Path | None) -> dict[str, str | int]:
    """Return a fault as files tell it that are passed on: no folder of this machine stands in it.

    Args:
        fault: The fault.
        data: The data folder; its files are named from there, and so are those of the shipped data.
    """
    path = Path(fault.file)
    folders = [folder.resolve() for folder in (data, resources.DATA) if folder is not None]
    below = (path.resolve().relative_to(each) for each in folders if path.resolve().is_relative_to(each))
    name = next((each.as_posix() for each in below), path.name if path.is_absolute() else fault.file)
    return {**describe_fault(fault), "file": name}


def describe_finding(finding: Finding, data: Path | None) -> dict[str, str | int]:
    """Return a finding as files tell it that are passed on; arguments as for `describe_for_others`."""
    return {**describe_for_others(finding.fault, data), "severity": finding.severity.value}
