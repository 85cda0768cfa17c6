"""What spreadsheets do to values, undone and told."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.fields import COUNT_ALLOWED, DAY_ALLOWED, PERIOD_ALLOWED, TEXT_ALLOWED, YEAR_ALLOWED
from factsheet.staff_tables.cell_types import NET_ALLOWED, CellValue, Kind, Read, read_cell, shown


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        (Kind.COUNT, 12, Read(12)),
        (Kind.COUNT, 12.0, Read(12)),
        (Kind.COUNT, "12", Read(12)),
        (Kind.COUNT, "1,234,567", Read(1234567, "'1,234,567' read as 1234567")),
        (Kind.COUNT, "012", Read(12, "'012' read as 12")),
        (Kind.SHOWN, "Not shown", Read("not shown")),
        (Kind.NET, -1, Read(-1)),
        (Kind.NET, "-1,000", Read(-1000, "'-1,000' read as -1000")),
        (Kind.YEAR, "2016", Read(2016)),
        (Kind.YEAR, 2016.0, Read(2016)),
        (Kind.PERIOD, 2016, Read(2016)),
        (Kind.PERIOD, "2012 – 2016", Read("2012-2016")),
        (Kind.DAY, datetime(2026, 11, 23), Read("2026-11-23")),  # noqa: DTZ001 - as openpyxl gives it
        (Kind.DAY, date(2026, 11, 23), Read("2026-11-23")),
        (Kind.DAY, "2026-11-23", Read("2026-11-23")),
        (Kind.TEXT, 25.0, Read("25")),
        (Kind.PLACE, 1001, Read("1001")),
        (Kind.LINK, "https://example.org/a", Read("https://example.org/a")),
    ],
)
def test_a_value_is_read(kind: Kind, value: CellValue, read: Read) -> None:
    assert read_cell(kind, value) == read


@pytest.mark.parametrize(
    ("kind", "value", "allowed"),
    [
        (Kind.COUNT, "1,23", COUNT_ALLOWED),
        (Kind.COUNT, "1.234", COUNT_ALLOWED),
        (Kind.COUNT, 1.234, COUNT_ALLOWED),
        (Kind.COUNT, "<5", COUNT_ALLOWED),
        (Kind.COUNT, "٣", COUNT_ALLOWED),
        (Kind.COUNT, -1, COUNT_ALLOWED),
        (Kind.COUNT, 10_000_001, COUNT_ALLOWED),
        (Kind.COUNT, True, COUNT_ALLOWED),
        (Kind.COUNT, date(2012, 1, 5), COUNT_ALLOWED),
        (Kind.COUNT, float("inf"), COUNT_ALLOWED),
        (Kind.COUNT, float("nan"), COUNT_ALLOWED),
        (Kind.NET, "many", NET_ALLOWED),
        (Kind.YEAR, date(2012, 1, 5), YEAR_ALLOWED),
        (Kind.YEAR, "2,016", YEAR_ALLOWED),
        (Kind.YEAR, 16, YEAR_ALLOWED),
        (Kind.PERIOD, "2016-2012", PERIOD_ALLOWED),
        (Kind.PERIOD, date(2012, 1, 5), PERIOD_ALLOWED),
        (Kind.DAY, "11/23/2026", DAY_ALLOWED),
        (Kind.DAY, "2026-02-30", DAY_ALLOWED),
        (Kind.DAY, datetime(2026, 1, 5, 12), DAY_ALLOWED),  # noqa: DTZ001 - as openpyxl gives it
        (Kind.DAY, 45000, DAY_ALLOWED),
        (Kind.TEXT, "a\u202eb", TEXT_ALLOWED),
        (Kind.TEXT, "x" * 401, TEXT_ALLOWED),
        (Kind.TEXT, True, TEXT_ALLOWED),
    ],
)
def test_another_value_is_refused_with_what_is_allowed(kind: Kind, value: CellValue, allowed: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is compared whole
        read_cell(kind, value)
    assert str(caught.value) == allowed


@given(
    st.sampled_from(Kind),
    st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()),
)
def test_any_value_is_read_or_refused(kind: Kind, value: CellValue) -> None:
    try:
        assert read_cell(kind, value).value is not None
    except ValueError:
        return


@given(st.integers(0, 10_000_000))
def test_a_count_with_commas_between_thousands_is_that_count(count: int) -> None:
    assert read_cell(Kind.COUNT, f"{count:,}").value == count


def test_a_value_is_quoted_as_people_know_it() -> None:
    assert [shown(value) for value in (True, False, date(2012, 1, 5), 1.5)] == [
        "TRUE",
        "FALSE",
        "the date 2012-01-05",
        "1.5",
    ]
