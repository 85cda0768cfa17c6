"""A copy of the shipped data: whole, open to changes, or not there at all."""

import errno
import os
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import OutputError
from factsheet.export.data_copy import copy_shipped_data


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_copy_holds_what_is_shipped_but_the_sample_and_the_rules_of_others(tmp_path: Path) -> None:
    copy_shipped_data(tmp_path / "below" / "own")
    shipped = contents(resources.DATA)
    left = ("sample/", "preflight.yaml", "preflight_example.yaml")
    real = {name: content for name, content in shipped.items() if not name.startswith(left)}
    assert len(real) < len(shipped)
    assert contents(tmp_path / "below" / "own") == real
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["own"]


def test_a_copy_of_files_that_may_not_be_changed_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "data" / "a.yaml").chmod(0o444)
    monkeypatch.setattr(resources, "DATA", tmp_path / "data")
    copy_shipped_data(tmp_path / "own")
    assert (tmp_path / "own" / "a.yaml").stat().st_mode & 0o200


def test_a_disk_that_fails_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError):
        copy_shipped_data(tmp_path / "own")
    assert list(tmp_path.iterdir()) == []
