"""What is printed, on a terminal and in a pipe."""

import io
import sys

import pytest

from factsheet.cli.progress import open_progress_bar
from factsheet.cli.terminal import escape_controls, format_count, print_faults, print_table
from factsheet.errors import Fault, OutputError


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_fault_told_twice_is_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    fault = Fault("data/oh.yaml", 0, "laws", "nothing", "a list")
    print_faults([fault, fault])
    assert capsys.readouterr().err == "data/oh.yaml:1: laws: found nothing; allowed: a list [FS001 error]\n"


@pytest.mark.parametrize("count", [1, 5, 6, 56])
def test_the_same_message_of_many_files_is_one_line_that_names_them(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = [Fault(f"data/{number}.yaml", 1, "file", "no file", "a file") for number in range(count)]
    other = Fault("data/0.yaml", 2, "laws", "nothing", "a list")
    print_faults([faults[0], other, *faults[1:], *faults])
    first, second, *rest = capsys.readouterr().err.splitlines()
    assert first.startswith("data/0.yaml:1: file: found no file; allowed: a file [FS001 error]")
    assert second == "data/0.yaml:2: laws: found nothing; allowed: a list [FS001 error]"
    named = [line.split(":")[0].removeprefix("data/") for line in (first, *rest)]
    if count > 5:
        assert not rest
        assert f"; the same in {count - 1} other files: " in first
        named += first.split(" other files: ")[1].split(", ")
    assert named == [f"{number}.yaml" for number in range(count)]


def test_a_fault_that_is_not_of_data_has_no_code(capsys: pytest.CaptureFixture[str]) -> None:
    print_faults(OutputError(Fault("output", 1, "folder", "a file", "a folder")).faults)
    assert capsys.readouterr().err == "output:1: folder: found a file; allowed: a folder\n"


def test_line_ends_and_control_characters_cannot_pose_as_another_message() -> None:
    assert escape_controls("a\nb\x1b[31mc\u202ed") == r"a\nb\x1b[31mc\u202ed"


def test_a_table_in_a_pipe_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "cases"], [["Ohio", "1032"], ["Guam", "-"]])
    assert capsys.readouterr().out == "name  cases\nOhio   1032\nGuam      -\n"


def test_the_header_of_a_table_on_a_terminal_is_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    print_table(["name", "cases"], [["Massachusetts", "336"]])
    header, row = terminal.getvalue().splitlines()
    assert header == "\x1b[1mname           cases\x1b[0m"
    assert row == "Massachusetts    336"


def test_progress_is_shown_on_a_terminal_s_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with open_progress_bar(2) as step:
        step("MA", ())
        step("RI", ["ri.yaml:1: a fault"])
    assert "2/2" in terminal.getvalue()
    assert "ri.yaml:1: a fault\n" in terminal.getvalue()
    assert "None" not in terminal.getvalue()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("total", [0, 1, 56])
def test_progress_is_silent_in_a_pipe(total: int, capsys: pytest.CaptureFixture[str]) -> None:
    with open_progress_bar(total) as step:
        step("MA", ["ma.yaml:1: a fault"])
    assert capsys.readouterr().err == ""


def test_numbers_agree_with_their_nouns() -> None:
    assert [format_count(number, "fault") for number in (0, 1, 2)] == ["0 faults", "1 fault", "2 faults"]
