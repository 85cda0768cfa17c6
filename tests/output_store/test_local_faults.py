"""What a folder refuses is told with the file and what may stand there; nothing is left half written."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factsheet.errors import OutputError
from factsheet.output_files import FILE_ALLOWED, FOLDER_ALLOWED
from factsheet.output_store import OutputStore
from tests.output_store.places import bound_by_permissions

MOST = 1_000_000


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow over a size, as a disk that is full does not."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_no_room_leaves_the_old_file_and_nothing_beside_it(folder: Path, store: OutputStore) -> None:
    store.put("ma.pdf", b"old")
    with room_for(MOST), pytest.raises(OutputError) as caught:
        store.put("ma.pdf", b"x" * 2 * MOST)
    assert str(caught.value) == f"{folder}/ma.pdf:1: file: found File too large; allowed: {FILE_ALLOWED}"
    assert store.read("ma.pdf") == b"old"
    assert os.listdir(folder) == ["ma.pdf"]  # noqa: PTH208 - hidden ones too, by name


def test_a_folder_that_is_read_only_takes_no_file_and_loses_none(folder: Path, store: OutputStore) -> None:
    store.put("ma.pdf", b"old")
    folder.chmod(0o555)
    expected = f"{folder}/ma.pdf:1: file: found Permission denied; allowed: {FILE_ALLOWED}"
    with bound_by_permissions():
        with pytest.raises(OutputError) as caught:
            store.put("ma.pdf", b"new")
        assert str(caught.value) == expected
        with pytest.raises(OutputError) as caught:
            store.remove("ma.pdf")
        assert str(caught.value) == expected
        assert store.read("ma.pdf") == b"old"
        assert not store.put("ma.pdf", b"old")


def test_a_folder_that_may_not_be_looked_into_is_told(folder: Path, store: OutputStore) -> None:
    store.put("ma.pdf", b"old")
    folder.chmod(0)
    with bound_by_permissions():
        with pytest.raises(OutputError) as caught:
            store.list_names()
        assert str(caught.value) == f"{folder}:1: folder: found Permission denied; allowed: {FOLDER_ALLOWED}"
        with pytest.raises(OutputError) as caught:
            store.read("ma.pdf")
        assert str(caught.value) == (
            f"{folder}/ma.pdf:1: file: found Permission denied; allowed: {FILE_ALLOWED}"
        )
        assert store.read_digests(["ma.pdf"]) == {}


def test_a_file_that_may_not_be_read_is_told_when_it_is_read(folder: Path, store: OutputStore) -> None:
    store.put("ma.pdf", b"old")
    (folder / "ma.pdf").chmod(0o200)
    with bound_by_permissions():
        assert store.read_digests(["ma.pdf"]) == {}
        with pytest.raises(OutputError, match=r"ma\.pdf:1: file: found Permission denied"):
            store.read("ma.pdf")


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_told_and_left(folder: Path, store: OutputStore, kind: str) -> None:
    path = folder / "ma.pdf"
    if kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(OutputError) as caught:
        store.read("ma.pdf")
    assert str(caught.value) == f"{path}:1: file: found something that is not a file; allowed: {FILE_ALLOWED}"
    assert store.read_digests(["ma.pdf"]) == {}
    assert store.list_names() == frozenset()


def test_a_folder_is_not_removed_as_a_file(folder: Path, store: OutputStore) -> None:
    (folder / "ma.pdf").mkdir()
    with pytest.raises(OutputError) as caught:
        store.remove("ma.pdf")
    assert str(caught.value) == f"{folder}/ma.pdf:1: file: found Is a directory; allowed: {FILE_ALLOWED}"


@pytest.mark.parametrize("target", ["nowhere", "ma.pdf"])
def test_a_dead_link_is_no_file_and_is_replaced(folder: Path, store: OutputStore, target: str) -> None:
    (folder / "ma.pdf").symlink_to(target)
    assert store.read("ma.pdf") is None
    assert store.list_names() == frozenset()
    assert store.read_digests(["ma.pdf"]) == {}
    assert store.put("ma.pdf", b"sheet")
    assert store.read("ma.pdf") == b"sheet"


def test_a_file_in_place_of_the_folder_in_front_is_told(folder: Path, store: OutputStore) -> None:
    store.put("gallery", b"a file")
    assert store.read("gallery/ma.png") is None
    with pytest.raises(OutputError) as caught:
        store.put("gallery/ma.png", b"picture")
    assert str(caught.value) == f"{folder}/gallery:1: folder: found a file; allowed: {FOLDER_ALLOWED}"
