"""Comparison with stored pages: as text line by line, as pictures tile by tile.

`pytest --update-golden` rewrites what differs. On failure the actual page lies in tests/failures/, which git
does not keep.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from PIL import Image

GOLDEN = Path(__file__).parent / "goldens"
FAILURES = Path(__file__).parent / "failures"
DPI = 100
TILE = 32
MOST_DIFFERENCE = 4.0  # root mean square of a tile, of 255: one wrong digit in 8 pt type moves it by 12


@dataclass(frozen=True, slots=True)
class Goldens:
    """The stored pages, and whether they are to be rewritten."""

    is_update: bool

    def check_text(self, name: str, actual: str) -> None:
        """Fail if the text differs from the stored one."""
        path = GOLDEN / name
        if self.is_update and (not path.exists() or path.read_text(encoding="utf-8") != actual):
            path.write_text(actual, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if actual != expected:
            FAILURES.mkdir(exist_ok=True)
            (FAILURES / name).write_text(actual, encoding="utf-8")
        assert actual == expected

    def check_page(self, name: str, pdf: bytes) -> None:
        """Fail if a tile of the first page differs from the stored picture."""
        path, actual = GOLDEN / name, rendered(pdf)
        if self.is_update and (not path.exists() or worst_tile(_read(path), actual) > MOST_DIFFERENCE):
            Image.fromarray(actual).quantize(64).save(path, optimize=True)
        worst = worst_tile(_read(path), actual) if path.exists() else 255.0
        if worst > MOST_DIFFERENCE:
            FAILURES.mkdir(exist_ok=True)
            Image.fromarray(actual).save(FAILURES / name)
        assert worst <= MOST_DIFFERENCE


def rendered(pdf: bytes) -> NDArray[np.uint8]:
    """Return the first page in grey, shape (height, width), 0 black to 255 white."""
    page = pdfium.PdfDocument(pdf)[0]
    return np.asarray(page.render(scale=DPI / 72).to_pil().convert("L"))


def worst_tile(expected: NDArray[np.uint8], actual: NDArray[np.uint8]) -> float:
    """Return the largest root mean square difference of all tiles; 255 where the sizes differ."""
    if expected.shape != actual.shape:
        return 255.0
    squared = (expected.astype(float) - actual.astype(float)) ** 2
    height, width = squared.shape
    padded = np.pad(squared, ((0, -height % TILE), (0, -width % TILE)))
    tiles = padded.reshape(padded.shape[0] // TILE, TILE, padded.shape[1] // TILE, TILE)
    return float(np.sqrt(tiles.mean(axis=(1, 3)).max()))


def _read(path: Path) -> NDArray[np.uint8]:
    return np.asarray(Image.open(path).convert("L"))
