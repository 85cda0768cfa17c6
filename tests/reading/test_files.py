# ruff: noqa: E501 - a case a line, with its whole message
import os
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.reading.files import MAX_BYTES, format_path, read_text
from tests.sources.builders import messages


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"a: 1\nb: \xff\n", "DIR/a.txt:2: file: found byte 0xff; allowed: text in UTF-8"),
        (b"a: \x07\n", "DIR/a.txt:1: file: found character U+0007; allowed: text without control or direction characters"),
        (b"\x00", "DIR/a.txt:1: file: found character U+0000; allowed: text without control or direction characters"),
        ("a\nb\u202ec".encode(), "DIR/a.txt:2: file: found character U+202E; allowed: text without control or direction characters"),
        ("a\nb\u2028c".encode(), "DIR/a.txt:2: file: found character U+2028; allowed: text without control or direction characters"),
        (b"a\rb", "DIR/a.txt:1: file: found character U+000D; allowed: text without control or direction characters"),
        (b"x" * (MAX_BYTES + 1), "DIR/a.txt:1: file: found more than 1,000,000 bytes; allowed: a file of at most 1,000,000 bytes"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_plain_text_are_refused_with_their_line(
    tmp_path: Path, raw: bytes, message: str
) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    with pytest.raises(DataError) as caught:
        read_text(tmp_path / "a.txt")
    assert messages(caught.value, tmp_path) == [message]


def test_byte_order_mark_and_windows_line_ends_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa\r\n\tb\r\n")
    assert read_text(tmp_path / "a.txt") == "a\n\tb\n"


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_text(tmp_path)
    assert messages(caught.value, tmp_path) == [
        "DIR:1: file: found something that is not a file; allowed: a file that can be read"
    ]


def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(DataError) as caught:
        read_text(tmp_path / "a.txt", wanted="a table")
    assert messages(caught.value, tmp_path) == [
        "DIR/a.txt:1: file: found something that is not a file; allowed: a table"
    ]


def test_a_path_below_the_working_folder_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert format_path(tmp_path / "data" / "a.yaml") == "data/a.yaml"
    assert format_path(Path("../a.yaml")) == "../a.yaml"
    assert format_path(tmp_path.parent / "a.yaml") == str(tmp_path.parent / "a.yaml")
