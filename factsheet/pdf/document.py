"""A placed document written as one PDF file, in one pass."""

from functools import cache
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from factsheet import resources
from factsheet.page.placed import PlacedDocument, PlacedPage
from factsheet.pdf.archival import ArchivalDocument, make_stream, open_canvas
from factsheet.pdf.artifacts import draw_artifacts
from factsheet.pdf.attachments import attach_files
from factsheet.pdf.content import Content
from factsheet.pdf.embedded_fonts import EmbeddedFonts
from factsheet.pdf.heading_bookmarks import add_bookmarks
from factsheet.pdf.marks import PageMarks, draw_element
from factsheet.pdf.metadata import build_xmp_packet, format_file_date
from factsheet.pdf.object_syntax import format_array, format_dictionary
from factsheet.pdf.private_data import keep_private_data
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.pdf.structure import StructureTree
from factsheet.version import PRODUCER


def write_document(document: PlacedDocument) -> bytes:
    """Return a tagged PDF file that is accessible and archivable by the standards of the document.

    The same document gives the same bytes on every machine.

    Raises:
        ValueError: There is no page or no title, a figure has no alternate text, a link leads elsewhere than
            to https or mailto, marks stand in a role that holds none, a character has no glyph, or a figure
            asks for what cannot be archived.
    """
    if not document.pages or not document.title.strip():
        raise ValueError("a document needs a title and at least one page")
    standard = FILE_STANDARDS[document.standard]
    canvas, pdf = open_canvas(BytesIO(), standard, lang=document.lang, edition=document.edition)
    _describe_document(canvas, pdf, document)
    tree, fonts = StructureTree(pdf), EmbeddedFonts()
    for page in document.pages:
        marks = PageMarks(Content(pdf, fonts), tree)
        key = tree.begin_page()
        _draw_page(canvas, marks, page)
        pdf.tie_page(key, marks.annotations, marks.content.objects)
    pages = pdf.list_pages()
    date = format_file_date(document.edition)
    files = attach_files(pdf, document.attachments, date=date)
    tree.finish(pages, {name: file.description for name, file in files.items()})
    fonts.add_to(pdf)
    _complete_catalog(pdf, tree)
    add_bookmarks(pdf, tree.headings, pages)
    if document.private is not None:
        attached = files.get(document.private.name)
        keep_private_data(pdf, document.private, attached.stream if attached else None, date=date)
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
    # Metadata stay readable for tools that look for them without reading the file.
    packet = {"Type": "/Metadata", "Subtype": "/XML"}
    metadata = pdf.add_stream(build_xmp_packet(document, pdf.standard), packet, is_compressed=False)
    pdf.set_catalog({"Metadata": metadata, "ViewerPreferences": "<</DisplayDocTitle true>>"})


def _draw_page(canvas: Canvas, marks: PageMarks, page: PlacedPage) -> None:
    """Draw what is not read, then what is read, in its order."""
    canvas.setPageSize((page.width, page.height))
    draw_artifacts(marks.content, page.artifacts)
    for element in page.content:
        draw_element(marks, marks.tree.top, element)
    canvas.addLiteral(marks.content.code())
    canvas.showPage()


@cache
def _make_color_profile() -> bytes:
    """Return the stream of the profile that says what the colours mean."""
    return make_stream(resources.SRGB_PROFILE.read_bytes(), {"N": 3})


def _complete_catalog(pdf: ArchivalDocument, tree: StructureTree) -> None:
    """Name the structure tree and the colours' meaning."""
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": "(sRGB)",
        "Info": "(sRGB IEC61966-2.1)",
        "DestOutputProfile": pdf.add_finished(_make_color_profile()),
    }
    pdf.set_catalog(
        {
            "MarkInfo": "<</Marked true>>",
            "StructTreeRoot": tree.reference,
            "OutputIntents": format_array([format_dictionary(intent)]),
        }
    )
