# ruff: noqa: E501 - a case a line
"""What is told of a sheet that changed: values that both sheets show, and no other."""

import pytest

from factsheet.embedded_data.changed_values import list_changed_values

SERIES = {"years": [2015, 2016], "values": [40, 9], "source": "a"}


def told(before: dict[str, object], after: dict[str, object]) -> list[str]:
    return [str(change) for change in list_changed_values(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"cases": {"value": 58}}, {"cases": {"value": 61}}, ["cases.value: 58 -> 61"]),
        (
            {"cases": SERIES},
            {"cases": {**SERIES, "values": [40, 12]}},
            ["cases.2016: 9 -> 12"],
        ),
        (
            {"bars": [{"label": "Adult", "value": 20}, {"label": "Minor", "value": 30}]},
            {"bars": [{"label": "Adult", "value": 20}, {"label": "Minor", "value": 31}]},
            ["bars['Minor'].value: 30 -> 31"],
        ),
        (
            {"sources": [{"key": "a", "title": "Old"}, {"key": "b", "title": "Same"}]},
            {"sources": [{"key": "a", "title": "New"}, {"key": "b", "title": "Same"}]},
            ["sources['a'].title: 'Old' -> 'New'"],
        ),
        ({"version": 1, "publisher": None}, {"version": 2, "publisher": "An office"}, ["publisher: changed", "version: 1 -> 2"]),
        ({"a": 1}, {"a": 1}, []),
        ({}, {"a": 1}, []),
        ({"a": 1}, {}, []),
    ],
)  # fmt: skip
def test_a_change_is_named_by_its_place(
    before: dict[str, object], after: dict[str, object], expected: list[str]
) -> None:
    assert sorted(told(before, after)) == expected


@pytest.mark.parametrize("mark", ["not shown", "no data"])
def test_a_count_that_one_sheet_hides_is_not_told(mark: str) -> None:
    assert told({"cells": {"25001": 7}}, {"cells": {"25001": mark}}) == ["cells.25001: changed"]
    assert told({"cells": {"25001": mark}}, {"cells": {"25001": 12}}) == ["cells.25001: changed"]


def test_a_count_that_is_gone_is_not_told() -> None:
    bars = [{"label": "Adult", "value": 20}, {"label": "Minor", "value": 3}]
    found = told({"bars": bars}, {"bars": bars[:1]})
    assert found
    assert not any("3" in each for each in found)
