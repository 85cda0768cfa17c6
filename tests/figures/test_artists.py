"""Bare artists: drawn in the order they are placed, in points, text as it stands."""

import numpy as np
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from factsheet.figures.artists import Ink, Piece, blank_figure, box_path, line_path, paint, write
from factsheet.geometry import Box
from factsheet.typesetting.faces import Face, text_width
from tests.figures.builders import patches_of


def test_a_figure_has_its_size_in_points_and_no_ground() -> None:
    figure = blank_figure(254, 170)
    assert tuple(figure.get_size_inches() * figure.dpi) == (254, 170)
    assert not figure.get_frameon()
    assert figure.axes == []


def test_later_artists_lie_above_earlier_ones() -> None:
    figure = blank_figure(100, 100)
    write(figure, Piece("below", 1, 2, Face.REGULAR, 9, "#000000"))
    paint(figure, box_path([Box(0, 0, 5, 5)]), Ink(fill="#ffffff"))
    assert [artist.get_zorder() for artist in figure.artists] == [0, 1]


def test_text_stands_on_its_baseline_and_dollar_signs_stay() -> None:
    figure = blank_figure(100, 100)
    write(figure, Piece("$5 and $6", 1, 2, Face.SEMIBOLD, 9, "#102030"))
    (text,) = figure.artists
    assert isinstance(text, Text)
    assert (text.get_text(), text.get_position(), text.get_parse_math()) == ("$5 and $6", (1, 2), False)
    assert (text.get_fontsize(), text.get_fontweight()) == (9, 600)
    assert (text.get_verticalalignment(), text.get_horizontalalignment()) == ("baseline", "left")
    assert isinstance(text.get_transform(), IdentityTransform)


def test_a_piece_is_as_wide_as_it_is_printed() -> None:
    piece = Piece("Suffolk", 0, 0, Face.SEMIBOLD, 9, "#000000")
    assert piece.width == text_width("Suffolk", Face.SEMIBOLD, 9)


def test_a_hatch_has_a_colour_and_a_fine_line() -> None:
    figure = blank_figure(100, 100)
    paint(figure, box_path([Box(0, 0, 5, 5)]), Ink(fill="#ffffff", hatch="//", hatch_color="#102030"))
    (patch,) = patches_of(figure)
    assert (patch.get_hatch(), patch.get_hatch_linewidth(), patch.get_linewidth()) == ("//", 0.5, 0)


def test_lines_stay_apart_in_one_path() -> None:
    path = line_path([np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[5.0, 5.0], [6.0, 6.0], [7.0, 7.0]])])
    assert np.asarray(path.codes).tolist() == [
        Path.MOVETO,
        Path.LINETO,
        Path.MOVETO,
        Path.LINETO,
        Path.LINETO,
    ]
