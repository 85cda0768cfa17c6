"""The parts of an .xlsx workbook around its sheets: which it has, its texts and the looks of its cells.

Names of elements are taken without their namespaces, which differ between the two kinds of the standard
(ECMA-376, transitional and strict).
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from xml.etree import ElementTree

from factsheet.intake.archive_guard import parse_part
from factsheet.intake.number_formats import GENERAL
from factsheet.intake.raw_workbook import ScannedSheet

_SYSTEM_DAY = "[$-F800]m/d/yyyy"  # format 14 shows a day as the computer is set
_SYSTEM_FORMATS = {14: _SYSTEM_DAY, 22: f"{_SYSTEM_DAY} h:mm"}
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text of a workbook; of several runs all, and whether one of them is struck through."""

    text: str
    is_struck: bool


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The number format of a cell, and whether its font is struck through."""

    code: str
    is_struck: bool


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """What is needed to read the sheets of a workbook.

    Attributes:
        sheets: Each sheet of cells, with the name of its part.
        texts: Texts that cells share, by number.
        styles: Looks of cells, by number.
        epoch: The day from which it counts dates.
    """

    sheets: tuple[tuple[ScannedSheet, str], ...]
    texts: tuple[StyledText, ...]
    styles: tuple[CellStyle, ...]
    epoch: datetime


def read_parts(archive: zipfile.ZipFile) -> XlsxParts:
    """Read the parts of a workbook; what a damaged one raises is not foreseeable."""
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

    main = next(iter(_list_targets(archive, "", "/officeDocument").values()), "xl/workbook.xml")
    book = parse_part(archive, main)
    targets = _list_targets(archive, main, "/worksheet")
    sheets = tuple(
        (ScannedSheet(sheet.get("name", ""), sheet.get("state", "visible") != "visible"), targets[relation])
        for sheet in find_all(book, "sheet")
        if (relation := _find_relation(sheet)) in targets
    )
    is_mac = any(has_flag(each, "date1904") for each in find_all(book, "workbookPr"))
    texts = _list_targets(archive, main, "/sharedStrings").values()
    styles = _list_targets(archive, main, "/styles").values()
    return XlsxParts(
        sheets,
        tuple(join_runs(each) for part in texts for each in find_all(parse_part(archive, part), "si")),
        tuple(style for part in styles for style in _read_styles(parse_part(archive, part))),
        MAC_EPOCH if is_mac else WINDOWS_EPOCH,
    )


def strip_namespace(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def find_all(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Yield each element of that name within another, whatever its namespace."""
    return (each for each in element.iter() if strip_namespace(each) == name)


def has_flag(element: ElementTree.Element, name: str, default: str = "0") -> bool:
    """Return whether an attribute says yes."""
    return element.get(name, default) in _TRUE


def make_text(text: str) -> StyledText:
    """Return a text of one run, with the characters that are written by their codes, such as ``_x000D_``."""
    from openpyxl.utils.escape import unescape

    return StyledText(unescape(text), is_struck=False)


def join_runs(element: ElementTree.Element) -> StyledText:
    """Return the text of a cell whole; how it is pronounced, as in Japanese workbooks, is no part of it."""
    texts, is_struck = [], False
    for child in element:
        name = strip_namespace(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += [each.text or "" for each in find_all(child, "t")]
            is_struck |= any(has_flag(each, "val", "1") for each in find_all(child, "strike"))
    return replace(make_text("".join(texts)), is_struck=is_struck)


def _list_targets(archive: zipfile.ZipFile, part: str, kind: str) -> Mapping[str, str]:
    """Return the parts of a kind that a part refers to, by the names of the relations."""
    folder, own = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{own}.rels")
    if relations not in archive.namelist():
        return {}
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip(
            "/"
        )
        for each in find_all(parse_part(archive, relations), "Relationship")
        if each.get("Type", "").endswith(kind)
    }


def _find_relation(sheet: ElementTree.Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("/relationships}id")), "")


def _read_styles(styles: ElementTree.Element) -> Iterator[CellStyle]:
    """Yield the looks that cells refer to by number."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {
        int(each.get("numFmtId", 0)): each.get("formatCode", "")
        for formats in find_all(styles, "numFmts")
        for each in formats
    }
    codes = {**BUILTIN_FORMATS, **_SYSTEM_FORMATS, **own}
    struck = [
        any(has_flag(each, "val", "1") for each in find_all(font, "strike"))
        for fonts in find_all(styles, "fonts")
        for font in fonts
    ]
    for formats in find_all(styles, "cellXfs"):
        for each in formats:
            font = int(each.get("fontId", 0))
            code = codes.get(int(each.get("numFmtId", 0)), GENERAL) or GENERAL
            yield CellStyle(code, font < len(struck) and struck[font])
