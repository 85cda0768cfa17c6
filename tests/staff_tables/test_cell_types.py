"""What spreadsheets do to values, undone and told."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.fields import (
    COUNT_ALLOWED,
    DAY_ALLOWED,
    NET_ALLOWED,
    PERIOD_ALLOWED,
    SLUG_ALLOWED,
    TEXT_ALLOWED,
    WHOLE_YEAR_ALLOWED,
    YEAR_ALLOWED,
)
from factsheet.staff_tables.cell_types import (
    MARKED_ALLOWED,
    CellKind,
    CellValue,
    ReadCell,
    read_cell,
    word_cell,
)

TURNED = "U+202E, a mark that turns the direction of writing"


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        (CellKind.COUNT, 12, ReadCell(12)),
        (CellKind.COUNT, 12.0, ReadCell(12)),
        (CellKind.COUNT, "12", ReadCell(12)),
        (CellKind.COUNT, "1,234,567", ReadCell(1234567, "'#,#,#' read as a whole number")),
        (CellKind.COUNT, "012", ReadCell(12, "'#' read as a whole number")),
        (CellKind.SHOWN, "Not shown", ReadCell("not shown")),
        (CellKind.NET, -1, ReadCell(-1)),
        (CellKind.NET, "-1,000", ReadCell(-1000, "'-#,#' read as a whole number")),
        (CellKind.YEAR, "2016", ReadCell(2016)),
        (CellKind.YEAR, 2016.0, ReadCell(2016)),
        (CellKind.PERIOD, 2016, ReadCell(2016)),
        (CellKind.PERIOD, "2012 – 2016", ReadCell("2012-2016")),
        (CellKind.PERIOD, "2024 Q1", ReadCell("2024 Q1")),
        (CellKind.PERIOD, "Q1 2024", ReadCell("Q1 2024")),
        (CellKind.PERIOD, "Jan–Jun  2024", ReadCell("Jan–Jun 2024")),
        (CellKind.MARKED, "1,234", ReadCell(1234, "'#,#' read as a whole number")),
        (CellKind.MARKED, 0, ReadCell(0)),
        (CellKind.MARKED, -1, ReadCell(-1)),
        (CellKind.MARKED, "NOT SHOWN", ReadCell("not shown")),
        (CellKind.MARKED, "No data", ReadCell("no data")),
        (CellKind.SOURCE, "fbi-offenses", ReadCell("fbi-offenses")),
        (CellKind.SOURCE, "Ohio Office", ReadCell("ohio-office", "'Ohio Office' read as 'ohio-office'")),
        (CellKind.DAY, datetime(2026, 11, 23), ReadCell("2026-11-23")),  # noqa: DTZ001 - as openpyxl gives it
        (CellKind.DAY, date(2026, 11, 23), ReadCell("2026-11-23")),
        (CellKind.DAY, "2026-11-23", ReadCell("2026-11-23")),
        (CellKind.TEXT, 25.0, ReadCell("25")),
        (CellKind.PLACE, 1001, ReadCell("1001")),
        (CellKind.LINK, "https://example.org/a", ReadCell("https://example.org/a")),
    ],
)
def test_a_value_is_read(kind: CellKind, value: CellValue, read: ReadCell) -> None:
    assert read_cell(kind, value) == read


@pytest.mark.parametrize(
    ("kind", "value", "allowed"),
    [
        (CellKind.COUNT, "1,23", COUNT_ALLOWED),
        (CellKind.COUNT, "1.234", COUNT_ALLOWED),
        (CellKind.COUNT, 1.234, COUNT_ALLOWED),
        (CellKind.COUNT, "<5", COUNT_ALLOWED),
        (CellKind.COUNT, "٣", COUNT_ALLOWED),
        (CellKind.COUNT, -1, COUNT_ALLOWED),
        (CellKind.COUNT, 10_000_001, COUNT_ALLOWED),
        (CellKind.COUNT, True, COUNT_ALLOWED),
        (CellKind.COUNT, date(2012, 1, 5), COUNT_ALLOWED),
        (CellKind.COUNT, float("inf"), COUNT_ALLOWED),
        (CellKind.COUNT, float("nan"), COUNT_ALLOWED),
        (CellKind.NET, "many", NET_ALLOWED),
        (CellKind.MARKED, "n/a", MARKED_ALLOWED),
        (CellKind.MARKED, 1.5, MARKED_ALLOWED),
        (CellKind.PERIOD, "soon", PERIOD_ALLOWED),
        (CellKind.PERIOD, "Q1 24", PERIOD_ALLOWED),
        (CellKind.SOURCE, "☃", SLUG_ALLOWED),
        (CellKind.SOURCE, 7.5, SLUG_ALLOWED),
        (CellKind.YEAR, date(2012, 1, 5), WHOLE_YEAR_ALLOWED),
        (CellKind.YEAR, "2,016", YEAR_ALLOWED),
        (CellKind.YEAR, 16, YEAR_ALLOWED),
        (CellKind.YEAR, "soon", YEAR_ALLOWED),
        *((CellKind.YEAR, text, WHOLE_YEAR_ALLOWED) for text in ("2024 Q1", "Jan-Jun 2024", "FY2024")),
        *((CellKind.YEAR, text, WHOLE_YEAR_ALLOWED) for text in ("2023-24", "2012-2016", "2024 (part)")),
        (CellKind.PERIOD, "2016-2012", "the earlier year first: 2012-2016"),
        (CellKind.PERIOD, date(2012, 1, 5), PERIOD_ALLOWED),
        (CellKind.DAY, "11/23/2026", DAY_ALLOWED),
        (CellKind.DAY, "2026-02-30", DAY_ALLOWED),
        (CellKind.DAY, datetime(2026, 1, 5, 12), "the day alone, 2026-01-05, without a time"),  # noqa: DTZ001 - as openpyxl gives it
        (CellKind.DAY, "2026-01-05 12:00", "the day alone, 2026-01-05, without a time"),
        (CellKind.PERIOD, "2016 - 2012", "the earlier year first: 2012-2016"),
        (CellKind.PERIOD, "2012-16", "both years in full: 2012-2016"),
        (CellKind.DAY, 45000, DAY_ALLOWED),
        (
            CellKind.TEXT,
            "a\u202eb",
            f"{TEXT_ALLOWED}; take away {TURNED}",
        ),
        (CellKind.TEXT, "\u3164", TEXT_ALLOWED),
        (CellKind.TEXT, "x" * 401, TEXT_ALLOWED),
        (CellKind.TEXT, True, TEXT_ALLOWED),
    ],
)
def test_another_value_is_refused_with_what_is_allowed(
    kind: CellKind, value: CellValue, allowed: str
) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is compared whole
        read_cell(kind, value)
    assert str(caught.value) == allowed


def outcome_of(kind: CellKind, value: CellValue) -> object:
    """Return what is read, or what is allowed; nothing else is raised."""
    try:
        return read_cell(kind, value).value
    except ValueError as error:
        return str(error)


@given(
    st.sampled_from(CellKind),
    st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()),
)
def test_any_value_is_read_or_refused(kind: CellKind, value: CellValue) -> None:
    assert outcome_of(kind, value) is not None


@given(st.integers(0, 10_000_000))
def test_a_count_with_commas_between_thousands_is_that_count(count: int) -> None:
    assert read_cell(CellKind.COUNT, f"{count:,}").value == count


def test_a_value_is_quoted_as_people_know_it() -> None:
    at_noon = datetime(2012, 1, 5, 12, 30)  # noqa: DTZ001 - as openpyxl gives it
    assert [word_cell(value) for value in (True, False, date(2012, 1, 5), at_noon, 1.5)] == [
        "TRUE",
        "FALSE",
        "the date 2012-01-05",
        "the date 2012-01-05 with the time 12:30",
        "1.5",
    ]
