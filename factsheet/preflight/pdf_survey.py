"""A PDF file with what is measured in it, each part when a rule first asks for it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf

from factsheet.pdf_files.opened_pdf import open_pdf_bytes, read_pdf
from factsheet.pdf_files.traits import PdfTraits, read_traits
from factsheet.preflight.page_survey import PageSurvey, survey_pages
from factsheet.preflight.tag_survey import TagSurvey, survey_tags
from factsheet.preflight.text_lines import TextLine, split_into_lines
from factsheet.reading.files import format_path


@dataclass(frozen=True)
class PdfSurvey:
    """An opened file.

    Attributes:
        path: Where it lies.
        content: Its bytes.
        package: The files that go to the same place, it among them.
    """

    path: Path
    content: bytes
    pdf: pikepdf.Pdf
    package: tuple[Path, ...]

    @cached_property
    def traits(self) -> PdfTraits:
        """What sort of file it is."""
        return read_traits(self.pdf)

    @cached_property
    def pages(self) -> tuple[PageSurvey, ...]:
        """Its pages, rendered."""
        return survey_pages(self.content, self.pdf)

    @cached_property
    def tags(self) -> TagSurvey:
        """Its structure tree."""
        return survey_tags(self.pdf)

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Its lines of text outside figures."""
        figures = self.tags.figure_contents
        return tuple(
            line
            for page in self.pages
            for line in split_into_lines(page.number, page.glyphs, figures.get(page.number - 1, ()))
        )

    @cached_property
    def text(self) -> str:
        """What is seen of its text, in the order of the file."""
        return " ".join("".join(glyph.text for glyph in page.glyphs) for page in self.pages)

    @property
    def unseen_pages(self) -> str:
        """Which part of the file was not looked at, in the words of a report; empty where all was."""
        unread = [page.number for page in self.pages if not page.is_whole]
        if unread:
            return f"page {unread[0]} could not be read whole"
        is_cut = len(self.pages) < len(self.pdf.pages)
        return f"the first {len(self.pages)} of {len(self.pdf.pages)} pages" if is_cut else ""


@contextmanager
def open_survey(path: Path, package: Sequence[Path]) -> Iterator[PdfSurvey]:
    """Open a file to be measured.

    Raises:
        PdfError: It cannot be read, or needs a password.
    """
    content = read_pdf(path)
    with open_pdf_bytes(content, format_path(path)) as pdf:
        yield PdfSurvey(path, content, pdf, (*package,))
