"""What is heard of real sheets: stored, so that a change of it is a diff of text, and nothing dropped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from factsheet.listening.heard_lines import list_heard_lines
from factsheet.listening.heard_records import HeardDocument, HeardElement, HeardKid, walk_texts
from factsheet.listening.printed_lines import print_document
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.pdf_files.marked_text import read_marked_texts
from factsheet.pdf_files.stream_content import read_page_content
from tests.golden import Goldens
from tests.listening.builders import hear
from tests.sheets.drawn import HANDOUT, draw, profile_of, sheet_of

# Each part of a sheet, format and language is in one of them.
HEARD = (
    ("MA", HANDOUT),
    ("TX", HANDOUT),
    ("VA", HANDOUT),
    ("GU", HANDOUT),
    ("AK", HANDOUT),
    ("DC", HANDOUT),
    ("PR", SheetOptions(lang="es")),
    ("MA", SheetOptions(Format.LARGE)),
    ("MI", SheetOptions(Format.GRANT)),
    ("LA", SheetOptions(Format.GRAY)),
)
# How to reach help, and whose counts two charts beside each other show.
TWICE = ("humantraffickinghotline.org", "888-373-7888", "24 h", "Línea Nacional, 2012 a 2016")
REPORTS = Path(__file__).parents[1] / "binding" / "reports"


def printed_lines(document: HeardDocument) -> list[str]:
    return [*print_document(document, list_heard_lines(document))]


@pytest.mark.parametrize(
    ("usps", "options"),
    HEARD,
    ids=lambda value: value if isinstance(value, str) else f"{value.form}-{value.lang}",
)
def test_a_sheet_is_heard_as_stored_and_as_a_whole(
    usps: str, options: SheetOptions, goldens: Goldens
) -> None:
    """All in one test, so that each sheet is drawn once in whatever process it comes to."""
    content = sheet_of(usps).content if options == HANDOUT else draw(profile_of(usps), options).content
    document = hear(content)
    assert_whole(content, document)
    assert_heard(document)
    lines = [*printed_lines(document), ""]
    again = [line for line in lines if line.startswith("Heard ")]
    assert [line for line in again if not any(words in line for words in TWICE)] == []
    goldens.check_text(f"heard_{usps.lower()}_{options.form}_{options.lang}.txt", "\n".join(lines))


def assert_whole(content: bytes, document: HeardDocument) -> None:
    """All text of the pages that is no artifact is in the tree, once."""
    drawn = Counter[str]()
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            marks = read_marked_texts(read_page_content(page.obj), page.resources)
            drawn += Counter(mark.text.strip() for mark in marks if not mark.is_artifact)
    shown = Counter(text.shown.strip() for text in walk_texts(document.kids))
    assert drawn.total() > 30
    assert Counter(filter(None, shown.elements())) == Counter(filter(None, drawn.elements()))
    assert document.faults == ()


def assert_heard(document: HeardDocument) -> None:
    """All text is in the lines, but that in figures and wherever other words are heard for it."""
    said = " ".join(
        piece.text for line in list_heard_lines(document) if line.word != "Figure" for piece in line.pieces
    )
    replaced = [kid for kid in walk_elements(document.kids) if kid.instead is not None]
    hidden = Counter(
        word for each in replaced for text in walk_texts(each.kids) for word in text.shown.split()
    )
    shown = Counter(word for text in walk_texts(document.kids) for word in text.shown.split())
    assert len(said.split()) > 100
    assert {word for word in shown - hidden if word not in said} == set()


def walk_elements(kids: Sequence[HeardKid]) -> Iterator[HeardElement]:
    for kid in kids:
        if isinstance(kid, HeardElement):
            yield kid
            yield from walk_elements(kid.kids)


@pytest.mark.parametrize(
    ("program", "lines"),
    [
        ("word", ["Heading 2  Figures of the program", "  Row  Season Spring; Letters 12"]),
        ("typst", ["  Item  1. Open a second door.", "  More is at [link: the program’s page]."]),
        ("weasyprint", ["  Caption  Letters by season", "  Row  Spring: Letters 12"]),
        ("libreoffice", ["Paragraph  [es-US: Este informe es inventado: sirve solo para pruebas.]"]),
        ("chromium", ["  Item  3. Print what was learned.", "  Row  Autumn: Letters 18"]),
        ("lualatex", ["Paragraph  Figures of the program", "  Leads to  https://example.org/harbor"]),
    ],
)
def test_files_of_other_programs_are_heard(program: str, lines: list[str]) -> None:
    document = hear((REPORTS / f"{program}.pdf").read_bytes())
    assert [line for line in lines if line not in printed_lines(document)] == []
    assert document.faults == ()
