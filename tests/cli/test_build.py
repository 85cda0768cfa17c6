"""``factsheet build``: results, faults and exit codes."""

import json
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.batch.report import BatchReport
from factsheet.cli import build as command
from factsheet.cli.build import NOT_BOTH, WHICH_STATES
from tests.cli.runs import change, copy_data, invoke

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


def statuses(stdout: str) -> list[tuple[str, ...]]:
    """Return path and status of each line of results."""
    return [tuple(line.split("\t")[:2]) for line in stdout.splitlines()]


def test_a_sheet_goes_to_the_folder_output_and_its_path_and_fit_are_printed() -> None:
    result = invoke("build", "wyoming")
    assert (result.exit_code, result.stderr) == (0, "")
    path, status, fit = result.stdout.rstrip("\n").split("\t")
    assert (path, status) == ("output/wy_trafficking_2023.pdf", "written")
    assert fit == "roomy, 10.0 pt, counties without 3 (shades on the map alone)"
    assert Path(path).read_bytes().startswith(b"%PDF")


def test_states_are_named_in_any_way_and_drawn_in_that_order() -> None:
    result = invoke("build", "RI", "guam", "56", "rhode island", "--output", "sheets/new")
    assert statuses(result.stdout) == [
        ("sheets/new/ri_trafficking_2023.pdf", "written"),
        ("sheets/new/gu_trafficking_2023.pdf", "written"),
        ("sheets/new/wy_trafficking_2023.pdf", "written"),
    ]


def test_a_second_run_leaves_the_sheet_and_force_writes_it_anew() -> None:
    runs = [invoke("build", "GU"), invoke("build", "GU"), invoke("build", "GU", "--force")]
    assert [statuses(run.stdout)[0][1] for run in runs] == ["written", "unchanged", "written"]


def test_a_draft_stands_beside_the_final_sheet() -> None:
    runs = [invoke("build", "GU", *options) for options in ((), ("--draft",), (), ("--draft",))]
    assert [statuses(run.stdout)[0] for run in runs] == [
        ("output/gu_trafficking_2023.pdf", "written"),
        ("output/gu_trafficking_2023_draft.pdf", "written"),
        ("output/gu_trafficking_2023.pdf", "unchanged"),
        ("output/gu_trafficking_2023_draft.pdf", "unchanged"),
    ]


SOME = ("RI", "MA", "DC", "TX", "GU", "MP")


def test_one_row_changes_the_sheets_that_draw_it_and_values_are_told(tmp_path: Path) -> None:
    """A state is a dot on the strips of others, printed or not, and a part of the nation on sparse sheets."""
    data = copy_data(tmp_path, *SOME)
    invoke("build", *SOME, "--data", "own")
    change(data / "tables" / "hotline_annual.csv", "RI,2016,32,9", "RI,2016,40,12")
    lines = invoke("build", *SOME, "--data", "own").stdout.splitlines()
    nation = "national_picture.cases.2016: 7036 -> 7039; national_picture.calls.2016: 22756 -> 22764"
    assert [line.split("\t")[1] for line in lines] == ["written"] * 6
    assert [line.split("\t")[3:] for line in lines] == [
        [
            "cases.value: 58 -> 61; calls.value: 168 -> 176; cases_by_year.2016: 9 -> 12;"
            " calls_by_year.2016: 32 -> 40; nation.state_cases_per_100000_residents: '1.1' -> '1.2'"
        ],
        *[["figures of other states"]] * 3,
        *[[nation]] * 2,
    ]


def test_what_is_on_no_sheet_changes_none(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "GU")
    sources = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
    (data / "sources.yaml").write_text(sources, encoding="utf-8")
    assert invoke("build", "RI", "GU", "--data", "own").exit_code == 0
    before = change(data / "sources.yaml", "notes: ", "notes: Seen again. ")
    change(data / "profiles" / "ri.yaml", "state: RI", "# A comment\nstate: RI")
    assert before
    runs = statuses(invoke("build", "RI", "GU", "--data", "own").stdout)
    assert [status for _path, status in runs] == ["unchanged", "unchanged"]


def test_the_report_tells_what_a_sheet_replaced(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    invoke("build", "GU")
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
    (sheet,) = json.loads(invoke("build", "GU", "--data", "own", "--report", "json").stdout)["sheets"]
    assert sheet["replaced"] == {
        "other_data": "",
        "changes": [{"item": "version", "before": "1", "after": "2"}],
    }
    change(data / "profiles" / "gu.yaml", "version: 2", "version: 3")
    line = invoke("build", "GU", "--data", "own").stdout
    assert line.rstrip("\n").split("\t")[3] == "version: 2 -> 3"


def test_neither_states_nor_all_says_what_to_type() -> None:
    result = invoke("build")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {WHICH_STATES}"


def test_states_and_all_together_are_refused() -> None:
    result = invoke("build", "MA", "--all")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {NOT_BOTH}"


def test_an_unknown_state_is_answered_with_close_names_and_nothing_is_drawn() -> None:
    result = invoke("build", "massachusets", "GU")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "command line:1: STATE: found 'massachusets'; allowed: the name, postal code or FIPS code of a state"
        " or territory; perhaps Massachusetts\n"
    )
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        (
            "--format",
            "poster",
            "Invalid value for '--format': 'poster' is not one of"
            " 'handout', 'gray', 'grant', 'large', 'all'.",
        ),
        ("--jobs", "0", "Invalid value for '--jobs': 0 is not in the range x>=1."),
        ("--data", "nowhere", "Invalid value for '--data': Directory 'nowhere' does not exist."),
    ],
)
def test_an_option_that_cannot_be_is_a_slip_in_typing(option: str, value: str, message: str) -> None:
    result = invoke("build", "GU", option, value)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {message}"


def test_a_language_without_a_file_is_told_with_those_there_are() -> None:
    result = invoke("build", "GU", "--lang", "xx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "command line:1: --lang: found 'xx'; allowed: en or es or all\n"


def test_each_fault_is_one_line_and_the_other_states_are_drawn(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA", "GU", "WY", "TX")
    profile = data / "profiles" / "ma.yaml"
    number = change(profile, "{value: 598,", "{value: many,")
    key = change(profile, "version: 1\n", "colour: red\nversion: 1\n")
    row = change(data / "tables" / "fbi_county_offenses.csv", "56021,", "56999,")
    result = invoke("build", "MA", "GU", "RI", "WY", "TX", "--data", "own")
    assert result.exit_code == 1
    assert statuses(result.stdout) == [
        ("output/gu_trafficking_2023.pdf", "written"),
        ("output/tx_trafficking_2023.pdf", "written"),
    ]
    assert result.stderr.splitlines() == [
        f"own/profiles/ma.yaml:{key}: colour: found the unknown key 'colour'; allowed: one of state, edition,"
        " version, status, publisher, region, figures, demographics, call_types, venues, laws, efforts, map,"
        " second_map, blocks, texts, silenced, english_prevails [FS004 error]",
        f"own/profiles/ma.yaml:{number + 1}: figures.persons.value: found 'many';"
        " allowed: a whole number from 0 to 10,000,000, digits only [FS001 error]",
        "own/profiles/ri.yaml:1: file: found no file;"
        " allowed: a profile for each state asked for [FS002 error]",
        f"own/tables/fbi_county_offenses.csv:{row}: fips: found '56999';"
        " allowed: a county of WY in the edition 2016 [FS008 error]",
    ]


def test_the_report_as_json_is_stable(tmp_path: Path) -> None:
    copy_data(tmp_path, "GU")
    result = invoke("build", "GU", "RI", "--data", "own", "--report", "json")
    report = json.loads(result.stdout)
    fit = report["sheets"][0].pop("fit")
    assert sorted(fit) == ["extras", "fill", "left_out", "pages", "reasons", "shortened", "step", "type_size"]
    assert report == {
        "sheets": [
            {
                "state": "GU",
                "format": "handout",
                "lang": "en",
                "standard": "pdf17",
                "status": "written",
                "path": "output/gu_trafficking_2023.pdf",
                "faults": [],
                "warnings": [],
                "why": ["new"],
            },
            {
                "state": "RI",
                "format": "handout",
                "lang": "en",
                "standard": "pdf17",
                "status": "failed",
                "path": None,
                "fit": None,
                "faults": [
                    {
                        "file": "own/profiles/ri.yaml",
                        "line": 1,
                        "field": "file",
                        "found": "no file",
                        "allowed": "a profile for each state asked for",
                        "code": "FS002",
                    }
                ],
                "warnings": [],
                "why": [],
            },
        ],
        "written": 1,
        "unchanged": 0,
        "failed": 1,
        "unassigned": [],
        "folder": [],
        "undone": [],
    }


def test_a_file_in_place_of_the_output_folder_is_one_line() -> None:
    Path("output").write_bytes(b"")
    result = invoke("build", "GU", "WY")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "output:1: folder: found a file; allowed: a folder that can be written to, or a name that is free\n"
    )


def test_a_folder_in_place_of_a_sheet_is_one_line_and_the_others_are_written() -> None:
    Path("output/gu_trafficking_2023.pdf").mkdir(parents=True)
    result = invoke("build", "GU", "WY")
    assert result.exit_code == 1
    assert statuses(result.stdout) == [("output/wy_trafficking_2023.pdf", "written")]
    assert result.stderr == (
        "output/gu_trafficking_2023.pdf:1: file: found Is a directory;"
        " allowed: a file that can be written, or a name that is free\n"
    )


def test_all_means_every_jurisdiction(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(library: object, states: tuple[str, ...], *_rest: object, **_options: object) -> object:
        asked.extend(states)
        return BatchReport(())

    monkeypatch.setattr(command, "build_sheets", note)
    assert invoke("build", "--all").exit_code == 0
    assert len(asked) == len(set(asked)) == 56
    assert {"MA", "DC", "AS", "GU", "MP", "PR", "VI"} <= set(asked)


def test_a_warning_of_the_checks_is_one_line_and_the_sheet_is_drawn(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU", "WY")
    lines = [
        change(data / "profiles" / name, "version: 1", "publisher: Top 5") for name in ("gu.yaml", "wy.yaml")
    ]
    result = invoke("build", "GU", "WY", "--data", "own")
    assert result.exit_code == 0
    assert [status for _path, status in statuses(result.stdout)] == ["written", "written"]
    allowed = "the name alone; ranks and headings are counted from the list [FS204 warning]"
    assert result.stderr.splitlines() == [
        f"own/profiles/gu.yaml:{lines[0]}: publisher: found 'Top 5'; allowed: {allowed}",
        f"own/profiles/wy.yaml:{lines[1]}: publisher: found 'Top 5'; allowed: {allowed}",
    ]


def test_a_misspelt_table_is_one_line_and_stands_in_the_report(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    (data / "tables" / "fbi_not_placed.csv").rename(data / "tables" / "fbi_not_plaiced.csv")
    result = invoke("build", "GU", "--data", "own", "--report", "json")
    found = "a file that nothing reads"
    allowed = (
        "a name that is read, close to 'tables/fbi_not_placed.csv'; the shipped one is read in its place"
    )
    name = "own/tables/fbi_not_plaiced.csv"
    assert result.exit_code == 0
    assert result.stderr == f"{name}:1: file: found {found}; allowed: {allowed} [FS501 warning]\n"
    assert json.loads(result.stdout)["folder"] == [
        {"file": name, "line": 1, "field": "file", "found": found, "allowed": allowed, "code": "FS501"}
    ]


def test_an_error_of_the_checks_keeps_the_sheet_from_being_drawn(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU", "WY")
    line = change(data / "profiles" / "gu.yaml", "version: 1", "region: 1")
    result = invoke("build", "GU", "WY", "--data", "own")
    assert result.exit_code == 1
    assert statuses(result.stdout) == [("output/wy_trafficking_2023.pdf", "written")]
    assert result.stderr == (
        f"own/profiles/gu.yaml:{line}: region: found 1; allowed: 9, the HHS region of Guam [FS101 error]\n"
    )
