"""Draw the pictures of the README: sheets as they are now, small enough to be looked at on a screen.

    python tools/make_pictures.py docs/pictures

Needs what the tests need (pypdfium2). To be run again whenever the page has changed.
"""

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from factsheet import resources
from factsheet.disclosure import protect_profile
from factsheet.layout import draw_sheet
from factsheet.model.sheet_options import SheetOptions
from factsheet.reading.file_names import SAMPLE
from factsheet.sources.data_library import Library, open_library
from factsheet.wording.language import find_own_language

STATES = ("MA", "TX", "VA", "GU")
SAMPLE_STATE = "ZZ"
WIDTH = 600  # pixels
COLORS = 256
MOST_BYTES = 150_000


def make_pictures(folder: Path) -> None:
    """Write a picture of each page: ``ma.png``, and ``zz_back.png`` for a second one."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped, sample = open_library(), open_library(resources.DATA / SAMPLE)
    for library, usps in [*((shipped, usps) for usps in STATES), (sample, SAMPLE_STATE)]:
        for side, page in zip(("", "_back"), draw_pages(library, usps), strict=False):
            path = folder / f"{usps.lower()}{side}.png"
            path.write_bytes(shrink_picture(page))
            print(f"{path}: {path.stat().st_size:,} bytes")


def draw_pages(library: Library, usps: str) -> list[Image.Image]:
    """Return the pages of an English handout, twice as wide as they are kept."""
    profile, options = protect_profile(library.profile(usps)).profile, SheetOptions(has_back=True)
    sheet = draw_sheet(
        profile,
        options,
        own_words=find_own_language(options.lang, library.wording_folder),
        theme=library.theme,
    )
    pages = pdfium.PdfDocument(sheet.content)
    return [page.render(scale=2 * WIDTH / page.get_width()).to_pil() for page in pages]


def shrink_picture(page: Image.Image) -> bytes:
    """Return a page as PNG of few colours."""
    height = round(page.height * WIDTH / page.width)
    small = page.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    stream = BytesIO()
    small.quantize(COLORS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    if stream.tell() > MOST_BYTES:
        raise SystemExit(f"a picture of {stream.tell():,} bytes; allowed: at most {MOST_BYTES:,}")
    return stream.getvalue()


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]))
