"""The bytes of a stream, unpacked within bounds: a file may come from anywhere."""

import zlib

import pikepdf
from pikepdf import Array, Stream

MOST_UNPACKED = 60_000_000  # bytes of one stream
_MOST_STORED = 200_000  # bytes of a stream that only the library can unpack, which knows no bounds
_PACKING = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}


def read_stream(stream: Stream) -> bytes:
    """Return what a stream holds, unpacked; as it is stored where it cannot be unpacked within bounds."""
    stored = stream.read_raw_bytes()
    filters = list_filters(stream)
    if not filters:
        return stored
    if filters == ["/FlateDecode"]:
        unpacked = _decode_bytes(stored)
        if unpacked is None or "/DecodeParms" not in stream:
            return stored if unpacked is None else unpacked
    elif len(stored) > _MOST_STORED or sum(each in _PACKING for each in filters) > 1:
        return stored
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RuntimeError):
        return stored


def list_filters(stream: Stream) -> list[str]:
    """Return the names of the filters that a stream went through, the outermost first."""
    filters = stream.get("/Filter")
    if filters is None:
        return []
    return [str(each) for each in filters] if isinstance(filters, Array) else [str(filters)]


def read_page_content(page: pikepdf.Object) -> bytes:
    """Return the operators of a page; the parts of an array with a line feed between (ISO 32000-1, 7.8.2)."""
    parts = page.get("/Contents")
    streams = list(parts) if isinstance(parts, Array) else [parts]
    return b"\n".join(read_stream(each) for each in streams if isinstance(each, Stream))


def _decode_bytes(stored: bytes) -> bytes | None:
    """Return what was deflated, None where it is damaged, cut off, too much or not all."""
    inflator = zlib.decompressobj()
    try:
        unpacked = inflator.decompress(stored, MOST_UNPACKED)
    except zlib.error:
        return None
    is_whole = inflator.eof and not inflator.unused_data.strip()
    return unpacked if is_whole else None
