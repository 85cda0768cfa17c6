"""Files that are sent: within limits, told apart by content, shown by a tame name, dropped after an hour."""

import asyncio
import io
import os
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from factsheet.studio.guards.uploads import (
    LOGO_KINDS,
    TABLE_KINDS,
    Upload,
    UploadKind,
    drop_uploads,
    take_uploads,
    tell_kind,
    tidy_name,
)
from tests.studio.served import make_studio


class Sent(UploadFile):
    """A file as a form has it, small enough to stay in memory."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(io.BytesIO(content), filename=name)


def take(
    folder: Path, *files: Sent, kinds: frozenset[UploadKind] = TABLE_KINDS, most: int = 100
) -> tuple[Upload, ...]:
    studio = make_studio(folder)
    return asyncio.run(
        take_uploads(studio, FormData([("file", file) for file in files]), "file", kinds, most)
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", UploadKind.PDF),
        (b"\x89PNG\r\n\x1a\n....", UploadKind.PNG),
        (b"\xff\xd8\xff\xe0", UploadKind.JPEG),
        (b"PK\x03\x04....", UploadKind.PACKED),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', UploadKind.SVG),
        (b"state,year\nMA,2016\n", UploadKind.TEXT),
        ("state;año\n".encode("utf-16"), UploadKind.TEXT),
        (b"\x7fELF\0\0\0", UploadKind.OTHER),
        (b"", UploadKind.OTHER),
    ],
)
def test_kind_is_told_by_content(content: bytes, kind: UploadKind) -> None:
    assert tell_kind(content) is kind


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\ohio.xlsx", "ohio.xlsx"),
        ("annual\u202exslx.exe", "annualxslx.exe"),
        ("a\0b\r\nc.csv", "abc.csv"),
        ("  two   words .csv", "two words .csv"),
        ("/", "file"),
        ("x" * 500, "x" * 100),
        ("informe año 2023.pdf", "informe año 2023.pdf"),
    ],
)
def test_name_is_made_tame(name: str, shown: str) -> None:
    assert tidy_name(name) == shown


@given(st.text(max_size=130))
@settings(max_examples=40)
def test_any_name_can_be_shown(name: str) -> None:
    shown = tidy_name(name)
    assert shown
    assert shown.isprintable()
    assert not {"/", "\\", "\0"} & set(shown)
    assert tidy_name(shown) == shown


def test_upload_is_kept_under_a_name_of_the_server(tmp_path: Path) -> None:
    (upload,) = take(tmp_path, Sent("../ohio.csv", b"a,b\n"))
    assert upload.path.read_bytes() == b"a,b\n"
    assert upload.path.is_relative_to(tmp_path / ".studio" / "uploads")
    assert "ohio" not in str(upload.path)
    assert upload.path.parent.stat().st_mode & 0o077 == 0


def test_too_large_and_other_kinds_are_refused_and_not_kept(tmp_path: Path) -> None:
    with pytest.raises(HTTPException) as large:
        take(tmp_path, Sent("a.csv", b"a" * 101))
    with pytest.raises(HTTPException) as kind:
        take(tmp_path, Sent("a.png", b"a,b\n"), kinds=LOGO_KINDS)
    assert (large.value.status_code, kind.value.status_code) == (413, 415)
    assert list(tmp_path.rglob("content")) == []


def test_no_file_chosen_is_no_upload(tmp_path: Path) -> None:
    assert take(tmp_path, Sent("", b"")) == ()


def test_uploads_are_dropped_after_an_hour(tmp_path: Path) -> None:
    old, new = take(tmp_path, Sent("a.csv", b"a"), Sent("b.csv", b"b"))
    hour_ago = time.time() - 3601
    os.utime(old.path.parent, (hour_ago, hour_ago))
    studio = make_studio(tmp_path)
    drop_uploads(studio, older=3600)
    assert (old.path.exists(), new.path.exists()) == (False, True)
    drop_uploads(studio)
    assert not new.path.exists()


def test_shipped_data_are_never_written_to() -> None:
    studio = make_studio(None)
    (upload,) = asyncio.run(take_uploads(studio, FormData([("f", Sent("a.csv", b"a"))]), "f", TABLE_KINDS, 9))
    assert upload.path.is_relative_to(Path(tempfile.gettempdir()))
