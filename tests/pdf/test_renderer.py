"""Figures on the page, as pictures typed in letters: patches, hatches, and text above them."""

import numpy as np
import pytest
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform

from factsheet.figures.artists import Paint, make_box_path, make_discs, make_line_path
from factsheet.figures.drawing import Drawing
from factsheet.geometry import Box
from factsheet.page.placed import Picture, Rule
from factsheet.pdf.document import write_document
from factsheet.typesetting.text_run import Run
from tests.pdf.builders import a_document, a_drawing, a_figure, a_page, a_paragraph, a_run, opened, page_text
from tests.pdf.pixels import drawn, picture, rows_of


def a_patch(path: Path, **style: object) -> PathPatch:
    defaults = {"edgecolor": "none", "facecolor": "none", "transform": IdentityTransform()}
    return PathPatch(path, **(defaults | style))  # type: ignore[arg-type]


def a_rectangle(
    x: float, y: float, width: float, height: float, color: str = "black", **style: object
) -> PathPatch:
    return a_patch(make_box_path([Box(x, y, width, height)]), facecolor=color, **style)


def pdf_with(*patches: PathPatch, runs: tuple[Run, ...] = (), at: tuple[float, float] = (0, 0)) -> bytes:
    drawing = a_drawing(*patches, runs=runs, width=200, height=72)
    return write_document(a_document(a_page(a_figure(Picture(drawing, *at)))))


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
    outlined = a_rectangle(2, 3, 4, 4, "red", edgecolor="blue", linewidth=2, joinstyle="miter")
    assert drawn(outlined) == picture("""
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
    path = make_line_path([np.array([[1, 5], [9, 5]])])
    assert drawn(a_patch(path, edgecolor="black", linewidth=2, capstyle="butt"))[4:6] == ["_KKKKKKKK_"] * 2


def test_patches_lie_above_each_other_by_their_order() -> None:
    below, above = a_rectangle(0, 0, 10, 10, "red"), a_rectangle(2, 0, 2, 10, "blue")
    assert drawn(below, above) == ["RRBBRRRRRR"] * 10
    assert drawn(above, below) == ["R" * 10] * 10


def test_discs_have_their_line_astride_their_edge() -> None:
    discs = make_discs([(5, 5)], 3, Paint(fill="red", line="blue", weight=2))
    assert drawn(*discs) == picture("""
        __________
        ___BBBB___
        __BBBBBB__
        _BBBRRBBB_
        _BBRRRRBB_
        _BBRRRRBB_
        _BBBRRBBB_
        __BBBBBB__
        ___BBBB___
        __________""")


def test_a_hatch_lies_above_the_fill_and_inside_the_path() -> None:
    hatched = a_rectangle(2, 2, 6, 6, "red", hatch="--")
    hatched.set_hatchcolor("blue")
    hatched.set_hatch_linewidth(2)
    assert drawn(hatched) == ["_" * 10] * 2 + ["__RRRRRR__"] * 4 + ["__BBBBBB__"] * 2 + ["_" * 10] * 2


@pytest.mark.parametrize("hatch", [".", "o", "/.", "*"])
def test_a_hatch_of_spots_is_refused(hatch: str) -> None:
    with pytest.raises(ValueError, match=r"^a hatch is made of lines: found '.+'$"):
        drawn(a_rectangle(0, 0, 5, 5, hatch=hatch, hatchcolor="black"))


# --- text ---------------------------------------------------------------------------------------------


def test_text_stands_from_the_corner_of_its_drawing_as_it_would_on_the_page() -> None:
    on_page = a_page(a_paragraph("Suffolk 51", x=106, y=310))
    in_figure = pdf_with(runs=(a_run("Suffolk 51", x=6, y=10),), at=(100, 300))
    assert rows_of(in_figure) == rows_of(write_document(a_document(on_page)))


def test_text_lies_above_all_patches() -> None:
    letters = (a_run("HHH", x=2, y=2, size=40),)
    plain, covered = (
        rows_of(pdf_with(*below, runs=letters)) for below in ((), (a_rectangle(0, 0, 200, 72, "red"),))
    )
    assert "?" in "".join(plain)
    assert [row.replace("R", "_") for row in covered] == plain


def test_words_of_two_texts_are_not_joined_when_read() -> None:
    runs = (a_run("Suffolk ", x=2, y=2, size=9), a_run("51 ", x=33, y=2, size=9))
    assert page_text(pdf_with(runs=runs)).split() == ["Suffolk", "51"]


def test_dollars_stay_dollars() -> None:
    assert page_text(pdf_with(runs=(a_run("from $5 to $6", 2, 2),))).strip() == "from $5 to $6"


def operators_of(drawing: Drawing) -> list[str]:
    pdf = opened(a_document(a_page(a_figure(Picture(drawing, 0, 0)))))
    return str(pdf.pages[0].Contents.read_bytes().decode("latin-1")).split()


def test_a_drawing_without_text_has_no_text_object() -> None:
    assert "BT" not in operators_of(a_drawing(a_rectangle(0, 0, 5, 5)))


def test_the_texts_of_a_drawing_are_one_text_object() -> None:
    operators = operators_of(a_drawing(runs=[a_run("51 ", x=10 * place, y=2) for place in range(4)]))
    assert (operators.count("BT"), operators.count("Tj"), operators.count("Tf")) == (1, 4, 1)


# --- what is refused ----------------------------------------------------------------------------------


def test_a_patch_that_is_not_in_points_is_refused() -> None:
    scaled = a_rectangle(0, 0, 1, 1, transform=Affine2D().scale(3, 2).translate(4, 1))
    with pytest.raises(ValueError, match=r"^a figure's patches are in points: found a transform$"):
        drawn(scaled)


def test_a_clipped_patch_is_refused() -> None:
    clipped = a_rectangle(0, 0, 10, 10)
    clipped.set_clip_box(Bbox.from_bounds(2, 2, 3, 6))
    with pytest.raises(ValueError, match=r"^a figure's patches are drawn whole: found a clip$"):
        drawn(clipped)


def test_a_dashed_line_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a figure's lines are solid: found dashed$"):
        drawn(a_rectangle(0, 0, 5, 5, edgecolor="black", linestyle="dashed"))


@pytest.mark.parametrize(
    "rectangle", [a_rectangle(0, 0, 5, 5, alpha=0.5), a_rectangle(0, 0, 5, 5, edgecolor=(0, 0, 0, 0.5))]
)
def test_transparency_is_refused(rectangle: PathPatch) -> None:
    with pytest.raises(ValueError, match=r"^a figure's colours are opaque: found alpha 0\.5$"):
        drawn(rectangle)


def test_a_wholly_transparent_colour_is_left_out() -> None:
    assert drawn(a_rectangle(0, 0, 10, 10, "none", linewidth=0)) == ["_" * 10] * 10


def test_a_state_set_for_text_does_not_reach_the_figure() -> None:
    rule = Rule(0, 9.5, 10, 9.5, 1, "#ff0000")
    drawing = a_drawing(a_rectangle(0, 0, 10, 2, "black"), width=10, height=10)
    page = a_page(a_figure(Picture(drawing, 0, 0)), artifacts=(rule,), size=(10, 10))
    assert rows_of(write_document(a_document(page))) == ["R" * 10] + ["_" * 10] * 7 + ["K" * 10] * 2
