"""THE layout module: from a profile to the finished sheet.

It draws the one-page profile with matplotlib demographic charts and a county-level heat map, and assembles
it with ReportLab into a printable PDF. Every step is a function of a layer below.
"""

from dataclasses import dataclass, replace

from factsheet.carried import carried_files, verification_code
from factsheet.model import Profile, Status
from factsheet.page.compose import Composition, Extra, compose
from factsheet.page.fit import Fit, fit
from factsheet.page.frames import LETTER, SheetSize
from factsheet.page.job import Job
from factsheet.page.placed import Attachment, PlacedDocument, PlacedPage
from factsheet.page.styles import Styles, TypeScale
from factsheet.pdf import write_document
from factsheet.theme import Palette
from factsheet.wording.language import Wording, load_wording


@dataclass(frozen=True, slots=True)
class FitReport:
    """What the ladder did to make a sheet fit.

    Attributes:
        step: Name of the ladder's step.
        type_size: Of running text, in points.
        fill: Share of the page's height that is filled, 0 to 1.
        extras: Blocks taken in because there was room.
    """

    step: str
    type_size: float
    fill: float
    pages: int
    extras: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its file name, its bytes and how it came to fit."""

    name: str
    content: bytes
    report: FitReport


def draw_sheet(profile: Profile, *, lang: str = "en", is_draft: bool = False) -> Sheet:
    """Return the sheet of a profile: one Letter page as tagged PDF/UA-1 and PDF/A-3a.

    Args:
        profile: As joined by `sources`, safe to print.
        lang: Two letters, a wording file.
        is_draft: Stamp the sheet as a draft, whatever the profile says.

    Raises:
        LayoutError: The text does not fit at the smallest type; the fault names block, file and line.
    """
    profile = _stamped(profile) if is_draft else profile
    wording = load_wording(lang)
    files = carried_files(profile, wording)
    code = verification_code(files)
    fitted = _fit_page(profile, wording, code)
    page = _place_page(fitted, LETTER)
    content = write_document(_document(profile, wording, page, files))
    return Sheet(sheet_name(profile), content, _report(fitted))


def sheet_name(profile: Profile) -> str:
    """Return the file name: letters, digits and underscores alone, as every portal takes it."""
    return f"{profile.jurisdiction.usps.lower()}_trafficking_{profile.edition}.pdf"


def _stamped(profile: Profile) -> Profile:
    return replace(profile, status=Status.DRAFT) if profile.status is Status.FINAL else profile


def _fit_page(profile: Profile, wording: Wording, code: str) -> Fit:
    def measured(scale: TypeScale, extras: tuple[Extra, ...]) -> Composition:
        job = Job(profile, wording, Styles(scale, Palette()))
        return compose(job, LETTER.frame.width, extras=extras, code=code)

    return fit(measured, LETTER.frame.height, profile.origins)


def _place_page(fitted: Fit, sheet: SheetSize) -> PlacedPage:
    placed = fitted.composition.place(sheet.frame)
    return PlacedPage(sheet.width, sheet.height, placed.elements, placed.ornaments)


def _document(
    profile: Profile, wording: Wording, page: PlacedPage, files: tuple[Attachment, ...]
) -> PlacedDocument:
    name = wording.term(profile.jurisdiction.name).text
    place = wording.place(profile.jurisdiction.name)
    return PlacedDocument(
        pages=(page,),
        title=wording.say("header.title_full", name=name),
        author=profile.publisher or "factsheet",
        subject=wording.say("document.subject", place=place, edition=profile.edition),
        keywords=wording.say("document.keywords", name=name),
        lang=wording.lang,
        edition=profile.edition,
        attachments=files,
        properties={"status": profile.status.value, "version": str(profile.version)},
    )


def _report(fitted: Fit) -> FitReport:
    extras = tuple(extra.value for extra in fitted.extras)
    return FitReport(fitted.step.name, fitted.step.scale.body, round(fitted.fill, 3), 1, extras)
