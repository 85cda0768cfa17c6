"""``factsheet verify``: is a finished sheet what its data say, and is it the current one?"""

import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from factsheet.checks import Limits
from factsheet.cli.clock import read_today
from factsheet.cli.parameters import ReportForm, make_jobs_option, report_option
from factsheet.cli.progress import open_progress_bar
from factsheet.cli.terminal import ExitCode, end_on_faults, print_json
from factsheet.cli.verdict_lines import (
    convert_verdict,
    print_coded_sheets,
    print_verdict,
)
from factsheet.verification.sheet_verdict import CodedSheet, SheetVerdict

HELP = """Tell whether finished sheets are what their data say, and whether they are current.

Each SHEET is a PDF file that this program drew. It is drawn again from the data that it carries and
compared: "identical", or which numbers, words, alternate texts, tags, attachments or pixels differ. The code
in its footer, its pages, its fonts and what it claims to conform to (PDF/UA, PDF/A) are checked too.

With --data FOLDER it is told besides whether the sheet is current, or which numbers changed since; --data
shipped compares with the data that came with the program. In place of a file the code in the footer of a
printed sheet can be given, such as 1a2b-3c4d: the sheet of the data that has it is named (of those that
came with the program, where no --data is given).

It ends with 1 if something differs, is not kept, or is no longer current.

\b
Examples:
  factsheet verify output/ma_trafficking_2023.pdf
  factsheet verify output/*.pdf --data my-data
  factsheet verify 1a2b-3c4d --data my-data
"""

SHIPPED = "shipped"
CODE_PATTERN = re.compile("[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}")
_LIKE_CODE = re.compile(r"\w{4}-\w{4}")
CODE_ALLOWED = "the code of a sheet has two groups of four, with a hyphen between: 0 to 9 and a to f"


@click.command(help=HELP)
@click.argument("sheets", metavar="SHEET...", nargs=-1, required=True)
@click.option(
    "--data",
    metavar="FOLDER",
    help='Folder with the data in force; "shipped" for those that came with the program.',
)
@click.option(
    "--verapdf/--no-verapdf",
    "asks_vera",
    default=True,
    help="Ask veraPDF too, where it is installed (pip install factsheet[verapdf]).",
)
@make_jobs_option("looked at")
@report_option
def verify(
    sheets: tuple[str, ...], *, data: str | None, asks_vera: bool, jobs: int | None, report: str
) -> None:
    """Look at each sheet, print what was found, end with 1 if one is not sound."""
    from factsheet.verification.verified_files import VerificationOrder, verify_files  # loads what draws

    codes = [sheet for sheet in sheets if _is_code(sheet)]
    paths = [Path(sheet) for sheet in sheets if sheet not in codes]
    folder = None if data in {None, SHIPPED} else Path(str(data))
    if folder is not None and not folder.is_dir():
        raise click.BadParameter(f'"{folder}" is no folder', param_hint="--data")
    order = VerificationOrder(folder, data is not None, Limits(read_today()), asks_vera)
    form = ReportForm(report)
    with end_on_faults(), open_progress_bar(len(paths), "Verifying") as step:
        verdicts = verify_files(paths, order, jobs=jobs, on_verdict=lambda verdict: step(verdict.usps, ()))
        found = {code: _find_sheets(code.lower(), order.data, order.limits) for code in codes}
    _print_all(verdicts, found, form)
    is_sound = all(verdict.is_sound for verdict in verdicts) and all(map(_is_current, found.values()))
    raise SystemExit(ExitCode.DONE if is_sound else ExitCode.FAULT)


def _is_code(text: str) -> bool:
    """Return whether an argument is the code of a printed sheet, and no file."""
    if Path(text).exists() or not _LIKE_CODE.fullmatch(text):
        return False
    if not CODE_PATTERN.fullmatch(text):
        raise click.BadParameter(f'"{text}" is no file; {CODE_ALLOWED}', param_hint="SHEET")
    return True


def _find_sheets(code: str, data: Path | None, limits: Limits) -> tuple[CodedSheet, ...]:
    from factsheet.sources.data_library import open_library
    from factsheet.verification.current_data import DataInForce, find_coded_sheets

    return tuple(find_coded_sheets(code, DataInForce(open_library(data), limits)))


def _is_current(found: Sequence[CodedSheet]) -> bool:
    return any(sheet.is_current for sheet in found)


def _print_all(
    verdicts: Sequence[SheetVerdict], found: dict[str, tuple[CodedSheet, ...]], form: ReportForm
) -> None:
    if form is ReportForm.JSON:
        told = {"sheets": [convert_verdict(verdict) for verdict in verdicts]}
        codes = {code: [asdict(sheet) for sheet in sheets] for code, sheets in found.items()}
        print_json({**told, "codes": codes} if codes else told)
        return
    for verdict in verdicts:
        print_verdict(verdict)
    for code, sheets in found.items():
        print_coded_sheets(code, sheets)
