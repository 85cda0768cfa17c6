"""Tables whose columns are not named as they must be: told where the names stand, or which come close."""

from factsheet.intake.column_names import fold_name, make_header_fault
from factsheet.intake.raw_table import RawTable
from factsheet.staff_tables.table_schemas import HOTLINE

ALLOWED = "the columns state, year, calls, cases"
IN_ONE_ROW = f"allowed: {ALLOWED}, all in one row"


def told(*rows: tuple[str | None, ...]) -> str:
    raw = RawTable("in", "Hotline", rows, tuple(range(1, len(rows) + 1)))
    return str(make_header_fault(raw, HOTLINE, frozenset()))


def test_names_in_two_rows_are_told_as_such() -> None:
    head = told(("Title",), ("state", "year", None, None), (None, None, "calls", "cases"), ("AK", "2012"))
    assert head == f"in:2: Hotline: found the names of the columns in two rows; {IN_ONE_ROW}"


def test_names_far_below_are_told_with_their_row() -> None:
    head = told(*[("remark",)] * 25, ("state", "year", "calls", "cases"))
    assert head == f"in:26: Hotline: found the names of the columns below 20 other rows; {IN_ONE_ROW}"


def test_names_that_come_close_are_told_beside_those_that_are_missing() -> None:
    assert told(("State", "Years", "Calls", "n")) == (
        f"in:1: Hotline: found no column 'year' ('Years' perhaps), 'cases'; allowed: {ALLOWED}"
    )
    assert told() == f"in:1: Hotline: found no columns; allowed: {ALLOWED}"


def test_capitals_blanks_and_signs_of_a_name_do_not_count() -> None:
    assert fold_name(" Seen-At ") == fold_name("seen_at") == "seenat"
