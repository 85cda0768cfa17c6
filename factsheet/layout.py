"""THE layout module: from a profile to the finished sheet.

It draws the one-page profile with matplotlib demographic charts and a county-level heat map, and assembles
it with ReportLab into a printable PDF. Every step is a function of a layer below.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.disclosure import protect_profile
from factsheet.embedded_data import Attachment, make_attachments, make_verification_code
from factsheet.model import Profile, Status
from factsheet.model.vocabulary import Format
from factsheet.page.compose import Composition, Extra, compose
from factsheet.page.copyfit import FittedSheet, fit
from factsheet.page.formats import SHEET_FORMATS, FitStep, SheetFormat, Shortening
from factsheet.page.pagination import place_pages
from factsheet.page.placed import (
    PlacedDocument,
    PlacedPage,
)
from factsheet.page.sheet_context import SheetContext
from factsheet.page.shortened import hidden_entries
from factsheet.page.styles import Styles
from factsheet.pdf import write_document
from factsheet.theme import DEFAULT_THEME, Theme
from factsheet.wording.language import Wording, load_wording


@dataclass(frozen=True, slots=True)
class FitReport:
    """What the ladder did to make a sheet fit.

    Attributes:
        step: Name of the ladder's step.
        type_size: Of running text, in points.
        fill: Share of the last page's height that is filled, 0 to 1.
        extras: Blocks taken in because there was room.
        shortened: How many entries each shortened list does not print, by its path in the profile file.
        left_out: Optional blocks that are not printed.
    """

    step: str
    type_size: float
    fill: float
    pages: int
    extras: tuple[str, ...]
    shortened: Mapping[str, int]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its file name, its bytes and how it came to fit."""

    name: str
    content: bytes
    report: FitReport


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is drawn.

    Attributes:
        form: The format.
        lang: Two letters, a wording file.
        is_draft: Stamp the sheet as a draft, whatever the profile says.
        has_back: Whether a handout may continue on a second page.
        wording_folder: Where wording files are; None for the ones that travel with the package.
        theme: What the publisher adds, and its colours.
    """

    form: Format = Format.HANDOUT
    lang: str = "en"
    is_draft: bool = False
    has_back: bool = False
    wording_folder: Path | None = None
    theme: Theme = DEFAULT_THEME


DEFAULT = Options()
THEME_ADVICE = ", or less of logo, contact and funding in theme.yaml"
BACK_ADVICE = ", or a second page (--allow-back)"


def draw_sheet(profile: Profile, options: Options = DEFAULT) -> Sheet:
    """Return the sheet of a profile: tagged PDF/UA-1, and PDF/A-3a or, without attachments, PDF/A-2a.

    Small counts are hidden before anything is drawn, see `disclosure`.

    Raises:
        DataError: A small count could be worked out whatever is hidden.
        LayoutError: The text does not fit at the smallest type; the fault names block, file and line.
    """
    document, fitted = _place_document(profile, options)
    return Sheet(name_sheet(profile, options), write_document(document), _make_fit_report(profile, fitted))


def place_sheet(profile: Profile, options: Options = DEFAULT) -> PlacedDocument:
    """Return the sheet with every mark in its place, before it is written.

    Raises:
        LayoutError: As `draw_sheet`.
    """
    return _place_document(profile, options)[0]


def name_sheet(profile: Profile, options: Options = DEFAULT) -> str:
    """Return the file name: letters, digits and underscores alone, as every portal takes it."""
    form = SHEET_FORMATS[options.form].suffix
    lang = "" if options.lang == DEFAULT.lang else f"_{options.lang}"
    return f"{profile.jurisdiction.usps.lower()}_trafficking_{profile.edition}{form}{lang}.pdf"


def _place_document(profile: Profile, options: Options) -> tuple[PlacedDocument, FittedSheet]:
    profile = protect_profile(_stamp_draft(profile) if options.is_draft else profile).profile
    wording = load_wording(options.lang, options.wording_folder)
    files = make_attachments(profile, wording)
    plan = _Plan(profile, wording, SHEET_FORMATS[options.form], options.theme)
    fitted = plan.fit(make_verification_code(files), has_back=options.has_back)
    pages = place_pages(plan.context(fitted.rung), fitted)
    return _make_document(plan, pages, files if plan.form.has_files else ()), fitted


def _stamp_draft(profile: Profile) -> Profile:
    return replace(profile, status=Status.DRAFT) if profile.status is Status.FINAL else profile


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a sheet is set from, before its type is known."""

    profile: Profile
    wording: Wording
    form: SheetFormat
    theme: Theme

    def context(self, rung: FitStep) -> SheetContext:
        """Return the context at the type of a rung; greys are the format's own, colours the publisher's."""
        palette = self.form.palette or self.theme.palette
        styles = Styles(rung.scale, palette)
        return SheetContext(self.profile, self.wording, styles, self.form, rung.cuts, self.theme)

    def fit(self, code: str, *, has_back: bool) -> FittedSheet:
        """Walk the ladder; `code` stands in the footer."""
        frame = self.form.sheet.frame

        def measured(rung: FitStep, extras: tuple[Extra, ...]) -> Composition:
            return compose(self.context(rung), frame.width, extras=extras, code=code)

        ladder = (*self.form.ladder, *self.form.back) if has_back else self.form.ladder
        advice = THEME_ADVICE if self.theme != DEFAULT_THEME else ""
        advice += BACK_ADVICE if self.form.back and not has_back else ""
        return fit(measured, ladder, frame.height, self.profile.origins, advice=advice)


def _make_document(
    plan: _Plan, pages: tuple[PlacedPage, ...], files: tuple[Attachment, ...]
) -> PlacedDocument:
    profile, wording = plan.profile, plan.wording
    name = wording.term(profile.jurisdiction.name).text
    place = wording.place(profile.jurisdiction.name)
    return PlacedDocument(
        pages=pages,
        title=wording.say("header.title_full", name=name),
        author=profile.publisher or plan.theme.publisher or "factsheet",
        subject=wording.say("document.subject", place=place, edition=profile.edition),
        keywords=wording.say("document.keywords", name=name),
        lang=wording.lang,
        edition=profile.edition,
        attachments=files,
        properties={"status": profile.status.value, "version": str(profile.version)},
    )


def _make_fit_report(profile: Profile, fitted: FittedSheet) -> FitReport:
    cuts: Shortening = fitted.rung.cuts
    return FitReport(
        step=fitted.rung.step,
        type_size=fitted.rung.scale.body,
        fill=round(fitted.fill, 3),
        pages=len(fitted.pages),
        extras=tuple(extra.value for extra in fitted.extras),
        shortened=hidden_entries(profile, cuts),
        left_out=tuple(sorted(cuts.left_out)),
    )
