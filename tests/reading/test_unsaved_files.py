"""Files read as they would be once they are saved."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.files import read_bytes
from factsheet.reading.kept_results import keep_results
from factsheet.reading.unsaved_files import find_unsaved, read_unsaved


def test_a_file_is_read_as_it_would_be_and_as_it_is_again_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    with read_unsaved({path: b"new"}):
        assert read_bytes(path) == b"new"
    assert read_bytes(path) == b"old"
    assert find_unsaved(path) is None


def test_a_file_that_is_not_there_yet_is_the_folders_own(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert not folder.has_own("theme.yaml")
    with read_unsaved({tmp_path / "theme.yaml": b"x"}):
        assert folder.has_own("theme.yaml")
        assert folder.find("theme.yaml") == tmp_path / "theme.yaml"
    assert not folder.has_own("theme.yaml")


def test_the_limit_of_bytes_holds_for_what_is_not_saved_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with read_unsaved({path: b"12345"}), pytest.raises(DataError) as caught:
        read_bytes(path, most=4)
    assert "more than 4 bytes" in str(caught.value)


def test_what_was_made_of_a_file_is_made_anew_for_other_bytes_that_are_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    made: list[bytes] = []

    @keep_results(4)
    def make(at: Path) -> bytes:
        made.append(read_bytes(at))
        return made[-1]

    assert make(path) == b"one"
    with read_unsaved({path: b"two"}):
        assert make(path) == make(path) == b"two"
    assert make(path) == b"one"
    assert made == [b"one", b"two", b"one"]
