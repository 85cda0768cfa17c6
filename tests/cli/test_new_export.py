"""New profiles, and exports of a workbook or of the data."""

from pathlib import Path

import pytest

from factsheet import resources
from tests.cli.runs import files_of, invoke

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

LEFT_BEHIND = {"sample", "preflight.yaml", "preflight_example.yaml"}


def test_a_new_profile_is_written_once(tmp_path: Path) -> None:
    made = invoke("new", "rhode island", "--data", "mine")
    assert (made.exit_code, made.stderr) == (0, "")
    assert Path(made.stdout.strip()) == Path("mine/profiles/ri.yaml")
    assert sorted(files_of(tmp_path / "mine")) == ["profile.schema.json", "profiles/ri.yaml"]
    assert invoke("check", "RI", "--data", "mine").exit_code == 0
    before = files_of(tmp_path / "mine")
    again = invoke("new", "RI", "--data", "mine")
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.startswith("mine/profiles/ri.yaml:1: file: found a file of this name; allowed: ")
    assert files_of(tmp_path / "mine") == before


def test_the_shipped_data_are_copied_whole_and_over_nothing(tmp_path: Path) -> None:
    result = invoke("export", "--data-folder", tmp_path / "below" / "own")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["own"]
    copied = {path.relative_to(tmp_path / "below" / "own") for path in (tmp_path / "below").rglob("*.*")}
    shipped = {path.relative_to(resources.DATA) for path in resources.DATA.rglob("*.*")}
    assert copied == {path for path in shipped if path.parts[0] not in LEFT_BEHIND}
    assert invoke("build", "GU", "--data", tmp_path / "below" / "own", "--output", tmp_path).exit_code == 0
    (tmp_path / "taken").mkdir()
    refused = invoke("export", "--data-folder", tmp_path / "taken")
    assert (refused.exit_code, refused.stderr) == (
        1,
        f"{tmp_path}/taken:1: folder: found something of this name; "
        "allowed: a name that is free: nothing is overwritten\n",
    )


@pytest.mark.parametrize(
    "options", [(), ("--template", "a.xlsx", "--data-folder", "b"), ("--data-folder", "b", "--state", "MA")]
)
def test_an_export_is_of_a_workbook_or_of_the_data(options: tuple[str, ...]) -> None:
    result = invoke("export", *options)
    assert result.exit_code == 2
    assert "Say either --template FILE.xlsx" in result.stderr


@pytest.mark.parametrize("taken", ["file", "link"])
def test_a_workbook_is_written_over_nothing(tmp_path: Path, taken: str) -> None:
    path = tmp_path / "t.xlsx"
    if taken == "file":
        path.write_bytes(b"filled in")
    else:
        path.symlink_to("nowhere.xlsx")
    result = invoke("export", "--template", "t.xlsx")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "t.xlsx:1: file: found a file of this name; allowed: a name that is free: nothing is overwritten\n",
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["t.xlsx"]
    assert taken != "file" or path.read_bytes() == b"filled in"
