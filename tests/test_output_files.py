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
    drop_unmoved,
    name_beside,
    prepare_folder,
    put_file,
    replace_file,
    write_beside,
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


def can_write_without_a_name(folder: Path) -> bool:
    """Return whether the system, and the file system of the tests, has files without a name."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except (AttributeError, OSError):
        return False
    return True


def test_a_file_has_no_name_before_it_is_whole_where_the_system_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = 0 if can_write_without_a_name(tmp_path) else 1
    seen: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda _number: seen.append(len(names_in(tmp_path))))
    write_beside(tmp_path / ".ma.pdf.01234567.part", b"sheet")
    assert seen == [expected]
    assert (tmp_path / ".ma.pdf.01234567.part").read_bytes() == b"sheet"


def refuse_to_name(*_arguments: object, **_options: object) -> None:
    raise OSError(errno.ENOENT, "No such file or directory")


@pytest.mark.parametrize("lack", ["no such files", "no /proc"])
def test_a_system_without_files_without_a_name_still_writes_whole_files_of_the_same_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lack: str
) -> None:
    put_file(tmp_path, "as_usual", b"sheet", force=False)
    if lack == "no such files":
        monkeypatch.setattr("factsheet.output_files._UNNAMED", 0)
    else:
        monkeypatch.setattr(os, "link", refuse_to_name)
    assert put_file(tmp_path, "ma.pdf", b"sheet", force=False)
    assert (tmp_path / "ma.pdf").read_bytes() == b"sheet"
    assert names_in(tmp_path) == ["as_usual", "ma.pdf"]
    assert (tmp_path / "ma.pdf").stat().st_mode == (tmp_path / "as_usual").stat().st_mode


def test_a_taken_name_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "ma.pdf").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_beside(tmp_path / "ma.pdf", b"sheet")
    assert (tmp_path / "ma.pdf").read_bytes() == b"old"


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    gallery, elsewhere = tmp_path / "output" / "gallery", tmp_path / "elsewhere"
    (gallery / "deep").mkdir(parents=True)
    elsewhere.mkdir()
    left = [name_beside(folder / "ma.pdf") for folder in (gallery.parent, gallery)]
    kept = [
        name_beside(gallery / "deep" / "ma.pdf"),
        name_beside(elsewhere / "ma.pdf"),
        gallery.parent / "ma.pdf",
        gallery.parent / "movie.part",
        gallery.parent / ".movie.part",
        gallery.parent / ".ma.pdf.0123456G.part",
    ]
    for path in (*left, *kept):
        path.write_bytes(b"sheet")
    (gallery.parent / "linked").symlink_to(elsewhere)
    name_beside(gallery.parent / "folder").mkdir()
    drop_unmoved(gallery.parent)
    assert [path for path in (*left, *kept) if path.exists()] == kept


def test_no_other_module_moves_files_into_place(root: Path) -> None:
    modules = sorted((root / "factsheet").rglob("*.py"))
    movers = [
        path.name for path in modules if re.search(r"urandom|\.rename\(|os\.replace", path.read_text("utf-8"))
    ]
    assert movers == ["output_files.py"]
