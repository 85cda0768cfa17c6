"""The pieces of a line: what is heard in a run, by its language and by what it is said to be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.listening.heard_records import HeardAnnotation, HeardElement, HeardKid, HeardText

_NAMES = """Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Form Sub Em Strong
    Lbl"""
INLINE_ROLES = frozenset(_NAMES.split())
_GAPLESS = INLINE_ROLES | {"NonStruct"}
FIGURES = frozenset({"Figure", "Formula"})
_FIELD, _LINK = "Widget", "Link"
UNTOLD_FIGURE = "figure without alternate text"


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A part of a line.

    Attributes:
        text: What is heard.
        lang: Its language; "" where it is told by what is around it.
        word: What it is said to be, such as "link"; "" for plain text.
    """

    text: str
    lang: str = ""
    word: str = ""


def list_pieces(kids: Sequence[HeardKid]) -> tuple[LinePiece, ...]:
    """Return what is heard of some kids in one run: white space made single spaces, none at the ends."""
    return trim_pieces(piece for kid in kids for piece in _walk_pieces(kid))


def _walk_pieces(kid: HeardKid) -> Iterator[LinePiece]:
    if isinstance(kid, HeardText):
        yield LinePiece(kid.heard, kid.lang)
    elif isinstance(kid, HeardAnnotation):
        if kid.kind != _LINK:
            yield LinePiece(kid.contents, kid.lang, "field" if kid.kind == _FIELD else "comment")
    elif kid.role == _LINK:
        yield from _word_link(kid)
    elif kid.role in FIGURES:
        yield from word_figure(kid)
    else:
        yield from _walk_element(kid)


def _walk_element(element: HeardElement) -> Iterator[LinePiece]:
    """Yield what is heard of an element that is nothing special; blocks stand apart from what is around."""
    gap = () if element.role in _GAPLESS else (LinePiece(" "),)
    yield from gap
    if element.instead is None:
        for kid in element.kids:
            yield from _walk_pieces(kid)
    else:
        yield LinePiece(element.instead, element.lang)
    yield from gap


def _word_link(link: HeardElement) -> Iterator[LinePiece]:
    """Yield what is heard of a link; one without a text of its own is heard by what its annotation says."""
    inner = [LinePiece(link.instead, link.lang)] if link.instead is not None else []
    inner = inner or [piece for kid in link.kids for piece in _walk_pieces(kid)]
    if not any(piece.text.strip() for piece in inner):
        inner = [LinePiece(each.contents or each.address, each.lang) for each in list_annotations([link])[:1]]
    yield from (replace(piece, word=piece.word or "link") for piece in _join_pieces(inner))


def word_figure(figure: HeardElement) -> tuple[LinePiece, ...]:
    """Return what is heard of a figure: its alternate text, else what stands in it, and that it has none."""
    if figure.instead is not None and figure.instead.strip():
        return (LinePiece(figure.instead, figure.lang, figure.role.lower()),)
    inside = list_pieces(figure.kids)
    return tuple(replace(piece, word=UNTOLD_FIGURE) for piece in inside or (LinePiece(""),))


def list_annotations(kids: Iterable[HeardKid]) -> list[HeardAnnotation]:
    """Return the annotations in some kids, in order."""
    found: list[HeardAnnotation] = []
    for kid in kids:
        if isinstance(kid, HeardAnnotation):
            found.append(kid)
        elif isinstance(kid, HeardElement):
            found += list_annotations(kid.kids)
    return found


def _join_pieces(pieces: Iterable[LinePiece]) -> list[LinePiece]:
    """Return plain pieces that follow each other in one language as one; white space has none."""
    joined: list[LinePiece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is None or last.word or piece.word:
            joined.append(piece)
        elif not piece.text.strip() or last.lang == piece.lang:
            joined[-1] = replace(last, text=last.text + piece.text)
        elif not last.text.strip():
            joined[-1] = replace(piece, text=last.text + piece.text)
        else:
            joined.append(piece)
    return joined


def trim_pieces(pieces: Iterable[LinePiece]) -> tuple[LinePiece, ...]:
    """Return pieces joined, their white space made single spaces, none at the ends of all."""
    kept: list[LinePiece] = []
    for piece in _join_pieces(pieces):
        words = " ".join(piece.text.split())
        has_gap = not kept or kept[-1].text.endswith(" ")
        before = " " if piece.text[:1].isspace() and not has_gap else ""
        after = " " if piece.text[-1:].isspace() and words else ""
        text = before + words + after
        if text or piece.word:
            kept.append(replace(piece, text=text))
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(piece for piece in kept if piece.text or piece.word)
