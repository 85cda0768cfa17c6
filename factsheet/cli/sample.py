"""``factsheet sample``: one sheet of a made-up state on which every block can be seen."""

from datetime import date
from pathlib import Path

import click

from factsheet import resources
from factsheet.batch.order import Order, make_sheet_options
from factsheet.batch.run import build_sheets
from factsheet.checks import Limits
from factsheet.cli.parameters import (
    ReportForm,
    format_option,
    lang_option,
    make_output_option,
    report_option,
    standard_option,
)
from factsheet.cli.sheet_lines import print_report
from factsheet.cli.terminal import ExitCode, end_on_faults
from factsheet.reading.file_names import SAMPLE
from factsheet.sources.data_library import open_library

HELP = """Draw one sheet on which every block is filled, to see what a sheet can hold.

Its state, Sampleland, and all its figures, laws and names are made up: each page is stamped SYNTHETIC, and so
are the title and the name of the file, "zz_trafficking_2023_synthetic.pdf". The folder data/sample of the
program holds what it is drawn from, as an example of each entry. A handout takes both sides of its leaf.

\b
Examples:
  factsheet sample
  factsheet sample --format large --lang es --output sheets
"""

STATE = "ZZ"
DAY = date(2026, 11, 26)  # of its checks: what is made up does not grow old


@click.command(help=HELP)
@make_output_option()
@format_option
@lang_option
@standard_option
@report_option
def sample(*, output: Path, format: str, lang: str, standard: str, report: str) -> None:
    """Draw the sheet, print what became of it, end with 1 if it failed."""
    data = resources.DATA / SAMPLE
    with end_on_faults():
        library = open_library(data)
        sheet = make_sheet_options(library, format=format, lang=lang, allow_back=True, standard=standard)
        result = build_sheets(library, [STATE], Order(data, output, (sheet,), limits=Limits(DAY)))
    print_report(result, ReportForm(report))
    raise SystemExit(ExitCode.DONE if result.succeeded else ExitCode.FAULT)
