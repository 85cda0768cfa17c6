"""What is joined to what, in which order, and what each part is called; made before anything is joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.binding.appendix_labels import ProfiledState, make_letter, strip_unprintable, word_short_title
from factsheet.binding.front_pages import (
    FrontRow,
    FrontStyle,
    FrontWords,
    divide_rows,
    place_contents,
    place_cover,
)
from factsheet.binding.given_files import GivenFile, look_at_file
from factsheet.model.vocabulary import Standard
from factsheet.page.placed import PlacedDocument, PlacedPage
from factsheet.pdf.document import write_document
from factsheet.theme import DEFAULT_THEME, Palette
from factsheet.wording.language import Wording

FRONT_NAME = "front pages"
MOST_NAMED = 12  # on a cover
_GOAL = "#part-"


@dataclass(frozen=True, slots=True)
class BindingOrder:
    """What is asked for.

    Attributes:
        sheets: What is appended, in this order.
        report: What it is appended to; None makes a binder.
        title: Of a binder; "" for the usual one.
        wording: What is printed speaks through it.
        titles: Which state a sheet is of, by its title.
        year: Of the dates of pages made here, so that the same input gives the same bytes.
        has_cover: Whether a cover stands before the appendices.
        has_contents: Whether a table of what follows does; a binder always has one.
        keeps_files: Whether the attachments of the sheets come along.
        stamp: Template of what is stamped on each page appended; "" for nothing.
        first_letter: How many appendices the report has already, whose letters are taken.
        after_page: The page of the report behind which the sheets go; None for its end.
    """

    sheets: tuple[GivenFile, ...]
    wording: Wording
    titles: Mapping[str, ProfiledState]
    report: GivenFile | None = None
    title: str = ""
    palette: Palette = DEFAULT_THEME.palette
    year: int = 2026
    has_cover: bool = False
    has_contents: bool = False
    keeps_files: bool = True
    stamp: str = ""
    first_letter: int = 0
    after_page: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A file on its way into the one that grows.

    Attributes:
        label: What its bookmark and its Part say.
        letter: "" for pages made here.
        short_title: As the table has it.
        has_bookmark: Whether a bookmark leads to it.
        page_prefix: Of its page labels; None where its pages are counted on.
    """

    given: GivenFile
    label: str
    letter: str
    short_title: str
    has_bookmark: bool = True
    page_prefix: str | None = None


@dataclass(frozen=True, slots=True)
class BindingPlan:
    """The parts in their order, the first of which grows.

    Attributes:
        goals: The number of the part to which a link of the front pages leads, by the name it has.
    """

    parts: tuple[PlannedPart, ...]
    goals: Mapping[str, int]

    @property
    def aims_at_elements(self) -> bool:
        """Return whether what leads to a part leads to its element, as PDF/UA-2 asks of all."""
        return choose_standard([part.given for part in self.parts]) is Standard.PDF20


def choose_standard(files: Sequence[GivenFile]) -> Standard:
    """Return what pages that are made for some files keep: PDF/UA-2 where all of these claim it."""
    return Standard.PDF20 if {file.traits.claims.ua for file in files} == {"2"} else Standard.PDF17


def plan_binding(order: BindingOrder) -> BindingPlan:
    """Return the parts, front pages made."""
    appended = [_plan_sheet(order, number, given) for number, given in enumerate(order.sheets)]
    front = _plan_front(order, appended)
    report = (
        []
        if order.report is None
        else [PlannedPart(order.report, order.report.title, "", order.report.title)]
    )
    parts = (*report, *front, *appended)
    first = len(report) + len(front)
    return BindingPlan(parts, {f"{_GOAL}{number}": first + number for number in range(len(appended))})


def _plan_sheet(order: BindingOrder, number: int, given: GivenFile) -> PlannedPart:
    letter = make_letter(order.first_letter + number)
    title = word_short_title(given.title, order.titles, order.wording)
    prefix = None if order.report is None else f"{letter}-"
    return PlannedPart(given, _word_label(order, letter, title), letter, title, page_prefix=prefix)


def _word_label(order: BindingOrder, letter: str, title: str) -> str:
    """Return what a part is called: "Appendix A: Massachusetts profile", in a binder its title alone."""
    return (
        title if order.report is None else order.wording.say("binding.appendix", letter=letter, title=title)
    )


def _plan_front(order: BindingOrder, appended: list[PlannedPart]) -> list[PlannedPart]:
    """Return cover and table as one file, none where neither is asked for."""
    has_contents = order.has_contents or order.report is None
    if not (order.has_cover or has_contents):
        return []
    style = FrontStyle(order.wording, order.palette)
    cover, table = _word_front(order, appended)
    rows = _list_rows(order, appended, at=0)
    before = _count_pages_before(order) + order.has_cover
    length = len(divide_rows(rows, table, style)) if has_contents else 0
    pages: list[PlacedPage] = [place_cover(cover, style)] if order.has_cover else []
    if has_contents:
        pages += place_contents(_list_rows(order, appended, at=before + length), table, style)
    title = (order.title or order.wording.say("binding.binder")) if order.report is None else table.title
    given = _write_front(order, tuple(pages), title)
    return [PlannedPart(given, title, "", title, has_bookmark=order.report is not None)]


def _count_pages_before(order: BindingOrder) -> int:
    """Return how many pages of the report stand before what is put behind it, or into it."""
    if order.report is None:
        return 0
    pages = order.report.traits.pages
    return pages if order.after_page is None else min(order.after_page, pages)


def _word_front(order: BindingOrder, appended: list[PlannedPart]) -> tuple[FrontWords, FrontWords]:
    """Return the words of the cover, which names a few parts and counts many, and those over the table."""
    wording = order.wording
    labels = tuple(
        _word_label(order, part.letter, _print_title(part.short_title, part.given)) for part in appended
    )
    notes = labels if len(labels) <= MOST_NAMED else (wording.counted("binding.count", len(labels)),)
    if order.report is None:
        title = order.title or wording.say("binding.binder")
        cover = FrontWords(wording.say("binding.kicker"), title, notes)
        return cover, FrontWords(title, wording.say("binding.contents"))
    heading, report = wording.say("binding.appendices"), _print_title(order.report.title, order.report)
    return FrontWords(report, heading, notes), FrontWords(report, heading)


def _print_title(title: str, given: GivenFile) -> str:
    """Return a title as it can be printed, else the name of its file, else a dash."""
    return strip_unprintable(title) or strip_unprintable(given.stem) or "–"


def _list_rows(order: BindingOrder, appended: list[PlannedPart], *, at: int) -> list[FrontRow]:
    """Return the rows of the table; `at` is how many pages stand before the first of what is appended."""
    rows = []
    for number, part in enumerate(appended):
        letter = part.letter if order.report else ""
        rows.append(FrontRow(letter, _print_title(part.short_title, part.given), at + 1, f"{_GOAL}{number}"))
        at += part.given.traits.pages
    return rows


def _write_front(order: BindingOrder, pages: tuple[PlacedPage, ...], title: str) -> GivenFile:
    wording = order.wording
    document = PlacedDocument(
        pages=pages,
        title=title,
        author="factsheet",
        subject=wording.say("binding.subject"),
        keywords=wording.say("binding.kicker"),
        lang=wording.lang,
        edition=order.year,
        standard=choose_standard([*order.sheets, *filter(None, (order.report,))]),
    )
    return look_at_file(write_document(document), FRONT_NAME, FRONT_NAME, force=False)
