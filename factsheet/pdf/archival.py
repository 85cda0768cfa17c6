"""The PDF library's document with objects that are written by us, without a patch to the library.

The library keeps the pages, the catalog and the numbers of all objects. Three things differ from what
ReportLab 5.1 does, each for one document only:
- a stream ends with an end-of-line before ``endstream`` (ISO 19005-2, 6.1.7.1);
- an object may hold its finished bytes: a structure tree has a hundred, which the library would format entry
  by entry;
- small objects are packed, see `packed_file`.
"""

import zlib
from collections.abc import Mapping, Sequence
from typing import IO, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFStream
from reportlab.pdfgen.canvas import Canvas

from factsheet.pdf.object_syntax import format_dictionary
from factsheet.pdf.packed_file import STREAM_END, pack_file
from factsheet.pdf.standards import FileStandard
from factsheet.typesetting.faces import Face, register_faces

COMPRESSION_LEVEL = (
    6  # 9 saves three bytes in a thousand, for a sixth of the time that a sheet takes to write
)


class FileObject(PDFObject):
    """An object with its finished bytes; it may be added to a document before it has them."""

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def write(self, entries: Mapping[str, object]) -> None:
        """Make it a dictionary."""
        self.body = format_dictionary(entries).encode("latin-1")

    def format(self, _document: PDFDocument) -> bytes:
        """Return the bytes as they stand in the file."""
        return self.body


class ArchivalDocument(PDFDocument):
    """A document that writes archivable streams and packs its small objects.

    Attributes:
        standard: What it is written by.
    """

    standard: FileStandard

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802 - the library's name
        """Register an object and return the reference to it; plain streams become archivable ones."""
        if type(obj) is PDFStream:
            content = obj.content
            obj = FileObject(
                make_stream(content.encode("latin-1") if isinstance(content, str) else content, {})
            )
        return super().Reference(obj, name)  # type: ignore[no-untyped-call]  # untyped in the stub

    def format(self) -> bytes:
        """Return the whole file; formatting an object may register further ones."""
        root = self.refer_to(self._library.Catalog)
        info = self.refer_to(self.info) if self.standard.has_information else ""
        objects: dict[int, bytes] = {}
        while (number := len(objects) + 1) in self.numberToId:
            obj = self.idToObject[self.numberToId[number]]
            objects[number] = pdfdoc.format(obj, self, toplevel=1)
        return pack_file(objects, root=root.encode(), info=info.encode(), version=self.standard.version)

    def refer_to(self, obj: PDFObject) -> str:
        """Register an object, unless it is, and return the reference to it as it stands in the file."""
        reference: bytes = self.Reference(obj).format(self)
        return reference.decode()

    def add(self, entries: Mapping[str, object]) -> str:
        """Register a dictionary as an object of its own and return the reference to it."""
        added = FileObject()
        added.write(entries)
        return self.refer_to(added)

    def add_stream(self, content: bytes, entries: Mapping[str, object], *, is_compressed: bool = True) -> str:
        """Register a stream as an object of its own and return the reference to it."""
        return self.add_finished(make_stream(content, entries, is_compressed=is_compressed))

    def add_finished(self, body: bytes) -> str:
        """Register an object of finished bytes and return the reference to it."""
        return self.refer_to(FileObject(body))

    def add_once(self, name: str, content: bytes, entries: Mapping[str, object]) -> str:
        """Register a stream under a name that stands for its content, unless it is there already."""
        if name not in self.idToObject:
            self.Reference(FileObject(make_stream(content, entries)), name)
        return self.refer_to(self.idToObject[name])

    def find_object(self, name: str) -> str | None:
        """Return the reference to what is registered under a name, if something is."""
        return self.refer_to(self.idToObject[name]) if name in self.idToObject else None

    def tie_page(self, key: int, annotations: Sequence[str], objects: Mapping[str, str]) -> None:
        """Complete the page that was drawn last.

        Args:
            key: Its key in the parent tree.
            annotations: References to its annotations.
            objects: References to the pictures and forms on it, by their names.
        """
        page = self._library.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = key, "/S"  # ISO 14289-1, 7.18.3
        page.Annots = list(annotations)
        if objects:
            page.XObjects = format_dictionary(objects)

    def list_pages(self) -> list[str]:
        """Return the references to the pages that are drawn."""
        return [self.refer_to(page) for page in self._library.Pages.pages]

    def set_catalog(self, entries: Mapping[str, str]) -> None:
        """Put entries into the root of the document."""
        catalog = self._library.Catalog  # entries are attributes
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(catalog, key, value.encode("latin-1"))

    def set_fonts(self, fonts: Mapping[str, str]) -> None:
        """Name the fonts of all pages."""
        self._library.idToObject[pdfdoc.BasicFonts].dict.update(fonts)

    @property
    def _library(self) -> Any:
        """Return the document itself, with what the library's stub does not know of it."""
        return self


def open_canvas(
    file: IO[bytes], standard: FileStandard, *, lang: str, edition: int
) -> tuple[Canvas, ArchivalDocument]:
    """Return an empty canvas and its document.

    Args:
        file: Where the canvas could save; the bytes are taken from the canvas instead.
        standard: What the file is written by.
        lang: Language of the text, as in RFC 3066.
        edition: Year whose 1 January is the file's date, so that same input gives same bytes.
    """
    register_faces()
    canvas = Canvas(
        file,
        pdfVersion=standard.version,
        invariant=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stub says float, the library a name
        lang=lang,
    )
    document = canvas._doc  # type: ignore[attr-defined]  # the library has no public way to it
    # The canvas makes its document itself and takes no class for it.
    document.__class__ = ArchivalDocument
    document.standard = standard
    document._timeStamp.YMDhms = (edition, 1, 1, 0, 0, 0)
    return canvas, document


def make_stream(content: bytes, entries: Mapping[str, object], *, is_compressed: bool = True) -> bytes:
    """Return the finished bytes of a stream, which ends as archives ask."""
    told = dict(entries)
    if is_compressed:
        content = zlib.compress(content, COMPRESSION_LEVEL)
        told["Filter"] = "/FlateDecode"
    head = format_dictionary({**told, "Length": len(content)}).encode("latin-1")
    return head + b"\nstream\n" + content + STREAM_END
