"""Each file is itself: its title, its data and its structure name the state whose name the file has.

When many sheets are drawn at a time, by processes or machines that share folders, one state's chart under
another's name is the worst that can happen. So the finished file is asked, just before it is put in place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from factsheet.disclosure import SafeProfile
from factsheet.errors import Fault, OutputError, PdfError
from factsheet.model.sheet_options import SheetOptions
from factsheet.pdf.carried_data import take_carried_data
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.pdf_files.marked_text import read_marked_texts
from factsheet.pdf_files.opened_pdf import open_pdf_bytes
from factsheet.pdf_files.structure_walk import list_kids, walk_elements
from factsheet.pdf_files.traits import read_title
from factsheet.wording.language import choose_wording
from factsheet.wording.language_files import LanguageFile

ALLOWED = "a sheet of its own state; draw it again, and report this line: it is a fault of the program"


@dataclass(frozen=True, slots=True)
class ExpectedSheet:
    """What the file of a sheet must say of itself.

    Attributes:
        usps: Its state.
        name: The state's name in the language of the sheet.
        edition: Its edition.
        lang: Its language, as in RFC 3066.
        version: Of PDF.
    """

    usps: str
    name: str
    edition: int
    lang: str
    version: str


def expect_sheet(
    profile: SafeProfile, options: SheetOptions, own_words: LanguageFile | None
) -> ExpectedSheet:
    """Return what the file of a sheet must say of itself.

    Args:
        profile: What the sheet shows.
        options: How it is drawn.
        own_words: The words of its language, where they are not those that came with the program.
    """
    wording = choose_wording(options.lang, own_words)
    place, version = profile.jurisdiction, FILE_STANDARDS[options.standard].version_name
    return ExpectedSheet(place.usps, wording.term(place.name).text, profile.edition, wording.lang, version)


def refuse_other_sheet(content: bytes, expected: ExpectedSheet, place: str) -> None:
    """Refuse a file that is not the sheet that it is about to be called.

    Args:
        content: The file.
        expected: What it must say.
        place: What messages call it.

    Raises:
        OutputError: It names another state, edition, language or version of PDF, or cannot be read back.
    """
    try:
        with open_pdf_bytes(content, place) as pdf:
            told = dict(_list_told(pdf))
    except PdfError as error:
        raise OutputError(*error.faults) from error
    name, stem = _fold_text(expected.name), f"{expected.usps.lower()}_"
    is_own = {
        "title": name in _fold_text(told["title"]),
        "heading": name in _fold_text(told["heading"]),
        "language": told["language"] == expected.lang,
        "version": told["version"] == expected.version,
        "data": told["data"] == f"{expected.usps} {expected.edition}",
        "attachment": all(file.startswith(stem) for file in told["attachment"].split()),
    }
    faults = [Fault(place, 1, field, repr(told[field]), ALLOWED) for field, own in is_own.items() if not own]
    if faults:
        raise OutputError(*faults)


def _list_told(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield what a file says of itself, by what says it."""
    yield "title", str(pdf.docinfo.get("/Title", "")) or read_title(pdf)
    yield "version", pdf.pdf_version
    yield "language", str(pdf.Root.get("/Lang", ""))
    yield "attachment", " ".join(sorted(pdf.attachments))
    yield "heading", _read_first_heading(pdf)
    yield "data", _read_data(pdf)


def _read_first_heading(pdf: pikepdf.Pdf) -> str:
    """Return the text of the first H1 of the structure tree, as the first page shows it; "" for none."""
    elements = walk_elements(pdf.Root.StructTreeRoot.get("/K"))
    heading = next((element for element in elements if element.get("/S") == "/H1"), None)
    if heading is None:
        return ""
    kids: list[object] = [*list_kids(heading.get("/K"))]
    numbers = {kid for kid in kids if isinstance(kid, int)}
    page = pdf.pages[0]
    content = page.Contents.read_bytes()
    end = content.find(b"EMC", content.rfind(b"/H1"))  # what follows is not needed, and takes long to read
    marked = read_marked_texts(content[:end] + b"EMC", page.Resources)
    return " ".join("".join(text.text for text in marked if text.mcid in numbers).split())


def _read_data(pdf: pikepdf.Pdf) -> str:
    """Return postal code and edition in the data that a file carries; "" where it carries none."""
    try:
        carried = take_carried_data(pdf, "sheet")
    except PdfError:
        return ""
    place = carried.profile.get("jurisdiction")
    usps = place.get("usps") if isinstance(place, dict) else None
    return f"{usps} {carried.profile.get('edition')}"


def _fold_text(text: str) -> str:
    """Return a text as it is compared: a heading is set in several lines."""
    return "".join(text.split()).casefold()
