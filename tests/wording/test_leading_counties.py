"""Which counties lead: six, eight at most, and never some of those that share a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import Cell, CellMark
from factsheet.wording.leading_counties import LEADING, MOST_LEADING, choose_leading_counties
from tests.wording.conftest import EVERY_STATE, CountsOf, ShapesOf


def leading_values(usps: str, values: list[Cell], shapes_of: ShapesOf, counts_of: CountsOf) -> list[int]:
    shapes = shapes_of(usps)
    names = [county.full_name for county in shapes.counties]
    assert len(values) <= len(names)
    counts = counts_of(shapes, dict(zip(names, values, strict=False)))
    return [value for _, value in choose_leading_counties(shapes, counts)]


@given(values=st.lists(st.one_of(st.integers(0, 12), st.sampled_from(list(CellMark))), max_size=40))
def test_a_tie_is_never_cut(values: list[Cell], shapes_of: ShapesOf, counts_of: CountsOf) -> None:
    leading = leading_values("OH", values, shapes_of, counts_of)
    shown = sorted((value for value in values if isinstance(value, int) and value), reverse=True)
    assert leading == shown[: len(leading)]
    assert len(leading) <= MOST_LEADING
    below = shown[len(leading) :]
    assert not leading or not below or below[0] < leading[-1]
    if len(leading) < min(LEADING, len(shown)):  # fewer only where the next count is shared by too many
        assert len(leading) + shown.count(below[0]) > MOST_LEADING


@pytest.mark.parametrize(
    ("values", "leading"),
    [
        ([9, 8, 7, 6, 5, 4, 3, 2], [9, 8, 7, 6, 5, 4, 3, 2]),  # eight are all
        ([9, 8, 7, 6, 5, 4, 3, 2, 1], [9, 8, 7, 6, 5, 4]),
        ([9, 8, 7, 6, 5, 4, 4, 4, 1], [9, 8, 7, 6, 5, 4, 4, 4]),
        ([9, 8, 7, 6, 5, 4, 4, 4, 4], [9, 8, 7, 6, 5]),
        ([2] * 9, []),
        ([CellMark.NOT_SHOWN, 5, 0], [5]),
        ([-1, 0], []),
    ],
)
def test_six_lead_or_as_many_as_a_tie_allows(
    values: list[Cell], leading: list[int], shapes_of: ShapesOf, counts_of: CountsOf
) -> None:
    assert leading_values("OH", values, shapes_of, counts_of) == leading


def test_leaders_of_one_count_stand_by_name(shapes_of: ShapesOf, counts_of: CountsOf) -> None:
    shapes = shapes_of("MA")
    counts = counts_of(shapes, {"Worcester": 4, "Essex": 4, "Suffolk": 9})
    assert [county.name for county, _ in choose_leading_counties(shapes, counts)] == [
        "Suffolk",
        "Essex",
        "Worcester",
    ]


def test_no_state_is_without_counties_to_look_at(shapes_of: ShapesOf) -> None:
    assert sum(len(shapes_of(usps).counties) > MOST_LEADING for usps in EVERY_STATE) > 40
