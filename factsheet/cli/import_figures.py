"""``factsheet import``: bring in the FBI's file, or tables of staff."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

import click

from factsheet.checks import Limits, Severity
from factsheet.cli.clock import read_today
from factsheet.cli.terminal import (
    ExitCode,
    end_on_faults,
    escape_controls,
    format_count,
    print_findings,
)
from factsheet.cli.undo import HOW_TO_UNDO, undo_last_import
from factsheet.errors import Fault, UsageError
from factsheet.fields import parse_period
from factsheet.model import Period
from factsheet.reading.quoting import quote_value
from factsheet.reading.tree_differences import Difference
from factsheet.sources.data_library import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic

if TYPE_CHECKING:
    from factsheet.intake.provenance import Provenance

SHOWN_A_FILE = 50
WHICH_IMPORT = "Say what to bring in, fbi or table, and the options behind it; or --undo --data FOLDER."
HELP = """Bring figures into your data files, from the FBI's download or from a spreadsheet.

Nothing is written before it has been read as a whole: one mistake, and all files stay as they are. What
would change is shown first, with what the checks would find in it; an error among that, and nothing is
written. With --dry-run that is all that happens, and counts that no sheet shows are told as well: use it on
your own screen. The file's name, its fingerprint (SHA-256) and the day are noted in sources.yaml.

What the files were before is kept in the folder (.factsheet, the last 20 imports). With --undo the last
import is undone, called again the one before it. A file that was changed since stops it.

\b
Examples:
  factsheet import fbi HT_2013_2023.csv --data my-data --dry-run
  factsheet import table calls.xlsx --as hotline-annual --data my-data --dry-run
  factsheet import table ohio.xlsx --as all --state ohio --data my-data
  factsheet import --undo --data my-data
"""
FBI_HELP = """Bring in the FBI's human trafficking file, as it was downloaded.

FILE is a CSV file with the columns DATA_YEAR, ORI, STATE_ABBR, COUNTY_NAME, OFFENSE_SUBCAT_ID and
ACTUAL_COUNT; others are passed over. Its latest five years take the place of the three tables of offenses.
Agencies of several counties, agencies without a county and federal agencies are on no map; the command
tells how many.

A name that a county and a city share, such as Fairfax in Virginia, means the county only if the file
writes the cities of that state as "... CITY". Else you must say which with --place.

A file that lacks states which have offenses now is refused: they would lose them. With --state the states
that you name are brought in alone, and all others stay as they are.

\b
Examples:
  factsheet import fbi HT_2013_2023.csv --data my-data --dry-run
  factsheet import fbi HT_2013_2023.csv --data my-data --years 2018-2022
  factsheet import fbi HT_2013_2023.csv --data my-data --place "FAIRFAX=51059"
  factsheet import fbi ohio.csv --data my-data --state ohio
"""
TABLE_HELP = """Bring in a table of your own: a CSV file, or a workbook (.xlsx, or .ods of LibreOffice).

Make an empty workbook with "factsheet export --template FILE.xlsx"; its notes explain each column. A CSV file
holds one of its tables.

\b
  all              the whole workbook in one step: one mistake anywhere, and nothing is written
  hotline-annual   calls and cases by state and year
  county-counts    counts by county: the FBI's offenses, those tied to no county, and by type; with a column
                   "source" those of any other source, as whole numbers, "not shown" or "no data"
  profile          key figures, people, venues, laws and efforts of one state
  sources          who publishes the figures; publisher and title are enough

A table with rows takes the place of what stands there for the same states, sources and years, and in a
profile for the whole table. Tables without rows, and all that no table holds, stay as they are, comments
included. Sheets with rows that are not read are told.

\b
Examples:
  factsheet import table calls.csv --as hotline-annual --data my-data --dry-run
  factsheet import table counties.xlsx --as county-counts --state iowa --data my-data
  factsheet import table ohio.xlsx --as all --state ohio --data my-data
"""


class _Common(TypedDict):
    """The options that both sub-commands have."""

    data: Path
    dry_run: bool
    full: bool
    on: datetime | None


_file_argument = click.argument("file", type=click.Path(path_type=Path))
_options = (
    click.option(
        "--data",
        metavar="FOLDER",
        required=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder with your own data files, which are changed. What it lacks is the shipped data.",
    ),
    click.option(
        "--dry-run", is_flag=True, help="Only show what would change, with its counts; write nothing."
    ),
    click.option(
        "--full", is_flag=True, help=f"Show every change, not only the first {SHOWN_A_FILE} of each file."
    ),
    click.option(
        "--on",
        metavar="DATE",
        type=click.DateTime(["%Y-%m-%d"]),
        help="Day to note as the day of the import, such as 2026-11-23. Without it, today.",
    ),
)
Command = TypeVar("Command", bound=Callable[..., None])


def _add_common_options(command: Command) -> Command:
    """Give a sub-command the options that both have."""
    for option in reversed(_options):
        command = option(command)
    return command


@click.group(
    "import",
    help=HELP,
    invoke_without_command=True,
    no_args_is_help=True,
)
@click.option("--undo", is_flag=True, help="Put the files back as they were before the last import.")
@click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with your own data files, of which the last import is undone.",
)
@click.option("--dry-run", is_flag=True, help="Only show what --undo would put back; write nothing.")
@click.pass_context
def import_figures(context: click.Context, undo: bool, data: Path | None, dry_run: bool) -> None:  # noqa: FBT001
    """Undo the last import, or give way to the sub-command; the help text above is what users read."""
    if not undo:
        if data is not None or dry_run or context.invoked_subcommand is None:
            raise click.UsageError(WHICH_IMPORT)
        return
    if context.invoked_subcommand is not None or data is None:
        raise click.UsageError(HOW_TO_UNDO)
    undo_last_import(data, dry_run=dry_run)


@import_figures.command(help=FBI_HELP, short_help="Bring in the FBI's download.")
@_file_argument
@click.option(
    "--years", metavar="YEARS", help="Years to take, such as 2019-2023. Without it, the latest five."
)
@click.option(
    "--place",
    "places",
    metavar="NAME=CODE",
    multiple=True,
    help='County that a name means, such as "FAIRFAX=51059". May be given several times.',
)
@click.option(
    "--state",
    "states",
    metavar="STATE",
    multiple=True,
    help="Take this state alone, and leave all others as they are. May be given several times.",
)
@_add_common_options
def fbi(
    file: Path,
    years: str | None,
    places: tuple[str, ...],
    states: tuple[str, ...],
    **common: Unpack[_Common],
) -> None:
    """Read the file, show what changes, write it."""
    from factsheet.intake.fbi_import import FbiOptions, import_fbi

    with end_on_faults():
        period, (library, made_from) = _parse_period(years), _open_data(common)
        options = FbiOptions(period, places, frozenset(library.find(state).usps for state in states))
        came_from = _make_provenance(file, common)
        _run_import(library, import_fbi(file, library, came_from, options), came_from, made_from, common)


@import_figures.command(help=TABLE_HELP, short_help="Bring in a spreadsheet.")
@_file_argument
@click.option(
    "--as",
    "topic",
    type=click.Choice([topic.value for topic in Topic]),
    required=True,
    help="What the file holds.",
)
@click.option(
    "--state", metavar="STATE", help="Take this state alone; the column of states may then be missing."
)
@_add_common_options
def table(file: Path, topic: str, state: str | None, **common: Unpack[_Common]) -> None:
    """Read the file, show what changes, write it."""
    from factsheet.intake.staff_import import import_tables
    from factsheet.intake.submission import read_submission

    with end_on_faults():
        library, made_from = _open_data(common)
        only = None if state is None else library.find(state).usps
        submission = read_submission(file, Topic(topic), has_state=only is not None)
        came_from = _make_provenance(file, common)
        _run_import(
            library, import_tables(submission, library, came_from, only), came_from, made_from, common
        )


def _open_data(common: _Common) -> tuple[Library, str]:
    """Open the folder of data, and return the digest that it has before anything is read.

    A trial is the publisher's look at counts that no sheet shows.
    """
    from factsheet.intake.folder_digests import make_folder_digest

    library = open_library(common["data"], shows_counts=common["dry_run"])
    return library, make_folder_digest(library.folder.path)


def _make_provenance(file: Path, common: _Common) -> "Provenance":
    from factsheet.intake.provenance import read_provenance

    day = common["on"].date() if common["on"] else read_today()
    return read_provenance(file, day)


def _parse_period(years: str | None) -> Period | None:
    """Return the years of an option.

    Raises:
        UsageError: The text is no period.
    """
    if years is None:
        return None
    try:
        first, last = parse_period(years)
    except ValueError as error:
        raise UsageError(Fault("command line", 1, "--years", f"'{years}'", str(error))) from error
    return Period(first=first, last=last)


def _run_import(
    library: Library, changes: ChangeSet, came_from: "Provenance", made_from: str, common: _Common
) -> None:
    """Show what changes and what is wrong in it; write it unless there is an error, or it is a trial."""
    from factsheet.intake.apply_changes import apply_import
    from factsheet.intake.dry_run import collect_new_findings

    findings = collect_new_findings(library, changes, Limits(read_today()))
    for note in changes.notes:
        click.echo(escape_controls(f"note: {note}"))
    _print_differences(changes.differences, every=common["full"])
    print_findings(findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        told = format_count(errors, "error")
        click.echo(f"{_word_changes(changes)} would change. Nothing was written: {told}.")
        raise SystemExit(ExitCode.FAULT)
    unread = f" Not read: {', '.join(map(quote_value, changes.unread))}." if changes.unread else ""
    if not changes.files:
        told = "Nothing changes."
    elif common["dry_run"]:
        told = f"{_word_changes(changes)} would change. Nothing was written."
    else:
        apply_import(library.folder.path, changes.files, came_from, made_from=made_from)
        told = f"{_word_changes(changes)} changed."
    click.echo(escape_controls(f"{told}{unread}"))


def _print_differences(differences: Sequence[Difference], *, every: bool) -> None:
    for file, group in groupby(differences, key=lambda difference: difference.file):
        listed = list(group)
        shown = listed if every else listed[:SHOWN_A_FILE]
        for difference in shown:
            click.echo(escape_controls(str(difference)))
        if len(shown) < len(listed):
            click.echo(
                f"{file}: and {format_count(len(listed) - len(shown), 'change')} more; --full shows them"
            )


def _word_changes(changes: ChangeSet) -> str:
    files = {difference.file for difference in changes.differences}
    return f"{format_count(len(changes.differences), 'value')} in {format_count(len(files), 'file')}"
