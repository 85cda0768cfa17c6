"""What must hold before a workbook is unpacked: a zip file of XML, of bounded size, without entities."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from factsheet.errors import DataError, Fault, FormCode

MAX_UNPACKED = 60_000_000
MAX_SHEETS_UNPACKED = 200_000_000  # cells that hold nothing but a color fill sheets to their last row
MAX_MEMBERS = 500
MOST_ELEMENTS = 2_000_000  # that are held in memory at once

_SHEETS = "xl/worksheets/"
_UNREAD = "META-INF/"
_CHUNK = 1 << 20
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def open_archive(content: bytes, name: str, allowed: str) -> zipfile.ZipFile:
    """Return a zip file that is safe to unpack.

    Args:
        content: The bytes of the file.
        name: What messages call it.
        allowed: What may stand there.

    Raises:
        DataError: No zip file, damaged, too big unpacked, or XML with entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _check_members(archive, name, allowed)
    except DataError:
        raise
    except Exception as error:  # a damaged or strangely packed file raises what is not foreseeable
        raise DataError(_make_fault(name, "a workbook that is damaged or cut off", allowed)) from error
    return archive


def parse_part(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """Return the root of a part that is held whole.

    Raises:
        ValueError: It has more elements than memory is for.
    """
    content = archive.read(part)
    if content.count(b"<") > MOST_ELEMENTS:
        raise ValueError(part)
    return ElementTree.fromstring(content)


def walk_rows(archive: zipfile.ZipFile, part: str, row: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield "start" or "end" with each element of a part whose rows are cleared by the caller.

    Args:
        archive: The workbook.
        part: The name of the part.
        row: How the tag of a row ends.

    Raises:
        ValueError: It has more elements between two rows than memory is for.
    """
    loose = 0
    with archive.open(part) as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            yield event, element
            loose = 0 if event == "end" and element.tag.endswith(row) else loose + 1
            if loose > MOST_ELEMENTS:
                raise ValueError(part)


def _check_members(archive: zipfile.ZipFile, name: str, allowed: str) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise DataError(
            _make_fault(name, f"{len(members)} parts", f"a workbook of at most {MAX_MEMBERS} parts")
        )
    room = {True: MAX_SHEETS_UNPACKED, False: MAX_UNPACKED}
    for member in members:
        is_sheet = member.filename.startswith(_SHEETS)
        if not member.filename.startswith(_UNREAD):
            room[is_sheet] -= _measure_part(archive, member, room[is_sheet], (name, allowed))


def _measure_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, told: tuple[str, str]) -> int:
    """Return the size of a part unpacked, counted and not as it is declared."""
    size, tail = 0, b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > room:
                most = MAX_SHEETS_UNPACKED if member.filename.startswith(_SHEETS) else MAX_UNPACKED
                allowed = f"a workbook of at most {most:,} bytes unpacked"
                raise DataError(_make_fault(told[0], f"more than {most:,} bytes unpacked", allowed))
            if member.filename.endswith((".xml", ".rels", ".vml")):
                _refuse_entities(tail + chunk, *told)
            tail = chunk[-16:]
    return size


def _refuse_entities(xml: bytes, name: str, allowed: str) -> None:
    # A NUL means UTF-16, in which the search would see nothing.
    if b"\0" in xml or _ENTITIES.search(xml):
        raise DataError(_make_fault(name, "XML with entities or in another encoding", allowed))


def _make_fault(name: str, found: str, allowed: str) -> Fault:
    return Fault(name, 1, "file", found, allowed, code=FormCode.FILE)
