"""What was made of files is given again while they hold the same, and never a moment longer."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.reading.files import format_path, read_text
from factsheet.reading.kept_results import keep_results


@pytest.fixture
def made() -> list[str]:
    """What was made of files, in the order in which it was."""
    return []


@pytest.fixture
def read(made: list[str]) -> Callable[..., str]:
    """A function that reads a file and has a word of its own, kept for two files."""

    @keep_results(2)
    def read_file(path: Path, word: str = "", *, ending: str = "") -> str:
        text = f"{format_path(path)}: {word}{read_text(path)}{ending}"
        made.append(text)
        return text

    return read_file


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_that_holds_the_same_is_not_read_anew(
    tmp_path: Path, read: Callable[..., str], made: list[str]
) -> None:
    path = write(tmp_path / "a", "one")
    first = read(path)
    write(path, "one")  # saved, and not changed
    assert read(path) is first
    assert len(made) == 1


def test_a_change_is_seen_that_leaves_length_and_time_of_the_file(
    tmp_path: Path, read: Callable[..., str]
) -> None:
    path = write(tmp_path / "a", "58")
    facts = path.stat()
    assert read(path).endswith("58")
    write(path, "61")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert read(path).endswith("61")


def test_other_arguments_are_another_result(
    tmp_path: Path, read: Callable[..., str], made: list[str]
) -> None:
    path = write(tmp_path / "a", "x")
    assert [read(path, "1")[-2:], read(path, "2")[-2:], read(path, ending="3")[-2:]] == ["1x", "2x", "x3"]
    assert len(made) == 3


def test_messages_name_a_file_as_it_is_seen_from_the_working_folder(
    tmp_path: Path, read: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a", "x")
    monkeypatch.chdir(tmp_path)
    assert read(path) == "a: x"
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert read(path) == f"{path}: x"


def test_an_error_is_not_kept(tmp_path: Path, read: Callable[..., str]) -> None:
    with pytest.raises(Exception, match="no file"):
        read(tmp_path / "a")
    assert read(write(tmp_path / "a", "x")).endswith("x")
    (tmp_path / "a").unlink()
    with pytest.raises(Exception, match="no file"):
        read(tmp_path / "a")


def test_no_more_is_kept_than_is_said(tmp_path: Path, read: Callable[..., str], made: list[str]) -> None:
    paths = [write(tmp_path / name, name) for name in "abc"]
    for path in (*paths, paths[2], paths[1]):
        read(path)
    assert len(made) == 3
    read(paths[0])
    assert len(made) == 4


def test_what_is_saved_while_it_is_read_is_not_taken_for_what_was_there(tmp_path: Path) -> None:
    path, saves = write(tmp_path / "a", "old"), ["new"]

    @keep_results(1)
    def read_slowly(path: Path) -> str:
        if saves:
            write(path, saves.pop())
        return read_text(path)

    assert read_slowly(path) == "new"
    write(path, "old")
    assert read_slowly(path) == "old"


def test_what_is_saved_twice_while_it_is_read_is_not_kept_for_the_first(tmp_path: Path) -> None:
    path, texts = write(tmp_path / "a", "old"), list[str]()

    @keep_results(1)
    def read_while_others_write(path: Path) -> str:
        if not texts:
            write(path.with_name("b"), "new").replace(path)
        texts.append(read_text(path))
        write(path.with_name("b"), "old").replace(path)
        return texts[-1]

    assert [read_while_others_write(path), read_while_others_write(path)] == ["new", "old"]


def test_every_file_of_a_tuple_counts(tmp_path: Path) -> None:
    @keep_results(1)
    def read_all(paths: tuple[Path, ...]) -> str:
        return "".join(map(read_text, paths))

    paths = (write(tmp_path / "a", "a"), write(tmp_path / "b", "b"))
    assert read_all(paths) == "ab"
    write(paths[1], "c")
    assert read_all(paths) == "ac"


@given(saves=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12")), max_size=12))
def test_a_kept_result_is_what_reading_anew_would_give(
    tmp_path_factory: pytest.TempPathFactory, saves: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    given_back, read_anew = list[str](), list[str]()
    kept = keep_results(2)(read_text)
    for name, text in saves:
        write(folder / name, text)
        there = [path for path in map(folder.joinpath, "abc") if path.exists()]
        given_back += map(kept, there)
        read_anew += map(read_text, there)
    assert given_back == read_anew
