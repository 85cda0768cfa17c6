"""Where figures came from: a file that is read within bounds."""

import os
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.intake.provenance import read_provenance
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
