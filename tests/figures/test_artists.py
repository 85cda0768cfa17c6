"""Bare patches: drawn in the order they are placed, in points."""

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from factsheet.figures.artists import Paint, make_blank_figure, make_box_path, make_line_path, paint_path
from factsheet.geometry import Box


def test_a_figure_has_its_size_in_points_and_no_ground() -> None:
    figure = make_blank_figure(254, 170)
    assert tuple(figure.get_size_inches() * figure.dpi) == (254, 170)
    assert not figure.get_frameon()
    assert figure.axes == []


def test_later_patches_lie_above_earlier_ones_and_are_placed_in_points() -> None:
    figure = make_blank_figure(100, 100)
    for side in (9, 5):
        paint_path(figure, make_box_path([Box(0, 0, side, side)]), Paint(fill="#ffffff"))
    assert [patch.get_zorder() for patch in figure.artists] == [0, 1]
    assert all(isinstance(patch.get_transform(), IdentityTransform) for patch in figure.artists)


def test_a_hatch_has_a_colour_and_a_fine_line() -> None:
    figure = make_blank_figure(100, 100)
    paint_path(
        figure, make_box_path([Box(0, 0, 5, 5)]), Paint(fill="#ffffff", hatch="//", hatch_color="#102030")
    )
    (patch,) = figure.artists
    assert isinstance(patch, PathPatch)
    assert (patch.get_hatch(), patch.get_hatch_linewidth(), patch.get_linewidth()) == ("//", 0.7, 0)


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
