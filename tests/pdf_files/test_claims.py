# ruff: noqa: E501 - a packet a line, whole
"""What a file claims, in each form in which metadata write it, and what is called how."""

import pikepdf
import pytest

from factsheet.pdf_files.claims import Claims, list_identification, name_profile_in_full, read_claims

PACKET = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' xmlns:pdfd="http://pdfa.org/declarations/"{}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
WTPDF = "http://pdfa.org/declarations/wtpdf#"


def claims_of(inside: str) -> Claims:
    pdf = pikepdf.new()
    pdf.Root.Metadata = pdf.make_stream(PACKET.format(inside).encode(), Type=pikepdf.Name.Metadata)
    return read_claims(pdf)


def declare(*items: str) -> str:
    return f"><pdfd:declarations><rdf:Bag>{''.join(items)}</rdf:Bag></pdfd:declarations>"


@pytest.mark.parametrize(
    ("inside", "claims"),
    [
        (">", Claims()),
        ("><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", Claims(None, "3a")),
        (' pdfaid:part="4" pdfuaid:part="2">', Claims("2", "4")),
        (
            declare(f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{WTPDF}reuse1.0</pdfd:conformsTo></rdf:li>'),
            Claims(declared=("wt1r",)),
        ),
        (
            declare(
                f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo rdf:resource="{WTPDF}reuse1.0"/></rdf:li>',
                f'<rdf:li><rdf:Description pdfd:conformsTo="{WTPDF}accessibility1.0"/></rdf:li>',
            ),
            Claims(declared=("wt1a", "wt1r")),
        ),
        (
            declare('<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://a.org/x</pdfd:conformsTo></rdf:li>'),
            Claims(),
        ),
        ("<", Claims()),
    ],
)  # fmt: skip
def test_claims_are_read_as_they_are_written(inside: str, claims: Claims) -> None:
    assert claims_of(inside) == claims


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (Claims(), []),
        (Claims("1", "3a"), ["pdfaid:part 3", "pdfaid:conformance A", "pdfuaid:part 1"]),
        (Claims("1", "2b"), ["pdfaid:part 2", "pdfaid:conformance B", "pdfuaid:part 1"]),
        (
            Claims("2", "4f"),
            [
                "pdfaid:part 4",
                "pdfaid:rev 2020",
                "pdfaid:conformance F",
                "pdfuaid:part 2",
                "pdfuaid:rev 2024",
            ],
        ),
        (Claims(None, "4"), ["pdfaid:part 4", "pdfaid:rev 2020"]),
    ],
)
def test_parts_of_pdf_2_name_the_year_of_their_standard(claims: Claims, told: list[str]) -> None:
    assert [f"{prefix}:{name} {text}" for prefix, name, text in list_identification(claims)] == told


def test_each_profile_has_a_name_in_words() -> None:
    profiles = Claims("2", "4f", ("wt1a", "wt1r")).profiles
    assert profiles == ("4f", "ua2", "wt1a", "wt1r")
    assert [name_profile_in_full(profile) for profile in profiles] == [
        "PDF/A-4f",
        "PDF/UA-2",
        "WTPDF 1.0 for accessibility",
        "WTPDF 1.0 for reuse",
    ]
