"""What a store refuses is told as any fault: no traceback, no secret, and what may be done."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from moto.core.authorization import enable_iam_authentication

from factsheet.errors import OutputError
from factsheet.output_files import FOLDER_ALLOWED, name_beside
from factsheet.output_store import OutputStore, open_store
from factsheet.output_store.address import Address
from factsheet.output_store.remote_faults import BUCKET_ALLOWED, word_faults
from tests.output_store.places import ROOT

CREDENTIALS = (
    "credentials where the store's own tools look for them, such as AWS_ACCESS_KEY_ID and "
    "AWS_SECRET_ACCESS_KEY, or a profile in ~/.aws"
)
ACCESS = "a place that your credentials may list, read, write and delete in"
REACHED = "a store that can be reached: look at the network and the address, then draw again"
PLACE = "a place that can be written to"
DRAW = """
import sys
from factsheet.output_store import open_store
store = open_store(sys.argv[1])
store.prepare()
with store.hold():
    store.put("ma.pdf", b"sheet")
    store.put("gallery/ma.png", b"picture")
print(sorted(store.list_names()), len(store.read_digests(["ma.pdf", "gallery/ma.png"])))
"""
DRAW_IN_PROCESSES = """
import multiprocessing, sys
from concurrent.futures import ProcessPoolExecutor
from factsheet.output_store import open_store
if __name__ == "__main__":
    store = open_store(sys.argv[1])
    store.prepare()
    with store.hold():
        with ProcessPoolExecutor(2, multiprocessing.get_context("forkserver")) as pool:
            made = [pool.submit(store.put, f"{usps}.pdf", b"sheet") for usps in ("ma", "ri", "ny")]
            print([each.result() for each in made])
    print(sorted(store.list_names()))
"""


def fault_of(ask: Callable[[], object]) -> str:
    with pytest.raises(OutputError) as caught:
        ask()
    return str(caught.value)


def enter(store: OutputStore) -> None:
    with store.hold():
        pytest.fail("a run that should have been refused")


@pytest.fixture
def anew(s3_settings: dict[str, str]) -> Iterator[None]:
    """Let settings that a test changes be read, and forget them after it."""
    kind = fsspec.get_filesystem_class("s3")
    kind.clear_instance_cache()
    yield
    kind.clear_instance_cache()


@pytest.fixture
def without_rights(bucket: str, anew: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the bucket, with a user who has no rights in the settings and a server that asks for them."""
    users = boto3.client("iam")
    users.create_user(UserName=bucket)
    key = users.create_access_key(UserName=bucket)["AccessKey"]
    users.close()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"])
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    with enable_iam_authentication():
        yield bucket


@pytest.mark.usefixtures("s3_settings")
def test_a_bucket_that_is_not_there_is_told_and_not_made() -> None:
    store = open_store("s3://no-such-bucket/sheets")
    told = f"folder: found no such bucket; allowed: {BUCKET_ALLOWED}"
    assert fault_of(store.prepare) == f"s3://no-such-bucket/sheets:1: {told}"
    assert fault_of(open_store("s3://no-such-bucket").prepare) == f"s3://no-such-bucket:1: {told}"
    said = f"file: found The specified bucket does not exist; allowed: {BUCKET_ALLOWED}"
    assert fault_of(lambda: store.put("ma.pdf", b"sheet")) == f"s3://no-such-bucket/sheets/ma.pdf:1: {said}"
    assert fault_of(lambda: enter(store)) == f"s3://no-such-bucket/sheets/.factsheet.lock:1: {said}"
    assert not fsspec.filesystem("s3").exists("no-such-bucket")


@pytest.mark.usefixtures("anew")
def test_credentials_that_are_missing_are_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    store = open_store(f"s3://{bucket}/sheets")
    told = f"found Unable to locate credentials; allowed: {CREDENTIALS}"
    assert fault_of(store.prepare) == f"s3://{bucket}/sheets:1: folder: {told}"
    assert fault_of(store.list_names) == f"s3://{bucket}/sheets:1: folder: {told}"
    assert fault_of(lambda: store.read("ma.pdf")) == f"s3://{bucket}/sheets/ma.pdf:1: file: {told}"
    assert fault_of(lambda: store.read_digests(["ma.pdf"])) == f"s3://{bucket}/sheets/ma.pdf:1: file: {told}"


def test_rights_that_are_missing_are_told(without_rights: str) -> None:
    place = f"s3://{without_rights}/sheets"
    told = f"found Access Denied; allowed: {ACCESS}"
    store = open_store(place)
    assert fault_of(store.prepare) == f"{place}:1: folder: {told}"
    assert fault_of(lambda: store.put("ma.pdf", b"sheet", force=True)) == f"{place}/ma.pdf:1: file: {told}"


def test_credentials_that_nobody_knows_are_told_without_them(bucket: str) -> None:
    with enable_iam_authentication():
        told = fault_of(open_store(f"s3://{bucket}/sheets").prepare)
    assert told == (
        f"s3://{bucket}/sheets:1: folder: found The AWS Access Key Id you provided does not exist in our"
        f" records.; allowed: {CREDENTIALS}"
    )
    assert "made-up" not in told


@pytest.mark.usefixtures("anew")
def test_an_endpoint_that_nobody_answers_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    store = open_store(f"s3://{bucket}/sheets")
    quoted = f'"http://127.0.0.1:9/{bucket}/sheets/ma.pdf"'
    assert fault_of(lambda: store.put("ma.pdf", b"sheet", force=True)) == (
        f"s3://{bucket}/sheets/ma.pdf:1: file: found Could not connect to the endpoint URL: {quoted};"
        f" allowed: {REACHED}"
    )


def test_a_program_that_writes_to_s3_ends_without_a_word_on_open_connections(
    bucket: str, s3_settings: dict[str, str]
) -> None:
    command = [sys.executable, "-W", "error", "-c", DRAW, f"s3://{bucket}/sheets"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", **s3_settings}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("['ma.pdf'] 2\n", "")
    assert fsspec.filesystem("s3").find(bucket) == [
        f"{bucket}/sheets/gallery/ma.png",
        f"{bucket}/sheets/ma.pdf",
    ]


@pytest.mark.slow
def test_processes_of_a_run_write_to_s3(bucket: str, s3_settings: dict[str, str], tmp_path: Path) -> None:
    program = tmp_path / "draw.py"
    program.write_text(DRAW_IN_PROCESSES, encoding="utf-8")
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", **s3_settings}
    done = subprocess.run(
        [sys.executable, str(program), f"s3://{bucket}/sheets"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[True, True, True]\n['ma.pdf', 'ny.pdf', 'ri.pdf']\n", "")


def test_s3_tells_a_browser_what_a_file_is(bucket: str) -> None:
    open_store(f"s3://{bucket}/sheets").put("ma.pdf", b"sheet")
    assert (
        fsspec.filesystem("s3").info(f"{bucket}/sheets/ma.pdf", refresh=True)["ContentType"]
        == "application/pdf"
    )


def test_a_file_in_place_of_the_folder_is_told(memory: str) -> None:
    fsspec.filesystem("memory").pipe_file("/sheets/2024", b"a file")
    assert (
        fault_of(open_store(memory).prepare) == f"{memory}:1: folder: found a file; allowed: {FOLDER_ALLOWED}"
    )


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ma.pdf").mkdir()
    store = open_store(f"local://{tmp_path}")
    told = f"local://{tmp_path}/ma.pdf:1: file: found Is a directory; allowed: {PLACE}"
    assert fault_of(lambda: store.read("ma.pdf")) == told
    assert fault_of(lambda: store.put("ma.pdf", b"sheet", force=True)) == told
    assert store.read_digests(["ma.pdf"]) == {}


def test_what_a_killed_run_left_beside_names_is_removed_by_the_next(tmp_path: Path) -> None:
    store = open_store(f"local://{tmp_path}")
    store.put("gallery/ma.png", b"picture")
    for path in (name_beside(tmp_path / "ma.pdf"), name_beside(tmp_path / "gallery" / "ma.png")):
        path.write_bytes(b"hal")
    with store.hold():
        assert sorted(path.name for path in tmp_path.rglob("*")) == [".factsheet.lock", "gallery", "ma.png"]


def test_a_file_that_cannot_be_moved_leaves_the_old_one_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(f"local://{tmp_path}")
    store.put("ma.pdf", b"old")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fsspec.get_filesystem_class("local"), "mv", refuse)
    assert fault_of(lambda: store.put("ma.pdf", b"new")) == (
        f"local://{tmp_path}/ma.pdf:1: file: found No space left on device; allowed: {PLACE}"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["ma.pdf"]
    assert store.read("ma.pdf") == b"old"


class MadeUpError(Exception):
    """An error of some library."""


class NoCredentialsError(Exception):
    """An error by a name that is known."""


ADDRESS = Address("sftp", "sftp://me:hush@host/x", "sftp://me@host/x", ("hush",))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MadeUpError("no room\n at sftp://me:hush@host"), f"no room at sftp://host; allowed: {PLACE}"),
        (MadeUpError(), f"MadeUpError; allowed: {PLACE}"),
        (NotImplementedError(), f"NotImplementedError; allowed: {PLACE}"),
        (PermissionError("hush is not a key"), f"*** is not a key; allowed: {ACCESS}"),
        (NoCredentialsError("no key"), f"no key; allowed: {CREDENTIALS}"),
        (TimeoutError("too slow"), f"too slow; allowed: {REACHED}"),
        (FileNotFoundError(2, "No such file or directory"), f"No such file or directory; allowed: {PLACE}"),
    ],
)
def test_an_error_of_a_library_is_a_fault_in_one_line(error: Exception, said: str) -> None:
    def fail() -> None:
        with word_faults(ADDRESS, ADDRESS.name, "folder"):
            raise error

    assert fault_of(fail) == f"sftp://me@host/x:1: folder: found {said}"


def test_the_cause_of_an_error_tells_what_may_be_done() -> None:
    def fail() -> None:
        with word_faults(ADDRESS, ADDRESS.name, "folder"):
            raise OSError("no answer") from NoCredentialsError("no key")

    assert fault_of(fail).endswith(f"found no answer; allowed: {CREDENTIALS}")


@pytest.mark.parametrize("error", [TypeError("a slip"), KeyError("a slip"), KeyboardInterrupt()])
def test_a_slip_of_this_program_is_none_of_the_store(error: BaseException) -> None:
    with pytest.raises(type(error)), word_faults(ADDRESS, ADDRESS.name, "folder"):
        raise error


def test_a_store_that_is_full_is_told(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(memory)
    store.put("ma.pdf", b"old")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(122, "Disk quota exceeded")

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)
    said = f"found Disk quota exceeded; allowed: {PLACE}"
    assert fault_of(lambda: store.put("ma.pdf", b"new")) == f"{memory}/ma.pdf:1: file: {said}"
    assert fault_of(lambda: enter(store)) == f"{memory}/.factsheet.lock:1: file: {said}"
    assert store.read("ma.pdf") == b"old"
