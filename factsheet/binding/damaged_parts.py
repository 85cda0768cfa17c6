"""Files that open and prove to be damaged further in: faults of the file, whatever the library raises."""

from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from factsheet.binding.given_files import GivenFile
from factsheet.errors import Fault, PdfError
from factsheet.pdf_files.opened_pdf import WHOLE_ALLOWED, open_pdf_bytes

_RAISED = (
    pikepdf.exceptions.PikepdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
)


@contextmanager
def refuse_damage(given: GivenFile) -> Iterator[None]:
    """Turn what is raised while a file is joined into a fault of that file.

    Raises:
        PdfError: Something in it is not what its place asks for.
    """
    try:
        yield
    except _RAISED as error:
        said = " ".join(str(error).split())
        found = f"a damaged file, in which something is not what it should be ({said})"
        raise PdfError(Fault(given.name, 1, "file", found, WHOLE_ALLOWED)) from error


def check_wholeness(content: bytes, given: GivenFile, pages: int) -> None:
    """Look whether a finished file opens with all its pages.

    Raises:
        PdfError: It does not: the file that it grew from is damaged.
    """
    with open_pdf_bytes(content, given.name) as pdf:
        if len(pdf.pages) == pages:
            return
    raise PdfError(Fault(given.name, 1, "file", "a damaged file that loses pages", WHOLE_ALLOWED))
