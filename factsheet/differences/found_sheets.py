"""The files of a folder of sheets: their digests, and which sheet each is by what it carries."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.differences.difference_records import FoundSheet, SheetIdentity, SheetKey
from factsheet.errors import FactsheetError, Fault, PdfError, describe_internal_error
from factsheet.fields import USPS_PATTERN
from factsheet.pdf.carried_data import BROKEN_ALLOWED, CarriedData, read_carried_data
from factsheet.pdf_files.opened_pdf import read_pdf
from factsheet.reading.files import format_path
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree

NO_SHEETS = "no PDF file"
SHEETS_ALLOWED = "a folder with sheets, as 'factsheet build' draws them into one"
_WORD = r"[A-Za-z][A-Za-z0-9_-]{0,30}"
_MOST_YEARS = 9999
_USUAL_FORM, _USUAL_LANG, _USUAL_STATUS = "handout", "en", "final"


@dataclass(frozen=True, slots=True)
class FoundSheets:
    """The files that could be read, by name, and what kept others from it."""

    sheets: tuple[FoundSheet, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: frozenset[str] = frozenset()


def list_pdf_files(folder: Path) -> list[Path]:
    """Return the PDF files of a folder, by their names.

    Raises:
        PdfError: It cannot be looked into.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pdf")
    except OSError as error:
        found = error.strerror or "a folder that cannot be read"
        raise PdfError(Fault(format_path(folder), 1, "folder", found, SHEETS_ALLOWED)) from error


def find_sheets(place: Path) -> FoundSheets:
    """Return the PDF files of a folder, or one file.

    Raises:
        PdfError: The folder has none.
    """
    paths = [place]
    if place.is_dir():
        paths = list_pdf_files(place)
    if not paths:
        raise PdfError(Fault(format_path(place), 1, "folder", NO_SHEETS, SHEETS_ALLOWED))
    sheets, faults, unread = [], list[Fault](), set[str]()
    for path in paths:
        try:
            sheets.append(FoundSheet(path, hashlib.sha256(read_pdf(path)).hexdigest()))
        except FactsheetError as error:
            faults += error.faults
            unread.add(path.name)
    return FoundSheets(tuple(sheets), tuple(faults), frozenset(unread))


def identify_sheets(sheets: Iterable[FoundSheet]) -> FoundSheets:
    """Return the files that are sheets, each with what it is."""
    known, faults, unread = [], list[Fault](), set[str]()
    for sheet in sheets:
        try:
            known.append(replace(sheet, identity=identify_sheet(read_sheet(sheet))))
            continue
        except FactsheetError as error:
            faults += error.faults
        except Exception as error:  # whatever a made-up file does to us, the others are compared
            faults.append(describe_internal_error(sheet.name, error))
        unread.add(sheet.path.name)
    return FoundSheets(tuple(known), tuple(faults), frozenset(unread))


def read_sheet(sheet: FoundSheet) -> CarriedData:
    """Return what a sheet carries.

    Raises:
        PdfError: It is no sheet, or broken.
    """
    return read_carried_data(read_pdf(sheet.path), sheet.name)


def identify_sheet(data: CarriedData) -> SheetIdentity:
    """Return which sheet it is that carries some data.

    Raises:
        PdfError: The data do not say it.
    """
    place = data.profile.get("jurisdiction")
    jurisdiction: Tree = place if isinstance(place, dict) else {}
    drawing = data.drawing
    key = SheetKey(
        usps=_read_word(data, "jurisdiction.usps", jurisdiction.get("usps"), USPS_PATTERN),
        form=_read_word(data, "drawing.format", drawing.get("format", _USUAL_FORM)),
        lang=_read_word(data, "drawing.lang", drawing.get("lang", _USUAL_LANG)),
        stamp=_read_word(data, "status", data.profile.get("status", _USUAL_STATUS)),
    )
    return SheetIdentity(
        key=key,
        name=_read_word(data, "jurisdiction.name", jurisdiction.get("name"), ".{1,200}"),
        edition=_read_number(data, "edition"),
        version=_read_number(data, "version"),
        program=str(drawing.get("program", "")),
    )


def _read_word(data: CarriedData, path: str, value: Plain, pattern: str = _WORD) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise PdfError(Fault(data.name, 1, f"data {path}", quote_value(value), BROKEN_ALLOWED))
    return value


def _read_number(data: CarriedData, path: str) -> int:
    value = data.profile.get(path)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _MOST_YEARS:
        raise PdfError(Fault(data.name, 1, f"data {path}", quote_value(value), BROKEN_ALLOWED))
    return value
