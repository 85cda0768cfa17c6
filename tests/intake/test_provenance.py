"""Where figures came from: a file that is read within bounds."""

import os
from datetime import date
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.intake.provenance import Provenance, read_provenance, record_import
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.yaml_values import parse_yaml
from tests.intake.builders import CAME_FROM, messages


def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(DataError) as caught:
        read_provenance(tmp_path / "a.csv", CAME_FROM.on)
    assert messages(caught.value, tmp_path) == [
        "DIR/a.csv:1: file: found something that is not a file; allowed: a file that can be read"
    ]


def test_a_file_that_is_too_big_to_be_brought_in_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as stream:
        stream.truncate(50_000_001)
    with pytest.raises(DataError) as caught:
        read_provenance(tmp_path / "a.csv", CAME_FROM.on)
    assert messages(caught.value, tmp_path) == [
        "DIR/a.csv:1: file: found more than 50,000,000 bytes; allowed: a file of at most 50,000,000 bytes"
    ]


def test_an_import_is_noted_in_the_folders_own_file_alone(tmp_path: Path) -> None:
    file, told = record_import(DataFolder(tmp_path), {"hotline-annual": {}}, CAME_FROM)
    digest = "0" * 64
    noted = f"    - file: synthetic.csv\n      sha256: {digest}\n      on: 2026-11-23\n"
    assert file.content.decode().partition("\n")[2] == f"hotline-annual:\n  imported:\n{noted}"
    assert [str(each) for each in told] == [
        "sources.yaml: hotline-annual.imported['synthetic.csv'].file: new, 'synthetic.csv'",
        "sources.yaml: hotline-annual.imported['synthetic.csv'].sha256: new",
        "sources.yaml: hotline-annual.imported['synthetic.csv'].on: new, '2026-11-23'",
    ]


def test_a_second_import_of_one_name_is_told_as_one_more(tmp_path: Path) -> None:
    first, _ = record_import(DataFolder(tmp_path), {"hotline-annual": {}}, CAME_FROM)
    (tmp_path / "sources.yaml").write_bytes(first.content)
    later = Provenance("synthetic.csv", "1" * 64, date(2026, 12, 1))
    file, told = record_import(DataFolder(tmp_path), {"hotline-annual": {}}, later)
    assert file.content.count(b"- file: synthetic.csv\n") == 2
    assert [each.item for each in told] == [
        f"hotline-annual.imported['synthetic.csv' (2)].{key}" for key in ("file", "sha256", "on")
    ]
    again, told = record_import(DataFolder(tmp_path), {"hotline-annual": {}}, CAME_FROM)
    assert (again.content, told) == (first.content, ())


def test_what_a_table_says_of_a_source_comes_with_the_note(tmp_path: Path) -> None:
    stated = {"ours": {"publisher": "We", "title": "T"}, "theirs": {"publisher": "They", "title": "U"}}
    file, _ = record_import(DataFolder(tmp_path), {"ours": {}}, CAME_FROM, stated)
    read = parse_yaml(file.content.decode(), "").value
    assert read == {
        "ours": {"publisher": "We", "title": "T", "imported": [CAME_FROM.entry()]},
        "theirs": {"publisher": "They", "title": "U"},
    }
