# ruff: noqa: E501 - a case a line, whole
"""Files as spreadsheet programs write them, made up for tests, and how they are read."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from factsheet.intake.raw_table import RawTable
from factsheet.intake.raw_workbook import RawWorkbook
from factsheet.intake.table_files import read_table_file
from tests.intake.builders import workbook

XLSX = "a workbook saved as .xlsx (in Excel: Save As, Excel Workbook)"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"'
    for part in ("office", "table", "text", "style")
)
_STYLES = (
    '<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="out" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)
_STRICT = (
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
)


def read_workbook(path: Path) -> RawWorkbook:
    """Read a file that is a workbook."""
    read = read_table_file(path)
    assert isinstance(read, RawWorkbook)
    return read


def read_only_table(path: Path) -> RawTable:
    """Read a file that has one table."""
    read = read_table_file(path)
    if isinstance(read, RawTable):
        return read
    (table,) = read.tables
    return table


def repacked(path: Path, part: str, content: bytes) -> Path:
    """Put another content into a part of a workbook, or add the part."""
    with zipfile.ZipFile(path) as old:
        parts = {member.filename: old.read(member) for member in old.infolist()}
    return zipped(path, parts | {part: content})


def zipped(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def changed_sheet(path: Path, old: str, new: str) -> Path:
    """Put another text in place of one in the first sheet of a workbook of Excel."""
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as book:
        text = book.read(part).decode()
    assert old in text
    return repacked(path, part, text.replace(old, new).encode())


def shared_texts(path: Path, *texts: str) -> Path:
    """Write a workbook whose first column has texts by number, as Excel keeps them; each is the text of an item."""
    workbook(path, {"One": [[7]]})
    cells = "".join(
        f'<row r="{at + 1}"><c r="A{at + 1}" t="s"><v>{at}</v></c></row>' for at in range(len(texts))
    )
    changed_sheet(path, '<row r="1"><c r="A1" t="n"><v>7</v></c></row>', cells)
    items = f"<sst xmlns='{_STRICT[0][0]}'>{''.join(f'<si>{text}</si>' for text in texts)}</sst>"
    relation = f'<Relationship Id="rId9" Target="sharedStrings.xml" Type="{_STRICT[1][0]}relationships/sharedStrings"/>'
    relations = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(path) as book:
        listed = book.read(relations).decode().replace("</Relationships>", f"{relation}</Relationships>")
    return repacked(repacked(path, relations, listed.encode()), "xl/sharedStrings.xml", items.encode())


def made_strict(path: Path) -> Path:
    """Give a workbook the namespaces of the strict kind of the standard."""
    with zipfile.ZipFile(path) as old:
        parts = {member.filename: old.read(member).decode() for member in old.infolist()}
    for before, after in _STRICT:
        parts = {name: text.replace(before, after) for name, text in parts.items()}
    return zipped(path, parts)


def ods_cell(value: object, shown: str | None = None, more: str = "") -> str:
    """Return a cell of a workbook of LibreOffice; without `shown` it shows what it holds."""
    if value is None:
        return f"<table:table-cell {more}/>"
    kind, name, held = "string", "string-value", None
    if isinstance(value, bool):
        kind, name, held = "boolean", "boolean-value", str(value).lower()
    elif isinstance(value, int | float):
        kind, name, held = "float", "value", str(value)
    elif isinstance(value, date):
        kind, name, held = "date", "date-value", value.isoformat()
    kept = "" if held is None else f" office:{name}={quoteattr(held)}"
    text = escape(str(value) if shown is None else shown)
    return f'<table:table-cell office:value-type="{kind}"{kept} {more}><text:p>{text}</text:p></table:table-cell>'


def ods_file(
    path: Path, sheets: Mapping[str, Sequence[str | Sequence[object]]], hidden: Sequence[str] = ()
) -> Path:
    """Write a workbook of LibreOffice; a row is values, or the text of its element."""
    tables = ""
    for title, rows in sheets.items():
        style = ' table:style-name="hid"' if title in hidden else ""
        body = "".join(
            row
            if isinstance(row, str)
            else f"<table:table-row>{''.join(map(_write_cell, row))}</table:table-row>"
            for row in rows
        )
        tables += f"<table:table table:name={quoteattr(title)}{style}>{body}</table:table>"
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {_NAMESPACES}>"
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(path, {"mimetype": ODS_TYPE, "content.xml": content})


def _write_cell(value: object) -> str:
    return value if isinstance(value, str) and value.startswith("<table:") else ods_cell(value)
