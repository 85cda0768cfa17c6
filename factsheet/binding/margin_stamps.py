"""Stamps in the margin of finished pages: pagination artifacts (ISO 32000-1, 14.8.2.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from PIL import Image

from factsheet.binding.stamp_text import STAMP_SIZE, StampedText
from factsheet.errors import Fault, UsageError
from factsheet.geometry import POINTS_PER_INCH, Box

_MARGIN = 36.0  # from the edge to the end of the text, as on the sheets
_HEIGHTS = (22.0, 28.0, 16.0)  # of the baseline below the upper edge or above the lower one, the best first
_LARGEST = 3000  # points of a side of a page that is drawn
_CLEAR = 2.0  # points of white around the text
_WHITE = 245  # of 255, the least that counts as blank
_INK = "0.106 g"
_ARTIFACT = "/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"


@dataclass(frozen=True, slots=True)
class StampPlace:
    """Where a stamp stands, in points from the lower left corner of the page as it is seen.

    Attributes:
        kind: "Header" or "Footer".
        is_clear: Whether nothing else is drawn there.
    """

    x: float
    y: float
    kind: str = "Header"
    is_clear: bool = True


def draw_page_pictures(content: bytes) -> Iterator[Image.Image]:
    """Yield each page of a file as it is seen, a pixel a point, in greys; of a huge one a dark corner.

    Of a page that is too large to be drawn nobody knows where it is blank, so nowhere is.
    """
    document = pdfium.PdfDocument(content)
    try:
        for page in document:
            width, height = (max(1, min(int(side), _LARGEST)) for side in page.get_size())
            if max(page.get_size()) > _LARGEST:
                yield Image.new("L", (width, height))
            else:
                yield page.render(scale=1, may_draw_forms=False).to_pil().convert("L")
    finally:
        document.close()


def refuse_wide_stamp(width: float, page_width: float) -> None:
    """Refuse a stamp that would be cut off at the sides of a page.

    Raises:
        UsageError: It is wider than the page without its margins.
    """
    room = page_width - 2 * _MARGIN
    if width > room:
        found = f"a stamp {width / POINTS_PER_INCH:.1f} inches wide"
        allowed = f"at most {room / POINTS_PER_INCH:.1f} inches, as the page has room: fewer words"
        raise UsageError(Fault("command line", 1, "--stamp", found, allowed))


def find_stamp_place(picture: Image.Image, width: float) -> StampPlace:
    """Return where on a page a text of some width is clear of all else: the upper right first."""
    across, up = picture.size
    right, left = across - _MARGIN - width, _MARGIN
    for kind, below in (("Header", True), ("Footer", False)):
        for x in (right, left):
            for height in _HEIGHTS:
                y = up - height if below else height - STAMP_SIZE / 2
                if _is_blank(picture, Box(x, y, width, STAMP_SIZE)):
                    return StampPlace(x, y, kind)
    return StampPlace(right, up - _HEIGHTS[0], is_clear=False)


def _is_blank(picture: Image.Image, text: Box) -> bool:
    """Return whether the place of a text, with some white around it, is blank."""
    across, up = picture.size
    box = text.inset(-_CLEAR)
    corners = (
        max(int(box.x), 0),
        max(int(up - box.top), 0),
        min(int(box.right) + 1, across),
        int(up - box.y) + 1,
    )
    if corners[0] >= corners[2] or corners[1] >= min(corners[3], up):
        return False
    darkest, _ = picture.crop((*corners[:3], min(corners[3], up))).getextrema()
    return bool(darkest >= _WHITE)  # type: ignore[operator]  # one channel, so one number


def draw_stamp(page: pikepdf.Page, text: StampedText, place: StampPlace) -> None:
    """Draw a stamp above all that a page shows, upright as the page is seen."""
    upright = _place_upright(page)
    mark = _ARTIFACT.format(kind=place.kind)
    drawn = f"{mark} q {upright} cm 1 0 0 1 {place.x:.2f} {place.y:.2f} cm {_INK} {text.path} f Q EMC"
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n{drawn}\n".encode("ascii"))


def _place_upright(page: pikepdf.Page) -> str:
    """Return the matrix from the page as it is seen to its own space: cut to its crop box, then turned."""
    left, bottom, right, top = (float(each) for each in _order_corners(page.cropbox))
    turn = int(page.obj.get("/Rotate", 0)) % 360
    return {
        90: f"0 1 -1 0 {right:g} {bottom:g}",
        180: f"-1 0 0 -1 {right:g} {top:g}",
        270: f"0 -1 1 0 {left:g} {top:g}",
    }.get(turn, f"1 0 0 1 {left:g} {bottom:g}")


def _order_corners(box: pikepdf.Object) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(each) for each in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
