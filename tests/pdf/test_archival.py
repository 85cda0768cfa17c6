"""What is mended in the library's output."""

import re
import zlib

import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.embedded_data import Attachment
from factsheet.pdf.archival import COMPRESSION_LEVEL
from factsheet.pdf.document import write_document
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_full_page, some_attachments


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
