"""The lock of a folder: one run at a time, free as soon as its owner has ended, however that came."""

import errno
import fcntl
import os
import signal
import socket
from pathlib import Path

import pytest

from factsheet.errors import OutputError
from factsheet.output_files import FILE_ALLOWED, FOLDER_ALLOWED, name_beside
from factsheet.output_store import OutputStore
from tests.output_store.places import bound_by_permissions, kill, read_line, running

LOCK, MARKER = ".factsheet.lock", ".factsheet.lock.owner"
ALLOWED = (
    "a folder of its own for each run: wait until that one has ended, or name another folder as --output"
)
HOLD = """
import sys
from factsheet.output_store import open_store
with open_store(sys.argv[1]).hold():
    print("held", flush=True)
    sys.stdin.read()
"""
WITHOUT_LOCKS = """
import errno, fcntl
def refuse(number, how):
    raise OSError(errno.ENOLCK, "No locks available")
fcntl.flock = refuse
"""
LEAVE_A_CHILD = """
import multiprocessing, sys
from factsheet.output_store import open_store
live = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
with open_store(sys.argv[1]).hold():
    multiprocessing.get_context(sys.argv[2]).Process(target=exec, args=(live,)).start()
    sys.stdin.read()
"""
TAKE_TURNS = """
import os, sys
from pathlib import Path
from factsheet.errors import OutputError
from factsheet.output_store import open_store
store, inside, turns = open_store(sys.argv[1]), Path(sys.argv[1], "inside"), 0
print("ready", flush=True)
sys.stdin.readline()
while turns < 50:
    try:
        with store.hold():
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))  # fails if another is inside
            inside.unlink()
            turns += 1
    except OutputError:
        pass
print("done", flush=True)
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(store: OutputStore) -> str:
    with pytest.raises(OutputError) as caught, store.hold():
        pytest.fail("a run that should have been refused")
    return str(caught.value)


def test_a_second_run_is_told_who_draws_and_what_to_do(folder: Path, store: OutputStore) -> None:
    with running(HOLD, str(folder)) as run:
        assert read_line(run) == "held"
        found = f"another run that draws into it (process {run.pid})"
        assert refusal(store) == f"{folder}:1: folder: found {found}; allowed: {ALLOWED}"
        run.communicate()
    with store.hold():
        assert names_in(folder) == [LOCK]
    assert names_in(folder) == []


def test_the_lock_of_a_killed_run_is_free_at_once_and_what_it_left_is_gone(
    folder: Path, store: OutputStore
) -> None:
    with running(HOLD, str(folder)) as run:
        read_line(run)
        name_beside(folder / "ma.pdf").write_bytes(b"hal")
        kill(run)
    assert len(names_in(folder)) == 2
    with store.hold():
        assert names_in(folder) == [LOCK]
        assert refusal(store).startswith(
            f"{folder}:1: folder: found another run that draws into it (process {os.getpid()});"
        )


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_processes_that_a_killed_run_started_do_not_hold_its_lock(
    folder: Path, store: OutputStore, method: str
) -> None:
    with running(LEAVE_A_CHILD, str(folder), method) as run:
        child = int(read_line(run))
        try:
            kill(run)
            with store.hold():
                held = names_in(folder)
        finally:
            os.kill(child, signal.SIGKILL)  # it still lived
    assert held == [LOCK]


def test_of_many_runs_that_take_turns_no_two_are_inside_at_once(folder: Path) -> None:
    with running(TAKE_TURNS, str(folder)) as one, running(TAKE_TURNS, str(folder)) as other:
        runs = (one, other)
        assert [read_line(run) for run in runs] == ["ready", "ready"]
        for run in runs:
            assert run.stdin is not None
            print(file=run.stdin, flush=True)
        assert [read_line(run) for run in runs] == ["done", "done"]
    assert names_in(folder) == []


def test_a_lock_that_somebody_removed_takes_no_other_runs_lock_with_it(
    folder: Path, store: OutputStore
) -> None:
    with store.hold():
        (folder / LOCK).unlink()
        (folder / LOCK).write_bytes(b"of another run\n")
    assert (folder / LOCK).read_bytes() == b"of another run\n"


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"4711", b"12345678901\nvm\n", b"4711\nv\x1bm\n"])
def test_an_owner_that_cannot_be_read_is_left_out(folder: Path, store: OutputStore, content: bytes) -> None:
    with store.hold():
        (folder / LOCK).write_bytes(content)
        assert refusal(store) == (
            f"{folder}:1: folder: found another run that draws into it; allowed: {ALLOWED}"
        )


def test_an_owner_on_another_machine_is_told_with_it(folder: Path, store: OutputStore) -> None:
    with store.hold():
        (folder / LOCK).write_bytes(b"4711\nelsewhere\n")
        assert "found another run that draws into it (process 4711 on elsewhere); allowed" in refusal(store)


def test_a_folder_that_is_read_only_is_told(folder: Path, store: OutputStore) -> None:
    folder.chmod(0o555)
    with bound_by_permissions():
        assert refusal(store) == f"{folder}:1: folder: found Permission denied; allowed: {FOLDER_ALLOWED}"
    assert names_in(folder) == []


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("folder", "Is a directory"),
        ("link", "Too many levels of symbolic links"),
        ("closed", "Permission denied"),
    ],
)
def test_something_else_in_place_of_the_lock_is_told(
    folder: Path, store: OutputStore, kind: str, found: str
) -> None:
    lock = folder / LOCK
    if kind == "folder":
        lock.mkdir()
    elif kind == "link":
        lock.symlink_to(folder / "elsewhere")
    else:
        lock.write_bytes(b"")
        lock.chmod(0o444)
    with bound_by_permissions():
        assert refusal(store) == f"{lock}:1: file: found {found}; allowed: {FILE_ALLOWED}"
    assert names_in(folder) == [LOCK]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_the_system_keeps_no_locks_a_file_stands_for_one(
    folder: Path, store: OutputStore, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_number: int, _how: int) -> None:
        raise OSError(number, "not here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with store.hold():
        assert names_in(folder) == [MARKER]
        assert refusal(store) == (
            f"{folder}:1: folder: found another run that draws into it (process {os.getpid()});"
            f" allowed: {ALLOWED}"
        )
    (folder / MARKER).write_text(f"4711\nelsewhere-than-{socket.gethostname()}\n")
    assert f"(process 4711 on elsewhere-than-{socket.gethostname()})" in refusal(store)


def test_the_file_that_stands_for_a_lock_is_taken_over_from_a_killed_run(
    folder: Path, store: OutputStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(WITHOUT_LOCKS + HOLD, str(folder)) as run:
        assert read_line(run) == "held"
        monkeypatch.setattr(fcntl, "flock", _refuse_lock)
        assert f"(process {run.pid})" in refusal(store)
        kill(run)
    assert MARKER in names_in(folder)
    with store.hold():
        assert names_in(folder) == [MARKER]
    assert names_in(folder) == []


def _refuse_lock(_number: int, _how: int) -> None:
    raise OSError(errno.ENOLCK, "No locks available")
