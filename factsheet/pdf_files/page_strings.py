"""The text of pages as a reader copies it."""

import pypdfium2  # type: ignore[import-untyped]  # ships no types


def read_page_strings(content: bytes) -> list[str]:
    """Return the text of each page of a file; [] for one that cannot be read."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError:
        return []
    finally:
        document.close()
