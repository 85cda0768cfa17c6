"""One-page state profiles as tagged, archivable, printable PDF.

Public are the four functions and the error classes below. What draws is imported at the first call, so
that importing the package stays cheap.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.errors import (
    ClusterError,
    DataError,
    FactsheetError,
    Fault,
    FontError,
    LayoutError,
    OutputError,
    PdfError,
    UsageError,
)

if TYPE_CHECKING:  # the drawing libraries take a second to load
    from factsheet.batch.report import BatchReport
    from factsheet.intake.program_import import ImportReport
    from factsheet.model import Profile

__all__ = [
    "ClusterError",
    "DataError",
    "FactsheetError",
    "Fault",
    "FontError",
    "LayoutError",
    "OutputError",
    "PdfError",
    "UsageError",
    "build",
    "draw_profile",
    "import_table",
    "load_profile",
]


def load_profile(state: str, data: Path | str | None = None) -> "Profile":
    """Return all that is known of one state, checked and joined.

    Args:
        state: Name, postal code or state FIPS, in any case.
        data: Folder with `profiles/` and, where they differ, the shared files; None for the shipped data.

    Raises:
        UsageError: There is no such state; close names are suggested.
        DataError: A file is missing or holds something that is not allowed; carries every fault.
    """
    from factsheet.sources.data_library import open_library

    library = open_library(None if data is None else Path(data))
    return library.profile(library.find(state).usps)


def draw_profile(  # noqa: PLR0913 - the public call: each keyword is an option of the command
    profile: "Profile",
    *,
    data: Path | str | None = None,
    format: str = "handout",
    lang: str = "en",
    draft: bool = False,
    allow_back: bool = False,
    standard: str = "pdf17",
) -> bytes:
    """Return the sheet of a profile as the bytes of a PDF; the same profile gives the same bytes.

    Small counts are protected as on every sheet; the checks on meaning, which stop `build`, are not run.

    Args:
        profile: As `load_profile` gives it.
        data: Folder whose wording and theme are used; None for the shipped wording and no theme.
        format: The name of a `factsheet.model.vocabulary.Format`.
        lang: Two letters, a wording file: "en", "es" or one in the data folder.
        draft: Stamp the sheet as a draft.
        allow_back: Let a handout that is too long continue on a second page.
        standard: The name of a `factsheet.model.vocabulary.Standard`: "pdf17" or "pdf20".

    Raises:
        UsageError: There is no such format, language or standard.
        DataError: A count cannot be hidden safely, or a wording or theme file has a fault.
        LayoutError: A text does not fit at the smallest type allowed.
        FontError: A font is missing.
    """
    from factsheet.batch.order import make_sheet_options
    from factsheet.disclosure import protect_profile
    from factsheet.layout import draw_sheet
    from factsheet.sources.data_library import open_library
    from factsheet.wording.language import find_own_language

    library = open_library(None if data is None else Path(data))
    options = make_sheet_options(
        library, format=format, lang=lang, draft=draft, allow_back=allow_back, standard=standard
    )
    safe = protect_profile(profile).profile
    words = find_own_language(lang, library.wording_folder)
    return draw_sheet(safe, options, own_words=words, theme=library.theme).content


def build(  # noqa: PLR0913 - the public call: each keyword is an option of the command
    states: Iterable[str],
    *,
    data: Path | str | None = None,
    output: Path | str = "output",
    format: str | Iterable[str] = "handout",
    lang: str | Iterable[str] = "en",
    jobs: int | None = 1,
    force: bool = False,
    draft: bool = False,
    allow_back: bool = False,
    standard: str = "pdf17",
) -> "BatchReport":
    """Draw the sheets of several states into a folder and return what became of each.

    Args:
        states: Names, postal codes or state FIPS; a state named twice is drawn once.
        data: As in `load_profile`.
        output: Folder for the sheets; made if missing. Also the address of another store.
        format: The name of a `factsheet.model.vocabulary.Format`, several of them, or "all".
        lang: Two letters, a wording file: "en", "es" or one in the data folder; several, or "all".
        jobs: How many processes draw; None for as many as pay. More than one needs a script whose work
            stands under ``if __name__ == "__main__":``, because each process imports the script.
        force: Draw and write also sheets of which nothing has changed.
        draft: Stamp each sheet as a draft.
        allow_back: As in `draw_profile`.
        standard: As in `draw_profile`.

    Returns:
        One result a sheet, in the order asked for. A state with faults does not stop the others.

    Raises:
        UsageError: A state, format, language or standard does not exist; nothing is drawn then.
        DataError: A file that all states share cannot be read.
        OutputError: The folder cannot be made, or another run draws into it.
    """
    from factsheet.batch.order import Order, choose_states, list_variants
    from factsheet.batch.run import build_sheets
    from factsheet.output_store import is_address
    from factsheet.sources.data_library import open_library

    folder = None if data is None else Path(data)
    library = open_library(folder)
    chosen = choose_states(library, states)
    formats = (format,) if isinstance(format, str) else tuple(format)
    langs = (lang,) if isinstance(lang, str) else tuple(lang)
    variants = list_variants(library, formats, langs, draft=draft, allow_back=allow_back, standard=standard)
    place = output if isinstance(output, str) and is_address(output) else Path(output)
    return build_sheets(library, chosen, Order(folder, place, variants, force=force), jobs=jobs)


def import_table(  # noqa: PLR0913 - the public call: each keyword is an option of the command
    table: object,
    *,
    topic: str,
    data: Path | str,
    state: str | None = None,
    name: str = "table",
    dry_run: bool = False,
    on: date | None = None,
) -> "ImportReport":
    """Bring a table into a folder of data, as ``factsheet import table`` does; it can be undone like that.

    Nothing is written before all has been read and checked. Missing values (None, NaN, NaT) are empty cells;
    a count such as 1.5 is refused; rows are counted as in a CSV file, the names of the columns in line 1.

    Args:
        table: A data frame of pandas or polars, a list of rows as mappings, the path of a file (.csv, .xlsx
            or .ods), or for several tables a mapping of such by the titles of their sheets. The columns are
            those of the workbook that ``factsheet export --template`` makes.
        topic: What it holds: "hotline-annual", "county-counts", "profile", "sources", or "all".
        data: The folder of your own data files, which is changed; it must be there.
        state: Name, postal code or state FIPS of the one state to take.
        name: What messages and `sources.yaml` call a table that is no file, such as the name of the query.
        dry_run: Only tell what would change, with its counts; write nothing.
        on: The day to note; None for today.

    Returns:
        Lines on what changed (`changes`) and was repaired or left out (`notes`), sheets that were not read
        (`unread`), findings of the checks (`warnings`), and whether files were written (`is_written`).

    Raises:
        UsageError: There is no such state, topic, folder or kind of table.
        DataError: Something in the table does not fit, or the checks find an error in what would change;
            carries every fault, and nothing is written.
        OutputError: A file cannot be written; what stood there before still does.
    """
    from factsheet.cli.clock import read_today
    from factsheet.intake.program_import import ImportOptions, import_from_program

    options = ImportOptions(topic, state, name, dry_run)
    return import_from_program(table, Path(data), options, read_today() if on is None else on)
