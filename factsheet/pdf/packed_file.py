"""The outer form of a PDF file: objects, object streams and the cross-reference stream.

A structure tree is hundreds of small dictionaries. Packed into object streams (ISO 32000-1, 7.5.7) they
take a tenth of their room.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate
from struct import Struct

import numpy as np

OBJECTS_PER_STREAM = 200
_LEVEL = 9
# Both characters of the end-of-line: after a single line feed, data that end in a carriage return would seem
# one byte shorter than they are.
STREAM_END = b"\r\nendstream"
_FREE, _PLAIN, _PACKED = 0, 1, 2  # kinds of cross-reference entries, table 18
_ENTRY = Struct(">BLH")  # kind, place, generation or place in a stream
_UP = 2  # the filter of a row that is told by the one above it


def pack_file(objects: Mapping[int, bytes], *, root: bytes, info: bytes, version: tuple[int, int]) -> bytes:
    """Return the bytes of a file.

    Args:
        objects: By object number, 1 and up without gaps; generation is 0.
        root: Reference to the catalog, as written in a file.
        info: Reference to the information dictionary; empty where there is none.
        version: Of PDF, 1.5 or later.
    """
    streams = {number: body for number, body in objects.items() if body.endswith(STREAM_END)}
    small = [(number, body) for number, body in objects.items() if number not in streams]
    entries: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 0xFFFF)}
    next_number = len(objects) + 1
    for start in range(0, len(small), OBJECTS_PER_STREAM):
        group = small[start : start + OBJECTS_PER_STREAM]
        streams[next_number] = _build_object_stream(group)
        entries |= {number: (_PACKED, next_number, place) for place, (number, _) in enumerate(group)}
        next_number += 1
    return _assemble_file(streams, entries, root=root, info=info, version=version)


def _build_object_stream(group: list[tuple[int, bytes]]) -> bytes:
    """Return a stream object that holds the bodies, after their numbers and offsets."""
    offsets = accumulate((len(body) + 1 for _, body in group), initial=0)
    index = b" ".join(
        b"%d %d" % (number, offset) for (number, _), offset in zip(group, offsets, strict=False)
    )
    data = zlib.compress(index + b"\n" + b"\n".join(body for _, body in group), _LEVEL)
    head = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>" % (
        len(group),
        len(index) + 1,
        len(data),
    )
    return head + b"\nstream\n" + data + STREAM_END


def _assemble_file(
    streams: Mapping[int, bytes],
    entries: dict[int, tuple[int, int, int]],
    *,
    root: bytes,
    info: bytes,
    version: tuple[int, int],
) -> bytes:
    """Write header, streams and cross-reference stream; adds the places of the streams to `entries`."""
    file = bytearray(b"%%PDF-%d.%d\n" % version + b"%\xe2\xe3\xcf\xd3\n")
    for number, body in streams.items():
        entries[number] = (_PLAIN, len(file), 0)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, number = len(file), max(entries) + 1
    entries[number] = (_PLAIN, start, 0)
    table = _pack_entries([entry for _, entry in sorted(entries.items())])
    told = b"/Info %s " % info if info else b""
    file_id = hashlib.md5(file, usedforsecurity=False).hexdigest().encode()
    file += (
        b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 2] /Root %s %s/ID [<%s> <%s>] "
        b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 7 >> "
        b"/Length %d >>\nstream\n%s%s\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (number, len(entries), root, told, file_id, file_id, len(table), table, STREAM_END, start)
    )
    return bytes(file)


def _pack_entries(entries: Sequence[tuple[int, int, int]]) -> bytes:
    """Return the cross-reference table, each row as what it has more than the one above (7.4.4.4)."""
    rows = np.frombuffer(b"".join([_ENTRY.pack(*entry) for entry in entries]), np.uint8)
    steps = np.diff(rows.reshape(-1, _ENTRY.size), axis=0, prepend=np.uint8(0))
    return zlib.compress(np.insert(steps, 0, _UP, axis=1).tobytes(), _LEVEL)
