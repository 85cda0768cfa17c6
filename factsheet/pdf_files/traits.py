"""What sort of file a PDF is: tagged, signed, a form, a portfolio; and what it says of itself."""

from dataclasses import dataclass

import pikepdf

from factsheet.pdf_files.claims import Claims, read_claims
from factsheet.pdf_files.form_fields import has_signed_field
from factsheet.pdf_files.key_trees import walk_name_tree
from factsheet.pdf_files.opened_pdf import list_damages

_SIGNATURES_EXIST = 1  # ISO 32000-1, table 219


@dataclass(frozen=True, slots=True)
class PdfTraits:
    """What sort of file a PDF is.

    Attributes:
        version: Of PDF, such as "1.7".
        title: Of the metadata, else of the information dictionary; "" without one.
        lang: As in RFC 3066; "" where none is told.
        is_tagged: Whether it has a structure tree with something in it and is marked as tagged.
        is_signed: Whether a signature stands in it, which any change would break.
        has_fields: Whether it has form fields that can be filled in.
        is_xfa: Whether its form is one of XFA, of which only old Acrobat shows the pages.
        is_portfolio: Whether it is a cover around other files.
        attachments: Names of the files attached to it as a whole.
        damages: What had to be mended to open it.
    """

    pages: int
    version: str
    title: str
    lang: str
    claims: Claims
    is_tagged: bool
    is_encrypted: bool
    is_signed: bool
    has_fields: bool
    is_xfa: bool
    is_portfolio: bool
    attachments: tuple[str, ...]
    damages: tuple[str, ...]


def read_traits(pdf: pikepdf.Pdf) -> PdfTraits:
    """Return what sort of file an opened PDF is."""
    root = pdf.Root
    form = _read_dictionary(root, "/AcroForm")
    return PdfTraits(
        pages=len(pdf.pages),
        version=pdf.pdf_version,
        title=read_title(pdf),
        lang=str(root.get("/Lang", "")),
        claims=read_claims(pdf),
        is_tagged=_is_tagged(root),
        is_encrypted=pdf.is_encrypted,
        is_signed=_is_signed(root, form),
        has_fields=bool(_count_entries(form, "/Fields")),
        is_xfa="/XFA" in form,
        is_portfolio="/Collection" in root,
        attachments=tuple(
            key.decode("utf-8", "replace")
            for key, _ in walk_name_tree(_read_dictionary(root, "/Names").get("/EmbeddedFiles"))
        ),
        damages=list_damages(pdf),
    )


def read_title(pdf: pikepdf.Pdf) -> str:
    """Return the title of a file: of its metadata, else of its information dictionary, else ""."""
    told = ""
    if "/Metadata" in pdf.Root:
        try:
            told = str(pdf.open_metadata().get("dc:title") or "")
        except Exception:  # whatever an XML reader raises: metadata that cannot be read tell nothing
            told = ""
    return told or str(pdf.docinfo.get("/Title", ""))


def _is_tagged(root: pikepdf.Object) -> bool:
    tree, mark = _read_dictionary(root, "/StructTreeRoot"), _read_dictionary(root, "/MarkInfo")
    return tree.get("/K") is not None and bool(mark.get("/Marked", False))


def _is_signed(root: pikepdf.Object, form: pikepdf.Object) -> bool:
    flags = form.get("/SigFlags", 0)
    is_marked = (
        (isinstance(flags, int) and bool(flags & _SIGNATURES_EXIST)) or "/Perms" in root or "/DSS" in root
    )
    return is_marked or has_signed_field(form)


def _count_entries(holder: pikepdf.Object, key: str) -> int:
    entries = holder.get(key)
    return len(entries) if isinstance(entries, pikepdf.Array) else 0


def _read_dictionary(holder: pikepdf.Object, key: str) -> pikepdf.Object:
    """Return the dictionary below a key, an empty one where there is none."""
    found = holder.get(key)
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()
