"""In what two sheets differ that carry the same data and are drawn with the same choices.

Both files are walked as `verify` walks a sheet and the one drawn anew. No number of a page is told: numbers
are told from the data, by the rule for what a sheet hides.
"""

import re
from io import BytesIO

import pikepdf

from factsheet.count_wording import suppress_numbers
from factsheet.differences.difference_records import LookChange, PairOutcome
from factsheet.pdf_files.opened_pdf import open_pdf_bytes
from factsheet.verification.compared_files import UNSEEN_DRAWING, compare_files
from factsheet.verification.file_differences import DifferenceKind, FileDifference
from factsheet.version import PRODUCER

_SEEN = frozenset(
    {
        DifferenceKind.PAGE,
        DifferenceKind.NUMBER,
        DifferenceKind.WORDS,
        DifferenceKind.FONT,
        DifferenceKind.PIXELS,
    }
)
_MEASURES = frozenset({DifferenceKind.PAGE, DifferenceKind.FONT, DifferenceKind.PIXELS})
_CARRIED = f"catalog, PieceInfo {PRODUCER} Private"  # compared as data
_QUOTED = re.compile(r"'.*'", re.DOTALL)


def compare_looks(before: bytes, after: bytes, name: str) -> tuple[PairOutcome, tuple[LookChange, ...]]:
    """Return in what two files differ, and how that is summed up.

    Args:
        before: A sheet.
        after: One that carries the same.
        name: What messages call the latter.

    Raises:
        PdfError: One of them is damaged.
    """
    if _strip_carried_data(before, name) == _strip_carried_data(after, name):
        return PairOutcome.REWRITTEN, ()
    told = [each for each in compare_files(after, before, name) if not each.place.startswith(_CARRIED)]
    told = [each for each in told if each.kind is not DifferenceKind.REWRITTEN]
    if any(map(_is_seen, told)):
        outcome = PairOutcome.REDRAWN
    else:
        outcome = PairOutcome.UNSEEN if told else PairOutcome.REWRITTEN
    return outcome, tuple(map(_make_change, told))


def _strip_carried_data(content: bytes, name: str) -> bytes:
    """Return a file saved anew without what the program keeps in it for itself, in a sixth of the time.

    Files of the same bytes then differ in nothing else. One that cannot be saved is returned as it is.

    Raises:
        PdfError: It cannot be opened.
    """
    out = BytesIO()
    with open_pdf_bytes(content, name) as pdf:
        pieces = pdf.Root.get("/PieceInfo")
        if isinstance(pieces, pikepdf.Dictionary) and f"/{PRODUCER}" in pieces:
            del pieces[f"/{PRODUCER}"]
        try:
            pdf.save(out, static_id=True, fix_metadata_version=False)
        except (pikepdf.PdfError, RuntimeError, ValueError):
            return content
    return out.getvalue()


def _is_seen(difference: FileDifference) -> bool:
    return difference.kind in _SEEN and difference.found != UNSEEN_DRAWING


def _make_change(difference: FileDifference) -> LookChange:
    """Return a difference without the numbers of the pages."""
    values = (difference.expected, difference.found)
    before, after = values if difference.kind in _MEASURES else map(suppress_numbers, values)
    place = _QUOTED.sub(lambda quoted: suppress_numbers(quoted[0]), difference.place)
    return LookChange(difference.kind.value, place, before, after)
