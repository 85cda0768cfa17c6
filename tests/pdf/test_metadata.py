"""XMP metadata as readers find it."""

import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.model.vocabulary import Standard
from factsheet.page.placed import PlacedDocument
from factsheet.pdf.document import write_document
from factsheet.pdf.metadata import build_xmp_packet
from factsheet.pdf.standards import FILE_STANDARDS
from tests.conformance import page_faults
from tests.pdf.builders import a_document, opened


def metadata_of(document: PlacedDocument) -> dict[str, object]:
    with opened(document) as pdf, pdf.open_metadata() as metadata:
        return dict(metadata)


def test_readers_find_title_creator_description_keywords_and_language() -> None:
    metadata = metadata_of(a_document())
    assert (
        metadata["{http://purl.org/dc/elements/1.1/}title"]
        == "Massachusetts: Efforts to Combat Human Trafficking"
    )
    assert metadata["{http://purl.org/dc/elements/1.1/}creator"] == ["An agency"]
    assert metadata["{http://purl.org/dc/elements/1.1/}description"] == "One-page profile"
    assert metadata["{http://purl.org/dc/elements/1.1/}language"] == {"en-US"}
    assert metadata["{http://ns.adobe.com/pdf/1.3/}Keywords"] == "Massachusetts, 2023"


def test_dates_are_the_first_of_january_of_the_edition() -> None:
    assert (
        metadata_of(a_document())["{http://ns.adobe.com/xap/1.0/}CreateDate"] == "2023-01-01T00:00:00+00:00"
    )


def test_properties_stand_in_a_namespace_that_claims_no_domain() -> None:
    metadata = metadata_of(a_document(properties={"status": "draft", "edition": "2023"}))
    assert metadata["{urn:factsheet:1}status"] == "draft"
    assert metadata["{urn:factsheet:1}edition"] == "2023"


def test_markup_in_the_data_stays_text(verapdf: VeraPdf) -> None:
    title = 'A & B <script> "quoted" ]]>'
    pdf = write_document(a_document(title=title, properties={"status": title}))
    assert metadata_of(a_document(title=title))["{http://purl.org/dc/elements/1.1/}title"] == title
    assert page_faults(pdf) == []
    assert verapdf.check(pdf) == []


@pytest.mark.parametrize("name", ["", "two words", "a:b", "1st", "x>"])
def test_a_property_that_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"a name has letters and digits only$"):
        build_xmp_packet(a_document(properties={name: "value"}), FILE_STANDARDS[Standard.PDF17])


def test_metadata_can_be_read_without_a_pdf_reader() -> None:
    assert build_xmp_packet(a_document(), FILE_STANDARDS[Standard.PDF17]) in write_document(a_document())


def test_the_packet_begins_with_its_mark_of_byte_order() -> None:
    assert build_xmp_packet(a_document(), FILE_STANDARDS[Standard.PDF17]).startswith(
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    )
