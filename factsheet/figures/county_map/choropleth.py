"""The county map: a choropleth with names or numbered discs, dots for tiny counties, and framed insets."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from factsheet.figures.artists import (
    Paint,
    make_box_path,
    make_discs,
    make_line_path,
    make_patch,
    make_point_path,
)
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import (
    choose_border_line,
    choose_county_paints,
    is_seen_on,
)
from factsheet.figures.county_map.joined_lines import join_borders, join_counties, join_outline
from factsheet.figures.county_map.label_layout import PlacedLabel
from factsheet.figures.county_map.labels import Scene, list_label_texts, place_captions, place_labels
from factsheet.figures.county_map.map_geometry import (
    FEW_COUNTIES,
    PlacedMap,
    Polygon,
    place_map,
)
from factsheet.figures.county_map.rank_discs import DiscGround, RankDisc, measure_disc, place_discs
from factsheet.figures.drawing import Drawing
from factsheet.figures.kept_drawings import keep_drawings
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts, StateShapes
from factsheet.theme import Palette

BORDER_WEIGHT = 0.4
OUTLINE_WEIGHT = 0.7
LEADER_WEIGHT = 0.6
LEADER_DOT = 1.2  # radius
CASING = 0.4  # of paper on either side of a leader, so that it shows on dark shades
DISC_WEIGHT = 0.9
DOT_RADIUS, DOT_WEIGHT = 2.6, 0.5
SMALLEST_SEEN = 9.0  # square points; below, a shade cannot be told from the lines around it


@keep_drawings(8)  # four formats in two languages
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
    scene = Scene(
        placed=placed,
        fills={fips: paint.fill or style.palette.paper for fips, paint in paints.items()},
        obstacles=make_dot_boxes(dots),
        sheet=Box(0, 0, width, height),
        style=style,
    )
    labels = _choose_labels(scene, counts)
    discs = _place_ranks(scene, counts, labels, ranked)
    patches = (
        *_paint_land(placed, paints, style.palette),
        *_paint_dots(dots, paints, style.palette),
        *_paint_leaders(labels, style.palette),
        *_paint_discs(discs, style),
    )
    runs = (run for label in labels for run in label.runs)
    return Drawing(
        patches,
        (*runs, *(disc.run(style) for disc in discs)),
        width,
        height,
        frozenset() if counts is None else _list_counted(labels),
        frozenset(disc.fips for disc in discs),
    )


def _choose_labels(scene: Scene, counts: CountyCounts | None) -> tuple[PlacedLabel, ...]:
    """Return all labels of a map of few counties if each with a count has one, else captions alone."""
    labels = None
    if len(scene.placed.polygons) <= FEW_COUNTIES:
        labels = place_labels(scene, list_label_texts(scene.placed, counts, scene.style.wording))
    return tuple(place_captions(scene)) if labels is None else labels


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


def _paint_land(placed: PlacedMap, paints: Mapping[str, Paint], palette: Palette) -> Iterator[PathPatch]:
    """Yield the counties of each paint as one area, but for those that are bare paper, then the lines.

    Borders in the colour of paper come first, so that they end at the dark ones; each is drawn once, so that
    all are of one weight.
    """
    weight = max(BORDER_WEIGHT, palette.least_line)
    line = Paint(line=palette.county_line, weight=weight)
    for paint in dict.fromkeys(paints.values()):
        if paint != Paint(fill=palette.paper):
            alike = join_counties(placed, (fips for fips, each in paints.items() if each == paint))
            yield make_patch(alike, paint)
    borders = join_borders(placed, paints, lambda one, other: choose_border_line(one, other, palette))
    for color in sorted(borders, key=lambda each: each != palette.paper):
        yield make_patch(borders[color], line._replace(line=color))
    yield make_patch(join_outline(placed), line._replace(weight=OUTLINE_WEIGHT))
    if placed.frames:
        yield make_patch(make_box_path(placed.frames), Paint(line=palette.grey, weight=weight))


def _paint_dots(
    dots: Sequence[Polygon], paints: Mapping[str, Paint], palette: Palette
) -> Iterator[PathPatch]:
    """Yield the dots one by one, for where they overlap the last is on top; each ring shows on its dot."""
    for dot in dots:
        fill = paints[dot.fips].fill or palette.paper
        ring = palette.ink if is_seen_on(palette.ink, fill) else palette.paper
        paint = Paint(fill=fill, line=ring, weight=DOT_WEIGHT)
        yield from make_discs([dot.anchor], DOT_RADIUS, paint)


def _paint_leaders(labels: Sequence[PlacedLabel], palette: Palette) -> Iterator[PathPatch]:
    leaders = [np.array(label.leader).reshape(2, 2) for label in labels if label.leader]
    if leaders:
        yield from _paint_cased(((make_line_path(leaders), LEADER_WEIGHT),), palette)


def _paint_discs(discs: Sequence[RankDisc], style: FigureStyle) -> Iterator[PathPatch]:
    """Yield leaders with the dots they end in, then the discs over them."""
    radius, palette = measure_disc(style), style.palette
    leaders = [line for disc in discs if (line := disc.leader(radius)) is not None]
    if leaders:
        ends = make_point_path([(line[1][0], line[1][1]) for line in leaders])
        lines = ((make_line_path(leaders), LEADER_WEIGHT), (ends, 2 * LEADER_DOT))
        yield from _paint_cased(lines, palette)
    if discs:
        paint = Paint(fill=palette.paper, line=palette.ink, weight=DISC_WEIGHT)
        yield from make_discs([disc.center for disc in discs], radius, paint)


def _paint_cased(lines: Sequence[tuple[Path, float]], palette: Palette) -> Iterator[PathPatch]:
    """Yield lines of some weights in ink, below them their casing in the colour of paper."""
    for path, weight in lines:
        yield make_patch(path, Paint(line=palette.paper, weight=weight + 2 * CASING))
    for path, weight in lines:
        yield make_patch(path, Paint(line=palette.ink, weight=weight))
