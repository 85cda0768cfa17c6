"""A file is told by what it is, whatever its name says, with the menu words that make a picture of it."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from factsheet.logo.file_kinds import JPEG, PNG, SVG, FileKind, identify_kind
from tests.logo.pictures import a_jpeg, a_png, an_svg


def an_image(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, format=kind)
    return out.getvalue()


def a_zip(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 5000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_png(), PNG),
        (a_jpeg(), JPEG),
        (an_svg(), SVG),
        (b"\xef\xbb\xbf  \n<?xml version='1.0'?><svg/>", SVG),
        ("\ufeff<svg/>".encode("utf-16-le"), SVG),
        (b"<!-- a --><!DOCTYPE svg><svg/>", SVG),
    ],
)
def test_what_can_be_a_logo_is_seen(content: bytes, kind: str) -> None:
    assert identify_kind(content) == kind


@pytest.mark.parametrize(
    ("content", "told", "menu"),
    [
        (an_image("GIF"), "a GIF picture", "Save as or Export, PNG"),
        (an_image("WEBP"), "a WebP picture", "Save as or Export, PNG"),
        (an_image("BMP"), "a BMP picture", "Save as or Export, PNG"),
        (an_image("TIFF"), "a TIFF picture", "Save as or Export, PNG"),
        (an_image("AVIF"), "an AVIF picture", "Save as or Export, PNG"),
        (an_image("JPEG2000"), "a JPEG 2000 picture", "Save as or Export, PNG"),
        (an_image("ICO"), "an icon file", "Save as or Export, PNG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC picture of a phone", "Save as or Export, PNG"),
        (b"8BPS\0\1", "a Photoshop file", "File > Export > Quick Export as PNG"),
        (b"%PDF-1.6\n", "a PDF file, which Illustrator's .ai files are too", "File > Save As, Plain SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "an EPS file", "File > Export > Export As, PNG"),
        (b"\xc5\xd0\xd3\xc6\x1e\0", "an EPS file", "File > Export > Export As, PNG"),
        (b"\xd7\xcd\xc6\x9a\0\0", "a Windows metafile", "File > Save As, Plain SVG"),
        (b"\1\0\0\0" + b"\0" * 36 + b" EMF", "a Windows metafile", "File > Save As, Plain SVG"),
        (b"RIFF\0\0\0\0CDRX", "a CorelDRAW drawing", "File > Export, PNG"),
        (b"\x1f\x8b\x08\0", "a compressed file (SVGZ)", "Plain SVG, not compressed"),
        (a_zip("[Content_Types].xml", "word/document.xml"), "a Word document", "Save as Picture, PNG"),
        (a_zip("[Content_Types].xml", "ppt/presentation.xml"), "a presentation", "Save as Picture, PNG"),
        (a_zip("[Content_Types].xml", "xl/workbook.xml"), "a workbook", "Save as Picture, PNG"),
        (a_zip("logo.png"), "a zip file or Office document", "unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a document of old Office programs", "Save as Picture, PNG"),
        (b"{\\rtf1", "a text document (RTF)", "Save as Picture, PNG"),
        (b"\n<!DOCTYPE HTML><html>", "a web page", "Save image as"),
        (b"logo", "no picture that is known", "Save as or Export, PNG"),
        (b"", "an empty file", "save or copy it once more"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_logo_is_told_by_what_it_is(content: bytes, told: str, menu: str) -> None:
    kind = identify_kind(content)
    assert isinstance(kind, FileKind)
    assert kind.told == told
    assert menu in kind.menus
