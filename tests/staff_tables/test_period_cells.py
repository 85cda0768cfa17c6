"""Periods between data files and cells."""

import pytest

from factsheet.reading.yaml_values import Plain
from factsheet.staff_tables.cell_types import Value
from factsheet.staff_tables.period_cells import build_period, word_period

SCHOOL = "School year 2023-2024"


@pytest.mark.parametrize(
    ("period", "cell"),
    [
        (2024, 2024),
        ("2020-2024", "2020-2024"),
        ("Jan-Jun 2024", "Jan-Jun 2024"),
        ({"years": "2023-2024", "label": SCHOOL}, SCHOOL),
        ({"years": 2024, "label": {"es": "Año fiscal 2024", "en": "Fiscal year 2024"}}, "Fiscal year 2024"),
        ({"years": 2024, "label": {"es": "Año fiscal 2024"}}, "Año fiscal 2024"),
    ],
)
def test_a_period_goes_into_a_cell_and_back(period: Plain, cell: Value) -> None:
    assert word_period(period) == cell
    assert build_period(cell, period) == period


def test_what_is_no_period_has_no_cell() -> None:
    assert [word_period(each) for each in (None, [], {})] == [None, None, None]


def test_another_name_brings_its_years() -> None:
    assert build_period(SCHOOL) == {"years": "2023-2024", "label": SCHOOL}
    assert build_period("Fiscal year 2024", 2024) == "Fiscal year 2024"
    assert build_period("2024 Q1") == "2024 Q1"
