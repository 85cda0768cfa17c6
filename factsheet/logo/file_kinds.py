"""What a file is by its first bytes, whatever its name says, and how a picture is made of it."""

import re
from dataclasses import dataclass

PNG, JPEG, SVG = "PNG", "JPEG", "SVG"
_DRAWING_MENUS = (
    "open it in Inkscape (File > Open, then File > Save As, Plain SVG) or in Illustrator (File > Export > "
    "Export As, PNG)"
)
_PICTURE_MENUS = (
    "open it in a program for pictures and choose Save as or Export, PNG; a new name alone changes nothing"
)
_OFFICE_MENUS = "right-click the picture in it, choose Save as Picture, PNG"
_SAVED_PAGE = "right-click the picture on the page, choose Save image as"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that holds no logo.

    Attributes:
        start: What it begins with.
        told: What messages call it.
        menus: What its owner chooses to make a picture of it.
    """

    start: re.Pattern[bytes]
    told: str
    menus: str


def _make_kind(start: bytes, told: str, menus: str) -> FileKind:
    return FileKind(re.compile(start, re.DOTALL), told, menus)


_DRAWN: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (PNG, re.compile(rb"\x89PNG\r\n\x1a\n")),
    (JPEG, re.compile(rb"\xff\xd8\xff")),
)
_OTHERS = (
    _make_kind(rb"GIF8", "a GIF picture", _PICTURE_MENUS),
    _make_kind(rb"RIFF....WEBP", "a WebP picture", _PICTURE_MENUS),
    _make_kind(rb"RIFF....(?:CDR|cdr)", "a CorelDRAW drawing", "in CorelDRAW choose File > Export, PNG"),
    _make_kind(rb"BM.{4}\x00{4}", "a BMP picture", _PICTURE_MENUS),
    _make_kind(rb"II[*+]\x00|MM\x00[*+]", "a TIFF picture", _PICTURE_MENUS),
    _make_kind(rb"....ftyp(?:avif|avis)", "an AVIF picture", _PICTURE_MENUS),
    _make_kind(rb"....ftyp(?:he[iv]|mif|msf)", "a HEIC picture of a phone", _PICTURE_MENUS),
    _make_kind(rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 picture", _PICTURE_MENUS),
    _make_kind(rb"\x00\x00\x00\x0cJXL |\xff\x0a", "a JPEG XL picture", _PICTURE_MENUS),
    _make_kind(rb"\x00\x00\x01\x00", "an icon file", _PICTURE_MENUS),
    _make_kind(rb"8BPS", "a Photoshop file", "in Photoshop choose File > Export > Quick Export as PNG"),
    _make_kind(rb"\xd7\xcd\xc6\x9a|\x01\x00\x00\x00.{36} EMF", "a Windows metafile", _DRAWING_MENUS),
    _make_kind(rb".{0,1024}%PDF-", "a PDF file, which Illustrator's .ai files are too", _DRAWING_MENUS),
    _make_kind(rb"%!PS|\xc5\xd0\xd3\xc6", "an EPS file", _DRAWING_MENUS),
    _make_kind(rb"\x1f\x8b", "a compressed file (SVGZ)", "save it as Plain SVG, not compressed"),
    _make_kind(rb"PK\x03\x04.*word/", "a Word document", _OFFICE_MENUS),
    _make_kind(rb"PK\x03\x04.*xl/", "a workbook", _OFFICE_MENUS),
    _make_kind(rb"PK\x03\x04.*ppt/", "a presentation", _OFFICE_MENUS),
    _make_kind(rb"PK\x03\x04", "a zip file or Office document", f"unpack it; in a document {_OFFICE_MENUS}"),
    _make_kind(rb"\xd0\xcf\x11\xe0", "a document of old Office programs", _OFFICE_MENUS),
    _make_kind(rb"\{\\rtf", "a text document (RTF)", _OFFICE_MENUS),
    _make_kind(rb"(?i:(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html))", "a web page", _SAVED_PAGE),
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe<\x00|\xfe\xff\x00<")
KIND_ALLOWED = "a picture in PNG or JPEG, or a drawing in SVG"
_UNKNOWN = _make_kind(rb"", "no picture that is known", _PICTURE_MENUS)
_EMPTY = _make_kind(rb"", "an empty file", "save or copy it once more")


def identify_kind(content: bytes) -> str | FileKind:
    """Return `PNG`, `JPEG` or `SVG`, or the kind of a file that cannot be a logo.

    What begins as XML does is SVG until it is read.
    """
    for kind, start in _DRAWN:
        if start.match(content):
            return kind
    for other in _OTHERS:
        if other.start.match(content):
            return other
    if _XML.match(content):
        return SVG
    return _UNKNOWN if content else _EMPTY
