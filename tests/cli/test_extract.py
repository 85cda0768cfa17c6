"""``factsheet extract``: what it writes, prints and refuses."""

from pathlib import Path

import pytest

from tests.cli.runs import files_of, invoke

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


def test_a_sheet_is_taken_apart_and_drawn_again() -> None:
    assert invoke("build", "GU", "WY").exit_code == 0
    result = invoke("extract", *sorted(Path("output").glob("*.pdf")))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "extracted/carried/gu_counties.csv",
        "extracted/carried/gu.yaml",
        "extracted/carried/wy_counties.csv",
        "extracted/carried/wy.yaml",
    ]
    again = invoke("build", "--all", "--data", "extracted", "--output", "again")
    assert (again.exit_code, again.stderr) == (0, "")
    sheets = {name: content for name, content in files_of(Path("output")).items() if name.endswith(".pdf")}
    assert {name: files_of(Path("again"))[name] for name in sheets} == sheets
    assert len(sheets) == 2


def test_the_options_of_the_same_sheet_are_told() -> None:
    invoke("build", "GU", "--format", "large", "--lang", "es")
    result = invoke("extract", "output/gu_trafficking_2023_large_es.pdf", "-o", "x")
    assert result.stderr == (
        "output/gu_trafficking_2023_large_es.pdf: drawn again by: "
        "factsheet build GU --data x --format large --lang es\n"
    )


def test_one_bad_file_does_not_stop_the_others() -> None:
    invoke("build", "GU")
    Path("bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    Path("note.txt").write_text("no PDF", encoding="utf-8")
    Path("empty.pdf").touch()
    result = invoke(
        "extract", "bad.pdf", "note.txt", "empty.pdf", "none.pdf", "output/gu_trafficking_2023.pdf"
    )
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["extracted/carried/gu_counties.csv", "extracted/carried/gu.yaml"]
    assert result.stderr.splitlines() == [
        "bad.pdf:1: file: found a damaged file that cannot be read; "
        "allowed: a whole PDF file: save or download it again",
        "note.txt:1: file: found a file of another kind; allowed: a PDF file",
        "empty.pdf:1: file: found an empty file of 0 bytes; allowed: a PDF file",
        "none.pdf:1: file: found no file; allowed: a PDF file",
    ]


def test_what_stands_there_is_kept_unless_force_says_so() -> None:
    invoke("build", "GU")
    sheet, kept = "output/gu_trafficking_2023.pdf", Path("extracted/carried/gu.yaml")
    invoke("extract", sheet)
    kept.write_text("mine", encoding="utf-8")
    refused = invoke("extract", sheet)
    assert refused.exit_code == 1
    assert refused.stderr == (
        "extracted/carried/gu.yaml:1: file: found other data than those of output/gu_trafficking_2023.pdf; "
        "allowed: the same data, another folder as --output, or --force to replace them\n"
    )
    assert kept.read_text(encoding="utf-8") == "mine"
    assert invoke("extract", sheet, "--force").exit_code == 0
    assert kept.read_text(encoding="utf-8") != "mine"


def test_other_commands_know_the_folder() -> None:
    invoke("build", "GU", "WY")
    invoke("extract", *sorted(Path("output").glob("*.pdf")))
    checked = invoke("check", "--data", "extracted")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert (
        checked.stdout.splitlines()[-1] == "2 profiles checked, 0 faults, 0 warnings, 0 notices, 0 silenced."
    )
    listed = [line.split() for line in invoke("list", "--data", "extracted").stdout.splitlines()]
    assert {line[1] for line in listed if line[2] == "2023"} == {"WY"} | {
        line[1] for line in listed if line[0] == "Guam"
    }


def test_without_a_sheet_the_usage_is_told() -> None:
    assert invoke("extract").exit_code == 2
