"""``factsheet extract``: take the data out of finished sheets."""

from pathlib import Path
from shlex import quote

import click

from factsheet.cli.parameters import make_output_option
from factsheet.cli.terminal import ExitCode, end_on_faults, escape_controls, print_faults
from factsheet.errors import FactsheetError, Fault, describe_internal_error

HELP = """Take the data out of finished sheets, as YAML and CSV.

Each SHEET is a PDF file that this program drew, in any format. The files are written into the folder
"carried" of FOLDER; "factsheet build --all --data FOLDER" draws the same sheets again, with --format, --lang
or --allow-back for sheets that were drawn so: the command is printed for each of these. The files hold what
the sheets show, and no count that these hide. Of a draft and the final sheet of the same data the final one
is taken.

Prints the path of each file. A sheet that was bound to a report is no longer a file of its own and has
lost what it carried; so has one that another program printed anew.

\b
Examples:
  factsheet extract output/ma_trafficking_2023.pdf
  factsheet extract output/*.pdf --output last-year
  factsheet build --all --data last-year --output drawn-again
"""


@click.command(help=HELP)
@click.argument("sheets", metavar="SHEET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@make_output_option("extracted", "Folder for the data; it is made if missing.")
@click.option("--force", is_flag=True, help="Replace data that stand there already and differ.")
def extract(sheets: tuple[Path, ...], *, output: Path, force: bool) -> None:
    """Read each sheet, write the files of all, end with 1 if one could not be read."""
    from factsheet.pdf.carried_data import read_carried_data
    from factsheet.pdf_files.opened_pdf import read_pdf
    from factsheet.reading.files import format_path
    from factsheet.sources.data_library import open_library
    from factsheet.verification.extraction import ExtractedSheet, extract_sheet, write_sheets

    geography, faults, extracted = open_library().geography, list[Fault](), list[ExtractedSheet]()
    for path in sheets:
        try:
            data = read_carried_data(read_pdf(path), format_path(path))
            extracted.append(extract_sheet(data, geography))
        except FactsheetError as error:
            faults += error.faults
        except Exception as error:  # whatever a made-up file does to us, the others are taken apart
            faults.append(describe_internal_error(format_path(path), error))
    with end_on_faults():
        written = write_sheets(output, extracted, force=force)
    for file in written:
        click.echo(escape_controls(str(file)))
    for sheet in extracted:
        if sheet.options:
            command = f"factsheet build {sheet.jurisdiction.usps} --data {quote(str(output))} {sheet.options}"
            click.echo(escape_controls(f"{sheet.source}: drawn again by: {command}"), err=True)
    print_faults(faults)
    raise SystemExit(ExitCode.FAULT if faults else ExitCode.DONE)
