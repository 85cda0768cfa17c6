"""What became of a batch, sheet by sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from factsheet.checks import Finding
from factsheet.errors import Fault
from factsheet.model.sheet_fit import SheetFit


class SheetStatus(StrEnum):
    """What became of one sheet."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReplacedSheet:
    """The sheet that stood in the place of one that was written.

    Attributes:
        data: The data folder that it was drawn from, where that is another one; "" for the shipped data.
        before: The data that it carried, empty where it carried none or is no sheet.
        after: The data that the new one carries; empty likewise.
    """

    data: str | None = None
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetResult:
    """What became of the sheet of one state; path and fit are None, and faults are there, when it failed.

    Attributes:
        warnings: What the checks found that does not keep the sheet from being drawn.
        replaced: What stood in the place of a sheet that was written, None where nothing did.
    """

    usps: str
    status: SheetStatus
    path: Path | None = None
    fit: SheetFit | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Finding, ...] = ()
    replaced: ReplacedSheet | None = None


@dataclass(frozen=True, slots=True)
class BatchReport:
    """The results of all sheets, in the order in which the states were asked for.

    Attributes:
        unassigned: Faults that belong to no state, and so to no sheet.
        folder: Warnings about the data folder as a whole, such as files that nothing reads.
    """

    sheets: tuple[SheetResult, ...]
    unassigned: tuple[Fault, ...] = ()
    folder: tuple[Finding, ...] = ()

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
        return not self.faults


def make_failed_result(usps: str, *faults: Fault) -> SheetResult:
    """Return the result of a sheet that could not be made."""
    return SheetResult(usps, SheetStatus.FAILED, faults=faults)
