"""``factsheet build``: draw sheets into a folder."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from factsheet.batch.order import FORMATS, Order, make_sheet_options
from factsheet.batch.report import BatchReport, ReplacedSheet, SheetResult, SheetStatus
from factsheet.batch.run import build_sheets
from factsheet.checks import Limits
from factsheet.cli.changed_values import list_changed_values
from factsheet.cli.clock import read_today
from factsheet.cli.page_fits import word_cuts
from factsheet.cli.parameters import (
    ReportForm,
    data_option,
    refuse_counts_in_report,
    report_option,
    show_counts_option,
    states_argument,
)
from factsheet.cli.progress import open_progress_bar
from factsheet.cli.states import resolve_states
from factsheet.cli.terminal import (
    ExitCode,
    end_on_faults,
    escape_controls,
    format_count,
    print_faults,
    print_findings,
    print_json,
)
from factsheet.sources.data_library import Library, open_library

HELP = """Draw the sheets of the states named, or of all with --all.

STATE is a name ("new york"), a postal code (NY) or a Census code (36), in capital or small letters.
Names of more than one word stand in quotation marks.

Prints the path of each sheet, what was done, how its text was made to fit, and the values that changed. A
sheet that has not changed is left as it is. One that another data folder drew is not replaced, unless --force
says so; one of the shipped data is, and that is told. A sheet with a stamp has it in its name:
"oh_trafficking_2023_draft.pdf". A fault in the data of one state does not stop the others: it is printed with
the file and line to look at, and the command ends with code 1. Warnings of the checks are printed too;
what they say of counts that a sheet does not show is told by --show-counts, on your own screen alone.

\b
Examples:
  factsheet build massachusetts
  factsheet build MA "new york" 48 --output sheets
  factsheet build --all --jobs 4
  factsheet build ohio --data my-data --draft
"""

WHICH_STATES = 'Name at least one state, such as "factsheet build massachusetts", or say --all.'
TOLD_CHANGES = 5  # of a sheet, in a line
NOT_BOTH = "Either name states or say --all, not both."


@click.command(help=HELP, short_help="Draw the sheets of some states, or of all.")
@states_argument
@click.option(
    "--all", "every", is_flag=True, help="Draw every state, the District of Columbia and the territories."
)
@data_option
@click.option(
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="Folder for the sheets; it is made if missing.",
)
@click.option(
    "--format", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="Kind of sheet."
)
@click.option(
    "--lang", metavar="CODE", default="en", show_default=True, help="Language: en, es, or one of your own."
)
@click.option(
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    help="How many sheets are drawn at the same time. Without it, as many as pay on this computer.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Write each sheet anew, also one that has not changed, or that another data folder drew.",
)
@click.option(
    "--allow-back", is_flag=True, help="Let a handout that is too long for one page continue on the back."
)
@click.option("--draft", is_flag=True, help='Stamp "draft" on each sheet.')
@show_counts_option
@report_option
def build(  # noqa: PLR0913 - each option of the command is one
    states: tuple[str, ...],
    data: Path | None,
    *,
    every: bool,
    output: Path,
    format: str,
    lang: str,
    jobs: int | None,
    force: bool,
    allow_back: bool,
    draft: bool,
    shows_counts: bool,
    report: str,
) -> None:
    """Draw, print what became of each sheet, end with 1 if one failed."""
    if every and states:
        raise click.UsageError(NOT_BOTH)
    if not every and not states:
        raise click.UsageError(WHICH_STATES)
    refuse_counts_in_report(report, shows_counts=shows_counts)
    with end_on_faults():
        library = open_library(data, shows_counts=shows_counts)
        chosen = resolve_states(library, states)
        sheet = make_sheet_options(library, format=format, lang=lang, draft=draft, allow_back=allow_back)
        limits = Limits(read_today())
        order = Order(data, output, sheet, force=force, shows_counts=shows_counts, limits=limits)
        result = _build_batch(library, chosen, order, jobs)
    _print_report(result, ReportForm(report))
    raise SystemExit(ExitCode.DONE if result.succeeded else ExitCode.FAULT)


def _build_batch(library: Library, states: Sequence[str], order: Order, jobs: int | None) -> BatchReport:
    with open_progress_bar(len(states)) as step:
        return build_sheets(library, states, order, jobs=jobs, on_result=lambda result: step(result.usps))


def _print_report(report: BatchReport, form: ReportForm) -> None:
    if form is ReportForm.JSON:
        print_json(_convert_report(report))
    else:
        for sheet in report.sheets:
            _print_sheet(sheet)
    print_findings(report.warnings)
    print_faults(report.faults)
    if sys.stderr.isatty():
        click.echo(_word_summary(report), err=True)


def _print_sheet(sheet: SheetResult) -> None:
    """Print path, status, fit and what changed with tabs between, which scripts cut and people can read."""
    if sheet.path is not None and sheet.fit is not None:
        size = f"{sheet.fit.type_size:.1f} pt"
        fit = ", ".join((sheet.fit.step, size, *word_cuts(sheet.fit)))
        parts = (str(sheet.path), sheet.status.value, fit, _word_replaced(sheet))
        click.echo("\t".join(escape_controls(part) for part in parts if part))


def _word_replaced(sheet: SheetResult) -> str:
    """Say whose sheet was replaced, and its first values that differ."""
    if sheet.replaced is None:
        return ""
    changes = [str(change) for change in list_changed_values(sheet.replaced)]
    more = [f"and {len(changes) - TOLD_CHANGES} more"] if len(changes) > TOLD_CHANGES else []
    data = sheet.replaced.data
    other = (
        [] if data is None else [f"replaces a sheet of {'another folder' if data else 'the shipped data'}"]
    )
    return "; ".join((*other, *changes[:TOLD_CHANGES], *more))


def _word_summary(report: BatchReport) -> str:
    counts = ", ".join(f"{report.count(status)} {status.value}" for status in SheetStatus)
    return f"{format_count(len(report.sheets), 'sheet')}: {counts}."


def _convert_report(report: BatchReport) -> dict[str, object]:
    return {
        "sheets": [_convert_sheet(sheet) for sheet in report.sheets],
        **{status.value: report.count(status) for status in SheetStatus},
        "unassigned": [asdict(fault) for fault in report.unassigned],
        "folder": [asdict(warning.fault) for warning in report.folder],
    }


def _convert_sheet(sheet: SheetResult) -> dict[str, object]:
    return {
        "state": sheet.usps,
        "status": sheet.status.value,
        "path": None if sheet.path is None else str(sheet.path),
        "fit": None if sheet.fit is None else asdict(sheet.fit),
        "faults": [asdict(fault) for fault in sheet.faults],
        "warnings": [asdict(warning.fault) for warning in sheet.warnings],
        **_convert_replaced(sheet.replaced),
    }


def _convert_replaced(replaced: ReplacedSheet | None) -> dict[str, object]:
    """Return what stood in the place of a sheet, where something did: whose it was, and what differs."""
    if replaced is None:
        return {}
    return {
        "replaced": {
            "other_data": replaced.data,
            "changes": [asdict(change) for change in list_changed_values(replaced)],
        }
    }
