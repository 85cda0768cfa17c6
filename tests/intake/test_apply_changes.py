"""Files put in their places, all or none; and the trial before."""

from pathlib import Path

import pytest

from factsheet.errors import DataError, OutputError
from factsheet.export.profile_skeleton import begin_profile
from factsheet.intake import apply_changes
from factsheet.intake.apply_changes import write_files, write_new_file
from factsheet.intake.provenance import read_provenance
from factsheet.reading.tree_differences import Difference, compare_trees
from factsheet.sources.data_library import open_library
from factsheet.staff_tables.change_set import NewFile
from tests.intake.builders import CAME_FROM, messages

FILES = (NewFile("a.yaml", b"new a"), NewFile("tables/b.csv", b"new b"))


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_all_files_are_written_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    assert content(tmp_path) == {"a.yaml": b"new a", "tables/b.csv": b"new b"}


def test_a_file_that_cannot_be_moved_undoes_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old a")
    (tmp_path / "tables" / "b.csv" / "in the way").mkdir(parents=True)
    with pytest.raises(OutputError):
        write_files(tmp_path, FILES)
    assert content(tmp_path) == {"a.yaml": b"old a"}


def test_a_file_that_was_not_there_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(part: Path, target: Path, content: bytes) -> None:
        raise OutputError

    (tmp_path / "tables" / "b.csv").mkdir(parents=True)
    with pytest.raises(OutputError):
        write_files(tmp_path, FILES)
    assert content(tmp_path) == {}
    monkeypatch.setattr(apply_changes, "_write_part", refuse)
    with pytest.raises(OutputError):
        write_files(tmp_path, FILES)
    assert content(tmp_path) == {}


@pytest.mark.parametrize("name", ["../a.yaml", "/a.yaml", "link/a.yaml"])
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(OutputError) as caught:
        write_files(folder, [NewFile(name, b"x")])
    assert "found a link to another folder; allowed: a file below the folder of data" in str(caught.value)
    assert not (tmp_path / "a.yaml").exists()


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    write_new_file(tmp_path, NewFile("profiles/oh.yaml", b"one"))
    with pytest.raises(OutputError) as caught:
        write_new_file(tmp_path, NewFile("profiles/oh.yaml", b"two"))
    assert messages(caught.value, tmp_path) == [
        "DIR/profiles/oh.yaml:1: file: found a file of this name; "
        "allowed: a name that is free: nothing is overwritten"
    ]
    assert content(tmp_path) == {"profiles/oh.yaml": b"one"}


def test_a_new_profile_is_ready_for_checking_in_every_state(tmp_path: Path) -> None:
    folder = open_library(tmp_path)
    for state in folder.jurisdictions:
        write_new_file(
            tmp_path, NewFile(f"profiles/{state.usps.lower()}.yaml", begin_profile(state, folder).encode())
        )
    library = open_library(tmp_path)
    assert {library.profile(state.usps).status.value for state in folder.jurisdictions} == {"draft"}


def test_a_new_profile_names_region_hotline_and_counties() -> None:
    folder = open_library(Path("nowhere"))
    text = begin_profile(folder.find("RI"), folder)
    url = folder.find("RI").hotline_url or "none is known"
    assert f"# HHS region 1. The Hotline's page on Rhode Island: {url}.\n" in text
    assert text.endswith(
        "# 44001 Bristol County; 44003 Kent County; 44005 Newport County; 44007 Providence County; "
        "44009 Washington County\n"
    )
    assert "09110 Capitol Planning Region" in begin_profile(folder.find("CT"), folder)
    assert max(map(len, text.splitlines())) <= 120


def test_the_name_of_a_file_must_be_printable(tmp_path: Path) -> None:
    path = tmp_path / "a\u202eb.csv"
    path.write_bytes(b"x")
    with pytest.raises(DataError):
        read_provenance(path, CAME_FROM.on)
    path = path.rename(tmp_path / "a.csv")
    assert read_provenance(path, CAME_FROM.on).sha256.startswith("2d711642b726b044")


def test_differences_name_the_entries_of_lists() -> None:
    before = {"laws": [{"title": "A", "citation": "1"}, {"title": "B"}], "map": {"classes": 5}}
    after = {"laws": [{"title": "B"}, {"title": "A", "citation": "2"}, {"title": "C"}], "map": "none"}
    assert [str(each) for each in compare_trees("x.yaml", before, after)] == [  # type: ignore[arg-type]
        "x.yaml: laws['A'].citation: '1' -> '2'",
        "x.yaml: laws['C'].title: new, 'C'",
        "x.yaml: laws: in its order -> in another order",
        "x.yaml: map.classes: taken away, was 5",
        "x.yaml: map: new, 'none'",
    ]
    assert str(Difference("x", "a", None, "1")) == "x: a: new, 1"


def test_a_count_that_changes_is_told_by_its_name_alone_unless_it_may_be_told() -> None:
    bar = {"label": "Minor", "value": 7}
    before = {"persons": {"value": 43, "period": 2016}, "bars": [bar, {"label": "Adult", "value": 52}]}
    after = {"persons": {"value": 44, "period": 2015}, "bars": [{**bar, "value": "not shown"}], "counts": [9]}
    assert [str(each) for each in compare_trees("x.yaml", before, after)] == [  # type: ignore[arg-type]
        "x.yaml: persons.value: changed",
        "x.yaml: persons.period: 2016 -> 2015",
        "x.yaml: bars['Minor'].value: changed",
        "x.yaml: bars['Adult'].label: taken away, was 'Adult'",
        "x.yaml: bars['Adult'].value: taken away",
        "x.yaml: counts[0]: new",
    ]
    told = [str(each) for each in compare_trees("x.yaml", before, after, is_told=True)]  # type: ignore[arg-type]
    assert told[0] == "x.yaml: persons.value: 43 -> 44"
    assert told[-1] == "x.yaml: counts[0]: new, 9"
