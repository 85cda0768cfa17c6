"""What a build would do, before it does: which sheets change and why, which are stopped and by what."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.batch.order import Order
from factsheet.batch.plan_reasons import DATA
from factsheet.batch.planner import Planner
from factsheet.batch.standing_sheets import look_at_sheets
from factsheet.batch.state_plan import PlannedSheet, StatePlan
from factsheet.differences.changed_data import compare_data
from factsheet.differences.difference_records import Changes
from factsheet.errors import Fault, OutputError
from factsheet.output_store import open_store
from factsheet.pdf.carried_data import CarriedData, find_carried_data
from factsheet.sources.data_library import Library

_NO_CHANGES = Changes()
FIGURES = "figures"  # the reason where values of the data changed


@dataclass(frozen=True, slots=True)
class StateOutlook:
    """What a build would do for one state.

    Attributes:
        drawn: How many of its sheets would be drawn anew.
        same: How many would be left alone.
        reasons: Why some are drawn, by short names, which the words of the page have.
        changes: In what their data differ from those of the sheet that stands there.
        faults: What keeps its sheets from being drawn.
        has_older: Whether a sheet stands there all the same, from before.
    """

    usps: str
    state: str
    drawn: int = 0
    same: int = 0
    reasons: tuple[str, ...] = ()
    changes: Changes = _NO_CHANGES
    faults: tuple[Fault, ...] = ()
    has_older: bool = False


@dataclass(frozen=True, slots=True)
class BuildOutlook:
    """What a build would do for all states, in their order."""

    states: tuple[StateOutlook, ...]

    @property
    def drawn(self) -> int:
        """How many sheets would be drawn anew."""
        return sum(state.drawn for state in self.states)

    @property
    def same(self) -> int:
        """How many sheets would be left alone."""
        return sum(state.same for state in self.states)

    @property
    def changed(self) -> tuple[StateOutlook, ...]:
        """The states of which a sheet would be drawn."""
        return tuple(state for state in self.states if state.drawn)

    @property
    def stopped(self) -> tuple[StateOutlook, ...]:
        """The states of which a sheet is stopped."""
        return tuple(state for state in self.states if state.faults)

    @property
    def reasons(self) -> Mapping[str, int]:
        """How many states have a sheet drawn for each reason, the most frequent first."""
        counts = Counter(reason for state in self.changed for reason in state.reasons)
        return dict(counts.most_common())


def open_planner(library: Library, order: Order, states: Sequence[str]) -> Planner:
    """Return what looks at each state.

    Raises:
        OutputError: The output folder cannot be read.
    """
    return Planner(library, order, look_at_sheets(open_store(order.output), states, order))


def look_at_state(planner: Planner, usps: str) -> StateOutlook:
    """Return what a build would do for one state."""
    plan = planner.plan_state(usps)
    drawn = [sheet for sheet in plan.sheets if sheet.is_drawn]
    faults = (*plan.faults, *(fault for sheet in plan.sheets for fault in sheet.faults))
    reasons = [reason for sheet in drawn for reason in _name_reasons(sheet)]
    return StateOutlook(
        usps,
        plan.state,
        drawn=len(drawn),
        same=0 if plan.faults else sum(not (sheet.is_drawn or sheet.faults) for sheet in plan.sheets),
        reasons=tuple(dict.fromkeys(reasons)),
        changes=_compare_with_standing(planner, drawn),
        faults=tuple(dict.fromkeys(faults)),
        has_older=_has_older(planner, plan),
    )


def _name_reasons(sheet: PlannedSheet) -> list[str]:
    """Return short names of why a sheet is drawn: letters with hyphens between, `FIGURES` for its data."""
    places = {change.item for change in sheet.replaced.changes} if sheet.replaced else set()
    return [name_reason(reason) if reason not in {DATA, *places} else FIGURES for reason in sheet.why]


def name_reason(reason: str) -> str:
    """Return the short name of a reason that is no place in the data."""
    return re.sub("[^a-z]+", "-", reason.lower()).strip("-")


def _compare_with_standing(planner: Planner, drawn: Sequence[PlannedSheet]) -> Changes:
    """Return in what the data differ from those of a sheet that stands there; formats share their data."""
    for sheet in drawn:
        if sheet.replaced is None or sheet.contents is None:
            continue
        try:
            before = find_carried_data(planner.standing.read(sheet.name))
        except OutputError:
            continue
        if before is not None:
            new = sheet.contents.private
            return compare_data(
                before, CarriedData(sheet.name, json.loads(new.profile), json.loads(new.drawing))
            )
    return Changes()


def _has_older(planner: Planner, plan: StatePlan) -> bool:
    records = planner.standing.list_present().values()
    asked = {(sheet.options.form.value, sheet.options.lang) for sheet in plan.sheets}
    return any(record.usps == plan.usps and (record.format, record.lang) in asked for record in records)
