# ruff: noqa: E501 - a case a line, with its whole message
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.reading.csv_rows import find_doubled_cells, read_rows, scan_rows
from tests.sources.builders import messages, write


def test_rows_keep_their_lines_and_codes_their_zeros(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", '\ufefffips,n\r\n01001, 3\r\n\r\n"02013","4"\r\n')
    rows = read_rows(path, ("fips", "n"))
    assert [(row.line, row["fips"], row["n"]) for row in rows] == [(2, "01001", "3"), (4, "02013", "4")]


def test_rows_of_empty_cells_are_no_rows(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "fips,n\n01001,3\n,\n , \n,,,\n")
    assert [row.line for row in read_rows(path, ("fips", "n"))] == [2]


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_missing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "n,fips\n3,01001\n")
    (row,) = read_rows(path, ("fips", "n"), optional=("note",))
    assert (row["fips"], row["n"], row["note"]) == ("01001", "3", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["DIR/a.csv:1: header: found no names of columns; allowed: the columns fips, n"]),
        ("fips,m,fips\n", ["DIR/a.csv:1: header: found no column 'n', but 'm'; allowed: the columns fips, n",
                           "DIR/a.csv:1: header: found the column 'fips' twice; allowed: the columns fips, n"]),
        ("fips,n\n1\n2,3\n4,5,6\n", ["DIR/a.csv:2: row: found 1 cell; allowed: 2 cells, one for each column; take the row out if it is a remark",
                                     "DIR/a.csv:4: row: found 3 cells; allowed: 2 cells, one for each column; quotation marks around a cell with a comma"]),
        ('fips,n\n"1,2\n', ['DIR/a.csv:2: row: found a quotation mark that is not closed; allowed: a quotation mark (") at the end of the cell']),
    ],
)  # fmt: skip
def test_a_table_of_another_form_is_refused(tmp_path: Path, text: str, expected: list[str]) -> None:
    path = write(tmp_path / "a.csv", text)
    with pytest.raises(DataError) as caught:
        read_rows(path, ("fips", "n"))
    assert messages(caught.value, tmp_path) == expected


def test_a_missing_table_names_its_columns(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_rows(tmp_path / "a.csv", ("fips", "n"))
    assert messages(caught.value, tmp_path) == [
        "DIR/a.csv:1: file: found no file; allowed: a table with the columns fips, n"
    ]


def test_a_row_over_several_lines_has_the_line_where_it_begins(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'fips,n\n"01\n001",3\n02013,"4\n4"\n03001\n')
    with pytest.raises(DataError) as caught:
        read_rows(path, ("fips", "n"))
    assert messages(caught.value, tmp_path) == [
        "DIR/a.csv:6: row: found 1 cell; allowed: 2 cells, one for each column; take the row out if it is a remark"
    ]
    rows, _ = scan_rows(path, ("fips", "n"))
    assert [(row.line, row["fips"], row["n"]) for row in rows] == [(2, "01 001", "3"), (4, "02013", "4 4")]
    assert str(rows[1].fault("n", "a number")).endswith("a.csv:4: n: found '4 4'; allowed: a number")


def test_a_value_that_stands_again_is_told_at_each_further_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "new,old\n1,\n2,1\n1,\n,2\n")
    faults = tuple(find_doubled_cells(read_rows(path, ("new", "old")), ("new", "old"), "each once"))
    assert messages(DataError(*faults), tmp_path) == [
        "DIR/a.csv:3: old: found '1'; allowed: each once",
        "DIR/a.csv:4: new: found '1'; allowed: each once",
        "DIR/a.csv:5: old: found '2'; allowed: each once",
    ]
