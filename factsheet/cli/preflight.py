"""``factsheet preflight``: ask of any PDF file whether those who are to take it would."""

from pathlib import Path

import click

from factsheet.cli.parameters import ReportForm, report_option
from factsheet.cli.terminal import ExitCode, end_on_faults, print_faults, print_json
from factsheet.preflight.destinations import Destination
from factsheet.reading.file_names import PREFLIGHT_EXAMPLE
from factsheet.resources import DATA

HELP = """Ask whether those who are to take some PDF files would take them: any files, not only sheets.

Each rule of a destination is answered: pass, FAIL for a rule that is a must, ADVICE for advice that is not
followed, LOOK for what only a person can judge. What was measured stands beside the limit, and a fail has its
remedy. Name all files that go to one place in one command: some rules look at all of them together.

A notice of funding may ask for more, or for less. Put that into a file of rules (--rules): they win over
those of the program. --rules-example prints such a file, docs/preflight.md explains it, and --explain tells
who asks for a rule.

\b
Examples:
  factsheet preflight output/ma_trafficking_2023_grant.pdf --for grants-gov --for nih
  factsheet preflight narrative.pdf profile.pdf --for grants-gov --rules notice.yaml
  factsheet preflight flyer.pdf --for print --report json
  factsheet preflight --explain NIH9
"""

WHICH_FILES = 'Name at least one file and say for whom: "factsheet preflight profile.pdf --for nih".'
EXAMPLE = DATA / PREFLIGHT_EXAMPLE

destination_option = click.option(
    "--for",
    "destinations",
    metavar="NAME",
    multiple=True,
    type=click.Choice([each.value for each in Destination]),
    help=f"Where the files go: {', '.join(Destination)}. It may be said several times.",
)


def _print_example(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it so
    """Print the example of a file of rules and end, as help does."""
    if value and not context.resilient_parsing:
        click.echo(EXAMPLE.read_text(encoding="utf-8"), nl=False)
        context.exit()


@click.command(help=HELP)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@destination_option
@click.option(
    "--rules",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Rules of a notice or of your office, which win over those of the program.",
)
@click.option(
    "--rules-example",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_example,
    help="Print an example of a file of rules.",
)
@click.option("--explain", metavar="RULE", help="Tell what a rule such as NIH9 asks for, and who says so.")
@report_option
def preflight(
    *,
    files: tuple[Path, ...],
    destinations: tuple[str, ...],
    rules: Path | None,
    explain: str | None,
    report: str,
) -> None:
    """Answer each rule for each file, end with 1 if a must fails or a file cannot be read."""
    if explain is not None:
        _explain_rule(rules, explain)
        return
    if not files or not destinations:
        raise click.UsageError(WHICH_FILES)
    from factsheet.cli.answer_lines import convert_answers, print_answers
    from factsheet.preflight.rule_answers import answer_files  # the libraries that open and render files
    from factsheet.preflight.rule_files import read_rule_set

    asked = tuple(map(Destination, destinations))
    with end_on_faults():
        answered = answer_files(files, asked, read_rule_set(rules))
    if ReportForm(report) is ReportForm.JSON:
        print_json(convert_answers(answered))
    else:
        print_answers(answered, asked)
    print_faults(fault for file in answered for fault in file.faults)
    raise SystemExit(ExitCode.DONE if all(file.passes for file in answered) else ExitCode.FAULT)


def _explain_rule(rules: Path | None, rule_id: str) -> None:
    """Print what a rule asks for, who says so and how it is measured.

    Raises:
        click.BadParameter: There is no such rule; the ids of those there are are told.
    """
    from factsheet.cli.answer_lines import word_explanation
    from factsheet.preflight.measures import MEASURES
    from factsheet.preflight.rule_files import read_rule_set

    with end_on_faults():
        known = read_rule_set(rules)
    rule = known.find_rule(rule_id)
    if rule is None:
        raise click.BadParameter(
            f"found {rule_id!r}; allowed: one of {', '.join(known.ids)}", param_hint="'--explain'"
        )
    for line in word_explanation(rule, MEASURES[rule.measure].about):
        click.echo(line)
