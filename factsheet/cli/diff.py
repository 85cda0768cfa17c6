"""``factsheet diff``: what changed between two folders of finished sheets, or between two sheets."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.parameters import ReportForm, make_jobs_option, report_option
from factsheet.cli.progress import open_progress_bar
from factsheet.cli.terminal import ExitCode, end_on_faults, escape_controls, print_faults, print_json
from factsheet.output_files import prepare_folder, put_file
from factsheet.reading.files import format_path

if TYPE_CHECKING:  # loads what renders
    from factsheet.differences.difference_records import PlaceDifference

HELP = """Tell what changed between two folders of finished sheets, or between two sheets.

OLD and NEW are folders with sheets that this program drew, or two PDF files. Sheets of one state, format,
language and stamp are set side by side, also of two editions: which numbers changed and by how much, which
texts, which choices of drawing (theme, map, blocks, own words); which sheets only look otherwise, which were
only written anew, which stand in one folder alone. What a sheet shows is taken from the data that it carries;
"factsheet verify" tells whether its pages say the same.

A value that one of the two sheets does not show is told only as changed. --html FILE writes the differences
as one page for a browser.

It ends with 0 whether anything differs or not, with --exit-code with 1 if something does.

\b
Examples:
  factsheet diff last-year output
  factsheet diff last-year output --html changes.html
  factsheet diff old/ma_trafficking_2023.pdf output/ma_trafficking_2023.pdf
"""

BOTH_ALIKE = "OLD and NEW are two folders, or two files."
HTML_ALLOWED = 'the name of a file that ends with ".html"'

_place = click.Path(exists=True, path_type=Path)


def _check_html(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a name that may be that of a sheet: the file is written over what has the name."""
    if value is not None and value.suffix.lower() not in {".html", ".htm"}:
        raise click.BadParameter(f"found {str(value)!r}; allowed: {HTML_ALLOWED}")
    return value


@click.command(help=HELP)
@click.argument("old", type=_place)
@click.argument("new", type=_place)
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_check_html,
    help="Write the differences as one page for a browser too; what has the name is replaced.",
)
@click.option("--exit-code", "tells_by_code", is_flag=True, help="End with 1 if anything differs.")
@make_jobs_option("compared")
@report_option
def diff(
    old: Path, new: Path, *, html: Path | None, tells_by_code: bool, jobs: int | None, report: str
) -> None:
    """Compare, print what differs, write the page; end with 1 if a file could not be compared."""
    from factsheet.cli.difference_lines import convert_difference, print_difference
    from factsheet.differences.compared_places import compare_places  # loads what renders

    if old.is_dir() != new.is_dir():
        raise click.UsageError(BOTH_ALIKE)
    with end_on_faults(), open_progress_bar(_count_files(new), "Comparing") as step:
        difference = compare_places(old, new, jobs=jobs, on_pair=lambda pair: step(pair.after.path.name, ()))
    with end_on_faults():
        page = None if html is None else _write_page(html, difference)
    if ReportForm(report) is ReportForm.JSON:
        print_json({**convert_difference(difference), "html": page})
    else:
        print_difference(difference)
        if page is not None:
            click.echo(escape_controls(page))
    print_faults(difference.all_faults)
    is_told = tells_by_code and difference.differs
    raise SystemExit(ExitCode.FAULT if difference.all_faults or is_told else ExitCode.DONE)


def _write_page(path: Path, difference: "PlaceDifference") -> str:
    """Write the page and return its path.

    Raises:
        OutputError: It cannot be written.
    """
    from factsheet.differences.difference_page import render_difference_page

    prepare_folder(path.parent)
    put_file(path.parent, path.name, render_difference_page(difference), force=False)
    return format_path(path)


def _count_files(place: Path) -> int:
    """Return how many pairs there are about, for the bar."""
    from factsheet.differences.found_sheets import list_pdf_files

    return len(list_pdf_files(place)) if place.is_dir() else 1
