"""What is kept: whatever was told is found again, and what cannot be read is set aside, never taken away."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.drafts import appended_lines
from factsheet.drafts import journal as journal_module
from factsheet.drafts.field_edits import EditKind, FieldEdit, Step
from factsheet.drafts.journal import Draft, Journal
from factsheet.errors import DataError, OutputError
from factsheet.reading.yaml_values import Tree

NOW = datetime(2026, 3, 2, 14, 2, tzinfo=UTC)
BASE: Tree = {"profile": {"figures": {"persons": {"value": 598}}, "laws": [{"title": "A"}, {"title": "B"}]}}
PERSONS = ("profile", "figures", "persons", "value")


def a_step(number: int, value: int | str | None, at: tuple[str, ...] = PERSONS) -> Step:
    return Step(number=number, made=NOW, tab="t", edits=(FieldEdit(kind=EditKind.SET, at=at, value=value),))


def keep(journal: Journal, draft: Draft, *values: int) -> Draft:
    for value in values:
        draft = journal.keep_step(draft, a_step(draft.number + 1, value))
    return draft


def test_steps_are_found_again_and_undone_ones_are_not(tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".studio" / "drafts")
    draft = keep(journal, journal.begin_draft("ma", BASE), 599, 600, 601)
    draft = journal.undo_step(draft)
    assert (draft.number, journal.read_draft("ma")) == (4, draft)
    again = keep(journal, draft, 700)
    found = journal.read_draft("ma")
    assert found == again
    assert found is not None
    assert [step.number for step in found.steps] == [1, 2, 5]
    assert (tmp_path / ".studio" / ".gitignore").read_text() == "*\n"
    assert journal.list_subjects() == ("ma",)
    journal.drop_draft("ma")
    assert (journal.read_draft("ma"), journal.list_subjects()) == (None, ())


@settings(max_examples=15)
@given(st.integers(0, 400))
def test_whatever_of_the_last_line_was_not_written_is_cut_off(
    tmp_path_factory: pytest.TempPathFactory, lost: int
) -> None:
    journal = Journal(tmp_path_factory.mktemp("drafts"))
    path = journal.folder / "ma.jsonl"
    draft = keep(journal, journal.begin_draft("ma", BASE), 599, 600)
    told = path.stat().st_size
    keep(journal, draft, 601)
    os.truncate(path, max(told, path.stat().st_size - lost))
    found = journal.read_draft("ma")
    assert found is not None
    assert found.steps[:2] == draft.steps
    after = keep(journal, found, 602)
    assert journal.read_draft("ma") == after
    assert path.read_bytes().endswith(b"\n")


@pytest.mark.parametrize(
    "content", [b"", b"no json\n", b"[]\n", b'{"number":1}\n', b'{"base":{}}\n{"step":{}}\n', b"\xff\n"]
)
def test_a_journal_that_cannot_be_read_is_set_aside(tmp_path: Path, content: bytes) -> None:
    journal = Journal(tmp_path)
    path = tmp_path / "ma.jsonl"
    path.write_bytes(content)
    assert journal.read_draft("ma") is None
    (aside,) = journal.list_set_aside("ma")
    assert (aside.read_bytes(), path.exists()) == (content, False)
    keep(journal, journal.begin_draft("ma", BASE), 1)
    journal.set_aside("ma")
    assert [path.name for path in journal.list_set_aside("ma")] == ["ma.0001.aside", "ma.0002.aside"]
    assert journal.list_subjects() == ()


def test_a_journal_that_vanished_is_whole_again_with_the_next_step(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    draft = keep(journal, journal.begin_draft("ma", BASE), 599, 600)
    (tmp_path / "ma.jsonl").unlink()
    after = keep(journal, draft, 601)
    assert journal.read_draft("ma") == after
    (tmp_path / "ma.jsonl").unlink()
    undone = journal.undo_step(after)
    assert (undone.steps, journal.read_draft("ma")) == (draft.steps, undone)


def test_a_journal_does_not_grow_for_ever_and_the_last_steps_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_MOST_STEPS", 12)
    monkeypatch.setattr(journal_module, "_KEPT_STEPS", 5)
    journal = Journal(tmp_path)
    draft = keep(journal, journal.begin_draft("ma", BASE), *range(13))
    assert (len(draft.steps), draft.number) == (6, 13)
    assert journal.read_draft("ma") == draft
    assert [len(step.edits) for step in draft.steps] == [1] * 6
    for _each in range(5):
        draft = journal.undo_step(draft)
    assert draft.wanted["profile"] == {**BASE["profile"], "figures": {"persons": {"value": 7}}}  # type: ignore[dict-item]


def test_a_step_that_does_not_fit_is_not_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    draft = journal.begin_draft("ma", BASE)
    before = (tmp_path / "ma.jsonl").read_bytes()
    gone = FieldEdit(kind=EditKind.REMOVE, at=("profile", "laws", "@7"))
    with pytest.raises(DataError, match="no such entry"):
        journal.keep_step(draft, Step(number=1, made=NOW, tab="", edits=(gone,)))
    assert (tmp_path / "ma.jsonl").read_bytes() == before


@pytest.mark.parametrize("written", [0, 9])
def test_on_a_full_disk_nothing_is_told_as_kept_and_all_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    journal = Journal(tmp_path)
    draft = keep(journal, journal.begin_draft("ma", BASE), 599)
    real = os.write

    def fill_disk(number: int, content: bytes) -> int:
        if written:
            real(number, content[:written])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(appended_lines.os, "write", fill_disk)
    with pytest.raises(OutputError, match="No space left on device"):
        keep(journal, draft, 600)
    monkeypatch.undo()
    assert journal.read_draft("ma") == draft
    assert journal.read_draft("ma") == draft
    assert keep(journal, draft, 600) == journal.read_draft("ma")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"a file")
    with pytest.raises(OutputError, match="found a file"):
        Journal(tmp_path / "drafts").begin_draft("ma", BASE)


def test_steps_before_a_line_that_cannot_be_read_stay_kept_and_the_whole_is_set_aside(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    draft = journal.begin_draft("ma", {"a": 1})
    for number in (1, 2):
        edit = FieldEdit(kind=EditKind.SET, at=("a",), value=number * 10)
        draft = journal.keep_step(draft, Step(number=number, made=NOW, tab="t", edits=(edit,)))
    whole = (tmp_path / "ma.jsonl").read_bytes()
    broken = whole + b"\0\0garbage\n" + whole.splitlines(keepends=True)[-1]
    (tmp_path / "ma.jsonl").write_bytes(broken)
    assert Journal(tmp_path, is_read_only=True).read_draft("ma") == draft
    assert (tmp_path / "ma.jsonl").read_bytes() == broken
    assert journal.read_draft("ma") == draft
    assert (b"garbage" in (tmp_path / "ma.jsonl").read_bytes(), journal.read_draft("ma")) == (False, draft)
    assert [path.read_bytes() for path in journal.list_set_aside("ma")] == [broken]


def test_what_was_set_aside_is_never_put_away_by_the_next(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for text in ("one", "two", "three"):
        (tmp_path / "ma.jsonl").write_text(text)
        journal.set_aside("ma")
    journal.list_set_aside("ma")[0].unlink()
    (tmp_path / "ma.jsonl").write_text("four")
    journal.set_aside("ma")
    assert [path.read_text() for path in journal.list_set_aside("ma")] == ["two", "three", "four"]
