"""What is told of sheets that were drawn: a line each, or JSON, with what the checks found."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import click

from factsheet.batch.report import (
    BatchReport,
    ReplacedSheet,
    SheetResult,
    SheetStatus,
    UndoneSheet,
    describe_fault,
)
from factsheet.cli.page_fits import word_cuts
from factsheet.cli.parameters import ReportForm
from factsheet.cli.terminal import (
    escape_controls,
    format_count,
    print_faults,
    print_findings,
    print_json,
)

TOLD_CHANGES = 5  # of a sheet, in a line


def print_report(report: BatchReport, form: ReportForm, more: Mapping[str, object] | None = None) -> None:
    """Print what became of each sheet, then warnings and faults; in a terminal also how many there are.

    Args:
        report: On the batch.
        form: For people or for programs.
        more: What else programs are told.
    """
    if form is ReportForm.JSON:
        print_json({**_convert_report(report), **(more or {})})
    else:
        for sheet in report.sheets:
            _print_sheet(sheet)
    print_findings(report.warnings)
    print_faults(report.faults)
    if report.undone:
        click.echo(_word_undone(report.undone), err=True)
    if sys.stderr.isatty():
        click.echo(_word_summary(report), err=True)


def list_fault_lines(result: SheetResult) -> tuple[str, ...]:
    """Return why a sheet was refused, a line each, to be told while others are still drawn."""
    return tuple(escape_controls(f"{result.usps}: {fault}") for fault in result.faults)


def _print_sheet(sheet: SheetResult) -> None:
    """Print path, status, fit and what changed with tabs between, which scripts cut and people can read."""
    if sheet.path is not None and sheet.fit is not None:
        size = f"{sheet.fit.type_size:.1f} pt"
        fit = ", ".join((sheet.fit.step, size, *word_cuts(sheet.fit)))
        parts = (str(sheet.path), sheet.status.value, fit, word_replaced(sheet))
        click.echo("\t".join(escape_controls(part) for part in parts if part))


def word_replaced(sheet: SheetResult) -> str:
    """Say whose sheet was replaced, and its first values that differ; or why it was drawn again."""
    if sheet.replaced is None:
        return ""
    changes = [str(change) for change in sheet.replaced.changes] or list(sheet.why)
    more = [f"and {len(changes) - TOLD_CHANGES} more"] if len(changes) > TOLD_CHANGES else []
    data = sheet.replaced.data
    other = (
        [] if data is None else [f"replaces a sheet of {'another folder' if data else 'the shipped data'}"]
    )
    return "; ".join((*other, *changes[:TOLD_CHANGES], *more))


def _word_undone(undone: Sequence[UndoneSheet]) -> str:
    """Say which sheets a run was stopped before, by their states."""
    states = dict.fromkeys(one.usps for one in undone)
    return f"Stopped: {format_count(len(undone), 'sheet')} not drawn, of {' '.join(states)}."


def _word_summary(report: BatchReport) -> str:
    counts = [f"{report.count(status)} {status.value}" for status in SheetStatus]
    counts.append(format_count(len(report.warnings), "warning"))
    place = "" if report.gallery is None else f" To look at them: {report.gallery}"
    return f"{format_count(len(report.sheets), 'sheet')}: {', '.join(counts)}.{place}"


def _convert_report(report: BatchReport) -> dict[str, object]:
    return {
        "sheets": [_convert_sheet(sheet) for sheet in report.sheets],
        **{status.value: report.count(status) for status in SheetStatus},
        "unassigned": [describe_fault(fault) for fault in report.unassigned],
        "folder": [describe_fault(warning.fault) for warning in report.folder],
        "undone": [
            {"state": one.usps, "format": one.options.form.value, "lang": one.options.lang}
            for one in report.undone
        ],
    }


def _convert_sheet(sheet: SheetResult) -> dict[str, object]:
    return {
        "state": sheet.usps,
        "format": sheet.options.form.value,
        "lang": sheet.options.lang,
        "standard": sheet.options.standard.value,
        "status": sheet.status.value,
        "path": None if sheet.path is None else str(sheet.path),
        "fit": None if sheet.fit is None else asdict(sheet.fit),
        "faults": [describe_fault(fault) for fault in sheet.faults],
        "warnings": [describe_fault(warning.fault) for warning in sheet.warnings],
        "why": list(sheet.why),
        **_convert_replaced(sheet.replaced),
    }


def _convert_replaced(replaced: ReplacedSheet | None) -> dict[str, object]:
    """Return what stood in the place of a sheet, where something did: whose it was, and what differs."""
    if replaced is None:
        return {}
    changes = [asdict(change) for change in replaced.changes]
    return {"replaced": {"other_data": replaced.data, "changes": changes}}
