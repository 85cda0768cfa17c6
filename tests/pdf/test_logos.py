"""Logos are drawn where they belong, in their colours, conformant, and stored once."""

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.geometry import Box
from factsheet.logo.artwork import Outlines, Pixels, Shape
from factsheet.logo.file_kinds import JPEG
from factsheet.logo.raster import read_raster
from factsheet.logo.svg import read_svg
from factsheet.page.gray_logos import convert_to_gray
from factsheet.page.placed import Drawable, RasterImage, VectorImage
from factsheet.pdf.document import write_document
from tests.conformance import page_faults
from tests.logo.drawings import ILLUSTRATOR, INKSCAPE
from tests.logo.pictures import a_jpeg, an_svg
from tests.pdf.builders import a_document, a_figure, a_page, a_paragraph, opened, some_attachments, tree_lines
from tests.pdf.pixels import picture, rows_of

BOX = Box(100, 500, 80, 40)
VEILED = (
    '<g opacity=".5"><rect width="9" height="9"/><g opacity=".5"><circle r="5"/><circle r="6"/></g></g>'
    '<path d="M0 0h9v9" stroke="url(#g)" stroke-dasharray="2 1" transform="skewX(20)" stroke-opacity=".3"/>'
    '<linearGradient id="g"><stop stop-color="red"/><stop offset=".5"/><stop offset="1"/></linearGradient>'
)


def gray_of(drawing: Outlines) -> Outlines:
    gray = convert_to_gray(drawing)
    assert isinstance(gray, Outlines)
    return gray


RED, BLUE = (255, 0, 0), (0, 0, 255)
HALVES = Pixels(2, 1, bytes((*RED, *BLUE)))
DRAWING = Outlines(
    20,
    10,
    (
        Shape((("M", (0, 0)), ("L", (10, 0)), ("L", (10, 10)), ("L", (0, 10)), ("Z", ())), "#ff0000"),
        Shape((("M", (10, 0)), ("L", (90, 0)), ("L", (90, 90)), ("L", (10, 90)), ("Z", ())), "#0000ff"),
    ),
)
PHOTO = read_raster(a_jpeg("CMYK", color=(0, 255, 255, 0)), JPEG, "logo.jpg")
LOGOS: dict[str, Drawable] = {
    "bitmap": RasterImage(BOX, HALVES),
    "shapes": VectorImage(BOX, DRAWING),
    "photo": RasterImage(BOX, PHOTO),
    "inkscape": VectorImage(BOX, read_svg(INKSCAPE.encode(), "logo.svg")),
    "illustrator": VectorImage(BOX, read_svg(ILLUSTRATOR.encode(), "logo.svg")),
    "grey": VectorImage(BOX, gray_of(read_svg(ILLUSTRATOR.encode(), "logo.svg"))),
    "see-through": VectorImage(BOX, read_svg(an_svg(VEILED), "logo.svg")),
}


@pytest.fixture(params=list(LOGOS.values()), ids=list(LOGOS))
def logo(request: pytest.FixtureRequest) -> Drawable:
    chosen: Drawable = request.param
    return chosen


@pytest.mark.parametrize("attachments", [(), some_attachments()], ids=["2a", "3a"])
def test_a_page_with_a_logo_conforms(
    logo: Drawable, attachments: tuple[object, ...], verapdf: VeraPdf
) -> None:
    content = (a_figure(logo, "Logo of an agency"), a_paragraph(), a_figure(logo, "The same again"))
    pdf = write_document(a_document(a_page(*content), a_page(*content), attachments=attachments))
    assert page_faults(pdf) == []
    assert verapdf.check(pdf) == []


def test_a_logo_is_a_figure_with_its_words_and_its_box(logo: Drawable) -> None:
    lines = tree_lines(opened(a_document(a_page(a_figure(logo, "Logo of an agency")))))
    assert lines[1] == '  Figure alt="Logo of an agency" BBox=[100 500 180 540] Placement=Block mcid=0'


def test_a_logo_without_words_is_refused(logo: Drawable) -> None:
    with pytest.raises(ValueError, match=r"^a figure needs an alternate text$"):
        write_document(a_document(a_page(a_figure(logo, " "))))


def looks(mark: Drawable) -> list[str]:
    """Return how a logo looks on a page of 10 by 10 points."""
    return rows_of(write_document(a_document(a_page(a_figure(mark), size=(10, 10)))))


@pytest.mark.parametrize(
    "mark", [RasterImage(Box(2, 3, 6, 4), HALVES), VectorImage(Box(2, 3, 6, 4), DRAWING)]
)
def test_each_half_has_its_colour_and_nothing_is_drawn_outside(mark: Drawable) -> None:
    assert looks(mark) == picture(
        """
        __________
        __________
        __________
        __RRRBBB__
        __RRRBBB__
        __RRRBBB__
        __RRRBBB__
        __________
        __________
        __________
        """
    )


def from_svg(content: str, box: Box) -> VectorImage:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 6">'
    return VectorImage(box, read_svg(f"{head}{content}</svg>".encode(), "logo.svg"))


GONE = '<rect x="-9" width="1" height="1"/>'  # beyond the sides
UPPER_RED = '<rect width="6" height="3" fill="red"/><rect y="3" width="6" height="3" fill="blue"/>'


@pytest.mark.parametrize(
    "mark",
    [
        RasterImage(Box(0, 0, 10, 10), Pixels(1, 2, bytes((*RED, *BLUE)))),
        from_svg(UPPER_RED, Box(0, 0, 10, 10)),
    ],
)
def test_y_runs_downward_in_pixels_and_outlines(mark: Drawable) -> None:
    assert looks(mark) == ["R" * 10] * 5 + ["B" * 10] * 5


@pytest.mark.parametrize(("rule", "inside"), [("evenodd", "_"), ("nonzero", "R")])
def test_a_hole_is_open_by_the_even_odd_rule_alone(rule: str, inside: str) -> None:
    mark = from_svg(f'<path fill-rule="{rule}" fill="red" d="M0 0h6v6h-6zM2 2h2v2h-2z"/>', Box(2, 2, 6, 6))
    row = f"__RR{inside * 2}RR__"
    full, blank = "__RRRRRR__", "_" * 10
    assert looks(mark) == [blank, blank, full, full, row, row, full, full, blank, blank]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (
            '<path d="M0 3h6" stroke="red" stroke-width="2"/>',
            ["_" * 10] * 4 + ["__RRRRRR__"] * 2 + ["_" * 10] * 4,
        ),
        ('<path d="M0 0L3 3L6 6"/><line x2="6" y2="6"/><path d="M0 3h6z"/>' + GONE, ["_" * 10] * 10),
        (
            '<path d="M1 3h4" stroke="red" stroke-width="2" stroke-linecap="square"/>',
            ["_" * 10] * 4 + ["__RRRRRR__"] * 2 + ["_" * 10] * 4,
        ),
        (
            '<path d="M0 3h6" stroke="red" stroke-width="2" stroke-dasharray="2"/>',
            ["_" * 10] * 4 + ["__RR__RR__"] * 2 + ["_" * 10] * 4,
        ),
        (
            '<path d="M0 3h6" stroke="red" stroke-width="2" stroke-dasharray="2" stroke-dashoffset="2"/>',
            ["_" * 10] * 4 + ["____RR____"] * 2 + ["_" * 10] * 4,
        ),
        (
            '<path transform="scale(2 1)" d="M1 0v6" stroke="red" stroke-width="2"/>',
            ["_" * 10] * 2 + ["__RRRR____"] * 6 + ["_" * 10] * 2,
        ),
        (
            '<clipPath id="c"><rect x="2" y="2" width="2" height="2"/></clipPath>'
            '<g clip-path="url(#c)"><rect width="6" height="6" fill="red"/></g>',
            ["_" * 10] * 4 + ["____RR____"] * 2 + ["_" * 10] * 4,
        ),
        (
            '<linearGradient id="g" x2="0" y2="1"><stop offset=".42" stop-color="red"/><stop offset=".42" '
            'stop-color="blue"/></linearGradient><rect width="6" height="6" fill="url(#g)"/>',
            ["_" * 10] * 2 + ["__RRRRRR__"] * 3 + ["__BBBBBB__"] * 3 + ["_" * 10] * 2,
        ),
        (
            '<linearGradient id="g"><stop offset=".42" stop-color="red"/><stop offset=".42" '
            'stop-color="blue"/></linearGradient><g transform="rotate(90 3 3)"><rect width="6" height="6" '
            'fill="url(#g)"/></g>',
            ["_" * 10] * 2 + ["__RRRRRR__"] * 3 + ["__BBBBBB__"] * 3 + ["_" * 10] * 2,
        ),
    ],
)  # fmt: skip
def test_lines_clips_and_gradients_look_as_the_file_says(content: str, rows: list[str]) -> None:
    assert looks(from_svg(content, Box(2, 2, 6, 6))) == rows


def test_a_group_lets_what_is_below_shine_through_as_one() -> None:
    inner = '<rect width="6" height="6" fill="blue"/><rect width="6" height="6" fill="red"/>'
    mark = from_svg(f'<g opacity="0.5">{inner}</g>', Box(0, 0, 10, 10))
    document = pypdfium2.PdfDocument(write_document(a_document(a_page(a_figure(mark), size=(10, 10)))))
    shown = document[0].render(rev_byteorder=True).to_numpy()[5, 5, :3]
    document.close()
    assert [*map(int, shown)] == pytest.approx([255, 128, 128], abs=1)


def test_a_drawing_is_stored_once_however_often_it_is_shown() -> None:
    mark = LOGOS["see-through"]
    page = a_page(a_figure(mark, "A logo"), a_figure(mark, "The same"))
    pdf = opened(a_document(page, page))
    forms = [
        each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
    ]
    assert len(forms) == 3  # the drawing, and the two groups in it that are see-through as one
    assert [len(each.Resources.XObject) for each in pdf.pages] == [1, 1]


def test_one_drawing_in_two_sizes_stays_two() -> None:
    marks = [VectorImage(Box(100, 500, 20 * size, 10 * size), DRAWING) for size in (1, 2)]
    pdf = opened(a_document(a_page(*(a_figure(mark, "A logo") for mark in marks))))
    assert len(pdf.pages[0].Resources.XObject) == 2


def test_a_picture_is_stored_once_however_often_it_is_shown() -> None:
    page = a_page(*(a_figure(RasterImage(Box(x, 500, 30, 15), HALVES), "A logo") for x in (100, 200)))
    pdf = opened(a_document(page, page))
    images = [
        each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
    ]
    assert len(images) == 1
    assert [list(each.Resources.XObject.keys()) for each in pdf.pages] == [
        list(pdf.pages[0].Resources.XObject.keys())
    ] * 2


def test_a_picture_has_no_mask_and_is_not_smoothed() -> None:
    pdf = opened(a_document(a_page(a_figure(RasterImage(BOX, HALVES)))))
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert {str(key) for key in image} == {
        "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/Length",
    }  # fmt: skip
    assert image.read_bytes() == HALVES.rgb


def test_two_pictures_of_the_same_bytes_and_another_shape_stay_two() -> None:
    shapes = [Pixels(2, 1, bytes(6)), Pixels(1, 2, bytes(6))]
    pdf = opened(a_document(a_page(*(a_figure(RasterImage(BOX, pixels)) for pixels in shapes))))
    assert len(pdf.pages[0].Resources.XObject) == 2


def test_the_same_logo_gives_the_same_bytes(logo: Drawable) -> None:
    first, second = (write_document(a_document(a_page(a_figure(logo)))) for _ in range(2))
    assert first == second
