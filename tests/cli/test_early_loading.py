"""What draws is loaded early where it is certain that it will be needed, and nowhere else."""

from pathlib import Path

import pytest

from factsheet.batch.output_names import MANIFEST
from factsheet.cli import early_loading
from factsheet.cli.early_loading import load_early
from tests.cli.runs import run_python


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what is noted when loading begins, in an empty folder and with two processors."""
    noted: list[str] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(early_loading, "count_processors", lambda: 2)
    monkeypatch.setattr(early_loading, "prepare_processes", lambda: noted.append("loaded") or True)
    return noted


def put_manifest(folder: str) -> None:
    Path(folder).mkdir()
    (Path(folder) / MANIFEST).write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["build", "MA"],
        ["build", "--all", "--format", "all"],
        ["build", "MA", "-o", "new"],
        ["build", "MA", "--output=new"],
        ["build", "MA", "-onew"],
        ["build", "MA", "--output", "old", "--output", "new"],
        ["build", "MA", "--output", "old", "--force"],
        ["build", "--all", "--output", "old", "--force", "--jobs", "2"],
        ["build", "--jobs=3", "--all"],
    ],
)
def test_where_no_sheet_stands_or_all_are_forced_it_is_loaded(words: list[str], loads: list[str]) -> None:
    put_manifest("old")
    assert load_early(words)
    assert loads == ["loaded"]


@pytest.mark.parametrize(
    "words",
    [
        ["build"],
        ["build", "--help"],
        ["build", "MA", "--plan"],
        ["build", "MA", "--jobs", "1"],
        ["build", "MA", "--jobs=1", "--force"],
        ["build", "MA", "--jobs", "2", "--force"],
        ["build", "--all", "--jobs", "1", "--force"],
        ["build", "MA", "--cluster", "tcp://here:8786"],
        ["build", "MA", "--output", "old"],
        ["build", "MA", "--output=old"],
        ["build", "MA", "--output", "a" * 300],
        ["build", "MA", "-oold"],
        ["build", "MA", "--output", "s3://bucket/sheets", "--force"],
        ["build", "MA"],
    ],
)
def test_where_perhaps_nothing_is_drawn_or_otherwise_it_is_not(words: list[str], loads: list[str]) -> None:
    put_manifest("old")
    put_manifest("output")
    assert not load_early(words)
    assert loads == []


def test_one_processor_loads_one_thing_after_the_other(
    loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(early_loading, "count_processors", lambda: 1)
    assert not load_early(["build", "MA"])
    assert loads == []


@pytest.mark.slow
def test_where_no_server_can_be_started_sheets_are_drawn_here(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)  # longer than the address of a socket may be
    folder.mkdir()
    script = (
        f"import tempfile; tempfile.tempdir = {str(folder)!r}\n"
        "from factsheet.cli import run_program\nrun_program()"
    )
    done = run_python("-c", script, "build", "GU", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "output").glob("*.pdf"))) == 1


@pytest.mark.slow
def test_a_sheet_drawn_elsewhere_is_the_sheet_drawn_here(tmp_path: Path) -> None:
    for words in (["-o", "early"], ["-o", "here", "--jobs", "1"]):
        done = run_python("-m", "factsheet", "build", "GU", *words, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    (early,), (here,) = (sorted((tmp_path / name).glob("*.pdf")) for name in ("early", "here"))
    assert early.read_bytes() == here.read_bytes()
