"""Files carried inside the document, associated with it as a whole (ISO 19005-3, 6.8)."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from factsheet.embedded_data import Attachment
from factsheet.pdf.archival import ArchivalDocument

RELATIONSHIPS = frozenset({"Source", "Data", "Alternative", "Supplement", "Unspecified"})


def attach_files(
    document: ArchivalDocument, attachments: Sequence[Attachment], *, date: str
) -> Mapping[str, PDFObjectReference]:
    """Put the files into the document's name tree and its list of associated files; return their streams.

    Args:
        document: The document to carry them.
        attachments: The files.
        date: Their date, as in ISO 32000-1, 7.9.4.

    Raises:
        ValueError: Two files have one name, or a relationship is none that PDF/A-3 knows.
    """
    if not attachments:
        return {}
    _check_attachments(attachments)
    streams = {item.name: _embed_file(document, item, date) for item in attachments}
    files = {item.name: _describe_file(document, item, streams[item.name]) for item in attachments}
    names: list[object] = []
    for name in sorted(files):  # a name tree is in order, ISO 32000-1, 7.9.6
        names += [PDFString(name), files[name]]
    catalog: Any = document.catalog  # entries are attributes that the stub cannot know
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
    catalog.AF = PDFArray(list(files.values()))
    return streams


def _check_attachments(attachments: Sequence[Attachment]) -> None:
    names = [item.name for item in attachments]
    if len(set(names)) < len(names):
        raise ValueError(f"attachments share a name: {', '.join(names)}")
    for item in attachments:
        if item.relationship not in RELATIONSHIPS:
            raise ValueError(f"attachment {item.name}: unknown relationship {item.relationship!r}")


def _embed_file(document: ArchivalDocument, item: Attachment, date: str) -> PDFObjectReference:
    parameters = PDFDictionary({"Size": len(item.content), "ModDate": PDFString(date)})
    return document.add_stream(
        item.content,
        {
            "Type": PDFName("EmbeddedFile"),
            "Subtype": _format_media_type(item.media_type),
            "Params": parameters,
        },
    )


def _describe_file(
    document: ArchivalDocument, item: Attachment, stream: PDFObjectReference
) -> PDFObjectReference:
    return document.add(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(item.name),
            "UF": PDFString(item.name),
            "Desc": PDFString(item.description),
            "AFRelationship": PDFName(item.relationship),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )


def _format_media_type(media_type: str) -> str:
    """Return a media type as a PDF name; the library leaves the slash as it is."""
    return "/" + "#2F".join(PDFName(part).removeprefix("/") for part in media_type.split("/"))
