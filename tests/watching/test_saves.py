"""Saves as the system tells of them: a real folder and real saves."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.watching.saves import Saved, list_saves
from factsheet.watching.watched_files import WatchedFiles

MOST = 150  # sets, each after a fifth of a second: on a busy machine the system takes its time


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile in a data folder."""
    profiles = tmp_path.resolve() / "own" / "profiles"
    profiles.mkdir(parents=True)
    (profiles / "gu.yaml").write_text("version: 1\n", encoding="utf-8")
    return profiles / "gu.yaml"


def await_save(saves: Iterator[Saved], path: Path) -> bool:
    """Return whether a file is among those that are told to be saved."""
    return any(path in saved for saved in islice(saves, MOST))


def test_a_save_is_told_however_an_editor_makes_it(profile: Path) -> None:
    data = profile.parents[1]
    saves = list_saves(WatchedFiles(data, data.parent / "out"))
    assert next(saves) == frozenset()
    profile.write_text("version: 2\n", encoding="utf-8")
    assert await_save(saves, profile)
    beside = profile.with_name("sedXYZ123")
    beside.write_text("version: 3\n", encoding="utf-8")
    beside.replace(profile)
    assert await_save(saves, profile)
    new = data / "wording" / "en.yaml"
    new.parent.mkdir()
    new.write_text("language: en-US\n", encoding="utf-8")
    assert await_save(saves, new)
    new.parent.rename(data / "words")
    assert await_save(saves, new.parent)


def test_a_save_between_two_looks_is_not_missed(profile: Path) -> None:
    data = profile.parents[1]
    saves = list_saves(WatchedFiles(data, data.parent / "out"))
    assert next(saves) == frozenset()
    for version in (2, 3, 4):
        profile.write_text(f"version: {version}\n", encoding="utf-8")
    assert await_save(saves, profile)


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    saves = list_saves(WatchedFiles(tmp_path / "own", tmp_path / "out"))
    with pytest.raises(DataError, match="WATCHFILES_FORCE_POLLING=true"):
        next(saves)
