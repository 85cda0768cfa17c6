"""The structure tree of a file as records, in the order in which it is heard (ISO 32000-1, 14.7).

Nothing but the file is looked at: this is what a screen reader is given. Artifacts are left out, as the
tree holds none; what the tree should hold and does not is told.
"""

from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Dictionary, Stream

from factsheet.errors import Fault, PdfError
from factsheet.listening.element_entries import (
    find_instead,
    list_file_names,
    read_address,
    read_annotation_text,
    read_cell_ties,
    read_class_map,
    read_summary,
    read_text,
)
from factsheet.listening.heard_records import (
    CellTies,
    HeardAnnotation,
    HeardDocument,
    HeardElement,
    HeardKid,
    HeardText,
)
from factsheet.listening.marks_in_pages import Key, MarksInPages
from factsheet.pdf_files.marked_text import MarkedPiece
from factsheet.pdf_files.roles import read_role_map, resolve_role
from factsheet.pdf_files.structure_walk import is_element, list_kids
from factsheet.pdf_files.traits import read_title

MOST_LEVELS = 100
MOST_QUOTED = 60  # characters
TREE_ALLOWED = "a tagged PDF, which has a structure tree: export it again with tags"
LEVELS_ALLOWED = f"at most {MOST_LEVELS} elements within each other"
ONCE_ALLOWED = "each element once in the tree"
MARK_ALLOWED = "marked content that the page has"
HELD_ALLOWED = "text that an element of the tree holds, or that is marked as an artifact"
PAGE_ALLOWED = "operators that can be read"
_CELLS = frozenset({"TH", "TD"})
_UNHEARD = frozenset({"Artifact", "Private"})


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What an element takes from those around it, and how many these are."""

    lang: str
    page: Key | None = None
    level: int = 0


def read_heard_document(pdf: pikepdf.Pdf, name: str) -> HeardDocument:
    """Return what is heard of an opened file.

    Args:
        pdf: The file.
        name: What messages call it.

    Raises:
        PdfError: It has no structure tree, or one that is deeper than any document needs.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or tree.get("/K") is None:
        raise PdfError(Fault(name, 1, "file", "a PDF without tags, of which nothing is heard", TREE_ALLOWED))
    lang = read_text(pdf.Root, "/Lang") or ""
    reader = _TreeReader(name, MarksInPages(pdf), read_role_map(tree), read_class_map(tree))
    kids = reader.read_all(tree, _Surroundings(lang))
    return HeardDocument(read_title(pdf), lang, len(pdf.pages), kids, reader.list_faults())


@dataclass(slots=True)
class _TreeReader:
    """Makes records of a tree, once."""

    name: str
    marks: MarksInPages
    roles: dict[str, str]
    classes: Dictionary
    seen: set[Key] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def read_all(self, node: Dictionary, around: _Surroundings) -> tuple[HeardKid, ...]:
        """Return what an element holds."""
        kids = [self._read_kid(kid, around) for kid in list_kids(node.get("/K"))]
        return tuple(each for found in kids for each in found)

    def _read_kid(self, kid: object, around: _Surroundings) -> tuple[HeardKid, ...]:
        if isinstance(kid, int) and not isinstance(kid, bool):
            return self._read_mark(self.marks.take_page_mark(around.page, kid), kid, around)
        if is_element(kid) and isinstance(kid, Dictionary):
            element = self._read_element(kid, around)
            return () if element is None else (element,)
        return self._read_reference(kid, around) if isinstance(kid, Dictionary) else ()

    def _read_reference(self, kid: Dictionary, around: _Surroundings) -> tuple[HeardKid, ...]:
        """Return what a reference leads to: an annotation, or marks of a page or of a form."""
        page = kid.get("/Pg")
        inner = replace(around, page=page.objgen) if isinstance(page, Dictionary) else around
        annotation: object = kid.get("/Obj")
        if isinstance(annotation, Dictionary):
            return self._read_annotation(annotation, inner)
        number: object = kid.get("/MCID")
        form: object = kid.get("/Stm")
        if not isinstance(number, int):
            return ()
        if isinstance(form, Stream):
            return self._read_mark(self.marks.take_form_mark(form, number), number, inner)
        return self._read_mark(self.marks.take_page_mark(inner.page, number), number, inner)

    def _read_element(self, node: Dictionary, around: _Surroundings) -> HeardElement | None:
        """Return an element with all that is in it; None where it is not heard, or was heard before."""
        role = resolve_role(str(node.get("/S")), self.roles)
        inner = self._enter(node, around, role)
        if inner is None:
            return None
        kids = self.read_all(node, inner)
        if role in _UNHEARD:
            return None
        page = next((each.page for each in kids if not isinstance(each, HeardAnnotation) and each.page), 0)
        return HeardElement(
            role,
            kids,
            find_instead(node),
            inner.lang,
            page or self.marks.find_number(inner.page),
            read_cell_ties(node, self.classes) if role in _CELLS else CellTies(),
            read_summary(node, self.classes) if role == "Table" else "",
            list_file_names(node),
        )

    def _enter(self, node: Dictionary, around: _Surroundings, role: str) -> _Surroundings | None:
        """Return what is around the kids of an element; None for one that was met before.

        Raises:
            PdfError: It lies too deep.
        """
        if node.is_indirect:
            if node.objgen in self.seen:
                found = f"an element that comes twice, {role}"
                self._add_fault(self.marks.find_number(around.page), found, ONCE_ALLOWED)
                return None
            self.seen.add(node.objgen)
        if around.level >= MOST_LEVELS:
            found = f"a structure tree of more than {MOST_LEVELS} levels"
            raise PdfError(Fault(self.name, 1, "tags", found, LEVELS_ALLOWED))
        page, lang = node.get("/Pg"), read_text(node, "/Lang")
        return _Surroundings(
            around.lang if lang is None else lang,
            page.objgen if isinstance(page, Dictionary) else around.page,
            around.level + 1,
        )

    def _read_mark(
        self, pieces: tuple[MarkedPiece, ...] | None, number: int, around: _Surroundings
    ) -> tuple[HeardText, ...]:
        page = self.marks.find_number(around.page)
        if pieces is None:
            self._add_fault(page, f"marked content {number} in the tree alone", MARK_ALLOWED)
            return ()
        return tuple(
            HeardText(piece.text, _word_piece(piece), piece.lang or around.lang, page) for piece in pieces
        )

    def _read_annotation(self, annotation: Dictionary, around: _Surroundings) -> tuple[HeardKid, ...]:
        kind = str(annotation.get("/Subtype", "")).removeprefix("/")
        text, address = read_annotation_text(annotation), read_address(annotation)
        lang = read_text(annotation, "/Lang") or around.lang
        return (HeardAnnotation(kind, text, address, lang),)

    def _add_fault(self, page: int, found: str, allowed: str) -> None:
        place = f"page {page}" if page else "tags"
        self.faults.append(Fault(self.name, 1, place, found, allowed, code=""))

    def list_faults(self) -> tuple[Fault, ...]:
        """Return what keeps some of the file from being heard, once its tree is read."""
        for page, texts in self.marks.list_untaken():
            more = f" and {len(texts) - 1} more" if texts[1:] else ""
            self._add_fault(page, f"text that no tag holds, {quote_start(texts[0])}{more}", HELD_ALLOWED)
        for page in sorted(self.marks.unread):
            self._add_fault(page, "content that cannot be read", PAGE_ALLOWED)
        return tuple(dict.fromkeys(self.faults))


def _word_piece(piece: MarkedPiece) -> str:
    """Return what is heard of a piece; what is read in its place stands as far from others as it does."""
    if piece.instead is None:
        return piece.text
    first, last = piece.text[:1], piece.text[-1:]
    return (first if first.isspace() else "") + piece.instead + (last if last.isspace() else "")


def quote_start(text: str) -> str:
    """Return a text in quotation marks, cut where it is long."""
    return repr(text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED].rstrip()}...")
