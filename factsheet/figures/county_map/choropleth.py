"""The county map: a choropleth with names or numbered discs, dots for tiny counties, and framed insets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from matplotlib.figure import Figure
from matplotlib.path import Path

from factsheet.figures.artists import Paint, make_blank_figure, make_box_path, make_line_path, paint_path
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import choose_county_paints
from factsheet.figures.county_map.label_layout import PlacedLabel
from factsheet.figures.county_map.labels import Scene, list_label_texts, place_captions, place_labels
from factsheet.figures.county_map.map_geometry import (
    FEW_COUNTIES,
    PlacedMap,
    Polygon,
    join_polygons,
    place_map,
)
from factsheet.figures.county_map.rank_discs import DiscGround, RankDisc, measure_disc, place_discs
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts, StateShapes
from factsheet.theme import Palette

BORDER_WEIGHT = 0.4
OUTLINE_WEIGHT = 0.7
LEADER_WEIGHT = 0.6
LEADER_DOT = 1.2  # radius
DISC_WEIGHT = 0.9
DOT_RADIUS = 2.6
SMALLEST_SEEN = 9.0  # square points; below, a shade cannot be told from the lines around it


def draw_county_map(
    shapes: StateShapes,
    counts: CountyCounts | None,
    classes: Classes | None,
    *,
    size: tuple[float, float],
    style: FigureStyle,
    ranked: Sequence[str] = (),
) -> Drawing:
    """Draw the map of a jurisdiction.

    Where there are few counties and all with a count have room for name and count, they are named; else those
    of the table beside the map have a disc with their number.

    Args:
        shapes: Its counties.
        counts: One cell for each county; None draws neutral land with names.
        classes: As from `classify_counts`; None where no county has a count above zero.
        size: Width and height of the figure in points, see `measure_map`; the map stands in its middle.
        style: Type size of labels, colours, language.
        ranked: FIPS of the counties in the table beside the map, in its order.

    Raises:
        ValueError: A county has no cell or a count lies in no class.
    """
    width, height = size
    placed = place_map(shapes, width, height)
    paints = choose_county_paints(shapes, counts, classes, style.palette)
    dots = find_dotted_counties(placed, counts)
    figure = make_blank_figure(width, height)
    _paint_land(figure, placed, paints, style.palette)
    _paint_dots(figure, dots, paints, style.palette)
    scene = Scene(
        placed=placed,
        fills={fips: paint.fill or style.palette.paper for fips, paint in paints.items()},
        obstacles=make_dot_boxes(dots),
        sheet=Box(0, 0, width, height),
        style=style,
    )
    labels = _choose_labels(scene, counts)
    discs = _place_ranks(scene, counts, labels, ranked)
    _paint_leaders(figure, labels, style.palette)
    _paint_discs(figure, discs, style)
    runs = (run for label in labels for run in label.runs)
    return Drawing(
        figure,
        (*runs, *(disc.run(style) for disc in discs)),
        width,
        height,
        frozenset() if counts is None else _list_counted(labels),
        frozenset(disc.fips for disc in discs),
    )


def _choose_labels(scene: Scene, counts: CountyCounts | None) -> tuple[PlacedLabel, ...]:
    """Return all labels of a map of few counties if each with a count has one, else captions alone."""
    if counts is None or len(scene.placed.polygons) <= FEW_COUNTIES:
        texts = list_label_texts(scene.placed, counts, scene.style.wording)
        labels = place_labels(scene, texts)
        wanted = {text.fips for text in texts if text.count or counts is None}
        if wanted <= {label.fips for label in labels}:
            return labels
    return tuple(place_captions(scene))


def _place_ranks(
    scene: Scene, counts: CountyCounts | None, labels: Sequence[PlacedLabel], ranked: Sequence[str]
) -> tuple[RankDisc, ...]:
    """Return the discs of a map whose counties have no names."""
    if counts is None or set(ranked) <= _list_counted(labels):
        return ()
    white = frozenset(fips for fips, cell in counts.cells.items() if not (isinstance(cell, int) and cell > 0))
    ground = DiscGround(scene.placed, white, tuple(label.box for label in labels), scene.sheet)
    return place_discs(ground, tuple(ranked), measure_disc(scene.style))


def _list_counted(labels: Sequence[PlacedLabel]) -> frozenset[str]:
    """Return the counties whose labels have a name; without counts on the map, none has one."""
    named = (label for label in labels if any(char.isalpha() for run in label.runs for char in run.text))
    return frozenset(label.fips for label in named if label.fips)


def make_dot_boxes(dots: Sequence[Polygon]) -> tuple[Box, ...]:
    """Return the boxes around the dots of these counties."""
    return tuple(
        Box(dot.anchor[0] - DOT_RADIUS, dot.anchor[1] - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS)
        for dot in dots
    )


def find_dotted_counties(placed: PlacedMap, counts: CountyCounts | None) -> list[Polygon]:
    """Return the counties with a count that are too small to see, the highest last and so on top."""
    if counts is None:
        return []
    small = [
        (counts.cells.get(county.fips), county) for county in placed.polygons if county.area < SMALLEST_SEEN
    ]
    counted = [(cell, county) for cell, county in small if isinstance(cell, int) and cell > 0]
    return [county for _, county in sorted(counted, key=lambda pair: (pair[0], pair[1].fips))]


def _paint_land(figure: Figure, placed: PlacedMap, paints: Mapping[str, Paint], palette: Palette) -> None:
    """Paint the counties of each class at once with their borders, then the outline and the frames."""
    weight = max(BORDER_WEIGHT, palette.least_line)
    for paint in dict.fromkeys(paints.values()):
        alike = join_polygons(county for county in placed.polygons if paints[county.fips] == paint)
        paint_path(figure, alike, replace(paint, line=palette.county_line, weight=weight))
    paint_path(figure, placed.outline, Paint(line=palette.county_line, weight=OUTLINE_WEIGHT))
    if placed.frames:
        paint_path(figure, make_box_path(placed.frames), Paint(line=palette.grey, weight=weight))


def _paint_dots(
    figure: Figure, dots: Sequence[Polygon], paints: Mapping[str, Paint], palette: Palette
) -> None:
    for dot in dots:
        circle = Path.circle(dot.anchor, DOT_RADIUS)
        paint_path(figure, circle, Paint(fill=paints[dot.fips].fill, line=palette.ink, weight=0.5))


def _paint_leaders(figure: Figure, labels: Sequence[PlacedLabel], palette: Palette) -> None:
    leaders = [np.array(label.leader).reshape(2, 2) for label in labels if label.leader]
    if leaders:
        paint_path(figure, make_line_path(leaders), Paint(line=palette.ink, weight=LEADER_WEIGHT))


def _paint_discs(figure: Figure, discs: Sequence[RankDisc], style: FigureStyle) -> None:
    """Paint leaders with the dots they end in, then the discs over them."""
    radius, palette = measure_disc(style), style.palette
    leaders = [line for disc in discs if (line := disc.leader(radius)) is not None]
    if leaders:
        paint_path(figure, make_line_path(leaders), Paint(line=palette.ink, weight=LEADER_WEIGHT))
        for line in leaders:
            paint_path(figure, Path.circle((line[1][0], line[1][1]), LEADER_DOT), Paint(fill=palette.ink))
    for disc in discs:
        circle = Path.circle(disc.center, radius)
        paint_path(figure, circle, Paint(fill=palette.paper, line=palette.ink, weight=DISC_WEIGHT))
