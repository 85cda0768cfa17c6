"""Imports undone: files as they were before, or a refusal that tells what to do."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError, OutputError, UsageError
from factsheet.intake import apply_changes, saved_imports
from factsheet.intake.apply_changes import apply_import
from factsheet.intake.saved_imports import list_saved
from factsheet.intake.undo_import import undo_import
from factsheet.staff_tables.change_set import NewFile
from tests.intake.builders import CAME_FROM, messages
from tests.intake.test_apply_changes import content

FILES = (NewFile("sources.yaml", b"new"), NewFile("tables/a.csv", b"a"), NewFile("profiles/oh.yaml", b"oh"))


def data(folder: Path) -> dict[str, bytes]:
    return {name: held for name, held in content(folder).items() if not name.startswith(".factsheet/")}


def a_folder(path: Path) -> Path:
    (path / "profiles").mkdir(parents=True)
    (path / "profiles" / "oh.yaml").write_bytes(b"old oh")
    (path / "sources.yaml").write_bytes(b"old")
    return path


def test_files_are_as_they_were_and_made_ones_are_gone(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    before = data(folder)
    apply_import(folder, FILES, CAME_FROM)
    assert data(folder) == {file.name: file.content for file in FILES}
    trial = undo_import(folder, dry_run=True)
    assert data(folder) == {file.name: file.content for file in FILES}
    done = undo_import(folder)
    assert data(folder) == before
    assert not (folder / "tables").exists()
    assert trial == done
    assert done.told == (
        "sources.yaml: as it was before",
        "tables/a.csv: taken away, the import had made it",
        "profiles/oh.yaml: as it was before",
    )
    assert (done.saved.file, done.left) == ("synthetic.csv", 0)


def test_a_folder_that_has_something_else_in_it_by_now_stays(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    apply_import(folder, FILES, CAME_FROM)
    (folder / "tables" / "own.csv").write_bytes(b"mine")
    undo_import(folder)
    assert data(folder)["tables/own.csv"] == b"mine"


@settings(max_examples=25)
@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.binary(max_size=3), min_size=1), max_size=6))
def test_imports_are_undone_one_by_one_to_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, imports: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("data")
    states = [data(folder)]
    for files in imports:
        apply_import(folder, [NewFile(name, held) for name, held in files.items()], CAME_FROM)
        states.append(data(folder))
    for left, state in enumerate(reversed(states[:-1])):
        assert undo_import(folder).left == len(imports) - left - 1
        assert data(folder) == state
    with pytest.raises(UsageError, match="found no import to undo"):
        undo_import(folder)


def test_a_file_that_was_changed_since_stops_it_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    apply_import(folder, FILES, CAME_FROM)
    (folder / "profiles" / "oh.yaml").write_bytes(b"by hand")
    (folder / "tables" / "a.csv").unlink()
    (folder / "tables" / "a.csv").write_bytes(b"by hand too")
    before = content(folder)
    with pytest.raises(DataError) as caught:
        undo_import(folder)
    allowed = (
        "allowed: the file as the import left it: take back what was changed since, then undo again; or mend "
        "the file by hand"
    )
    kept = "DIR/.factsheet/imports/0001/before/profiles/oh.yaml"
    assert messages(caught.value, tmp_path) == [
        f"DIR/tables/a.csv:1: file: found changed since the import; {allowed}, the import made it new",
        f"DIR/profiles/oh.yaml:1: file: found changed since the import; {allowed}, what it was before is in "
        f"{kept}",
    ]
    assert content(folder) == before


@pytest.mark.parametrize("moved", range(4))
def test_an_import_that_was_cut_off_in_the_middle_is_undone(
    tmp_path: Path, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path)
    before = data(folder)

    def cut_off(folder: Path, files: tuple[NewFile, ...]) -> None:
        for file in files[:moved]:
            (folder / file.name).parent.mkdir(exist_ok=True)
            (folder / file.name).write_bytes(file.content)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(apply_changes, "_write_held", cut_off)
        apply_import(folder, FILES, CAME_FROM)
    undo_import(folder)
    assert data(folder) == before


def test_an_import_that_could_not_be_written_leaves_nothing_to_undo(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "tables" / "a.csv" / "in the way").mkdir(parents=True)
    with pytest.raises((OutputError, DataError)):
        apply_import(folder, FILES, CAME_FROM)
    assert list_saved(folder) == []
    assert data(folder) == {"sources.yaml": b"old", "profiles/oh.yaml": b"old oh"}


def test_what_was_kept_must_be_what_it_was(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    apply_import(folder, FILES, CAME_FROM)
    copy = folder / ".factsheet" / "imports" / "0001" / "before" / "sources.yaml"
    copy.write_bytes(b"another")
    with pytest.raises(DataError) as caught:
        undo_import(folder)
    assert messages(caught.value, tmp_path) == [
        "DIR/.factsheet/imports/0001/before/sources.yaml:1: file: found another content, or no file; "
        "allowed: the content of the file before the import, as the program kept it"
    ]
    assert data(folder)["sources.yaml"] == b"new"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"file": "x"}'])
def test_a_list_that_was_changed_is_refused(tmp_path: Path, text: str) -> None:
    folder = a_folder(tmp_path)
    apply_import(folder, FILES, CAME_FROM)
    (folder / ".factsheet" / "imports" / "0001" / "import.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        undo_import(folder)
    assert messages(caught.value, tmp_path) == [
        "DIR/.factsheet/imports/0001/import.json:1: file: found another content; "
        "allowed: the list of an import as the program wrote it; without it nothing can be put back"
    ]


def test_a_list_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "data")
    (tmp_path / "other.txt").write_bytes(b"x")
    apply_import(folder, [NewFile("sources.yaml", b"new")], CAME_FROM)
    path = folder / ".factsheet" / "imports" / "0001" / "import.json"
    listed = json.loads(path.read_bytes())
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    listed["files"] = [{"name": "../other.txt", "before": None, "after": digest}]
    path.write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(OutputError, match="found a link to another folder"):
        undo_import(folder)
    assert (tmp_path / "other.txt").exists()


def test_the_latest_twenty_imports_are_kept(tmp_path: Path) -> None:
    for number in range(23):
        apply_import(tmp_path, [NewFile("a.csv", str(number).encode())], CAME_FROM)
    kept = [path.name for path in list_saved(tmp_path)]
    assert kept == [f"{number:04}" for number in range(4, 24)]
    assert len(kept) == saved_imports.MOST_KEPT
    assert undo_import(tmp_path).left == 19
    assert data(tmp_path) == {"a.csv": b"21"}
