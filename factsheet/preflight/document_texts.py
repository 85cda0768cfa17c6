"""What a file says of itself beside its title, and its settings for viewers."""

from collections.abc import Sequence

import pikepdf


def read_document_text(pdf: pikepdf.Pdf, key: str) -> str:
    """Return an entry of the metadata, else of the information dictionary, else "".

    Args:
        pdf: The file.
        key: ``author``, ``subject`` or ``keywords``.
    """
    names = {
        "author": ("dc:creator", "/Author"),
        "subject": ("dc:description", "/Subject"),
        "keywords": ("pdf:Keywords", "/Keywords"),
    }
    in_metadata, in_information = names[key]
    told: object = None
    if "/Metadata" in pdf.Root:
        try:
            told = pdf.open_metadata().get(in_metadata)
        except Exception:  # whatever an XML reader raises: metadata that cannot be read tell nothing
            told = None
    listed = told if isinstance(told, Sequence | set) and not isinstance(told, str) else [told or ""]
    text = "; ".join(str(each).strip() for each in listed).strip()
    return text or str(pdf.docinfo.get(in_information, "")).strip()


def is_title_shown(pdf: pikepdf.Pdf) -> bool:
    """Return whether viewers show the title in place of the file's name (ISO 32000-1, table 150)."""
    preferences = pdf.Root.get("/ViewerPreferences")
    return isinstance(preferences, pikepdf.Dictionary) and bool(preferences.get("/DisplayDocTitle", False))


def has_bookmarks(pdf: pikepdf.Pdf) -> bool:
    """Return whether the file has bookmarks."""
    outlines = pdf.Root.get("/Outlines")
    return isinstance(outlines, pikepdf.Dictionary) and "/First" in outlines


def has_layers(pdf: pikepdf.Pdf) -> bool:
    """Return whether parts of the pages can be switched on and off."""
    layers = pdf.Root.get("/OCProperties")
    return isinstance(layers, pikepdf.Dictionary) and bool(layers.get("/OCGs"))
