"""Tables for a spreadsheet: CSV that each of them reads as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for one, at the head of a cell
_MARK = b"\xef\xbb\xbf"  # without it some take the letters for those of another code


def write_csv_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV in UTF-8; what would be taken for a formula stands behind an apostrophe."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_quote_formula(cell) for cell in row] for row in rows)
    return _MARK + text.getvalue().encode()


def _quote_formula(cell: str) -> str:
    is_number = cell.removeprefix("-").isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell
