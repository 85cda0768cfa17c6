# ruff: noqa: E501 - a case a line, with its whole message
"""CSV in form, cell by cell and line by line."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError, Fault
from factsheet.intake.fbi_file import COLUMNS, read_fbi_file
from factsheet.intake.raw_table import read_csv_table
from factsheet.reading.csv_rows import read_rows
from factsheet.reading.csv_text import SEPARATORS, read_csv, split_rows
from tests.sources.builders import messages, write

OPEN = 'found a quotation mark that is not closed; allowed: a quotation mark (") at the end of the cell'
BEHIND = 'found a cell that goes on behind its quotation mark; allowed: quotation marks around the whole cell, and "" for each within it'
COMMAS = "allowed: commas (in a spreadsheet: Save as, CSV UTF-8, comma delimited)"
CELLS = st.text("ab1 \n,;\t\"'", max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5)


def cells(text: str, separator: str = ",") -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in split_rows(text, "f", separator)]


def told(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        list(split_rows(text, "f"))
    return [str(fault) for fault in caught.value.faults]


def test_words_on_both_sides_of_a_line_break_stay_apart() -> None:
    assert cells('a,"Baltimore\ncity"\n"b \n\n c\n",2\n') == [(1, ("a", "Baltimore city")), (3, ("b c", "2"))]


def test_the_three_readers_keep_words_apart_and_name_the_first_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'a,b\n"one\ntwo","three\nfour"\n5,6\n')
    assert [(row.line, row["a"], row["b"]) for row in read_rows(path, ("a", "b"))] == [
        (2, "one two", "three four"),
        (5, "5", "6"),
    ]
    raw = read_csv_table(path)
    assert (raw.lines, raw.rows) == ((1, 2, 5), (("a", "b"), ("one two", "three four"), ("5", "6")))
    path = write(
        tmp_path / "fbi.csv", f'{",".join(COLUMNS)}\n2019,X1,MA,"NEW\nYORK",HTIS,1\n2019,X2,MA,,HTIS,2\n'
    )
    read = read_fbi_file(path, frozenset({"MA"}))
    assert [(row.line, row.county) for row in read] == [(2, "NEW YORK"), (4, "")]


def test_blanks_before_a_quotation_mark_do_not_count() -> None:
    assert cells('a, "1,204" ,b\n'.replace('" ,', '",')) == [(1, ("a", "1,204", "b"))]


def test_letters_are_read_in_one_piece() -> None:
    assert cells("Lua\u0323\u0302t,e\u0301\n") == [(1, ("Luật", "é"))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a,b\n1,"Balti\n2,x\n3,y\n', f"f:2: row: {OPEN}"),
        ('a,b\n"x\ny","Balti\n2,x\n', f"f:3: row: {OPEN}"),
        ('a,b\n1,"Balti\n2,"Iowa"\n', f"f:2: row: {OPEN}"),
        ('a,b\n\n\n1, "Balti\n', f"f:4: row: {OPEN}"),
        ('a,b\n1,"St. "Louis""\n', f"f:2: row: {BEHIND}"),
        ('a,b\n1,"x" y\n', f"f:2: row: {BEHIND}"),
        ("a,b\n1," + "x" * 200_000, "f:2: row: found a row that is not in CSV form; allowed: cells with commas between them"),
        ('a,b\n1,"' + "x\n" * 200_000, f"f:2: row: {OPEN}"),
    ],
    ids=range(8),
)  # fmt: skip
def test_a_slip_is_told_in_the_line_where_it_begins(text: str, message: str) -> None:
    assert told(text) == [message]


@given(TABLES, st.sampled_from(sorted(SEPARATORS)))
def test_what_a_spreadsheet_writes_is_read_with_the_lines_of_the_rows(
    table: list[list[str]], sign: str
) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=sign, lineterminator="\n", quoting=csv.QUOTE_ALL)
    lines = []
    for row in table:
        lines.append(stream.getvalue().count("\n") + 1)
        writer.writerow(row)
    read = cells(stream.getvalue(), sign)
    assert [line for line, _ in read] == lines
    assert [[cell.split() for cell in row] for _, row in read] == [
        [cell.split() for cell in row] for row in table
    ]
    assert not any("\n" in cell or cell != cell.strip() for _, row in read for cell in row)


@given(st.text('ab,;"\n\r \t', max_size=30))
def test_any_text_is_rows_or_one_fault_in_a_line_of_it(text: str) -> None:
    lines, faults = outcome_of(text)
    assert lines == sorted(set(lines))
    assert len(faults) <= 1
    assert [fault for fault in faults if not (fault.found and fault.allowed)] == []
    assert [fault for fault in faults if not 1 <= fault.line <= text.count("\n") + text.count("\r") + 1] == []


def outcome_of(text: str) -> tuple[list[int], tuple[Fault, ...]]:
    """Return the lines of the rows, or the faults; nothing else is raised."""
    try:
        return [row.line for row in split_rows(text, "f")], ()
    except DataError as error:
        return [], error.faults


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fips;n\n1;2\n", f"1: header: found semicolons between the cells; {COMMAS}"),
        ("fips\tn\n1\t2\n", f"1: header: found tabs between the cells; {COMMAS}"),
        ("\nFips and counts,\n fips ; n \n1;2\n", f"3: header: found semicolons between the cells; {COMMAS}"),
        ("Counts of 2023,\nn,fips\n1,2\n", "2: header: found the names of the columns in line 2; allowed: them in line 1, nothing above"),
        ("place,count\nfips,n\n1,2\n", "2: header: found the names of the columns in line 2; allowed: them in line 1, nothing above"),
        ("fips,\n,n\n1,2\n", "1: header: found the names of the columns in two rows; allowed: all of them in the first row"),
        ("a,b\n1,2\n", "1: header: found no column 'fips'; allowed: the columns fips, n"),
    ],
    ids=range(7),
)  # fmt: skip
def test_a_head_that_is_not_where_or_as_it_must_be_is_told_as_such(
    tmp_path: Path, text: str, message: str
) -> None:
    path = write(tmp_path / "a.csv", text)
    with pytest.raises(DataError) as caught:
        read_rows(path, ("fips", "n"))
    assert messages(caught.value, tmp_path)[0] == f"DIR/a.csv:{message}"


def test_the_head_of_the_fbis_file_is_told_in_the_same_words(tmp_path: Path) -> None:
    path = write(tmp_path / "fbi.csv", f"{';'.join(COLUMNS).lower()}\n")
    with pytest.raises(DataError) as caught:
        read_fbi_file(path, frozenset({"MA"}))
    assert messages(caught.value, tmp_path) == [
        f"DIR/fbi.csv:1: header: found semicolons between the cells; {COMMAS}"
    ]


def test_cells_of_our_own_tables_stand_between_commas_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a;b\n1,5;2\n")
    assert [row.cells for row in read_csv(path, wanted="a table")] == [("a;b",), ("1", "5;2")]
