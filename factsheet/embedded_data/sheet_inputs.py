"""What a sheet is drawn from, as digests: whether one that stands in a folder is still the one to be drawn.

All of it is on the sheet or in its file. No digest is made of data as they were before small counts were
hidden: a small count can be guessed until the digest fits.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from factsheet.digests import digest_fonts, make_digest
from factsheet.model import StateShapes
from factsheet.wording.language_files import LanguageFile


@dataclass(frozen=True, slots=True)
class SheetInputs:
    """SHA-256, in hexadecimal digits, of each part that a sheet is drawn from.

    Attributes:
        data: What the sheet shows, as its file carries it.
        drawing: What it is drawn with, as its file carries it: options, classes, theme, version.
        shapes: The county shapes.
        fonts: The files of all faces.
        wording: The words of its language.
        standard: The standards that the file keeps, by their names.
    """

    data: str
    drawing: str
    shapes: str
    fonts: str
    wording: str
    standard: str

    def to_dict(self) -> dict[str, str]:
        """Return the parts by name."""
        return asdict(self)


def make_sheet_inputs(
    data: bytes, drawing: bytes, shapes: StateShapes, words: LanguageFile, standard: str
) -> SheetInputs:
    """Return what a sheet is drawn from.

    Args:
        data: The profile as it is carried.
        drawing: What it is drawn with, as it is carried.
        shapes: The county shapes.
        words: The words of its language.
        standard: The standards that the file keeps.
    """
    return SheetInputs(
        data=make_digest(data),
        drawing=make_digest(drawing),
        shapes=_digest_shapes(shapes),
        fonts=digest_fonts(),
        wording=_digest_words(words),
        standard=standard,
    )


@lru_cache(maxsize=8)  # a state has eight sheets, one after the other
def _digest_shapes(shapes: StateShapes) -> str:
    return make_digest(repr(shapes).encode())


def _digest_words(words: LanguageFile) -> str:
    """Return the digest of what a language says, wherever its file lies."""
    said = (
        *(words.lang, words.locale, words.contractions, words.articles, words.texts, words.terms),
        words.expansions,
    )
    return make_digest(json.dumps([part if isinstance(part, str) else dict(part) for part in said]).encode())
