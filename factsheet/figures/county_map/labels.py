"""Labels of the county map: who may choose first, and which places are tried in which order.

The rules are the mapmaker's (E. Imhof, "Positioning names on maps", The American Cartographer 2, 1975): a
name lies inside its area, all of it, else beside it with a leader; it crosses no border, no frame, no dot
and no other name; and whoever looks at it must know without thinking which area it means. A label in doubt
is worse than none: either every county with a count has its name, or none has, and numbered discs tie the
leading counties to the table beside the map (`rank_discs`).

To place all labels is hard in the strict sense (NP-hard: J. Christensen, J. Marks and S. Shieber, "An
empirical study of algorithms for point-feature label placement", ACM Transactions on Graphics 14, 1995).
Placing them one after the other, each where it is best off, comes near enough and has a virtue of its own:
the same data give the same map.

The steps, each among what the steps before it have left free:

1. Names with counts inside their counties (`inside_labels`). The layouts are tried from the best on: count
   below the name, count behind it, name over two lines (`label_layout`). Each is tried at the centre of the
   largest circle inside, where an area is most itself, then over a grid from there outward. Every line of
   the label keeps its own distance from the border, for a short count may stand where its name could not.
2. Captions of insets (`outside_labels`): in a corner of the frame, else just outside of it. An inset named
   like its only county says the county's count, so that nothing stands there twice.
3. Names beside the land, for counties at its outline: free places on a grid, the nearest first. A label
   close by and far from all other counties needs no leader. Else the shortest straight leader is drawn that
   starts well inside the county and crosses no other county, label or leader (`leaders`), as in boundary
   labelling (M. Bekos and others, "Boundary labeling", Computational Geometry 36, 2007). Whoever finds no
   place chooses first in another try.

Zeros are named all or not at all, for a zero left out beside zeros that are printed would look like a gap
in the data. `land_raster` tells of many places at once which are free, `collision` looks at one exactly.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.color import choose_text_color
from factsheet.figures.county_map.inside_labels import find_box_inside
from factsheet.figures.county_map.label_layout import (
    PlacedLabel,
    make_beside_layouts,
    make_caption_layouts,
    make_named_layouts,
)
from factsheet.figures.county_map.land_raster import paint_land
from factsheet.figures.county_map.map_geometry import FEW_COUNTIES, PlacedMap, Polygon
from factsheet.figures.county_map.outside_labels import (
    Surroundings,
    collect_surroundings,
    find_box_beside,
    find_box_in_frame,
)
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts, sum_cells
from factsheet.wording import Wording
from factsheet.wording.counties import make_county_names, rank_counties, set_apostrophes, sort_counties

TRIES = 4


@dataclass(frozen=True, slots=True)
class LabelText:
    """What the label of a county says; without a `count` it is a name alone."""

    fips: str
    name: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What labels are placed on.

    Attributes:
        placed: The map on its figure.
        fills: Ground colour of each county by FIPS.
        obstacles: Dots, and whatever else no label may touch.
        sheet: The figure; labels stay inside.
        style: Type size, colours, language.
    """

    placed: PlacedMap
    fills: Mapping[str, str]
    obstacles: tuple[Box, ...]
    sheet: Box
    style: FigureStyle

    @property
    def polygons(self) -> dict[str, Polygon]:
        """Return the counties by FIPS."""
        return {polygon.fips: polygon for polygon in self.placed.polygons}

    def value(self, text: LabelText) -> str | None:
        """Return the count of a label as printed."""
        return None if text.count is None else self.style.wording.number(text.count)

    def taken(self, labels: Sequence[PlacedLabel]) -> tuple[Box, ...]:
        """Return the boxes that the next label keeps clear of."""
        return (*self.obstacles, *(label.box for label in labels))

    def around(self, labels: Sequence[PlacedLabel]) -> Surroundings:
        """Return what the next label off the land keeps clear of."""
        leaders = [label.leader for label in labels if label.leader]
        return collect_surroundings(self.placed, self.sheet, self.taken(labels), leaders)


def list_label_texts(
    placed: PlacedMap, counts: CountyCounts | None, wording: Wording
) -> tuple[LabelText, ...]:
    """Return the labels wanted, those that choose their place first in front: by count, then by name.

    Hidden and missing counts have none, a zero has one in states of few counties. Without counts, the names
    stand in states of two or more, but few, counties.
    """
    names = make_county_names(placed.shapes, wording).printed
    if counts is None and not 1 < len(names) <= FEW_COUNTIES:
        return ()  # one unit is in the heading; of many, those with room would stand out for nothing
    if counts is None:
        return tuple(
            LabelText(county.fips, names[county.fips]) for county in sort_counties(placed.shapes.counties)
        )
    if len(names) == 1:
        return _make_only_label(names, counts)
    least = 0 if len(names) <= FEW_COUNTIES else 1
    ranked = rank_counties(placed.shapes, counts, least=least)
    return tuple(LabelText(county.fips, names[county.fips], count) for county, count in ranked)


def place_labels(scene: Scene, texts: Sequence[LabelText]) -> tuple[PlacedLabel, ...] | None:
    """Return the labels of all counties with a count, and captions of insets (whose `fips` may be "").

    Zeros are named with them where all of them have a place.

    Args:
        scene: What they are placed on.
        texts: In the order in which they choose.

    Returns:
        None where a label, but for zeros, has no place.
    """
    labels = tuple(_place_names_inside(scene, texts))
    labels += tuple(place_captions(scene, _list_waiting(texts, labels), labels))
    waiting = _list_waiting(texts, labels)
    whole = _place_labels_beside(scene, waiting, labels)
    zeros = {text.fips for text in texts if text.count == 0}
    if whole is not None or not zeros:
        return whole
    labels = tuple(label for label in labels if label.fips not in zeros)  # some zeros alone would mislead
    return _place_labels_beside(scene, [text for text in waiting if text.fips not in zeros], labels)


def _list_waiting(texts: Sequence[LabelText], labels: Sequence[PlacedLabel]) -> list[LabelText]:
    done = {label.fips for label in labels}
    return [text for text in texts if text.fips not in done]


def _make_only_label(names: Mapping[str, str], counts: CountyCounts) -> tuple[LabelText, ...]:
    """The label of a jurisdiction without counties: what is tied to no county is still inside of it."""
    ((fips, cell),) = counts.cells.items()
    return (LabelText(fips, names[fips], sum_cells((cell, counts.not_placed))),)


def _place_names_inside(scene: Scene, texts: Sequence[LabelText]) -> Iterator[PlacedLabel]:
    """Yield labels in the first layout that fits their county; those of two counties cannot meet."""
    palette, raster = scene.style.palette, paint_land(scene.placed, scene.sheet.width, scene.sheet.height)
    for text in texts:
        color = choose_text_color(scene.fills[text.fips], palette.ink, palette.paper)
        for layout in make_named_layouts(text.name, scene.value(text), scene.style.type_size):
            box = find_box_inside(scene.polygons[text.fips], layout, scene.obstacles, raster)
            if box:
                yield PlacedLabel(text.fips, layout.runs(box, color), box)
                break


def place_captions(
    scene: Scene, texts: Sequence[LabelText] = (), labels: tuple[PlacedLabel, ...] = ()
) -> list[PlacedLabel]:
    """Return the labels of insets; one that is named like its only county says the county's count."""
    if not scene.placed.frames:
        return []
    waiting = {text.name: text for text in texts}
    names = make_county_names(scene.placed.shapes, scene.style.wording).printed
    said = {names[label.fips] for label in labels}
    captions: list[PlacedLabel] = []
    for inset, frame in zip(scene.placed.shapes.insets, scene.placed.frames, strict=True):
        name = set_apostrophes(inset.label)
        if name in said:
            continue
        text = waiting.get(name, LabelText("", name))
        layouts = make_caption_layouts(text.name, scene.value(text), scene.style.type_size)
        found = find_box_in_frame(frame, layouts, scene.around([*labels, *captions]))
        if found:
            layout, box = found
            captions.append(PlacedLabel(text.fips, layout.runs(box, scene.style.palette.ink), box))
    return captions


def _place_labels_beside(
    scene: Scene, texts: Sequence[LabelText], labels: tuple[PlacedLabel, ...]
) -> tuple[PlacedLabel, ...] | None:
    """Return the labels with more of them off the land, with leaders where their county would be in doubt.

    Who finds no place chooses first in another try; None where that does not help.
    """
    order = list(texts)
    for _ in range(TRIES):
        placed = labels
        for text in order:
            found = _find_place_beside(scene, text, scene.around(placed))
            if found is None:
                break
            placed += (found,)
        else:
            return placed
        if text is order[0]:
            return None
        order.sort(key=lambda each: each is not text)
    return None


def _find_place_beside(scene: Scene, text: LabelText, around: Surroundings) -> PlacedLabel | None:
    polygon = scene.polygons[text.fips]
    for layout in make_beside_layouts(text.name, scene.value(text), scene.style.type_size):
        found = find_box_beside(polygon, layout, around)
        if found:
            box, leader = found
            return PlacedLabel(text.fips, layout.runs(box, scene.style.palette.ink), box, leader)
    return None
