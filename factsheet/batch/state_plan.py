"""What is to be done for the sheets of one state, before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.batch.manifest import SheetRecord
from factsheet.batch.report import ReplacedSheet
from factsheet.batch.sheet_task import StateTask
from factsheet.batch.standing_sheets import SheetStanding
from factsheet.checks import Finding
from factsheet.embedded_data import SheetContents
from factsheet.errors import Fault
from factsheet.model.sheet_options import SheetOptions
from factsheet.wording.language_files import LanguageFile


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """One sheet as it is and as it will be.

    Attributes:
        options: How it is drawn.
        name: Its file name; "" where the state's data cannot be read.
        inputs: Digests of all that it is drawn from.
        standing: How it stands in the folder.
        why: Why it is to be drawn; empty where it is not.
        record: What is noted of the sheet that stands there.
        replaced: What stands in its place and is another sheet; None where nothing does.
        own_words: The words of its language, where they are not those that came with the program.
        contents: What its file will carry; None where that is not looked at.
        faults: Why it is not drawn, though it has changed or has words of its own that are wrong.
    """

    options: SheetOptions
    name: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    standing: SheetStanding = SheetStanding.MISSING
    why: tuple[str, ...] = ()
    record: SheetRecord | None = None
    replaced: ReplacedSheet | None = None
    own_words: LanguageFile | None = None
    contents: SheetContents | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Return whether the sheet is to be drawn."""
        return bool(self.why) and not self.faults


@dataclass(frozen=True, slots=True)
class StatePlan:
    """The sheets of one state.

    Attributes:
        usps, state: Its postal code and name.
        sheets: One for each way to draw it, in their order.
        findings: What the checks tell.
        faults: What keeps all its sheets from being drawn.
        task: What is to be drawn; None for nothing.
    """

    usps: str
    state: str
    sheets: tuple[PlannedSheet, ...]
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    task: StateTask | None = None
