"""Small pictures, sound and broken, made up for tests."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

from factsheet.errors import DataError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'
SQUARE = '<rect x="2" y="2" width="10" height="10" fill="#24518f"/>'


def a_png(mode: str = "RGB", size: tuple[int, int] = (40, 20), color: Any = None, **saved: Any) -> bytes:
    """Return a PNG file of one colour, the darkest without another."""
    out = BytesIO()
    Image.new(mode, size, 0 if color is None else color).save(out, format="PNG", **saved)
    return out.getvalue()


def a_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_header(width: int, height: int, *, depth: int = 8, color_type: int = 2) -> bytes:
    return a_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, 0))


def a_raw_png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def an_svg(content: str = SQUARE) -> bytes:
    return SVG.format(content).encode()


def told(error: DataError) -> list[str]:
    return [str(fault) for fault in error.faults]
