"""One difference between a finished file and what the program draws anew: what, where, both sides."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from factsheet.reading.quoting import SHOWN_LENGTH

MOST_TOLD = 20  # of a kind
NOTHING = "nothing"
_BEFORE = 20  # characters of a long text that are shown before the first difference


class DifferenceKind(StrEnum):
    """What differs, in the order in which it is told."""

    PAGE = "page"
    NUMBER = "number"
    WORDS = "words"
    ALTERNATE_TEXT = "alternate text"
    STRUCTURE = "structure"
    LINK = "link"
    FONT = "font"
    PIXELS = "pixels"
    ATTACHMENT = "attachment"
    METADATA = "metadata"
    OTHER = "other"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class FileDifference:
    """One thing in which a file differs from what the program draws.

    Attributes:
        kind: What differs; `REWRITTEN` alone means that only the form of the file does.
        place: Where, in words: "page 1, table, row 3, cell 2", "attachment ma.json".
        found: What the file has, short and quoted where it is text.
        expected: What the program draws.
    """

    kind: DifferenceKind
    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.place}: found {self.found}, expected {self.expected}"


def arrange_differences(differences: Iterable[FileDifference]) -> tuple[FileDifference, ...]:
    """Return each difference once, by kind; of many of a kind the first, and how many more there are."""
    order = list(DifferenceKind)
    ranked = sorted(dict.fromkeys(differences), key=lambda each: order.index(each.kind))
    counts = Counter(each.kind for each in ranked)
    return tuple(_limit_kinds(ranked, counts))


def _limit_kinds(
    ranked: Iterable[FileDifference], counts: Counter[DifferenceKind]
) -> Iterator[FileDifference]:
    told = Counter[DifferenceKind]()
    for each in ranked:
        told[each.kind] += 1
        if told[each.kind] <= MOST_TOLD:
            yield each
        elif told[each.kind] == MOST_TOLD + 1:
            more = f"and {counts[each.kind] - MOST_TOLD} more"
            yield FileDifference(each.kind, more, "other differences of this kind", NOTHING)


def quote_text(text: str) -> str:
    """Return a text as it is told: in quotes, in one line, cut; nothing for an empty one."""
    return _cut_text(" ".join(text.split()), 0)


def quote_both(found: str, expected: str) -> tuple[str, str]:
    """Return two texts in quotes; long ones are cut around the place where they begin to differ."""
    one, other = " ".join(found.split()), " ".join(expected.split())
    if one == other and found != expected:
        one, other = repr(found)[1:-1], repr(expected)[1:-1]
    at = find_first_difference(one, other)
    start = max(0, at - _BEFORE) if max(len(one), len(other)) > SHOWN_LENGTH else 0
    return _cut_text(one, start), _cut_text(other, start)


def find_first_difference(one: str | bytes, other: str | bytes) -> int:
    """Return where two texts begin to differ: the length of what they share at the start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _cut_text(text: str, start: int) -> str:
    if not text:
        return NOTHING
    head = "…" if start else ""
    tail = "…" if len(text) > start + SHOWN_LENGTH else ""
    return f"'{head}{text[start : start + SHOWN_LENGTH]}{tail}'"
