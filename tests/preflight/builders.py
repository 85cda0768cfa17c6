"""Small PDF files to measure, made with as little as shows the one thing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from factsheet.preflight.measured import Measured, RuleLimit
from factsheet.preflight.measures import MEASURES
from factsheet.preflight.pdf_survey import PdfSurvey, open_survey

LETTER = (612.0, 792.0)
Draw: TypeAlias = Callable[[Canvas], None]
Edit: TypeAlias = Callable[[pikepdf.Pdf], object]


def a_pdf(*draw: Draw, size: tuple[float, float] = LETTER, edit: Edit | None = None) -> bytes:
    """Return a file with a page for each function that draws."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for each in draw or (nothing,):
        each(canvas)
        canvas.showPage()
    canvas.save()
    return edited(buffer.getvalue(), edit) if edit else buffer.getvalue()


def nothing(_canvas: Canvas) -> None:
    """Draw an empty page."""


def text(
    words: str = "The quick brown fox jumps over the lazy dog",
    *,
    size: float = 12,
    x: float = 72,
    y: float = 400,
    color: str = "#000000",
    face: str = "Helvetica",
) -> Draw:
    """Return what draws one line of text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(face, size)
        canvas.setFillColor(color)
        canvas.drawString(x, y, words)

    return draw


def several(*draw: Draw) -> Draw:
    """Return what draws several things on one page."""

    def draw_all(canvas: Canvas) -> None:
        for each in draw:
            each(canvas)

    return draw_all


def rectangle(x: float, y: float, width: float, height: float, color: str = "#000000") -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(color)
        canvas.rect(x, y, width, height, stroke=0, fill=1)

    return draw


def picture(x: float, y: float, width: float, height: float) -> Draw:
    """Return what draws a picture, as a scanner makes one."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "#cccccc")), x, y, width, height)

    return draw


def lines(count: int, leading: float, *, x: float = 72, top: float = 700, size: float = 11) -> Draw:
    """Return what draws lines below each other."""
    return several(*(text(f"Line {at} of some", x=x, y=top - at * leading, size=size) for at in range(count)))


def edited(content: bytes, edit: Edit) -> bytes:
    """Return a file after a change."""
    with pikepdf.open(BytesIO(content)) as pdf:
        edit(pdf)
        buffer = BytesIO()
        pdf.save(buffer, fix_metadata_version=False)
    return buffer.getvalue()


def a_tagged_pdf(
    content: str,
    elements: Sequence[tuple[str, Sequence[int]]],
    *,
    edit: Edit | None = None,
) -> bytes:
    """Return a tagged page.

    Args:
        content: Operators of the page, with marked content; the font is called F.
        elements: Tag and numbers of marked content of each element.
        edit: A further change.
    """
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page(page_size=LETTER)
    page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    page.obj.Contents = pdf.make_stream(content.encode())
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = Array(
        [
            pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=tree, Pg=page.obj, K=Array(mcids))
            )
            for role, mcids in elements
        ]
    )
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    if edit:
        edit(pdf)
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def marked(tag: str, mcid: int | None, words: str, *, size: float = 12, y: float = 400) -> str:
    """Return operators that show a line of text in marked content."""
    properties = "BMC" if mcid is None else f"<</MCID {mcid}>> BDC"
    return f"/{tag} {properties} BT /F {size} Tf 72 {y} Td ({words}) Tj ET EMC\n"


@contextmanager
def survey(folder: Path, content: bytes, name: str = "a.pdf") -> Iterator[PdfSurvey]:
    """Open a file to be measured."""
    path = folder / name
    path.write_bytes(content)
    with open_survey(path, [path]) as opened:
        yield opened


def measure(folder: Path, content: bytes, name: str, *limit: object, file: str = "a.pdf") -> tuple[str, str]:
    """Return the answer of a measure for a file, and what was found."""
    with survey(folder, content, file) as opened:
        measured = take(opened, name, *limit)
        return measured.answer.value, measured.found


def take(opened: PdfSurvey, name: str, *limit: object) -> Measured:
    """Return what a measure says of an opened file."""
    return MEASURES[name].take(opened, RuleLimit(tuple(map(str, limit))))
