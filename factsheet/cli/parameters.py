"""Arguments and options that several sub-commands share."""

from enum import StrEnum
from pathlib import Path

import click


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

report_option = click.option(
    "--report",
    type=click.Choice([form.value for form in ReportForm]),
    default=ReportForm.TEXT.value,
    show_default=True,
    help="Tell results as text for people or as JSON for other programs.",
)
