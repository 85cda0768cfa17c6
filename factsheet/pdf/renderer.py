"""A figure's patches and text drawn into the page's content: vectors, and real text in the page's own fonts.

A figure is drawn 1:1 at 72 dpi, so one of its pixels is one point. Colours are opaque: transparency would
change on its way through a printer.
"""

from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.typing import ColorType

from factsheet.page.placed import Picture
from factsheet.pdf.content import Content, Rgb
from factsheet.pdf.hatching import build_hatch_operators
from factsheet.pdf.object_syntax import format_numbers
from factsheet.pdf.path_operators import build_path_operators
from factsheet.pdf.text import write_runs

FIGURE_DPI = 72.0
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def draw_picture(content: Content, picture: Picture) -> None:
    """Draw a figure with its lower left corner at its place, patches by their z-order and text above.

    The figure's own background is left out.

    Raises:
        ValueError: The figure is not at 72 dpi, something in it is no whole patch with solid lines, or a
            colour is partly transparent.
    """
    drawing = picture.drawing
    if drawing.figure.dpi != FIGURE_DPI:
        raise ValueError(f"a figure is drawn 1:1 at 72 dpi: found {drawing.figure.dpi} dpi")
    artists = [artist for artist in drawing.figure.get_children() if artist is not drawing.figure.patch]
    with content.saved_state():
        content.write(f"1 0 0 1 {format_numbers(picture.x, picture.y)} cm")
        for artist in sorted(artists, key=lambda artist: artist.get_zorder()):
            _draw_patch(content, _check_patch(artist))
        if drawing.runs:
            write_runs(content, drawing.runs)


def _check_patch(artist: Artist) -> PathPatch:
    """Return the artist, of the one kind that is drawn and with nothing that would be passed over."""
    if not isinstance(artist, PathPatch):
        raise ValueError(f"a figure is made of patches of one path: found {type(artist).__name__}")
    if artist.get_clip_box() is not None or artist.get_clip_path() is not None:
        raise ValueError("a figure's patches are drawn whole: found a clip")
    if artist.get_linestyle() != "solid":
        raise ValueError(f"a figure's lines are solid: found {artist.get_linestyle()}")
    return artist


def _draw_patch(content: Content, patch: PathPatch) -> None:
    """Paint a path: fill, then hatch, then outline."""
    path, transform = patch.get_path(), patch.get_transform()
    operators = build_path_operators(path, transform)
    if not operators:
        return
    fill = convert_color(patch.get_facecolor())
    stroke = convert_color(patch.get_edgecolor()) if patch.get_linewidth() > 0 else None
    if fill:
        content.set_fill(fill)
    if patch.get_hatch():
        if fill:
            content.write(f"{operators} f")
        _draw_hatch(content, patch, operators)
        fill = None
    if stroke:
        content.set_stroke(stroke, patch.get_linewidth())
        content.set_state("J", str(_CAPS[patch.get_capstyle()]))
        content.set_state("j", str(_JOINS[patch.get_joinstyle()]))
    if fill or stroke:
        content.write(f"{operators} {'B' if fill and stroke else 'f' if fill else 'S'}")


def _draw_hatch(content: Content, patch: PathPatch, operators: str) -> None:
    """Draw the hatch inside the path, as lines, so that it stays sharp at any size."""
    color = convert_color(patch.get_hatchcolor())
    if color is None:
        return
    shape = patch.get_path().transformed(patch.get_transform())
    with content.saved_state():
        content.write(f"{operators} W n")
        content.set_stroke(color, patch.get_hatch_linewidth())
        for tile in build_hatch_operators(patch.get_hatch(), shape):
            content.write(tile)


def convert_color(color: ColorType) -> Rgb | None:
    """Return red, green and blue, 0 to 1, or None for what is wholly transparent.

    Raises:
        ValueError: The colour is partly transparent.
    """
    red, green, blue, alpha = to_rgba(color)
    if alpha == 0:
        return None
    if alpha != 1:
        raise ValueError(f"a figure's colours are opaque: found alpha {alpha:g}")
    return red, green, blue
