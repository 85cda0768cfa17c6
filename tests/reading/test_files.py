# ruff: noqa: E501 - a case a line, with its whole message
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.reading.files import MAX_BYTES, format_path, read_bytes, read_text
from tests.sources.builders import messages

UTF_8 = "text in UTF-8 (Save as: in a spreadsheet 'CSV UTF-8', in an editor the encoding UTF-8)"
PLAIN = "text without control or direction characters: delete the words around it, type them anew"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"a: 1\nb: \xff\n", f"DIR/a.txt:2: file: found byte 0xff, which is no UTF-8; allowed: {UTF_8}"),
        (b"a: \x07\n", f"DIR/a.txt:1: file: found U+0007, a control character; allowed: {PLAIN}"),
        (b"\x00", f"DIR/a.txt:1: file: found U+0000, a control character; allowed: {PLAIN}"),
        ("a\nb\u202ec".encode(), f"DIR/a.txt:2: file: found U+202E, a mark that turns the direction of writing; allowed: {PLAIN}"),
        ("a\nb\u2028c".encode(), f"DIR/a.txt:2: file: found U+2028, a mark that ends a line; allowed: {PLAIN}"),
        (b"a\rb", f"DIR/a.txt:1: file: found U+000D, a line end as old Macintosh computers wrote it; allowed: {UTF_8}"),
        ("a,b\n".encode("utf-16"), f"DIR/a.txt:1: file: found text in UTF-16, which spreadsheets call 'Unicode Text'; allowed: {UTF_8}"),
        (b"PK\x03\x04\xff", f"DIR/a.txt:1: file: found a workbook or zip file; allowed: {UTF_8}"),
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


def test_bytes_are_read_up_to_the_size_allowed_and_named_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\xff" * 4)
    assert read_bytes(path, most=4) == b"\xff" * 4
    with pytest.raises(DataError) as caught:
        read_bytes(path, most=3, name="logo.png")
    assert messages(caught.value, tmp_path) == [
        "logo.png:1: file: found more than 3 bytes; allowed: a file of at most 3 bytes"
    ]


def test_a_file_that_cannot_be_opened_is_told_in_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "a.txt").write_bytes(b"")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataError) as caught:
        read_bytes(tmp_path / "a.txt", wanted="a table")
    assert messages(caught.value, tmp_path) == [
        "DIR/a.txt:1: file: found Permission denied; allowed: a table"
    ]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-16", "replace")))
def test_any_bytes_are_a_text_or_faults_with_their_lines(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    text, faults = "", ()
    try:
        text = read_text(tmp_path / "a.txt")
    except DataError as error:
        faults = error.faults
    is_read = text.encode() == raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    assert is_read or faults
    assert all(1 <= fault.line <= raw.count(b"\n") + 1 for fault in faults)
