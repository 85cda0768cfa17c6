"""What the codes of a font stand for, as its ToUnicode map says (ISO 32000-1, 9.10.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Stream

from factsheet.pdf_files.stream_content import read_stream

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHARACTER = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_TARGET = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MOST_CODES = 0x10000


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """The characters of a font's codes.

    Attributes:
        characters: What each code stands for.
        size: Bytes of a code: 1, or 2 for a composite font.
    """

    characters: Mapping[int, str]
    size: int = 1

    def decode(self, codes: bytes) -> str:
        """Return the text of a string that is shown; a code without a character is its Latin-1 letter."""
        return "".join(self.characters.get(number) or chr(number) for number in self.split_codes(codes))

    def split_codes(self, codes: bytes) -> list[int]:
        """Return the codes of a string as numbers."""
        return [int.from_bytes(codes[at : at + self.size], "big") for at in range(0, len(codes), self.size)]


def read_character_map(font: pikepdf.Object | None) -> CharacterMap:
    """Return the map of a font; an empty one where it has none."""
    if not isinstance(font, pikepdf.Dictionary):
        return CharacterMap({})
    size = 2 if str(font.get("/Subtype", "")) == "/Type0" else 1
    stream = font.get("/ToUnicode")
    content = read_stream(stream) if isinstance(stream, Stream) else b""
    characters: dict[int, str] = {}
    for kind, block in _BLOCK.findall(content):
        characters |= _read_characters(block) if kind == b"bfchar" else _read_ranges(block)
    return CharacterMap(characters, size)


def _read_characters(block: bytes) -> dict[int, str]:
    return {int(code, 16): _decode_target(target) for code, target in _CHARACTER.findall(block)}


def _read_ranges(block: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for first, last, start, targets in _RANGE.findall(block):
        codes = range(int(first, 16), min(int(last, 16) + 1, int(first, 16) + _MOST_CODES))
        if targets:
            found |= dict(zip(codes, map(_decode_target, _TARGET.findall(targets)), strict=False))
        else:
            head, tail = _decode_target(start)[:-1], _decode_target(start)[-1:] or "\0"
            found |= {code: head + chr(min(ord(tail) + step, 0x10FFFF)) for step, code in enumerate(codes)}
    return found


def _decode_target(digits: bytes) -> str:
    text = b"".join(digits.split()).decode()
    return bytes.fromhex(text if len(text) % 2 == 0 else text + "0").decode("utf-16-be", "replace")
