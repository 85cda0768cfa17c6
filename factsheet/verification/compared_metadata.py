"""What a file says of itself, compared by key: XMP metadata and the information dictionary."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

import pikepdf
from pikepdf import Dictionary, Object, Stream

from factsheet.pdf_files.stream_content import read_stream
from factsheet.verification.compared_objects import tell_values
from factsheet.verification.file_differences import DifferenceKind, FileDifference, quote_both
from factsheet.verification.file_pair import FilePair
from factsheet.verification.told_values import describe_bytes

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SPACE = re.compile(r"""xmlns:([\w.-]+)=["']([^"']*)["']""")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_BYTES = 2_000_000


def compare_metadata(pair: FilePair) -> Iterator[FileDifference]:
    """Yield the properties of the metadata and the entries of the information dictionary that differ."""
    found, expected = (_find_packet(side) for side in (pair.found, pair.expected))
    told = list(_compare_packets(found, expected))
    yield from told
    values = pair.objects.compare_values(
        pair.found.Root.get("/Metadata"), pair.expected.Root.get("/Metadata"), ("metadata",)
    )
    yield from tell_values(
        DifferenceKind.METADATA, "XMP", (value for value in values if value.path[-1] != "content")
    )
    if not told and _read_tree(found) != _read_tree(expected):
        yield FileDifference(DifferenceKind.METADATA, "XMP, packet", *describe_bytes(found, expected))
    info = pair.objects.compare_entries(_find_info(pair.found), _find_info(pair.expected))
    yield from tell_values(DifferenceKind.METADATA, "document information", info)


def read_producer(pdf: pikepdf.Pdf) -> str:
    """Return the name of the program that a file says it was saved by, "" where it says none."""
    info = _find_info(pdf)
    return str(info.get("/Producer", "")) if info is not None else ""


def _find_info(pdf: pikepdf.Pdf) -> Object | None:
    info = pdf.trailer.get("/Info")
    return info if isinstance(info, Dictionary) else None


def _find_packet(pdf: pikepdf.Pdf) -> bytes:
    stream = pdf.Root.get("/Metadata")
    return read_stream(stream) if isinstance(stream, Stream) else b""


def _compare_packets(found: bytes, expected: bytes) -> Iterator[FileDifference]:
    """Yield the properties that differ; none where one of the packets cannot be read as XML."""
    one, other = _read_properties(found), _read_properties(expected)
    if not (one and other):
        return
    for key in sorted({*one, *other}):
        if one.get(key) != other.get(key):
            texts = quote_both(one.get(key, ""), other.get(key, ""))
            yield FileDifference(DifferenceKind.METADATA, f"XMP, {key}", *texts)


def _read_properties(packet: bytes) -> Mapping[str, str]:
    """Return the properties of a packet by name, those of one name joined; none of no plain XML."""
    tree = _parse_packet(packet)
    if tree is None:
        return {}
    prefixes = {uri: prefix for prefix, uri in _SPACE.findall(packet.decode("utf-8", "replace"))}
    properties: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        attributes = [(key, value) for key, value in description.items() if not key.startswith(_RDF)]
        inner = [(child.tag, "".join(child.itertext()).strip()) for child in description]
        for key, value in (*attributes, *inner):
            name = _name_property(key, prefixes)
            properties[name] = " / ".join(filter(None, (properties.get(name, ""), value)))
    return properties


def _parse_packet(packet: bytes) -> ElementTree.Element | None:
    """Return the XML of a packet, None where it is not plain or too large."""
    if len(packet) > _MOST_BYTES or _ENTITIES.search(packet):
        return None
    try:
        return ElementTree.fromstring(packet)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def _read_tree(packet: bytes) -> object:
    """Return what an XML reader gets of a packet, whatever its line breaks; else its bytes."""
    tree = _parse_packet(packet)
    if tree is None:
        return packet
    return [
        (each.tag, sorted(each.items()), (each.text or "").strip(), (each.tail or "").strip(), len(each))
        for each in tree.iter()
    ]


def _name_property(key: str, prefixes: Mapping[str, str]) -> str:
    uri, _, name = key.removeprefix("{").rpartition("}")
    return f"{prefixes.get(uri, uri)}:{name}"
