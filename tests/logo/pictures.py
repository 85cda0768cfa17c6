"""Small pictures, sound and broken, made up for tests."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from factsheet.errors import DataError
from factsheet.logo.artwork import Group, Part, Shape
from factsheet.logo.svg import read_svg

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
    "{}</svg>"
)
SPACE = 'xmlns="http://www.w3.org/2000/svg"'
SQUARE = '<rect x="2" y="2" width="10" height="10" fill="#24518f"/>'


def a_png(mode: str = "RGB", size: tuple[int, int] = (40, 20), color: Any = None, **saved: Any) -> bytes:
    """Return a PNG file of one colour, the darkest without another."""
    out = BytesIO()
    Image.new(mode, size, 0 if color is None else color).save(out, format="PNG", **saved)
    return out.getvalue()


def a_jpeg(
    mode: str = "RGB", size: tuple[int, int] = (40, 20), color: Any = None, *, turned: int = 1, **saved: Any
) -> bytes:
    """Return a JPEG file of one colour; `turned` is how the camera was held, as EXIF has it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = turned
    picture = Image.new(mode, size, 0 if color is None else color)
    picture.save(out, format="JPEG", exif=exif, quality=95, **saved)
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


def parts_of(content: str) -> tuple[Part, ...]:
    """Return what is drawn by elements in a drawing of 40 by 20."""
    return read_svg(an_svg(content), "logo.svg").parts


def shape_of(content: str) -> Shape:
    """Return the one shape that is drawn."""
    (part,) = parts_of(content)
    assert isinstance(part, Shape)
    return part


def group_of(content: str) -> Group:
    """Return the one group that is drawn."""
    (part,) = parts_of(content)
    assert isinstance(part, Group)
    return part


def refused_in(content: str) -> list[str]:
    """Return why elements in a drawing are refused, without the name of the file."""
    with pytest.raises(DataError) as error:
        parts_of(content)
    return [line.removeprefix("logo.svg:") for line in told(error.value)]
