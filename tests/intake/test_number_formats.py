# ruff: noqa: E501 - a case a line, whole
"""Numbers as cells show them, where the format makes that certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.intake.number_formats import is_time_alone, show_day, show_number

ACCOUNTS = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (5101.8, "0.00", "5101.80"), (0.5, "0%", "50%"), (0.125, "0.0%", "12.5%"), (1234, '0.0,"K"', "1.2K"),
        (1001, "00000", "01001"), (1234567, "#,##0", "1,234,567"), (1234567.5, "#,##0.00", "1,234,567.50"),
        (999, "#,##0", "999"), (1000, "#,##0", "1,000"), (-5, "#,##0;(#,##0)", "(5)"), (-5, "0", "-5"), (0, ACCOUNTS, " - "),
        (1204, ACCOUNTS, " 1,204 "), (1204, '"$"#,##0', "$1,204"), (1204, "[$$-409]#,##0.00", "$1,204.00"),
        (5, ";;;", ""), (12345, "00-000", "12-345"), (8883737888, "(000) 000-0000", "(888) 373-7888"),
        (5101.8, "General", "5101.8"), (0.1 + 0.2, "General", "0.3"), (5, "@", "5"), (5, "", "5"),
        (5101.85, "0.0##", "5101.85"), (5, '"§ "0', "§ 5"), (5, "[Red]0", "5"), (0, "#", ""), (0.25, "#.##", ".25"),
        (2.675, "0.00", "2.68"), (1234567, "#,##0,", "1,235"), (1234567, "0.0,,", "1.2"), (3, '"<5"', "<5"),
        (7, '0" cases"', "7 cases"), (5, '0;-0;"a;b"', "5"), (0, '0;-0;"a;b"', "a;b"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_spreadsheets_show_it(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (5, "[<=9]0;0.0"), (0.5, "# ?/?"), (1e9, "0.00E+00"), (1234567890123, "General"), (1e-7, "General"),
        (5, '0.00"a"0'), (5, "0.0.0"), (0.3, "h:mm"), (5, "[h]:mm"), (float("inf"), "0"), (float("nan"), "General"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_shown(value: float, code: str) -> None:
    assert show_number(value, code) is None


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_grouped_decimals_are_those_of_the_language(whole: int, decimals: int) -> None:
    places = f".{'0' * decimals}" if decimals else ""
    assert show_number(whole, f"#,##0{places}") == f"{whole:,.{decimals}f}"


@given(
    st.floats(allow_nan=True, allow_infinity=True) | st.integers(),
    st.text('0#?,.;%"\\[]$-_*()E/ @yGral<', max_size=12),
)
def test_any_format_is_shown_or_not_certain(value: float, code: str) -> None:
    shown = show_number(value, code)
    assert shown is None or isinstance(shown, str)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("mmm-yy", "Jan-16"), ("d-mmm", "5-Jan"), ("yyyy", "2016"), ("yyyy;@", "2016"), ("m/d/yyyy", "1/5/2016"),
        ('d" de "mmmm', "5 de January"), ("[$-409]mmmm d, yyyy", "January 5, 2016"), ("mmm\\-yy", "Jan-16"),
        ("dddd", "Tuesday"), ("ddd MM", "Tue 01"), ("mmmmm", "J"),
        ("yyyy-mm-dd hh:mm", None), ("[$-40C]mmmm", None), ("[$-F800]m/d/yyyy", None),
    ],
)  # fmt: skip
def test_a_day_is_shown_in_english_or_not_at_all(code: str, shown: str | None) -> None:
    assert show_day(date(2016, 1, 5), code) == shown


@pytest.mark.parametrize(
    ("code", "expected"), [("h:mm", True), ("h:mm AM/PM", True), ("mm:ss", True), ("yyyy", False), ("d h:mm", False), ("mmm", False)]
)  # fmt: skip
def test_times_of_day_are_told_from_days(code: str, expected: bool) -> None:  # noqa: FBT001
    assert is_time_alone(code) is expected
