"""matplotlib's artists on the page, as pictures typed in letters."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import BboxImage
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox, IdentityTransform

from factsheet.page.placed import Picture, Rule
from factsheet.pdf import write_document
from factsheet.pdf.archival import open_canvas
from factsheet.pdf.content import Content
from factsheet.pdf.renderer import PageRenderer, face_of, opaque
from factsheet.typesetting.faces import Face, text_width
from tests.pdf.builders import a_document, a_drawing, a_figure, a_page, page_text
from tests.pdf.pixels import drawn, picture, rows_of

POINTS = IdentityTransform()
CORNERS = np.array([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])
SQUARE = Path(CORNERS)


def a_rectangle(
    x: float, y: float, width: float, height: float, color: str = "black", **style: object
) -> Rectangle:
    style = {"edgecolor": "none", "transform": POINTS} | style
    return Rectangle((x, y), width, height, facecolor=color, **style)  # type: ignore[arg-type]


def a_text(text: str, **style: object) -> Text:
    return Text(2, 2, text, transform=POINTS, **style)  # type: ignore[arg-type]


def pdf_with(*artists: Text | Rectangle, width: float = 200) -> bytes:
    figure = Figure(figsize=(width / 72, 1), dpi=72)
    for artist in artists:
        figure.add_artist(artist)
    return write_document(a_document(a_page(a_figure(Picture(a_drawing(figure, width, 72), 0, 0)))))


def test_a_fill_covers_its_points_from_the_lower_left_corner() -> None:
    assert drawn(a_rectangle(2, 3, 5, 4)) == picture("""
        __________
        __________
        __________
        __KKKKK___
        __KKKKK___
        __KKKKK___
        __KKKKK___
        __________
        __________
        __________""")


def test_a_figure_is_drawn_at_its_place_and_has_no_ground_of_its_own() -> None:
    assert drawn(a_rectangle(0, 0, 3, 2), at=(4, 1)) == picture("""
        __________
        __________
        __________
        __________
        __________
        __________
        __________
        ____KKK___
        ____KKK___
        __________""")


def test_an_outline_lies_astride_the_edge_and_above_the_fill() -> None:
    assert drawn(a_rectangle(2, 3, 4, 4, "red", edgecolor="blue", linewidth=2)) == picture("""
        __________
        __________
        _BBBBBB___
        _BBBBBB___
        _BBRRBB___
        _BBRRBB___
        _BBBBBB___
        _BBBBBB___
        __________
        __________""")


def test_a_line_is_as_heavy_as_asked_for() -> None:
    line = Line2D([1, 9], [5, 5], color="black", linewidth=2, solid_capstyle="butt", transform=POINTS)
    assert drawn(line)[4:6] == ["_KKKKKKKK_"] * 2


def test_a_dashed_line_has_gaps() -> None:
    line = Line2D([0, 10], [5, 5], color="black", linewidth=2, linestyle=(0, (1, 1)), transform=POINTS)
    line.set_dash_capstyle("butt")
    assert drawn(line)[3:7] == ["__________", "KK__KK__KK", "KK__KK__KK", "__________"]


def test_a_rectangle_clips() -> None:
    clipped = a_rectangle(0, 0, 10, 10)
    clipped.set_clip_box(Bbox.from_bounds(2, 2, 3, 6))
    assert drawn(clipped) == ["_" * 10] * 2 + ["__KKK_____"] * 6 + ["_" * 10] * 2


def test_a_path_clips() -> None:
    clipped = a_rectangle(0, 0, 10, 10)
    clipped.set_clip_path(Path([(1, 1), (4, 1), (4, 9), (1, 9), (1, 1)]), POINTS)
    assert drawn(clipped) == ["_" * 10] + ["_KKK______"] * 8 + ["_" * 10]


def test_a_clip_ends_with_its_artist() -> None:
    clipped = a_rectangle(0, 0, 10, 10, "red")
    clipped.set_clip_box(Bbox.from_bounds(0, 0, 2, 10))
    free = a_rectangle(4, 0, 2, 10, "blue", zorder=5)
    assert drawn(clipped, free) == ["RR__BB____"] * 10


def test_artists_lie_above_each_other_by_their_order() -> None:
    assert (
        drawn(a_rectangle(0, 0, 10, 10, "red", zorder=2), a_rectangle(2, 0, 2, 10, "blue", zorder=1))
        == ["R" * 10] * 10
    )


def test_a_collection_takes_the_next_place_and_colour_for_each_path() -> None:
    squares = PathCollection(
        [SQUARE],
        offsets=[(1, 1), (5, 5)],
        offset_transform=POINTS,
        facecolors=["red", "blue"],
        linewidths=0,
        transform=POINTS,
    )
    assert drawn(squares) == picture("""
        __________
        __________
        __________
        _____BB___
        _____BB___
        __________
        __________
        _RR_______
        _RR_______
        __________""")


def test_a_collection_draws_each_path_with_its_own_hatch_colour() -> None:
    bars = [Path(CORNERS * (2, 5) + (x, 0)) for x in (0, 5)]
    hatched = PathCollection(bars, facecolors="white", edgecolors="none", hatch="-", transform=POINTS)
    hatched.set_hatchcolor(["red", "blue"])
    hatched.set_hatch_linewidth(2)
    assert drawn(hatched)[2:6] == ["_" * 10, "RRRR_BBBB_", "RRRR_BBBB_", "_" * 10]


def test_a_hatch_lies_above_the_fill_and_inside_the_path() -> None:
    hatched = a_rectangle(2, 2, 6, 6, "red", hatch="--")
    hatched.set_hatchcolor("blue")
    hatched.set_hatch_linewidth(2)
    assert drawn(hatched) == ["_" * 10] * 2 + ["__RRRRRR__"] * 4 + ["__BBBBBB__"] * 2 + ["_" * 10] * 2


def test_a_dotted_hatch_fills_its_dots() -> None:
    hatched = a_rectangle(0, 0, 72, 72, "white", hatch="o.", linewidth=0)
    hatched.set_hatchcolor("black")
    rows = rows_of(pdf_with(hatched))[-72:]
    inked = sum(row[:72].count("K") for row in rows)
    assert 72 * 72 * 0.01 < inked < 72 * 72 * 0.2
    assert "K" not in "".join(row[73:] for row in rows)


def test_an_image_stands_upright() -> None:
    image = BboxImage(Bbox.from_bounds(2, 2, 6, 6), origin="upper", interpolation="nearest")
    image.set_data(np.array([[[255, 0, 0]]] * 3 + [[[0, 0, 255]]] * 3, dtype=np.uint8))
    assert drawn(image) == ["_" * 10] * 2 + ["__RRRRRR__"] * 3 + ["__BBBBBB__"] * 3 + ["_" * 10] * 2


def test_an_image_with_holes_is_refused() -> None:
    image = BboxImage(Bbox.from_bounds(2, 2, 6, 6))
    image.set_data(np.zeros((2, 2, 4), dtype=np.uint8))
    with pytest.raises(ValueError, match=r"^a figure's images are opaque: found transparent pixels$"):
        drawn(image)


def inked_size(pdf: bytes) -> tuple[int, int]:
    """Return how many columns and rows have ink."""
    rows = rows_of(pdf)
    columns = {column for row in rows for column, letter in enumerate(row) if letter != "_"}
    return len(columns), sum(set(row) != {"_"} for row in rows)


def test_text_can_be_turned() -> None:
    level = inked_size(pdf_with(a_text("Illinois", fontsize=15)))
    turned = inked_size(pdf_with(a_text("Illinois", fontsize=15, rotation=90)))
    assert level[0] > 2 * level[1]
    assert turned == pytest.approx((level[1], level[0]), abs=2)


def test_words_of_two_texts_are_not_joined_when_read() -> None:
    text = page_text(pdf_with(a_text("Suffolk", fontsize=9), Text(33, 2, "51", fontsize=9, transform=POINTS)))
    assert text.split() == ["Suffolk", "51"]


def test_text_is_never_mathematics() -> None:
    assert page_text(pdf_with(a_text("from $5 to $6", fontsize=9))).strip() == "from $5 to $6"


def test_invisible_text_is_not_written() -> None:
    assert page_text(pdf_with(a_text("hidden", color="none"), a_text("shown"))).strip() == "shown"


def test_text_is_measured_with_the_faces_it_is_set_in() -> None:
    right = pdf_with(Text(190, 20, "51", ha="right", fontsize=12, fontweight="bold", transform=POINTS))
    columns = [column for row in rows_of(right) for column, letter in enumerate(row) if letter != "_"]
    assert 187 <= max(columns) <= 190


@pytest.mark.parametrize(
    ("weight", "style", "face"),
    [
        ("light", "normal", Face.LIGHT),
        ("normal", "normal", Face.REGULAR),
        (400, "normal", Face.REGULAR),
        (600, "normal", Face.SEMIBOLD),
        ("semibold", "normal", Face.SEMIBOLD),
        ("bold", "normal", Face.BOLD),
        (700, "normal", Face.BOLD),
        ("normal", "italic", Face.ITALIC),
    ],
)
def test_weight_and_style_choose_the_face(weight: str | int, style: str, face: Face) -> None:
    assert face_of(FontProperties(weight=weight, style=style)) is face  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "rectangle", [a_rectangle(0, 0, 5, 5, alpha=0.5), a_rectangle(0, 0, 5, 5, edgecolor=(0, 0, 0, 0.5))]
)
def test_transparency_is_refused(rectangle: Rectangle) -> None:
    with pytest.raises(ValueError, match=r"^a figure's colours are opaque: found alpha 0\.5$"):
        drawn(rectangle)


def test_a_wholly_transparent_colour_is_left_out() -> None:
    assert opaque("none") is None
    assert drawn(a_rectangle(0, 0, 10, 10, "none")) == ["_" * 10] * 10


def test_a_figure_of_another_scale_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a figure is drawn 1:1 at 72 dpi: found 100 dpi$"):
        write_document(a_document(a_page(a_figure(Picture(a_drawing(Figure(dpi=100)), 0, 0)))))


def test_a_state_set_for_text_does_not_reach_the_figure() -> None:
    rule = Rule(0, 9.5, 10, 9.5, 1, "#ff0000")
    figure = Figure(figsize=(10 / 72, 10 / 72), dpi=72)
    figure.add_artist(a_rectangle(0, 0, 10, 2, "black"))
    page = a_page(a_figure(Picture(a_drawing(figure, 10, 10), 0, 0)), artifacts=(rule,), size=(10, 10))
    assert rows_of(write_document(a_document(page))) == ["R" * 10] + ["_" * 10] * 7 + ["K" * 10] * 2


def test_text_of_a_figure_is_measured_and_drawn_kerned() -> None:
    content = Content(open_canvas(BytesIO(), lang="en-US", edition=2023)[1])
    renderer = PageRenderer(content, 144, 72)
    label = Figure(dpi=72).text(0, 0, "LAWS To", fontsize=18, fontweight="bold")
    width, _, _ = renderer.get_text_width_height_descent("LAWS To", label.get_fontproperties(), ismath=False)
    with content.marked("Artifact"):
        label.draw(renderer)
    assert width == text_width("LAWS To", Face.BOLD, 18)
    assert width < sum(text_width(letter, Face.BOLD, 18) for letter in "LAWS To")
    assert content.code().count(" TJ") == 1
