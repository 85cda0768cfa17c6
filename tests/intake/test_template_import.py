"""Workbooks made from the data, brought in again: they change nothing."""

from pathlib import Path

import openpyxl
import pytest

from factsheet.errors import DataError
from factsheet.export.workbook_rows import export_template
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.staff_tables.table_schemas import TABLE_SCHEMAS, Topic
from tests.intake.builders import CAME_FROM, a_data_folder, messages
from tests.intake.profile_runs import shipped


def test_a_template_holds_what_it_is_filled_from(tmp_path: Path) -> None:
    own = a_data_folder(tmp_path / "own", "MA")
    file = tmp_path / "ma.xlsx"
    file.write_bytes(export_template(own, own.find("MA")))
    submission = read_submission(file, Topic.PROFILE, has_state=False)
    assert import_tables(submission, own, CAME_FROM, None).differences == ()
    for topic in (Topic.HOTLINE, Topic.COUNTIES):
        submission = read_submission(file, topic, has_state=False)
        assert import_tables(submission, own, CAME_FROM, None).differences == ()


@pytest.mark.parametrize("topic", Topic)
def test_a_template_without_a_state_has_examples_that_are_not_read(tmp_path: Path, topic: Topic) -> None:
    own = a_data_folder(tmp_path / "own")
    file = tmp_path / "empty.xlsx"
    file.write_bytes(export_template(own, None))
    with pytest.raises(DataError) as caught:
        read_submission(file, topic, has_state=True)
    assert messages(caught.value, tmp_path) == [
        "DIR/empty.xlsx:1: file: found no rows; allowed: at least one row below the names of the columns"
    ]


def test_a_template_has_lists_notes_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    own = a_data_folder(tmp_path / "own", "MA")
    content = export_template(own, own.find("MA"))
    assert content == export_template(own, own.find("MA"))
    file = tmp_path / "ma.xlsx"
    file.write_bytes(content)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Read me", "Lists", *(schema.sheet for schema in TABLE_SCHEMAS)]
    for schema in TABLE_SCHEMAS:
        sheet = book[schema.sheet]
        header = [cell.value for cell in sheet[1]]
        assert header == [*(column.name for column in schema.columns), "row is"]
        assert all(cell.comment for cell in sheet[1])
        offered = {str(rule.sqref) for rule in sheet.data_validations.dataValidation if rule.type == "list"}
        words = [index for index, column in enumerate(schema.columns) if column.words]
        assert {f"{'ABCDEF'[index]}2:{'ABCDEF'[index]}2000" for index in words} <= offered


def test_text_that_looks_like_a_formula_is_exported_as_text(tmp_path: Path) -> None:
    own = a_data_folder(tmp_path / "own", "MA")
    path = own.profile_path("MA")
    text = (
        shipped()
        .replace("citation: H.3808", 'citation: "=1+1"')
        .replace("checked_on: 2026-11-23", "checked_on: yesterday", 1)
    )
    path.write_text(text, encoding="utf-8")
    file = tmp_path / "ma.xlsx"
    file.write_bytes(export_template(own, own.find("MA")))
    sheet = openpyxl.load_workbook(file)["Laws"]
    cells = {str(head.value): cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    citation = cells["citation"]
    assert (citation.value, citation.data_type, cells["checked on"].value) == ("=1+1", "s", "yesterday")
