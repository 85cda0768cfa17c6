"""``factsheet build``: draw sheets into a folder."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

import click

from factsheet.batch.cluster import open_cluster
from factsheet.batch.order import Order, choose_jobs, list_variants
from factsheet.batch.report import BatchReport, SheetResult
from factsheet.batch.run import build_sheets, plan_sheets
from factsheet.batch.state_drawing import Draw, draw_in_processes
from factsheet.checks import Limits
from factsheet.cli.clock import read_today
from factsheet.cli.parameters import (
    ReportForm,
    back_option,
    data_option,
    draft_option,
    formats_option,
    langs_option,
    make_jobs_option,
    make_place_option,
    refuse_counts_in_report,
    report_option,
    show_counts_option,
    standard_option,
    states_argument,
)
from factsheet.cli.plan_lines import print_plan
from factsheet.cli.progress import open_progress_bar
from factsheet.cli.root import EarlyStart
from factsheet.cli.sheet_lines import list_fault_lines, print_report
from factsheet.cli.sheet_preflight import answer_sheets, choose_formats, print_sheet_answers
from factsheet.cli.states import resolve_states
from factsheet.cli.terminal import ExitCode, end_on_faults, escape_controls
from factsheet.preflight.destinations import Destination
from factsheet.sources.data_library import Library, open_library

HELP = """Draw the sheets of the states named, or of all with --all.

STATE is a name ("new york"), a postal code (NY) or a Census code (36), in capital or small letters.
Names of more than one word stand in quotation marks. --format and --lang can be given more than once, or be
"all": every state is drawn in each format and language.

Prints the path of each sheet, what was done, how its text was made to fit, and the values that changed. A
sheet is drawn only where something that it is drawn from has changed, or its file has; --plan tells which and
why, and draws nothing; --force draws all. In the folder, index.html shows all sheets, report.json tells
programs of them, and manifest.json is what the next run goes by.

A sheet that another data folder drew is not replaced, unless --force says so; one of the shipped data is, and
that is told. A sheet with a stamp has it in its name: "oh_trafficking_2023_draft.pdf". A fault in the data of
one state does not stop the others: it is printed with the file and line to look at, and the command ends with
code 1. Warnings of the checks are printed too; what they say of counts that a sheet does not show is told by
--show-counts, on your own screen alone: then neither report.json nor index.html is written. The interrupt
key (Ctrl-C) keeps what is done and tells what is not.

--for draws the format that a destination takes, and ends with what it would say of each sheet: a line, and
the rules that it breaks, as "factsheet preflight" tells them.

\b
Examples:
  factsheet build massachusetts
  factsheet build MA "new york" 48 --output sheets
  factsheet build --all --jobs 4
  factsheet build --all --format all --lang all --plan
  factsheet build ohio --data my-data --draft
  factsheet build ohio --for nih
"""

WHICH_STATES = 'Name at least one state, such as "factsheet build massachusetts", or say --all.'
NOT_BOTH = "Either name states or say --all, not both."
NOT_HERE = "--jobs is for drawing on this computer; --cluster leaves that to the workers of a cluster."


@click.command(help=HELP)
@states_argument
@click.option(
    "--all", "every", is_flag=True, help="Draw every state, the District of Columbia and the territories."
)
@data_option
@make_place_option()
@formats_option
@click.option(
    "--for",
    "destination",
    type=click.Choice([each.value for each in Destination]),
    help="Where the sheets go: draws the format that is taken there, and asks its rules of each sheet.",
)
@langs_option
@make_jobs_option("drawn")
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let the workers of a dask cluster draw: the address of its scheduler, such as "
    "tcp://scheduler:8786, with factsheet[cluster].",
)
@click.option("--plan", "is_plan", is_flag=True, help="Only tell which sheets would be drawn, and why.")
@click.option(
    "--force",
    is_flag=True,
    help="Draw each sheet anew, also one that has not changed, or that another data folder drew.",
)
@back_option
@draft_option
@standard_option
@show_counts_option
@report_option
def build(  # noqa: PLR0913 - each option of the command is one
    states: tuple[str, ...],
    data: Path | None,
    *,
    every: bool,
    output: Path | str,
    formats: tuple[str, ...],
    destination: str | None,
    langs: tuple[str, ...],
    jobs: int | None,
    cluster: str | None,
    is_plan: bool,
    force: bool,
    allow_back: bool,
    draft: bool,
    standard: str,
    shows_counts: bool,
    report: str,
) -> None:
    """Draw, print what became of each sheet, end with 1 if one failed."""
    if every and states:
        raise click.UsageError(NOT_BOTH)
    if not every and not states:
        raise click.UsageError(WHICH_STATES)
    if jobs is not None and cluster is not None:
        raise click.UsageError(NOT_HERE)
    refuse_counts_in_report(report, shows_counts=shows_counts)
    chosen_formats = choose_formats(destination, formats)
    with end_on_faults():
        library = open_library(data, shows_counts=shows_counts)
        chosen = resolve_states(library, states)
        variants = list_variants(
            library, chosen_formats, langs, draft=draft, allow_back=allow_back, standard=standard
        )
        limits = Limits(read_today())
        order = Order(data, output, variants, force=force, shows_counts=shows_counts, limits=limits)
        if is_plan:
            is_sound = print_plan(plan_sheets(library, chosen, order), ReportForm(report))
            raise SystemExit(ExitCode.DONE if is_sound else ExitCode.FAULT)
        with _open_drawing(cluster, choose_jobs(len(chosen) * len(variants), jobs)) as draw:
            result = _build_batch(library, chosen, order, jobs, draw)
        answers = answer_sheets(result, destination)
    print_report(result, ReportForm(report), answers.report)
    print_sheet_answers(answers, ReportForm(report))
    is_done = result.succeeded and answers.passes
    raise SystemExit(ExitCode.DONE if is_done else ExitCode.FAULT)


def _open_drawing(cluster: str | None, jobs: int) -> AbstractContextManager[Draw | None]:
    """Return what draws: a cluster, the processes that were begun early, or None for what pays."""
    if cluster is not None:
        return open_cluster(cluster)
    start = click.get_current_context().find_object(EarlyStart)
    is_loaded = start is not None and start.is_loaded
    return nullcontext(partial(draw_in_processes, jobs=jobs) if is_loaded else None)


def _build_batch(
    library: Library, states: Sequence[str], order: Order, jobs: int | None, draw: Draw | None
) -> BatchReport:
    with open_progress_bar(len(states) * len(order.variants)) as step:

        def tell(result: SheetResult) -> None:
            step(result.usps, list_fault_lines(result))

        def warn(notice: str) -> None:
            click.echo(escape_controls(notice), err=True)

        return build_sheets(library, states, order, jobs=jobs, draw=draw, on_result=tell, on_notice=warn)
