"""What a workbook is filled with: sources, and counts by county of every source."""

import io
from pathlib import Path

import openpyxl

from factsheet.export.workbook_rows import export_template
from factsheet.sources import open_library
from tests.intake.builders import a_data_folder


def rows_of(content: bytes, sheet: str) -> list[tuple[object, ...]]:
    rows = openpyxl.load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return [row for row in rows if any(cell is not None for cell in row)]


def test_every_source_is_there_to_be_named(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    names, *rows = rows_of(export_template(library, library.find("OH")), "Sources")
    assert [row[0] for row in rows] == list(library.sources)
    first = dict(zip(names, rows[0], strict=True))
    assert first["publisher"] == library.sources["hotline-annual"].publisher
    assert str(first["checked on"]).startswith(str(library.sources["hotline-annual"].checked_on))


def test_counts_by_county_name_their_source(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path)
    counts = "fips,source,year,count\n39000,ours,2024,3\n39001,ours,2020-2024,not shown\n48001,ours,2024,1\n"
    (tmp_path / "tables" / "county_counts.csv").write_text(counts, encoding="utf-8")
    rows = rows_of(export_template(library, library.find("OH")), "Counties")
    assert rows[0] == ("state", "county", "year", "count", "source", "row is")
    assert {row[4] for row in rows[1:-2]} == {"fbi-offenses"}
    assert [(*row[:2], str(row[2]), *row[3:]) for row in rows[-2:]] == [
        ("Ohio", "not placed", "2024", 3, "ours", None),
        ("Ohio", "Adams County", "2020-2024", "not shown", "ours", None),
    ]


def test_the_list_of_sources_keeps_nobody_from_typing_another(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_template(open_library(tmp_path), None)))
    every = book["Figures"].data_validations.dataValidation
    rules = {str(rule.sqref)[0]: rule for rule in every if rule.type == "list"}
    assert not rules["D"].showErrorMessage
    assert rules["A"].showErrorMessage
