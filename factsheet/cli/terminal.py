"""What is printed, and the codes the program ends with."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import click

from factsheet.checks import Finding, make_form_finding
from factsheet.errors import FactsheetError, Fault, UsageError

MOST_ALIKE = 5  # messages that differ by their file alone


class ExitCode(IntEnum):
    """What the program tells the caller when it ends."""

    DONE = 0
    FAULT = 1
    USAGE = 2


@contextmanager
def end_on_faults() -> Iterator[None]:
    """Print the faults of an error that stops the whole command, one a line, and end with its code."""
    try:
        yield
    except UsageError as error:
        print_faults(error.faults)
        raise SystemExit(ExitCode.USAGE) from error
    except FactsheetError as error:
        print_faults(error.faults)
        raise SystemExit(ExitCode.FAULT) from error


def print_faults(faults: Iterable[Fault]) -> None:
    """Print each fault once on standard error, one a line, with the code that check --explain tells of."""
    _print_messages((fault, word_fault(fault)) for fault in faults)


def word_fault(fault: Fault) -> str:
    """Return a fault as it is printed, with the code that check --explain tells of."""
    return str(make_form_finding(fault)) if fault.code else str(fault)


def print_findings(findings: Iterable[Finding]) -> None:
    """Print each finding once on standard error, one a line, with code and severity."""
    _print_messages((finding.fault, str(finding)) for finding in findings)


def _print_messages(told: Iterable[tuple[Fault, str]]) -> None:
    """Print each message once; one that many files share is one line, which names the other files."""
    messages = dict.fromkeys(told)
    alike: dict[str, list[Fault]] = {}
    for fault, message in messages:
        alike.setdefault(message.removeprefix(fault.file), []).append(fault)
    for fault, message in messages:
        first, *others = alike[message.removeprefix(fault.file)]
        if len(others) < MOST_ALIKE:
            click.echo(escape_controls(message), err=True)
        elif fault == first:
            names = ", ".join(Path(other.file).name for other in others)
            click.echo(
                escape_controls(f"{message}; the same in {len(others)} other files: {names}"), err=True
            )


def escape_controls(text: str) -> str:
    """Return `text` without line ends and control characters, which could pose as other messages."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def print_json(value: Mapping[str, object]) -> None:
    """Print a JSON object on standard output, in ASCII, so that it survives any pipe."""
    click.echo(json.dumps(value, indent=2))


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns, all but the first to the right, under a header that a terminal shows in bold."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for number, row in enumerate((header, *rows)):
        cells = [
            _align_cell(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(cells).rstrip()
        click.echo(line if number else click.style(line, bold=True))


def _align_cell(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if column else cell.ljust(width)


def format_count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 fault", "3 faults"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
