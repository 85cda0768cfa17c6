# ruff: noqa: E501 - an element a line, whole
"""A table comes back the same from every kind of file that an office may write it in."""

import csv
import io
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.intake.submission import read_submission
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import workbook
from tests.intake.office_files import made_strict, ods_file, read_only_table, read_workbook

Table = Sequence[Sequence[str | int]]
HEAD = ("title", "citation", "seen at", "count")
TEXT = st.text("abcDeé ñ“”’–§.,;|\t\n\"'", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
TABLES = st.lists(st.tuples(TEXT, TEXT, TEXT, st.integers(0, 10**6)), min_size=1, max_size=4)
DIALECTS = tuple(
    product(
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        (",", ";", "\t", "|"),
        ("\n", "\r", "\r\n"),
    )
)


def as_csv(path: Path, rows: Table, encoding: str, sign: str, end: str) -> Path:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, lineterminator="\n").writerows(rows)
    path.write_bytes(stream.getvalue().replace("\n", end).encode(encoding))
    return path.rename(path.with_suffix(".csv"))


def as_xlsx(path: Path, rows: Table) -> Path:
    return workbook(path, {"One": rows})


def as_strict(path: Path, rows: Table) -> Path:
    return made_strict(workbook(path, {"One": rows}))


def as_ods(path: Path, rows: Table) -> Path:
    return ods_file(path, {"One": rows})


def folded(rows: Table) -> list[list[str]]:
    return [[" ".join(str(cell).split()) for cell in row] for row in rows]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=TABLES, dialect=st.sampled_from(DIALECTS))
def test_a_table_comes_back_from_every_dialect_of_csv(
    tmp_path: Path, rows: Table, dialect: tuple[str, str, str]
) -> None:
    table = [HEAD, *rows]
    raw = read_only_table(as_csv(tmp_path / "a", table, *dialect))
    assert folded(raw.rows) == folded(table)
    assert sum("between the cells" in note for note in raw.notes) == (dialect[1] != ",")
    assert sum("read as UTF-16" in note for note in raw.notes) == dialect[0].startswith("utf-16")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=TABLES, write=st.sampled_from([as_xlsx, as_strict, as_ods]))
def test_a_table_comes_back_from_every_kind_of_workbook(
    tmp_path: Path, rows: Table, write: Callable[[Path, Table], Path]
) -> None:
    table = [HEAD, *rows]
    raw = read_only_table(write(tmp_path / "a", table))
    assert folded(raw.rows) == folded(table)
    assert raw.looks == {}


@pytest.mark.parametrize("write", [as_xlsx, as_strict, as_ods])
def test_a_file_cut_off_anywhere_is_read_or_refused(
    tmp_path: Path, write: Callable[[Path, Table], Path]
) -> None:
    content = write(tmp_path / "a.xlsx", [HEAD, ("x", "y", "z", 1)]).read_bytes()
    cuts = range(0, len(content), max(len(content) // 40, 1))
    refused = 0
    for cut in cuts:
        (tmp_path / "b.xlsx").write_bytes(content[:cut])
        with pytest.raises(DataError):
            read_workbook(tmp_path / "b.xlsx")
        refused += 1
    assert refused == len(cuts) > 30


def test_what_a_cell_shows_is_read_alike_from_both_kinds_of_workbook(tmp_path: Path) -> None:
    told = {}
    head = ["title", "citation", "seen at", "checked on"]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(head)
    sheet.append(["Act", 5101.8, "here", "2026-11-20"])
    sheet["B2"].number_format = "0.00"
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    cells = (
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>Act</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="5101.8"><text:p>5101.80</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>here</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>2026-11-20</text:p></table:table-cell></table:table-row>'
    )
    ods_file(tmp_path / "a.ods", {"Sheet": [head, cells]})
    for name in ("a.xlsx", "a.ods"):
        read = read_submission(tmp_path / name, Topic.PROFILE, has_state=True)
        assert read.tables[0].rows[0].values["citation"] == "5101.80"
        told[name] = [note.replace(f"{tmp_path}/{name}", "FILE") for note in read.notes]
    assert (
        told["a.xlsx"]
        == told["a.ods"]
        == [
            "FILE:2: Sheet!B2 (citation): '5101.8' shown as '5101.80', and read as shown",
            "FILE:2: Sheet: row 2 is hidden, and read: to leave it out, delete it or write 'example' in its column 'row is'",
        ]
    )
