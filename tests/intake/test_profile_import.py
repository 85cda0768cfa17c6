"""Staff's tables of one state, and the way from a template to a profile and back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from factsheet import resources
from factsheet.errors import DataError, UsageError
from factsheet.export.profile_rows import list_profile_rows
from factsheet.export.workbook_rows import export_template
from factsheet.intake.profile_tree import build_profile_tree
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.reading.yaml_values import copy_mapping, parse_yaml
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import TABLE_SCHEMAS, Topic
from tests.intake.builders import CAME_FROM, a_data_folder, messages, workbook

PEOPLE = ("group", "category", "value", "period", "source")
LAWS = ("title", "citation", "url", "seen at", "checked on")


def take(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], only: str | None = "MA") -> ChangeSet:
    file = workbook(folder / "in.xlsx", sheets)
    own = a_data_folder(folder / "own", "MA")
    return import_tables(
        read_submission(file, Topic.PROFILE, has_state=only is not None), own, CAME_FROM, only
    )


def told(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], only: str | None = "MA") -> list[str]:
    with pytest.raises((DataError, UsageError)) as caught:
        take(folder, sheets, only)
    return messages(caught.value, folder)


def text_of(change_set: ChangeSet) -> str:
    return change_set.files[0].content.decode()


def shipped() -> str:
    return (resources.DATA / "profiles" / "ma.yaml").read_text(encoding="utf-8")


def changes(change_set: ChangeSet) -> list[str]:
    return [str(each) for each in change_set.differences if each.file != "sources.yaml"]


def test_a_figure_changes_in_its_place(tmp_path: Path) -> None:
    rows = [
        ["figure", "value", "period", "source"],
        ["cases", 336, "2012-2016", "hhs-massachusetts-2016"],
        ["persons", "1,598", "2012-2016", "hhs-massachusetts-2016"],
        ["agencies", 4, 2016, "hhs-massachusetts-2016"],
    ]
    change_set = take(tmp_path, {"Figures": rows})
    assert text_of(change_set) == shipped().replace("persons: {value: 598,", "persons: {value: 1598,")
    assert changes(change_set) == ["profiles/ma.yaml: figures.persons.value: changed"]
    assert [file.name for file in change_set.files] == ["profiles/ma.yaml", "sources.yaml"]
    sources = [each.item for each in change_set.differences if each.file == "sources.yaml"]
    assert sources == [
        f"hhs-massachusetts-2016.imported['synthetic.csv'].{key}" for key in ("file", "sha256", "on")
    ]


def test_laws_keep_their_comments(tmp_path: Path) -> None:
    rows = [
        LAWS,
        ["An Act Relative to the Commercial Exploitation of People", "H.3808", None, "x", date(2026, 11, 24)],
        ["Synthetic: law", "None", "https://example.org/", "tests", date(2026, 1, 31)],
    ]
    change_set = take(tmp_path, {"Laws": rows})
    text = text_of(change_set)
    assert "    source: x\n    checked_on: 2026-11-24\n    # Signed on November 21, 2011.\n" in text
    assert '  - title: "Synthetic: law"\n    citation: None\n    url: https://example.org/\n' in text
    assert "Night Walking" not in text
    assert "# The county map:" in text


def test_a_sheet_without_rows_is_told_where_entries_stand(tmp_path: Path) -> None:
    sheets = {
        "Profile": [["item", "value"], ["version", 1]],
        "Laws": [LAWS],
        "Call types": [["type", "value", "period", "source"]],
    }
    change_set = take(tmp_path, sheets)
    assert [note.replace(str(tmp_path), "DIR") for note in change_set.notes] == [
        "DIR/in.xlsx: sheet 'Laws': it has no rows, so it changes nothing; "
        "to take out what stands there, edit the data file"
    ]
    assert change_set.files == ()


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
    assert "    - title: Gender\n      of: cases\n      bars:\n" in text
    assert "        - {label: Male, value: not shown}\n" in text
    assert "Citizenship\n" not in text


def test_venues_have_one_line_for_the_rest(tmp_path: Path) -> None:
    header = ["trafficking", "venue", "rest", "period", "source"]
    row = ["2012-2016", "hotline-annual"]
    change_set = take(
        tmp_path, {"Venues": [header, ["labor", "Farms", None, *row], ["labor", "Other", "yes", *row]]}
    )
    assert "    names:\n      - Farms\n    residual: Other\n" in text_of(change_set)
    assert "      - Hotel- or motel-based\n" in text_of(change_set)
    twice = [header, ["labor", "Rest", "yes", *row], ["labor", "Other", "yes", *row]]
    (tmp_path / "b").mkdir()
    assert told(tmp_path / "b", {"Venues": twice}) == [
        "DIR/in.xlsx:3: Venues!C3 (rest): found a second one; allowed: one line of each list"
    ]


def test_call_types_and_efforts_are_set(tmp_path: Path) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "Call types": [["type", "value", "period", "source"], ["Crisis", 3, 2016, "hotline-annual"]],
        "Efforts": [
            ["kind", "name", "seen at", "checked on"],
            ["Funding", "Synthetic fund", "tests", "2026-01-31"],
        ],
    }
    text = text_of(take(tmp_path, sheets))
    assert (
        "#     - {label: Crisis, value: 0}\ncall_types:\n  period: 2016\n  source: hotline-annual\n" in text
    )
    assert "agencies: {value: 4, period: 2016, source: hhs-massachusetts-2016}" in text
    assert "  collaborations:" not in text
    assert "    - name: Synthetic fund\n      source: tests\n      checked_on: 2026-01-31\n" in text


def test_every_cell_that_is_not_allowed_is_told(tmp_path: Path) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "Profile": [
            ["item", "value"],
            ["edition", "soon"],
            ["version", 0],
            ["status", "done"],
            ["motto", "x"],
        ],
        "Laws": [LAWS, [None, "C", "http://example.org", "tests", "yesterday"]],
    }
    assert told(tmp_path, sheets) == [
        "DIR/in.xlsx:5: Profile!A5 (item): found 'motto'; "
        "allowed: one of state, edition, version, status, publisher",
        "DIR/in.xlsx:2: Laws!A2 (title): found nothing; "
        "allowed: a text: name of the law, in the order of printing; take the row out if it is a remark",
        "DIR/in.xlsx:2: Laws!C2 (url): found 'http://example.org'; "
        "allowed: a link that begins with https:// or mailto:, without spaces",
        "DIR/in.xlsx:2: Laws!E2 (checked on): found 'yesterday'; "
        "allowed: a date as year-month-day, such as 2026-11-23",
    ]


@pytest.mark.parametrize(
    ("item", "value", "allowed"),
    [
        ("edition", "soon", "a year from 1990 to 2100"),
        ("version", "0", "a whole number from 1 to 999"),
        ("status", "done", "one of final, draft, illustrative, synthetic"),
    ],
)
def test_an_item_of_another_kind_is_told(tmp_path: Path, item: str, value: str, allowed: str) -> None:
    assert told(tmp_path, {"Profile": [["item", "value"], [item, value]]}) == [
        f"DIR/in.xlsx:2: Profile!B2 (value): found '{value}'; allowed: {allowed}"
    ]


def test_sources_and_characters_are_checked_at_their_cells(tmp_path: Path) -> None:
    rows = [
        PEOPLE,
        ["Gender", "Female ☃", 1, 2016, "hotline-anual"],
        ["Gender", "Male", 1, 2015, "hotline-annual"],
    ]
    found = told(tmp_path, {"People": rows})
    assert found[0] == (
        "DIR/in.xlsx:2: People!B2 (category): found the character '☃' (U+2603); "
        "allowed: characters that the sheet's font has"
    )
    assert found[1].startswith(
        "DIR/in.xlsx:2: People!E2 (source): found 'hotline-anual'; "
        "allowed: a key of sources.yaml: 'hotline-annual' perhaps; one of "
    )


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


def test_an_own_number_of_agencies_is_noted_at_its_own_source(tmp_path: Path) -> None:
    rows = [["figure", "value", "period", "source"], ["agencies", 40, 2016, "fbi-offenses"]]
    change_set = take(tmp_path, {"Figures": rows}, "OH")
    noted = {each.item.split(".")[0] for each in change_set.differences if each.file == "sources.yaml"}
    assert noted == {"fbi-offenses"}


def test_the_state_is_named_once_or_twice_alike(tmp_path: Path) -> None:
    about = [["item", "value"], ["state", "Massachusetts"], ["version", 2]]
    assert changes(take(tmp_path, {"Profile": about}, None)) == ["profiles/ma.yaml: version: 1 -> 2"]
    for folder in ("b", "c", "d"):
        (tmp_path / folder).mkdir()
    assert told(tmp_path / "b", {"Profile": about}, "RI") == [
        "DIR/in.xlsx:2: Profile!B2 (value): found 'Massachusetts'; allowed: RI, the state of --state"
    ]
    assert told(tmp_path / "c", {"Profile": [["item", "value"], ["version", 2]]}, None) == [
        "command line:1: --state: found nothing; "
        "allowed: a state: --state, or the item 'state' in the table Profile"
    ]
    assert told(tmp_path / "d", {"Profile": [["item", "value"], ["state", "Utopia"]]}, None) == [
        "DIR/in.xlsx:2: Profile!B2 (value): found 'Utopia'; "
        "allowed: the name, postal code or FIPS code of a state or territory"
    ]


def test_a_missing_profile_is_begun(tmp_path: Path) -> None:
    change_set = take(tmp_path, {"Profile": [["item", "value"], ["publisher", "Synthetic office"]]}, "OH")
    assert change_set.notes == ("profiles/oh.yaml: a new profile of the edition 2023",)
    assert "\nstatus: draft " in text_of(change_set)
    assert "\npublisher: Synthetic office\n" in text_of(change_set)
    assert "# HHS region 5." in text_of(change_set)


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
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["E2"].value) == ("=1+1", "s", "yesterday")


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
