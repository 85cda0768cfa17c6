"""Files that a person sends to the studio: within limits, told apart by their content, kept for an hour.

Each is kept in a private folder under a random name that the server made. The name that the browser tells is
shown and nothing more; it is never part of a path.
"""

import re
import secrets
import shutil
import time
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from factsheet.errors import Fault, OutputError
from factsheet.output_files import FOLDER_ALLOWED, word_os_error
from factsheet.studio.guards.body_limits import MOST_FIELDS
from factsheet.studio.guards.private_folders import make_private_folder
from factsheet.studio.running_studio import Studio

_MOST_FILES = 4
_ID_BYTES = 16
_ID = re.compile(r"[A-Za-z0-9_-]{22}")  # as `secrets` writes 16 bytes
_SECONDS = 3600.0
_CONTENT, _NAME = "content", "name.txt"
_LONGEST_NAME = 100
_NO_NAME = "file"
_HEAD_BYTES = 4096
_BLANK = re.compile(r"\s+")


class UploadKind(StrEnum):
    """What a file is, as its content tells."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    SVG = "svg"
    PACKED = "packed"  # a workbook, of Excel or OpenDocument; or another zip file, which its reader refuses
    TEXT = "text"  # a table as CSV, or anything else that is text
    OTHER = "other"


TABLE_KINDS = frozenset(
    {UploadKind.PACKED, UploadKind.TEXT, UploadKind.OTHER}
)  # others: told what to save as
LOGO_KINDS = frozenset({UploadKind.SVG, UploadKind.PNG, UploadKind.JPEG})
REPORT_KINDS = frozenset({UploadKind.PDF})
_STARTS = {
    b"%PDF-": UploadKind.PDF,
    b"\x89PNG\r\n\x1a\n": UploadKind.PNG,
    b"\xff\xd8\xff": UploadKind.JPEG,
    b"PK\x03\x04": UploadKind.PACKED,
}
_SVG_ROOT = re.compile(rb"<(?:[A-Za-z]+:)?svg[\s>]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # a text of Excel in UTF-16


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent.

    Attributes:
        id: Random, made by the server; it may stand in an address.
        name: As the browser told it, to be shown and nothing more.
        path: Where its content lies.
        kind: What it is.
    """

    id: str
    name: str
    path: Path
    kind: UploadKind


async def read_form(request: Request) -> FormData:
    """Return the fields and files of a form within the limits.

    Raises:
        HTTPException: It has too many of either, or cannot be read.
    """
    return await request.form(max_files=_MOST_FILES, max_fields=MOST_FIELDS)


async def take_uploads(
    studio: Studio, form: FormData, field: str, kinds: frozenset[UploadKind], most: int
) -> tuple[Upload, ...]:
    """Keep the files of a form; none where nobody chose any.

    Args:
        studio: Whose folder they are kept in.
        form: From `read_form`.
        field: What the form calls the files.
        kinds: Which are taken.
        most: How many bytes each may have.

    Raises:
        HTTPException: One is too large, or of another kind.
        OutputError: They cannot be kept.
    """
    sent = [file for file in form.getlist(field) if isinstance(file, UploadFile) and file.filename]
    place = _find_place(studio)
    drop_uploads(studio, older=_SECONDS)
    uploads = []
    for file in sent:
        content = await file.read(most + 1)
        kind = tell_kind(content)
        if len(content) > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if kind not in kinds:
            raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        uploads.append(_keep_upload(place, content, tidy_name(file.filename or ""), kind))
    return tuple(uploads)


def drop_uploads(studio: Studio, *, older: float = 0.0) -> None:
    """Drop the files that were sent longer ago than some seconds."""
    until = time.time() - older
    for folder in _find_place(studio).glob("*"):
        if _ID.fullmatch(folder.name) and folder.stat().st_mtime <= until:
            shutil.rmtree(folder, ignore_errors=True)


def tidy_name(name: str) -> str:
    """Return the name of a file as it may be shown: one line, no folders, no signs that nobody sees."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(char for char in last if char == " " or unicodedata.category(char)[0] not in "CZ")
    return _BLANK.sub(" ", visible).strip()[:_LONGEST_NAME].strip() or _NO_NAME


def tell_kind(content: bytes) -> UploadKind:
    """Return what a file is, by its first bytes; whether it is whole is told by what reads it."""
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    head = content[:_HEAD_BYTES]
    if _SVG_ROOT.search(head):
        return UploadKind.SVG
    is_text = bool(head) and (head.startswith(_WIDE_MARKS) or b"\0" not in head)
    return UploadKind.TEXT if is_text else UploadKind.OTHER


def _keep_upload(place: Path, content: bytes, name: str, kind: UploadKind) -> Upload:
    upload_id = secrets.token_urlsafe(_ID_BYTES)
    folder = place / upload_id
    try:
        folder.mkdir(mode=0o700, parents=True)
        (folder / _CONTENT).write_bytes(content)
        (folder / _NAME).write_text(name, encoding="utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise OutputError(Fault(str(place), 1, "folder", word_os_error(error), FOLDER_ALLOWED)) from error
    return Upload(upload_id, name, folder / _CONTENT, kind)


def _find_place(studio: Studio) -> Path:
    """Return where files are kept: in the studio's own folder, or a private one where that is not ours."""
    if studio.folder is None or studio.is_read_only:
        return _find_private_folder()
    return studio.own_folder / "uploads"


@cache
def _find_private_folder() -> Path:
    return make_private_folder()
