"""What ``build --plan`` tells: for each sheet whether it is new, changed or unchanged, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum

import click

from factsheet.batch.report import describe_fault
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


def print_plan(plans: Sequence[StatePlan], form: ReportForm) -> bool:
    """Print what a run would do, and return whether no sheet would be refused."""
    if form is ReportForm.JSON:
        print_json(
            {
                "sheets": [_convert_sheet(plan, sheet) for plan, sheet in _list_sheets(plans)],
                **_count_words(plans),
            }
        )
    else:
        for plan, sheet in _list_sheets(plans):
            parts = (
                sheet.name or _name_unread(plan, sheet),
                _judge_sheet(plan, sheet).value,
                ", ".join(sheet.why),
            )
            click.echo("\t".join(escape_controls(part) for part in parts if part))
    print_findings(dict.fromkeys(finding for plan in plans for finding in plan.findings))
    faults = dict.fromkeys(
        fault for plan, sheet in _list_sheets(plans) for fault in (*plan.faults, *sheet.faults)
    )
    print_faults(faults)
    return not faults


def _name_unread(plan: StatePlan, sheet: PlannedSheet) -> str:
    """Return what a sheet is called whose file name, which has an edition, cannot be known."""
    return f"{plan.usps} {sheet.options.form} {sheet.options.lang}"


def _list_sheets(plans: Sequence[StatePlan]) -> Iterator[tuple[StatePlan, PlannedSheet]]:
    return ((plan, sheet) for plan in plans for sheet in plan.sheets)


def _judge_sheet(plan: StatePlan, sheet: PlannedSheet) -> PlanWord:
    if plan.faults or sheet.faults:
        return PlanWord.REFUSED
    if not sheet.why:
        return PlanWord.UNCHANGED
    return PlanWord.NEW if sheet.standing is SheetStanding.MISSING else PlanWord.CHANGED


def _count_words(plans: Sequence[StatePlan]) -> Mapping[str, int]:
    words = [_judge_sheet(plan, sheet) for plan, sheet in _list_sheets(plans)]
    return {word.value: words.count(word) for word in PlanWord}


def _convert_sheet(plan: StatePlan, sheet: PlannedSheet) -> dict[str, object]:
    return {
        "state": plan.usps,
        "format": sheet.options.form.value,
        "lang": sheet.options.lang,
        "file": sheet.name or None,
        "plan": _judge_sheet(plan, sheet).value,
        "why": list(sheet.why),
        "changes": [asdict(change) for change in sheet.replaced.changes] if sheet.replaced else [],
        "faults": [describe_fault(fault) for fault in (*plan.faults, *sheet.faults)],
        "warnings": [describe_fault(finding.fault) for finding in plan.findings],
    }
