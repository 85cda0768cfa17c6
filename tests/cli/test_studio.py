"""The command that serves the studio: its options, its words, its end."""

import http.client
import os
import re
import signal
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from factsheet.studio.guards.access import make_access
from factsheet.studio.starting.browser_opening import show_in_browser
from factsheet.studio.starting.web_server import open_socket
from tests.cli.runs import ROOT, copy_data, invoke

TOKEN = "a-token-of-some-length"


@contextmanager
def start_studio(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Run the command in a process of its own."""
    run = subprocess.Popen(
        [sys.executable, "-m", "factsheet", "studio", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with run:
        try:
            yield run
        finally:
            run.kill()


def read_link(run: subprocess.Popen[str]) -> tuple[int, str]:
    """Return port and path of the next link that is told."""
    assert run.stdout is not None
    for line in run.stdout:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)(/open\?key=\S+)", line):
            return int(found[1]), found[2]
    raise AssertionError("no link was told")


def ask(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers["Set-Cookie"] or ""


def test_link_opens_enter_gives_a_new_one_and_the_interrupt_key_ends(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    with start_studio("--data", data, "--no-browser") as run:
        port, path = read_link(run)
        assert ask(port, path)[0] == 200
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()
        _same, newer = read_link(run)
        assert ask(port, path)[0] == 403
        status, cookie = ask(port, newer)
        assert (status, cookie.startswith(f"studio-{port}=")) == (200, True)
        run.send_signal(signal.SIGINT)
        assert run.stdout is not None
        assert run.stdout.read() == "The studio has stopped.\n"
    assert run.returncode == 0
    assert not (data / ".studio" / ".factsheet.lock").exists()


def test_port_that_is_taken_is_a_fault(tmp_path: Path) -> None:
    with open_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        result = invoke("studio", "--data", copy_data(tmp_path, "MA"), "--port", str(port), "--no-browser")
    assert result.exit_code == 1
    assert result.stderr == (
        f"127.0.0.1:{port}:1: port: found Address already in use; "
        "allowed: a port of this computer that is free\n"
    )


def test_folder_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    result = invoke("studio", "--data", tmp_path / "nothing", "--no-browser")
    assert result.exit_code == 1
    assert "found no such folder; allowed: a folder with data" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "192.168.1.20"], "--host and --token go together"),
        (["--token", TOKEN], "--host and --token go together"),
        (["--host", "0.0.0.0", "--token", TOKEN], "Name the address by which others reach this computer"),
        (["--host", "192.168.1.20", "--token", "short"], "A token has at least 16 characters"),
        (["--port", "0"], "Invalid value for '--port'"),
    ],
)
def test_what_was_mistyped_is_told(arguments: list[str], told: str) -> None:
    result = invoke("studio", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_browser_is_led_by_a_private_file_that_goes_once_it_was_used(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr(sys, "stdin", None)
    access, told = make_access(8017, monotonic), list[str]()
    with show_in_browser(access, told.append, opens=True):
        until = monotonic() + 10
        while not opened and monotonic() < until:
            pass
        page = Path(opened[0].removeprefix("file://"))
        key = re.findall(r"key=([\w-]{43})\"", page.read_text())[0]
        modes = (page.stat().st_mode & 0o777, page.parent.stat().st_mode & 0o777)
        assert access.keys.take_key(key)
        assert not page.parent.exists()
    assert (modes, told) == ((0o600, 0o700), [])
    assert key not in opened[0]


def test_machine_without_a_browser_is_told_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    monkeypatch.setattr(sys, "stdin", None)
    access, told = make_access(8017, monotonic), list[str]()
    with show_in_browser(access, told.append, opens=True):
        until = monotonic() + 10
        while not told and monotonic() < until:
            pass
    assert told[0].startswith(
        "This link opens the studio once, within a minute: http://127.0.0.1:8017/open?key="
    )
