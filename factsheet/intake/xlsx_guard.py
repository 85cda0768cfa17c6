"""What must hold before a workbook is opened: a zip file of XML, of bounded size, without entities."""

import io
import re
import zipfile
from pathlib import Path

from factsheet.errors import DataError, Fault
from factsheet.reading.files import format_path, read_bytes

MAX_BYTES = 5_000_000
MAX_UNPACKED = 60_000_000
MAX_MEMBERS = 500
WORKBOOK_ALLOWED = "a workbook saved as .xlsx"

_CHUNK = 1 << 20
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


def read_archive(path: Path) -> bytes:
    """Return the bytes of a workbook that is safe to unpack.

    Raises:
        DataError: No such file, not a file, no zip file, too big packed or unpacked, or XML with entities.
    """
    name = format_path(path)
    content = read_bytes(path, wanted="a table, as a file .csv or .xlsx", most=MAX_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive, name)
        return content
    except DataError:
        raise
    except Exception as error:  # a damaged or strangely packed file raises what is not foreseeable
        raise DataError(_make_fault(name, "a file that is no workbook", WORKBOOK_ALLOWED)) from error


def find_merged_ranges(content: bytes, part: str) -> tuple[str, ...]:
    """Return the ranges of cells that a sheet has merged, such as ``B7:B9``; read-only sheets hide them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple(found.decode() for found in _MERGED.findall(archive.read(part.lstrip("/"))))


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise DataError(
            _make_fault(name, f"{len(members)} parts", f"a workbook of at most {MAX_MEMBERS} parts")
        )
    total = 0
    for member in members:
        total += _measure_part(archive, member, name, MAX_UNPACKED - total)


def _measure_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, room: int) -> int:
    """Return the size of a part unpacked, counted and not as it is declared."""
    size, tail = 0, b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > room:
                allowed = f"a workbook of at most {MAX_UNPACKED:,} bytes unpacked"
                raise DataError(_make_fault(name, f"more than {MAX_UNPACKED:,} bytes unpacked", allowed))
            if member.filename.endswith((".xml", ".rels", ".vml")):
                _refuse_entities(tail + chunk, name)
            tail = chunk[-16:]
    return size


def _refuse_entities(xml: bytes, name: str) -> None:
    # A NUL means UTF-16, in which the search would see nothing.
    if b"\0" in xml or _ENTITIES.search(xml):
        raise DataError(_make_fault(name, "XML with entities or in another encoding", WORKBOOK_ALLOWED))


def _make_fault(name: str, found: str, allowed: str) -> Fault:
    return Fault(name, 1, "file", found, allowed)
