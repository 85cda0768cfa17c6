"""What is told of two sheets, and of two folders of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from factsheet.embedded_data.changed_values import ChangeKind
from factsheet.errors import Fault
from factsheet.reading.files import format_path


class PairOutcome(StrEnum):
    """In what two sheets differ, the gravest first."""

    UNKNOWN = "not to be told"
    CHANGED = "changed"
    REDRAWN = "same data, drawn otherwise"
    UNSEEN = "same data and look, other tags or metadata"
    REWRITTEN = "same content, written anew"
    IDENTICAL = "identical"


@dataclass(frozen=True, slots=True, order=True)
class SheetKey:
    """What a sheet keeps from edition to edition, by which it finds its partner.

    Attributes:
        usps: Two capital letters.
        form: The format.
        lang: The language, by its wording file.
        stamp: The status, "final" for a sheet without a stamp.
    """

    usps: str
    form: str
    lang: str
    stamp: str


@dataclass(frozen=True, slots=True)
class SheetIdentity:
    """Which sheet a file is, by what it carries.

    Attributes:
        key: What its partner has too.
        name: Of the jurisdiction.
        edition, version: The issue.
        program: The version of the program that drew it; "" where it is not told.
    """

    key: SheetKey
    name: str
    edition: int
    version: int
    program: str


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A file; `identity` is None where nobody had to open it."""

    path: Path
    digest: str
    identity: SheetIdentity | None = None

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return format_path(self.path)


class NumberUnit(StrEnum):
    """What a number tells, and so what its difference does."""

    COUNT = "count"
    RATE = "rate"
    PERCENT = "percent"


Number = int | Decimal


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that differs.

    Attributes:
        words: Its place in the words of the sheet.
        path: Its place in the data.
        before, after: None where one of the two sheets does not show it.
        difference: Of a percentage in points; None where no values are told, and where `is_withheld`.
        percent: By how much it rose or fell, with one decimal; None too where that says nothing.
        is_withheld: Whether the difference is a small count, on sheets that hide small counts.
    """

    words: str
    path: str
    kind: ChangeKind
    unit: NumberUnit
    before: Number | None = None
    after: Number | None = None
    difference: Number | None = None
    percent: Decimal | None = None
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text, or a choice of how to draw, that differs; no values where one of the sheets has none.

    Attributes:
        words: Its place in the words of the sheet.
        path: Its place in the data.
        before, after: In full.
    """

    words: str
    path: str
    kind: ChangeKind
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class LookChange:
    """Something in which two files differ that carry the same data; no number of a page is in it.

    Attributes:
        sort: What differs, in a word: "pixels", "words", "metadata".
        place: Where: "page 1, table, row 3".
    """

    sort: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is told of two sheets; equal for sheets of one state that differ in the same."""

    numbers: tuple[NumberChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    choices: tuple[TextChange, ...] = ()
    looks: tuple[LookChange, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """Two sheets and in what they differ."""

    before: FoundSheet
    after: FoundSheet
    outcome: PairOutcome
    changes: Changes = Changes()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceDifference:
    """Two folders, or two files, and in what they differ.

    Attributes:
        pairs: Sheets that both have, by the name of the newer one.
        only_before, only_after: Those that one has.
        uncompared: Those whose partner cannot be read.
        faults: Of the files that cannot be read.
    """

    before: str
    after: str
    pairs: tuple[SheetDifference, ...] = ()
    only_before: tuple[FoundSheet, ...] = ()
    only_after: tuple[FoundSheet, ...] = ()
    uncompared: tuple[FoundSheet, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """Return what kept files from being compared, each fault once."""
        return tuple(dict.fromkeys((*self.faults, *(fault for pair in self.pairs for fault in pair.faults))))

    @property
    def differs(self) -> bool:
        """Return whether anything differs, if only the bytes of a file."""
        is_same = all(pair.outcome is PairOutcome.IDENTICAL for pair in self.pairs)
        return not is_same or bool(self.only_before or self.only_after)

    def list_pairs(self, outcome: PairOutcome) -> Sequence[SheetDifference]:
        """Return the pairs with an outcome."""
        return [pair for pair in self.pairs if pair.outcome is outcome]
