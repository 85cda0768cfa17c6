"""What `report.json` tells of a run, as records: the one way by which anything comes into the gallery."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from factsheet.model.sheet_fit import LeftOut


class _Reported(BaseModel):
    """A frozen record; what a later program tells besides is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ReportedStatus(StrEnum):
    """What became of a sheet in the run.

    `KEPT` stands in the folder and was not asked for; before an `UNDONE` one the run was stopped.
    """

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNDONE = "undone"
    KEPT = "kept"


class ReportedCounts(_Reported):
    """How many sheets ended in which way, and how many warnings there are."""

    written: int
    unchanged: int
    refused: int
    undone: int
    warnings: int


class ReportedFault(_Reported):
    """A fault, or what a check found; code and severity are empty where there is none."""

    file: str
    line: int
    field: str
    found: str
    allowed: str
    code: str = ""
    severity: str = ""


class ReportedChange(_Reported):
    """A value that differs from the sheet before; both are None where one of the two does not show it."""

    item: str
    before: str | None
    after: str | None


class ReportedFit(_Reported):
    """How the sheet came to fit; see `factsheet.model.sheet_fit.SheetFit`."""

    step: str
    type_size: float
    fill: float
    pages: int
    extras: tuple[str, ...] = ()
    shortened: dict[str, int] = {}
    left_out: tuple[str, ...] = ()
    reasons: dict[str, str] = {}

    def find_reason(self, path: str) -> str:
        """Return why a part is not printed, or not whole."""
        return self.reasons.get(path, LeftOut.NO_ROOM)


class ReportedPrevious(_Reported):
    """The sheet that stood before this one, or that of the edition before; `label` says which."""

    picture: str
    file: str | None
    label: str


class ReportedSheet(_Reported):
    """One sheet.

    Attributes:
        file: Its name in the folder; None where it was refused and none stands there.
        why: Why it was drawn: "new", or what differs from that of the sheet before.
        size: In bytes.
        picture: Path of its picture from the folder.
    """

    file: str | None
    usps: str
    state: str
    format: str
    lang: str
    edition: int | None
    status: ReportedStatus
    why: tuple[str, ...] = ()
    changes: tuple[ReportedChange, ...] = ()
    fit: ReportedFit | None = None
    findings: tuple[ReportedFault, ...] = ()
    faults: tuple[ReportedFault, ...] = ()
    pages: int | None = None
    size: int | None = Field(default=None, alias="bytes")
    picture: str | None = None
    previous: ReportedPrevious | None = None


class ReportedBuild(_Reported):
    """A whole run.

    Attributes:
        about: What the report says of itself.
        program: The version that wrote it.
        unassigned: Faults that belong to no sheet.
        folder: What was found about the data folder as a whole.
    """

    about: str
    program: str
    run: ReportedCounts
    sheets: tuple[ReportedSheet, ...]
    unassigned: tuple[ReportedFault, ...] = ()
    folder: tuple[ReportedFault, ...] = ()
