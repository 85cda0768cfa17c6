"""A file of staff by what it is, whatever its name says: CSV, a workbook, or refused in words that help."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from warnings import catch_warnings, simplefilter

from factsheet.errors import DataError, Fault, FormCode
from factsheet.intake.ods_reader import ODS_ALLOWED, read_ods
from factsheet.intake.raw_table import MOST_BYTES, TABLE_WANTED, RawTable, read_csv_table
from factsheet.intake.raw_workbook import RawWorkbook
from factsheet.intake.xlsx_reader import XLSX_ALLOWED, read_xlsx
from factsheet.reading.files import format_path, read_bytes
from factsheet.reading.quoting import quote_value

ENDINGS_ALLOWED = "a table saved as .csv, .xlsx or .ods"
_TEXT_ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt"})
_WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_AS_WORKBOOK = "in Excel: File, Save As, Excel Workbook (.xlsx)"
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ODS_TYPES = (b"application/vnd.oasis.opendocument.spreadsheet",)
_UNLOCK = "it without its password (in Excel: File, Info, Protect Workbook, Encrypt with Password: empty it)"
_OTHERS = {
    b"%PDF": ("a PDF file", "the table that it was made from"),
    b"{\\rtf": ("a text document", "its table, copied into a spreadsheet"),
    b"\x89PNG": ("a picture", "the figures, typed into a spreadsheet"),
    b"\xff\xd8\xff": ("a picture", "the figures, typed into a spreadsheet"),
    b"GIF8": ("a picture", "the figures, typed into a spreadsheet"),
    b"\x1f\x8b": ("a packed file", "the file that is in it"),
}
_PAGES = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<body", b"<style", b"<div")
_SHEETS_LINK = (b'"doc_id"', b"docs.google.com")
_READERS: Mapping[str, tuple[Callable[[bytes, str], RawWorkbook], str]] = {
    ".xlsx": (read_xlsx, XLSX_ALLOWED),
    ".ods": (read_ods, ODS_ALLOWED),
}


def read_table_file(path: Path) -> RawTable | RawWorkbook:
    """Read a file of staff: the table of a text file, or the visible sheets of a workbook.

    What it is, is told by its bytes; a workbook under another ending is read and that is noted.

    Raises:
        DataError: No such file, of a kind that is not read, damaged, or too big.
    """
    name = format_path(path)
    content = read_bytes(path, wanted=TABLE_WANTED, most=MOST_BYTES)
    kind = _name_workbook(content, name)
    if kind is None:
        _refuse_others(content, name, path.suffix.casefold())
        return read_csv_table(path)
    reader, allowed = _READERS[kind]
    try:
        with catch_warnings():
            simplefilter("ignore")  # of odd dates; what is read is checked later
            return reader(content, name)
    except DataError:
        raise
    except Exception as error:  # what a damaged workbook raises is not foreseeable
        raise DataError(_make_fault(name, "a workbook that cannot be read", allowed)) from error


def _name_workbook(content: bytes, name: str) -> str | None:
    """Return the ending that belongs to a workbook; None for what is none.

    Raises:
        DataError: A workbook or document of a kind that is not read, told by what it is.
    """
    if content.startswith(_OLD_OFFICE):
        raise DataError(_make_fault(name, *_describe_old_office(content)))
    if not content.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = set(archive.namelist())
            kind = archive.read("mimetype") if "mimetype" in parts else b""
            locked = b"encryption-data" in (
                archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in parts else b""
            )
    except Exception as error:  # as above
        raise DataError(_make_fault(name, "a workbook that is damaged or cut off", XLSX_ALLOWED)) from error
    if locked:
        raise DataError(
            _make_fault(name, "a workbook locked with a password", "the workbook saved without it")
        )
    if kind.startswith(_ODS_TYPES):
        return ".ods"
    described = _describe_zip(parts)
    if described:
        raise DataError(_make_fault(name, *described))
    return ".xlsx"


def _describe_old_office(content: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "a workbook locked with a password", _UNLOCK
    if "WordDocument".encode("utf-16-le") in content:
        return "a text document", "its table, copied into a spreadsheet"
    return "a workbook of the old kind .xls", f"{ENDINGS_ALLOWED} ({_AS_WORKBOOK})"


def _describe_zip(parts: set[str]) -> tuple[str, str] | None:
    """Return what a zip file is and what is allowed; None for a workbook of Excel."""
    if "xl/workbook.bin" in parts:
        return "a workbook of the kind .xlsb", f"{ENDINGS_ALLOWED} ({_AS_WORKBOOK})"
    if any(part.startswith("Index/") or part == "Index.zip" for part in parts):
        return "a workbook of Numbers", f"{ENDINGS_ALLOWED} (in Numbers: File, Export To, Excel)"
    if any(part.startswith(("word/", "ppt/")) for part in parts) or "content.xml" in parts:
        return "a text document or slides", "the table, copied into a spreadsheet"
    if not any(part.startswith(("xl/", "_rels/")) for part in parts):
        return "a zip file that is no workbook", "the table itself, taken out of it"
    return None


def _refuse_others(content: bytes, name: str, ending: str) -> None:
    """Refuse what is no table as text, by what it is.

    Raises:
        DataError: Says how to make a table of it.
    """
    for start, told in _OTHERS.items():
        if content.startswith(start):
            raise DataError(_make_fault(name, *told))
    begin = content[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith(b"{") and any(mark in begin for mark in _SHEETS_LINK):
        allowed = "the sheet itself (in Google Sheets: File, Download, Microsoft Excel)"
        raise DataError(_make_fault(name, "a link to a Google Sheet", allowed))
    if begin.startswith(_PAGES):
        found = "a web page under the name of a table"
        raise DataError(_make_fault(name, found, f"{ENDINGS_ALLOWED} (open it; {_AS_WORKBOOK})"))
    if begin.startswith(b"<?xml"):
        raise DataError(_make_fault(name, "an XML file", f"{ENDINGS_ALLOWED} (open it; {_AS_WORKBOOK})"))
    if ending not in _TEXT_ENDINGS:
        raise DataError(_make_ending_fault(name, content, ending))


def _make_ending_fault(name: str, content: bytes, ending: str) -> Fault:
    if ending in _WORKBOOK_ENDINGS:
        allowed = "a workbook under that name; a text file with commas has a name that ends in .csv"
        return _make_fault(name, "a file that is no workbook" if content else "an empty file", allowed)
    found = quote_value(ending) if ending else "a name without an ending"
    return Fault(name, 1, "file name", found, ENDINGS_ALLOWED, code=FormCode.FILE)


def _make_fault(name: str, found: str, allowed: str) -> Fault:
    return Fault(name, 1, "file", found, allowed, code=FormCode.FILE)
