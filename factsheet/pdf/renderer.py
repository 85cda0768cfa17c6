"""matplotlib's artists drawn straight into the page's content: vectors, real text, the page's own fonts.

A figure is drawn 1:1 at 72 dpi, so one of its pixels is one point. Text is taken literally, never as
mathematics. Colours are opaque: transparency would change on its way through a printer.
"""

import zlib
from collections.abc import Sequence
from contextlib import ExitStack
from math import cos, radians, sin
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Affine2DBase, Transform
from matplotlib.typing import ColorType, LineStyleType
from numpy.typing import ArrayLike

from factsheet.page.placed import Picture
from factsheet.pdf.content import Content, Rgb, number, numbers
from factsheet.pdf.hatching import hatch_operators
from factsheet.pdf.path_operators import path_operators
from factsheet.typesetting.faces import Face, text_width

FIGURE_DPI = 72.0
IMAGE_MAGNIFICATION = 4.0  # 288 dpi
OPAQUE = 255  # of a byte of alpha
_ASCENT, _DESCENT = 0.75, 0.25  # of a line of text, in type sizes
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_WEIGHTS = {
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semibold": 600,
    "demibold": 600,
    "bold": 700,
}
_UPRIGHT_FACES = ((350, Face.LIGHT), (550, Face.REGULAR), (650, Face.SEMIBOLD), (1000, Face.BOLD))


def draw_picture(content: Content, picture: Picture) -> None:
    """Draw a figure with its lower left corner at its place; its own background is left out.

    Raises:
        ValueError: The figure is not at 72 dpi, or something in it is partly transparent or an image.
    """
    figure = picture.drawing.figure
    if figure.dpi != FIGURE_DPI:
        raise ValueError(f"a figure is drawn 1:1 at 72 dpi: found {figure.dpi} dpi")
    with content.saved_state():
        content.write(f"1 0 0 1 {numbers(picture.x, picture.y)} cm")
        renderer = PageRenderer(content, picture.drawing.width, picture.drawing.height)
        artists = [artist for artist in figure.get_children() if artist is not figure.patch]
        for artist in sorted(artists, key=lambda artist: artist.get_zorder()):
            artist.draw(renderer)
        renderer.end_clip()


def face_of(font: FontProperties) -> Face:
    """Return the page's face that stands for a font's weight and style."""
    if font.get_style() in {"italic", "oblique"}:
        return Face.ITALIC
    weight = font.get_weight()
    heaviness = _WEIGHTS[weight] if isinstance(weight, str) else weight
    return next(face for limit, face in _UPRIGHT_FACES if heaviness <= limit)


class PageRenderer(RendererBase):
    """Turns matplotlib's drawing calls into operators; ask for `end_clip` when all artists are drawn."""

    def __init__(self, content: Content, width: float, height: float) -> None:
        super().__init__()
        self._content = content
        self._size = (width, height)
        self._clip_operators = ""
        self._clip = ExitStack()

    # --- what artists ask ---------------------------------------------------------------------------

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the figure in points."""
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        """Return the length itself: pixels are points."""
        return points

    def flipy(self) -> bool:
        """Return that y grows upward, as on the page."""
        return False

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: Any,  # noqa: ARG002 - text is literal whatever matplotlib takes it for
    ) -> tuple[float, float, float]:
        """Return the measures of a line of text in points, from the fonts that it is set in."""
        size = prop.get_size_in_points()
        return text_width(s, face_of(prop), size), (_ASCENT + _DESCENT) * size, _DESCENT * size

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Return ascent, descent and line gap; without it matplotlib searches the system's fonts."""
        size = prop.get_size_in_points()
        return _ASCENT * size, _DESCENT * size, 0.0

    # --- what artists draw --------------------------------------------------------------------------

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Fill and stroke a path, with its hatch between the two."""
        self._clip_to(gc)
        self._paint(gc, path, transform, rgbFace)

    def draw_path_collection(  # noqa: PLR0913 - matplotlib's signature
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        paths: Sequence[Path],
        all_transforms: Sequence[ArrayLike],
        offsets: ArrayLike | Sequence[ArrayLike],
        offset_trans: Transform,
        facecolors: ColorType | Sequence[ColorType],
        edgecolors: ColorType | Sequence[ColorType],
        linewidths: float | Sequence[float],
        linestyles: LineStyleType | Sequence[LineStyleType],
        antialiaseds: bool | Sequence[bool],  # noqa: FBT001 - matplotlib's signature
        urls: str | Sequence[str],
        offset_position: object,
        *,
        hatchcolors: ColorType | Sequence[ColorType] | None = None,
    ) -> None:
        """Draw many paths, each with the next of the colours and weights."""
        self._clip_to(gc)
        base: Any = super()  # the two iterators below are matplotlib's help for backends, not in its stub
        shapes = list(base._iter_collection_raw_paths(master_transform, paths, all_transforms))
        hatches = [] if hatchcolors is None else hatchcolors
        styles = (facecolors, edgecolors, linewidths, linestyles, antialiaseds, urls, offset_position)
        for x, y, (path, transform), style, face in base._iter_collection(
            gc, shapes, offsets, offset_trans, *styles, hatchcolors=hatches
        ):
            self._paint(style, path, Affine2D(transform.get_matrix()).translate(x, y), face)

    def draw_text(  # noqa: PLR0913 - matplotlib's signature
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,  # noqa: ARG002, FBT002
        mtext: Text | None = None,  # noqa: ARG002
    ) -> None:
        """Set one line of text; a space at its end keeps it apart from the next text when read."""
        self._clip_to(gc)
        color = opaque(gc.get_rgb())
        if color is None:
            return
        content = self._content
        content.write("BT")
        turn = (cos(radians(angle)), sin(radians(angle)))
        if angle:
            content.write(f"{numbers(turn[0], turn[1], -turn[1], turn[0], digits=5)} {numbers(x, y)} Tm")
        else:
            content.write(f"{numbers(x, y)} Td")
        content.set_fill(color)
        content.set_state("Tc", "0")
        content.show_text(s if s.endswith(" ") else s + " ", face_of(prop), prop.get_size_in_points())
        content.write("ET")

    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: ArrayLike,
        transform: Affine2DBase | None = None,  # noqa: ARG002 - asked for only with scaled images
    ) -> None:
        """Draw an opaque raster image, its lowest row first, with x and y at its lower left corner."""
        self._clip_to(gc)
        pixels = np.asarray(im, dtype=np.uint8)[::-1]
        if (pixels[:, :, 3] < OPAQUE).any():
            raise ValueError("a figure's images are opaque: found transparent pixels")
        height, width = pixels.shape[:2]
        data = zlib.compress(pixels[:, :, :3].tobytes()).decode("latin-1")
        with self._content.saved_state():
            size = numbers(width / IMAGE_MAGNIFICATION, 0, 0, height / IMAGE_MAGNIFICATION, x, y)
            self._content.write(f"{size} cm\nBI /W {width} /H {height} /CS /RGB /BPC 8 /F /Fl ID {data}\nEI")

    def get_image_magnification(self) -> float:
        """Return how many pixels of an image fall on a point."""
        return IMAGE_MAGNIFICATION

    # --- how ----------------------------------------------------------------------------------------

    def end_clip(self) -> None:
        """Leave the clip of the last artist."""
        self._clip.close()
        self._clip_operators = ""

    def _clip_to(self, gc: GraphicsContextBase) -> None:
        """Clip to what the artist asks for, unless that is the clip already."""
        rectangle = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        clips = []
        if rectangle is not None:
            clips.append(f"{numbers(*rectangle.bounds)} re W n")
        if path is not None and transform is not None:
            clips.append(f"{path_operators(path, transform)} W n")  # type: ignore[arg-type]  # a Path; the stub errs
        operators = "\n".join(clips)
        if operators == self._clip_operators:
            return
        self.end_clip()
        self._clip_operators = operators
        if operators:
            self._clip.enter_context(self._content.saved_state())
            self._content.write(operators)

    def _paint(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, face: ColorType | None
    ) -> None:
        """Paint a path: fill, then hatch, then outline."""
        operators = path_operators(path, transform)
        fill = opaque(face)
        stroke = opaque(gc.get_rgb()) if gc.get_linewidth() > 0 else None
        if not operators:
            return
        if fill:
            self._content.set_fill(fill)
        if gc.get_hatch():
            if fill:
                self._content.write(f"{operators} f")
            self._hatch(gc, operators, path.transformed(transform))
            fill = None
        if stroke:
            self._set_line(gc, stroke)
        if fill or stroke:
            self._content.write(f"{operators} {'B' if fill and stroke else 'f' if fill else 'S'}")

    def _set_line(self, gc: GraphicsContextBase, color: Rgb) -> None:
        content = self._content
        content.set_stroke(color, gc.get_linewidth())
        content.set_state("J", str(_CAPS[gc.get_capstyle()]))
        content.set_state("j", str(_JOINS[gc.get_joinstyle()]))
        offset, dashes = gc.get_dashes()
        pattern = "" if dashes is None else numbers(*np.asarray(dashes, dtype=np.float64).tolist())
        content.set_state("d", f"[{pattern}] {number(offset or 0)}")

    def _hatch(self, gc: GraphicsContextBase, operators: str, shape: Path) -> None:
        """Draw the hatch inside the path, as lines, so that it stays sharp at any size."""
        hatch, color = gc.get_hatch(), opaque(gc.get_hatch_color())
        if hatch is None or color is None:
            return
        with self._content.saved_state():
            self._content.write(f"{operators} W n")
            self._content.set_stroke(color, gc.get_hatch_linewidth())
            self._content.set_state("d", "[] 0")
            self._content.set_fill(color)
            for tile in hatch_operators(hatch, shape):
                self._content.write(tile)


def opaque(color: ColorType | None) -> Rgb | None:
    """Return red, green and blue, 0 to 1, or None for what is wholly transparent.

    Raises:
        ValueError: The colour is partly transparent.
    """
    if color is None:
        return None
    red, green, blue, alpha = to_rgba(color)
    if alpha == 0:
        return None
    if alpha != 1:
        raise ValueError(f"a figure's colours are opaque: found alpha {alpha:g}")
    return red, green, blue
