"""``factsheet watch``: its options, its lines, its end; once with a process of its own and a real save."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import click
import pytest

from factsheet.cli import watch as command
from factsheet.output_store import open_store
from factsheet.watching.saves import Saved
from factsheet.watching.watched_files import WatchedFiles
from tests.cli.runs import DAY_OF_CHECK, ROOT, change, copy_data, invoke

GU = "gu_trafficking_2023.pdf"
LONG = 120  # seconds that a line may take on a machine that has other things to do

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[WatchedFiles]:
    """Let the command hear of no save, and return what it watches."""
    every: list[WatchedFiles] = []

    def list_nothing(files: WatchedFiles) -> Iterator[Saved]:
        every.append(files)
        return iter((frozenset(), frozenset()))

    monkeypatch.setattr(command, "list_saves", list_nothing)
    return every


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Show nothing, and return what would be shown."""
    shown: list[str] = []

    def note(url: str) -> int:
        shown.append(url)
        return 0

    monkeypatch.setattr(click, "launch", note)
    return shown


def lines_of(stdout: str) -> list[str]:
    """Return the lines of a run without the time of day."""
    return [re.sub(r"^\d\d:\d\d:\d\d  ", "", line) for line in stdout.splitlines()]


def test_the_sheets_are_drawn_and_told_and_the_end_is_told(
    tmp_path: Path, watched: list[WatchedFiles]
) -> None:
    copy_data(tmp_path, "GU")
    result = invoke("watch", "guam", "--data", "own", "--output", "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines_of(result.stdout) == [
        f"{GU}  written  new  no offenses by type (no place for it on the sheet)",
        "No longer watching.",
    ]
    assert watched == [WatchedFiles(Path("own"), Path("out"))]


def test_without_a_folder_of_data_the_shipped_ones_are_watched(watched: list[WatchedFiles]) -> None:
    assert invoke("watch", "GU").exit_code == 0
    assert watched == [WatchedFiles(None, Path("output"))]
    assert Path("output", GU).is_file()


def test_formats_languages_and_stamp_are_as_in_build(watched: list[WatchedFiles]) -> None:
    words = ("--format", "handout", "--format", "gray", "--lang", "all", "--draft", "--allow-back")
    assert invoke("watch", "GU", *words, "--standard", "pdf20").exit_code == 0
    assert sorted(path.name for path in Path("output").glob("*.pdf")) == [
        "gu_trafficking_2023_draft.pdf",
        "gu_trafficking_2023_es_draft.pdf",
        "gu_trafficking_2023_gray_draft.pdf",
        "gu_trafficking_2023_gray_es_draft.pdf",
    ]
    assert {path.read_bytes()[:8] for path in Path("output").glob("*.pdf")} == {b"%PDF-2.0"}


def test_report_and_gallery_are_those_of_the_end(watched: list[WatchedFiles]) -> None:
    assert invoke("watch", "GU").exit_code == 0
    report = json.loads(Path("output", "report.json").read_bytes())
    assert [sheet["file"] for sheet in report["sheets"]] == [GU]
    assert GU in Path("output", "index.html").read_text(encoding="utf-8")


def test_the_end_does_not_wait_for_another_run(watched: list[WatchedFiles]) -> None:
    Path("output").mkdir()
    with open_store(Path("output")).hold():
        result = invoke("watch", "GU")
    assert result.exit_code == 0
    told, goodbye = lines_of(result.stdout)
    assert (
        told == f"output: another run that draws into it (process {os.getpid()}); waits until that has ended"
    )
    assert goodbye == "No longer watching."
    assert not Path("output", "report.json").exists()


@pytest.mark.usefixtures("watched")
def test_the_first_sheet_that_is_there_is_shown_once(tmp_path: Path, launched: list[str]) -> None:
    data = copy_data(tmp_path, "GU", "WY", "MP")
    change(data / "profiles" / "gu.yaml", "version: 1", "version: [")
    assert invoke("watch", "GU", "WY", "MP", "--data", "own", "--open").exit_code == 0
    assert launched == [str(Path("output", "wy_trafficking_2023.pdf"))]


@pytest.mark.usefixtures("watched")
def test_nothing_is_shown_unless_it_is_asked_for(launched: list[str]) -> None:
    assert invoke("watch", "GU").exit_code == 0
    assert launched == []


@pytest.mark.usefixtures("watched")
def test_where_no_program_shows_sheets_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "launch", lambda _url: 1)
    result = invoke("watch", "GU", "--open")
    assert result.exit_code == 0
    assert f"{Path('output', GU)}: no program was found that shows it" in result.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), 'Name at least one state, such as "factsheet watch ohio --data my-data".'),
        (("gaum",), "gaum"),
        (("GU", "--lang", "xx"), "command line:1: --lang: found 'xx'; allowed: en or es or all"),
        (("GU", "--data", "nowhere"), "Directory 'nowhere' does not exist."),
    ],
)
def test_a_slip_of_the_command_is_told_and_nothing_is_watched(
    watched: list[WatchedFiles], words: tuple[str, ...], message: str
) -> None:
    result = invoke("watch", *words)
    assert (result.exit_code, result.stdout, watched) == (2, "", [])
    assert message in result.stderr


@pytest.mark.usefixtures("watched")
def test_an_output_folder_that_cannot_be_made_ends_it_with_1() -> None:
    Path("output").write_bytes(b"")
    result = invoke("watch", "GU")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "output:1: folder: found a file; allowed: a folder that can be written to, or a name that is free\n"
    )


@contextmanager
def watch_in_a_process(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", Callable[[], str]]]:
    """Give a process that watches, and what waits for the next line that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": DAY_OF_CHECK}
    words = ("watch", "GU", "--data", "own", "--output", "out")
    lines: Queue[str] = Queue()
    with subprocess.Popen(
        [sys.executable, "-m", "factsheet", *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        reader = threading.Thread(target=lambda stream: [*map(lines.put, stream)], args=(process.stdout,))
        reader.start()
        try:
            yield process, lambda: lines_of(lines.get(timeout=LONG))[0]
        finally:
            process.kill()
            reader.join()


@pytest.mark.slow
def test_a_real_save_is_drawn_by_a_process_that_the_interrupt_key_ends_with_0(tmp_path: Path) -> None:
    profile = copy_data(tmp_path, "GU") / "profiles" / "gu.yaml"
    with watch_in_a_process(tmp_path) as (process, await_line):
        assert await_line().startswith(f"{GU}  written  new")
        before = (tmp_path / "out" / GU).read_bytes()
        change(profile, "version: 1", "version: 2")
        assert await_line() == f"{GU}  written  version: 1 -> 2"
        assert (tmp_path / "out" / GU).read_bytes() != before
        change(profile, "version: 2", "version: [")
        assert await_line() == f"{GU}  refused, the sheet stays as it was"
        assert await_line().startswith("own/profiles/gu.yaml:5: file: found a bracket [")
        change(profile, "version: [", "version: 3")
        assert await_line() == f"{GU}  mended, written  version: 2 -> 3"
        process.send_signal(signal.SIGINT)
        assert await_line() == "No longer watching."
        assert process.wait(LONG) == 0
    assert (tmp_path / "out" / "index.html").is_file()
