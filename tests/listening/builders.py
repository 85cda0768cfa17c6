"""Small tagged files: texts as marks of one page, and a tree of tuples around them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from factsheet.listening.heard_lines import HeardLine, list_heard_lines
from factsheet.listening.heard_records import HeardDocument
from factsheet.listening.heard_tree import read_heard_document
from factsheet.listening.printed_lines import print_document
from factsheet.pdf_files.opened_pdf import open_pdf_bytes

NAME = "small.pdf"
Node = Any  # (role, *kids, {entries}); a number is a mark
Change = Callable[[pikepdf.Pdf], None]


def make_pdf(texts: Sequence[str], *tree: Node, change: Change | None = None, lang: str = "en-US") -> bytes:
    """Return a file of one page with a mark for each text, in lines, and the elements of `tree`."""
    marks = [
        b"/P <</MCID %d>> BDC BT /F 9 Tf 9 %d Td (%s) Tj ET EMC" % (at, 700 - 20 * at, _escape_text(text))
        for at, text in enumerate(texts)
    ]
    return make_pdf_of(b"\n".join(marks), *tree, change=change, lang=lang)


def make_pdf_of(content: bytes, *tree: Node, change: Change | None = None, lang: str = "en-US") -> bytes:
    """Return a file of one page with the operators given."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.Contents = pdf.make_indirect(Stream(pdf, content))
        page.Resources = Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1)))
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([make_element(pdf, page, node) for node in tree])
        pdf.Root.StructTreeRoot = root
        pdf.Root.Lang = pikepdf.String(lang)
        if change is not None:
            change(pdf)
        pdf.save(out)
    return out.getvalue()


def _escape_text(text: str) -> bytes:
    return text.replace("(", r"\(").replace(")", r"\)").encode("latin-1")


def make_element(pdf: pikepdf.Pdf, page: Object, node: Node) -> Object:
    role, *rest = node
    entries = rest.pop() if rest and type(rest[-1]) is dict else {}
    kids = [make_element(pdf, page, kid) if isinstance(kid, tuple) else kid for kid in rest]
    made = Dictionary(S=Name("/" + role), Pg=page, K=Array(kids), **entries)
    return pdf.make_indirect(made)


def hear(content: bytes) -> HeardDocument:
    with open_pdf_bytes(content, NAME) as pdf:
        return read_heard_document(pdf, NAME)


def lines_of(content: bytes) -> tuple[HeardLine, ...]:
    return list_heard_lines(hear(content))


def printed(content: bytes) -> list[str]:
    """Return the lines that are printed, without title, page and length."""
    document = hear(content)
    return [*print_document(document, list_heard_lines(document))][2:-1]


def link_to(address: str, contents: str = "") -> Dictionary:
    """Return a reference to a link annotation."""
    action = Dictionary(S=Name.URI, URI=address)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Contents=contents, A=action)
    return Dictionary(Type=Name.OBJR, Obj=link)
