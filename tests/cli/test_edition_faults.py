# ruff: noqa: E501 - a case a line, with its whole message
"""What keeps an edition from being raised: one bad profile, no room, a wrong year; nothing is written then."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.cli.edition import NOT_BOTH, WHICH_STATES
from factsheet.intake import apply_changes
from factsheet.renewal import kept_edition
from tests.cli.runs import change, copy_data, files_of, invoke, issue_of

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


def test_one_bad_profile_and_nothing_is_written_and_all_faults_are_told(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "RI", "GU", "WY")
    number = change(data / "profiles" / "ri.yaml", "version: 1", "version: one")
    later = change(data / "profiles" / "wy.yaml", "edition: 2023", "edition: 2027")
    before = files_of(data)
    result = invoke("edition", "2026", "--all", "--data", "own")
    assert (result.exit_code, result.stdout) == (1, "")
    assert sorted(result.stderr.splitlines()) == [
        f"own/profiles/ri.yaml:{number}: version: found 'one'; allowed: a whole number from 1 to 999 [FS001 error]",
        f"own/profiles/wy.yaml:{later}: edition: found 2027; allowed: 2026 or earlier, or a later year in the command: "
        "an edition does not go back [FS001 error]",
    ]
    assert files_of(data) == before


@pytest.mark.parametrize("has_older", [False, True])
@pytest.mark.parametrize("number", range(11))
def test_what_cannot_be_written_leaves_all_as_it_was(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    has_older: bool,  # noqa: FBT001
) -> None:
    data = copy_data(tmp_path, "RI", "OH")
    if has_older:
        invoke("edition", "2024", "--all", "--data", "own")
    before = files_of(data)
    monkeypatch.setattr(apply_changes, "move_into_place", break_after(number, apply_changes.move_into_place))
    result = invoke("edition", "2026", "--all", "--data", "own")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No space left on device" in result.stderr
    assert files_of(data) == before
    assert [path.name for path in data.iterdir() if path.name.startswith(".")] == []


def break_after(number: int, move: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
    """Return what moves so many files and then finds the disk full."""
    moved: list[Path] = []

    def move_some(beside: Path, path: Path) -> None:
        if len(moved) == number:
            raise OSError(28, os.strerror(28))
        moved.append(path)
        move(beside, path)

    return move_some


def test_a_folder_that_cannot_be_moved_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copy_data(tmp_path, "OH")
    for year in ("2024", "2025"):
        invoke("edition", year, "OH", "--data", "own")
    before = files_of(data)
    assert (data / "previous" / "previous").is_dir()
    move = kept_edition.move_into_place
    for broken in range(2):
        moved: list[Path] = []

        def refuse(path: Path, target: Path, broken: int = broken, moved: list[Path] = moved) -> None:
            moved.append(path)
            if len(moved) == broken + 1:
                raise PermissionError(13, os.strerror(13))
            move(path, target)

        monkeypatch.setattr(kept_edition, "move_into_place", refuse)
        result = invoke("edition", "2026", "OH", "--data", "own")
        assert result.stderr == (
            "own/previous:1: folder: found Permission denied; allowed: a folder that can be written to, or a name "
            "that is free\n"
        )
        assert files_of(data) == before


@pytest.mark.parametrize("kind", ["file", "link"])
def test_another_thing_in_place_of_the_folder_is_told(tmp_path: Path, kind: str) -> None:
    data = copy_data(tmp_path, "GU")
    if kind == "file":
        (data / "previous").write_bytes(b"")
    else:
        (tmp_path / "elsewhere").mkdir()
        (data / "previous").symlink_to(tmp_path / "elsewhere")
    result = invoke("edition", "2026", "GU", "--data", "own")
    assert result.exit_code == 1
    assert result.stderr == (
        f"own/previous:1: folder: found a {kind}; allowed: a folder, or nothing of this name [FS001 error]\n"
    )
    assert issue_of(data / "profiles" / "gu.yaml") == ("2023", "1")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("2026", "--data", "own"), 2, f"Error: {WHICH_STATES}"),
        (("2026", "GU", "--all", "--data", "own"), 2, f"Error: {NOT_BOTH}"),
        (("2026", "GU"), 2, "Error: Missing option '--data'."),
        (("26", "GU", "--data", "own"), 2, "Error: Invalid value for 'YEAR': 26 is not in the range 1990<=x<=2100."),
        (("2062", "GU", "--data", "own"), 2, "command line:1: YEAR: found 2062; allowed: 2027 or earlier, a year ahead at most"),
        (("2026", "Guan", "--data", "own"), 2, "command line:1: STATE: found 'Guan'; allowed: the name, postal code or FIPS code of a state or territory; perhaps Guam"),
        (("2026", "RI", "--data", "own"), 1, "own/profiles/ri.yaml:1: file: found no file; allowed: a profile for each state asked for [FS002 error]"),
        (("2026", "--all", "--data", "empty"), 1, "empty/profiles:1: folder: found no profile; allowed: a profile for each state whose edition is raised; 'factsheet new ohio' begins one [FS001 error]"),
        (("2026", "GU", "--data", resources.DATA), 2, "command line:1: --data: found the data that came with the program; allowed: a folder of your own; 'factsheet export --data-folder my-data' copies the shipped data into one"),
    ],
)  # fmt: skip
def test_what_cannot_be_raised_is_one_line(
    tmp_path: Path, arguments: tuple[str | Path, ...], code: int, message: str
) -> None:
    data = copy_data(tmp_path, "GU")
    (tmp_path / "empty").mkdir()
    before = files_of(data)
    result = invoke("edition", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.splitlines()[-1] == message
    assert files_of(data) == before


def test_the_last_version_is_the_last(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 999")
    result = invoke("edition", "2023", "GU", "--data", "own")
    assert (result.exit_code, result.stderr) == (
        1,
        "own/profiles/gu.yaml:5: version: found 999; allowed: a version below 999, or a new edition [FS001 error]\n",
    )
