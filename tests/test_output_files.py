"""Whole files or none, and none outside the folder."""

import errno
import os
import re
import stat
from pathlib import Path

import pytest

from factsheet.errors import OutputError
from factsheet.output_files import (
    FILE_ALLOWED,
    FOLDER_ALLOWED,
    prepare_folder,
    put_file,
    replace_file,
)

LONG_AGO = 1_000_000_000


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file_holds_the_content_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    assert put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert (tmp_path / "ma.pdf").read_bytes() == b"sheet"
    assert names_in(tmp_path) == ["ma.pdf"]


def test_a_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "ma.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_same_content_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ma.pdf"
    path.write_bytes(b"sheet")
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert not put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert path.stat().st_mtime == LONG_AGO


def test_force_writes_the_same_content_anew(tmp_path: Path) -> None:
    path = tmp_path / "ma.pdf"
    path.write_bytes(b"sheet")
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert put_file(tmp_path, "ma.pdf", b"sheet", force=True)
    assert path.stat().st_mtime > LONG_AGO


def test_other_content_of_the_same_length_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "ma.pdf").write_bytes(b"sheep")
    assert put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert (tmp_path / "ma.pdf").read_bytes() == b"sheet"


def test_a_link_in_place_of_the_file_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    target.write_bytes(b"kept")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "ma.pdf").symlink_to(target)
    put_file(folder, "ma.pdf", b"sheet", force=False)
    assert target.read_bytes() == b"kept"
    assert not (folder / "ma.pdf").is_symlink()


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ma.pdf").mkdir()
    with pytest.raises(OutputError) as caught:
        put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert str(caught.value) == f"{tmp_path}/ma.pdf:1: file: found Is a directory; allowed: {FILE_ALLOWED}"
    assert names_in(tmp_path) == ["ma.pdf"]


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ma.pdf").write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError) as caught:
        put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert str(caught.value) == (
        f"{tmp_path}/ma.pdf:1: file: found No space left on device; allowed: {FILE_ALLOWED}"
    )
    assert (tmp_path / "ma.pdf").read_bytes() == b"old"
    assert names_in(tmp_path) == ["ma.pdf"]


@pytest.mark.parametrize("name", ["", "..", "../ma.pdf", "/etc/ma.pdf", "sub/ma.pdf", "."])
def test_a_name_that_leads_out_of_the_folder_is_a_slip_in_the_program(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a file name"):
        put_file(tmp_path, name, b"sheet", force=True)


def test_a_missing_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    prepare_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        prepare_folder(tmp_path / "output")
    assert str(caught.value) == f"{tmp_path}/output:1: folder: found a file; allowed: {FOLDER_ALLOWED}"


@pytest.mark.parametrize("target", ["output", "nowhere"])
def test_a_link_that_leads_nowhere_in_place_of_the_folder_is_told(tmp_path: Path, target: str) -> None:
    (tmp_path / "output").symlink_to(tmp_path / target)
    for folder in (tmp_path / "output", tmp_path / "output" / "sheets"):
        with pytest.raises(OutputError) as caught:
            prepare_folder(folder)
        assert str(caught.value) == (
            f"{folder}:1: folder: found a link that leads nowhere; allowed: {FOLDER_ALLOWED}"
        )


def test_a_file_above_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        prepare_folder(tmp_path / "output" / "sheets")
    assert str(caught.value) == (
        f"{tmp_path}/output/sheets:1: folder: found Not a directory; allowed: {FOLDER_ALLOWED}"
    )


def test_a_file_is_on_the_disk_before_it_has_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def note_sync(number: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(number).st_mode) else "file"
        steps.append(f"{kind} awaited, {names_in(tmp_path)[-1:] == ['ma.pdf']}")

    monkeypatch.setattr(os, "fsync", note_sync)
    replace_file(tmp_path / "ma.pdf", b"sheet")
    assert steps == ["file awaited, False", "folder awaited, True"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_cannot_tell_when_it_is_done_still_takes_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_number: int) -> None:
        raise OSError(number, "not here")

    monkeypatch.setattr(os, "fsync", refuse)
    assert put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert (tmp_path / "ma.pdf").read_bytes() == b"sheet"


def test_a_disk_that_fails_while_it_is_awaited_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ma.pdf").write_bytes(b"old")

    def fail(_number: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError) as caught:
        put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert (
        str(caught.value) == f"{tmp_path}/ma.pdf:1: file: found Input/output error; allowed: {FILE_ALLOWED}"
    )
    assert (tmp_path / "ma.pdf").read_bytes() == b"old"
    assert names_in(tmp_path) == ["ma.pdf"]


def test_no_other_module_moves_files_into_place(root: Path) -> None:
    modules = sorted((root / "factsheet").rglob("*.py"))
    movers = [
        path.name
        for path in modules
        if re.search(r"token_hex|\.rename\(|os\.replace", path.read_text("utf-8"))
    ]
    assert movers == ["output_files.py"]
