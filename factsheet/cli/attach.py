"""``factsheet attach``: put sheets behind a report, or together into a binder, as one PDF file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.batch.order import Order, make_sheet_options
from factsheet.checks import Limits
from factsheet.cli.attach_words import AttachWords, check_out_path, sort_words
from factsheet.cli.clock import read_today
from factsheet.cli.parameters import ReportForm, data_option, report_option
from factsheet.cli.states import resolve_states
from factsheet.cli.terminal import ExitCode, end_on_faults, print_faults, print_findings
from factsheet.errors import Fault, OutputError
from factsheet.model.vocabulary import Format
from factsheet.output_files import prepare_folder, put_file
from factsheet.reading.files import format_path
from factsheet.sources.data_library import Library, open_library

if TYPE_CHECKING:  # what joins is loaded where it is needed: it loads what draws
    from factsheet.binding.binding_plan import BindingOrder
    from factsheet.binding.bound_file import BoundFile
    from factsheet.binding.given_files import GivenFile

HELP = """Attach sheets to a grant report as appendices, or bind sheets together, as one PDF file.

REPORT is the report's PDF file, of whatever program. SHEET is a PDF file, a folder of PDF files, or a state
as in "factsheet build", whose sheet is drawn in the grant format first, with the standards of PDF 2.0 where
all files given claim PDF/UA-2. With --bind, all are sheets.

Whoever listens to the file hears all of it: the tags of the report stay and those of the sheets come below
them, with links, bookmarks, page labels and attachments. The file claims PDF/UA or PDF/A only where report
and sheets do and the check at the end agrees; what was lost, and by what, stands in the last column.

Prints OUT, its pages, what it conforms to and notes. A PDF file of the name OUT is replaced.

\b
Examples:
  factsheet attach report.pdf MA -o final.pdf
  factsheet attach report.pdf ma.pdf "new york" -o final.pdf --contents
  factsheet attach report.pdf MA -o final.pdf --stamp "Appendix {letter}, page {page}"
  factsheet attach --bind sheets -o binder.pdf --cover --title "All sheets"
"""

WHAT_TO_JOIN = 'Name a report and at least one sheet, such as "factsheet attach report.pdf MA -o final.pdf".'
WHAT_TO_BIND = 'Name at least one sheet, such as "factsheet attach --bind sheets -o binder.pdf".'
TITLE_OF_BINDER = "--title is for a binder (--bind): a report has its own title."
FINITE_SIZE = "--max-mb takes a number of megabytes, such as 10."
MEGABYTE = 1_000_000
NO_YEAR = 2026  # of the dates of front pages, where no file says when it was made


@dataclass(frozen=True, slots=True)
class AttachOptions:
    """What the command's options say about the result."""

    lang: str | None
    title: str
    stamp: str
    has_cover: bool
    has_contents: bool
    keeps_files: bool
    force: bool


@click.command(help=HELP)
@click.argument("words", metavar="[REPORT] SHEET...", nargs=-1)
@click.option(
    "-o", "--out", metavar="OUT", type=click.Path(path_type=Path), required=True, help="The file to make."
)
@click.option("--bind", "is_binder", is_flag=True, help="Bind sheets together, without a report.")
@click.option("--title", metavar="TEXT", default="", help="Title of a binder.")
@click.option(
    "--cover", "has_cover", is_flag=True, help="Put a cover before the appendices, or on the binder."
)
@click.option(
    "--contents",
    "has_contents",
    is_flag=True,
    help="Put a table of the appendices before them; a binder has one.",
)
@click.option(
    "--stamp",
    metavar="TEXT",
    default="",
    help='Stamp each page attached, such as "Appendix {letter}, page {page}"; also {pages} and {title}.',
)
@click.option("--no-attachments", is_flag=True, help="Leave out the files that are attached to the sheets.")
@click.option(
    "--max-pages", metavar="NUMBER", type=click.IntRange(min=1), help="Refuse a result of more pages."
)
@click.option(
    "--max-mb",
    metavar="NUMBER",
    type=click.FloatRange(min=0, min_open=True),
    help="Refuse a result of more megabytes (of 1,000,000 bytes).",
)
@click.option("--force", is_flag=True, help="Join also what is signed, without the signature, and forms.")
@data_option
@click.option(
    "--lang",
    metavar="CODE",
    help="Language of sheets drawn and of words added: en, es, or one of your own. Without it, sheets are in "
    "English, and words added are in the language of the report where there is wording for it.",
)
@report_option
def attach(  # noqa: PLR0913 - each option of the command is one
    words: tuple[str, ...],
    *,
    out: Path,
    is_binder: bool,
    title: str,
    has_cover: bool,
    has_contents: bool,
    stamp: str,
    no_attachments: bool,
    max_pages: int | None,
    max_mb: float | None,
    force: bool,
    data: Path | None,
    lang: str | None,
    report: str,
) -> None:
    """Join, write, print what became of it; end with 1 and nothing written if something is wrong."""
    _refuse_incomplete(words, title, max_mb, is_binder=is_binder)
    options = AttachOptions(lang, title, stamp, has_cover, has_contents, not no_attachments, force)
    with end_on_faults():
        library = open_library(data)
        sorted_words = sort_words(words, out, is_binder=is_binder)
        check_out_path(out, sorted_words.files)
        bound = _bind_words(library, data, sorted_words, options)
        _refuse_too_big(out, bound, max_pages, max_mb)
        prepare_folder(out.parent)
        put_file(out.parent, out.name, bound.content, force=True)
    _print_result(out, bound, ReportForm(report))


def _refuse_incomplete(words: Sequence[str], title: str, max_mb: float | None, *, is_binder: bool) -> None:
    if len(words) < (1 if is_binder else 2):
        raise click.UsageError(WHAT_TO_BIND if is_binder else WHAT_TO_JOIN)
    if title and not is_binder:
        raise click.UsageError(TITLE_OF_BINDER)
    if max_mb is not None and not isfinite(max_mb):
        raise click.UsageError(FINITE_SIZE)


def _bind_words(
    library: Library, data: Path | None, words: AttachWords, options: AttachOptions
) -> "BoundFile":
    """Return all that is named as one file; end the program where a state cannot be drawn."""
    from factsheet.binding.binding_plan import choose_standard
    from factsheet.binding.bound_file import bind_files
    from factsheet.binding.given_files import read_given_files
    from factsheet.binding.stamp_text import check_stamp, check_title

    check_stamp(options.stamp)
    check_title(options.title)
    states = _resolve_words(library, words.states)
    files = dict(zip(words.files, read_given_files(words.files, force=options.force), strict=True))
    standard = choose_standard([*files.values()])
    sheet = make_sheet_options(library, format=Format.GRANT, lang=options.lang or "en", standard=standard)
    drawn = _draw_words(library, tuple(dict.fromkeys(states.values())), Order(data, variants=(sheet,)))
    sheets = tuple(files[each] if isinstance(each, Path) else drawn[states[each]] for each in words.sheets)
    return bind_files(
        _make_order(library, files.get(words.report) if words.report else None, sheets, options)
    )


def _resolve_words(library: Library, words: Sequence[str]) -> Mapping[str, str]:
    """Return the postal code of each word; asked together, so that lost quotation marks are seen."""
    if words:
        resolve_states(library, words)
    return {word: library.find(word).usps for word in words}


def _draw_words(library: Library, states: Sequence[str], order: Order) -> "Mapping[str, GivenFile]":
    """Return the sheets of states by their postal codes; print what the checks say of them."""
    if not states:
        return {}
    from dataclasses import replace

    from factsheet.binding.fresh_sheets import draw_states

    drawn = draw_states(library, states, replace(order, limits=Limits(read_today())))
    print_findings(drawn.report.warnings)
    print_faults(drawn.report.faults)
    if not drawn.report.succeeded:
        raise SystemExit(ExitCode.FAULT)
    return drawn.sheets


def _make_order(
    library: Library, report: "GivenFile | None", sheets: "tuple[GivenFile, ...]", options: AttachOptions
) -> "BindingOrder":
    from factsheet.binding.appendix_labels import list_sheet_titles
    from factsheet.binding.binding_plan import BindingOrder
    from factsheet.wording.language import load_wording
    from factsheet.wording.language_files import list_languages

    told = (report.traits.lang if report else "").split("-")[0].lower()
    known = list_languages(library.wording_folder)
    lang = options.lang or (told if told in known else "en")
    return BindingOrder(
        sheets,
        load_wording(lang, library.wording_folder),
        list_sheet_titles(library),
        report,
        title=options.title,
        palette=library.theme.palette,
        year=max((each.year for each in sheets if each.year), default=NO_YEAR),
        has_cover=options.has_cover,
        has_contents=options.has_contents,
        keeps_files=options.keeps_files,
        stamp=options.stamp,
    )


def _refuse_too_big(out: Path, bound: "BoundFile", max_pages: int | None, max_mb: float | None) -> None:
    """Refuse a result that is larger than is allowed, with both numbers.

    Raises:
        OutputError: It has more pages or more bytes.
    """
    name, faults = format_path(out), []
    if max_pages is not None and bound.pages > max_pages:
        faults.append(Fault(name, 1, "pages", f"{bound.pages}", f"{max_pages} or fewer (--max-pages)"))
    if max_mb is not None and len(bound.content) > max_mb * MEGABYTE:
        size = f"{len(bound.content) / MEGABYTE:.3f} MB"
        faults.append(Fault(name, 1, "size", size, f"{max_mb:g} MB or less (--max-mb)"))
    if faults:
        raise OutputError(*faults)


def _print_result(out: Path, bound: "BoundFile", form: ReportForm) -> None:
    from factsheet.cli.attach_lines import print_bound_file

    print_bound_file(out, bound, form)
