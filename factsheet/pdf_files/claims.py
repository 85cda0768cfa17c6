"""What a PDF file says in its metadata to conform to: parts of PDF/UA and PDF/A, and PDF declarations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree import ElementTree

import pikepdf

UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
ARCHIVE_NAMESPACE = "http://www.aiim.org/pdfa/ns/id/"
DECLARATION_NAMESPACE = "http://pdfa.org/declarations/"
UA_PART = f"{{{UA_NAMESPACE}}}part"
ARCHIVE_PART = f"{{{ARCHIVE_NAMESPACE}}}part"
ARCHIVE_LEVEL = f"{{{ARCHIVE_NAMESPACE}}}conformance"
DECLARATIONS: Mapping[str, str] = MappingProxyType(
    {
        "wt1a": "http://pdfa.org/declarations/wtpdf#accessibility1.0",
        "wt1r": "http://pdfa.org/declarations/wtpdf#reuse1.0",
    }
)
"""What a declaration of conformance names, by the name that validators have for it."""

_CONFORMS = f"{{{DECLARATION_NAMESPACE}}}conformsTo"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_YEARS = {"ua2": "2024", "4": "2020"}  # of the standards whose identification names one: `rev`
_DECLARED_NAMES = {"wt1a": "WTPDF 1.0 for accessibility", "wt1r": "WTPDF 1.0 for reuse"}


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a file.

    Attributes:
        ua: The part of PDF/UA, "1" or "2"; None without a claim.
        archive: Part and level of PDF/A, such as "2a" or "3b", or "4" and "4f"; None without a claim.
        declared: Which of `DECLARATIONS` it makes, by their names, in their order.
    """

    ua: str | None = None
    archive: str | None = None
    declared: tuple[str, ...] = ()

    @property
    def profiles(self) -> tuple[str, ...]:
        """Return the names by which validators know what is claimed: ("3a", "ua1")."""
        ua = (f"ua{self.ua}",) if self.ua else ()
        return (*filter(None, (self.archive,)), *ua, *self.declared)


def read_claims(pdf: pikepdf.Pdf) -> Claims:
    """Return what the XMP metadata claim; nothing where there are none or they cannot be read."""
    if "/Metadata" not in pdf.Root:
        return Claims()
    try:
        metadata = pdf.open_metadata()
        found = {key: str(metadata.get(key) or "").strip() for key in (UA_PART, ARCHIVE_PART, ARCHIVE_LEVEL)}
        declared = _read_declared(str(metadata))
    except Exception:  # whatever an XML reader raises: metadata that cannot be read claim nothing
        return Claims()
    archive = found[ARCHIVE_PART] and found[ARCHIVE_PART] + found[ARCHIVE_LEVEL].lower()
    return Claims(found[UA_PART] or None, archive or None, declared)


def _read_declared(packet: str) -> tuple[str, ...]:
    if DECLARATION_NAMESPACE not in packet:
        return ()
    told = set[str]()
    for element in ElementTree.fromstring(packet).iter():
        if element.tag == _CONFORMS:
            told |= {(element.text or "").strip(), element.get(_RESOURCE, "")}
        told.add(element.get(_CONFORMS, ""))
    return tuple(name for name, address in DECLARATIONS.items() if address in told)


def list_identification(claims: Claims) -> Iterator[tuple[str, str, str]]:
    """Yield prefix, name and value of each property by which metadata name parts of PDF/A and PDF/UA."""
    if claims.archive:
        part, level = claims.archive[:1], claims.archive[1:].upper()
        yield "pdfaid", "part", part
        if part in _YEARS:
            yield "pdfaid", "rev", _YEARS[part]
        if level:
            yield "pdfaid", "conformance", level
    if claims.ua:
        yield "pdfuaid", "part", claims.ua
        if (profile := f"ua{claims.ua}") in _YEARS:
            yield "pdfuaid", "rev", _YEARS[profile]


def name_profile_in_full(profile: str) -> str:
    """Return "PDF/UA-1" for "ua1", "PDF/A-3a" for "3a", and the name of what is declared."""
    if profile in _DECLARED_NAMES:
        return _DECLARED_NAMES[profile]
    return f"PDF/UA-{profile[2:]}" if profile.startswith("ua") else f"PDF/A-{profile}"
