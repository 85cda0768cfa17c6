"""What ``build --plan`` tells: for each sheet whether it is new, changed or unchanged, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum

import click

from factsheet.batch.report import describe_fault
from factsheet.batch.run import BatchPlan
from factsheet.batch.standing_sheets import SheetStanding
from factsheet.batch.state_plan import PlannedSheet, StatePlan
from factsheet.cli.parameters import ReportForm
from factsheet.cli.terminal import escape_controls, print_faults, print_findings, print_json


class PlanWord(StrEnum):
    """What a run would do about a sheet."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


def print_plan(plan: BatchPlan, form: ReportForm) -> bool:
    """Print what a run would do, and return whether it would find no fault."""
    sheets = [(state, sheet) for state in plan.states for sheet in state.sheets]
    if form is ReportForm.JSON:
        told = [_convert_sheet(state, sheet) for state, sheet in sheets]
        print_json({"sheets": told, **_count_words(sheets), **_convert_folder(plan)})
    else:
        for state, sheet in sheets:
            parts = (
                sheet.name or _name_unread(state, sheet),
                _judge_sheet(state, sheet),
                ", ".join(sheet.why),
            )
            click.echo("\t".join(escape_controls(part) for part in parts if part))
    found = [finding for state in plan.states for finding in state.findings]
    print_findings(dict.fromkeys((*found, *plan.folder)))
    struck = [fault for state, sheet in sheets for fault in (*state.faults, *sheet.faults)]
    faults = dict.fromkeys((*struck, *plan.unassigned))
    print_faults(faults)
    return not faults


def _convert_folder(plan: BatchPlan) -> dict[str, object]:
    return {
        "unassigned": [describe_fault(fault) for fault in plan.unassigned],
        "folder": [describe_fault(finding.fault) for finding in plan.folder],
    }


def _name_unread(plan: StatePlan, sheet: PlannedSheet) -> str:
    """Return what a sheet is called whose file name, which has an edition, cannot be known."""
    return f"{plan.usps} {sheet.options.form} {sheet.options.lang}"


def _judge_sheet(plan: StatePlan, sheet: PlannedSheet) -> PlanWord:
    if plan.faults or sheet.faults:
        return PlanWord.REFUSED
    if not sheet.why:
        return PlanWord.UNCHANGED
    return PlanWord.NEW if sheet.standing is SheetStanding.MISSING else PlanWord.CHANGED


def _count_words(sheets: Sequence[tuple[StatePlan, PlannedSheet]]) -> Mapping[str, int]:
    words = [_judge_sheet(state, sheet) for state, sheet in sheets]
    return {word.value: words.count(word) for word in PlanWord}


def _convert_sheet(plan: StatePlan, sheet: PlannedSheet) -> dict[str, object]:
    return {
        "state": plan.usps,
        "format": sheet.options.form.value,
        "lang": sheet.options.lang,
        "standard": sheet.options.standard.value,
        "file": sheet.name or None,
        "plan": _judge_sheet(plan, sheet).value,
        "why": list(sheet.why),
        "changes": [asdict(change) for change in sheet.replaced.changes] if sheet.replaced else [],
        "faults": [describe_fault(fault) for fault in (*plan.faults, *sheet.faults)],
        "warnings": [describe_fault(finding.fault) for finding in plan.findings],
    }
