"""Logos are drawn where they belong, in their colours, conformant, and stored once."""

from itertools import product

import pikepdf
import pytest

from factsheet.geometry import Box
from factsheet.model.publisher import Outlines, Pixels, Shape
from factsheet.page.dump import dump_page
from factsheet.page.placed import Bitmap, Mark, Shapes
from factsheet.pdf import write_document
from factsheet.sources.logo.svg import read_svg
from tests.conformance import VeraPdf, page_faults
from tests.pdf.builders import a_document, a_figure, a_page, a_paragraph, opened, some_attachments, tree_lines
from tests.pdf.pixels import rendered

BOX = Box(100, 500, 80, 40)
RED, BLUE = (160, 28, 48), (36, 81, 143)
HALVES = Pixels(2, 1, bytes((*RED, *BLUE)))
DRAWING = Outlines(
    20,
    10,
    (
        Shape((("M", (0, 0)), ("L", (10, 0)), ("L", (10, 10)), ("L", (0, 10)), ("Z", ())), "#a01c30"),
        Shape((("M", (10, 0)), ("L", (90, 0)), ("L", (90, 90)), ("L", (10, 90)), ("Z", ())), "#24518f"),
    ),
)
LOGOS: dict[str, Mark] = {"bitmap": Bitmap(BOX, HALVES), "shapes": Shapes(BOX, DRAWING)}


@pytest.fixture(params=list(LOGOS.values()), ids=list(LOGOS))
def logo(request: pytest.FixtureRequest) -> Mark:
    chosen: Mark = request.param
    return chosen


@pytest.mark.parametrize("attachments", [(), some_attachments()], ids=["2a", "3a"])
def test_a_page_with_a_logo_conforms(logo: Mark, attachments: tuple[object, ...], verapdf: VeraPdf) -> None:
    content = (a_figure(logo, "Logo of an agency"), a_paragraph(), a_figure(logo, "The same again"))
    pdf = write_document(a_document(a_page(*content), a_page(*content), attachments=attachments))
    assert page_faults(pdf) == []
    assert verapdf.check(pdf) == []


def test_a_logo_is_a_figure_with_its_words_and_its_box(logo: Mark) -> None:
    lines = tree_lines(opened(a_document(a_page(a_figure(logo, "Logo of an agency")))))
    assert lines[1] == '  Figure alt="Logo of an agency" Placement=Block BBox=[100 500 180 540] mcid=0'


def test_a_logo_without_words_is_refused(logo: Mark) -> None:
    with pytest.raises(ValueError, match=r"^a figure needs an alternate text$"):
        write_document(a_document(a_page(a_figure(logo, " "))))


def test_each_half_has_its_colour_and_nothing_is_drawn_outside(logo: Mark) -> None:
    image = rendered(write_document(a_document(a_page(a_figure(logo)))))
    scale = image.width / 612
    for x, y, color in (
        (110, 510, RED), (110, 535, RED), (170, 510, BLUE), (170, 535, BLUE),
        (95, 520, (255, 255, 255)), (185, 520, (255, 255, 255)), (140, 495, (255, 255, 255)), (140, 545, (255, 255, 255)),
    ):  # fmt: skip
        place = (round(x * scale), round((792 - y) * scale))
        assert image.getpixel(place)[:3] == color, (x, y)


def test_y_runs_downward_in_pixels_and_outlines() -> None:
    tall = Pixels(1, 2, bytes((*RED, *BLUE)))
    drawn = read_svg(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 2"><rect width="1" height="1" fill="#a01c30"/>'
        b'<rect y="1" width="1" height="1" fill="#24518f"/></svg>',
        "logo.svg",
    )
    box = Box(100, 500, 40, 80)
    for mark in (Bitmap(box, tall), Shapes(box, drawn)):
        image = rendered(write_document(a_document(a_page(a_figure(mark)))))
        scale = image.width / 612
        upper, lower = (image.getpixel((round(120 * scale), round((792 - y) * scale)))[:3] for y in (560, 520))
        assert (upper, lower) == (RED, BLUE)


def test_a_hole_by_the_even_odd_rule_stays_open() -> None:
    content = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill-rule="evenodd" fill="#a01c30" '
        b'd="M0 0h9v9h-9zM3 3h3v3h-3z"/></svg>'
    )
    drawn = Shapes(Box(100, 500, 90, 90), read_svg(content, "logo.svg"))
    image = rendered(write_document(a_document(a_page(a_figure(drawn)))))
    scale = image.width / 612
    inside, ring = (image.getpixel((round(x * scale), round((792 - 545) * scale)))[:3] for x in (145, 110))
    assert (inside, ring) == ((255, 255, 255), RED)


def test_a_picture_is_stored_once_however_often_it_is_shown() -> None:
    page = a_page(*(a_figure(Bitmap(Box(x, 500, 30, 15), HALVES), "A logo") for x in (100, 200)))
    pdf = opened(a_document(page, page))
    images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
    assert len(images) == 1
    assert [list(each.Resources.XObject.keys()) for each in pdf.pages] == [
        list(pdf.pages[0].Resources.XObject.keys())
    ] * 2


def test_a_picture_has_no_mask_and_is_not_smoothed() -> None:
    pdf = opened(a_document(a_page(a_figure(Bitmap(BOX, HALVES)))))
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert {str(key) for key in image.keys()} == {
        "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/Length",
    }  # fmt: skip
    assert image.read_bytes() == HALVES.rgb


def test_two_pictures_of_the_same_bytes_and_another_shape_stay_two() -> None:
    shapes = [Pixels(2, 1, bytes(6)), Pixels(1, 2, bytes(6))]
    pdf = opened(a_document(a_page(*(a_figure(Bitmap(BOX, pixels)) for pixels in shapes))))
    assert len(pdf.pages[0].Resources.XObject) == 2


def test_the_same_logo_gives_the_same_bytes(logo: Mark) -> None:
    first, second = (write_document(a_document(a_page(a_figure(logo)))) for _ in range(2))
    assert first == second


def test_a_dump_tells_place_and_size() -> None:
    lines = dump_page(a_page(*(a_figure(mark, "Logo") for mark in LOGOS.values()))).splitlines()
    assert lines[1:-1] == [
        "  Figure alt='Logo'",
        "    100.0 500.0 picture 80.0 x 40.0 of 2 x 1 pixels",
        "  Figure alt='Logo'",
        "    100.0 500.0 shapes 80.0 x 40.0, 2 in all",
    ]


def test_every_half_is_checked_in_both_kinds() -> None:
    assert {type(mark) for mark, _ in product(LOGOS.values(), range(1))} == {Bitmap, Shapes}
