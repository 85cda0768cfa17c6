"""Pixels as PNG, packed in strips, each of which is packed once however often it is seen.

Who changes a figure changes a few lines of the page: of the picture drawn anew, most strips are the same as
before. Packing is what takes longest of a picture at all, so a strip is looked up by what it holds.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Red, green and blue, of shape (height, width, 3)."""

_ROWS = 32  # of a strip: a line of text at twice its size
_MOST_STRIPS = 4_000  # some 30 KB each at worst, 3 KB mostly
_LEVEL = 1  # half a second more would save a third of bytes that go nowhere but through this computer
_RAW, _MEMORY = -15, 9  # zlib: the greatest window, no head; the most memory that it knows
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = b"\x78\x01"  # of a zlib stream
_LAST_BLOCK = b"\x03\x00"  # of a deflate stream, empty
_DEPTH, _RGB = 8, 2
_PRIME = 65_521  # of Adler-32


@dataclass(frozen=True, slots=True)
class _Strip:
    """Some rows, packed: blocks of a deflate stream that lean on none before them, with their checksum."""

    packed: bytes
    adler: int
    length: int


@dataclass(slots=True)
class PixelPacker:
    """Packs pictures, and remembers the strips of the latest."""

    strips: dict[bytes, _Strip] = field(default_factory=dict)

    def pack_picture(self, pixels: Pixels) -> bytes:
        """Return pixels as a PNG file; the same pixels give the same bytes."""
        height, width, _colors = pixels.shape
        packed, adler = [_HEAD], 1
        for strip in map(self._pack_strip, _cut_strips(pixels)):
            packed.append(strip.packed)
            adler = _join_checksums(adler, strip)
        head = struct.pack(">IIBBBBB", width, height, _DEPTH, _RGB, 0, 0, 0)
        body = b"".join((*packed, _LAST_BLOCK, struct.pack(">I", adler)))
        self._forget_strips()
        return _SIGNATURE + _write_chunk(b"IHDR", head) + _write_chunk(b"IDAT", body) + _write_chunk(b"IEND")

    def _pack_strip(self, rows: bytes) -> _Strip:
        key = hashlib.sha256(rows).digest()
        strip = self.strips.pop(key, None)
        if strip is None:
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _MEMORY)
            packed = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)
            strip = _Strip(packed, zlib.adler32(rows), len(rows))
        self.strips[key] = strip  # the last one that was seen stands last
        return strip

    def _forget_strips(self) -> None:
        for key in [*self.strips][:-_MOST_STRIPS]:
            del self.strips[key]


def _cut_strips(pixels: Pixels) -> Iterator[bytes]:
    """Yield the rows as PNG has them, each after a byte that says that it is not filtered."""
    height, width, colors = pixels.shape
    rows = np.zeros((height, 1 + width * colors), np.uint8)
    rows[:, 1:] = pixels.reshape(height, -1)
    for top in range(0, height, _ROWS):
        yield rows[top : top + _ROWS].tobytes()


def _join_checksums(adler: int, strip: _Strip) -> int:
    """Return the Adler-32 of what stands before a strip and of the strip (RFC 1950, 8.2)."""
    first, second = adler & 0xFFFF, adler >> 16
    low, high = strip.adler & 0xFFFF, strip.adler >> 16
    low_sum = (first + low - 1) % _PRIME
    high_sum = (second + high + strip.length * (first - 1)) % _PRIME
    return high_sum << 16 | low_sum


def _write_chunk(name: bytes, content: bytes = b"") -> bytes:
    size, check = struct.pack(">I", len(content)), struct.pack(">I", zlib.crc32(name + content))
    return size + name + content + check
