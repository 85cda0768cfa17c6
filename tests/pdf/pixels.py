"""Pictures typed as letters: what a page of a few points looks like, pixel by pixel."""

from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from matplotlib.patches import PathPatch

from factsheet.page.placed import Artifact, Picture
from factsheet.pdf.document import write_document
from tests.pdf.builders import a_document, a_drawing, a_figure, a_page

LETTERS: dict[tuple[int, ...], str] = {
    (255, 255, 255): "_",
    (0, 0, 0): "K",
    (255, 0, 0): "R",
    (0, 0, 255): "B",
}
SIZE = 10


def rows_of(pdf: bytes, *, scale: float = 1) -> list[str]:
    """Return the first page as rows of letters, unknown colours as ``?``, without smoothing."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=scale, no_smoothpath=True, no_smoothtext=True, rev_byteorder=True)
        pixels = bitmap.to_numpy()
        return ["".join(LETTERS.get(tuple(map(int, pixel[:3])), "?") for pixel in row) for row in pixels]
    finally:
        document.close()


def drawn(*patches: PathPatch, at: tuple[float, float] = (0, 0)) -> list[str]:
    """Return how patches look on a page of 10 by 10 points."""
    drawing = a_drawing(*patches, width=SIZE, height=SIZE)
    page = a_page(a_figure(Picture(drawing, *at)), size=(SIZE, SIZE))
    return rows_of(write_document(a_document(page)))


def artifacts_drawn(*artifacts: Artifact) -> list[str]:
    """Return how artifacts look on a page of 10 by 10 points."""
    return rows_of(write_document(a_document(a_page(a_figure(), artifacts=artifacts, size=(SIZE, SIZE)))))


def picture(text: str) -> Sequence[str]:
    """Return typed rows without their indentation."""
    return [line.strip() for line in text.strip().splitlines()]
