"""What a PDF file says in its metadata to conform to: parts of PDF/UA and PDF/A."""

from dataclasses import dataclass

import pikepdf

UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
ARCHIVE_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
ARCHIVE_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a file.

    Attributes:
        ua: The part of PDF/UA, "1" or "2"; None without a claim.
        archive: Part and level of PDF/A, such as "2a" or "3b", or "4" and "4f"; None without a claim.
    """

    ua: str | None = None
    archive: str | None = None

    @property
    def profiles(self) -> tuple[str, ...]:
        """Return the names by which validators know what is claimed: ("3a", "ua1")."""
        return (*filter(None, (self.archive,)), *((f"ua{self.ua}",) if self.ua else ()))


def read_claims(pdf: pikepdf.Pdf) -> Claims:
    """Return what the XMP metadata claim; nothing where there are none or they cannot be read."""
    if "/Metadata" not in pdf.Root:
        return Claims()
    try:
        metadata = pdf.open_metadata()
        found = {key: str(metadata.get(key) or "").strip() for key in (UA_PART, ARCHIVE_PART, ARCHIVE_LEVEL)}
    except Exception:  # whatever an XML reader raises: metadata that cannot be read claim nothing
        return Claims()
    archive = found[ARCHIVE_PART] and found[ARCHIVE_PART] + found[ARCHIVE_LEVEL].lower()
    return Claims(found[UA_PART] or None, archive or None)
