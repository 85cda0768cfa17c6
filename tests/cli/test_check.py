"""``factsheet check``: every finding once, with its state."""

import json
import shutil
from pathlib import Path

import pytest

from factsheet import resources
from tests.cli.runs import change, copy_data, invoke

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

CHECKED = "checked_on: 2026-11-23"


def test_the_shipped_data_has_no_finding_that_is_not_silenced() -> None:
    result = invoke("check", "--strict", "--silenced")
    assert (result.exit_code, result.stderr) == (0, "")
    *lines, told = result.stdout.splitlines()
    decided = [line for line in lines if not line.startswith("silenced: ")]
    silenced = [line for line in lines if line not in decided]
    assert [": ".join(line.split(": ")[:2]) for line in decided] == [
        "exempt: MA",
        "open: hotline-annual",
        "open: fbi-offenses",
    ]
    assert told == f"56 profiles checked, 0 faults, 0 warnings, 0 notices, {len(silenced)} silenced."
    assert all(
        line.startswith("silenced: ") and ": FS" in line and len(line.rsplit(": ", 1)[1]) > 30
        for line in silenced
    )


def test_what_is_silenced_is_only_counted_unless_it_is_asked_for() -> None:
    counted, listed = invoke("check", "WY"), invoke("check", "WY", "--silenced")
    told = "1 profile checked, 0 faults, 0 warnings, 0 notices, 1 silenced."
    assert counted.stdout.splitlines()[2:] == [f"{told} --silenced lists them."]
    (*_open, line, summary) = listed.stdout.splitlines()
    assert "profiles/wy.yaml:84: silenced[0]: FS112 at WY.2013.calls: The transcription" in line
    assert summary == told


def test_the_gravest_findings_stand_first(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AL", "RI", "WY")
    change(data / "tables" / "fbi_county_offenses.csv", "01003,2022", "1003,2022")
    change(data / "profiles" / "ri.yaml", "version: 1", "publisher: Top 5 Offices")
    change(data / "profiles" / "wy.yaml", "version: 1", "version: first")
    told = invoke("check", "AL", "RI", "WY", "--data", "own").stderr.splitlines()
    assert [line.split("[")[-1] for line in told] == ["FS001 error]", "FS204 warning]", "FS401 notice]"]


def test_a_fault_is_one_line_on_standard_error(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI")
    line = change(data / "profiles" / "ri.yaml", "version: 1", "version: first")
    result = invoke("check", "RI", "--data", "own")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "1 profile checked, 1 fault, 0 warnings, 0 notices, 0 silenced."
    assert result.stderr == (
        f"own/profiles/ri.yaml:{line}: version: found 'first'; "
        "allowed: a whole number from 1 to 999 [FS001 error]\n"
    )


def test_a_warning_ends_with_code_1_only_where_that_is_asked_for(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI")
    line = change(data / "profiles" / "ri.yaml", "version: 1", "publisher: Top 5 Offices")
    result = invoke("check", "RI", "--data", "own")
    assert result.exit_code == 0
    assert result.stderr == (
        f"own/profiles/ri.yaml:{line}: publisher: found 'Top 5 Offices'; "
        "allowed: the name alone; ranks and headings are counted from the list [FS204 warning]\n"
    )
    assert invoke("check", "RI", "--data", "own", "--strict").exit_code == 1


def test_a_notice_never_ends_with_code_1(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "AL")
    change(data / "tables" / "fbi_county_offenses.csv", "01003,2022", "1003,2022")
    result = invoke("check", "AL", "--data", "own", "--strict")
    assert result.exit_code == 0
    assert result.stderr == (
        "own/tables/fbi_county_offenses.csv:2: 01003.2022.fips: found '1003'; "
        "allowed: '01003', as it was read [FS401 notice]\n"
    )


def test_what_is_left_of_a_profile_with_a_fault_is_checked_all_the_same(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    path = data / "profiles" / "ma.yaml"
    change(path, CHECKED, "checked_on: yesterday")
    change(path, "version: 1", "region: III")
    told = invoke("check", "MA", "--data", "own").stderr.splitlines()
    assert [line.split("[")[-1] for line in told] == ["FS001 error]", "FS101 error]"]


def test_a_fact_too_old_is_told_once_for_all_states() -> None:
    result = invoke("check", "RI", "WY", "--on", "2028-01-01")
    (contact,) = [line for line in result.stderr.splitlines() if "contact.yaml" in line]
    assert contact.endswith(
        "found '2026-11-23'; allowed: 2027-01-01 or later, within 365 days [FS301 warning]"
    )
    assert invoke("check", "RI", "WY", "--on", "2028-01-01", "--max-age", "500").stderr == ""


def test_a_change_is_too_much_by_the_factor_asked_for() -> None:
    told = invoke("check", "KS", "--max-change", "2.5").stderr.splitlines()
    assert [line.split(": ")[1] for line in told] == ["KS.2015.calls"]


def test_the_report_as_json_is_stable(tmp_path: Path) -> None:
    copy_data(tmp_path, "MA")
    result = invoke("check", "WY", "RI", "--data", "own", "--report", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["faults"][1] == {
        "code": "FS002",
        "severity": "error",
        "file": "own/profiles/ri.yaml",
        "line": 1,
        "field": "file",
        "found": "no file",
        "allowed": "a profile for each state asked for",
        "meaning": "A file is missing, too big, not UTF-8, or holds hidden characters.",
        "remedy": "Put the file there, or save it as UTF-8 text; in a spreadsheet: Save as, CSV UTF-8.",
        "state": "RI",
    }
    assert {key: type(value).__name__ for key, value in report.items()} == {
        "checked": "int",
        "faults": "list",
        "warnings": "list",
        "notices": "list",
        "silenced": "list",
        "withheld": "list",
        "exempted": "list",
        "open_sources": "list",
    }
    assert report["checked"] == 2


def test_what_is_silenced_stands_in_the_report_with_its_reason() -> None:
    (silenced,) = json.loads(invoke("check", "WY", "--report", "json").stdout)["silenced"]
    assert (silenced["code"], silenced["field"]) == ("FS112", "WY.2013.calls")
    assert silenced["reason"].startswith("The transcription of the Hotline's state pages")
    assert silenced["silenced_in"]["file"].endswith("profiles/wy.yaml")


def test_a_fault_of_a_shared_file_is_told_once_and_is_no_state_s(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA", "WY")
    (data / "tables" / "hotline_annual.csv").write_text("state,calls\n", encoding="utf-8")
    result = invoke("check", "MA", "WY", "--data", "own", "--report", "json")
    faults = json.loads(result.stdout)["faults"]
    assert {fault["file"] for fault in faults} == {"own/tables/hotline_annual.csv"}
    assert {fault["state"] for fault in faults} == {None}
    assert len(faults) == len({json.dumps(fault) for fault in faults})


def test_a_table_of_jurisdictions_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    (data / "jurisdictions.csv").write_bytes(b"\xff")
    result = invoke("check", "--data", "own", "--report", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["checked"] == 0
    assert result.stderr == (
        "own/jurisdictions.csv:1: file: found byte 0xff, which is no UTF-8; allowed: text in UTF-8 "
        "(Save as: in a spreadsheet 'CSV UTF-8', in an editor the encoding UTF-8) [FS002 error]\n"
    )


def test_without_a_name_the_profiles_that_the_folder_has_are_checked(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "WY")
    some = invoke("check", "--data", "own")
    assert some.exit_code == 0
    assert some.stdout.splitlines()[-1].startswith("2 profiles checked, 0 faults, 0 warnings,")
    shutil.rmtree(data / "profiles")
    none = invoke("check", "--data", "own")
    assert none.exit_code == 1
    assert none.stdout.splitlines()[-1].startswith("56 profiles checked, 56 faults,")


def test_an_unknown_state_is_a_slip_in_typing() -> None:
    result = invoke("check", "atlantis")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("command line:1: STATE: found 'atlantis'; allowed: ")


def test_a_theme_that_build_would_refuse_is_a_fault_told_once(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "WY")
    (data / "theme.yaml").write_text("publisher: An Office\nmotto: x\n", encoding="utf-8")
    checked = invoke("check", "RI", "WY", "--data", "own")
    assert checked.exit_code == 1
    told = checked.stderr.splitlines()
    assert told == invoke("build", "RI", "WY", "--data", "own").stderr.splitlines()
    assert [line.split(": found")[0] for line in told] == ["own/theme.yaml:2: motto"]


def test_a_wording_that_build_would_refuse_is_a_fault_told_once(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "WY")
    shutil.copytree(resources.DATA / "wording", data / "wording")
    change(data / "wording" / "es.yaml", "language: ", "tongue: ")
    result = invoke("check", "RI", "WY", "--data", "own")
    assert result.exit_code == 1
    told = [line.split(": found")[0] for line in result.stderr.splitlines()]
    assert len(told) == len(set(told))
    assert any(line.endswith(": tongue") for line in told)
    assert all(line.startswith("own/wording/es.yaml:") for line in told)


def test_a_code_is_explained_with_its_remedy() -> None:
    result = invoke("check", "--explain", "fs102")
    assert (result.exit_code, result.stdout) == (
        0,
        "FS102: Two breakdowns have the very same counts.\n"
        "Remedy: Compare both with the source: one is probably a copy of the other.\n",
    )
    unknown = invoke("check", "--explain", "FS999")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr.endswith("found 'FS999'; allowed: a code that check prints, such as FS102\n")


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("words", [("new", "york"), ("west", "virginia"), ("district", "of", "columbia")])
def test_a_name_without_its_quotation_marks_is_told(command: str, words: tuple[str, ...]) -> None:
    result = invoke(command, *words)
    assert result.exit_code == 2
    name = " ".join(words)
    assert result.stderr.splitlines()[-1] == (
        f'command line:1: STATE: found {name} as {len(words)} names; allowed: "{name}" in quotation marks'
    )


def test_the_capital_may_mean_the_district_or_the_state() -> None:
    assert invoke("check", "Washington DC").stderr.endswith("perhaps District of Columbia or Washington\n")


def test_a_text_that_no_sheet_asks_for_is_a_fault(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI")
    (data / "wording").mkdir()
    shutil.copyfile(resources.DATA / "wording" / "es.yaml", data / "wording" / "es.yaml")
    change(data / "wording" / "es.yaml", "  glance:", "  glimpse:")
    told = invoke("check", "RI", "--data", "own").stderr.splitlines()
    assert any(": glimpse.heading: found an unknown key" in line for line in told)
    assert invoke("build", "RI", "--data", "own", "--lang", "es").exit_code == 1


VENUES = "venues:\n  sex: {period: 2012-2016, source: hotline-annual, names: [Hotel lobby, Hotel or motel]}\n"
NO_SPANISH = (
    "found no Spanish for 'Hotel lobby', which stands at RI venues.sex.names[0], WY venues.sex.names[0]"
)


def test_labels_without_translation_are_listed_only_for_a_language_asked_for(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "WY")
    for state in ("ri", "wy"):
        with (data / "profiles" / f"{state}.yaml").open("a", encoding="utf-8") as file:
            file.write(VENUES)
    silent = invoke("check", "RI", "WY", "--data", "own")
    assert (silent.exit_code, silent.stderr, "Spanish" in silent.stdout) == (0, "", False)
    listed = invoke("check", "RI", "WY", "--data", "own", "--lang", "es", "--strict")
    assert (listed.exit_code, listed.stderr) == (
        0,
        f"own/wording/es.yaml:1: terms: {NO_SPANISH}; allowed: in this file, which is still to be made, "
        'below terms:, the line "Hotel lobby": "its words in Spanish" [FS411 notice]\n',
    )
    assert listed.stdout.splitlines()[:3] == [
        "To give these labels in Spanish, copy the lines that follow to own/wording/es.yaml, each with its "
        "translation in the last quotation marks:",
        "terms:",
        '  "Hotel lobby": ""',
    ]
    assert ", 0 warnings, 1 notice, " in listed.stdout.splitlines()[-1]


def test_labels_without_translation_stand_in_the_report_for_programs(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI")
    with (data / "profiles" / "ri.yaml").open("a", encoding="utf-8") as file:
        file.write(VENUES)
    report = json.loads(invoke("check", "RI", "--data", "own", "--lang", "es", "--report", "json").stdout)
    (notice,) = report["notices"]
    assert (notice["code"], notice["file"], notice["field"], notice["state"]) == (
        "FS411",
        "own/wording/es.yaml",
        "terms",
        None,
    )


def test_what_is_typed_as_told_is_printed_and_told_no_more(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI")
    with (data / "profiles" / "ri.yaml").open("a", encoding="utf-8") as file:
        file.write(VENUES)
    (data / "wording").mkdir()
    wording = data / "wording" / "es.yaml"
    wording.write_text('terms:\n  "Hotel lobby": ""\n', encoding="utf-8")
    assert invoke("check", "RI", "--data", "own", "--lang", "es").stderr == (
        "own/wording/es.yaml:2: terms.Hotel lobby: found nothing; "
        "allowed: its translation, or no line for this label [FS005 error]\n"
    )
    wording.write_text('terms:\n  "Hotel lobby": "Vestíbulo de un hotel"\n', encoding="utf-8")
    told = invoke("check", "RI", "--data", "own", "--lang", "es")
    assert (told.exit_code, told.stderr) == (0, "")


def test_a_language_without_words_is_a_slip_of_the_command() -> None:
    result = invoke("check", "RI", "--lang", "xx")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        "command line:1: --lang: found 'xx'; allowed: en or es\n",
    )
