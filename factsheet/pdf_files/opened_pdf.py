"""A PDF file opened, whoever made it; what cannot be opened is told in one fault."""

import logging
import re
from io import BytesIO
from pathlib import Path

import pikepdf

from factsheet.errors import DataError, Fault, PdfError
from factsheet.reading.files import format_path, read_bytes

MOST_BYTES = 1_000_000_000
PDF_ALLOWED = "a PDF file"
OPEN_ALLOWED = "a file that opens without a password: save it without security in the program that made it"
WHOLE_ALLOWED = "a whole PDF file: save or download it again"
_SOURCE = re.compile(r"^stream <[^>]*>(?:,\s*|:\s*|\s+|$)")  # what the library calls bytes that it reads
_HEAD = 1024  # bytes within which "%PDF-" stands, ISO 32000-1, annex H, note 13

logging.getLogger("pikepdf").setLevel(logging.ERROR)  # its warnings are read off the opened file instead


def read_pdf(path: Path) -> bytes:
    """Return the bytes of a file that seems to be a PDF.

    Raises:
        PdfError: There is no such file, it is empty or no PDF.
    """
    name = format_path(path)
    try:
        content = read_bytes(path, wanted=PDF_ALLOWED, most=MOST_BYTES)
    except DataError as error:
        raise PdfError(*error.faults) from error
    if not content:
        raise PdfError(Fault(name, 1, "file", "an empty file of 0 bytes", PDF_ALLOWED))
    if b"%PDF-" not in content[:_HEAD]:
        raise PdfError(Fault(name, 1, "file", "a file of another kind", PDF_ALLOWED))
    return content


def open_pdf_bytes(content: bytes, name: str) -> pikepdf.Pdf:
    """Return the bytes of a PDF file opened; messages call it `name`, and the caller closes it.

    A file that is encrypted and opens without a password is opened; so is one that the library could mend,
    see `list_damages`.

    Raises:
        PdfError: It needs a password, is damaged or has no page.
    """
    try:
        pdf = pikepdf.open(BytesIO(content))
        count = len(pdf.pages)
    except pikepdf.PasswordError:
        found = "a file that needs a password"
        raise PdfError(Fault(name, 1, "file", found, OPEN_ALLOWED)) from None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        found = "a damaged file that cannot be read"
        raise PdfError(Fault(name, 1, "file", found, WHOLE_ALLOWED)) from None
    if not count:
        raise PdfError(Fault(name, 1, "file", "a file without a page", WHOLE_ALLOWED))
    return pdf


def list_damages(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return what the library had to mend to open a file, in its words; empty for a sound one."""
    return tuple(_SOURCE.sub("", str(warning)) for warning in pdf.get_warnings())
