"""The PDF library's document, mended where its files are not archivable, without a patch to the library.

Three things differ from what ReportLab 5.1 writes, each for one document only:
- an end-of-line stands before ``endstream`` (ISO 19005-2, 6.1.7.1);
- a ToUnicode map holds no U+0000 (ISO 14289-1, 7.21.7) and UTF-16 above U+FFFF;
- small objects are packed, see `packed_file`.
"""

import re
import zlib
from typing import IO, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFStream
from reportlab.pdfgen.canvas import Canvas

from factsheet.pdf.packed_file import STREAM_END, pack_file
from factsheet.typesetting.faces import Face, register_faces

PDF_VERSION = (1, 7)
COMPRESSION_LEVEL = 6  # 9 saves one part in a hundred and takes twice the time
_MAP_BLOCK = 100  # entries a bfchar block may hold, Adobe Technical Note 5014
_MAP_ENTRY = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>$", re.MULTILINE)


class ArchivalStream(PDFStream):
    """A stream whose end is marked as archives ask; compressed unless it is the metadata."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary and the data as they stand in the file."""
        content = self.content.encode("latin-1") if isinstance(self.content, str) else self.content
        entries = dict(self.dictionary.dict)
        if entries.get("Type") != PDFName("Metadata"):
            # Metadata stays readable for tools that look for it without reading the file.
            content = zlib.compress(content, COMPRESSION_LEVEL)
            entries["Filter"] = PDFName("FlateDecode")
        entries["Length"] = len(content)
        return PDFDictionary(entries).format(document) + b"\nstream\n" + content + STREAM_END


class ArchivalDocument(PDFDocument):
    """A document that writes archivable streams and packs its small objects."""

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802 - the library's name
        """Register an object and return the reference to it; plain streams become archivable ones."""
        if type(obj) is PDFStream:
            content = obj.content
            if name is not None and name.startswith("toUnicodeCMap:"):
                content = mend_character_map(content)
            obj = ArchivalStream(obj.dictionary, content)
        return super().Reference(obj, name)  # type: ignore[no-untyped-call]  # untyped in the stub

    @property
    def catalog(self) -> pdfdoc.PDFCatalog:
        """Return the root of the document."""
        catalog: pdfdoc.PDFCatalog = self.Catalog  # type: ignore[attr-defined]  # missing in the stub
        return catalog

    def format(self) -> bytes:
        """Return the whole file; formatting an object may register further ones."""
        root, info = self.Reference(self.catalog), self.Reference(self.info)
        objects: dict[int, bytes] = {}
        while (number := len(objects) + 1) in self.numberToId:
            obj = self.idToObject[self.numberToId[number]]
            objects[number] = pdfdoc.format(obj, self, toplevel=1)
        return pack_file(objects, root=root.format(self), info=info.format(self), version=PDF_VERSION)

    def add(self, entries: dict[str, Any]) -> PDFObjectReference:
        """Register a dictionary as an object of its own."""
        return self.reference_to(PDFDictionary(entries))

    def add_stream(self, content: bytes, entries: dict[str, Any]) -> PDFObjectReference:
        """Register a stream as an object of its own."""
        return self.reference_to(ArchivalStream(PDFDictionary(entries), content))

    def add_once(self, name: str, content: bytes, entries: dict[str, Any]) -> PDFObjectReference:
        """Register a stream under a name that stands for its content, unless it is there already."""
        known = self.find_object(name)
        if known is not None:
            return known
        reference: PDFObjectReference = self.Reference(ArchivalStream(PDFDictionary(entries), content), name)
        return reference

    def find_object(self, name: str) -> PDFObjectReference | None:
        """Return the reference to what is registered under a name, if something is."""
        return PDFObjectReference(name) if name in self.idToObject else None

    def reference_to(self, obj: pdfdoc.PDFObject) -> PDFObjectReference:
        """Register an object and return the reference to it."""
        reference: PDFObjectReference = self.Reference(obj)
        return reference


def open_canvas(file: IO[bytes], *, lang: str, edition: int) -> tuple[Canvas, ArchivalDocument]:
    """Return an empty canvas and its document.

    Args:
        file: Where the canvas could save; the bytes are taken from the canvas instead.
        lang: Language of the text, as in RFC 3066.
        edition: Year whose 1 January is the file's date, so that same input gives same bytes.
    """
    register_faces()
    canvas = Canvas(
        file,
        pdfVersion=PDF_VERSION,
        invariant=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stub says float, the library a name
        lang=lang,
    )
    document = canvas._doc  # type: ignore[attr-defined]  # the library has no public way to it
    # The canvas makes its document itself and takes no class for it.
    document.__class__ = ArchivalDocument
    document._timeStamp.YMDhms = (edition, 1, 1, 0, 0, 0)
    return canvas, document


def mend_character_map(character_map: str) -> str:
    """Return the ToUnicode map of a font subset without U+0000 and with UTF-16 for astral characters."""
    head, _, rest = character_map.partition("1 begincodespacerange")
    entries, _, tail = rest.partition("beginbfchar")[2].partition("endbfchar\n")
    pairs = [
        f"<{code}> <{chr(int(value, 16)).encode('utf-16-be').hex().upper()}>"
        for code, value in _MAP_ENTRY.findall(entries)
        if int(value, 16)
    ]
    blocks = [pairs[start : start + _MAP_BLOCK] for start in range(0, len(pairs), _MAP_BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return f"{head}1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}{tail}"
