"""Breakdowns brought in from the table People: periods and sources of their own."""

from pathlib import Path

from factsheet.export.profile_rows import list_profile_rows
from factsheet.intake.profile_tree import build_profile_tree
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.reading.yaml_values import copy_mapping, parse_yaml
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import CAME_FROM, a_data_folder, workbook
from tests.intake.profile_runs import PEOPLE, take, text_of, told


def test_groups_keep_what_the_table_does_not_hold(tmp_path: Path) -> None:
    own = a_data_folder(tmp_path / "own", "MA")
    rows = [
        PEOPLE,
        ["Gender", "Female", 1, "2012-2016", "hhs-massachusetts-2016"],
        ["Gender", "Male", "not shown", "2012-2016", "hhs-massachusetts-2016"],
        ["Gender", "Gender minorities", 3, "2012-2016", "hhs-massachusetts-2016"],
    ]
    file = workbook(tmp_path / "in.xlsx", {"People": rows})
    submission = read_submission(file, Topic.PROFILE, has_state=True)
    text = text_of(import_tables(submission, own, CAME_FROM, "MA"))
    assert "    - title: Gender\n      of: cases\n      whole: true\n      bars:\n" in text
    assert "        - {label: Male, value: not shown}\n" in text
    assert "Citizenship\n" not in text


def test_rows_of_one_block_share_period_and_source(tmp_path: Path) -> None:
    rows = [
        PEOPLE,
        ["Gender", "Female", 1, 2016, "hotline-annual"],
        ["Gender", "Male", 1, 2015, "fbi-offenses"],
    ]
    assert told(tmp_path, {"People": rows}) == [
        "DIR/in.xlsx:3: People!D3 (period): found 2015; "
        "allowed: 2016, as in the rows above: they are printed together",
        "DIR/in.xlsx:3: People!E3 (source): found 'fbi-offenses'; "
        "allowed: hotline-annual, as in the rows above: they are printed together",
    ]


def test_a_breakdown_may_have_a_period_of_its_own(tmp_path: Path) -> None:
    own = a_data_folder(tmp_path / "own")
    rows = [
        PEOPLE,
        ["Gender", "Female", 30, "2012-2016", "hotline-annual"],
        ["Age", "Minor", 20, 2016, "fbi-offenses"],
        ["Age", "Adult", 21, 2016, "fbi-offenses"],
    ]
    file = workbook(tmp_path / "in.xlsx", {"People": rows})
    submission = read_submission(file, Topic.PROFILE, has_state=True)
    change_set = import_tables(submission, own, CAME_FROM, "OH")
    block = copy_mapping(parse_yaml(text_of(change_set), "").value)["demographics"]
    assert block == {
        "period": "2012-2016",
        "source": "hotline-annual",
        "groups": [
            {"title": "Gender", "bars": [{"label": "Female", "value": 30}]},
            {
                "title": "Age",
                "period": 2016,
                "source": "fbi-offenses",
                "bars": [{"label": "Minor", "value": 20}, {"label": "Adult", "value": 21}],
            },
        ],
    }
    noted = {each.item.split(".")[0] for each in change_set.differences if each.file == "sources.yaml"}
    assert noted == {"hotline-annual", "fbi-offenses"}
    exported = list_profile_rows(table_schemas.PEOPLE, {"demographics": block})
    assert [[row[name] for name in PEOPLE] for row in exported] == rows[1:]


def test_a_period_is_years_a_part_of_one_or_another_name_for_it(tmp_path: Path) -> None:
    head = ["figure", "value", "period", "source"]
    rows = [
        ["cases", 40, "2024 Q1", "hotline-annual"],
        ["persons", 50, "Fiscal year 2024", "hotline-annual"],
        ["calls", 60, "School year 2023-2024", "hotline-annual"],
    ]
    figures = copy_mapping(parse_yaml(text_of(take(tmp_path, {"Figures": [head, *rows]}, "OH")), "").value)
    listed = copy_mapping(figures["figures"])
    periods = {name: copy_mapping(figure)["period"] for name, figure in listed.items()}
    assert periods == {
        "cases": "2024 Q1",
        "persons": "Fiscal year 2024",
        "calls": {"years": "2023-2024", "label": "School year 2023-2024"},
    }
    exported = list_profile_rows(table_schemas.FIGURES, figures)
    assert [[row[name] for name in head] for row in exported] == rows


def test_a_period_without_a_year_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [["figure", "value", "period", "source"], ["cases", 4, "Q1 of 2024 to 2020", "hotline-annual"]]
    (line,) = told(tmp_path, {"Figures": rows}, "OH")
    assert (
        line.partition("; allowed: ")[0] == "DIR/in.xlsx:2: Figures!C2 (period): found 'Q1 of 2024 to 2020'"
    )
    named = "or any other with its year, such as Fiscal year 2024"
    assert line.endswith(f"; or a part of a year such as 2024 Q1 or Jan-Jun 2024; {named}")


def test_a_breakdown_may_stand_there_for_several_periods(tmp_path: Path) -> None:
    rows = [
        PEOPLE,
        ["Age", "Adult", 131, 2016, "hotline-annual"],
        ["Age", "Minor", 52, 2016, "hotline-annual"],
        ["Age", "Adult", 120, 2015, "hotline-annual"],
        ["Age", "Minor", 40, 2015, "hotline-annual"],
    ]
    file = workbook(tmp_path / "in.xlsx", {"People": rows})
    tree = build_profile_tree({}, read_submission(file, Topic.PROFILE, has_state=True))
    groups = copy_mapping(tree["demographics"])["groups"]
    assert groups == [
        {"title": "Age", "bars": [{"label": "Adult", "value": 131}, {"label": "Minor", "value": 52}]},
        {
            "title": "Age",
            "period": 2015,
            "bars": [{"label": "Adult", "value": 120}, {"label": "Minor", "value": 40}],
        },
    ]
