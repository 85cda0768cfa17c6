"""A finished file as it is heard, as parts that a page of HTML has too: headings, lists, tables, pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.listening.heard_pieces import FIGURES, INLINE_ROLES, LinePiece, list_pieces, word_figure
from factsheet.listening.heard_records import HeardDocument, HeardElement, HeardKid
from factsheet.listening.heard_tables import HeardCell, arrange_table, list_strays
from factsheet.listening.heard_tree import read_heard_document
from factsheet.pdf_files.opened_pdf import open_pdf_bytes

_NAME = "the sheet"
_DEEPEST = 6  # of the headings of HTML
_BELOW = 1  # headings of the page around it come first


@dataclass(frozen=True, slots=True)
class OutlineCell:
    """A cell of a table: what heads it is for is a scope of HTML, "" for a cell that holds data."""

    scope: str
    pieces: tuple[LinePiece, ...]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A part of what is heard.

    Attributes:
        kind: ``heading``, ``text``, ``list``, ``item``, ``table``, ``figure`` or ``group``.
        pieces: What is heard of it.
        level: Of a heading, 1 to 6.
        parts: What it holds.
        rows: Of a table.
        summary: What a table says of itself.
        files: Attached files that belong to it.
    """

    kind: str
    pieces: tuple[LinePiece, ...] = ()
    level: int = 0
    parts: tuple["OutlinePart", ...] = ()
    rows: tuple[tuple[OutlineCell, ...], ...] = ()
    summary: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeardOutline:
    """A whole file: its title, its language, its parts in the order in which they are heard."""

    title: str
    lang: str
    parts: tuple[OutlinePart, ...]


def read_outline(content: bytes) -> HeardOutline:
    """Return a PDF file as it is heard.

    Raises:
        PdfError: The file cannot be opened.
    """
    with open_pdf_bytes(content, _NAME) as pdf:
        document: HeardDocument = read_heard_document(pdf, _NAME)
    return HeardOutline(document.title, document.lang, tuple(_list_parts(document.kids)))


def _list_parts(kids: Sequence[HeardKid]) -> Iterator[OutlinePart]:
    """Yield the parts of some kids; those that stand in a run make one text."""
    run: list[HeardKid] = []
    for kid in kids:
        if isinstance(kid, HeardElement) and _is_part(kid):
            yield from _tell_text(run)
            run = []
            yield from _tell_element(kid)
        else:
            run.append(kid)
    yield from _tell_text(run)


def _is_part(kid: HeardKid) -> bool:
    if not isinstance(kid, HeardElement) or kid.role in INLINE_ROLES:
        return False
    return kid.role != "NonStruct" or any(map(_is_part, kid.kids))


def _tell_text(run: Sequence[HeardKid]) -> Iterator[OutlinePart]:
    if pieces := list_pieces(run):
        yield OutlinePart("text", pieces)


def _tell_element(element: HeardElement) -> Iterator[OutlinePart]:
    """Yield an element, and the files that belong to it."""
    parts = list(_tell_content(element))
    if element.files and parts:
        parts[-1] = replace(parts[-1], files=element.files)
    yield from parts


def _tell_content(element: HeardElement) -> Iterator[OutlinePart]:
    role = element.role
    if role in FIGURES:
        yield _tell_figure(element)
    elif role == "H" or (role[:1] == "H" and role[1:].isdecimal()):
        level = min(int(role[1:] or 1) + _BELOW, _DEEPEST)
        yield OutlinePart("heading", list_pieces([element]), level)
    elif element.instead is not None:
        yield from _tell_text([element])
    elif role == "Table":
        yield from _tell_table(element)
    elif role == "L":
        yield OutlinePart("list", parts=tuple(_list_items(element)))
    else:
        yield from _list_parts(element.kids)


def _tell_figure(figure: HeardElement) -> OutlinePart:
    captions = [kid for kid in figure.kids if isinstance(kid, HeardElement) and kid.role == "Caption"]
    rest = tuple(kid for kid in figure.kids if kid not in captions)
    pieces = tuple(replace(piece, word="") for piece in word_figure(replace(figure, kids=rest)))
    return OutlinePart("figure", pieces, parts=tuple(_list_parts(captions)))


def _list_items(element: HeardElement) -> Iterator[OutlinePart]:
    for kid in element.kids:
        if isinstance(kid, HeardElement) and kid.role == "LI":
            labels = [each for each in kid.kids if isinstance(each, HeardElement) and each.role == "Lbl"]
            bodies = [each for each in kid.kids if each not in labels]
            yield OutlinePart("item", list_pieces(labels), parts=tuple(_list_parts(_open_bodies(bodies))))
        else:
            yield OutlinePart("item", parts=tuple(_list_parts([kid])))


def _open_bodies(bodies: Sequence[HeardKid]) -> list[HeardKid]:
    return [
        inner
        for body in bodies
        for inner in (body.kids if isinstance(body, HeardElement) and body.role == "LBody" else (body,))
    ]


def _tell_table(element: HeardElement) -> Iterator[OutlinePart]:
    captions = [kid for kid in element.kids if isinstance(kid, HeardElement) and kid.role == "Caption"]
    rows = tuple(tuple(map(_tell_cell, row)) for row in arrange_table(element).rows)
    yield OutlinePart("table", list_pieces(captions), rows=rows, summary=element.summary)
    yield from _list_parts(tuple(list_strays(element.kids)))


def _tell_cell(cell: HeardCell) -> OutlineCell:
    scope = {"Column": "col", "Both": "col", "Row": "row"}.get(cell.heads, "")
    ties = cell.element.ties
    return OutlineCell(scope, list_pieces([cell.element]), ties.rows, ties.columns)
