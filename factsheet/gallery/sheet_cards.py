"""The sheets of a run as the gallery shows them: in which order, under which words, with which links."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import quote

from factsheet.gallery.reported_build import ReportedSheet, ReportedStatus
from factsheet.gallery.sheet_words import (
    NEW,
    rank_format,
    word_format,
    word_language,
    word_mark,
    word_size,
    word_story,
)


class Standing(StrEnum):
    """What became of a sheet, as the gallery sorts and filters it; the value stands in links."""

    REFUSED = "refused"
    CHANGED = "changed"
    SAME = "same"
    UNDONE = "undone"


_STANDINGS: Mapping[ReportedStatus, Standing] = MappingProxyType(
    {
        ReportedStatus.REFUSED: Standing.REFUSED,
        ReportedStatus.WRITTEN: Standing.CHANGED,
        ReportedStatus.UNCHANGED: Standing.SAME,
        ReportedStatus.KEPT: Standing.SAME,
        ReportedStatus.UNDONE: Standing.UNDONE,
    }
)
_FIRST = (Standing.REFUSED, Standing.CHANGED)  # the others follow in one row, by state


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A sheet in the gallery.

    Attributes:
        key: Its name in links, of small letters, digits and hyphens; no two cards have the same.
        sheet: What is told of it.
        kind: Its format in words.
        language: Its language in words.
        standing: What became of it.
        mark: The same in a word or two.
        story: The same in a sentence or two.
        size: Of its file, in words; empty where there is no file.
        reasons: Because of what it was drawn anew.
    """

    key: str
    sheet: ReportedSheet
    kind: str
    language: str
    standing: Standing
    mark: str
    story: str
    size: str
    reasons: tuple[str, ...]

    @property
    def is_from_before(self) -> bool:
        """Whether what stands in the folder is not what the run was asked for."""
        return self.standing in {Standing.REFUSED, Standing.UNDONE} and self.sheet.file is not None


def make_cards(sheets: Iterable[ReportedSheet]) -> tuple[SheetCard, ...]:
    """Return the cards of all sheets: refused ones, then new and changed ones, then the rest by state."""
    ordered = sorted(sheets, key=_rank_sheet)
    return tuple(map(_make_card, _list_keys(ordered), ordered))


def link_file(path: str) -> str:
    """Return a link to a file from its path in the folder; whatever the name is, it leads nowhere else."""
    return f"./{quote(path, errors='replace')}"


def _rank_sheet(sheet: ReportedSheet) -> tuple[int, str, str, int, str, str]:
    standing = _STANDINGS[sheet.status]
    group = _FIRST.index(standing) if standing in _FIRST else len(_FIRST)
    name = unicodedata.normalize("NFKD", sheet.state).casefold()
    return group, name, sheet.usps, rank_format(sheet.format), sheet.lang, sheet.file or ""


def _list_keys(sheets: Sequence[ReportedSheet]) -> list[str]:
    """Return a key for each sheet; those that are alike, as a draft and a final one, are counted."""
    keys, seen = [], Counter[str]()
    for sheet in sheets:
        words = re.findall("[a-z0-9]+", f"{sheet.usps} {sheet.format} {sheet.lang}".lower())
        key = "-".join(words) or "sheet"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-no-{seen[key]}")
    return keys


def _make_card(key: str, sheet: ReportedSheet) -> SheetCard:
    return SheetCard(
        key=key,
        sheet=sheet,
        kind=word_format(sheet.format),
        language=word_language(sheet.lang),
        standing=_STANDINGS[sheet.status],
        mark=word_mark(sheet),
        story=word_story(sheet),
        size=word_size(sheet.size),
        reasons=tuple(reason for reason in sheet.why if reason != NEW),
    )
