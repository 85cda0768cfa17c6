# ruff: noqa: E501 - a case a line, whole
"""Cells that show another thing than they hold: read as shown or as held, and told; or refused with what to type."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.intake.raw_table import CellLook
from factsheet.intake.shown_values import resolve_cell, word_look
from factsheet.reading.quoting import quote_count, quote_value
from factsheet.staff_tables.cell_types import CellKind, CellValue

TEXT, COUNT, YEAR, DAY, PERIOD = CellKind.TEXT, CellKind.COUNT, CellKind.YEAR, CellKind.DAY, CellKind.PERIOD
JAN = datetime(2016, 1, 5)  # noqa: DTZ001
AS_TEXT = "the text as it is to be printed: format the cell as text (Format Cells, Text), then type it again"
NUMBER = "a whole number from 0 to 10,000,000, digits only; format the cell as a number, then type it again"


@pytest.mark.parametrize(
    ("kind", "cell", "look", "value", "notes"),
    [
        (TEXT, 5101.8, CellLook("5101.80", "0.00"), "5101.80", ["'5101.8' shown as '5101.80', and read as shown"]),
        (TEXT, 12, None, "12", []),
        (TEXT, 12.5, None, "12.5", ["'12.5' is a number, in which a zero at the end would be lost; if one is missing, format the cell as text (Format Cells, Text), then type it again"]),
        (TEXT, 0.5, CellLook("50%", "0%"), "50%", ["'0.5' shown as '50%', and read as shown"]),
        (CellKind.PLACE, 1001, CellLook("01001", "00000"), "01001", ["'1001' shown as '01001', and read as shown"]),
        (TEXT, "'5101.80", None, "5101.80", ["the apostrophe before '5101.80' left out"]),
        (TEXT, "'tis the season", None, "'tis the season", []),
        (TEXT, "gone", CellLook("gone", is_struck=True), "gone", ["struck through, and read: empty the cell or take out the row if it does not hold any more"]),
        (COUNT, 1234, CellLook("1.2K", '0.0,"K"'), 1234, ["'#' shown as '#.#K'; the number that the cell holds is read"]),
        (COUNT, 1204, CellLook(" 1,204 ", "#,##0"), 1204, []),
        (COUNT, 0, CellLook(" - ", "x"), 0, ["'#' shown without digits; the number that the cell holds is read"]),
        (COUNT, 3, CellLook("", ";;;"), 3, ["'#' shown without digits; the number that the cell holds is read"]),
        (COUNT, 3, CellLook(None, "[<5]x"), 3, ["the number format of the cell may show another number; the one it holds is read"]),
        (YEAR, JAN, CellLook("2016", "yyyy"), 2016, ["a date that shows '2016', and is read as that year"]),
        (PERIOD, JAN, CellLook("2016", "yyyy"), 2016, ["a date that shows '2016', and is read as that year"]),
        (DAY, JAN, CellLook("1/5/2016", "m/d/yyyy"), JAN, []),
        (DAY, JAN, CellLook("Jan-16", "mmm-yy"), JAN, ["the cell shows 'Jan-16', which has no day; the date it holds is read"]),
        (COUNT, True, None, True, []),
    ],
    ids=range(18),
)  # fmt: skip
def test_a_cell_is_read_as_shown_or_as_held_and_that_is_told(
    kind: CellKind, cell: CellValue, look: CellLook | None, value: CellValue, notes: list[str]
) -> None:
    quote = quote_count if kind is COUNT else quote_value
    resolved = resolve_cell(kind, cell, look, quote)
    assert (resolved.value, list(resolved.notes)) == (value, notes)


@pytest.mark.parametrize(
    ("kind", "cell", "look", "allowed"),
    [
        (TEXT, JAN, CellLook("Jan-16", "mmm-yy"), AS_TEXT),
        (TEXT, 0.35, CellLook(None, "h:mm"), AS_TEXT),
        (TEXT, 5, CellLook("", ";;;"), AS_TEXT),
        (TEXT, True, None, AS_TEXT),
        (TEXT, "DoÃ±a", None, "the letters as they are printed, 'Doña' perhaps: type them again"),
        (COUNT, JAN, CellLook("1/5/2016", "m/d/yyyy"), NUMBER),
        (COUNT, JAN, CellLook("2016", "yyyy"), NUMBER),
        (YEAR, datetime(1905, 7, 8), CellLook("1905", "yyyy"), "a year from 1990 to 2100; format the cell as a number, then type it again"),  # noqa: DTZ001
        (PERIOD, JAN, CellLook("Jan-16", "mmm-yy"), "a year such as 2016, or two with a hyphen such as 2012-2016, from 1990 to 2100; format the cell as text (Format Cells, Text), then type it again"),
        (DAY, 46000, None, "a date as year-month-day, such as 2026-11-23; format the cell as a date, then type it again"),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_not_certain_is_refused_with_what_to_type(
    kind: CellKind, cell: CellValue, look: CellLook | None, allowed: str
) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        resolve_cell(kind, cell, look, quote_value)
    assert str(caught.value) == allowed


@pytest.mark.parametrize(
    ("cell", "look", "words"),
    [
        (JAN, CellLook("Jan-16", "mmm-yy"), "the date 2016-01-05, shown as Jan-16"),
        (0.35, CellLook(None, "h:mm"), "0.35 with the number format h:mm"),
        (5, CellLook("", ";;;"), "5, shown as nothing"),
        (5, None, "5"),
        (date(2016, 1, 5), CellLook(None), "the date 2016-01-05"),
        ("x", CellLook("x", is_struck=True), "x"),
    ],
)
def test_a_message_quotes_what_a_cell_holds_and_shows(
    cell: CellValue, look: CellLook | None, words: str
) -> None:
    assert word_look(cell, look) == words


@given(
    cell=st.integers(0, 10**7),
    look=st.builds(CellLook, st.none() | st.text(max_size=8), st.text(max_size=5), is_struck=st.booleans()),
)
def test_no_message_tells_a_count(cell: int, look: CellLook) -> None:
    resolved = resolve_cell(COUNT, cell, look, quote_count)
    assert resolved.value == cell
    assert not any(char.isascii() and char.isdigit() for note in resolved.notes for char in note)
