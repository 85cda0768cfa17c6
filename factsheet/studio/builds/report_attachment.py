"""Sheets put behind a report, or into it, in a process of its own, as `factsheet attach` does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from factsheet.batch.order import Order, make_sheet_options
from factsheet.checks import Limits
from factsheet.errors import DataError, Fault, OutputError, PdfError
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import open_library

MEGABYTE = 1_000_000
SIZE_ALLOWED = "the size that was chosen, or less; fewer states, or a report with smaller pictures"
PAGE_ALLOWED = "a page of the report"
STAMP = "Appendix {letter}, page {page}"
_YEAR = 2026  # of the dates of front pages, where no file says when it was made
_STAMPS: Mapping[str, str] = MappingProxyType({"en": STAMP, "es": "Apéndice {letter}, página {page}"})


@dataclass(frozen=True, slots=True)
class AttachWish:
    """What is to be attached, and how.

    Attributes:
        folder: The data folder; None for the shipped data.
        report: Where the report lies.
        name: What it is called.
        states: Postal codes, in their order.
        lang: Language of the sheets, and of the words added.
        after_page: The page of the report behind which they go; None for its end.
        first_letter: How many appendices the report has already.
        has_contents: Whether a table of the appendices stands before them.
        is_stamped: Whether each page that is added says which appendix it belongs to.
        most_megabytes: How large the result may be; None for any size.
        limits: What the checks find too old or changed too much.
    """

    folder: Path | None
    report: Path
    name: str
    states: tuple[str, ...]
    lang: str
    after_page: int | None
    first_letter: int
    has_contents: bool
    is_stamped: bool
    most_megabytes: float | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class AttachedPart:
    """One of the parts of the result: what it is called, where it begins, how many pages it has."""

    label: str
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AttachedReport:
    """The report with its appendices.

    Attributes:
        claims: The standards that it keeps, by their names.
        parts: In the order in which they were joined; the report first.
        notes: What should be known: claims that are lost and why, what was mended.
    """

    content: bytes
    pages: int
    claims: tuple[str, ...]
    parts: tuple[AttachedPart, ...]
    notes: tuple[str, ...]


def attach_sheets(wish: AttachWish) -> AttachedReport:
    """Return the report with the sheets attached; the file of the report stays as it is.

    Raises:
        PdfError: The report cannot be read, or something in it would be lost.
        DataError: A state cannot be drawn.
        OutputError: The result is larger than is allowed.
    """
    from factsheet.binding.appendix_labels import list_sheet_titles
    from factsheet.binding.binding_plan import BindingOrder, choose_standard
    from factsheet.binding.bound_file import bind_files
    from factsheet.binding.fresh_sheets import draw_states
    from factsheet.binding.given_files import look_at_file
    from factsheet.pdf_files.claims import name_profile_in_full
    from factsheet.wording.language import load_wording

    library = open_library(wish.folder)
    report = look_at_file(wish.report.read_bytes(), wish.name, Path(wish.name).stem, force=False)
    _refuse_page(wish, report.traits.pages)
    standard = choose_standard([report])
    options = make_sheet_options(library, format=Format.GRANT, lang=wish.lang, standard=standard)
    order = Order(wish.folder, variants=(options,), limits=wish.limits)
    drawn = draw_states(library, wish.states, order, jobs=1)
    if not drawn.report.succeeded:
        raise DataError(*drawn.report.faults)
    sheets = tuple(drawn.sheets[usps] for usps in wish.states)
    bound = bind_files(
        BindingOrder(
            sheets,
            load_wording(wish.lang, library.wording_folder),
            list_sheet_titles(library),
            report,
            palette=library.theme.palette,
            year=max((sheet.year for sheet in sheets if sheet.year), default=_YEAR),
            has_contents=wish.has_contents,
            stamp=_STAMPS.get(wish.lang, STAMP) if wish.is_stamped else "",
            first_letter=wish.first_letter,
            after_page=wish.after_page,
        )
    )
    _refuse_size(wish, len(bound.content))
    parts = (
        AttachedPart(part.planned.label, part.first_page, part.planned.given.traits.pages)
        for part in bound.parts
    )
    claims = tuple(map(name_profile_in_full, bound.claims.profiles))
    return AttachedReport(bound.content, bound.pages, claims, tuple(parts), bound.notes)


def _refuse_page(wish: AttachWish, pages: int) -> None:
    if wish.after_page is not None and not 0 < wish.after_page <= pages:
        found = f"page {wish.after_page} of {pages}"
        raise PdfError(Fault(wish.name, 1, "page", found, PAGE_ALLOWED))


def _refuse_size(wish: AttachWish, size: int) -> None:
    if wish.most_megabytes is not None and size > wish.most_megabytes * MEGABYTE:
        found = f"{size / MEGABYTE:.1f} MB, where {wish.most_megabytes:g} MB are allowed"
        raise OutputError(Fault(wish.name, 1, "size", found, SIZE_ALLOWED))
