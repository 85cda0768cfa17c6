"""A placed document written as one PDF file, in one pass."""

from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from factsheet import resources
from factsheet.page.placed import PlacedDocument, PlacedPage
from factsheet.pdf.archival import ArchivalDocument, open_canvas
from factsheet.pdf.artifacts import draw_artifacts
from factsheet.pdf.attachments import attach_files
from factsheet.pdf.content import Content
from factsheet.pdf.heading_bookmarks import LEAST_PAGES, Bookmark, add_bookmarks, find_bookmarks
from factsheet.pdf.marks import PageMarks, draw_element
from factsheet.pdf.metadata import build_xmp_packet, format_file_date
from factsheet.pdf.private_data import keep_private_data
from factsheet.pdf.structure import StructureTree
from factsheet.version import PRODUCER


def write_document(document: PlacedDocument) -> bytes:
    """Return a tagged PDF file: PDF/UA-1 with PDF/A-3a, or PDF/A-2a where nothing is attached.

    The same document gives the same bytes on every machine.

    Raises:
        ValueError: There is no page or no title, a figure has no alternate text, a link leads elsewhere than
            to https or mailto, marks stand in a role that holds none, a character has no glyph, or a figure
            asks for what cannot be archived.
    """
    if not document.pages or not document.title.strip():
        raise ValueError("a document needs a title and at least one page")
    canvas, pdf = open_canvas(BytesIO(), lang=document.lang, edition=document.edition)
    _describe_document(canvas, pdf, document)
    tree = StructureTree(pdf)
    bookmarks = [bookmark for page in document.pages for bookmark in _draw_page(canvas, pdf, tree, page)]
    tree.finish()
    _complete_catalog(pdf, tree)
    add_bookmarks(pdf, bookmarks if len(document.pages) >= LEAST_PAGES else ())
    date = format_file_date(document.edition)
    streams = attach_files(pdf, document.attachments, date=date)
    if document.private is not None:
        keep_private_data(pdf, document.private, streams.get(document.private.name), date=date)
    data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]  # untyped in the stub
    return data


def _describe_document(canvas: Canvas, pdf: ArchivalDocument, document: PlacedDocument) -> None:
    """Set title, language and metadata; viewers show the title instead of the file's name."""
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setKeywords(document.keywords)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    packet = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog: Any = pdf.catalog  # entries are attributes that the stub cannot know
    catalog.Metadata = pdf.add_stream(build_xmp_packet(document), packet)


def _draw_page(
    canvas: Canvas, pdf: ArchivalDocument, tree: StructureTree, page: PlacedPage
) -> tuple[Bookmark, ...]:
    """Draw what is not read, then what is read, in its order; return the headings that stand on the page."""
    canvas.setPageSize((page.width, page.height))
    reference = pdf.thisPageRef()
    key = tree.begin_page(reference)
    content = Content(pdf)
    draw_artifacts(content, page.artifacts)
    marks = PageMarks(content, tree, reference)
    for element in page.content:
        draw_element(marks, tree.top, element)
    canvas.addLiteral(content.code())
    canvas.showPage()
    _tie_page(pdf, key, marks)
    return tuple(find_bookmarks(page, reference))


def _tie_page(pdf: ArchivalDocument, key: int, marks: PageMarks) -> None:
    """Give the finished page its key in the parent tree, its tab order, annotations, pictures and forms."""
    page = pdf.Pages.pages[-1]  # type: ignore[attr-defined]  # missing in the stub
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = key
    page.Tabs = PDFName("S")  # ISO 14289-1, 7.18.3
    if marks.annotations:
        page.Annots = PDFArray(marks.annotations)
    if marks.content.objects:
        page.XObjects = PDFDictionary(marks.content.objects)


def _complete_catalog(pdf: ArchivalDocument, tree: StructureTree) -> None:
    """Name the structure tree and the colours' meaning."""
    catalog: Any = pdf.catalog  # entries are attributes that the stub cannot know
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.StructTreeRoot = tree.reference
    profile = pdf.add_stream(resources.SRGB_PROFILE.read_bytes(), {"N": 3})
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": profile,
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
