"""The county map: a choropleth with labels, dots for counties too small to see, and framed insets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from matplotlib.figure import Figure
from matplotlib.path import Path

from factsheet.figures.artists import Ink, blank_figure, box_path, line_path, paint, write
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import county_inks
from factsheet.figures.county_map.label_layout import PlacedLabel
from factsheet.figures.county_map.labels import Scene, label_texts, place_labels
from factsheet.figures.county_map.map_geometry import PlacedMap, Polygon, joined_path, place_map
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts, StateShapes
from factsheet.theme import Palette

BORDER_WEIGHT = 0.4
OUTLINE_WEIGHT = 0.7
LEADER_WEIGHT = 0.5
DOT_RADIUS = 2.6
SMALLEST_SEEN = 9.0  # square points; below, a shade cannot be told from the lines around it


def county_map(
    shapes: StateShapes,
    counts: CountyCounts | None,
    classes: Classes | None,
    *,
    size: tuple[float, float],
    style: FigureStyle,
    alt_text: str,
) -> Drawing:
    """Draw the map of a jurisdiction.

    Args:
        shapes: Its counties.
        counts: One cell for each county; None draws neutral land with names.
        classes: As from `classes_for`; None where no county has a count above zero.
        size: Width and height of the figure in points, see `map_size`; the map stands in its middle.
        style: Type size of labels, colours, language.
        alt_text: Names every count.

    Raises:
        ValueError: A county has no cell or a count lies in no class; the alternate text is empty.
    """
    width, height = size
    placed = place_map(shapes, width, height)
    inks = county_inks(shapes, counts, classes, style.palette)
    dots = dotted(placed, counts)
    figure = blank_figure(width, height)
    _paint_land(figure, placed, inks, style.palette)
    _paint_dots(figure, dots, inks, style.palette)
    scene = Scene(
        placed=placed,
        fills={fips: ink.fill or style.palette.paper for fips, ink in inks.items()},
        obstacles=dot_boxes(dots),
        sheet=Box(0, 0, width, height),
        style=style,
    )
    labels = place_labels(scene, label_texts(placed, counts, style.wording))
    _write_labels(figure, labels, style.palette)
    return Drawing(figure, width, height, alt_text)


def dot_boxes(dots: Sequence[Polygon]) -> tuple[Box, ...]:
    """Return the boxes around the dots of these counties."""
    return tuple(
        Box(dot.anchor[0] - DOT_RADIUS, dot.anchor[1] - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS)
        for dot in dots
    )


def dotted(placed: PlacedMap, counts: CountyCounts | None) -> list[Polygon]:
    """Return the counties with a count that are too small to see, the highest last and so on top."""
    if counts is None:
        return []
    small = [
        (counts.cells.get(county.fips), county) for county in placed.polygons if county.area < SMALLEST_SEEN
    ]
    counted = [(cell, county) for cell, county in small if isinstance(cell, int) and cell > 0]
    return [county for _, county in sorted(counted, key=lambda pair: (pair[0], pair[1].fips))]


def _paint_land(figure: Figure, placed: PlacedMap, inks: Mapping[str, Ink], palette: Palette) -> None:
    """Paint the counties of each class at once with their borders, then the outline and the frames."""
    for ink in dict.fromkeys(inks.values()):
        alike = joined_path(county for county in placed.polygons if inks[county.fips] == ink)
        paint(figure, alike, replace(ink, line=palette.county_line, weight=BORDER_WEIGHT))
    paint(figure, placed.outline, Ink(line=palette.county_line, weight=OUTLINE_WEIGHT))
    if placed.frames:
        paint(figure, box_path(placed.frames), Ink(line=palette.grey, weight=BORDER_WEIGHT))


def _paint_dots(figure: Figure, dots: Sequence[Polygon], inks: Mapping[str, Ink], palette: Palette) -> None:
    for dot in dots:
        circle = Path.circle(dot.anchor, DOT_RADIUS)
        paint(figure, circle, Ink(fill=inks[dot.fips].fill, line=palette.ink, weight=0.5))


def _write_labels(figure: Figure, labels: Sequence[PlacedLabel], palette: Palette) -> None:
    leaders = [np.array(label.leader).reshape(2, 2) for label in labels if label.leader]
    if leaders:
        paint(figure, line_path(leaders), Ink(line=palette.ink, weight=LEADER_WEIGHT))
    for label in labels:
        for piece in label.pieces:
            write(figure, piece)
