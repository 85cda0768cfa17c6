"""Streams whose last byte could be taken for a part of the end of line behind it."""

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Stream

from factsheet.pdf_files.stream_ends import widen_stream_ends
from tests.binding.small_reports import plain_report, saved


def find_data_ending_in(last: bytes) -> bytes:
    """Return data that end so once they are packed: the last byte is one of a sum over all of them."""
    texts = (b"%" + b"a" * number for number in range(1000))  # comments of the page
    return next(text for text in texts if zlib.compress(text).endswith(last))


def file_with(*data: bytes) -> bytes:
    with pikepdf.open(BytesIO(plain_report())) as pdf:
        for each in data:
            packed = Stream(pdf, zlib.compress(each), Dictionary(Filter=Name.FlateDecode))
            pdf.pages[0].contents_add(packed)
        return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)


def test_a_carriage_return_at_the_end_is_parted_from_the_end_of_line() -> None:
    content = file_with(find_data_ending_in(b"\r"), find_data_ending_in(b"\n"))
    widened = widen_stream_ends(content)
    assert content.count(b"\r\nendstream") == widened.count(b"\r\r\nendstream") == 1
    assert len(widened) == len(content)
    with pikepdf.open(BytesIO(widened)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pages[0].Contents[1].read_bytes() == find_data_ending_in(b"\r")


def test_a_file_without_such_an_end_stays_as_it_is() -> None:
    content = file_with(find_data_ending_in(b"x"))
    assert widen_stream_ends(content) is content
