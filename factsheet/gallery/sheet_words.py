"""What a sheet is, and what became of it, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale
from babel.core import UnknownLocaleError

from factsheet.gallery.reported_build import ReportedSheet, ReportedStatus
from factsheet.model.vocabulary import Format

NEW = "new"
"""Stands among the reasons of a sheet that was drawn where none stood before."""

_KILO = 1000
_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        Format.HANDOUT: "Color handout",
        Format.GRAY: "Gray handout",
        Format.GRANT: "Grant report",
        Format.LARGE: "Large print",
    }
)
_MARKS: Mapping[ReportedStatus, str] = MappingProxyType(
    {
        ReportedStatus.REFUSED: "Refused",
        ReportedStatus.WRITTEN: "Drawn anew",
        ReportedStatus.UNCHANGED: "As before",
        ReportedStatus.KEPT: "Not in this run",
        ReportedStatus.UNDONE: "Not reached",
    }
)
_STORIES: Mapping[ReportedStatus, str] = MappingProxyType(
    {
        ReportedStatus.REFUSED: "This sheet was not drawn, because of the faults below.",
        ReportedStatus.WRITTEN: "Drawn anew in this run.",
        ReportedStatus.UNCHANGED: "Nothing changed, so the sheet was left as it was.",
        ReportedStatus.KEPT: "This run was not asked for this sheet; it stands here from before.",
        ReportedStatus.UNDONE: "The run was stopped before it came to this sheet.",
    }
)
_OLDER = "The one shown here is the sheet from before; it still stands in the folder."


def word_format(name: str) -> str:
    """Return what readers call a format."""
    return _FORMATS.get(name, name)


def rank_format(name: str) -> int:
    """Return the place of a format in lists; one that is not known is the last."""
    names = list(_FORMATS)
    return names.index(name) if name in names else len(names)


def word_language(code: str) -> str:
    """Return a language in English, or its code where nobody knows it."""
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def word_mark(sheet: ReportedSheet) -> str:
    """Return what became of a sheet, in a word or two."""
    if sheet.status is not ReportedStatus.WRITTEN:
        return _MARKS[sheet.status]
    if NEW in sheet.why:
        return "New"
    values = "1 value" if len(sheet.changes) == 1 else f"{len(sheet.changes)} values"
    return f"{values} changed" if sheet.changes else _MARKS[sheet.status]


def word_story(sheet: ReportedSheet) -> str:
    """Return what became of a sheet, in a sentence or two."""
    if sheet.status is ReportedStatus.WRITTEN and NEW in sheet.why:
        return "New: no such sheet stood in the folder before."
    if sheet.status not in {ReportedStatus.REFUSED, ReportedStatus.UNDONE}:
        return _STORIES[sheet.status]
    return f"{_STORIES[sheet.status]} {_OLDER if sheet.file else 'None stands in the folder.'}"


def word_size(size: int | None) -> str:
    """Return the size of a file in bytes as people say it; nothing where there is no file."""
    if size is None:
        return ""
    kilobytes = max(1, round(size / _KILO))
    return f"{kilobytes} KB" if kilobytes < _KILO else f"{size / _KILO**2:.1f} MB"
