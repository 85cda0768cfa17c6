"""Map labels: on their own land or clear of all land, never across a border, never colliding."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.color import MIN_CONTRAST, measure_contrast
from factsheet.figures.artists import Points
from factsheet.figures.county_map.choropleth import find_dotted_counties, make_dot_boxes
from factsheet.figures.county_map.collision import flag_crossings
from factsheet.figures.county_map.label_layout import PlacedLabel
from factsheet.figures.county_map.labels import LabelText, Scene, list_label_texts, place_labels
from factsheet.figures.county_map.leaders import Leader
from factsheet.figures.county_map.map_geometry import FEW_COUNTIES, measure_map, place_map
from factsheet.geometry import Box
from factsheet.model import Cell, CellMark, CountyCounts
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from tests.figures.builders import a_scene, on_land, some_counts, the_counts, the_shapes, words_of

WORDING = load_wording("en")
STATES = ["AS", "CT", "DE", "GU", "HI", "MP", "NH", "RI", "VI"]
WITHOUT_ROOM = {"GU", "NH"}  # one unit is in the heading; of ten counties three are inland and narrow
COUNTED = ["CT", "DE", "HI", "RI"]
WITH_LEADERS = ["HI", "RI"]


def labels_of(
    usps: str, counts: CountyCounts | None, width: float = 254.0
) -> tuple[Scene, tuple[PlacedLabel, ...]]:
    scene = a_scene(usps, counts, width)
    return scene, place_labels(scene, list_label_texts(scene.placed, counts, scene.style.wording)) or ()


def leaders_of(labels: tuple[PlacedLabel, ...]) -> list[tuple[PlacedLabel, Leader]]:
    """The labels that have a leader; a map without one shows nothing about leaders."""
    found = [(label, label.leader) for label in labels if label.leader]
    assert found
    return found


def diagonals(box: Box) -> Points:
    return np.array([[box.x, box.y, box.right, box.top], [box.x, box.top, box.right, box.y]])


def assert_clear(scene: Scene, labels: tuple[PlacedLabel, ...]) -> None:
    """Assert what holds for the labels of every map."""
    assert not any(one.box.overlaps(other.box) for one, other in combinations(labels, 2))
    for label in labels:
        assert scene.sheet.holds(label.box)
        assert not any(label.box.overlaps(box) for box in scene.obstacles)
        assert {run.size for run in label.runs} == {scene.style.type_size}
        assert_on_own_land_or_none(scene, label)
        assert_no_other_land_on_the_way(scene, label)


def assert_on_own_land_or_none(scene: Scene, label: PlacedLabel) -> None:
    """Assert that all ink of a label is on the land of its county, or that none is on any land."""
    ink = np.concatenate([ink_points(run) for run in label.runs])
    counties = [polygon.fips for polygon in scene.placed.polygons if np.any(on_land(polygon, ink))]
    assert counties in ([], [label.fips])
    if counties:
        assert np.all(on_land(scene.polygons[label.fips], ink))


def assert_no_other_land_on_the_way(scene: Scene, label: PlacedLabel) -> None:
    """Assert that a leader enters no other county."""
    if label.leader is None:
        return
    start, end = np.array(label.leader[:2]), np.array(label.leader[2:])
    points = start + np.linspace(0, 1, 300)[:, np.newaxis] * (end - start)
    entered = [polygon.fips for polygon in scene.placed.polygons if np.any(on_land(polygon, points))]
    assert entered in ([], [label.fips])


@pytest.mark.parametrize("usps", WITH_LEADERS)
def test_leaders_end_well_inside_their_county(usps: str) -> None:
    scene, labels = labels_of(usps, the_counts(usps))
    leaders = leaders_of(labels)
    ends = [distance_from(scene.polygons[label.fips].edges, leader[:2]) for label, leader in leaders]
    polygons = [scene.polygons[label.fips] for label, _ in leaders]
    middles = [distance_from(polygon.edges, polygon.anchor) for polygon in polygons]
    assert min(end - min(4.0, 0.7 * middle) for end, middle in zip(ends, middles, strict=True)) >= -0.01


def distance_from(edges: Points, point: tuple[float, float]) -> float:
    """Distance of a point from the nearest of many points on the edges."""
    shares = np.linspace(0, 1, 40)[:, np.newaxis, np.newaxis]
    points = edges[:, :2] + shares * (edges[:, 2:] - edges[:, :2])
    return float(np.hypot(*(points.reshape(-1, 2) - np.array(point)).T).min())


def ink_points(run: Run) -> Points:
    """Points all over the letters of a piece of text, from the baseline up."""
    columns = np.linspace(run.x, run.x + run.width, 25)
    rows = np.linspace(run.y, run.y + 0.7 * run.size, 9)
    return np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)


def said(labels: tuple[PlacedLabel, ...]) -> set[str]:
    return {" ".join(words_of(label.runs)) for label in labels}


@pytest.mark.parametrize("usps", COUNTED)
def test_labels_of_real_counts_stand_clear(usps: str) -> None:
    scene, labels = labels_of(usps, the_counts(usps))
    assert labels
    assert_clear(scene, labels)


@pytest.mark.parametrize("usps", STATES)
def test_names_alone_stand_clear(usps: str) -> None:
    scene, labels = labels_of(usps, None)
    named = {label.fips for label in labels if label.fips}
    assert named == (set() if usps in WITHOUT_ROOM else scene.polygons.keys())
    assert_clear(scene, labels)


@settings(deadline=None, max_examples=25)
@given(data=st.data(), usps=st.sampled_from(["CT", "DE", "HI", "MP", "VI"]), width=st.floats(120, 390))
def test_labels_of_any_counts_stand_clear(data: st.DataObject, usps: str, width: float) -> None:
    cells = {
        county.fips: data.draw(st.one_of(st.integers(0, 30_000), st.sampled_from(CellMark)))
        for county in the_shapes(usps).counties
    }
    assert_clear(*labels_of(usps, some_counts(cells), width))


@pytest.mark.parametrize("usps", WITH_LEADERS)
def test_leaders_strike_through_no_label_not_even_their_own(usps: str) -> None:
    _, labels = labels_of(usps, the_counts(usps))
    struck = [
        (label.fips, other.fips)
        for label, leader in leaders_of(labels)
        for other in labels
        if flag_crossings(np.array([leader]), diagonals(other.box)).any()
    ]
    assert struck == []


@pytest.mark.parametrize("usps", COUNTED)
def test_labels_can_be_read_on_their_ground(usps: str) -> None:
    scene, labels = labels_of(usps, the_counts(usps))
    assert labels
    for label in labels:
        is_inside = label.fips and np.all(on_land(scene.polygons[label.fips], ink_points(label.runs[0])))
        ground = scene.fills[label.fips] if is_inside else scene.style.palette.paper
        assert all(measure_contrast(run.color, ground) >= MIN_CONTRAST for run in label.runs)


def test_rhode_island_names_every_county_with_a_count() -> None:
    _, labels = labels_of("RI", the_counts("RI"))
    assert said(labels) == {"Providence 19", "Kent 1", "Washington 2", "Newport 2", "Bristol 0"}


@settings(deadline=None, max_examples=30)
@given(data=st.data(), usps=st.sampled_from(["CT", "DE", "HI", "MP", "NH", "RI"]), width=st.floats(50, 390))
def test_zeros_are_named_all_or_not_at_all(data: st.DataObject, usps: str, width: float) -> None:
    fips = [county.fips for county in the_shapes(usps).counties]
    assert len(fips) <= FEW_COUNTIES
    cells: dict[str, Cell] = {each: data.draw(st.sampled_from([0, 7])) for each in fips}
    _, labels = labels_of(usps, some_counts(cells), width)
    zeros = {each for each in fips if cells[each] == 0}
    assert zeros & {label.fips for label in labels} in (set(), zeros)


def test_a_zero_without_room_takes_the_others_with_it_and_leaves_the_counts() -> None:
    counts = some_counts({county.fips: 0 for county in the_shapes("CT").counties} | {"09001": 7})
    _, wide = labels_of("CT", counts, 390)
    assert len([text for text in said(wide) if text.endswith(" 0")]) == 7
    _, narrow = labels_of("CT", counts, 60)
    assert said(narrow) == {"Fairfield 7"}


def test_islands_are_named_beside_their_shores() -> None:
    _, labels = labels_of("HI", the_counts("HI"))
    assert said(labels) == {"Honolulu 42", "Maui 1", "Kauai 1", "Hawaii (island) 0", "Kalawao 0"}


def test_an_inset_named_like_its_county_says_its_count_once() -> None:
    shapes = the_shapes("MP")
    counts = some_counts({county.fips: 3 for county in shapes.counties})
    _, labels = labels_of("MP", counts)
    assert {"Rota 3", "Saipan 3", "Tinian 3", "Northern Islands 3"} == said(labels)


def test_an_inset_with_a_name_of_its_own_keeps_it() -> None:
    _, labels = labels_of("AS", None)
    assert {"Manuʻa Islands", "Manuʻa"} <= said(labels)


def test_hidden_and_missing_counties_have_no_label() -> None:
    fips = [county.fips for county in the_shapes("DE").counties]
    counts = some_counts({fips[0]: CellMark.NOT_SHOWN, fips[1]: CellMark.NO_DATA, fips[2]: 4})
    placed = place_map(the_shapes("DE"), 120, 170)
    assert list_label_texts(placed, counts, WORDING) == (LabelText(fips[2], "Sussex", 4),)


def test_higher_counts_choose_first_and_zeros_are_named_in_small_states_only() -> None:
    ohio = place_map(the_shapes("OH"), 170, 170)
    counts = the_counts("OH")
    assert counts is not None
    values = [text.count or 0 for text in list_label_texts(ohio, counts, WORDING)]
    assert values == sorted(values, reverse=True)
    assert min(values) == 1
    delaware = place_map(the_shapes("DE"), 120, 170)
    zeros = some_counts({county.fips: 0 for county in the_shapes("DE").counties})
    assert [text.name for text in list_label_texts(delaware, zeros, WORDING)] == [
        "Kent",
        "New Castle",
        "Sussex",
    ]


@pytest.mark.parametrize("usps", WITH_LEADERS)
def test_no_number_stands_without_a_name(usps: str) -> None:
    _, labels = labels_of(usps, the_counts(usps))
    texts = said(labels)
    assert texts
    assert [text for text in texts if not any(char.isalpha() for char in text)] == []


def test_a_jurisdiction_without_counties_says_what_is_tied_to_none_of_them() -> None:
    placed = place_map(the_shapes("GU"), 170, 170)
    counts = some_counts({"66010": 0}, not_placed=1)
    assert list_label_texts(placed, counts, WORDING) == (LabelText("66010", "Guam", 1),)


def test_dots_are_obstacles_to_labels() -> None:
    counts = some_counts({county.fips: 1 for county in the_shapes("HI").counties})
    scene, labels = labels_of("HI", counts)
    dots = make_dot_boxes(find_dotted_counties(scene.placed, counts))
    assert dots == scene.obstacles
    assert len(dots) == 1  # Kalawao
    assert len(labels) == 5
    assert not any(label.box.overlaps(dot) for label in labels for dot in dots)


def test_the_sheet_of_a_scene_is_the_size_of_its_map() -> None:
    scene = a_scene("OH", None)
    assert scene.sheet == Box(0, 0, *measure_map(the_shapes("OH"), 254, 170))
