"""Tables changed cell by cell: whatever else is odd in the file stays as it is."""

from pathlib import Path

import pytest

from factsheet.drafts.draft_files import make_state_files
from factsheet.drafts.keyed_tree import key_tree
from factsheet.drafts.table_rows_edit import rewrite_rows
from factsheet.errors import DataError
from tests.drafts.folders import make_folder, open_folder, read_tree

COLUMNS = ("usps", "year", "calls", "cases")


@pytest.mark.parametrize(
    ("content", "changed", "expected"),
    [
        (b"A", {("MA", "2013"): ("1", "9")}, b'usps,year,calls,cases\n"MA", 2013 ,"1",9\nMA,2015,5,6\n'),
        (
            b"A",
            {("MA", "2014"): ("3", "4")},
            b'usps,year,calls,cases\n"MA", 2013 ,"1",2\nMA,2014,3,4\nMA,2015,5,6\n',
        ),
        (b"A", {("MA", "2015"): None}, b'usps,year,calls,cases\n"MA", 2013 ,"1",2\n'),
        (
            b"A",
            {("ZZ", "2015"): ("1", "")},
            b'usps,year,calls,cases\n"MA", 2013 ,"1",2\nMA,2015,5,6\nZZ,2015,1,\n',
        ),
    ],
)
def test_only_the_cells_meant_are_other_ones(
    tmp_path: Path, content: bytes, changed: dict[tuple[str, ...], tuple[str, ...] | None], expected: bytes
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content.replace(b"A", b'usps,year,calls,cases\n"MA", 2013 ,"1",2\nMA,2015,5,6\n'))
    assert rewrite_rows(path, COLUMNS, changed) == expected


def test_marks_line_ends_order_of_columns_and_an_open_last_line_stay(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbfyear,usps,cases,calls\r\n2013,MA,2,1\r\n,,,\r\n2015,MA,6,5")
    changed = {("MA", "2015"): ("7", "6"), ("MA", "2014"): ("3", "4"), ("MA", "2013"): ("1", "2")}
    assert rewrite_rows(path, COLUMNS, changed) == (
        b"\xef\xbb\xbfyear,usps,cases,calls\r\n2013,MA,2,1\r\n,,,\r\n2014,MA,4,3\r\n2015,MA,6,7"
    )


def test_a_row_that_stands_there_twice_is_changed_in_both_places(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"usps,year,calls,cases\nMA,2013,1,2\nMA,2013,3,4\n")
    changed = {("MA", "2013"): ("5", "6")}
    assert rewrite_rows(path, COLUMNS, changed) == b"usps,year,calls,cases\nMA,2013,5,6\nMA,2013,5,6\n"


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"usps,year,calls\nMA,2013,1\n")
    with pytest.raises(DataError, match="found no column 'cases'"):
        rewrite_rows(path, COLUMNS, {("MA", "2013"): ("5", "6")})


def test_a_code_that_lost_its_zero_stays_as_it_is_written(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    path = folder / "tables/fbi_county_offenses.csv"
    path.write_bytes(b"fips,year,offenses\n2020,2022,11\n9001,2022,3\n")
    before = read_tree(folder, "AK")
    assert before["counties"] == {"02020": {"2022": 11}}
    wanted = {**before, "counties": {"02020": {"2022": 12, "2023": 5}}}
    (file,) = make_state_files(open_folder(folder), "AK", key_tree(before), key_tree(wanted))
    assert file.content == b"fips,year,offenses\n2020,2022,12\n02020,2023,5\n9001,2022,3\n"
