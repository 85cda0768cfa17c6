"""The command's name, version and list of sub-commands."""

import sys
from dataclasses import dataclass
from io import TextIOWrapper

import click

from factsheet.batch.quiet import hush_libraries
from factsheet.cli.listed_command import ListedCommand
from factsheet.version import VERSION

HELP = """Draw one-page state profiles on efforts to combat human trafficking.

Each sheet is a PDF that can be printed, read aloud by a screen reader and archived. The figures come
from data files that you can edit with any text editor.

\b
Examples:
  factsheet studio                    keep the figures on a page in the browser, and see the sheet
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


@dataclass(frozen=True, slots=True)
class EarlyStart:
    """What was begun before the command that was typed: whether processes load what draws."""

    is_loaded: bool = False


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="factsheet")
def main() -> None:
    """Run a sub-command; the help text above is what users read."""
    hush_libraries()
    prepare_streams()


def prepare_streams() -> None:
    """Let a terminal whose encoding lacks a character, as of a path, show its number instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


_COMMANDS = {
    "attach": ("attach:attach", "Attach sheets to a report, or bind them together."),
    "build": ("build:build", "Draw the sheets of some states, or of all."),
    "check": ("check:check", "Look for mistakes in the data files."),
    "diff": ("diff:diff", "What changed between two folders of sheets?"),
    "edition": ("edition:edition", "Begin a new edition and keep the last one."),
    "export": ("new_export:export", "Make a workbook to fill in, or a copy of the data."),
    "extract": ("extract:extract", "Take the data out of finished sheets."),
    "import": ("import_figures:import_figures", "Bring in the FBI's file or a spreadsheet, or undo that."),
    "list": ("listing:list_states", "Show what is known for each state."),
    "listen": ("listen:listen", "Print a sheet as it is heard, or speak it."),
    "new": ("new_export:new", "Begin the profile of a state."),
    "preflight": ("preflight:preflight", "Ask whether a portal or archive would take PDF files."),
    "sample": ("sample:sample", "Draw a made-up sheet that has every block."),
    "studio": ("studio:studio", "Keep the figures on a page in the browser."),
    "verify": ("verify:verify", "Is a finished sheet what its data say, and current?"),
    "watch": ("watch:watch", "Draw anew at each save, while you edit."),
}
DRAWING_COMMANDS = frozenset({"build"})  # see `early_loading`
KEPT_COMMANDS = frozenset({"check", "list"})  # read much to print a page: see `kept_answers`
for _name, (_place, _line) in _COMMANDS.items():
    main.add_command(ListedCommand(_name, f"factsheet.cli.{_place}", _line))
