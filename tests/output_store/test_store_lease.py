"""The lock of a store: renewed by its owner, taken over when that gives no sign of life."""

import json
import os
import socket
import threading
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from factsheet.errors import Fault, OutputError
from factsheet.output_store import store_lease
from factsheet.output_store.address import read_address
from factsheet.output_store.remote_files import RemoteFiles
from factsheet.output_store.remote_store import RemoteStore
from factsheet.output_store.store_lease import LeaseNote, LeaseTerms
from tests.output_store.places import kill, read_line, running

LOCK = ".factsheet.lock"
ALLOWED = (
    "a folder of its own for each run: wait until that one has ended, or name another folder as --output;"
    " a run that was killed is taken for ended after 180 s"
)
ONE = "one run at a time: draw again, since sheets of another may stand among those of this one"
GONE = LeaseNote("0" * 32, "elsewhere", 4711, 1000.0, 180)
HOLD = """
import sys
from factsheet.output_store import open_store
with open_store(sys.argv[1]).hold():
    print("held", flush=True)
    sys.stdin.read()
"""


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(memory: str, clock: Clock) -> RemoteStore:
    return RemoteStore(read_address(memory), LeaseTerms(renew_every=600, clock=clock))


@pytest.fixture
def files(memory: str) -> RemoteFiles:
    return RemoteFiles(read_address(memory))


def refusal(store: RemoteStore) -> str:
    with pytest.raises(OutputError) as caught, store.hold():
        pytest.fail("a run that should have been refused")
    return str(caught.value)


def all_names() -> list[str]:
    return sorted(path.rpartition("/")[2] for path in MemoryFileSystem.store)


def test_a_second_run_is_told_who_draws_and_since_when(store: RemoteStore, clock: Clock, memory: str) -> None:
    with store.hold():
        clock.now += 170
        assert refusal(store) == (
            f"{memory}:1: folder: found another run that draws into it (process {os.getpid()}), with its last"
            f" sign of life 170 s ago; allowed: {ALLOWED}"
        )
    assert all_names() == []


def test_a_run_on_another_machine_is_told_with_it(
    store: RemoteStore, files: RemoteFiles, clock: Clock
) -> None:
    files.write(LOCK, GONE.encode())
    clock.now = GONE.alive_at - 3  # its clock is ahead
    assert "(process 4711 on elsewhere), with its last sign of life 0 s ago;" in refusal(store)


def test_the_lock_of_a_dead_run_is_taken_over_and_that_is_told(
    store: RemoteStore, files: RemoteFiles, clock: Clock, memory: str
) -> None:
    files.write(LOCK, GONE.encode())
    clock.now = GONE.alive_at + 180
    assert "found another run" in refusal(store)
    clock.now += 1
    notices: list[str] = []
    with store.hold(notices.append):
        assert "found another run" in refusal(store)
        assert all_names() == [LOCK]
    assert notices == [
        f"{memory}: the run of process 4711 on elsewhere gave no sign of life for 181 s and is taken for"
        " ended; its lock was taken over"
    ]
    assert all_names() == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"held",
        b"[]",
        b"\xff",
        b'{"owner": "../../ma.pdf", "host": "vm", "pid": 1, "alive_at": 1e9, "seconds": 180}',
        b'{"owner": "%s", "host": "vm", "pid": 1, "alive_at": 1e999, "seconds": 180}' % (b"0" * 32),
        b'{"owner": "%s", "host": "v\\u001bm", "pid": 1, "alive_at": 1e9, "seconds": 180}' % (b"0" * 32),
    ],
)
def test_a_lock_that_is_none_of_ours_holds_nobody(
    store: RemoteStore, files: RemoteFiles, memory: str, content: bytes
) -> None:
    files.write(LOCK, content)
    notices: list[str] = []
    with store.hold(notices.append):
        assert "found another run" in refusal(store)
    assert notices == [
        f"{memory}: another run gave no sign of life and is taken for ended; its lock was taken over"
    ]
    assert all_names() == []


def test_a_run_that_is_taking_over_keeps_others_from_it(
    store: RemoteStore, files: RemoteFiles, clock: Clock
) -> None:
    clock.now = GONE.alive_at + 181
    other = LeaseNote("1" * 32, "elsewhere", 12, clock.now - 1, 180)
    files.write(LOCK, GONE.encode())
    files.write(f"{LOCK}.{GONE.owner}", other.encode())
    assert "(process 4711 on elsewhere)" in refusal(store)
    clock.now += 180  # it was killed while it took over
    with store.hold():
        assert all_names() == [LOCK]
    assert all_names() == []


def test_a_run_that_is_slow_to_take_over_leaves_the_lock_of_a_quick_one(
    store: RemoteStore, files: RemoteFiles, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.now = GONE.alive_at + 181
    quick = LeaseNote("1" * 32, "elsewhere", 12, clock.now, 180)
    files.write(LOCK, GONE.encode())
    create = RemoteFiles.create

    def be_overtaken(self: RemoteFiles, name: str, content: bytes) -> bool:
        self.write(LOCK, quick.encode())
        return create(self, name, content)

    monkeypatch.setattr(RemoteFiles, "create", be_overtaken)
    assert "(process 12 on elsewhere)" in refusal(store)
    assert files.read(LOCK) == quick.encode()
    assert all_names() == [LOCK]


def test_a_run_whose_lock_was_taken_over_is_told_at_its_end_and_leaves_it(
    store: RemoteStore, files: RemoteFiles, memory: str
) -> None:
    with pytest.raises(OutputError) as caught, store.hold():
        files.write(LOCK, GONE.encode())
    assert str(caught.value) == (
        f"{memory}:1: folder: found another run that draws into it (process 4711 on elsewhere), which took"
        f" its lock over while this run drew; allowed: {ONE}"
    )
    assert files.read(LOCK) == GONE.encode()


def test_a_run_whose_lock_was_removed_is_told_at_its_end(
    store: RemoteStore, files: RemoteFiles, memory: str
) -> None:
    with pytest.raises(OutputError) as caught, store.hold():
        files.remove(LOCK)
    assert str(caught.value) == (
        f"{memory}:1: folder: found that the lock of this run was removed while it drew; allowed: {ONE}"
    )


def test_what_ended_the_run_says_more_than_its_lock(store: RemoteStore, files: RemoteFiles) -> None:
    def fail() -> None:
        with store.hold():
            files.write(LOCK, GONE.encode())
            raise KeyError

    with pytest.raises(KeyError):
        fail()


def test_a_store_that_is_out_of_reach_at_the_end_ends_no_run_in_a_fault(
    store: RemoteStore, files: RemoteFiles, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken, store.hold():
        broken.setattr(MemoryFileSystem, "cat_file", _lose_connection)
    assert all_names() == [LOCK]
    clock.now += 181
    with store.hold():
        assert all_names() == [LOCK]


def test_the_owner_renews_its_lock_also_after_a_renewal_that_failed(
    memory: str, files: RemoteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_failed, has_renewed = threading.Event(), threading.Event()
    write = RemoteFiles.write

    def fail_once(self: RemoteFiles, name: str, content: bytes) -> None:
        if not has_failed.is_set():
            has_failed.set()
            raise OutputError(
                Fault(name, 0, "file", "Connection reset by peer", "a store that can be reached")
            )
        write(self, name, content)
        has_renewed.set()

    times = count(1000)
    terms = LeaseTerms(renew_every=0.001, clock=lambda: float(next(times)))
    monkeypatch.setattr(RemoteFiles, "write", fail_once)
    with RemoteStore(read_address(memory), terms).hold():
        assert has_renewed.wait(60)
        note = json.loads(files.read(LOCK) or b"{}")
    assert has_failed.is_set()
    assert note["alive_at"] > 1001  # the first two readings were its beginning and the renewal that failed
    assert all_names() == []


def test_an_owner_whose_lock_is_gone_does_not_make_it_anew(
    memory: str, files: RemoteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_looked = threading.Event()
    read = store_lease._read_note

    def note_look(files: RemoteFiles, name: str) -> LeaseNote | None:
        note = read(files, name)
        if threading.current_thread() is not threading.main_thread() and note is None:
            has_looked.set()
        return note

    monkeypatch.setattr(store_lease, "_read_note", note_look)
    store = RemoteStore(read_address(memory), LeaseTerms(renew_every=0.001))
    names: list[str] = []

    def lose_lock() -> None:
        with store.hold():
            files.remove(LOCK)
            assert has_looked.wait(60)
            names.extend(all_names())

    with pytest.raises(OutputError, match="the lock of this run was removed"):
        lose_lock()
    assert names == []


def _lose_connection(*_arguments: object, **_options: object) -> None:
    raise ConnectionResetError(104, "Connection reset by peer")


def test_a_store_without_conditions_still_keeps_two_runs_apart(
    store: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe_file = MemoryFileSystem.pipe_file

    def know_no_condition(self: Any, path: str, value: bytes, mode: str = "overwrite") -> None:
        if mode == "create":
            raise OSError(38, "A header you provided implies functionality that is not implemented")
        pipe_file(self, path, value)

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", know_no_condition)
    with store.hold():
        assert "found another run" in refusal(store)
    assert all_names() == []


def test_of_two_runs_that_begin_at_once_the_one_that_wrote_last_has_the_place(
    store: RemoteStore, files: RemoteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = LeaseNote("1" * 32, "elsewhere", 12, 1000.0, 180)

    def be_overwritten(self: RemoteFiles, name: str, content: bytes) -> bool:
        self.write(LOCK, content)
        self.write(LOCK, quick.encode())
        return True

    monkeypatch.setattr(RemoteFiles, "create", be_overwritten)
    assert "(process 12 on elsewhere)" in refusal(store)
    assert files.read(LOCK) == quick.encode()


def test_s3_creates_the_lock_only_if_there_is_none(bucket: str) -> None:
    files = RemoteFiles(read_address(f"s3://{bucket}/sheets"))
    assert files.create(LOCK, b"one")
    assert not files.create(LOCK, b"other")
    assert files.read(LOCK) == b"one"


def test_the_lock_of_a_killed_run_on_s3_lapses(
    bucket: str, s3_settings: dict[str, str], clock: Clock
) -> None:
    place = f"s3://{bucket}/sheets"
    files = RemoteFiles(read_address(place))
    with running(HOLD, place, settings=s3_settings) as run:
        assert read_line(run) == "held"
        kill(run)
    note = json.loads(files.read(LOCK) or b"{}")
    assert (note["pid"], note["host"]) == (run.pid, socket.gethostname())
    clock.now = note["alive_at"] + 1
    store = RemoteStore(read_address(place), LeaseTerms(clock=clock))
    assert f"(process {run.pid}), with its last sign of life 1 s ago" in refusal(store)
    clock.now += 180
    notices: list[str] = []
    with store.hold(notices.append):
        assert f"the run of process {run.pid} on {socket.gethostname()} gave no sign of life" in notices[0]
    assert files.read(LOCK) is None
