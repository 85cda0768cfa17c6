"""What is asked of a batch: which states, how drawn, by how many processes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.batch.processes import count_processors
from factsheet.checks import Limits
from factsheet.errors import Fault, UsageError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.sources.data_library import Library
from factsheet.wording.language_files import list_languages

FORMATS = tuple(form.value for form in Format)
STANDARDS = tuple(standard.value for standard in Standard)
ALL = "all"

SHEETS_A_JOB = 8  # a process takes about as long to start as it takes to draw this many sheets
MOST_JOBS = 61  # more handles than this cannot be waited for on Windows


@dataclass(frozen=True, slots=True)
class Order:
    """How each sheet of a batch is drawn and where it goes.

    Attributes:
        data: Folder with the profiles, None for the shipped data.
        output: Where the sheets go: a folder, or the address of another store as text.
        variants: How the sheets of each state are drawn, one after the other.
        force: Draw and write also what would not change, and what another data folder drew.
        shows_counts: Whether messages tell counts that the sheets do not show.
        limits: What the checks find too old or changed too much.
        has_gallery: Whether a page to look at all sheets, and a report, are written beside them.
    """

    data: Path | None = None
    output: Path | str = Path("output")
    variants: tuple[SheetOptions, ...] = (SheetOptions(),)
    force: bool = False
    shows_counts: bool = False
    limits: Limits = field(default_factory=Limits)
    has_gallery: bool = True


def list_variants(
    library: Library,
    formats: Sequence[str],
    langs: Sequence[str],
    *,
    draft: bool = False,
    allow_back: bool = False,
    standard: str = Standard.PDF17,
) -> tuple[SheetOptions, ...]:
    """Return how the sheets of each state are drawn, by words: each format in each language.

    Args:
        library: Tells which languages there are.
        formats: Names of a `Format`, or "all".
        langs: Two letters each, wording files of the data, or "all".
        draft: Stamp the sheets as drafts.
        allow_back: Let a handout that is too long continue on a second page.
        standard: The name of a `Standard`.

    Raises:
        UsageError: There is no such format, language or standard; names what was found and what there is.
    """
    known = list_languages(library.wording_folder)
    faults = [
        *(fault for name in formats for fault in _find_choice_faults("--format", name, (*FORMATS, ALL))),
        *(fault for name in langs for fault in _find_choice_faults("--lang", name, (*known, ALL))),
        *_find_choice_faults("--standard", standard, STANDARDS),
    ]
    if faults:
        raise UsageError(*dict.fromkeys(faults))
    return tuple(
        SheetOptions(Format(form), lang, is_draft=draft, has_back=allow_back, standard=Standard(standard))
        for form in _spread_names(formats, FORMATS)
        for lang in _spread_names(langs, known)
    )


def make_sheet_options(
    library: Library,
    *,
    format: str,
    lang: str,
    draft: bool = False,
    allow_back: bool = False,
    standard: str = Standard.PDF17,
) -> SheetOptions:
    """Return the options of one sheet; arguments as for `list_variants`.

    Raises:
        UsageError: As `list_variants`; also of "all".
    """
    faults = [
        *_find_choice_faults("--format", format, FORMATS),
        *_find_language_faults(library, lang),
        *_find_choice_faults("--standard", standard, STANDARDS),
    ]
    if faults:
        raise UsageError(*faults)
    return SheetOptions(
        Format(format), lang, is_draft=draft, has_back=allow_back, standard=Standard(standard)
    )


def _spread_names(names: Sequence[str], every: Sequence[str]) -> tuple[str, ...]:
    """Return each name once, all that there are in place of "all"."""
    return tuple(dict.fromkeys(inner for name in names for inner in (every if name == ALL else (name,))))


def refuse_unknown_language(library: Library, lang: str | None) -> None:
    """Refuse a language that has no wording file; None asks for none.

    Raises:
        UsageError: There is no such language; names what was found and what there is.
    """
    faults = () if lang is None else _find_language_faults(library, lang)
    if faults:
        raise UsageError(*faults)


def _find_language_faults(library: Library, lang: str) -> tuple[Fault, ...]:
    return _find_choice_faults("--lang", lang, list_languages(library.wording_folder))


def _find_choice_faults(field: str, value: str, allowed: Sequence[str]) -> tuple[Fault, ...]:
    if value in allowed:
        return ()
    return (Fault("command line", 1, field, repr(value), " or ".join(allowed)),)


def choose_states(library: Library, names: Iterable[str]) -> tuple[str, ...]:
    """Return the postal codes of the states named, each once, in the order of the names.

    Raises:
        UsageError: Carries one fault for each name that is no state's.
    """
    codes: dict[str, None] = {}
    faults: list[Fault] = []
    for name in names:
        try:
            codes[library.find(name).usps] = None
        except UsageError as error:
            faults.extend(error.faults)
    if faults:
        raise UsageError(*faults)
    return tuple(codes)


def choose_jobs(sheets: int, asked: int | None) -> int:
    """Return how many processes draw `sheets` sheets: as asked for, else as many as pay; at least 1.

    Raises:
        ValueError: Fewer than one process is asked for.
    """
    if asked is None:
        asked = min(count_processors(), sheets // SHEETS_A_JOB or 1)
    if asked < 1:
        raise ValueError(f"jobs: found {asked}; allowed: 1 or more")
    return max(1, min(asked, sheets, MOST_JOBS))
