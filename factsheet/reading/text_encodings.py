"""The encoding of a text file that nobody tells: Unicode by its bytes, older ones by how they read.

What is certain goes first: UTF-8 cannot be met by chance, UTF-16 shows by its mark or its NULs. Of the
encodings with one byte for a letter the one is taken in which the text reads best, and that is told as a
guess; a text that reads badly in each is refused. Detectors made for long texts err with a name or two.
"""

import codecs
import re
from dataclasses import dataclass

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.files import check_characters
from factsheet.reading.letter_doubts import Doubts, measure_doubts
from factsheet.reading.quoting import quote_line

UTF_8_ALLOWED = "text in UTF-8 (in Excel: Save As, CSV UTF-8 (Comma delimited))"
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_WINDOWS, _MAC, _DOS = "cp1252", "mac_roman", "cp437"
_NAMES = {_WINDOWS: "Windows-1252", _MAC: "Mac Roman", _DOS: "MS-DOS (code page 437)"}
_FEWEST_NULS = 4  # one of so many bytes is a NUL in UTF-16 of a table: separators and digits have one each
_ASCII = bytes(range(0x80))
_WORDS = re.compile(r"[^\n\t,;|\"]*[^\x00-\x7f][^\n\t,;|\"]*")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file, each line ended by a line feed.

    Attributes:
        encoding: What it was read as, empty for UTF-8.
        sample: Letters to check where the encoding is a guess, as a message quotes them.
        has_mixed_ends: Whether its lines end in several ways.
    """

    text: str
    encoding: str = ""
    sample: str = ""
    has_mixed_ends: bool = False


def decode_any_text(content: bytes, name: str) -> DecodedText:
    """Return the text of a file in whatever encoding spreadsheets write.

    Args:
        content: The bytes.
        name: What messages call the file.

    Raises:
        DataError: An encoding that cannot be told, or control or direction characters in the text.
    """
    decoded = _decode_unicode(content, name) or _guess_text(content, name)
    ends = set(re.findall(r"\r\n|\r|\n", decoded.text))
    text = check_characters(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), name)
    return DecodedText(text, decoded.encoding, decoded.sample, len(ends) > 1 and "\r" in ends)


def _decode_unicode(content: bytes, name: str) -> DecodedText | None:
    """Return a text in UTF-8, UTF-16 or UTF-32; None for bytes that are none of them."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], encoding, name)
    wide = _find_wide_encoding(content)
    if wide:
        return _decode_as(content, wide, name)
    try:
        return DecodedText(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if not content[: error.start].isascii():
            found = f"byte {content[error.start]:#04x}, which is no UTF-8, in a text that is UTF-8 before it"
            raise DataError(_make_fault(name, _count_line(content, error.start), found)) from error
        return None


def _decode_as(content: bytes, encoding: str, name: str) -> DecodedText:
    family = encoding[: len("utf-16")].upper()
    try:
        return DecodedText(content.decode(encoding), "" if encoding == "utf-8" else family)
    except UnicodeDecodeError as error:
        line = content[: error.start].count("\n".encode(encoding)) + 1
        raise DataError(
            _make_fault(name, line, f"bytes that are no {family}, though they begin so")
        ) from error


def _find_wide_encoding(content: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in: NULs stand at every second byte, on one side alone."""
    odd, even = content[1::2].count(0), content[::2].count(0)
    if max(odd, even) * _FEWEST_NULS * 2 < len(content) or min(odd, even) or not content:
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _guess_text(content: bytes, name: str) -> DecodedText:
    """Return a text in the encoding in which it reads best.

    Raises:
        DataError: It reads badly in each.
    """
    place = len(content) - len(content.lstrip(_ASCII))
    usual = (_MAC, _WINDOWS) if _has_old_ends(content) else (_WINDOWS, _MAC)
    doubts = {encoding: _measure_encoding(content, encoding) for encoding in (*usual, _DOS)}
    # MS-DOS is for what reads badly in the others: its "á" is a blank of Windows, which reads well anywhere.
    best = min(usual, key=lambda encoding: doubts[encoding])
    best = min((best, _DOS), key=lambda encoding: doubts[encoding].impossible)
    if doubts[best].impossible:
        found = f"byte {content[place]:#04x}, in an encoding that cannot be told"
        raise DataError(_make_fault(name, _count_line(content, place), found))
    text = content.decode(best)
    return DecodedText(text, _NAMES[best], _quote_sample(text))


def _measure_encoding(content: bytes, encoding: str) -> Doubts:
    try:
        return measure_doubts(content.decode(encoding).replace("\r", "\n"))
    except UnicodeDecodeError:
        return Doubts(len(content), 0)


def _has_old_ends(content: bytes) -> bool:
    return b"\r" in content and b"\n" not in content


def _quote_sample(text: str) -> str:
    """Return the first cell with letters that are not ASCII, as a message may tell it."""
    found = _WORDS.search(text.replace("\r", "\n"))
    return quote_line(found[0].strip()) if found else ""


def _count_line(content: bytes, place: int) -> int:
    before = content[:place]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _make_fault(name: str, line: int, found: str) -> Fault:
    return Fault(name, line, "file", found, UTF_8_ALLOWED, code=FormCode.FILE)
