from io import BytesIO

import pikepdf
import pytest
from PIL import Image

import factsheet
from factsheet.errors import PdfError
from factsheet.gallery.page_pictures import WIDTH, make_picture
from factsheet.theme import DEFAULT_THEME

RED, PAPER = (173, 39, 55), (255, 255, 255)


def a_file(*, size: tuple[float, float] = (612, 792), content: str = "", pages: int = 1) -> bytes:
    pdf = pikepdf.new()
    for _page in range(pages):
        page = pdf.add_blank_page(page_size=size)
        page.Contents = pdf.make_stream(content.encode())
    kept = BytesIO()
    pdf.save(kept, deterministic_id=True)
    return kept.getvalue()


def open_picture(content: bytes) -> Image.Image:
    with Image.open(BytesIO(make_picture(content))) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


@pytest.fixture(scope="module")
def guam() -> bytes:
    return factsheet.draw_profile(factsheet.load_profile("guam"))


def test_a_letter_page_has_96_pixels_an_inch() -> None:
    assert open_picture(a_file()).size == (WIDTH, 1056)


@pytest.mark.parametrize(
    ("size", "expected"), [((792, 612), (816, 631)), ((595, 842), (816, 1155)), ((100, 10_000), (33, 3265))]
)
def test_a_page_of_another_size_keeps_its_shape(size: tuple[float, float], expected: tuple[int, int]) -> None:
    assert open_picture(a_file(size=size)).size == expected


def test_areas_keep_their_very_colour_and_paper_stays_white() -> None:
    picture = open_picture(a_file(content="0.6784 0.1529 0.2157 rg 100 100 200 200 re f"))
    assert picture.getpixel((266, 789)) == RED
    assert picture.getpixel((5, 5)) == PAPER


def test_a_page_of_one_colour_is_drawn() -> None:
    assert open_picture(a_file(content="0 g 0 0 612 792 re f")).getcolors() == [(816 * 1056, (0, 0, 0))]


def test_only_the_first_page_is_looked_at() -> None:
    assert make_picture(a_file(pages=3)) == make_picture(a_file())


def test_a_sheet_is_small_and_keeps_the_colours_of_the_theme(guam: bytes) -> None:
    content = make_picture(guam)
    colors = {color for _count, color in open_picture(guam).getcolors() or ()}
    assert len(content) < 70_000
    assert {PAPER, tuple(bytes.fromhex(DEFAULT_THEME.palette.navy[1:]))} <= colors
    assert len(colors) <= 16


def test_the_same_file_gives_the_same_bytes(guam: bytes) -> None:
    assert make_picture(guam) == make_picture(guam)


@pytest.mark.parametrize("content", [b"", b"no PDF at all", a_file()[:200]])
def test_what_cannot_be_drawn_is_told(content: bytes) -> None:
    with pytest.raises(PdfError) as caught:
        make_picture(content)
    assert str(caught.value) == (
        "the file to make a picture of:1: page 1: found no page; "
        "allowed: a PDF file with a page that can be drawn"
    )
