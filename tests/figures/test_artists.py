"""Bare patches: drawn in the order they are placed, in points."""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path

from factsheet.figures.artists import Paint, make_box_path, make_discs, make_line_path, make_patch
from factsheet.geometry import Box


def test_a_figure_of_72_dpi_shows_patches_where_they_are_in_points() -> None:
    figure = Figure(figsize=(10 / 72, 10 / 72), dpi=72, frameon=False)
    figure.add_artist(make_patch(make_box_path([Box(2, 3, 5, 4)]), Paint(fill="#000000")))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    rows, columns = np.nonzero(np.asarray(canvas.buffer_rgba())[..., 3])
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (3, 6, 2, 6)


def test_a_hatch_has_a_colour_and_a_fine_line() -> None:
    paint = Paint(fill="#ffffff", hatch="//", hatch_color="#102030")
    patch = make_patch(make_box_path([Box(0, 0, 5, 5)]), paint)
    assert (patch.get_hatch(), patch.get_hatch_linewidth(), patch.get_linewidth()) == ("//", 0.7, 0)


def test_discs_are_points_under_a_round_pen_their_line_below_their_fill() -> None:
    below, above = make_discs([(3, 4), (9, 4)], 2, Paint(fill="#ffffff", line="#000000", weight=0.5))
    assert [to_hex(patch.get_edgecolor()) for patch in (below, above)] == ["#000000", "#ffffff"]
    assert [patch.get_linewidth() for patch in (below, above)] == [4.5, 3.5]
    assert {patch.get_capstyle() for patch in (below, above)} == {"round"}
    middles = np.asarray(above.get_path().vertices).reshape(2, 2, 2).mean(axis=1)
    assert middles.tolist() == [[3, 4], [9, 4]]


def test_lines_stay_apart_in_one_path() -> None:
    path = make_line_path(
        [np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[5.0, 5.0], [6.0, 6.0], [7.0, 7.0]])]
    )
    assert np.asarray(path.codes).tolist() == [
        Path.MOVETO,
        Path.LINETO,
        Path.MOVETO,
        Path.LINETO,
        Path.LINETO,
    ]
