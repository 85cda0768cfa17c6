"""What `list` and `check` printed is printed again while nothing has changed, and only then."""

import errno
import json
import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from factsheet.batch.kept_files import ANSWERS
from factsheet.cli import kept_answers
from factsheet.cli.kept_answers import run_or_repeat
from tests.cli.runs import change, copy_data, run_python

Tell = Callable[..., tuple[str, str, object]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_data(tmp_path, "GU")


@pytest.fixture
def ran() -> list[str]:
    """Return the runs that were needed."""
    return []


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], ran: list[str]) -> Tell:
    """Return a call that answers some words, and gives what was printed and the code it ended with."""

    def answer(*words: str, code: object = 0) -> tuple[str, str, object]:
        def run() -> None:
            ran.append(words[0])
            sys.stdout.write("Ñ first\n")
            sys.stderr.write("a fault\n")
            sys.stdout.write("last\n")
            raise SystemExit(code)

        with pytest.raises(SystemExit) as ended:
            run_or_repeat(words, run)
        return (*capsys.readouterr(), ended.value.code)

    return answer


def test_the_same_is_told_again_without_a_run(tell: Tell, ran: list[str], data: Path) -> None:
    first = tell("check", "GU", "--data", str(data))
    assert first == ("Ñ first\nlast\n", "a fault\n", 0)
    assert tell("check", "GU", "--data", str(data)) == first
    assert ran == ["check"]


def test_it_is_kept_beside_the_data_for_nobody_else(tell: Tell, data: Path) -> None:
    tell("list", f"--data={data}")
    assert (data / ANSWERS).stat().st_mode & 0o777 == 0o600
    assert set(json.loads((data / ANSWERS).read_bytes())) == {"about", "answers"}


@pytest.mark.parametrize("words", [("check", "MP"), ("check",), ("list",), ("check", "GU", "--strict")])
def test_other_words_are_another_question(
    words: tuple[str, ...], tell: Tell, ran: list[str], data: Path
) -> None:
    tell("check", "GU", "--data", str(data))
    tell(*words, "--data", str(data))
    assert len(ran) == 2


def test_a_pipe_of_the_name_is_not_waited_for(tell: Tell, ran: list[str], data: Path) -> None:
    os.mkfifo(data / ANSWERS)
    tell("list", "--data", str(data))
    assert ran == ["list"]


def test_a_folder_where_a_file_is_read_asks_anew(tell: Tell, ran: list[str], data: Path) -> None:
    tell("list", "--data", str(data))
    (data / "theme.yaml").mkdir()
    tell("list", "--data", str(data))
    assert len(ran) == 2


def test_a_file_of_the_folder_above_to_which_a_link_leads_asks_anew(
    tell: Tell, ran: list[str], tmp_path: Path
) -> None:
    data = tmp_path / "linked"
    data.mkdir()
    (data / "profiles").symlink_to("..")
    for text in ("a: 1", "a: 2"):
        (tmp_path / "ma.yaml").write_text(text, encoding="utf-8")
        tell("list", "--data", str(data))
    assert len(ran) == 2


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_without_a_stream_the_command_runs_as_it_is(
    stream: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(sys, stream, None)
    run_or_repeat(["list", "--data", str(data)], lambda: ran.append("list"))
    assert ran == ["list"]


def test_a_name_that_no_folder_can_have_is_left_to_the_command(tell: Tell, ran: list[str]) -> None:
    tell("list", "--data", "a" * 300, code=2)
    assert ran == ["list"]


@pytest.mark.parametrize("name", ["profiles/gu.yaml", "tables/hotline_annual.csv", "theme.yaml", "logo.svg"])
def test_any_file_that_changes_asks_anew(name: str, tell: Tell, ran: list[str], data: Path) -> None:
    tell("list", "--data", str(data))
    path = data / name
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n# seen\n")
    tell("list", "--data", str(data))
    assert len(ran) == 2


def test_another_day_asks_anew(
    tell: Tell, ran: list[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seconds in ("1795672800", "1795759200"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        tell("list", "--data", str(data))
    assert len(ran) == 2


def test_another_program_asks_anew(
    tell: Tell, ran: list[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell("list", "--data", str(data))
    monkeypatch.setattr(kept_answers, "digest_installation", lambda: "another")
    tell("list", "--data", str(data))
    assert len(ran) == 2


def test_another_folder_to_work_in_names_files_otherwise(
    tell: Tell, ran: list[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (data, data.parent):
        monkeypatch.chdir(folder)
        tell("list", "--data", str(data))
    assert len(ran) == 2


@pytest.mark.parametrize("code", [1, 2, "Aborted!"])
def test_what_did_not_end_well_is_not_kept(code: object, tell: Tell, ran: list[str], data: Path) -> None:
    assert tell("check", "--data", str(data), code=code)[2] == code
    assert not (data / ANSWERS).exists()
    tell("check", "--data", str(data))
    assert len(ran) == 2


def test_where_counts_are_told_nothing_is_kept(tell: Tell, ran: list[str], data: Path) -> None:
    for _ in range(2):
        tell("check", "--show-counts", "--data", str(data))
    assert ran == ["check"] * 2
    assert not (data / ANSWERS).exists()


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"[]",
            b"{}",
            b"\xff",
            b'{"answers": []}',
            b'{"answers": {"a": 1}}',
            b'{"answers": {"a": [1]}}',
        ),
        *(b'{"answers": {"a": [[Infinity, "x"]]}}', b'{"answers": {"a": [[[], "x"]]}}', b"[" * 200_000),
    ],
)
def test_spoilt_answers_are_no_matter(content: bytes, tell: Tell, ran: list[str], data: Path) -> None:
    (data / ANSWERS).write_bytes(content)
    first = tell("list", "--data", str(data))
    assert tell("list", "--data", str(data)) == first
    assert len(ran) == 1


def test_files_that_change_while_they_are_read_are_read_again(data: Path, ran: list[str]) -> None:
    def run() -> None:
        ran.append("list")
        if len(ran) == 1:
            change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
        raise SystemExit(0)

    for _ in range(3):
        with pytest.raises(SystemExit):
            run_or_repeat(["list", "--data", str(data)], run)
    assert len(ran) == 2


def test_only_the_last_answers_are_kept(tell: Tell, data: Path) -> None:
    for number in range(12):
        tell("check", f"G{number}", "--data", str(data))
    assert len(json.loads((data / ANSWERS).read_bytes())["answers"]) == 8


def test_a_folder_that_is_not_there_is_left_to_the_command(tell: Tell, ran: list[str]) -> None:
    tell("list", "--data", "nowhere", code=2)
    assert ran == ["list"]


@pytest.mark.slow
@pytest.mark.parametrize("words", [("list",), ("check", "GU"), ("check", "GU", "--report", "json")])
def test_the_command_says_the_same_twice(words: tuple[str, ...], data: Path, tmp_path: Path) -> None:
    first, second = (
        run_python("-m", "factsheet", *words, "--data", str(data), folder=tmp_path) for _ in range(2)
    )
    assert first.stdout
    assert (first.returncode, first.stdout, first.stderr) == (0, second.stdout, second.stderr)
    assert len(json.loads((data / ANSWERS).read_bytes())["answers"]) == 1


class ClosedPipe(StringIO):
    """A stream whose reader has gone."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "closed")


def test_who_stops_reading_ends_it_quietly(
    tell: Tell, ran: list[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell("list", "--data", str(data))
    monkeypatch.setattr(sys, "stdout", ClosedPipe())
    with pytest.raises(SystemExit) as ended:
        run_or_repeat(["list", "--data", str(data)], lambda: None)
    assert (ended.value.code, ran) == (1, ["list"])


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_is_no_answer(word: str, tell: Tell, ran: list[str], data: Path) -> None:
    for _ in range(2):
        tell("list", word, "--data", str(data))
    assert len(ran) == 2
    assert not (data / ANSWERS).exists()
