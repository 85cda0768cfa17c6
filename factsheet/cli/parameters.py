"""Arguments and options that several sub-commands share."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from factsheet.batch.order import ALL, FORMATS, STANDARDS

Command = TypeVar("Command", bound=Callable[..., Any])


class ReportForm(StrEnum):
    """How results are told."""

    TEXT = "text"
    JSON = "json"


states_argument = click.argument("states", metavar="[STATE]...", nargs=-1)

data_option = click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with your own data files. Without it, the data that came with the program.",
)

SHEETS_HELP = "Folder for the sheets; it is made if missing."


def make_output_option(default: str = "output", help: str = SHEETS_HELP) -> Callable[[Command], Command]:
    """Return the option for the folder that a command writes to."""
    return click.option(
        *("-o", "--output"),
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        default=default,
        show_default=True,
        help=help,
    )


class PlaceParameter(click.ParamType[Path | str]):
    """A folder, or the address of another store such as ``s3://bucket/sheets``."""

    name = "place"

    def convert(
        self, value: str | Path, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> Path | str:
        """Return a folder as path, an address as it is."""
        from factsheet.output_store import is_address

        return value if isinstance(value, str) and is_address(value) else Path(value)


def make_place_option() -> Callable[[Command], Command]:
    """Return the option for where sheets go."""
    return click.option(
        *("-o", "--output"),
        metavar="FOLDER",
        type=PlaceParameter(),
        default="output",
        show_default=True,
        help=f"{SHEETS_HELP} Also an address such as s3://bucket/sheets, with factsheet[remote].",
    )


def make_jobs_option(what: str) -> Callable[[Command], Command]:
    """Return the option for how many processes work; `what` tells what is done to a sheet: "drawn"."""
    return click.option(
        "--jobs",
        metavar="NUMBER",
        type=click.IntRange(min=1),
        help=f"How many sheets are {what} at the same time. Without it, as many as pay on this computer.",
    )


format_option = click.option(
    "--format", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="Kind of sheet."
)

lang_option = click.option(
    "--lang", metavar="CODE", default="en", show_default=True, help="Language: en, es, or one of your own."
)

formats_option = click.option(
    "--format",
    "formats",
    type=click.Choice((*FORMATS, ALL)),
    multiple=True,
    default=FORMATS[:1],
    show_default=FORMATS[0],
    help="Kind of sheet; may be given more than once.",
)

langs_option = click.option(
    "--lang",
    "langs",
    metavar="CODE",
    multiple=True,
    default=("en",),
    show_default="en",
    help="Language: en, es, one of your own, or all; may be given more than once.",
)

back_option = click.option(
    "--allow-back", is_flag=True, help="Let a handout that is too long for one page continue on the back."
)

standard_option = click.option(
    "--standard",
    type=click.Choice(STANDARDS),
    default=STANDARDS[0],
    show_default=True,
    help="What the file keeps: pdf17 is PDF/UA-1 with PDF/A-3a, pdf20 is PDF/UA-2 with PDF/A-4f and WTPDF.",
)

draft_option = click.option("--draft", is_flag=True, help='Stamp "draft" on each sheet.')

show_counts_option = click.option(
    "--show-counts",
    "shows_counts",
    is_flag=True,
    help="Tell also counts that the sheets do not show, and what is found in them: on your own screen, never "
    "where others read along or a log is kept.",
)

NO_COUNTS_IN_REPORT = (
    "--show-counts is for your own screen alone, with --report text: a report as JSON is kept and passed on."
)


def refuse_counts_in_report(report: str, *, shows_counts: bool) -> None:
    """Refuse hidden counts in a form that other programs keep.

    Raises:
        click.UsageError: Both are asked for.
    """
    if shows_counts and ReportForm(report) is ReportForm.JSON:
        raise click.UsageError(NO_COUNTS_IN_REPORT)


report_option = click.option(
    "--report",
    type=click.Choice([form.value for form in ReportForm]),
    default=ReportForm.TEXT.value,
    show_default=True,
    help="Tell results as text for people or as JSON for other programs.",
)
