"""``factsheet watch``: draw sheets anew at each save of a file that they are drawn from."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from factsheet.batch.order import Order, list_variants
from factsheet.batch.report import BatchReport
from factsheet.cli.clock import read_time, read_today
from factsheet.cli.news_lines import word_news
from factsheet.cli.parameters import (
    back_option,
    data_option,
    draft_option,
    formats_option,
    langs_option,
    make_output_option,
    standard_option,
)
from factsheet.cli.states import resolve_states
from factsheet.cli.terminal import end_on_faults, escape_controls
from factsheet.errors import FactsheetError
from factsheet.sources.data_library import open_library
from factsheet.watching.saves import list_saves
from factsheet.watching.sheet_news import News, SheetNews
from factsheet.watching.watched_files import WatchedFiles
from factsheet.watching.watched_rounds import WatchOrder, show_sheets, watch_sheets

HELP = """Draw the sheets of the states named, then draw them anew at each save while you edit the data.

STATE is as in "factsheet build". Watched is the folder of --data with the shipped files that complete it;
without --data, the shipped data. Only sheets that a save changes are drawn, a fraction of a second later.

A line tells for each of them the time, what was done, the values that changed, how many warnings there are.
Warnings and faults are printed below it, once until they come back. While a file has a fault, the sheet stays
as it was, and a line tells when it is mended. Where the system tells of no changes, as on some network drives
or of files that are links, set WATCHFILES_FORCE_POLLING=true in the environment: then files are looked at.

The interrupt key (Ctrl-C) ends it with code 0; then report.json and index.html are written as "factsheet
build" writes them. While another run draws into the folder, this one waits.

\b
Examples:
  factsheet watch ohio --data my-data
  factsheet watch ohio --data my-data --open
  factsheet watch OH PA --data my-data --format all --lang es
"""

WHICH_STATES = 'Name at least one state, such as "factsheet watch ohio --data my-data".'
GOODBYE = "No longer watching."
NO_VIEWER = "no program was found that shows it"


@click.command(help=HELP)
@click.argument("states", metavar="STATE...", nargs=-1)
@data_option
@make_output_option()
@formats_option
@langs_option
@draft_option
@back_option
@standard_option
@click.option(
    "--open", "opens", is_flag=True, help="Show the first sheet, in the program that shows PDF files."
)
def watch(  # noqa: PLR0913 - each option of the command is one
    states: tuple[str, ...],
    data: Path | None,
    *,
    output: Path,
    formats: tuple[str, ...],
    langs: tuple[str, ...],
    draft: bool,
    allow_back: bool,
    standard: str,
    opens: bool,
) -> None:
    """Draw until the interrupt key is pressed; end with 1 if nothing can be drawn from the beginning."""
    if not states:
        raise click.UsageError(WHICH_STATES)
    with end_on_faults():
        library = open_library(data)
        chosen = resolve_states(library, states)
        variants = list_variants(
            library, formats, langs, draft=draft, allow_back=allow_back, standard=standard
        )
        order = Order(data, output, variants)
        watched = WatchOrder(chosen, order, read_today)
        report = watch_sheets(watched, list_saves(WatchedFiles(data, output)), _NewsPrinter(opens).print_news)
    click.echo(GOODBYE)
    _show_last_round(order, report)


@dataclass(slots=True)
class _NewsPrinter:
    """Prints what is new.

    Attributes:
        opens: Whether the first sheet that is there is still to be shown.
    """

    opens: bool

    def print_news(self, news: News) -> None:
        """Print what is new, and show the first sheet if that is asked for."""
        for line in word_news(news, read_time()):
            click.echo(escape_controls(line))
        if self.opens and isinstance(news, SheetNews) and news.result.path is not None:
            self.opens = False
            _show_sheet(news.result.path)


def _show_sheet(path: Path | str) -> None:
    if click.launch(str(path)):
        click.echo(escape_controls(f"{path}: {NO_VIEWER}"))


def _show_last_round(order: Order, report: BatchReport | None) -> None:
    """Write what is told of the sheets beside them; where that cannot be, the next run does it."""
    if report is not None:
        with suppress(FactsheetError, KeyboardInterrupt):
            show_sheets(order, report)
