"""CSV files as offices have them: in any encoding, with any of four signs between the cells."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factsheet.reading.csv_text import HEAD_WITHIN, SEPARATORS, CsvRow, split_rows
from factsheet.reading.files import MAX_BYTES, format_path, read_bytes
from factsheet.reading.text_encodings import UTF_8_ALLOWED, DecodedText, decode_any_text

_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')
_SIGN_LINE = re.compile(r'"?sep=(.)"?[,;\t|]*\n', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnyCsv:
    """The rows of a CSV file, and how it was read where that is not as a matter of course.

    Attributes:
        notes: One line for each, to be told: an encoding other than UTF-8, signs other than commas.
    """

    rows: tuple[CsvRow, ...]
    notes: tuple[str, ...]


def read_any_csv(path: Path, *, wanted: str, most: int = MAX_BYTES) -> AnyCsv:
    """Read the rows of a CSV file as `csv_text.read_csv` does, in whatever encoding and with whatever sign.

    Args:
        path: The file.
        wanted: What is allowed, for the message when there is no such file.
        most: Bytes that the file may have.

    Raises:
        DataError: No such file, an encoding that cannot be told, or no text in CSV form.
    """
    name = format_path(path)
    decoded = decode_any_text(read_bytes(path, wanted=wanted, most=most), name)
    stated = _SIGN_LINE.match(decoded.text)
    sign = stated[1] if stated and stated[1] in SEPARATORS else find_separator(decoded.text)
    rows = tuple(split_rows(decoded.text, name, sign))
    return AnyCsv(rows[1:] if stated else rows, tuple(_word_notes(name, decoded, sign)))


def find_separator(text: str) -> str:
    """Return which of `SEPARATORS` stands between the cells of a text.

    It is the one that stands in most of the first rows, for the names of the columns have no other; then the
    one that stands equally often in most of them; then the comma. What is in quotation marks does not count.
    """
    lines = _QUOTED.sub("", text).split("\n", HEAD_WITHIN + 1)[: HEAD_WITHIN + 1]

    def weigh(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        return sum(counts.values()), max(counts.values(), default=0)

    return max(SEPARATORS, key=weigh)


def _word_notes(name: str, decoded: DecodedText, sign: str) -> Iterator[str]:
    if decoded.sample:
        yield (
            f"{name}: read as {decoded.encoding}, which is a guess: check the letters in {decoded.sample}; "
            f"certain is {UTF_8_ALLOWED}"
        )
    elif decoded.encoding:
        yield f"{name}: read as {decoded.encoding}"
    if sign != ",":
        yield f"{name}: read with {SEPARATORS[sign]} between the cells"
    if decoded.has_mixed_ends:
        yield f"{name}: its lines end in several ways; each was read as the end of a line"
