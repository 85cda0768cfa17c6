"""Plans without reading: of states whose data, as remembered, give the very sheets that stand there."""

from dataclasses import dataclass, field

from factsheet.batch.folder_faults import list_folder_warnings, list_unassigned_faults
from factsheet.batch.order import Order
from factsheet.batch.remembered_plans import (
    RememberedFolder,
    RememberedSheet,
    RememberedState,
    is_lasting,
    make_key,
    recall_folder,
    remember_folder,
)
from factsheet.batch.standing_sheets import SheetStanding, StandingSheets
from factsheet.batch.state_plan import PlannedSheet, StatePlan
from factsheet.checks import Finding
from factsheet.errors import Fault
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import Library


@dataclass(slots=True)
class PlanMemory:
    """What is remembered of a data folder, and what a run adds to it.

    Attributes:
        data: The data folder, opened.
        order: What is asked for.
        key: Digest of everything that is read, taken before it is; "" to remember nothing.
        recalled: What an earlier run found under it.
        states: What this run knows of each state.
    """

    data: Library
    order: Order
    key: str
    recalled: RememberedFolder | None
    states: dict[str, RememberedState] = field(default_factory=dict)

    def recall_plan(self, usps: str, standing: StandingSheets) -> StatePlan | None:
        """Return the plan of a state for which nothing is to be done; None where it has to be made anew."""
        known = self.states.get(usps)
        if known is None or self.order.force:
            return None
        if known.faults:
            sheets = tuple(PlannedSheet(options) for options in self.order.variants)
            return StatePlan(usps, known.state, sheets, known.findings, known.faults)
        planned = [_recall_sheet(known, options, standing) for options in self.order.variants]
        sheets = tuple(sheet for sheet in planned if sheet is not None)
        is_whole = len(sheets) == len(planned)
        return StatePlan(usps, known.state, sheets, known.findings) if is_whole else None

    def note(self, plan: StatePlan) -> None:
        """Take in what was found of a state."""
        if not all(map(is_lasting, plan.faults)):
            return
        before = self.states.get(plan.usps)
        sheets = {
            _name_variant(sheet.options): RememberedSheet(sheet.name, sheet.inputs)
            for sheet in plan.sheets
            if sheet.name
        }
        known = {**(before.sheets if before else {}), **sheets}
        self.states[plan.usps] = RememberedState(plan.state, plan.findings, plan.faults, known)

    def look_at_folder(self) -> tuple[tuple[Fault, ...], tuple[Finding, ...]]:
        """Return the faults that belong to no state, and the warnings about the data folder as a whole."""
        if self.recalled is not None:
            return self.recalled.unassigned, self.recalled.folder
        return list_unassigned_faults(self.data), list_folder_warnings(self.data)

    def keep(self, unassigned: tuple[Fault, ...], folder: tuple[Finding, ...]) -> None:
        """Write it down for the next run, if anything has been added and no file has changed since."""
        now = RememberedFolder(self.key, self.states, unassigned, folder)
        if self.key and now != self.recalled and make_key(self.order) == self.key:
            remember_folder(self.order, now)


def open_plan_memory(library: Library, order: Order) -> PlanMemory:
    """Return what is remembered of the data of an order.

    Where messages tell counts that sheets do not show, nothing is remembered and nothing recalled.
    """
    key, recalled = ("", None) if order.shows_counts else recall_folder(order)
    return PlanMemory(library, order, key, recalled, dict(recalled.states) if recalled else {})


def _recall_sheet(
    known: RememberedState, options: SheetOptions, standing: StandingSheets
) -> PlannedSheet | None:
    """Return the plan of a sheet that stands as it should."""
    sheet = known.sheets.get(_name_variant(options))
    record = standing.records.get(sheet.name) if sheet else None
    if sheet is None or record is None or record.inputs != sheet.inputs:
        return None
    if standing.judge(sheet.name) is not SheetStanding.INTACT:
        return None
    return PlannedSheet(options, sheet.name, sheet.inputs, SheetStanding.INTACT, record=record)


def _name_variant(options: SheetOptions) -> str:
    stamp, back = "draft" if options.is_draft else "", "back" if options.has_back else ""
    return f"{options.form}.{options.lang}.{stamp}.{back}.{options.standard}"
