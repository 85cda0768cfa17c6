"""Small placed documents, and finished files read back."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
from matplotlib.patches import PathPatch

from factsheet.embedded_data import Attachment
from factsheet.figures.drawing import Drawing
from factsheet.geometry import Box
from factsheet.page.placed import (
    Artifact,
    Drawable,
    Element,
    Panel,
    Picture,
    PlacedDocument,
    PlacedPage,
    QrCode,
    Role,
    Rule,
)
from factsheet.pdf.document import write_document
from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.text_run import Run

QR_DATA = "https://humantraffickinghotline.org/state/massachusetts"


def a_run(text: str, x: float = 72, y: float = 700, *, face: Face = Face.REGULAR, size: float = 10) -> Run:
    return Run(text, x, y, measure_text(text.rstrip(" "), face, size), face, size, "#1b1b1b")


def an_element(role: Role, *children: Element | Drawable, **entries: Any) -> Element:
    return Element(role, children, **entries)


def a_paragraph(text: str = "Words.", x: float = 72, y: float = 700) -> Element:
    return an_element(Role.PARAGRAPH, a_run(text, x, y))


def a_link(*runs: Run, url: str | None = "https://example.org/report?year=2023&state=MA") -> Element:
    return an_element(Role.LINK, *runs, url=url)


def a_drawing(
    *patches: PathPatch, runs: Sequence[Run] = (), width: float = 20, height: float = 10
) -> Drawing:
    return Drawing(patches, tuple(runs), width, height)


def a_figure(mark: Drawable | None = None, alt: str | None = "A figure.") -> Element:
    return an_element(Role.FIGURE, mark or Picture(a_drawing(), 72, 500), alt=alt)


def a_page(
    *content: Element, artifacts: Sequence[Artifact] = (), size: tuple[float, float] = (612, 792)
) -> PlacedPage:
    return PlacedPage(size[0], size[1], content or (a_paragraph(),), tuple(artifacts))


def a_document(*pages: PlacedPage, **fields: Any) -> PlacedDocument:
    values: dict[str, Any] = {
        "title": "Massachusetts: Efforts to Combat Human Trafficking",
        "author": "An agency",
        "subject": "One-page profile",
        "keywords": "Massachusetts, 2023",
        "lang": "en-US",
        "edition": 2023,
    }
    return PlacedDocument(pages or (a_page(),), **(values | fields))


def an_attachment(name: str) -> Attachment:
    return Attachment(name, b"county,offenses\nSuffolk,51\n", "text/csv", "County table")


def some_attachments() -> tuple[Attachment, ...]:
    table = an_attachment("ma_counties.csv")
    profile = Attachment("ma.yaml", b"state: MA\n", "application/yaml", "The sheet's data", "Source")
    return (table, profile)


def a_full_page() -> PlacedPage:
    """Return a page that holds every role and every kind of mark."""
    heading = an_element(
        Role.H1, a_run("Massachusetts: ", face=Face.BOLD, size=25), a_run("Efforts", 280, face=Face.LIGHT)
    )
    link = a_link(a_run("the national ", 150, 680), a_run("referral directory", 72, 668))
    paragraph = an_element(Role.PARAGRAPH, a_run("Agencies are in ", 72, 680), link, a_run(".", 160, 668))
    items = [
        an_element(Role.ITEM, an_element(Role.LABEL, a_run(f"{n} ", y=640 - 12 * n)), _body(n))
        for n in (1, 2)
    ]
    return a_page(
        heading,
        paragraph,
        an_element(Role.H2, Run("LAWS", 72, 650, 30, Face.BOLD, 8.6, "#162e51", 0.34)),
        an_element(Role.LIST, *items, numbering="Decimal"),
        an_element(Role.H3, a_run("Counties", y=590)),
        a_table(),
        a_figure(),
        an_element(
            Role.LINK, a_figure(QrCode(QR_DATA, Box(480, 100, 60, 60), "#162e51"), "QR code"), url=QR_DATA
        ),
        artifacts=(
            Rule(72, 730, 540, 730, 0.9, "#162e51"),
            Panel(Box(70, 95, 472, 80), "#e7e9ec", "#162e51"),
            a_run("MA 2023 page 1", 480, 40),
        ),
    )


def _body(number: int) -> Element:
    span = an_element(Role.SPAN, a_run("§ 26D", 120, 640 - 12 * number, face=Face.ITALIC), lang="es")
    return an_element(Role.BODY, a_run(f"Law {number} ", 84, 640 - 12 * number), span)


def a_table() -> Element:
    def row(y: float, *cells: Element) -> Element:
        return an_element(Role.ROW, *cells)

    head = [
        an_element(Role.HEADER_CELL, a_run(text, x, 560), scope="Column")
        for text, x in (("County ", 72), ("Cases ", 140))
    ]
    name = an_element(Role.HEADER_CELL, a_run("Suffolk ", y=548), scope="Row")
    caption = an_element(Role.CAPTION, a_run("Counties with most cases", y=575))
    return an_element(
        Role.TABLE, caption, row(560, *head), row(548, name, an_element(Role.CELL, a_run("51 ", 140, 548)))
    )


def opened(document: PlacedDocument) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(write_document(document)))


def page_text(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


def tree_lines(pdf: pikepdf.Pdf) -> list[str]:
    """Return the structure tree as indented text: roles, attributes, numbers of their content."""
    return list(_lines(pdf.Root.StructTreeRoot.K, 0))


def _lines(element: Any, depth: int) -> Iterator[str]:
    told = [str(element.S)[1:]]
    told += [f'{key.lower()}="{element[f"/{key}"]}"' for key in ("Alt", "Lang") if f"/{key}" in element]
    if "/A" in element:
        told += [f"{key[1:]}={_plain(value)}" for key, value in element.A.items() if key != "/O"]
    kids = kids_of(element)
    told += [f"mcid={kid}" for kid in kids if isinstance(kid, int)]
    told += [
        f"link={kid.Obj.A.URI}" for kid in kids if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
    ]
    yield "  " * depth + " ".join(told)
    for kid in kids:
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            yield from _lines(kid, depth + 1)


def kids_of(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _plain(value: Any) -> str:
    return (
        "[" + " ".join(map(str, value)) + "]"
        if isinstance(value, pikepdf.Array)
        else str(value).removeprefix("/")
    )
