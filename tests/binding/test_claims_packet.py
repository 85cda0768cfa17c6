"""Claims in the metadata: written, taken away, described where PDF/A asks for it."""

from xml.parsers.expat import ExpatError

import pytest

from factsheet.binding.claims_packet import rewrite_packet
from factsheet.binding.common_claims import (
    Contradiction,
    drop_claims,
    find_common_claims,
    find_contradictions,
    limit_claims,
)
from factsheet.conformance import reference
from factsheet.pdf_files.claims import DECLARATIONS, Claims

WTPDF = tuple(DECLARATIONS)
ATTRIBUTES = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:a="http://www.aiim.org/pdfa/ns/id/" a:part="2" a:conformance="B"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def test_claims_that_are_attributes_are_taken_away_too() -> None:
    written = rewrite_packet(ATTRIBUTES, Claims())
    assert b"part" not in written
    assert b"conformance" not in written


def test_a_claim_of_both_describes_the_schema_of_the_one_that_the_other_does_not_know() -> None:
    written = rewrite_packet(ATTRIBUTES, Claims("1", "3a"))
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in written
    assert (
        written.count(b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>")
        == 1
    )
    again = rewrite_packet(written, Claims("1", "2b"))
    assert again.count(b"<pdfaSchema:schema>") == 1
    assert again.count(b"<pdfaid:part>") == 1


@pytest.mark.parametrize(
    ("packet", "error"),
    [
        (b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>", ValueError),
        (b"<x/>", ValueError),
        (b"no xml", ExpatError),
    ],
)
def test_metadata_that_cannot_be_trusted_are_refused(packet: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        rewrite_packet(packet, Claims("1"))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((Claims("1", "2a"), Claims("1", "3a")), Claims("1", "3a")),
        ((Claims("1", "3b"), Claims("1", "2a")), Claims("1", "3b")),
        ((Claims("1", "2u"), Claims("1", "2a")), Claims("1", "2u")),
        ((Claims("1"), Claims("1", "2a")), Claims("1")),
        ((Claims(None, "2a"), Claims("1", "2a")), Claims(None, "2a")),
        ((Claims("2"), Claims("1")), Claims()),
        ((Claims(None, "1b"), Claims("1", "2a")), Claims()),
        ((Claims(None, "4"), Claims(None, "4")), Claims(None, "4")),
        ((Claims(None, "4f"), Claims(None, "4")), Claims(None, "4f")),
        ((Claims(None, "4f"), Claims(None, "4e")), Claims()),
        ((Claims("2", "4f", WTPDF), Claims("2", "4", WTPDF[:1])), Claims("2", "4f", WTPDF[:1])),
        ((Claims("2", "4f", WTPDF), Claims("1", "3a")), Claims()),
    ],
)
def test_what_is_common_to_all_is_claimed(parts: tuple[Claims, ...], expected: Claims) -> None:
    assert find_common_claims(parts) == expected


def test_a_part_without_tags_keeps_the_archive_alone() -> None:
    assert limit_claims(Claims("1", "2a"), has_files=True, is_tagged=False) == Claims(None, "2u")
    assert limit_claims(Claims("1", "3a"), has_files=False, is_tagged=True) == Claims("1", "2a")
    full = Claims("2", "4f", WTPDF)
    assert limit_claims(full, has_files=True, is_tagged=False) == Claims(None, "4f")
    assert limit_claims(full, has_files=False, is_tagged=True) == Claims("2", "4", WTPDF)


def test_a_claim_that_no_validator_knows_is_dropped_and_told() -> None:
    told = Contradiction("4", reason="no validator here knows it")
    assert str(told) == "PDF/A-4 cannot be checked: no validator here knows it"
    assert drop_claims(Claims("1", "4"), ["4"]) == Claims("1")
    assert drop_claims(Claims("2", "4", WTPDF), ["wt1a"]) == Claims("2", "4", ("wt1r",))


def test_claims_for_pdf_2_name_their_years_and_describe_no_schema() -> None:
    written = rewrite_packet(ATTRIBUTES, Claims("2", "4f", WTPDF))
    assert b"<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>" in written
    assert b"<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>" in written
    assert written.count(b"<pdfd:conformsTo>") == 2
    assert b"<pdfaSchema:schema>" not in written


def test_what_was_declared_of_a_part_is_not_declared_of_the_whole() -> None:
    written = rewrite_packet(ATTRIBUTES, Claims("2", "4f", WTPDF))
    other = written.replace(b"wtpdf#reuse1.0", b"wcag22#AA")
    assert b"conformsTo" not in rewrite_packet(other, Claims(None, "4"))


def test_a_claim_for_pdf_2_that_verapdf_is_not_there_to_judge_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reference, "has_vera", lambda: False)
    (found,) = find_contradictions(b"", ["ua2"])
    assert str(found) == f"PDF/UA-2 cannot be checked: {reference.NO_REFERENCE}"
