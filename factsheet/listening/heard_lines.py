"""What is heard as lines, one idea a line: what it is, then what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.listening.heard_pieces import (
    FIGURES,
    INLINE_ROLES,
    LinePiece,
    list_annotations,
    list_pieces,
    trim_pieces,
    word_figure,
)
from factsheet.listening.heard_records import HeardDocument, HeardElement, HeardKid, walk_texts
from factsheet.listening.heard_tables import HeardCell, arrange_table, list_strays

_WORDS = {
    "P": "Paragraph",
    "H": "Heading",
    "Title": "Title",
    "Caption": "Caption",
    "TOCI": "Entry",
    "Note": "Note",
    "FENote": "Note",
    "BlockQuote": "Quote",
    "Formula": "Formula",
}
_GROUPS = frozenset({"Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Aside"})
_LEAVES = frozenset({"P", "H", "Title", "Caption", "TOCI"})
PLAIN, ITEM, LEADS, FILE = "Text", "Item", "Leads to", "File"
PARAGRAPH = _WORDS["P"]


@dataclass(frozen=True, slots=True)
class HeardLine:
    """One line.

    Attributes:
        word: What it is: "Heading 2", "Row".
        pieces: What is heard.
        note: What is told of it and not heard as text: the size of a table, an address.
        page: Number of the page on which it begins; 0 where it is not known.
        indent: How many lists and tables it stands in.
    """

    word: str
    pieces: tuple[LinePiece, ...] = ()
    note: str = ""
    page: int = 0
    indent: int = 0


def list_heard_lines(document: HeardDocument) -> tuple[HeardLine, ...]:
    """Return what is heard of a file, line by line."""
    return tuple(_tell_kids(document.kids, PLAIN, 0))


def _tell_kids(kids: Sequence[HeardKid], word: str, indent: int) -> Iterator[HeardLine]:
    """Yield the lines of some kids; those that stand in a run make one line, called `word`."""
    run: list[HeardKid] = []
    for kid in kids:
        if _is_block(kid) and isinstance(kid, HeardElement):
            yield from _tell_run(run, word, indent)
            run = []
            yield from _tell_block(kid, indent)
        else:
            run.append(kid)
    yield from _tell_run(run, word, indent)


def _is_block(kid: HeardKid) -> bool:
    """Return whether a kid stands for itself; one without a meaning if something in it does."""
    if not isinstance(kid, HeardElement) or kid.role in INLINE_ROLES:
        return False
    return kid.role != "NonStruct" or any(map(_is_block, kid.kids))


def _tell_run(run: Sequence[HeardKid], word: str, indent: int) -> Iterator[HeardLine]:
    pieces = list_pieces(run)
    if pieces:
        yield HeardLine(word, pieces, page=_find_page(run), indent=indent)
        yield from _tell_addresses(run, indent + 1)


def _tell_addresses(kids: Sequence[HeardKid], indent: int) -> Iterator[HeardLine]:
    """Yield where links lead, each once; one of several annotations is as many stops of the Tab key."""
    addresses = [each.address for each in list_annotations(kids) if each.address]
    for address in dict.fromkeys(addresses):
        stops = addresses.count(address)
        note = address if stops == 1 else f"{address} ({stops} stops of the Tab key)"
        yield HeardLine(LEADS, note=note, indent=indent)


def _find_page(kids: Sequence[HeardKid]) -> int:
    return next((text.page for text in walk_texts(tuple(kids)) if text.page), 0)


def _tell_block(element: HeardElement, indent: int) -> Iterator[HeardLine]:
    """Yield the lines of an element that stands for itself, and the files that belong to it."""
    yield from _tell_content(element, indent)
    for name in element.files:
        yield HeardLine(FILE, note=name, indent=indent + 1)


def _tell_content(element: HeardElement, indent: int) -> Iterator[HeardLine]:
    word = _word_role(element.role)
    if element.role in FIGURES:
        yield from _tell_figure(element, indent)
    elif element.instead is not None:
        pieces = trim_pieces([LinePiece(element.instead, element.lang)])
        yield HeardLine(word, pieces, page=element.page, indent=indent)
    elif element.role == "Table":
        yield from _tell_table(element, indent)
    elif element.role == "L":
        yield from _tell_list(element, indent)
    elif _is_heading(element.role) or element.role in _LEAVES:
        yield from _tell_leaf(element, word, indent)
    else:
        yield from _tell_kids(element.kids, word, indent)


def _word_role(role: str) -> str:
    if _is_heading(role) and role != "H":
        return f"Heading {role[1:]}"
    return _WORDS.get(role, PLAIN if role in _GROUPS or role == "LBody" else role)


def _is_heading(role: str) -> bool:
    return role == "H" or (role[:1] == "H" and role[1:].isdecimal())


def _tell_leaf(element: HeardElement, word: str, indent: int) -> Iterator[HeardLine]:
    """Yield a paragraph or heading; lists and tables in it follow what stands before them."""
    inside = [kid for kid in element.kids if _holds_lines(kid)]
    if inside:
        yield from _tell_kids(element.kids, word, indent)
        return
    lines = tuple(_tell_run(element.kids, word, indent))
    if not lines and _is_heading(element.role):
        lines = (HeardLine(word, note="(empty)", page=element.page, indent=indent),)
    yield from lines


def _holds_lines(kid: HeardKid) -> bool:
    return isinstance(kid, HeardElement) and (kid.role in {"L", "Table"} or any(map(_holds_lines, kid.kids)))


def _tell_figure(figure: HeardElement, indent: int) -> Iterator[HeardLine]:
    """Yield a figure by what is heard of it, and its caption."""
    captions = [kid for kid in figure.kids if isinstance(kid, HeardElement) and kid.role == "Caption"]
    rest = tuple(kid for kid in figure.kids if kid not in captions)
    pieces = word_figure(replace(figure, kids=rest))
    told = trim_pieces(
        replace(each, word="" if each.word in {"figure", "formula"} else each.word) for each in pieces
    )
    yield HeardLine(figure.role, told, page=figure.page, indent=indent)
    yield from _tell_kids(captions, PLAIN, indent + 1)


def _tell_list(element: HeardElement, indent: int) -> Iterator[HeardLine]:
    items = [kid for kid in element.kids if isinstance(kid, HeardElement) and kid.role == "LI"]
    number = f"{len(items)} item" if len(items) == 1 else f"{len(items)} items"
    yield HeardLine("List", note=number, page=element.page, indent=indent)
    for kid in element.kids:
        if isinstance(kid, HeardElement) and kid.role == "LI":
            yield from _tell_item(kid, indent + 1)
        else:
            yield from _tell_kids([kid], PLAIN, indent + 1)


def _tell_item(item: HeardElement, indent: int) -> Iterator[HeardLine]:
    """Yield an item of a list; its label is heard before its first line."""
    labels = [kid for kid in item.kids if isinstance(kid, HeardElement) and kid.role == "Lbl"]
    bodies = [kid for kid in item.kids if kid not in labels]
    label = list_pieces(labels)
    kids = [inner for body in bodies for inner in _open_body(body)]
    lines = list(_tell_kids(kids, ITEM, indent))
    if lines and lines[0].word in {ITEM, PARAGRAPH}:
        pieces = trim_pieces((*label, LinePiece(" "), *lines[0].pieces))
        lines[0] = replace(lines[0], word=ITEM, pieces=pieces)
    else:
        lines.insert(0, HeardLine(ITEM, label, page=item.page, indent=indent))
    yield from lines


def _open_body(kid: HeardKid) -> Sequence[HeardKid]:
    is_body = isinstance(kid, HeardElement) and kid.role == "LBody" and kid.instead is None
    return kid.kids if is_body and isinstance(kid, HeardElement) else (kid,)


def _tell_table(element: HeardElement, indent: int) -> Iterator[HeardLine]:
    table = arrange_table(element)
    rows, columns = len(table.rows), table.columns
    size = f"{rows} row{'s' * (rows != 1)}, {columns} column{'s' * (columns != 1)}"
    yield HeardLine("Table", note=size, page=element.page, indent=indent)
    summary = trim_pieces([LinePiece(element.summary, element.lang)])
    if summary:
        yield HeardLine("Summary", summary, indent=indent + 1)
    captions = [kid for kid in element.kids if isinstance(kid, HeardElement) and kid.role == "Caption"]
    yield from _tell_kids(captions, PLAIN, indent + 1)
    for row in table.rows:
        yield from _tell_row(row, indent + 1)
    yield from _tell_kids(tuple(list_strays(element.kids)), PLAIN, indent + 1)


def _tell_row(row: Sequence[HeardCell], indent: int) -> Iterator[HeardLine]:
    """Yield a row: its header, then each cell after the header of its column."""
    elements = [cell.element for cell in row]
    is_head = bool(row) and all(cell.heads in {"Column", "Both"} for cell in row)
    pieces: list[LinePiece] = []
    for at, cell in enumerate(row):
        gap = "" if at == 0 else ": " if row[at - 1].heads in {"Row", "Both"} and not is_head else "; "
        pieces += [LinePiece(gap), *_tell_cell(cell)]
    yield HeardLine(
        "Headers" if is_head else "Row", trim_pieces(pieces), page=_find_page(elements), indent=indent
    )
    yield from _tell_addresses(elements, indent + 1)


def _tell_cell(cell: HeardCell) -> Iterator[LinePiece]:
    heads = () if cell.heads else cell.column_headers
    for header in heads:
        yield from list_pieces([header])
        yield LinePiece(" ")
    yield from list_pieces([cell.element]) or (LinePiece("blank"),)
