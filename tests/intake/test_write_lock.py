"""Two programs that write into one data folder: none moves or removes what the other has laid ready."""

import threading
from datetime import date
from pathlib import Path

import pytest

from factsheet.drafts.history import History
from factsheet.drafts.saving import recover_folder
from factsheet.errors import HeldError, OutputError
from factsheet.intake import apply_changes, write_lock
from factsheet.intake.apply_changes import apply_import, write_files
from factsheet.intake.folder_digests import make_folder_digest
from factsheet.intake.provenance import Provenance, read_provenance
from factsheet.staff_tables.change_set import NewFile

FILES = (NewFile("a.yaml", b"a: 2\n"), NewFile("profiles/b.yaml", b"b: 2\n"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "my-data"
    (data / "profiles").mkdir(parents=True)
    (data / "a.yaml").write_text("a: 1\n")
    return data


def read_source(folder: Path) -> Provenance:
    file = folder.parent / "given.csv"
    file.write_text("given")
    return read_provenance(file, date(2026, 3, 2))


def test_who_comes_while_another_writes_waits_for_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, told = apply_changes.move_into_place, list[str]()
    other = threading.Thread(
        target=lambda: told.append(str(recover_folder(folder, History(folder / ".studio/history", folder))))
    )

    def start_other(part: Path, target: Path) -> None:
        if not other.ident:
            other.start()
            other.join(0.3)
        told.append(target.name)
        real(part, target)

    monkeypatch.setattr(apply_changes, "move_into_place", start_other)
    write_files(folder, FILES)
    other.join()
    assert told == ["a.yaml", "b.yaml", "None"]
    assert [(folder / file.name).read_bytes() for file in FILES] == [file.content for file in FILES]
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "profiles"]


def test_who_waits_too_long_is_told_and_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_lock, "_PATIENCE", 0.0)
    with write_lock.hold_writing(folder), pytest.raises(HeldError):
        write_files(folder, FILES)
    assert (folder / "a.yaml").read_text() == "a: 1\n"


def test_import_does_not_overwrite_what_was_saved_since_it_was_read(folder: Path) -> None:
    seen, source = make_folder_digest(folder), read_source(folder)
    (folder / "a.yaml").write_text("a: saved\n")
    with pytest.raises(OutputError, match="a change made meanwhile"):
        apply_import(folder, FILES, source, made_from=seen)
    assert (folder / "a.yaml").read_text() == "a: saved\n"
    apply_import(folder, FILES, source, made_from=make_folder_digest(folder))
    assert (folder / "a.yaml").read_text() == "a: 2\n"
