# ruff: noqa: E501 - a fault a line, with its whole message
"""Exemptions of small counts on the way through staff's tables: kept as they are, or the file is refused."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.export.workbook_rows import export_template
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.sources import Library, open_library
from factsheet.sources.profile_file import read_profile_file
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic
from tests.checks.builders import HEAD
from tests.checks.exempted import PUBLISHED, SOURCE
from tests.intake.builders import CAME_FROM, messages, workbook
from tests.sources.builders import write

FIGURES = ("figure", "value", "period", "source")
PEOPLE = ("group", "category", "value", "period", "source")
TYPES = ("type", "value", "period", "source")
SAME = "the same as in the data file; if the source did not print this, take 'published' out there first"
THERE = "its row, with the same count; or take 'published' out of the data file first"
PROFILE = (
    f"{HEAD}figures:\n  persons: {{value: 5, period: 2012-2016, source: {SOURCE}, published: {PUBLISHED}}}\n"
    f"demographics:\n  period: 2012-2016\n  source: {SOURCE}\n  groups:\n    - title: Gender\n      of: cases\n      bars:\n"
    "        - {label: Female, value: 287}\n        # seen on the sheet of the Department\n"
    f"        - label: Other\n          value: 3\n          published: {PUBLISHED}\n"
    f"call_types:\n  period: 2016\n  source: {SOURCE}\n  bars:\n    - {{label: Crisis, value: 4, published: {PUBLISHED}}}\n"
)  # fmt: skip


def a_library(folder: Path) -> Library:
    write(folder / "own" / "profiles" / "ma.yaml", PROFILE)
    return open_library(folder / "own")


def take(folder: Path, sheet: str, *rows: Sequence[object]) -> ChangeSet:
    folder.mkdir(exist_ok=True)
    file = workbook(folder / "in.xlsx", {sheet: rows})
    submission = read_submission(file, Topic.PROFILE, has_state=True)
    return import_tables(submission, a_library(folder), CAME_FROM, "MA")


def refused(folder: Path, sheet: str, *rows: Sequence[object]) -> list[str]:
    with pytest.raises(DataError) as caught:
        take(folder, sheet, *rows)
    return [each.removeprefix("DIR/in.xlsx:") for each in messages(caught.value, folder)]


def text_of(changes: ChangeSet) -> str:
    return changes.files[0].content.decode()


def test_a_workbook_read_back_changes_nothing(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    file = tmp_path / "ma.xlsx"
    file.write_bytes(export_template(library, library.find("MA")))
    submission = read_submission(file, Topic.PROFILE, has_state=False)
    assert import_tables(submission, library, CAME_FROM, None).differences == ()


def test_an_exemption_is_kept_where_other_counts_change(tmp_path: Path) -> None:
    female = ["Gender", "Female", 300, "2012-2016", SOURCE]
    other = ["Gender", "Other", 3, "2012-2016", SOURCE]
    text = text_of(take(tmp_path, "People", PEOPLE, other, female, ["Gender", "Male", 44, *other[3:]]))
    path = write(tmp_path / "after" / "ma.yaml", text)
    people = read_profile_file(path, "MA").content.demographics
    assert people is not None
    assert [(bar.label, bar.value, bar.published is not None) for bar in people.groups[0].bars] == [
        ("Other", 3, True),
        ("Female", 300, False),
        ("Male", 44, False),
    ]
    assert "        # seen on the sheet of the Department\n        - label: Other\n" in text


def test_figures_and_types_of_calls_keep_theirs(tmp_path: Path) -> None:
    persons = ["persons", 5, "2012-2016", SOURCE]
    text = text_of(take(tmp_path / "a", "Figures", FIGURES, persons, ["cases", 90, "2012-2016", SOURCE]))
    assert f"persons: {{value: 5, period: 2012-2016, source: {SOURCE}, published: {PUBLISHED}}}" in text
    text = text_of(
        take(tmp_path / "b", "Call types", TYPES, ["Crisis", 4, 2016, SOURCE], ["Tip", 90, 2016, SOURCE])
    )
    assert f"- {{label: Crisis, value: 4, published: {PUBLISHED}}}" in text


@pytest.mark.parametrize(
    ("sheet", "rows", "cell"),
    [
        ("Figures", (FIGURES, ["persons", 6, "2012-2016", SOURCE]), "2: Figures!B2 (value): found another value"),
        ("Figures", (FIGURES, ["persons", 5, "2013-2016", SOURCE]), "2: Figures!C2 (period): found another period"),
        ("Figures", (FIGURES, ["persons", 5, "2012-2016", "hotline-annual"]), "2: Figures!D2 (source): found another source"),
        ("People", (PEOPLE, ["Gender", "Other", 4, "2012-2016", SOURCE]), "2: People!C2 (value): found another value"),
        ("People", (PEOPLE, ["Gender", "Other", 3, 2016, SOURCE]), "2: People!D2 (period): found another period"),
        ("Call types", (TYPES, ["Crisis", 40, 2016, SOURCE]), "2: Call types!B2 (value): found another value"),
        ("Call types", (TYPES, ["Crisis", "not shown", 2016, SOURCE]), "2: Call types!B2 (value): found another value"),
    ],
)  # fmt: skip
def test_another_count_is_not_what_the_source_printed(
    tmp_path: Path, sheet: str, rows: tuple[Sequence[object], ...], cell: str
) -> None:
    assert refused(tmp_path, sheet, *rows) == [f"{cell} of a count that has 'published'; allowed: {SAME}"]


@pytest.mark.parametrize(
    ("sheet", "rows", "name"),
    [
        ("Figures", (FIGURES, ["cases", 90, "2012-2016", SOURCE]), "persons"),
        ("People", (PEOPLE, ["Gender", "other", 3, "2012-2016", SOURCE]), "Gender: Other"),
        ("People", (PEOPLE, ["Age", "Other", 3, "2012-2016", SOURCE]), "Gender: Other"),
        ("Call types", (TYPES, ["Tip", 90, 2016, SOURCE]), "Crisis"),
    ],
)  # fmt: skip
def test_an_exempted_count_does_not_go_away_without_a_word(
    tmp_path: Path, sheet: str, rows: tuple[Sequence[object], ...], name: str
) -> None:
    assert refused(tmp_path, sheet, *rows) == [
        f"2: {sheet}: found no row of '{name}', which has 'published' in the data file; allowed: {THERE}"
    ]
