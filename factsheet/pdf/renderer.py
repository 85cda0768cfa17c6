"""A figure's patches and text drawn into the page's content: vectors, and real text in the page's own fonts.

A figure is drawn 1:1, so one of its units is one point. Colours are opaque: transparency would change on its
way through a printer.
"""

from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.transforms import IdentityTransform

from factsheet.page.placed import Picture
from factsheet.pdf.content import Content, Rgb
from factsheet.pdf.hatching import build_hatch_operators
from factsheet.pdf.object_syntax import format_numbers
from factsheet.pdf.path_operators import build_path_operators
from factsheet.pdf.text import write_runs

_POINTS = IdentityTransform()
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def draw_picture(content: Content, picture: Picture) -> None:
    """Draw a figure with its lower left corner at its place, each patch above the last and text above all.

    Raises:
        ValueError: A patch is not in points, is clipped, has lines that are not solid, or a colour that is
            partly transparent.
    """
    drawing = picture.drawing
    with content.saved_state():
        content.write(f"1 0 0 1 {format_numbers(picture.x, picture.y)} cm")
        for patch in drawing.patches:
            _refuse_unseen(patch)
            _draw_patch(content, patch)
        if drawing.runs:
            write_runs(content, drawing.runs)


def _refuse_unseen(patch: PathPatch) -> None:
    """Refuse a patch with anything that would be passed over."""
    if patch.get_transform() != _POINTS:
        raise ValueError("a figure's patches are in points: found a transform")
    if patch.get_clip_box() is not None or patch.get_clip_path() is not None:
        raise ValueError("a figure's patches are drawn whole: found a clip")
    if patch.get_linestyle() != "solid":
        raise ValueError(f"a figure's lines are solid: found {patch.get_linestyle()}")


def _draw_patch(content: Content, patch: PathPatch) -> None:
    """Paint a path: fill, then hatch, then outline."""
    operators = build_path_operators(patch.get_path())
    if not operators:
        return
    fill = convert_color(to_rgba(patch.get_facecolor()))
    stroke = convert_color(to_rgba(patch.get_edgecolor())) if patch.get_linewidth() > 0 else None
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
    color = convert_color(to_rgba(patch.get_hatchcolor()))
    if color is None:
        return
    with content.saved_state():
        content.write(f"{operators} W n")
        content.set_stroke(color, patch.get_hatch_linewidth())
        for tile in build_hatch_operators(patch.get_hatch(), patch.get_path()):
            content.write(tile)


def convert_color(rgba: tuple[float, float, float, float]) -> Rgb | None:
    """Return red, green and blue, 0 to 1, or None for what is wholly transparent.

    Raises:
        ValueError: The colour is partly transparent.
    """
    red, green, blue, alpha = rgba
    if alpha == 0:
        return None
    if alpha != 1:
        raise ValueError(f"a figure's colours are opaque: found alpha {alpha:g}")
    return red, green, blue
