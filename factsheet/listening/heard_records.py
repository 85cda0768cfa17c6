"""What is heard of a file, in order, before anyone words it."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.errors import Fault


@dataclass(frozen=True, slots=True)
class HeardText:
    """A stretch of text in one language.

    Attributes:
        shown: What the page shows; "" for a text that is only heard.
        heard: What is heard: the same, or what is read in its place.
        lang: Its language, as in RFC 5646; "" where none is told.
        page: Number of its page; 0 where it is not known.
    """

    shown: str
    heard: str
    lang: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class HeardAnnotation:
    """A link, a field of a form or a comment that the tree holds.

    Attributes:
        kind: Such as "Link" or "Widget".
        contents: What it says of itself; "" for nothing.
        address: Where it leads; "" where it stays in the file or leads nowhere.
        lang: Its language.
    """

    kind: str
    contents: str = ""
    address: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class CellTies:
    """How a cell of a table says to what it belongs.

    Attributes:
        scope: "Row", "Column", "Both" or "".
        key: Its ID; b"" without one.
        headers: The IDs of the header cells that it names.
        rows: How many rows it takes.
        columns: How many columns it takes.
    """

    scope: str = ""
    key: bytes = b""
    headers: tuple[bytes, ...] = ()
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class HeardElement:
    """One structure element.

    Attributes:
        role: The standard name that its tag stands for; the tag itself where it stands for none.
        kids: What it holds, in order.
        instead: What is heard in place of its content: expansion, actual or alternate text; None for nothing.
        lang: The language of that, and of what is in it unless it says otherwise.
        page: Number of the page on which it begins; 0 where it is not known.
        ties: Of a cell of a table.
        summary: What a table says of itself; "" for nothing.
        files: Names of the attached files that belong to it.
    """

    role: str
    kids: tuple["HeardKid", ...] = ()
    instead: str | None = None
    lang: str = ""
    page: int = 0
    ties: CellTies = CellTies()
    summary: str = ""
    files: tuple[str, ...] = ()


HeardKid = HeardElement | HeardText | HeardAnnotation


@dataclass(frozen=True, slots=True)
class HeardDocument:
    """A whole file as it is heard.

    Attributes:
        title: Of its metadata; "" without one.
        lang: Its language; "" where none is told.
        pages: How many it has.
        kids: What its tree holds.
        faults: What keeps some of it from being heard.
    """

    title: str
    lang: str
    pages: int
    kids: tuple[HeardKid, ...]
    faults: tuple[Fault, ...] = ()


def walk_texts(kids: tuple[HeardKid, ...]) -> Iterator[HeardText]:
    """Yield the texts in some kids in order, also those in whose place something else is heard."""
    for kid in kids:
        if isinstance(kid, HeardText):
            yield kid
        elif isinstance(kid, HeardElement):
            yield from walk_texts(kid.kids)
