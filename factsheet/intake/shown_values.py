"""What a cell holds against what it shows: texts are read as shown, numbers as held; what differs is told."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factsheet.fields import split_period
from factsheet.intake.raw_table import CellLook
from factsheet.reading.letter_doubts import find_lost_letters
from factsheet.staff_tables.cell_types import COUNT_KINDS, KIND_ALLOWED, CellKind, CellValue, word_cell

Quote = Callable[[str], str]
"""How a message quotes what stands in a cell: of what may be a count, the shape alone."""

AS_TEXT = "format the cell as text (Format Cells, Text), then type it again"
_TEXT_KINDS = frozenset({CellKind.TEXT, CellKind.LINK, CellKind.SOURCE, CellKind.PLACE})
_NUMBER_KINDS = COUNT_KINDS | {CellKind.YEAR}
_TEXT_ALLOWED = f"the text as it is to be printed: {AS_TEXT}"
_STRUCK = "struck through, and read: empty the cell or take out the row if it does not hold any more"
_ZERO_LOST = f"a number, in which a zero at the end would be lost; if one is missing, {AS_TEXT}"
_APOSTROPHE = re.compile(r"['’](?=[0-9])([^'’]*)")
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class ResolvedCell:
    """The value that a cell stands for, and what is to be told of it."""

    value: CellValue
    notes: tuple[str, ...] = ()


def resolve_cell(kind: CellKind, cell: CellValue, look: CellLook | None, quote: Quote) -> ResolvedCell:
    """Return what a cell that holds something stands for in a column of that kind.

    Args:
        kind: What the column holds.
        cell: What the cell holds.
        look: How it looks, None where it shows what it holds.
        quote: How messages quote the cell.

    Raises:
        ValueError: It shows another thing than it holds, and which is meant is not certain; the text says
            what to type.
    """
    struck = (_STRUCK,) if look and look.is_struck else ()
    resolved = _choose_value(kind, cell, look or CellLook(word_cell(cell)), quote)
    return ResolvedCell(resolved.value, (*resolved.notes, *struck))


def word_look(cell: CellValue, look: CellLook | None) -> str:
    """Return a cell as a message quotes it, with what it shows where that is something else."""
    held = word_cell(cell)
    if look is None or isinstance(cell, str):
        return held
    if look.shown is None:
        return f"{held} with the number format {look.code}" if look.code else held
    shown = look.shown.strip()
    return held if shown == held else f"{held}, shown as {shown or 'nothing'}"


def _choose_value(kind: CellKind, cell: CellValue, look: CellLook, quote: Quote) -> ResolvedCell:
    if isinstance(cell, str):
        return _resolve_words(kind, cell, quote)
    if isinstance(cell, bool):
        return _resolve_truth(kind, cell)
    if isinstance(cell, date):
        return _resolve_day(kind, cell, look, quote)
    if kind is CellKind.DAY:
        raise ValueError(f"{KIND_ALLOWED[kind]}; format the cell as a date, then type it again")
    if kind in _TEXT_KINDS:
        return _resolve_text(cell, look, quote)
    return ResolvedCell(cell, _describe_difference(cell, look, quote))


def _resolve_words(kind: CellKind, text: str, quote: Quote) -> ResolvedCell:
    """Return a text without the sign by which spreadsheets mark texts; letters that were lost are refused."""
    meant = find_lost_letters(text) if kind in _TEXT_KINDS else None
    if meant:
        raise ValueError(f"the letters as they are printed, {quote(meant)} perhaps: type them again")
    marked = _APOSTROPHE.fullmatch(text)
    if marked is None:
        return ResolvedCell(text)
    return ResolvedCell(marked[1], (f"the apostrophe before {quote(marked[1])} left out",))


def _resolve_truth(kind: CellKind, cell: bool) -> ResolvedCell:  # noqa: FBT001
    if kind in _TEXT_KINDS:
        raise ValueError(_TEXT_ALLOWED)
    return ResolvedCell(cell)


def _resolve_day(kind: CellKind, day: date, look: CellLook, quote: Quote) -> ResolvedCell:
    """Return a date where one belongs, or the year where a date shows no more than that."""
    shown = (look.shown or "").strip()
    if kind is CellKind.DAY:
        has_day = not look.code or "d" in look.code.lower()
        told = f"the cell shows {quote(shown)}, which has no day; the date it holds is read"
        return ResolvedCell(day, () if has_day else (told,))
    if kind in _TEXT_KINDS:
        raise ValueError(_TEXT_ALLOWED)
    if kind in COUNT_KINDS or not (_YEAR.fullmatch(shown) and split_period(shown)):
        wanted = "format the cell as a number, then type it again" if kind in _NUMBER_KINDS else AS_TEXT
        raise ValueError(f"{KIND_ALLOWED[kind]}; {wanted}")
    return ResolvedCell(int(shown), (f"a date that shows {quote(shown)}, and is read as that year",))


def _resolve_text(cell: CellValue, look: CellLook, quote: Quote) -> ResolvedCell:
    """Return the text that a number shows."""
    shown = (look.shown or "").strip()
    if not shown:
        raise ValueError(_TEXT_ALLOWED)
    if shown != str(cell):
        return ResolvedCell(shown, (f"{quote(str(cell))} shown as {quote(shown)}, and read as shown",))
    return ResolvedCell(shown, () if isinstance(cell, int) else (f"{quote(shown)} is {_ZERO_LOST}",))


def _describe_difference(cell: CellValue, look: CellLook, quote: Quote) -> tuple[str, ...]:
    """Return what is told of a number whose cell shows something else."""
    if look.shown is None:
        return ("the number format of the cell may show another number; the one it holds is read",)
    shown = look.shown.strip()
    try:
        is_same = float(re.sub(r"[,\s]", "", shown)) == cell
    except ValueError:
        is_same = False
    if is_same:
        return ()
    # What has no digits, as a dash, would tell by itself which number it stands for.
    seen = f"shown as {quote(shown)}" if any(map(str.isdigit, shown)) else "shown without digits"
    return (f"{quote(str(cell))} {seen}; the number that the cell holds is read",)
