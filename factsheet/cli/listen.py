"""``factsheet listen``: a sheet, or any tagged PDF, as it is heard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from factsheet.batch.order import make_sheet_options
from factsheet.cli.clock import read_today
from factsheet.cli.parameters import (
    back_option,
    data_option,
    draft_option,
    format_option,
    lang_option,
    standard_option,
)
from factsheet.cli.terminal import ExitCode, end_on_faults, escape_controls, print_faults
from factsheet.errors import Fault, OutputError
from factsheet.model.sheet_options import SheetOptions
from factsheet.output_files import prepare_folder, put_file, word_os_error
from factsheet.reading.files import format_path
from factsheet.sources.data_library import Library, open_library

HELP = """Print a sheet as it is heard with a screen reader, in order, a line for each thing that is said.

WHAT is a state as in "factsheet build", whose sheet is drawn and not kept, or a PDF file, ours or any other
that has tags. Read is the finished file by its structure tree, as a screen reader gets it: headings with
their level, alternate texts, lists, tables with the headers of each cell, links and where they lead.
In brackets stand links, and texts in another language than that of the file.

The end tells which sentences are heard more than once, how many words there are and how long they take.
Text that no tag holds, and tags without content, are faults: it ends with code 1.

--as-spoken leaves of punctuation what NVDA says at its usual level, by its English list of 2017, and --speak
lets espeak-ng speak that into a file.

\b
Examples:
  factsheet listen massachusetts
  factsheet listen PR --lang es --format large
  factsheet listen output/ma_trafficking_2023.pdf --as-spoken
  factsheet listen ohio --data my-data --speak ohio.wav
"""

ENDING = ".pdf"
OF_A_STATE = (
    "--data, --format, --lang, --draft, --allow-back and --standard are for a state; a PDF file is read as "
    "it is."
)
WAV_NAME = 'a name that ends in ".wav"'
WAV_ALLOWED = "a name that is free, or that of a WAV file, which is replaced"
_WAV_HEAD = 12
_DRAWING = ("data", "format", "lang", "draft", "allow_back", "standard")


def _check_speech(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() != ".wav":
        raise click.BadParameter(f"found '{value.name}'; allowed: {WAV_NAME}")
    return value


@click.command(help=HELP)
@click.argument("what")
@data_option
@format_option
@lang_option
@draft_option
@back_option
@standard_option
@click.option("--as-spoken", is_flag=True, help="Print symbols as they are said, without those that are not.")
@click.option(
    "--speak",
    metavar="FILE.wav",
    type=click.Path(path_type=Path),
    callback=_check_speech,
    help="Also speak it into a sound file, with espeak-ng; a WAV file of the name is replaced.",
)
def listen(  # noqa: PLR0913 - each option of the command is one
    what: str,
    data: Path | None,
    *,
    format: str,
    lang: str,
    draft: bool,
    allow_back: bool,
    standard: str,
    as_spoken: bool,
    speak: Path | None,
) -> None:
    """Print what is heard, end with 1 if some of the file is not."""
    from factsheet.listening.heard_lines import list_heard_lines
    from factsheet.listening.heard_tree import read_heard_document
    from factsheet.listening.printed_lines import print_document
    from factsheet.listening.speech import apply_symbols, find_synthesizer, record_speech
    from factsheet.pdf_files.opened_pdf import open_pdf_bytes, read_pdf

    is_file = what.lower().endswith(ENDING) or _is_file(Path(what))
    if is_file:
        _refuse_drawing_options()
    choose = partial(
        make_sheet_options, format=format, lang=lang, draft=draft, allow_back=allow_back, standard=standard
    )
    with end_on_faults():
        program = "" if speak is None else find_synthesizer()
        if speak is not None:
            _check_place(speak)
        name = format_path(Path(what)) if is_file else f"sheet of {what}"
        content = read_pdf(Path(what)) if is_file else _draw_sheet(what, data, choose)
        with open_pdf_bytes(content, name) as pdf:
            document = read_heard_document(pdf, name)
        lines = list_heard_lines(document)
        spoken = apply_symbols(document, lines)
        for line in print_document(document, spoken if as_spoken else lines):
            click.echo(escape_controls(line))
        if speak is not None:
            prepare_folder(speak.parent)
            put_file(speak.parent, speak.name, record_speech(document, spoken, program), force=True)
            click.echo(escape_controls(str(speak)), err=True)
    print_faults(document.faults)
    raise SystemExit(ExitCode.FAULT if document.faults else ExitCode.DONE)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name that is too long for any file
        return False


def _refuse_drawing_options() -> None:
    """Refuse what says how a sheet is drawn, where none is.

    Raises:
        click.UsageError: One of these options was typed.
    """
    context = click.get_current_context()
    if any(context.get_parameter_source(name) is not ParameterSource.DEFAULT for name in _DRAWING):
        raise click.UsageError(OF_A_STATE)


def _check_place(path: Path) -> None:
    """Refuse a place for the sound that would cost a file of another kind.

    Raises:
        OutputError: A folder or another file has the name.
    """
    try:
        taken = path.exists() or path.is_symlink()
    except OSError as error:
        raise OutputError(
            Fault(format_path(path), 1, "--speak", word_os_error(error), WAV_ALLOWED)
        ) from error
    if path.is_dir():
        raise OutputError(Fault(format_path(path), 1, "--speak", "a folder", WAV_ALLOWED))
    if taken and not path.is_file():
        raise OutputError(Fault(format_path(path), 1, "--speak", "something that is no file", WAV_ALLOWED))
    if taken and not path.read_bytes()[:_WAV_HEAD].startswith(b"RIFF"):
        raise OutputError(Fault(format_path(path), 1, "--speak", "a file of another kind", WAV_ALLOWED))


def _draw_sheet(state: str, data: Path | None, choose: Callable[[Library], SheetOptions]) -> bytes:
    """Return the sheet of a state as `build` would draw it, by the options that are chosen for its data.

    Raises:
        FactsheetError: There is no such state, or its data or its text have faults.
    """
    from factsheet.batch.single_sheet import draw_single_sheet
    from factsheet.checks import Limits
    from factsheet.cli.states import resolve_states

    library = open_library(data)
    options = choose(library)
    (usps,) = resolve_states(library, [state])
    return draw_single_sheet(library, usps, options, Limits(read_today()))
