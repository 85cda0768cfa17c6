# ruff: noqa: E501 - a case a line, with its whole message
"""``factsheet edition``: raised, kept, told, all or nothing."""

import re
import shutil
from pathlib import Path

import pytest

from factsheet import resources
from tests.cli.runs import change, copy_data, files_of, invoke, issue_of

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

FBI = ("fbi_county_offenses", "fbi_not_placed", "fbi_offense_types")
TABLES = ("hotline_annual", *FBI, "residents", "county_counts")
SHARED = ("jurisdictions.csv", "contact.yaml", "sources.yaml", "federal_laws.yaml")
OLD_TABLE = "the figures of hotline-annual end in 2016"


def test_a_state_is_raised_in_place_and_kept_as_it_was(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "GU")
    before = files_of(data)
    result = invoke("edition", "2026", "rhode island", "--data", "own")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "profiles/ri.yaml: edition 2023, version 1 -> edition 2026, version 1",
        "previous/profiles/ri.yaml: new, edition 2023, version 1",
        *(f"previous/{name}: new, a copy of the shipped file" for name in SHARED),
        *(f"previous/tables/{name}.csv: new, a copy of tables/{name}.csv" for name in TABLES),
        f"due: RI: {OLD_TABLE}",
        "1 profile of 2026, 11 files kept.",
    ]
    after = files_of(data)
    raised = before["profiles/ri.yaml"].replace(b"edition: 2023", b"edition: 2026")
    assert {name: after[name] for name in before} == {**before, "profiles/ri.yaml": raised}
    kept = {name.removeprefix("previous/"): content for name, content in after.items() if name not in before}
    tables = {f"tables/{name}.csv": before[f"tables/{name}.csv"] for name in TABLES}
    shared = {name: (resources.DATA / name).read_bytes() for name in SHARED}
    assert kept == {"profiles/ri.yaml": before["profiles/ri.yaml"], **tables, **shared}
    assert invoke("check", "--data", "own", "RI", "GU").stdout.endswith(
        "0 faults, 0 warnings, 0 notices, 0 silenced.\n"
    )


def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "GU")
    before = files_of(data)
    shown = invoke("edition", "2026", "--all", "--data", "own", "--dry-run").stdout.splitlines()
    assert files_of(data) == before
    done = invoke("edition", "2026", "--all", "--data", "own").stdout.splitlines()
    assert shown[:-1] == done[:-1]
    assert (shown[-1], done[-1]) == (
        "2 profiles of 2026, 12 files kept. Nothing was written.",
        "2 profiles of 2026, 12 files kept.",
    )


@pytest.mark.parametrize(
    ("head", "raised", "again"),
    [
        ("edition: 2023\nversion: 7    # the last\n", "edition: 2026\nversion: 1    # the last\n", "edition: 2026\nversion: 2    # the last\n"),
        ("edition: 2023 # year\n", "edition: 2026 # year\n", "edition: 2026 # year\nversion: 2\n"),
        ("version: 3\nedition: 2023\n", "version: 1\nedition: 2026\n", "version: 2\nedition: 2026\n"),
        ("edition: 2023\r\nversion: 2\r\n", "edition: 2026\r\nversion: 1\r\n", "edition: 2026\r\nversion: 2\r\n"),
    ],
)  # fmt: skip
def test_a_new_edition_begins_with_version_one_and_the_same_once_more_with_the_next(
    tmp_path: Path, head: str, raised: str, again: str
) -> None:
    path = copy_data(tmp_path) / "profiles" / "gu.yaml"
    end = "\r\n" if "\r" in head else "\n"

    def text(part: str) -> bytes:
        return f"# A note{end}state: GU{end}{part}status: final{end}# The end{end}".encode()

    path.write_bytes(text(head))
    for expected in (raised, again):
        assert invoke("edition", "2026", "GU", "--data", "own").exit_code == 0
        assert path.read_bytes() == text(expected)
    assert (path.parents[1] / "previous" / "previous" / "profiles" / "gu.yaml").read_bytes() == text(head)
    assert (path.parents[1] / "previous" / "profiles" / "gu.yaml").read_bytes() == text(raised)


def test_all_leaves_alone_what_is_of_the_year_unless_everything_is(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "GU")
    profiles = [data / "profiles" / name for name in ("gu.yaml", "ri.yaml")]
    invoke("edition", "2026", "GU", "--data", "own")
    first = invoke("edition", "2026", "--all", "--data", "own").stdout.splitlines()
    assert first[0] == "note: 1 profile of this edition already; name a state to begin its next version"
    assert [issue_of(path) for path in profiles] == [("2026", "1")] * 2
    assert not (data / "previous" / "previous").exists()
    invoke("edition", "2026", "--all", "--data", "own")
    assert [issue_of(path) for path in profiles] == [("2026", "2")] * 2
    assert issue_of(data / "previous" / "previous" / "profiles" / "ri.yaml") == ("2023", "1")


def test_one_corrected_row_asks_for_one_new_version(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "OH", "GU")
    shutil.copytree(data, data / "previous")
    assert invoke("check", "RI", "OH", "GU", "--data", "own", "--strict").exit_code == 0
    change(data / "tables" / "hotline_annual.csv", "RI,2016,32,9", "RI,2016,40,12")
    assert invoke("check", "RI", "OH", "GU", "--data", "own").stderr == (
        "own/profiles/ri.yaml:4: edition: found edition 2023, version 1; allowed: a later version, as the sheet of the "
        "edition before has this one and shows something else [FS123 error]\n"
        "own/profiles/gu.yaml:4: edition: found edition 2023, version 1; allowed: a later version, as the sheet of the "
        "edition before has this one and shows something else [FS123 error]\n"
    )  # the sheet of Guam prints the sums of the nation
    lines = invoke("edition", "2023", "--all", "--data", "own").stdout.splitlines()
    assert lines[:3] == [
        "note: 1 profile of this edition already; name a state to begin its next version",
        "profiles/gu.yaml: edition 2023, version 1 -> edition 2023, version 2",
        "profiles/ri.yaml: edition 2023, version 1 -> edition 2023, version 2",
    ]
    assert invoke("check", "RI", "OH", "GU", "--data", "own", "--strict").exit_code == 0


def test_an_edition_that_is_kept_already_is_not_kept_again(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    shutil.copytree(data, data / "previous")
    before = files_of(data / "previous")
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 1\npublisher: An office")
    lines = invoke("edition", "2026", "GU", "--data", "own").stdout.splitlines()
    assert lines[-1] == "1 profile of 2026, 0 files kept."
    assert files_of(data / "previous") == before


def raise_years(data: Path) -> None:
    """Bring in the figures of one year later, as a new download has them."""
    for name in FBI:
        path = data / "tables" / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        for year in range(2023, 2018, -1):
            text = text.replace(f",{year},", f",{year + 1},")
        path.write_text(text, encoding="utf-8")
    sources = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
    (data / "sources.yaml").write_text(
        sources.replace("period: 2019-2023", "period: 2020-2024"), encoding="utf-8"
    )


def test_a_state_that_keeps_its_edition_breaks_not_and_is_kept_later_beside_its_own_tables(
    tmp_path: Path,
) -> None:
    data = copy_data(tmp_path, "RI", "OH")
    invoke("edition", "2026", "OH", "--data", "own")
    tables = files_of(data / "previous" / "tables")
    raise_years(data)
    checked = invoke("check", "RI", "OH", "--data", "own")
    assert checked.exit_code == 0
    assert checked.stderr == (
        "own/profiles/ri.yaml:4: edition: found 2023; allowed: 2024 or later, as the figures of fbi-offenses reach to "
        "2024 [FS135 warning]\n"
    )
    lines = invoke("edition", "2026", "RI", "--data", "own").stdout.splitlines()
    assert lines == [
        "profiles/ri.yaml: edition 2023, version 1 -> edition 2026, version 1",
        "previous/profiles/ri.yaml: new, edition 2023, version 1",
        f"due: RI: {OLD_TABLE}",
        "1 profile of 2026, 1 file kept.",
    ]
    assert files_of(data / "previous" / "tables") == tables
    assert invoke("check", "RI", "OH", "--data", "own", "--strict").exit_code == 0


def test_figures_that_came_in_before_the_edition_was_raised_are_told(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "OH")
    raise_years(data)
    lines = invoke("edition", "2026", "--all", "--data", "own").stdout.splitlines()
    assert [line for line in lines if line.startswith("note")] == [
        "note: OH, RI: figures of fbi-offenses reach to 2024, so the 2023 edition was not drawn from them. If you "
        "have the tables of that edition, put them into previous/tables"
    ]


def test_other_tables_move_what_is_kept_one_deeper_and_nothing_is_lost(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "OH")
    invoke("edition", "2026", "OH", "--data", "own")
    kept = files_of(data / "previous")
    change(data / "tables" / "hotline_annual.csv", "RI,2016,32,9", "RI,2016,40,12")
    lines = invoke("edition", "2026", "RI", "--data", "own").stdout.splitlines()
    assert lines[1] == "previous: moved to previous/previous"
    assert files_of(data / "previous" / "previous") == kept
    assert issue_of(data / "previous" / "profiles" / "ri.yaml") == ("2023", "1")
    assert invoke("check", "RI", "OH", "--data", "own", "--strict").exit_code == 0


def test_what_fell_due_is_told_by_file(tmp_path: Path) -> None:
    copy_data(tmp_path, "MA", "GU")
    lines = invoke(
        "edition", "2027", "--all", "--data", "own", "--on", "2027-12-01", "--dry-run"
    ).stdout.splitlines()
    due = [line for line in lines if line.startswith("due: ")]
    stale = [line for line in due if "last checked on" in line]
    assert len(stale) == 5  # the profiles of MA and GU, contact, sources, federal laws
    (own,) = (line for line in stale if line.startswith("due: own/profiles/ma.yaml: "))
    assert ": last checked on 2026-11-23, more than 365 days ago, at line " in own
    assert sorted(line for line in due if line not in stale) == [
        "due: GU: the figures of fbi-offenses end in 2021",
        "due: MA: the figures of fbi-offenses end in 2023",
        f"due: MA: {OLD_TABLE}",
        "due: profiles/ma.yaml: figures that end more than 3 years before 2027: figures.cases (2012-2016), "
        "figures.persons (2012-2016), demographics (2012-2016), venues.sex (2012-2016), venues.labor (2012-2016), "
        "efforts.agencies (2016)",
    ]


def test_hidden_counts_and_errors_are_told_without_a_count(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    change(data / "profiles" / "gu.yaml", "version: 1", "region: 1")
    groups = "".join(
        f"        - {{label: Kind {n}, value: {value}}}\n" for n, value in enumerate((400, 47, 3))
    )
    with (data / "profiles" / "gu.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "\nfigures:\n  persons: {value: 450, period: 2023, source: hhs-massachusetts-2016}\n"
            "demographics:\n  period: 2023\n  source: hhs-massachusetts-2016\n  groups:\n    - title: Age\n"
            f"      of: persons\n      bars:\n{groups}"
        )
    lines = invoke("edition", "2026", "GU", "--data", "own", "--dry-run").stdout.splitlines()
    assert "due: GU: counts not shown: 2; 'factsheet check GU' lists them" in lines
    assert "due: GU: errors that keep the sheet from being drawn: 1; 'factsheet check GU' lists them" in lines
    assert not any(
        re.search(r"\b(3|47)\b", line.replace("2023", "").replace("more than 3 years", "")) for line in lines
    )


def test_a_profile_that_was_begun_and_shipped_tables_are_enough(tmp_path: Path) -> None:
    invoke("new", "ohio", "--data", "mine")
    result = invoke("edition", "2026", "ohio", "--data", "mine")
    assert result.exit_code == 0
    assert "previous/tables/hotline_annual.csv: new, a copy of the shipped file" in result.stdout.splitlines()
    assert invoke("check", "ohio", "--data", "mine").exit_code == 0
