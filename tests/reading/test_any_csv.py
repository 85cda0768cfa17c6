"""CSV files as offices have them: the signs between cells, and what is told of how a file was read."""

from pathlib import Path

import pytest

from factsheet.reading.any_csv import AnyCsv, find_separator, read_any_csv
from tests.sources.builders import write


def read(folder: Path, text: str, encoding: str = "utf-8") -> AnyCsv:
    (folder / "a.csv").write_bytes(text.encode(encoding))
    return read_any_csv(folder / "a.csv", wanted="a table")


def notes(read: AnyCsv, folder: Path) -> list[str]:
    return [note.replace(str(folder), "DIR") for note in read.notes]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("Counts, 2023\na;b;c\n1;2;3\n", ";"),
        ("a;b\nThe long, the short, one;2\n", ";"),
        ("a,b\nx; y; z,2\nx; y,2\n", ","),
        ("a,b,c\nx; y,2,3\nx; y,2\nx; y,2\n", ","),
        ("a\tb\n1,204\t2\n1,204\t2\n", "\t"),
        ("a|b\n1,204|2\n", "|"),
        ('a,"b;c;d"\n1,2\n', ","),
        ("a\n1\n", ","),
        ("", ","),
    ],
)
def test_the_sign_between_cells_is_the_one_in_the_row_of_names(text: str, sign: str) -> None:
    assert find_separator(text) == sign


def test_a_first_line_that_names_the_sign_is_obeyed_and_no_row(tmp_path: Path) -> None:
    read_file = read(tmp_path, "sep=;\na;b\n1,5;2\n")
    assert [(row.line, row.cells) for row in read_file.rows] == [(2, ("a", "b")), (3, ("1,5", "2"))]
    assert notes(read_file, tmp_path) == ["DIR/a.csv: read with semicolons between the cells"]


def test_a_common_file_has_nothing_to_be_told(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\r\nDoña,2\r\n", "utf-8-sig").notes == ()


def test_how_a_file_was_read_is_told_with_letters_to_check(tmp_path: Path) -> None:
    assert notes(read(tmp_path, "a;b\r\nDoña Ana;7\r\n", "cp1252"), tmp_path) == [
        "DIR/a.csv: read as Windows-1252, which is a guess: check the letters in 'Doña Ana'; "
        "certain is text in UTF-8 (in Excel: Save As, CSV UTF-8 (Comma delimited))",
        "DIR/a.csv: read with semicolons between the cells",
    ]
    assert notes(read(tmp_path, "a\tb\r1\t2\n", "utf-16"), tmp_path) == [
        "DIR/a.csv: read as UTF-16",
        "DIR/a.csv: read with tabs between the cells",
        "DIR/a.csv: its lines end in several ways; each was read as the end of a line",
    ]


def test_cells_that_are_broken_over_lines_keep_the_first_line(tmp_path: Path) -> None:
    path = write(tmp_path / "b.csv", 'a,b\r"one\rtwo",3\r4,5\r')
    rows = read_any_csv(path, wanted="a table").rows
    assert [(row.line, row.cells) for row in rows] == [
        (1, ("a", "b")),
        (2, ("one two", "3")),
        (4, ("4", "5")),
    ]
