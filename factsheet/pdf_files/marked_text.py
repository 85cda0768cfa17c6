"""The texts of a page, as marked content holds them (ISO 32000-1, 14.6), as they are drawn."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

from factsheet.pdf_files.character_maps import CharacterMap, read_character_map
from factsheet.pdf_files.font_widths import FontWidths, read_font_widths, read_number
from factsheet.pdf_files.text_pen import FOLLOWED, TextPen, flatten_shown

_MOVES = frozenset({"BT", "Td", "TD", "Tm", "T*", "'", '"'})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_BEGINS = frozenset({"BMC", "BDC"})
_IMAGES = frozenset({"BI", "ID", "EI"})  # what stands in them is no operator
_FOLLOWED = " ".join(sorted({*_MOVES, *_SHOWS, *_BEGINS, *_IMAGES, *FOLLOWED, "EMC"}))  # few of a drawing's


_INSTEAD = ("/E", "/ActualText", "/Alt")  # ISO 32000-1, 14.9.3 to 14.9.5: what is read in place of a mark


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A part of a marked-content sequence that is read in one way.

    Attributes:
        text: What it shows.
        instead: What is read in its place: expansion, actual or alternate text; None where it is read itself.
        lang: Its language; "" where it is that of what is around the sequence.
    """

    text: str
    instead: str | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One marked-content sequence.

    Attributes:
        tag: Such as "P" or "Artifact"; "" for what is shown outside of any.
        mcid: Its number on the page, None where it has none.
        properties: Its other properties, as they are written.
        text: What it shows; pieces that stand apart have a space between.
        pieces: The same, by how it is read, with what is read and not shown.
        is_artifact: Whether it is an artifact, or stands in one.
        is_apart: Whether it stands apart from what was shown before it.
    """

    tag: str
    mcid: int | None
    properties: str
    text: str
    pieces: tuple[MarkedPiece, ...] = field(default=(), compare=False)
    is_artifact: bool = field(default=False, compare=False)
    is_apart: bool = field(default=False, compare=False)


@dataclass(slots=True)
class _OpenPiece:
    instead: str | None = None
    lang: str = ""
    shown: list[str] = field(default_factory=list)

    def close(self) -> MarkedPiece:
        return MarkedPiece("".join(self.shown), self.instead, self.lang)


@dataclass(slots=True)
class _OpenMark:
    """A sequence that is being read; `replaced` is what is read in place of all that it shows."""

    tag: str
    mcid: int | None = None
    properties: str = ""
    lang: str = ""
    is_artifact: bool = False
    is_apart: bool = False
    replaced: _OpenPiece | None = None
    pieces: list[_OpenPiece] = field(default_factory=list)

    def close(self) -> MarkedText:
        pieces = tuple(piece.close() for piece in self.pieces)
        text = "".join(piece.text for piece in pieces)
        return MarkedText(self.tag, self.mcid, self.properties, text, pieces, self.is_artifact, self.is_apart)


@dataclass(frozen=True, slots=True)
class _Font:
    """What the codes of a font stand for, and how wide they are, where it tells that."""

    characters: CharacterMap
    widths: FontWidths | None


def _find_last(pieces: Sequence[_OpenPiece]) -> str | None:
    """Return what was shown last in some pieces, None where nothing was."""
    return next((each for piece in reversed(pieces) for each in reversed(piece.shown)), None)


class _MarkReader:
    """Follows the operators of a page."""

    def __init__(self, resources: Mapping[str, pikepdf.Object]) -> None:
        self._resources = resources
        self._fonts: dict[str, _Font] = {}
        self._font = _Font(CharacterMap({}), None)
        self._kept: list[_Font] = []
        self._pen = TextPen()
        self._stack = [_OpenMark("")]
        self._has_moved = False
        self._has_shown = False
        self.marks: list[_OpenMark] = [self._stack[0]]

    def follow(self, operator: str, operands: Sequence[Any]) -> None:
        """Take in one operator."""
        self._pen.follow(operator, operands)
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
        elif operator == "q":
            self._kept.append(self._font)
        elif operator == "Q" and self._kept:
            self._font = self._kept.pop()

    def _begin(self, operands: Sequence[Any]) -> None:
        tag = str(operands[0]).removeprefix("/") if operands else ""
        given: object = operands[1] if len(operands) > 1 else None
        if isinstance(given, Name):
            given = self._find_named("/Properties", str(given))
        around = self._stack[-1]
        mark = _OpenMark(tag, lang=around.lang, is_artifact=around.is_artifact or tag == "Artifact")
        self._stack.append(mark)
        self.marks.append(mark)
        if isinstance(given, Dictionary):
            mcid: object = given.get("/MCID")
            mark.mcid = mcid if isinstance(mcid, int) else None
            mark.properties = " ".join(
                f"{key} {value}" for key, value in sorted(given.items()) if key != "/MCID"
            )
            self._describe(mark, given)

    def _describe(self, mark: _OpenMark, given: Dictionary) -> None:
        """Take in how a mark that begins is read."""
        lang = given.get("/Lang")
        mark.lang = str(lang) if isinstance(lang, String) else mark.lang
        instead = next((str(given[key]) for key in _INSTEAD if isinstance(given.get(key), String)), None)
        if instead is not None and self._find_replaced() is None:
            mark.replaced = _OpenPiece(instead, mark.lang)
            self._find_owner().pieces.append(mark.replaced)

    def _find_owner(self) -> _OpenMark:
        """Return the mark to which what is shown belongs: the innermost with a number, else the innermost."""
        return next((mark for mark in reversed(self._stack) if mark.mcid is not None), self._stack[-1])

    def _find_replaced(self) -> _OpenPiece | None:
        """Return the piece of the outermost mark, from the owner inward, in whose place something is read."""
        owner, found = self._find_owner(), None
        for mark in reversed(self._stack):
            found = mark.replaced or found
            if mark is owner:
                break
        return found

    def _show(self, operands: Sequence[Any]) -> None:
        """Take in what an operator shows, each string of it with a space before it where it stands apart."""
        owner = self._find_owner()
        for each in flatten_shown(operands):
            if isinstance(each, String):
                self._show_string(owner, bytes(each))
            else:
                self._pen.kern(read_number(each))

    def _show_string(self, owner: _OpenMark, codes: bytes) -> None:
        pieces = owner.pieces
        shown, before = self._font.characters.decode(codes), _find_last(pieces)
        is_apart = self._has_moved if self._font.widths is None else self._pen.is_apart()
        if is_apart and before is not None and not before.endswith(" ") and not shown.startswith(" "):
            shown = " " + shown
        owner.is_apart = owner.is_apart or (is_apart and self._has_shown and before is None)
        self._has_moved, self._has_shown = False, True
        self._find_piece(pieces).shown.append(shown)
        if self._font.widths is not None:
            self._pen.show(self._font.characters.split_codes(codes), self._font.widths)

    def _find_piece(self, pieces: list[_OpenPiece]) -> _OpenPiece:
        """Return the piece that goes on with what is shown now."""
        replaced, lang = self._find_replaced(), self._stack[-1].lang
        if replaced is not None:
            return replaced
        if not pieces or pieces[-1].instead is not None or pieces[-1].lang != lang:
            pieces.append(_OpenPiece(lang=lang))
        return pieces[-1]

    def _choose_font(self, name: str) -> None:
        if name not in self._fonts:
            font = self._find_named("/Font", name)
            self._fonts[name] = _Font(read_character_map(font), read_font_widths(font))
        self._font = self._fonts[name]

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
        for each in pikepdf.parse_content_stream(Stream(holder, content), _FOLLOWED):
            reader.follow(str(each.operator), list(each.operands))
    outside, *marks = (mark.close() for mark in reader.marks)
    return (*marks, outside) if outside.text else tuple(marks)
