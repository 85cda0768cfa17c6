"""Fixed bounds of the map's classes beside the counts of the counties."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.model import CellMark, CountyCounts, Period
from factsheet.sources.map_bounds import refuse_low_bounds
from factsheet.sources.profile_file import ReadProfile, read_profile_file
from tests.sources.builders import MINIMAL, messages, write

FOUND = "found [10, 50]; allowed: rising whole numbers, the last at least"
COUNTS = CountyCounts(
    {"25001": 203, "25003": CellMark.NOT_SHOWN, "25005": 7}, 900, Period(first=2019, last=2023), "x"
)


def a_profile(folder: Path, bounds: str) -> ReadProfile:
    return read_profile_file(write(folder / "ma.yaml", f"{MINIMAL}{bounds}"), "MA")


@pytest.mark.parametrize("path", ["map", "second_map"])
@pytest.mark.parametrize(
    ("is_told", "limit"),
    [(True, "203, the highest count of a county"), (False, "the highest count of a county")],
)
def test_bounds_that_leave_a_county_without_a_class_are_refused(
    tmp_path: Path, path: str, limit: str, *, is_told: bool
) -> None:
    read = a_profile(tmp_path, f"{path}: {{method: fixed, bounds: [10, 50]}}\n")
    with pytest.raises(DataError) as caught:
        refuse_low_bounds(read, path, COUNTS, is_told=is_told)
    assert messages(caught.value, tmp_path) == [f"DIR/ma.yaml:4: {path}.bounds: {FOUND} {limit}"]


@pytest.mark.parametrize("path", ["map", "second_map"])
@pytest.mark.parametrize("bounds", [(), (10, 203)])
def test_bounds_that_reach_the_highest_count_are_sound_and_so_are_none(
    tmp_path: Path, path: str, bounds: tuple[int, ...]
) -> None:
    written = f"{path}: {{method: fixed, bounds: {list(bounds)}}}\n" if bounds else ""
    read = a_profile(tmp_path, written)
    refuse_low_bounds(read, path, COUNTS, is_told=False)
    refuse_low_bounds(read, path, None, is_told=False)
    choice = read.content.map if path == "map" else read.content.second_map
    assert choice.bounds == bounds
