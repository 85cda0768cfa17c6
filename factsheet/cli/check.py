"""``factsheet check``: read all data files that sheets are drawn from and tell what is wrong in them."""

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from factsheet.batch.plan import choose_states
from factsheet.batch.report import slip
from factsheet.batch.run import homeless_faults
from factsheet.cli.parameters import ReportForm, data_option, report_option, states_argument
from factsheet.cli.terminal import (
    ExitCode,
    count_of,
    faults_end_the_program,
    print_faults,
    print_json,
)
from factsheet.errors import DataError, FactsheetError, Fault
from factsheet.sources.library import Library, open_library

HELP = """Look for mistakes in the data of the states named, or of all when none is named. Draws nothing.

Each fault is one line: the file and line to look at, the entry, what was found there and what may stand
there.

\b
Examples:
  factsheet check
  factsheet check ohio --data my-data
"""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found.

    Attributes:
        checked: How many profiles were read.
        faults: Each once, with the state it was met in, or None where several states share the file.
    """

    checked: int
    faults: tuple[tuple[Fault, str | None], ...]


@click.command(help=HELP, short_help="Look for mistakes in the data files.")
@states_argument
@data_option
@click.option(
    "--strict",
    is_flag=True,
    help="End with code 1 also for warnings. There are no warnings yet, only faults.",
)
@report_option
def check(states: tuple[str, ...], data: Path | None, *, strict: bool, report: str) -> None:
    """Check, print, end with 1 if there is a fault."""
    del strict
    with faults_end_the_program():
        findings = _check(states, data)
    print_faults(fault for fault, _state in findings.faults)
    _print_findings(findings, ReportForm(report))
    raise SystemExit(ExitCode.FAULT if findings.faults else ExitCode.DONE)


def _check(names: tuple[str, ...], data: Path | None) -> Findings:
    try:
        library = open_library(data)
        states = choose_states(library, names or [each.usps for each in library.jurisdictions])
    except DataError as error:
        return Findings(0, tuple((fault, None) for fault in dict.fromkeys(error.faults)))
    met_in: dict[Fault, list[str]] = {}
    for usps in states:
        for fault in _faults(library, usps):
            met_in.setdefault(fault, []).append(usps)
    for fault in homeless_faults(library):
        met_in[fault] = []
    return Findings(len(states), tuple((fault, _only(usps)) for fault, usps in met_in.items()))


def _faults(library: Library, usps: str) -> tuple[Fault, ...]:
    try:
        library.profile(usps)
    except FactsheetError as error:
        return error.faults
    except Exception as error:  # a slip in our code must not hide the faults of the other states
        return (slip(usps, error),)
    return ()


def _only(states: list[str]) -> str | None:
    return states[0] if len(set(states)) == 1 else None


def _print_findings(findings: Findings, form: ReportForm) -> None:
    if form is ReportForm.JSON:
        faults = [{**asdict(fault), "state": state} for fault, state in findings.faults]
        print_json({"checked": findings.checked, "faults": faults})
        return
    checked = count_of(findings.checked, "profile")
    click.echo(f"{checked} checked, {count_of(len(findings.faults), 'fault')}.")
