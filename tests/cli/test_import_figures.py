"""``factsheet import``, ``export`` and ``new``: what is shown, written and refused."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from factsheet import resources
from factsheet.disclosure import protect_profile
from factsheet.disclosure.comparison_figures import compare_with_nation
from factsheet.model import Period
from factsheet.sources import open_library
from tests.cli.runs import change, copy_data, files_of, invoke
from tests.intake.builders import fbi_file, shipped_as_fbi_rows, workbook

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


@pytest.mark.slow
def test_the_file_of_the_fbi_is_shown_first_and_then_written(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK")
    before = files_of(data)
    rows = [*shipped_as_fbi_rows(), ("AK", 2024, "NOT SPECIFIED", "HTIS", 4)]
    fbi_file(tmp_path / "fbi.csv", rows)
    arguments = ("import", "fbi", "fbi.csv", "--data", "own", "--on", "2026-11-23")
    newer = (
        "own/profiles/ak.yaml:4: edition: found 2023; allowed: 2024 or later, as the figures of fbi-offenses "
        "reach to 2024 [FS135 warning]\n"
    )
    trial = invoke(*arguments, "--dry-run")
    assert (trial.exit_code, trial.stderr) == (0, newer)
    assert "tables/fbi_not_placed.csv: AK 2024 not_specified: new, offenses 4\n" in trial.stdout
    assert "tables/fbi_county_offenses.csv: and " in trial.stdout
    assert trial.stdout.endswith(" would change. Nothing was written.\n")
    assert files_of(data) == before
    assert len(invoke(*arguments, "--dry-run", "--full").stdout) > len(trial.stdout)
    done = invoke(*arguments)
    assert (done.exit_code, done.stderr) == (0, newer)
    assert b"AK,2024,not_specified,4\n" in files_of(data)["tables/fbi_not_placed.csv"]
    assert b"  period: 2020-2024\n" in files_of(data)["sources.yaml"]
    assert invoke(*arguments).stdout.endswith("Nothing changes.\n")
    assert invoke("check", "AK", "--data", "own").exit_code == 0


def test_one_wrong_cell_and_nothing_is_written(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK")
    before = files_of(data)
    rows = [["state", "year", "calls", "cases"], ["AK", 2012, 1, 1], ["AK", 2013, "many", 1]]
    workbook(tmp_path / "calls.xlsx", {"Hotline": rows})
    result = invoke("import", "table", "calls.xlsx", "--as", "hotline-annual", "--data", "own")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "calls.xlsx:3: Hotline!C3 (calls): found 'many'; "
        "allowed: a whole number from 0 to 10,000,000, digits only [FS001 error]\n"
    )
    assert files_of(data) == before


def test_an_import_after_which_a_sheet_could_not_be_drawn_is_refused(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK")
    before = files_of(data)
    (tmp_path / "in.csv").write_text(
        "state,year,type,offenses\nAK,2019,commercial sex acts,8\n", encoding="utf-8"
    )
    result = invoke("import", "table", "in.csv", "--as", "county-counts", "--data", "own")
    assert result.exit_code == 1
    assert result.stdout.endswith(" would change. Nothing was written: 1 error.\n")
    assert result.stderr.startswith("own/tables/fbi_offense_types.csv:")
    assert "allowed: the same sum in the three tables" in result.stderr
    assert files_of(data) == before


def test_a_whole_workbook_comes_in_is_checked_and_taken_back(tmp_path: Path) -> None:
    data = copy_data(tmp_path)
    before = files_of(data)
    sheets = {
        "Sources": [["publisher", "title"], ["Office", "Report"]],
        "Counties": [["county", "year", "count", "source"], ["Allen", 2024, "not shown", "office"]],
        "Figures": [["figure", "value", "period", "source"], ["persons", 120, 2024, "office"]],
    }
    workbook(tmp_path / "oh.xlsx", sheets)
    arguments = ("import", "table", "oh.xlsx", "--state", "ohio", "--data", "own")
    done = invoke(*arguments, "--as", "all")
    assert done.exit_code == 0
    after = files_of(data)
    changed = {name for name in after if not name.startswith(".") and after[name] != before.get(name)}
    assert changed == {"profiles/oh.yaml", "sources.yaml", "tables/county_counts.csv"}
    assert invoke(*arguments, "--as", "all").stdout.endswith("\nNothing changes.\n")
    assert invoke(*arguments, "--as", "profile").stdout.splitlines() == [
        "note: oh.xlsx: sheet 'Sources' was not read; --as all reads the whole workbook",
        "note: oh.xlsx: sheet 'Counties' was not read; --as all reads the whole workbook",
        "Nothing changes. Not read: 'Sources', 'Counties'.",
    ]
    trial = invoke("import", "--undo", "--data", "own", "--dry-run")
    assert trial.stdout.endswith(" would be undone. Nothing was written.\n")
    undone = invoke("import", "--undo", "--data", "own")
    told = [
        "tables/county_counts.csv: as it was before",
        "profiles/oh.yaml: taken away, the import had made it",
        "sources.yaml: taken away, the import had made it",
    ]
    assert (undone.exit_code, undone.stdout.splitlines()[:3]) == (0, told)
    assert undone.stdout.splitlines()[3].startswith("The import of oh.xlsx on ")
    assert files_of(data) == before
    again = invoke("import", "--undo", "--data", "own")
    assert (again.exit_code, again.stderr) == (
        2,
        "own:1: --undo: found no import to undo; allowed: a folder of data with an import that was kept and "
        "not undone\n",
    )


@pytest.mark.slow
def test_from_a_template_by_a_filled_workbook_to_a_sheet(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    made = invoke("export", "--template", "ma.xlsx", "--state", "massachusetts", "--data", "own")
    assert (made.exit_code, made.stdout, made.stderr) == (0, "ma.xlsx\n", "")
    book = openpyxl.load_workbook("ma.xlsx")
    (cell,) = [row[1] for row in book["Figures"].iter_rows() if row[0].value == "persons"]
    cell.value = "1,598"
    book.save("filled.xlsx")
    brought = invoke(
        "import", "table", "filled.xlsx", "--as", "profile", "--data", "own", "--on", "2026-11-23"
    )
    assert (brought.exit_code, brought.stderr) == (0, "")
    assert "profiles/ma.yaml: figures.persons.value: changed\n" in brought.stdout
    shipped = (resources.DATA / "profiles" / "ma.yaml").read_text(encoding="utf-8")
    assert (data / "profiles" / "ma.yaml").read_text(encoding="utf-8") == shipped.replace(
        "value: 598,", "value: 1598,"
    )
    drawn = invoke("build", "MA", "--data", "own", "--output", "sheets")
    assert drawn.exit_code == 0
    assert (tmp_path / "sheets" / "ma_trafficking_2023.pdf").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "atlantis", "--data", "own"),
        ("new", "ohio"),
        ("export", "--template", "a.ods"),
        ("export", "--template", "a.xlsx", "--state", "atlantis"),
        ("import", "fbi", "fbi.csv"),
        ("import", "fbi", "fbi.csv", "--data", "own", "--years", "soon"),
        ("import", "fbi", "fbi.csv", "--data", "own", "--place", "x"),
        ("import", "table", "in.csv", "--data", "own"),
        ("import", "table", "in.csv", "--data", "own", "--as", "profile"),
        ("import", "table", "in.csv", "--data", "own", "--as", "profile", "--state", "atlantis"),
        ("import",),
        ("import", "--undo"),
        ("import", "--undo", "--data", "nowhere"),
        ("import", "--dry-run", "table", "in.csv", "--data", "own", "--as", "profile", "--state", "OH"),
        ("import", "--undo", "--data", "own", "table", "in.csv", "--data", "own", "--as", "all"),
    ],
    ids=" ".join,
)
def test_a_mistyped_command_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    copy_data(tmp_path)
    fbi_file(tmp_path / "fbi.csv", [("OH", 2024, "FRANKLIN", "HTCSA", 1)])
    (tmp_path / "in.csv").write_text("item,value\nversion,2\n", encoding="utf-8")
    before = files_of(tmp_path)
    assert invoke(*arguments).exit_code == 2
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    "command", [("import",), ("import", "fbi"), ("import", "table"), ("export",), ("new",)]
)
def test_help_has_examples(command: tuple[str, ...]) -> None:
    result = invoke(*command, "--help")
    assert result.exit_code == 0
    assert f"  factsheet {' '.join(command)} " in result.stdout


@pytest.mark.parametrize("trial", [("--dry-run",), ()])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_error_of_the_checks_is_told_and_nothing_is_written(
    tmp_path: Path, kind: str, trial: tuple[str, ...]
) -> None:
    data = copy_data(tmp_path, "AK")
    before = files_of(data)
    rows = [["state", "year", "calls", "cases"], ["AK", 2013, 10, 90]]
    Path("in.csv").write_text("".join(",".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    workbook(Path("in.xlsx"), {"Hotline": rows})
    result = invoke("import", "table", f"in.{kind}", "--as", "hotline-annual", "--data", "own", *trial)
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert told[0] == ("tables/hotline_annual.csv: AK 2013: calls 23, cases 8 -> calls 10, cases 90")
    assert told[-1] == "4 values in 2 files would change. Nothing was written: 1 error."
    file = "own/tables/hotline_annual.csv"
    factor = "by a factor of 3 at most [FS112 warning]"
    assert result.stderr.splitlines() == [
        f"{file}:3: AK.2013.cases: found 90; allowed: a change from 7 in 2012 {factor}",
        f"{file}:3: AK.2013.cases: found 90; allowed: at most 10, the calls of that year [FS108 error]",
        f"{file}:4: AK.2014.cases: found 4; allowed: a change from 90 in 2013 {factor}",
    ]
    assert files_of(data) == before


def test_sums_that_no_count_can_be_are_one_line(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK")
    before = files_of(data)
    Path("in.csv").write_text("state,year,calls,cases\nAK,2013,9999999,9\n", encoding="utf-8")
    result = invoke("import", "table", "in.csv", "--as", "hotline-annual", "--data", "own")
    assert result.exit_code == 1
    (error,) = [line for line in result.stderr.splitlines() if line.endswith("error]")]
    assert error.endswith(
        ": calls: found 10000155 over all years; allowed: 0 to 10,000,000 for a state, a county or a kind of "
        "offense, over all years [FS012 error]"
    )
    assert files_of(data) == before


def test_a_trial_is_held_against_the_edition_before(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK")
    shutil.copytree(data, data / "previous")
    change(data / "profiles" / "ak.yaml", "edition: 2023", "edition: 2024")
    Path("in.csv").write_text("state,year,calls,cases\nAK,2013,900,90\n", encoding="utf-8")
    result = invoke("import", "table", "in.csv", "--as", "hotline-annual", "--data", "own", "--dry-run")
    told = [line for line in result.stderr.splitlines() if "the edition before" in line]
    calls = "own/profiles/ak.yaml:1: figures.calls.value: found 1056; allowed: a change from 179"
    assert f"{calls} in the edition before by a factor of 3 at most [FS113 warning]" in told
    assert not [line for line in invoke("check", "AK", "--data", "own").stderr.splitlines() if line in told]


def test_counts_of_a_state_without_a_profile_must_add_up_too(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK")
    before = files_of(data)
    Path("in.csv").write_text("state,county,year,offenses\nMD,Baltimore city,2020,5\n", encoding="utf-8")
    result = invoke("import", "table", "in.csv", "--as", "county-counts", "--data", "own")
    assert (result.exit_code, result.stderr) == (
        1,
        "own/tables/fbi_offense_types.csv:167: offenses: found 19 by type in 2020 "
        "(fbi_offense_types.csv from line 167), 5 by county and not placed "
        "(fbi_county_offenses.csv from line 766); "
        "allowed: the same sum in the three tables [FS012 error]\n",
    )
    assert result.stdout.endswith(" would change. Nothing was written: 1 error.\n")
    assert files_of(data) == before


def test_a_file_of_one_state_is_refused_and_comes_in_with_its_name(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AK", "OH")
    before = files_of(data)
    fbi_file(tmp_path / "fbi.csv", [("OH", 2022, "FRANKLIN", "HTCSA", 5), ("OH", 2023, "SUMMIT", "HTIS", -2)])
    arguments = ("import", "fbi", "fbi.csv", "--data", "own", "--on", "2026-11-23")
    refused = invoke(*arguments)
    assert (refused.exit_code, refused.stdout, files_of(data)) == (1, "", before)
    assert refused.stderr.startswith("fbi.csv:1: STATE_ABBR: found no row of AK, AL, ")
    done = invoke(*arguments, "--state", "ohio")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "note: line 3: OH 2023, SUMMIT: correction of -2 kept\n" in done.stdout
    alaska = [line for line in before["tables/fbi_offense_types.csv"].splitlines() if line[:2] == b"AK"]
    now = files_of(data)["tables/fbi_offense_types.csv"].splitlines()
    assert [line for line in now if line[:2] == b"AK"] == alaska
    assert b"OH,2023,involuntary_servitude,-2" in now
    assert invoke("check", "OH", "AK", "--data", "own").exit_code == 0


def test_newer_years_of_one_state_are_drawn_and_the_older_ones_told(tmp_path: Path) -> None:
    copy_data(tmp_path, "OH", "TX")
    rows = "".join(f"{year},1400,{400 + year % 10}\n" for year in range(2019, 2024))
    (tmp_path / "in.csv").write_text("year,calls,cases\n" + rows, encoding="utf-8")
    arguments = ("import", "table", "in.csv", "--as", "hotline-annual", "--state", "ohio", "--data", "own")
    assert invoke(*arguments).exit_code == 0
    result = invoke("check", "OH", "TX", "--data", "own")
    assert (result.exit_code, [line for line in result.stderr.splitlines() if "FS132" in line]) == (
        0,
        [
            "own/tables/hotline_annual.csv:181: OH.2016.year: found 2012-2016 before a gap; "
            "allowed: years without a gap; the sheet has 2019-2023, the latest, alone [FS132 warning]"
        ],
    )
    library = open_library(tmp_path / "own")
    ohio, texas = library.profile("OH"), library.profile("TX")
    assert ohio.cases is not None
    assert (ohio.cases.period, ohio.cases.value) == (Period(first=2019, last=2023), 2015)
    shipped = open_library().profile("TX")
    assert texas.cases_by_year == shipped.cases_by_year
    assert texas.nation is not None
    assert shipped.nation is not None
    assert texas.nation.cases_by_year == shipped.nation.cases_by_year
    assert texas.nation.calls_by_year == shipped.nation.calls_by_year
    assert compare_with_nation(protect_profile(ohio).profile) is None
    assert compare_with_nation(protect_profile(texas).profile) is not None
