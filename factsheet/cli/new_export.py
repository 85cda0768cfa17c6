"""``factsheet new`` and ``factsheet export``: something to fill in, a profile file or a workbook."""

from pathlib import Path

import click

from factsheet.cli.parameters import data_option
from factsheet.cli.terminal import end_on_faults, escape_controls
from factsheet.output_files import prepare_folder, put_file
from factsheet.sources.data_library import open_library
from factsheet.staff_tables.change_set import NewFile

NEW_HELP = """Begin the profile of a state: a file with comments that tell what may be filled in.

The HHS region, the Hotline's page and the codes of the counties are filled in. The profile is a draft, and
each page drawn from it is stamped so until you change its status. A profile that is there already is never
overwritten.

\b
Examples:
  factsheet new ohio --data my-data
  factsheet check ohio --data my-data
"""
EXPORT_HELP = """Make a workbook to fill in, for Excel or LibreOffice, or a copy of the shipped data.

With --data-folder the data that came with the program are copied into a new folder, whole or not at all.
With --template a workbook is made. It has one sheet for each table, with lists to choose from and a
note on each column. With --state it holds what stands in the data files now; without, one row marked
as an example in each sheet. Bring it back with "factsheet import table".

\b
Examples:
  factsheet export --data-folder my-data
  factsheet export --template empty.xlsx
  factsheet export --template ohio.xlsx --state ohio --data my-data
"""

WHICH_EXPORT = (
    "Say either --template FILE.xlsx, with --state and --data if you like, or --data-folder FOLDER."
)


@click.command("new", help=NEW_HELP)
@click.argument("state")
@click.option(
    "--data",
    metavar="FOLDER",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with your own data files; it is made if missing.",
)
def new(state: str, data: Path) -> None:
    """Write the profile and print its path."""
    from factsheet.export.profile_skeleton import begin_profile
    from factsheet.intake.apply_changes import write_new_file
    from factsheet.reading.file_names import PROFILE_SCHEMA, name_profile
    from factsheet.sources.schema import format_profile_schema

    with end_on_faults():
        library = open_library(data)
        found = library.find_sound(state)
        content = begin_profile(found, library)
        prepare_folder(data)
        name = name_profile(found.usps)
        write_new_file(data, NewFile(name, content.encode()))
        if not (data / PROFILE_SCHEMA).exists():  # the first line of the profile names it, for editors
            put_file(data, PROFILE_SCHEMA, format_profile_schema().encode(), force=False)
    click.echo(escape_controls(str(data / name)))


@click.command("export", help=EXPORT_HELP)
@click.option(
    "--template",
    metavar="FILE.xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The workbook, a new file; a file of that name is never overwritten.",
)
@click.option(
    "--data-folder",
    "copied",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A new folder for a copy of the shipped data; a folder of that name is never overwritten.",
)
@click.option("--state", metavar="STATE", help="Fill in what is known of this state.")
@data_option
def export(template: Path | None, copied: Path | None, state: str | None, data: Path | None) -> None:
    """Write the workbook, or the copy of the data, and print its path."""
    if (template is None) == (copied is None) or (copied is not None and (state or data)):
        raise click.UsageError(WHICH_EXPORT)
    if template is not None:
        _export_workbook(template, state, data)
    if copied is not None:
        _export_data(copied)


def _export_data(folder: Path) -> None:
    from factsheet.export.data_copy import copy_shipped_data

    with end_on_faults():
        copy_shipped_data(folder)
    click.echo(escape_controls(str(folder)))


def _export_workbook(template: Path, state: str | None, data: Path | None) -> None:
    from factsheet.export.workbook_rows import export_template
    from factsheet.intake.apply_changes import write_new_file

    if template.suffix.casefold() != ".xlsx":
        raise click.UsageError("The name of the workbook must end with .xlsx.")
    with end_on_faults():
        library = open_library(data)
        chosen = None if state is None else library.find_sound(state)
        write_new_file(template.parent, NewFile(template.name, export_template(library, chosen)))
    click.echo(escape_controls(str(template)))
