"""The standards that files are written by, as data: all in which PDF 2.0 differs from PDF 1.7 is here.

Roles, attributes, alternate texts and artifacts are the same in both: no role has another name, and what
PDF/UA-2 asks of lists, tables, links and figures beyond PDF/UA-1 holds of every file (docs/pdfua.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factsheet.model.vocabulary import Standard
from factsheet.pdf_files.claims import DECLARATIONS, Claims, name_profile_in_full


@dataclass(frozen=True, slots=True)
class FileStandard:
    """What a file is written by.

    Attributes:
        version: Of PDF.
        bare: What a file without attachments claims.
        full: What one with attachments claims.
        has_information: Whether there is an information dictionary beside the metadata.
        describes_schemas: Whether the metadata describe their schemas, as PDF/A asks up to part 3.
        namespace: Of the roles; "" where they belong to none.
        aims_at_elements: Whether bookmarks lead to elements of the structure tree, not to places alone.
    """

    version: tuple[int, int]
    bare: Claims
    full: Claims
    has_information: bool
    describes_schemas: bool
    namespace: str
    aims_at_elements: bool

    @property
    def version_name(self) -> str:
        """Return the version of PDF as text: "1.7"."""
        return "{}.{}".format(*self.version)

    def choose_claims(self, *, has_files: bool) -> Claims:
        """Return what a file claims, by whether files are attached to it."""
        return self.full if has_files else self.bare

    def name_claims(self, *, has_files: bool) -> str:
        """Return the names of what a file claims: "PDF/UA-1, PDF/A-3a"."""
        archive, ua, *declared = self.choose_claims(has_files=has_files).profiles
        return ", ".join(map(name_profile_in_full, (ua, archive, *declared)))


FILE_STANDARDS: Mapping[Standard, FileStandard] = MappingProxyType(
    {
        Standard.PDF17: FileStandard(
            version=(1, 7),
            bare=Claims("1", "2a"),
            full=Claims("1", "3a"),
            has_information=True,
            describes_schemas=True,
            namespace="",
            aims_at_elements=False,
        ),
        Standard.PDF20: FileStandard(
            version=(2, 0),
            bare=Claims("2", "4", tuple(DECLARATIONS)),
            full=Claims("2", "4f", tuple(DECLARATIONS)),
            has_information=False,  # ISO 19005-4, 6.1.3
            describes_schemas=False,
            namespace="http://iso.org/pdf2/ssn",  # ISO 32000-2, 14.8.6
            aims_at_elements=True,  # ISO 14289-2, 8.8
        ),
    }
)
