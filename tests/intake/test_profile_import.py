"""Staff's tables of one state, and the way from a template to a profile and back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.intake.profile_runs import PEOPLE, changes, shipped, take, text_of, told

LAWS = ("title", "citation", "url", "seen at", "checked on")


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
    assert "    read_in:" not in text  # the table says where it was read: no longer in a stored copy
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
