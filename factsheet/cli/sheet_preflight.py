"""``build --for``: the format that a destination takes, and what it would say of each sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
from click.core import ParameterSource

from factsheet.batch.report import BatchReport
from factsheet.cli.parameters import ReportForm
from factsheet.cli.terminal import escape_controls
from factsheet.preflight.destinations import DESTINATION_FORMATS, Destination


@dataclass(frozen=True, slots=True)
class SheetAnswers:
    """What a destination would say of the sheets of a batch.

    Attributes:
        passes: Whether each sheet keeps each must.
        lines: For people.
        report: For programs: what is added to the report on the batch.
    """

    passes: bool = True
    lines: tuple[str, ...] = ()
    report: Mapping[str, object] = field(default_factory=dict)


def choose_formats(destination: str | None, formats: Sequence[str]) -> Sequence[str]:
    """Return the formats of the sheets: those that were typed, else the best for their destination.

    Raises:
        click.UsageError: The destination does not take one that was typed.
    """
    if destination is None:
        return formats
    taken = [form.value for form in DESTINATION_FORMATS[Destination(destination)]]
    if click.get_current_context().get_parameter_source("formats") is ParameterSource.DEFAULT:
        return taken[:1]
    for form in formats:
        if form not in taken:
            words = f"--format {' or '.join(taken)}, or none, with --for {destination}"
            raise click.UsageError(f"found --format {form}; allowed: {words}")
    return formats


def answer_sheets(report: BatchReport, destination: str | None) -> SheetAnswers:
    """Return what a destination would say of each sheet, each by itself; nothing without a destination."""
    if destination is None:
        return SheetAnswers()
    from factsheet.cli.answer_lines import convert_file, word_sheet_answers
    from factsheet.preflight.rule_answers import answer_file  # the libraries that open and render files
    from factsheet.preflight.rule_files import read_rule_set

    rules, asked = read_rule_set(), (Destination(destination),)
    paths = [sheet.path for sheet in report.sheets if isinstance(sheet.path, Path)]
    files = [answer_file(path, asked, rules, package=(path,)) for path in paths]
    return SheetAnswers(
        passes=all(file.passes for file in files),
        lines=tuple(line for file in files for line in word_sheet_answers(file)),
        report={"preflight": [convert_file(file) for file in files]},
    )


def print_sheet_answers(answers: SheetAnswers, form: ReportForm) -> None:
    """Print the lines for people; what is for programs stands in the report on the batch."""
    if form is ReportForm.TEXT:
        for line in answers.lines:
            click.echo("\t".join(map(escape_controls, line.split("\t"))))
