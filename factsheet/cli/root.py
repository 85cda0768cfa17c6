"""The command's name, version and list of sub-commands."""

import sys
from io import TextIOWrapper

import click

from factsheet.batch.quiet import hush_libraries
from factsheet.cli.attach import attach
from factsheet.cli.build import build
from factsheet.cli.check import check
from factsheet.cli.diff import diff
from factsheet.cli.edition import edition
from factsheet.cli.extract import extract
from factsheet.cli.import_figures import import_figures
from factsheet.cli.listen import listen
from factsheet.cli.listing import list_states
from factsheet.cli.new_export import export, new
from factsheet.cli.preflight import preflight
from factsheet.cli.sample import sample
from factsheet.cli.verify import verify
from factsheet.cli.watch import watch
from factsheet.version import VERSION

HELP = """Draw one-page state profiles on efforts to combat human trafficking.

Each sheet is a PDF that can be printed, read aloud by a screen reader and archived. The figures come
from data files that you can edit with any text editor.

\b
Examples:
  factsheet list                      what is known for each state
  factsheet build massachusetts       draw one sheet into the folder "output"
  factsheet build --all               draw every sheet
  factsheet watch ohio                draw anew at each save, while you edit
  factsheet sample                    draw a made-up sheet that has every block
  factsheet extract SHEET.pdf         take the data out of a finished sheet
  factsheet listen massachusetts      print a sheet as a screen reader reads it aloud
  factsheet verify SHEET.pdf          is a finished sheet what its data say, and current?
  factsheet diff OLD NEW              what changed between two folders of sheets?
  factsheet check                     look for mistakes in the data files
  factsheet new ohio --data my-data   begin a profile of your own
  factsheet import --help             bring in the FBI's file or a spreadsheet
  factsheet attach --help             put sheets behind a grant report
  factsheet edition --help            begin the edition of a new year
  factsheet preflight --help          ask whether a portal would take a PDF file

\b
It ends with one of three codes, for use in scripts:
  0  all done
  1  something is wrong in a data file, a page or an output file; each fault is one line
  2  the command was mistyped
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="factsheet")
def main() -> None:
    """Run a sub-command; the help text above is what users read."""
    hush_libraries()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a path may hold what the terminal's encoding cannot show
            stream.reconfigure(errors="backslashreplace")


_COMMANDS = (
    attach,
    build,
    check,
    diff,
    edition,
    export,
    extract,
    import_figures,
    list_states,
    listen,
    new,
    preflight,
    sample,
    verify,
    watch,
)
for _command in _COMMANDS:
    main.add_command(_command)
