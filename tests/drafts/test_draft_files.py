"""Files made of edited trees: they hold what was meant, and nothing else in them is another byte."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.drafts.draft_files import make_state_files
from factsheet.drafts.field_edits import EditKind, FieldEdit, Step
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import take_keys
from factsheet.drafts.unfilled_parts import drop_unfilled
from factsheet.reading.yaml_values import copy_mapping
from tests.drafts.folders import begin_draft, count_remarks, make_folder, open_folder, put_files, read_tree
from tests.drafts.random_edits import draw_edit

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def edited(draft: Draft, *edits: FieldEdit) -> Draft:
    return draft.take_step(Step(number=draft.number + 1, made=NOW, tab="", edits=edits))


def set_at(path: str, value: int | str | None) -> FieldEdit:
    return FieldEdit(kind=EditKind.SET, at=tuple(path.split("/")), value=value)


def save(folder: Path, draft: Draft) -> tuple[str, ...]:
    files = make_state_files(open_folder(folder), draft.subject.upper(), draft.base, draft.now)
    put_files(folder, files)
    return tuple(file.name for file in files)


@settings(max_examples=25)
@given(st.sampled_from(["MA", "AK", "TX", "VA"]), st.data())
def test_files_hold_exactly_what_was_meant_and_no_comment_is_lost(
    tmp_path_factory: pytest.TempPathFactory, usps: str, data: st.DataObject
) -> None:
    folder = make_folder(tmp_path_factory.mktemp("data"))
    path = folder / "profiles" / f"{usps.lower()}.yaml"
    before, lines = count_remarks(path), Counter(path.read_bytes().splitlines())
    draft = begin_draft(folder, usps)
    for number in range(data.draw(st.integers(1, 7))):
        draft = edited(draft, draw_edit(draft.now, lambda most: data.draw(st.integers(0, most - 1)), number))
    save(folder, draft)
    after = read_tree(folder, usps)
    assert isinstance(draft.now, dict)
    assert isinstance(draft.base, dict)
    profile = drop_unfilled(copy_mapping(draft.now["profile"]), draft.base["profile"])  # type: ignore[arg-type]
    assert after["profile"] == take_keys(profile)  # type: ignore[arg-type]
    assert {**after, "profile": 0} == {**draft.wanted, "profile": 0}
    kinds = {edit.kind for step in draft.steps for edit in step.edits}
    assert count_remarks(path) <= before
    if EditKind.REMOVE not in kinds:
        assert count_remarks(path) == before
    if kinds == {EditKind.MOVE}:
        assert Counter(path.read_bytes().splitlines()) == lines


def test_one_number_changes_one_line(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    old = {path: path.read_bytes() for path in folder.rglob("*.*")}
    draft = edited(
        begin_draft(folder), set_at("profile/figures/persons/value", 599), set_at("years/2013/cases", 70)
    )
    assert save(folder, draft) == ("profiles/ma.yaml", "tables/hotline_annual.csv")
    profile, table = folder / "profiles/ma.yaml", folder / "tables/hotline_annual.csv"
    assert profile.read_bytes() == old[profile].replace(b"value: 598", b"value: 599")
    changed = [line for line in table.read_bytes().splitlines() if line not in old[table].splitlines()]
    assert [line.split(b",")[-1] for line in changed] == [b"70"]
    assert sorted(path for path in folder.rglob("*.*") if old[path] != path.read_bytes()) == [profile, table]


def test_what_is_only_begun_stays_out_and_what_was_empty_before_stays(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    path = folder / "profiles/ma.yaml"
    path.write_bytes(path.read_bytes().replace(b"state: MA\n", b"state: MA\npublisher:   # nobody yet\n"))
    old = path.read_bytes()
    begun = FieldEdit(kind=EditKind.ADD, at=("profile", "laws", "@n1"), value={"title": "", "citation": " "})
    draft = edited(begin_draft(folder), begun, set_at("profile/figures/calls/period", "2016"))
    assert save(folder, draft) == ()
    assert save(folder, edited(draft, set_at("profile/version", 2))) == ("profiles/ma.yaml",)
    assert path.read_bytes() == old.replace(b"version: 1", b"version: 2")


def test_an_entry_that_is_renamed_and_moved_keeps_its_comment(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    first = ("profile", "laws", "@0")
    draft = edited(
        begin_draft(folder),
        FieldEdit(kind=EditKind.SET, at=(*first, "title"), value="Another name"),
        FieldEdit(kind=EditKind.MOVE, at=first, after="@4"),
        FieldEdit(kind=EditKind.REMOVE, at=("profile", "laws", "@2")),
        FieldEdit(kind=EditKind.ADD, at=("profile", "laws", "@x"), value={"title": "New", "citation": "N"}),
    )
    save(folder, draft)
    text = (folder / "profiles/ma.yaml").read_text(encoding="utf-8")
    entry = text[text.index("Another name") :]
    assert entry.index("# Signed on November 21, 2011.") < entry.index("- title")


def test_a_profile_that_is_not_there_yet_begins_with_the_comments_of_a_new_one(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    draft = edited(begin_draft(folder, "RI"), set_at("profile/status", "final"))
    assert save(folder, draft) == ("profiles/ri.yaml",)
    text = (folder / "profiles/ri.yaml").read_text(encoding="utf-8")
    assert "status: final    # final, draft" in text
    assert "# laws:" in text
