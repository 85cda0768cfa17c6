"""Finished sheets of the shipped data, drawn once in each test process."""

import re
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from factsheet.disclosure import protect_profile
from factsheet.layout import Sheet, draw_sheet, place_sheet
from factsheet.model import Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.placed import PlacedDocument
from factsheet.sources.data_library import Library, open_library
from factsheet.wording.language import find_own_language

HANDOUT = SheetOptions()
LOOKED_AT = ("MA", "TX")  # many small parts and few large ones: what else a page is, its text says


@cache
def library() -> Library:
    return open_library()


STATES = tuple(jurisdiction.usps for jurisdiction in library().jurisdictions)


@cache
def profile_of(usps: str) -> Profile:
    return library().profile(usps)


@cache
def sheet_of(usps: str) -> Sheet:
    return draw(profile_of(usps))


def draw(profile: Profile, options: SheetOptions = HANDOUT, *, wording_folder: Path | None = None) -> Sheet:
    """Return the sheet of a profile, drawn as every sheet is: small counts hidden first."""
    words = find_own_language(options.lang, wording_folder)
    return draw_sheet(protect_profile(profile).profile, options, own_words=words)


def place(profile: Profile, options: SheetOptions = HANDOUT) -> PlacedDocument:
    """Return the sheet of a profile before it is written, small counts hidden first."""
    return place_sheet(protect_profile(profile).profile, options).document


def text_of(pdf: bytes) -> str:
    """Return the text of all pages as a reader copies it, white space made single spaces."""
    document = pdfium.PdfDocument(pdf)
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))
