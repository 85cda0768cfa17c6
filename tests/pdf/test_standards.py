"""What a file for PDF 2.0 has other than one for PDF 1.7, difference by difference; the rest is the same."""

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from factsheet.model.vocabulary import Standard
from factsheet.page.placed import PlacedDocument
from factsheet.pdf.document import write_document
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.pdf_files.claims import read_claims
from factsheet.pdf_files.traits import read_title
from tests.pdf.builders import a_document, a_full_page, kids_of, opened, some_attachments, tree_lines

OLD, NEW = Standard.PDF17, Standard.PDF20
NAMESPACE = "http://iso.org/pdf2/ssn"


def written_by(standard: Standard, **fields: Any) -> pikepdf.Pdf:
    return opened(document_by(standard, **fields))


def packet_by(standard: Standard, **fields: Any) -> bytes:
    with written_by(standard, **fields) as pdf:
        return pdf.Root.Metadata.read_bytes()


def document_by(standard: Standard, **fields: Any) -> PlacedDocument:
    return a_document(a_full_page(), a_full_page(), standard=standard, **fields)


def elements_of(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids_of(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from elements_of(kid)


@pytest.mark.parametrize(
    ("standard", "has_files", "names"),
    [
        (OLD, True, "PDF/UA-1, PDF/A-3a"),
        (OLD, False, "PDF/UA-1, PDF/A-2a"),
        (NEW, True, "PDF/UA-2, PDF/A-4f, WTPDF 1.0 for accessibility, WTPDF 1.0 for reuse"),
        (NEW, False, "PDF/UA-2, PDF/A-4, WTPDF 1.0 for accessibility, WTPDF 1.0 for reuse"),
    ],
)
def test_a_file_claims_what_its_standards_are_called(standard: Standard, has_files: bool, names: str) -> None:  # noqa: FBT001 - a case
    written = written_by(standard, attachments=some_attachments() if has_files else ())
    assert FILE_STANDARDS[standard].name_claims(has_files=has_files) == names
    assert read_claims(written) == FILE_STANDARDS[standard].choose_claims(has_files=has_files)


def test_the_header_names_the_version() -> None:
    assert [write_document(document_by(standard))[:9] for standard in (OLD, NEW)] == [
        b"%PDF-1.7\n",
        b"%PDF-2.0\n",
    ]
    assert [FILE_STANDARDS[standard].version_name for standard in (OLD, NEW)] == ["1.7", "2.0"]


def test_the_metadata_alone_tell_title_and_dates_in_pdf_2() -> None:
    assert "/Info" in written_by(OLD).trailer
    new = written_by(NEW)
    assert "/Info" not in new.trailer
    assert read_title(new) == "Massachusetts: Efforts to Combat Human Trafficking"
    assert b"<xmp:ModifyDate>2023-01-01T00:00:00+00:00</xmp:ModifyDate>" in new.Root.Metadata.read_bytes()


def test_the_parts_of_pdf_2_name_their_years_and_describe_no_schema() -> None:
    packet = packet_by(NEW, properties={"status": "draft"})
    for told in (b"<pdfaid:rev>2020<", b"<pdfuaid:rev>2024<", b"<factsheet:status>draft<"):
        assert packet.count(told) == 1
    assert b"pdfaExtension" not in packet
    assert b":rev>" not in packet_by(OLD)


def test_each_declaration_stands_once() -> None:
    packet = packet_by(NEW)
    for level in (b"accessibility1.0", b"reuse1.0"):
        told = b"<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#%s</pdfd:conformsTo>" % level
        assert packet.count(told) == 1
    assert b"declarations" not in packet_by(OLD)


def test_each_element_names_the_one_namespace_of_pdf_2() -> None:
    new, old = written_by(NEW), written_by(OLD)
    tree = new.Root.StructTreeRoot
    (space,) = tree.Namespaces
    assert (str(space.Type), str(space.NS)) == ("/Namespace", NAMESPACE)
    assert {element.NS.objgen for element in elements_of(tree.K)} == {space.objgen}
    assert "/Namespaces" not in old.Root.StructTreeRoot
    assert not any("/NS" in element for element in elements_of(old.Root.StructTreeRoot.K))


def test_a_bookmark_leads_to_its_heading_and_in_pdf_2_says_so() -> None:
    old, new = written_by(OLD), written_by(NEW)
    assert "/A" not in old.Root.Outlines.First
    headings = {
        element.objgen for element in elements_of(new.Root.StructTreeRoot.K) if "/H" in str(element.S)
    }
    bookmarks = [
        each
        for each in new.objects
        if isinstance(each, Dictionary) and "/Parent" in each and "/Title" in each
    ]
    assert len(bookmarks) == 6
    for bookmark in bookmarks:
        assert "/Dest" not in bookmark
        assert isinstance(bookmark.A.D, Array)
        assert bookmark.A.D[0].objgen in {page.objgen for page in new.pages}
        assert bookmark.A.SD[0].objgen in headings
        assert list(bookmark.A.SD)[1:] == list(bookmark.A.D)[1:]


def test_roles_texts_and_attributes_are_the_same() -> None:
    old, new = (written_by(standard) for standard in (OLD, NEW))
    assert tree_lines(old) == tree_lines(new)
    assert [page.Contents.read_bytes() for page in old.pages] == [
        page.Contents.read_bytes() for page in new.pages
    ]


def test_each_standard_gives_the_same_bytes_each_time() -> None:
    files = {standard: write_document(document_by(standard)) for standard in Standard}
    assert files == {standard: write_document(document_by(standard)) for standard in Standard}
    assert len({*files.values()}) == len(Standard)
