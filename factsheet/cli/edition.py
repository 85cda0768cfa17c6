"""``factsheet edition``: begin a new edition, and keep the last one beside it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from factsheet.checks import Limits
from factsheet.cli.clock import read_today
from factsheet.cli.parameters import states_argument
from factsheet.cli.states import resolve_states
from factsheet.cli.terminal import end_on_faults, escape_controls, format_count
from factsheet.errors import Fault, UsageError
from factsheet.fields import FIRST_YEAR, LAST_YEAR
from factsheet.renewal.due_facts import list_doubts, list_due_facts, look_at_states
from factsheet.renewal.kept_edition import KeptEdition, keep_edition, skip_unchanged_profiles, write_edition
from factsheet.renewal.raised_profiles import (
    RaisedProfile,
    list_profiled_states,
    raise_profiles,
    refuse_shipped_folder,
    skip_finished_profiles,
)
from factsheet.sources.data_library import Library, open_library

HELP = """Begin the edition of a year: raise it in the profiles of the states named, or of all with --all.

Do it before you bring in the new figures. What the sheets of the last edition were drawn from, the profiles
and the tables, is kept as it is in the folder "previous" of your data folder: with it nothing that both
editions give away together is overlooked. What lies there already moves to "previous/previous"; nothing is
written over.

An earlier edition becomes version 1 of that of the year. Named once more, the next version of the same
edition begins; --all then leaves alone what is of the year already, unless all is, and sheets that show what
is kept of them. Comments in the profiles stay. All files are changed or none. What fell due is listed: facts
to look at again, figures that are newer than the edition or end long before it, counts that are not shown.

\b
Examples:
  factsheet edition 2026 --all --data my-data --dry-run
  factsheet edition 2026 --all --data my-data
  factsheet edition 2026 ohio "new york" --data my-data
"""
WHICH_STATES = 'Name at least one state, such as "factsheet edition 2026 ohio", or say --all.'
NOT_BOTH = "Either name states or say --all, not both."


@click.command(help=HELP)
@click.argument("year", type=click.IntRange(FIRST_YEAR, LAST_YEAR))
@states_argument
@click.option("--all", "every", is_flag=True, help="Raise each profile that is in the folder.")
@click.option(
    "--data",
    metavar="FOLDER",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with your own data files, which are changed.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would change; write nothing.")
@click.option(
    "--on",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Look for what fell due as if it were this day, such as 2026-11-23. Without it, today.",
)
def edition(
    year: int, states: tuple[str, ...], *, every: bool, data: Path, dry_run: bool, on: datetime | None
) -> None:
    """Raise, keep, tell what fell due."""
    if every and states:
        raise click.UsageError(NOT_BOTH)
    if not every and not states:
        raise click.UsageError(WHICH_STATES)
    limits = Limits(on.date() if on else read_today())
    with end_on_faults():
        library = open_library(data)
        _refuse_far_year(year, limits)
        refuse_shipped_folder(library)
        chosen = list_profiled_states(library) if every else resolve_states(library, states)
        found = raise_profiles(library, chosen, year)
        raised = found
        if every:
            raised = skip_unchanged_profiles(library, skip_finished_profiles(found), limits)
        kept = keep_edition(library, raised)
        lines = [*_word_plan(library, found, raised, kept, limits)]
        if not dry_run:
            write_edition(library.folder, kept, raised)
    for line in lines:
        click.echo(escape_controls(line))
    told = f"{format_count(len(raised), 'profile')} of {year}, {format_count(len(kept.files), 'file')} kept"
    click.echo(f"{told}. Nothing was written." if dry_run else f"{told}.")


def _refuse_far_year(year: int, limits: Limits) -> None:
    """Refuse a year that is most probably mistyped: an edition does not go back.

    Raises:
        UsageError: It lies more than a year ahead.
    """
    if limits.today is not None and year > limits.today.year + 1:
        raise UsageError(
            Fault(
                "command line",
                1,
                "YEAR",
                str(year),
                f"{limits.today.year + 1} or earlier, a year ahead at most",
            )
        )


def _word_plan(
    library: Library,
    found: Sequence[RaisedProfile],
    raised: Sequence[RaisedProfile],
    kept: KeptEdition,
    limits: Limits,
) -> Iterator[str]:
    """Yield what changes in each file, what is kept, what is in doubt and what fell due, a line each."""
    if len(raised) < len(found):
        done = format_count(len(found) - len(raised), "profile")
        yield f"note: {done} of this edition already; name a state to begin its next version"
    for each in raised:
        yield f"{each.file.name}: {each.last} -> {each.next}"
    if kept.moves_older:
        yield "previous: moved to previous/previous"
    for profile in (*kept.profiles, *kept.late):
        yield f"{profile.file.name}: new, {profile.raised.last}"
    for name in kept.shared:
        origin = "the shipped file" if library.folder.is_shipped(name) else name
        yield f"previous/{name}: new, a copy of {origin}"
    states = look_at_states(library, raised, limits)
    yield from (
        f"note: {line}" for line in list_doubts(states, [profile.raised for profile in kept.profiles])
    )
    yield from (f"due: {line}" for line in list_due_facts(states, limits))
