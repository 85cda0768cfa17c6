"""What is mended in the library's output."""

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import makeToUnicodeCMap

from factsheet.conformance.verapdf import VeraPdf
from factsheet.embedded_data import Attachment
from factsheet.pdf.archival import COMPRESSION_LEVEL, mend_character_map
from factsheet.pdf.document import write_document
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_full_page, some_attachments

CODE_POINTS = st.integers(1, 0x10FFFF).filter(lambda code: not 0xD800 <= code < 0xE000)


@given(st.lists(CODE_POINTS, min_size=1, max_size=255))
def test_a_character_map_leads_back_to_each_character(subset: list[int]) -> None:
    mended = mend_character_map(makeToUnicodeCMap("AAAAAA+Face", [0, *subset]))
    pairs = re.findall(r"^<(..)> <(.+)>$", mended.partition("beginbfchar")[2], re.MULTILINE)
    assert [bytes.fromhex(value).decode("utf-16-be") for _, value in pairs] == [chr(code) for code in subset]
    assert [int(code, 16) for code, _ in pairs] == list(range(1, len(subset) + 1))


@given(st.lists(CODE_POINTS, min_size=1, max_size=255))
def test_a_block_of_a_character_map_holds_what_it_announces(subset: list[int]) -> None:
    mended = mend_character_map(makeToUnicodeCMap("AAAAAA+Face", [0, *subset]))
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar", mended, re.DOTALL)
    assert [int(announced) for announced, _ in blocks] == [len(body.splitlines()) for _, body in blocks]
    assert all(int(announced) <= 100 for announced, _ in blocks)


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    pdf = write_document(a_document(a_full_page(), attachments=some_attachments()))
    streams = len(re.findall(rb">>\nstream\n", pdf))
    assert pdf.count(b"endstream") == pdf.count(b"\r\nendstream\nendobj") == streams


@pytest.mark.parametrize("last", [b"\r", b"\n"])
def test_a_stream_whose_data_end_like_a_line_keeps_its_length(last: bytes, verapdf: VeraPdf) -> None:
    contents = (b"y" * number for number in range(256))
    content = next(each for each in contents if zlib.compress(each, COMPRESSION_LEVEL).endswith(last))
    pdf = write_document(a_document(attachments=(Attachment("a.csv", content, "text/csv", "Table"),)))
    assert page_faults(pdf) == []
    assert verapdf.check(pdf) == []


def test_the_header_names_version_1_7() -> None:
    assert write_document(a_document()).startswith(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
