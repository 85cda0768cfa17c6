"""Streams are unpacked within bounds; what cannot be is what is stored."""

import zlib
from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from factsheet.pdf_files import stream_content
from factsheet.pdf_files.stream_content import read_page_content, read_stream

PACKED = zlib.compress(b"words " * 100)


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as opened:
        yield opened


def a_stream(pdf: pikepdf.Pdf, content: bytes, filters: object) -> Stream:
    stream = Stream(pdf, b"")
    stream.write(content, filter=filters)  # type: ignore[arg-type]  # whatever a file may hold
    return stream


def test_what_is_packed_is_unpacked(pdf: pikepdf.Pdf) -> None:
    assert read_stream(a_stream(pdf, PACKED, Name.FlateDecode)) == b"words " * 100
    assert read_stream(a_stream(pdf, PACKED, Array([Name.FlateDecode]))) == b"words " * 100
    assert read_stream(a_stream(pdf, b"776f726473>", Name.ASCIIHexDecode)) == b"words"
    assert read_stream(Stream(pdf, b"words")) == b"words"


@pytest.mark.parametrize(
    "content", [PACKED[:-9], b"no zlib", PACKED[:10] + b"??" + PACKED[12:], PACKED + b"hidden"]
)
def test_what_is_damaged_is_what_is_stored(pdf: pikepdf.Pdf, content: bytes) -> None:
    assert read_stream(a_stream(pdf, content, Name.FlateDecode)) == content


def test_what_swells_is_not_unpacked(pdf: pikepdf.Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_content, "MOST_UNPACKED", 599)
    assert read_stream(a_stream(pdf, PACKED, Name.FlateDecode)) == PACKED
    twice = zlib.compress(PACKED)
    assert read_stream(a_stream(pdf, twice, Array([Name.FlateDecode, Name.FlateDecode]))) == twice


def test_the_parts_of_a_page_are_joined(pdf: pikepdf.Pdf) -> None:
    parts = Array([pdf.make_indirect(Stream(pdf, each)) for each in (b"q", b"Q")])
    assert read_page_content(Dictionary(Contents=parts)) == b"q\nQ"
    assert read_page_content(Dictionary(Contents=parts[0])) == b"q"
    assert read_page_content(Dictionary()) == b""
