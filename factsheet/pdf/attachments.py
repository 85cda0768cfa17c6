"""Files carried inside the document, associated with it as a whole (ISO 19005-3, 6.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.embedded_data import Attachment
from factsheet.pdf.archival import ArchivalDocument
from factsheet.pdf.object_syntax import format_array, format_dictionary, format_name, format_string

RELATIONSHIPS = frozenset({"Source", "Data", "Alternative", "Supplement", "Unspecified"})


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """References to the description of a file and to the stream of its bytes."""

    description: str
    stream: str


def attach_files(
    document: ArchivalDocument, attachments: Sequence[Attachment], *, date: str
) -> Mapping[str, AttachedFile]:
    """Put the files into the document's name tree and its list of associated files; return them by name.

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
    files = {item.name: _attach_file(document, item, date) for item in attachments}
    names: list[object] = []
    for name in sorted(files):  # a name tree is in order, ISO 32000-1, 7.9.6
        names += [format_string(name), files[name].description]
    embedded = format_dictionary({"Names": format_array(names)})
    associated = format_array(file.description for file in files.values())
    document.set_catalog({"Names": format_dictionary({"EmbeddedFiles": embedded}), "AF": associated})
    return files


def _check_attachments(attachments: Sequence[Attachment]) -> None:
    names = [item.name for item in attachments]
    if len(set(names)) < len(names):
        raise ValueError(f"attachments share a name: {', '.join(names)}")
    for item in attachments:
        if item.relationship not in RELATIONSHIPS:
            raise ValueError(f"attachment {item.name}: unknown relationship {item.relationship!r}")


def _attach_file(document: ArchivalDocument, item: Attachment, date: str) -> AttachedFile:
    stream = _embed_file(document, item, date)
    return AttachedFile(_describe_file(document, item, stream), stream)


def _embed_file(document: ArchivalDocument, item: Attachment, date: str) -> str:
    parameters = format_dictionary({"Size": len(item.content), "ModDate": format_string(date)})
    entries = {"Type": "/EmbeddedFile", "Subtype": format_name(item.media_type), "Params": parameters}
    return document.add_stream(item.content, entries)


def _describe_file(document: ArchivalDocument, item: Attachment, stream: str) -> str:
    return document.add(
        {
            "Type": "/Filespec",
            "F": format_string(item.name),
            "UF": format_string(item.name),
            "Desc": format_string(item.description),
            "AFRelationship": format_name(item.relationship),
            "EF": format_dictionary({"F": stream, "UF": stream}),
        }
    )
