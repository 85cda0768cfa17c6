"""THE layout module: from a profile to the finished sheet.

It draws the one-page profile with matplotlib demographic charts and a county-level heat map, and assembles
it with ReportLab into a printable PDF. Every step is a function of a layer below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.disclosure import SafeProfile
from factsheet.embedded_data import SheetContents, make_sheet_contents
from factsheet.garbage import pause_collection
from factsheet.model import Status
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Standard
from factsheet.page.compose import compose_sheet
from factsheet.page.composition import Composition
from factsheet.page.copyfit import FittedSheet, fit_sheet
from factsheet.page.expansions import tell_abbreviations
from factsheet.page.formats import SHEET_FORMATS, SheetFormat
from factsheet.page.ladder import GIVING_WAY, FitStep, rank_ladder
from factsheet.page.pagination import place_pages
from factsheet.page.placed import PlacedDocument, PlacedPage
from factsheet.page.sheet_content import SheetContent, drop_answers
from factsheet.page.sheet_context import take_step
from factsheet.page.sheet_name import DEFAULT, apply_draft, name_sheet
from factsheet.page.untold import NO_BLOCK, list_untold_counties, list_untold_texts, read_page_texts
from factsheet.pdf.document import write_document
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.theme import DEFAULT_THEME, Theme
from factsheet.wording.language import Wording, choose_wording
from factsheet.wording.language_files import LanguageFile


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its file name, its bytes and how it came to fit."""

    name: str
    content: bytes
    fit: SheetFit


@dataclass(frozen=True, slots=True)
class PlacedSheet:
    """A sheet with every mark in its place, and how it came to fit."""

    document: PlacedDocument
    fit: SheetFit


THEME_ADVICE = ", or less of logo, contact and funding in theme.yaml"
BACK_ADVICE = ", or a second page (--allow-back)"


def draw_sheet(
    profile: SafeProfile,
    options: SheetOptions = DEFAULT,
    *,
    own_words: LanguageFile | None = None,
    theme: Theme = DEFAULT_THEME,
    contents: SheetContents | None = None,
) -> Sheet:
    """Return the sheet of a profile: tagged, accessible and archivable by the standards of its options.

    Args:
        profile: What `disclosure.protect_profile` returned: small counts are hidden before anything is drawn.
        options: How it is drawn.
        own_words: The words of its language; None for the ones that travel with the package.
        theme: What the publisher adds, and its colours.
        contents: What its file carries, if that is made already: of just this profile, so drawn.

    Raises:
        LayoutError: The text does not fit at the smallest type; the fault names block, file and line.
    """
    with pause_collection():
        return _write_sheet(
            name_sheet(profile, options),
            place_sheet(profile, options, own_words=own_words, theme=theme, contents=contents),
        )


def _write_sheet(name: str, placed: PlacedSheet) -> Sheet:
    """Return the finished sheet; what it was placed with is gone before the collector looks again."""
    return Sheet(name, write_document(placed.document), placed.fit)


def place_sheet(
    profile: SafeProfile,
    options: SheetOptions = DEFAULT,
    *,
    own_words: LanguageFile | None = None,
    theme: Theme = DEFAULT_THEME,
    contents: SheetContents | None = None,
    form: SheetFormat | None = None,
) -> PlacedSheet:
    """Return the sheet with every mark in its place, before it is written; arguments as for `draw_sheet`.

    A `form` is set in place of the format that the options name: for a look at what does not fit it.

    Raises:
        LayoutError: As `draw_sheet`.
    """
    profile = apply_draft(profile, options)
    wording, form = choose_wording(options.lang, own_words), form or SHEET_FORMATS[options.form]
    if contents is None:
        names = FILE_STANDARDS[options.standard].name_claims(has_files=form.has_files)
        contents = make_sheet_contents(profile, options, theme, own_words, names)
    content = SheetContent(profile, wording, form, theme, contents.code)
    fitted = fit_content(content, has_back=options.has_back)
    pages = tell_abbreviations(place_pages(take_step(content, fitted.step), fitted), content)
    document = _make_document(content, pages, contents, options.standard)
    placed = PlacedSheet(document, _make_sheet_fit(content, fitted, pages))
    drop_answers(content)
    return placed


def fit_content(content: SheetContent, *, has_back: bool = False) -> FittedSheet:
    """Return how a sheet comes to fit its pages; `has_back` lets it have a second one.

    Raises:
        LayoutError: As `draw_sheet`.
    """
    frame, form, choice = content.form.sheet.frame, content.form, content.profile.blocks

    def compose(step: FitStep) -> Composition:
        return compose_sheet(take_step(content, step), frame.width)

    gives_way = [path for name in choice.gives_way or () for path in GIVING_WAY.get(name, ())]
    back = form.back if has_back else ()
    first, later = (back, ()) if choice.prefer_back else ((), back)
    ladder = (*first, *rank_ladder((*form.ladder, *form.last), gives_way))
    at = len(ladder) - len(form.last)
    ladder = (*ladder[:at], *later, *ladder[at:])
    advice = THEME_ADVICE if content.theme != DEFAULT_THEME else ""
    advice += BACK_ADVICE if form.back and not has_back else ""
    origins = content.profile.origins
    return fit_sheet(compose, ladder, frame.height, origins, gives_way=gives_way, advice=advice)


def _make_document(
    content: SheetContent, pages: tuple[PlacedPage, ...], contents: SheetContents, standard: Standard
) -> PlacedDocument:
    profile, wording = content.profile, content.wording
    name = wording.term(profile.jurisdiction.name).text
    place = wording.place(profile.jurisdiction.name)
    return PlacedDocument(
        pages=pages,
        title=_word_title(profile, wording, name),
        author=profile.publisher or content.theme.publisher or "factsheet",
        subject=wording.say("document.subject", place=place, edition=profile.edition),
        keywords=wording.say("document.keywords", name=name),
        lang=wording.lang,
        edition=profile.edition,
        attachments=contents.files if content.form.has_files else (),
        properties={"status": profile.status.value, "version": str(profile.version)},
        private=contents.private,
        standard=standard,
    )


def _word_title(profile: SafeProfile, wording: Wording, name: str) -> str:
    """Return the title of the file, with what the stamp says: viewers and lists of files show it alone."""
    title = wording.say("header.title_full", name=name)
    is_final = profile.status is Status.FINAL
    return title if is_final else wording.say(f"stamp.{profile.status}_title", title=title)


def _make_sheet_fit(content: SheetContent, fitted: FittedSheet, pages: Sequence[PlacedPage]) -> SheetFit:
    told = read_page_texts(pages)
    omits = [*fitted.composition.omits, *list_untold_counties(content.profile, pages)]
    cut = {omission.path: omission for omission in omits if omission.shown}
    gone = {omission.path: omission.reason.value for omission in omits if not omission.shown}
    gone |= {each.what: each.reason for each in content.profile.unprinted}
    gone |= dict.fromkeys(list_untold_texts(content.profile, content.wording, told), NO_BLOCK)
    return SheetFit(
        step=fitted.step.name,
        type_size=fitted.step.scale.body,
        fill=round(fitted.fill, 3),
        pages=len(fitted.pages),
        extras=tuple(extra.value for extra in fitted.composition.taken),
        shortened={path: omission.hidden for path, omission in cut.items()},
        left_out=tuple(sorted(gone)),
        reasons={path: omission.reason.value for path, omission in cut.items()} | gone,
    )
