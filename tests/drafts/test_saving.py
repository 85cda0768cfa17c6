"""Saves: whole or not at all, never over what somebody else wrote, and each can be put back."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from factsheet.drafts import history as history_module
from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.history import History, SavedChange, SaveWay
from factsheet.drafts.saving import recover_folder
from factsheet.errors import DataError, OutputError
from factsheet.intake import apply_changes
from factsheet.intake.apply_changes import apply_import
from factsheet.intake.provenance import Provenance
from factsheet.output_files import move_into_place
from factsheet.staff_tables.change_set import NewFile
from tests.drafts.folders import make_folder, read_tree
from tests.drafts.saves import NOW, keep_edits, make_saver, put_back, read_files, save_draft

PERSONS = FieldEdit(kind=EditKind.SET, at=("profile", "figures", "persons", "value"), value=599)
CASES = FieldEdit(kind=EditKind.SET, at=("profile", "figures", "cases", "value"), value=340)
YEAR = FieldEdit(kind=EditKind.SET, at=("years", "2013", "cases"), value=70)
FILES = ("profiles/ma.yaml", "tables/hotline_annual.csv")


class Killed(BaseException):
    """Stands for the end of the program: nothing is tidied up after it."""


def test_a_save_writes_the_files_and_ends_the_draft(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    before = read_files(tmp_path)
    saved = save_draft(saver, keep_edits(saver, "ma", PERSONS, YEAR), note="As printed")
    assert (saved.name, saved.files, saved.left) == ("1", FILES, None)
    assert saver.journal.read_draft("ma") is None
    after = read_files(tmp_path)
    assert {name for name in after if after[name] != before[name]} == set(FILES)
    kept = saver.history.read_save("1")
    assert (kept.way, kept.subjects, kept.note) == (SaveWay.SAVE, ("ma",), "As printed")
    assert saver.history.list_changed_since("1") == ()
    assert put_back(saver, "1") == FILES
    assert read_files(tmp_path) == before
    assert saver.history.list_saves() == ("2", "1")
    assert saver.history.list_changed_since("1") == FILES
    put_back(saver, "2")
    assert read_files(tmp_path) == after


def test_edits_kept_after_those_that_were_saved_stay_kept(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    gone = FieldEdit(kind=EditKind.REMOVE, at=("profile", "laws", "@0"))
    later = FieldEdit(kind=EditKind.SET, at=("profile", "laws", "@3", "short_title"), value="Short")
    looked_over = keep_edits(saver, "ma", PERSONS, gone)
    keep_edits(saver, "ma", later)
    saved = save_draft(saver, looked_over)
    assert saved.left == saver.journal.read_draft("ma")
    assert saved.left is not None
    assert [edit.at for step in saved.left.steps for edit in step.edits] == [
        ("profile", "laws", "@2", "short_title")
    ]
    assert saved.left.before == read_tree(tmp_path)
    assert save_draft(saver, saved.left).left is None
    laws = read_tree(tmp_path)["profile"]["laws"]  # type: ignore[index, call-overload]
    assert laws[2]["short_title"] == "Short"  # type: ignore[index, call-overload]


def test_what_comes_to_nothing_writes_nothing(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    same = PERSONS.model_copy(update={"value": 598})
    saved = save_draft(saver, keep_edits(saver, "ma", PERSONS, same))
    assert (saved.name, saved.files, saver.history.list_saves()) == (None, (), ())
    assert saver.journal.read_draft("ma") is None


def test_a_file_with_other_values_is_not_overwritten(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    draft = keep_edits(saver, "ma", PERSONS)
    path = tmp_path / FILES[0]
    path.write_bytes(path.read_bytes().replace(b"value: 336", b"value: 350"))
    before = read_files(tmp_path)
    with pytest.raises(DataError, match="values that somebody changed meanwhile"):
        save_draft(saver, draft)
    assert (read_files(tmp_path), saver.journal.read_draft("ma")) == (before, draft)


def test_a_file_that_is_changed_in_the_very_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = make_saver(make_folder(tmp_path))
    draft = keep_edits(saver, "ma", PERSONS, YEAR)
    path, write = tmp_path / FILES[1], apply_changes.write_beside

    def write_late(beside: Path, content: bytes) -> None:
        path.write_bytes(b"usps,year,calls,cases\nMA,2013,1,1\n")
        write(beside, content)

    monkeypatch.setattr(apply_changes, "write_beside", write_late)
    with pytest.raises(OutputError, match="a change made meanwhile"):
        save_draft(saver, draft)
    assert path.read_bytes() == b"usps,year,calls,cases\nMA,2013,1,1\n"
    assert b"value: 598" in (tmp_path / FILES[0]).read_bytes()
    assert (saver.history.list_saves(), saver.journal.read_draft("ma")) == ((), draft)
    assert not [*tmp_path.rglob("*.part")]


@pytest.mark.parametrize("place", ["write_beside", "move_into_place"])
def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    saver = make_saver(make_folder(tmp_path))
    draft, before = keep_edits(saver, "ma", PERSONS, YEAR), read_files(tmp_path)
    real, calls = getattr(apply_changes, place), []

    def fill_disk(*paths: Path) -> None:
        calls.append(paths)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(*paths)

    monkeypatch.setattr(apply_changes, place, fill_disk)
    with pytest.raises(OutputError, match="No space left on device"):
        save_draft(saver, draft)
    assert (read_files(tmp_path), saver.history.list_saves()) == (before, ())
    assert saver.journal.read_draft("ma") == draft


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_save_that_was_killed_between_two_moves_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    saver = make_saver(make_folder(tmp_path))
    draft = keep_edits(saver, "ma", PERSONS, YEAR)
    calls: list[Path] = []

    def kill_program(beside: Path, path: Path) -> None:
        if len(calls) == moved:
            raise Killed
        calls.append(path)
        move_into_place(beside, path)

    # What is killed tidies nothing up.
    monkeypatch.setattr(apply_changes, "move_into_place", kill_program)
    monkeypatch.setattr(apply_changes, "end_intent", lambda _folder: _raise_killed())
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_named: None)
    with pytest.raises(Killed):
        save_draft(saver, draft)
    monkeypatch.undo()
    finished = recover_folder(tmp_path, saver.history)
    assert finished is not None
    assert (finished.names, finished.left) == (FILES, ())
    assert read_tree(tmp_path) == draft.wanted
    assert recover_folder(tmp_path, saver.history) is None
    assert saver.history.list_saves() == ("1",)
    assert not [*tmp_path.rglob("*.part")]


def _raise_killed() -> None:
    raise Killed


def test_what_was_killed_before_the_list_is_undone(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    before = read_files(tmp_path)
    draft = keep_edits(saver, "ma", PERSONS)
    saver.history.keep_files(
        saver.history.read_save(save_draft(saver, draft).name or ""), [NewFile(FILES[0], b"never written")]
    )
    (tmp_path / "profiles" / ".ma.yaml.0123abcd.part").write_bytes(b"never moved")
    assert recover_folder(tmp_path, saver.history) is None
    assert saver.history.list_saves() == ("1",)
    assert set(read_files(tmp_path)) == set(before)


def test_a_file_that_somebody_changed_after_the_kill_stays_and_the_new_one_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = make_saver(make_folder(tmp_path))
    draft = keep_edits(saver, "ma", PERSONS)
    monkeypatch.setattr(apply_changes, "move_into_place", lambda *_paths: _raise_killed())
    monkeypatch.setattr(apply_changes, "end_intent", lambda _folder: _raise_killed())
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_named: None)
    with pytest.raises(Killed):
        save_draft(saver, draft)
    monkeypatch.undo()
    (tmp_path / FILES[0]).write_bytes(b"by hand")
    finished = recover_folder(tmp_path, saver.history)
    assert finished is not None
    assert finished.left == ((FILES[0], "ma.yaml.not-saved"),)
    assert (tmp_path / FILES[0]).read_bytes() == b"by hand"
    assert b"value: 599" in (tmp_path / "profiles/ma.yaml.not-saved").read_bytes()


def test_imports_stand_in_the_same_history_and_can_be_put_back(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    before = read_files(tmp_path)
    files = [NewFile(FILES[1], b"usps,year,calls,cases\n"), NewFile("sources.yaml", b"a: {title: b}\n")]
    apply_import(tmp_path, files, Provenance("own.xlsx", "0" * 64, NOW.date()))
    assert saver.history.list_saves() == ("i1",)
    kept = saver.history.read_save("i1")
    assert (kept.way, kept.note) == (SaveWay.IMPORT, "own.xlsx")
    assert put_back(saver, "i1") == (FILES[1], "sources.yaml")
    assert read_files(tmp_path) == before
    assert saver.history.list_saves() == ("1", "i1")


def test_the_history_keeps_a_number_of_saves_for_some_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "MOST_SAVES", 3)
    saver = make_saver(make_folder(tmp_path))
    for value in range(5):
        save_draft(saver, keep_edits(saver, "ma", PERSONS.model_copy(update={"value": value})))
    assert saver.history.list_saves() == ("5", "4", "3")
    late = saver.history.read_save("5").model_copy(update={"at": NOW + timedelta(days=91)})
    saver.history.keep_files(late, [NewFile("profiles/ma.yaml", b"")])
    assert saver.history.list_saves() == ()


def test_what_was_kept_of_a_save_and_then_changed_is_not_put_back(tmp_path: Path) -> None:
    saver = make_saver(make_folder(tmp_path))
    save_draft(saver, keep_edits(saver, "ma", PERSONS))
    copy = tmp_path / ".studio/history/0001/before/profiles/ma.yaml"
    copy.write_bytes(b"other")
    before = read_files(tmp_path)
    with pytest.raises(DataError, match="another content, or no file"):
        put_back(saver, "1")
    assert read_files(tmp_path) == before


@pytest.mark.parametrize("subject", ["theme", "sources"])
def test_theme_and_sources_are_saved_by_the_same_way(tmp_path: Path, subject: str) -> None:
    saver = make_saver(make_folder(tmp_path))
    edit = FieldEdit(kind=EditKind.SET, at=("own", "title"), value="A title")
    saved = save_draft(saver, keep_edits(saver, subject, edit))
    path = tmp_path / f"{subject}.yaml"
    assert (saved.files, path.read_bytes()) == ((path.name,), b"own:\n  title: A title\n")
    path.write_bytes(b"# mine\n" + path.read_bytes())
    save_draft(saver, keep_edits(saver, subject, edit.model_copy(update={"value": "Another"})))
    assert path.read_bytes() == b"# mine\nown:\n  title: Another\n"
    put_back(saver, "1")
    assert not path.exists()


def test_saves_stand_in_their_order_though_the_clock_was_set_back(tmp_path: Path) -> None:
    history = History(tmp_path / ".studio" / "history", tmp_path)
    change = SavedChange(way=SaveWay.SAVE, at=NOW, subjects=("ma",))
    for _ in range(3):
        history.keep_files(change, [NewFile("a.yaml", b"a")])
    os.utime(history.folder / "0003" / "save.json", (1, 1))
    assert history.list_saves() == ("3", "2", "1")
