"""Finished sheets of the shipped data, drawn once in each test process."""

import re
from functools import cache

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from factsheet.layout import Sheet, draw_sheet
from factsheet.model import Profile
from factsheet.sources.library import Library, open_library

LOOKED_AT = ("MA", "TX", "VA", "AK", "GU", "OH")


@cache
def library() -> Library:
    return open_library()


STATES = tuple(jurisdiction.usps for jurisdiction in library().jurisdictions)


@cache
def profile_of(usps: str) -> Profile:
    return library().profile(usps)


@cache
def sheet_of(usps: str) -> Sheet:
    return draw_sheet(profile_of(usps))


def text_of(pdf: bytes) -> str:
    """Return the text of all pages as a reader copies it, white space made single spaces."""
    document = pdfium.PdfDocument(pdf)
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))
