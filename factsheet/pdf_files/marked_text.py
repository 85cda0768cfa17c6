"""The texts of a page, as marked content holds them (ISO 32000-1, 14.6), as they are drawn."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from factsheet.pdf_files.character_maps import CharacterMap, read_character_map

_MOVES = frozenset({"BT", "Td", "TD", "Tm", "T*", "'", '"'})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_BEGINS = frozenset({"BMC", "BDC"})


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One marked-content sequence.

    Attributes:
        tag: Such as "P" or "Artifact"; "" for what is shown outside of any.
        mcid: Its number on the page, None where it has none.
        properties: Its other properties, as they are written.
        text: What it shows; pieces that stand apart have a space between.
    """

    tag: str
    mcid: int | None
    properties: str
    text: str


@dataclass(slots=True)
class _OpenMark:
    tag: str
    mcid: int | None = None
    properties: str = ""
    pieces: list[str] = field(default_factory=list)


class _MarkReader:
    """Follows the operators of a page."""

    def __init__(self, resources: Mapping[str, pikepdf.Object]) -> None:
        self._resources = resources
        self._maps: dict[str, CharacterMap] = {}
        self._map = CharacterMap({})
        self._stack = [_OpenMark("")]
        self._has_moved = False
        self.marks: list[_OpenMark] = [self._stack[0]]

    def follow(self, operator: str, operands: Sequence[Any]) -> None:
        """Take in one operator."""
        if operator in _MOVES:
            self._has_moved = True
        if operator in _SHOWS:
            self._show(operands)
        elif operator == "Tf" and operands:
            self._choose_font(str(operands[0]))
        elif operator in _BEGINS:
            self._begin(operands)
        elif operator == "EMC" and len(self._stack) > 1:
            self._stack.pop()

    def _begin(self, operands: Sequence[Any]) -> None:
        tag = str(operands[0]).removeprefix("/") if operands else ""
        given: object = operands[1] if len(operands) > 1 else None
        if isinstance(given, Name):
            given = self._find_named("/Properties", str(given))
        mark = _OpenMark(tag)
        if isinstance(given, Dictionary):
            mcid: object = given.get("/MCID")
            mark.mcid = mcid if isinstance(mcid, int) else None
            mark.properties = " ".join(
                f"{key} {value}" for key, value in sorted(given.items()) if key != "/MCID"
            )
        self._stack.append(mark)
        self.marks.append(mark)

    def _show(self, operands: Sequence[Any]) -> None:
        shown = "".join(
            self._map.decode(bytes(each))
            for operand in operands
            for each in (operand if isinstance(operand, Array) else [operand])
            if isinstance(each, String)
        )
        owner = next((mark for mark in reversed(self._stack) if mark.mcid is not None), self._stack[-1])
        pieces = owner.pieces
        if self._has_moved and pieces and not pieces[-1].endswith(" "):
            pieces.append(" ")
        self._has_moved = False
        pieces.append(shown)

    def _choose_font(self, name: str) -> None:
        if name not in self._maps:
            self._maps[name] = read_character_map(self._find_named("/Font", name))
        self._map = self._maps[name]

    def _find_named(self, kind: str, name: str) -> pikepdf.Object | None:
        named = self._resources.get(kind)
        return named.get(name) if isinstance(named, Dictionary) else None


def read_marked_texts(content: bytes, resources: pikepdf.Object | None) -> tuple[MarkedText, ...]:
    """Return the marked content of a page.

    Args:
        content: Its operators.
        resources: Of the page, where fonts and named properties stand.

    Raises:
        pikepdf.PdfError: The operators cannot be read.
        LookupError: An inline image is not one.
    """
    reader = _MarkReader(dict(resources.items()) if isinstance(resources, Dictionary) else {})
    with pikepdf.new() as holder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of content that ends early: what is missing shows
        for each in pikepdf.parse_content_stream(Stream(holder, content)):
            reader.follow(str(each.operator), list(each.operands))
    outside, *marks = (
        MarkedText(mark.tag, mark.mcid, mark.properties, "".join(mark.pieces)) for mark in reader.marks
    )
    return (*marks, outside) if outside.text else tuple(marks)
