"""``build --plan``, and builds of several formats and languages."""

import json
from pathlib import Path

import pytest

from tests.cli.runs import change, copy_data, files_of, invoke

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

WORDS = ("GU", "MP", "--data", "own", "--format", "handout", "--format", "large", "--lang", "all")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_data(tmp_path, "GU", "MP")


def plan(*words: str) -> list[list[str]]:
    result = invoke("build", *words, "--plan")
    assert result.exit_code == 0, result.stderr
    return [line.split("\t") for line in result.stdout.splitlines()]


def test_a_plan_names_each_sheet_its_fate_and_why(data: Path) -> None:
    every = [
        f"{usps}_trafficking_2023{suffix}.pdf"
        for usps in ("gu", "mp")
        for suffix in ("", "_es", "_large", "_large_es")
    ]
    assert plan(*WORDS) == [[name, "new", "new"] for name in every]
    assert not Path("output").exists()
    assert invoke("build", *WORDS).exit_code == 0
    assert plan(*WORDS) == [[name, "unchanged"] for name in every]
    change(data / "profiles" / "mp.yaml", "version: 1", "version: 2\npublisher: An Office")
    Path("output", every[0]).unlink()
    Path("output", every[1]).write_bytes(b"%PDF-")
    assert plan(*WORDS) == [
        [every[0], "new", "its file is gone"],
        [every[1], "changed", "its file is not the one that was written"],
        *([name, "unchanged"] for name in every[2:4]),
        *([name, "changed", "version, publisher"] for name in every[4:]),
    ]


def test_a_plan_for_programs_has_the_values_and_the_sums(data: Path) -> None:
    invoke("build", "GU", "MP", "--data", "own")
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
    change(data / "profiles" / "mp.yaml", "version: 1", "version: x")
    result = invoke("build", "GU", "MP", "--data", "own", "--plan", "--report", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    guam, marianas = told.pop("sheets")
    sums = {"new": 0, "changed": 1, "unchanged": 0, "refused": 1}
    assert told == {**sums, "unassigned": [], "folder": []}
    assert guam == {
        "state": "GU",
        "format": "handout",
        "lang": "en",
        "standard": "pdf17",
        "file": "gu_trafficking_2023.pdf",
        "plan": "changed",
        "why": ["version"],
        "changes": [{"item": "version", "before": "1", "after": "2"}],
        "faults": [],
        "warnings": [],
    }
    assert (marianas["file"], marianas["plan"], marianas["faults"][0]["field"]) == (
        None,
        "refused",
        "version",
    )
    lines = invoke("build", "GU", "MP", "--data", "own", "--plan").stdout.splitlines()
    assert lines[1] == "MP handout en\trefused"


def test_all_formats_and_languages_are_drawn_in_one_run(data: Path) -> None:
    result = invoke("build", "GU", "--data", "own", "--format", "all", "--lang", "all", "--lang", "en")
    assert result.exit_code == 0
    names = {name for name in files_of(Path("output")) if name.endswith(".pdf")}
    assert names == {
        f"gu_trafficking_2023{form}{lang}.pdf"
        for form in ("", "_gray", "_grant", "_large")
        for lang in ("", "_es")
    }


def test_what_was_drawn_alone_is_no_news_to_a_run_of_all(data: Path) -> None:
    for form in ("handout", "grant"):
        invoke("build", "GU", "--data", "own", "--format", form)
    result = invoke("build", "GU", "--data", "own", "--format", "all")
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == [
        "unchanged",
        "written",
        "unchanged",
        "written",
    ]
