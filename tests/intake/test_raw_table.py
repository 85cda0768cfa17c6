"""CSV files of staff: any text in any cell is a value or a fault with its line."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError, Fault
from factsheet.intake.raw_table import MOST_COLUMNS, MOST_ROWS, read_csv_table
from factsheet.intake.submission import read_submission
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import messages

ROW = ["AK", "2012", "20", "8"]
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["", " ", "a\nb", "1\n2", '"', "1,204", "\u202e", "\u00a0", "not shown", "=1+1", "٢٠", "e\u0301", "\x00"]
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=st.integers(0, 3), cell=ANY_TEXT, quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_any_text_in_any_cell_is_a_value_or_a_fault_with_its_line(
    tmp_path: Path, column: int, cell: str, quoting: int
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=quoting)  # type: ignore[arg-type] # a constant of csv
    writer.writerows([["state", "year", "calls", "cases"], ROW, [*ROW[:column], cell, *ROW[column + 1 :]]])
    path = tmp_path / "in.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    first, told = outcome_of(path)
    lines = text.getvalue().count("\n") + text.getvalue().count("\r")
    assert first in (2, None)
    assert [fault for fault in told if not (1 <= fault.line <= lines and fault.found and fault.allowed)] == []


def outcome_of(path: Path) -> tuple[int | None, tuple[Fault, ...]]:
    """Return the line of the first row and the faults; no row where the file is refused."""
    try:
        read = read_submission(path, Topic.HOTLINE, has_state=False)
    except DataError as error:
        return None, error.faults
    (table,) = read.tables
    return next(row.raw.lines[row.index] for row in (*table.rows, *table.broken)), read.faults


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n" * (MOST_ROWS + 1), "DIR/a.csv:20001: table: found more than 20,000 rows; "),
        ("," * MOST_COLUMNS + "a\n", "DIR/a.csv:1: table: found 101 columns; "),
    ],
    ids=["long", "wide"],
)
def test_a_table_that_is_too_large_is_told_where_it_becomes_so(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_csv_table(tmp_path / "a.csv")
    assert messages(caught.value, tmp_path) == [
        f"{message}allowed: at most 20,000 rows and 100 columns that hold something"
    ]
