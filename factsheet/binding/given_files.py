"""What is to be joined: files as they are given, looked at, refused in one line where need be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import Fault, PdfError
from factsheet.pdf_files.opened_pdf import open_pdf_bytes, read_pdf
from factsheet.pdf_files.traits import PdfTraits, read_traits
from factsheet.reading.files import format_path

ENCRYPTED = "an encrypted file, which opens without a password but restricts what may be done with it"
ENCRYPTED_ALLOWED = (
    "a file without security: save it so in the program that made it, or ask its author for one"
)
SIGNED = "a signed file: the signature, which holds for the file as it is, would be lost"
SIGNED_ALLOWED = (
    "the file before it was signed, to be signed once all is joined; or --force, to remove the signature"
)
XFA = "a form of XFA, whose fields would be lost with all that they show"
XFA_ALLOWED = "a copy printed to PDF by Acrobat"
FIELDS = "a form: its fields could change in the copy, or be lost"
FIELDS_ALLOWED = "a copy printed to PDF or flattened; or --force, to carry the fields as they are"
PORTFOLIO = "a portfolio, a cover around other files: these would be lost"
PORTFOLIO_ALLOWED = "a PDF file of pages: save the files of the portfolio one by one, or join them"
_YEAR = re.compile(r"D:(\d{4})")


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to be joined.

    Attributes:
        name: What messages call it.
        stem: Its name without folder and ending, for a file that has no title.
        year: In which it says that it was made; None where it does not.
    """

    name: str
    stem: str
    content: bytes
    traits: PdfTraits
    year: int | None = None

    @property
    def title(self) -> str:
        """Return what the file calls itself, else its name."""
        return self.traits.title.strip() or self.stem


def read_given_files(paths: Sequence[Path], *, force: bool) -> tuple[GivenFile, ...]:
    """Return some files, looked at.

    Args:
        paths: Where they lie.
        force: Join also what is signed, or a form.

    Raises:
        PdfError: Carries one fault for each file that cannot be joined.
    """
    given: list[GivenFile] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            given.append(look_at_file(read_pdf(path), format_path(path), path.stem, force=force))
        except PdfError as error:
            faults.extend(error.faults)
    if faults:
        raise PdfError(*faults)
    return tuple(given)


def look_at_file(content: bytes, name: str, stem: str, *, force: bool) -> GivenFile:
    """Return a file with what sort it is.

    Raises:
        PdfError: It cannot be read, or something in it would be lost; says what to do.
    """
    with open_pdf_bytes(content, name) as pdf:
        traits = read_traits(pdf)
        made = _YEAR.match(str(pdf.docinfo.get("/CreationDate", "")))
    if told := _find_hindrance(traits, force=force):
        found, allowed = told
        raise PdfError(Fault(name, 1, "file", found, allowed))
    return GivenFile(name, stem, content, traits, int(made[1]) if made else None)


def _find_hindrance(traits: PdfTraits, *, force: bool) -> tuple[str, str] | None:
    """Return what keeps a file from being joined and what to do, the gravest first; None for nothing."""
    told = (
        (traits.is_encrypted, ENCRYPTED, ENCRYPTED_ALLOWED),
        (traits.is_xfa, XFA, XFA_ALLOWED),
        (traits.is_portfolio, PORTFOLIO, PORTFOLIO_ALLOWED),
        (traits.is_signed and not force, SIGNED, SIGNED_ALLOWED),
        (traits.has_fields and not force, FIELDS, FIELDS_ALLOWED),
    )
    return next(((found, allowed) for holds, found, allowed in told if holds), None)
