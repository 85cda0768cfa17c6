"""A page whose every mark has its place: what `page` hands to `pdf`.

The tree is the structure tree in reading order; what carries no meaning is an `Artifact`. Nothing below
this layer decides anything: it draws what stands here.
All lengths are points, y upward from the lower left corner of the sheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from factsheet.embedded_data import Attachment, PrivateData
from factsheet.figures.drawing import Drawing
from factsheet.geometry import Box
from factsheet.logo.artwork import Outlines, Pixels
from factsheet.model.vocabulary import Standard
from factsheet.typesetting.text_run import Run


class Role(StrEnum):
    """Standard structure types of ISO 32000-1, 14.8.4."""

    DOCUMENT = "Document"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    LINK = "Link"
    SPAN = "Span"


@dataclass(frozen=True, slots=True)
class Picture:
    """A matplotlib drawing with its lower left corner at x, y."""

    drawing: Drawing
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code: rows of dark modules, as filled squares in `box`."""

    data: str
    box: Box
    color: str


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A picture that fills `box`."""

    box: Box
    pixels: Pixels


@dataclass(frozen=True, slots=True)
class VectorImage:
    """A drawing that fills `box`; what lies beyond the drawing's sides is cut off."""

    box: Box
    outlines: Outlines


class Rule(NamedTuple):
    """A straight line of `weight` points."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    color: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle, filled, outlined or both."""

    box: Box
    fill: str | None = None
    outline: str | None = None
    weight: float = 0.75


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle around x, y with a line of `weight` points."""

    x: float
    y: float
    radius: float
    fill: str
    outline: str
    weight: float


class RepeatedText(NamedTuple):
    """Text that is read once, where it first stands, and only seen again.

    `is_running` tells a line in the margin of each page from what is repeated within the page, such as the
    head of a table that goes on.
    """

    run: Run
    is_running: bool = False


Artifact = Rule | Panel | Disc | RepeatedText
"""What is drawn but not read: marked as an artifact."""

Drawable = Run | Picture | QrCode | RasterImage | VectorImage | Panel


class Element(NamedTuple):
    """One element of the structure tree.

    Attributes:
        children: Elements and marks in reading order. Only leaf roles (P, H1, H2, H3, Lbl, LBody, TH, TD,
            Caption, Link, Span, Figure) hold marks.
        alt: Alternate text; a Figure has one, never empty.
        expansion: What an abbreviation stands for.
        actual_text: What its marks say, where that is not what they are made of: a bullet, a dash between
            years.
        lang: Language of the content where it is not the document's, as in RFC 3066.
        url: Where a Link leads: an address, or "#name", a place in the file that `binding` makes of several.
        scope: Of a TH: "Column" or "Row".
        numbering: Of an L: "Decimal", "Disc" or "None".
        summary: Of a Table: what it is a part of, in words that do not stand on the page.
        attached: Name of the attached file that holds what the element shows.
        key: Name of the block on the page, for messages and dumps; inside a block "".
        continues: Whether it goes on with the last element of its role and key, from the page before.
        counties: FIPS of the counties whose counts it tells.
    """

    role: Role
    children: tuple["Element | Drawable", ...] = ()
    alt: str | None = None
    expansion: str | None = None
    actual_text: str | None = None
    lang: str | None = None
    url: str | None = None
    scope: str | None = None
    numbering: str | None = None
    summary: str | None = None
    attached: str | None = None
    key: str = ""
    continues: bool = False
    counties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page: its size, what is read and what is not (drawn first, below all else)."""

    width: float
    height: float
    content: tuple[Element, ...]
    artifacts: tuple[Artifact, ...]


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """What a writer needs for one file.

    Attributes:
        lang: As in RFC 3066, "en-US".
        edition: Year that stands for the file's dates (1 January), so that same input gives same bytes.
        private: What the program keeps for itself.
        standard: The standards that the file keeps.
    """

    pages: tuple[PlacedPage, ...]
    title: str
    author: str
    subject: str
    keywords: str
    lang: str
    edition: int
    attachments: tuple[Attachment, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    private: PrivateData | None = None
    standard: Standard = Standard.PDF17
