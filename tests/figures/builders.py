"""Shapes and counts as shipped, read by the shortest way, and styles to draw them in."""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from factsheet.figures.artists import Points
from factsheet.figures.county_map.choropleth import find_dotted_counties, make_dot_boxes
from factsheet.figures.county_map.county_paint import choose_county_paints, classify_counts
from factsheet.figures.county_map.labels import Scene
from factsheet.figures.county_map.map_geometry import PlacedMap, Polygon, measure_map, place_map
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import Cell, CountyCounts, CountyShape, Inset, MapChoice, Period, StateShapes, YearSeries
from factsheet.resources import DATA
from factsheet.theme import Palette
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording

PERIOD = Period(first=2019, last=2023)


def exactly(text: str) -> str:
    """A pattern for the whole message."""
    return f"^{re.escape(text)}$"


def a_style(type_size: float = 8.2) -> FigureStyle:
    return FigureStyle(type_size, Palette(), load_wording("en"))


@cache
def the_shapes(usps: str) -> StateShapes:
    data = json.loads((DATA / "geography" / "2016" / f"{usps}.json").read_text(encoding="utf-8"))
    return StateShapes(
        usps=usps,
        edition=2016,
        size=(data["size"][0], data["size"][1]),
        arcs=tuple(tuple(arc) for arc in data["arcs"]),
        counties=tuple(_county(entry) for entry in data["counties"]),
        insets=tuple(Inset(frame["label"], frame["scale"], tuple(frame["box"])) for frame in data["frames"]),
    )


def _county(entry: dict[str, Any]) -> CountyShape:
    return CountyShape(
        fips=entry["f"],
        name=entry["n"],
        full_name=_full_names()[entry["f"]],
        label_point=(entry["p"][0], entry["p"][1]),
        label_radius=entry["p"][2],
        rings=tuple(tuple(ring) for ring in entry["r"]),
        ninth=entry["w"],
        area=entry["a"],
    )


@cache
def _full_names() -> dict[str, str]:
    with (DATA / "geography" / "counties.csv").open(encoding="utf-8", newline="") as file:
        return {row["fips"]: row["full_name"] for row in csv.DictReader(file)}


@cache
def _offenses() -> dict[str, int]:
    totals: dict[str, int] = {}
    with (DATA / "tables" / "fbi_county_offenses.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            totals[row["fips"]] = totals.get(row["fips"], 0) + int(row["offenses"])
    return totals


def some_counts(cells: dict[str, Cell], *, not_placed: int = 0) -> CountyCounts:
    return CountyCounts(cells, not_placed, PERIOD, "fbi")


def the_counts(usps: str) -> CountyCounts | None:
    cells: dict[str, Cell] = {
        county.fips: _offenses().get(county.fips, 0) for county in the_shapes(usps).counties
    }
    return some_counts(cells) if any(cells.values()) else None


def a_series(*values: Cell, first: int = 2012) -> YearSeries:
    return YearSeries(tuple(range(first, first + len(values))), values, "hotline")


def a_scene(usps: str, counts: CountyCounts | None, width: float = 254.0, height: float = 170.0) -> Scene:
    """The map of a state with its fills and dots, ready for labels."""
    shapes, style = the_shapes(usps), a_style()
    sheet = Box(0, 0, *measure_map(shapes, width, height))
    placed = place_map(shapes, sheet.width, sheet.height)
    classes = classify_counts(counts, MapChoice()) if counts else None
    paints = choose_county_paints(shapes, counts, classes, style.palette)
    fills = {fips: paint.fill or style.palette.paper for fips, paint in paints.items()}
    return Scene(placed, fills, make_dot_boxes(find_dotted_counties(placed, counts)), sheet, style)


def a_polygon(
    corners: Sequence[tuple[float, float]],
    anchor: tuple[float, float],
    *,
    number: int = 1,
    on_outline: bool = True,
) -> Polygon:
    """A made-up county of one ring, counterclockwise; codes rise from 10001 by two, as real ones do."""
    ring = np.array([*corners, corners[0]], dtype=float)
    edges = np.hstack([ring[:-1], ring[1:]])
    x, y = ring.T
    area = float(x[:-1] @ y[1:] - y[:-1] @ x[1:]) / 2
    return Polygon(f"{9999 + 2 * number}", number, edges, anchor, area, on_outline)


def a_map(*polygons: Polygon, frames: tuple[Box, ...] = ()) -> PlacedMap:
    """A map of made-up counties, numbered from 1, that share no arc."""
    assert [polygon.number for polygon in polygons] == list(range(1, len(polygons) + 1))
    placed = place_map(the_shapes("DE"), 100, 100)
    edges = [polygon.edges for polygon in polygons]
    topology = replace(
        placed.topology,
        right=np.zeros(len(polygons), dtype=np.intp),
        left=np.arange(1, len(polygons) + 1),
    )
    return replace(
        placed,
        topology=topology,
        arcs=tuple(np.vstack([each[:, :2], each[:1, :2]]) for each in edges),
        sides=np.concatenate([np.empty((0, 4)), *edges]),
        side_arcs=np.repeat(np.arange(len(polygons)), [len(each) for each in edges]),
        polygons=polygons,
        frames=frames,
    )


def a_square(x: float, y: float, side: float, *, number: int = 1, on_outline: bool = True) -> Polygon:
    """A made-up county with its lower left corner at x, y."""
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return a_polygon(corners, (x + side / 2, y + side / 2), number=number, on_outline=on_outline)


def on_land(polygon: Polygon, points: Points) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which points lie in a county, ring by ring: another way than the package's own."""
    inside = np.zeros(len(points), dtype=np.bool_)
    for ring in join_sides(polygon.edges):
        inside ^= Path(ring).contains_points(points)
    return inside


def join_sides(edges: Points) -> list[Points]:
    """The rings that the sides of a county make up."""
    leaving: dict[tuple[float, ...], list[tuple[float, ...]]] = {}
    for x0, y0, x1, y1 in edges.tolist():
        leaving.setdefault((x0, y0), []).append((x1, y1))
        leaving.setdefault((x1, y1), []).append((x0, y0))
    rings = []
    for start in leaving:
        ring = [start]
        while leaving[ring[-1]]:
            ring.append(leaving[ring[-1]].pop())
            leaving[ring[-1]].remove(ring[-2])
        if len(ring) > 1:
            assert ring[-1] == start
            rings.append(np.array(ring))
    return rings


def words_of(runs: Sequence[Run]) -> list[str]:
    """The texts of runs, each without the space that keeps it apart from the next."""
    assert all(run.text.endswith(" ") for run in runs)
    return [run.text.removesuffix(" ") for run in runs]


def texts_of(drawing: Drawing) -> list[str]:
    return words_of(drawing.runs)


def sizes_of(drawing: Drawing) -> set[float]:
    return {run.size for run in drawing.runs}


def corners(patch: PathPatch) -> Points:
    return np.asarray(patch.get_path().vertices)


def has_fill(patch: PathPatch) -> bool:
    return to_rgba(patch.get_facecolor())[3] > 0


def patches_of(drawing: Drawing) -> list[PathPatch]:
    return list(drawing.patches)
