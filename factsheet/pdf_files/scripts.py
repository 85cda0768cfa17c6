"""Scripts that a PDF file runs by itself when it is opened (ISO 32000-1, 12.6)."""

import pikepdf
from pikepdf import Dictionary


def has_scripts(pdf: pikepdf.Pdf) -> bool:
    """Return whether a file has scripts of the document, or something else that happens when it is opened."""
    names, opens = pdf.Root.get("/Names"), pdf.Root.get("/OpenAction")
    has_named = isinstance(names, Dictionary) and "/JavaScript" in names
    has_action = isinstance(opens, Dictionary) and opens.get("/S") not in ("/GoTo", None)
    return has_named or has_action or "/AA" in pdf.Root
