"""Reports of a page or two, made by hand: whatever form a writer may give to tree, pages, forms and files."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

Change = Callable[[pikepdf.Pdf], object]
TEXT = b"/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (Made up) Tj ET EMC"


def small_report(*changes: Change, text: bytes = TEXT) -> bytes:
    """Return a tagged report of one page with one paragraph, changed before it is saved."""
    pdf = pikepdf.new()
    add_page(pdf, text)
    page = pdf.pages[0].obj
    page.StructParents = 0
    root = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page, K=0))
    document.K, root.K = Array([paragraph]), document
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([paragraph])])))
    root.ParentTreeNextKey = 1
    pdf.Root.MarkInfo, pdf.Root.Lang = Dictionary(Marked=True), "en-US"
    pdf.docinfo["/Title"] = "A made-up report"
    for change in changes:
        change(pdf)
    return saved(pdf)


def plain_report(*changes: Change) -> bytes:
    """Return a report of one page without tags."""
    pdf = pikepdf.new()
    add_page(pdf, b"BT /F1 12 Tf 72 700 Td (Made up) Tj ET")
    for change in changes:
        change(pdf)
    return saved(pdf)


def changed(content: bytes, *changes: Change) -> bytes:
    """Return a finished file changed."""
    pdf = pikepdf.open(BytesIO(content))
    for change in changes:
        change(pdf)
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    stream = BytesIO()
    pdf.save(stream, deterministic_id=not options, **options)
    return stream.getvalue()


def add_page(pdf: pikepdf.Pdf, text: bytes) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page(page_size=(612, 792))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = Stream(pdf, text)


def paragraph_of(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot.K.K[0]


def with_role(role: str, meaning: str | None = None) -> Change:
    """Let the paragraph have a role, and the role map tell what it means."""

    def change(pdf: pikepdf.Pdf) -> None:
        paragraph_of(pdf).S = Name(role)
        if meaning:
            pdf.Root.StructTreeRoot.RoleMap = Dictionary({role: Name(meaning)})

    return change


def with_class(name: str, indent: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        paragraph_of(pdf).C = Array([Name(name), 0])
        entry = Dictionary(O=Name.Layout, TextIndent=indent)
        pdf.Root.StructTreeRoot.ClassMap = Dictionary({name: entry})

    return change


def with_nulls(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K = Array([None, document.K[0], None])
    pdf.pages[0].obj.Annots = Array([None])


def without_document(pdf: pikepdf.Pdf) -> None:
    """Let the paragraph, twice over, stand right below the root."""
    root = pdf.Root.StructTreeRoot
    paragraph = paragraph_of(pdf)
    other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=root, K=Array()))
    paragraph.P = root
    root.K = Array([paragraph, other])


def with_nested_parents(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    leaf = pdf.make_indirect(Dictionary(Limits=Array([0, 0]), Nums=root.ParentTree.Nums))
    root.ParentTree = pdf.make_indirect(
        Dictionary(Kids=Array([pdf.make_indirect(Dictionary(Kids=Array([leaf])))]))
    )
    del root["/ParentTreeNextKey"]


def with_stale_keys(pdf: pikepdf.Pdf) -> None:
    """Let a second page name a key that no tree has."""
    add_page(pdf, b"")
    pdf.pages[1].obj.StructParents = 7


def turned_by_its_parent(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/MediaBox"]
    pdf.Root.Pages.MediaBox, pdf.Root.Pages.Rotate = Array([0, 0, 400, 300]), 90


def add_field(pdf: pikepdf.Pdf, kind: str = "/Tx", **entries: Any) -> Any:
    """Add a field with its widget, told of in the tree where there is one."""
    page = pdf.pages[0].obj
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name(kind),
            T=String("field"),
            Rect=Array([72, 600, 200, 620]),
            P=page,
            F=4,
            **entries,
        )
    )
    page.Annots = Array([*page.get("/Annots", []), widget])
    if "/AcroForm" not in pdf.Root:
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array()))
    pdf.Root.AcroForm.Fields.append(widget)
    if "/StructTreeRoot" in pdf.Root:
        add_object(pdf, widget, "/Form")
    return widget


def with_field(pdf: pikepdf.Pdf) -> None:
    add_field(pdf)


def signed(pdf: pikepdf.Pdf) -> None:
    value = pdf.make_indirect(
        Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"0" * 16))
    )
    add_field(pdf, "/Sig", V=value)
    pdf.Root.AcroForm.SigFlags = 3
    pdf.Root.Perms = Dictionary(DocMDP=value)


def add_object(pdf: pikepdf.Pdf, thing: Any, role: str) -> None:
    """Put an annotation into tree and parent tree."""
    root = pdf.Root.StructTreeRoot
    document = root.K
    holder = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(role), P=document, Pg=pdf.pages[0].obj)
    )
    holder.K = Array([Dictionary(Type=Name.OBJR, Obj=thing)])
    document.K.append(holder)
    key = int(root.ParentTreeNextKey)
    thing.StructParent = key
    root.ParentTree.Nums.append(key)
    root.ParentTree.Nums.append(holder)
    root.ParentTreeNextKey = key + 1


def with_pinned_file(pdf: pikepdf.Pdf) -> None:
    """Show a file on the page, and attach one to an element."""
    data = pdf.make_indirect(Stream(pdf, b"1,2\n"))
    file = pdf.make_indirect(Dictionary(Type=Name.Filespec, F="a.csv", UF="a.csv", EF=Dictionary(F=data)))
    pin = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=file, Rect=Array([10, 10, 20, 20]))
    )
    pdf.pages[0].obj.Annots = Array([pin])
    paragraph_of(pdf).AF = Array([file])
    add_object(pdf, pin, "/Annot")


def with_xfa(pdf: pikepdf.Pdf) -> None:
    add_field(pdf)
    pdf.Root.AcroForm.XFA = Stream(pdf, b"<xdp/>")


def as_portfolio(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
