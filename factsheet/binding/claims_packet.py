"""The claims in a file's XMP metadata, written anew where they are no longer true; the rest stays."""

from xml.dom import minidom
from xml.parsers.expat import ExpatError

import pikepdf
from pikepdf import Dictionary, Name, Stream

from factsheet.pdf_files.claims import (
    ARCHIVE_NAMESPACE,
    DECLARATION_NAMESPACE,
    DECLARATIONS,
    UA_NAMESPACE,
    Claims,
    list_identification,
)

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_XMLNS = "http://www.w3.org/2000/xmlns/"
_SPACES = {
    "pdfuaid": UA_NAMESPACE,
    "pdfaid": ARCHIVE_NAMESPACE,
    "pdfd": DECLARATION_NAMESPACE,
    "pdfaExtension": _EXTENSION,
    "pdfaSchema": _SCHEMA,
    "pdfaProperty": _PROPERTY,
}
_SPACES_OF_CLAIMS = {UA_NAMESPACE, ARCHIVE_NAMESPACE, DECLARATION_NAMESPACE}
_DESCRIBING = "123"  # parts of PDF/A that ask for a description of each schema that they do not know
_SCHEMA_TEXTS = (("schema", "PDF/UA identification"), ("namespaceURI", UA_NAMESPACE), ("prefix", "pdfuaid"))
_PROPERTY_TEXTS = (
    ("name", "part"),
    ("valueType", "Integer"),
    ("category", "internal"),
    ("description", "Part of ISO 14289"),
)


def write_claims(pdf: pikepdf.Pdf, claims: Claims) -> bool:
    """Bring the claims of a file's metadata to what is true.

    Returns:
        Whether the metadata say so now: false where there are claims and no metadata to hold them.
    """
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, Stream):
        return not claims.profiles
    try:
        written = rewrite_packet(packet.read_bytes(), claims)
    except (ExpatError, ValueError, LookupError, pikepdf.PdfError):
        del pdf.Root["/Metadata"]  # what cannot be read cannot be made true
        return not claims.profiles
    pdf.Root.Metadata = pdf.make_indirect(
        Stream(pdf, written, Dictionary(Type=Name.Metadata, Subtype=Name.XML))
    )
    return True


def rewrite_packet(packet: bytes, claims: Claims) -> bytes:
    """Return an XMP packet with other claims.

    What else was declared of the file as it was, nobody has declared of this one, and goes. A part of PDF/UA
    beside PDF/A up to part 3 has its schema described, as ISO 19005-2, 6.6.2.3 asks of every schema that
    it does not know; LibreOffice leaves that out.

    Raises:
        ExpatError: It is no XML.
        ValueError: It declares entities, or holds no description.
    """
    if b"<!DOCTYPE" in packet:
        raise ValueError("metadata that declare a document type")
    document = minidom.parseString(packet.strip(b"\x00 \r\n\t"))
    groups = document.getElementsByTagNameNS(_RDF, "RDF")
    if not groups:
        raise ValueError("metadata without a description")
    _strip_claims(document)
    if claims.profiles:
        groups[0].appendChild(_make_description(document, claims, is_described=_is_ua_described(document)))
    written = b"".join(
        node.toxml("utf-8") for node in document.childNodes if isinstance(node, minidom.Element)
    )
    return (
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' + written + b'<?xpacket end="w"?>'
    )


def _strip_claims(document: minidom.Document) -> None:
    for element in list(document.getElementsByTagName("*")):
        for space in (UA_NAMESPACE, ARCHIVE_NAMESPACE):
            for name in ("part", "conformance", "amd", "corr", "rev"):
                if element.hasAttributeNS(space, name):
                    element.removeAttributeNS(space, name)
        if element.namespaceURI in _SPACES_OF_CLAIMS and element.parentNode is not None:
            element.parentNode.removeChild(element)


def _is_ua_described(document: minidom.Document) -> bool:
    return any(
        _read_text(each) == UA_NAMESPACE for each in document.getElementsByTagNameNS(_SCHEMA, "namespaceURI")
    )


def _read_text(element: minidom.Element) -> str:
    return "".join(node.data for node in element.childNodes if isinstance(node, minidom.Text)).strip()


def _make_description(document: minidom.Document, claims: Claims, *, is_described: bool) -> minidom.Element:
    description = document.createElementNS(_RDF, "rdf:Description")
    description.setAttributeNS(_RDF, "rdf:about", "")
    for prefix, space in (("rdf", _RDF), *_SPACES.items()):
        description.setAttributeNS(_XMLNS, f"xmlns:{prefix}", space)
    for prefix, name, text in list_identification(claims):
        description.appendChild(_make_text(document, prefix, name, text))
    if claims.declared:
        description.appendChild(_make_declarations(document, claims))
    if claims.ua and claims.archive and claims.archive[0] in _DESCRIBING and not is_described:
        bag = _find_schemas(document)
        if bag is None:
            schemas = document.createElementNS(_EXTENSION, "pdfaExtension:schemas")
            description.appendChild(schemas)
            bag = document.createElementNS(_RDF, "rdf:Bag")
            schemas.appendChild(bag)
        bag.appendChild(_make_schema(document))
    return description


def _make_declarations(document: minidom.Document, claims: Claims) -> minidom.Element:
    """Return what is declared, as the PDF Association's specification of PDF declarations writes it."""
    holder = document.createElementNS(DECLARATION_NAMESPACE, "pdfd:declarations")
    bag = document.createElementNS(_RDF, "rdf:Bag")
    holder.appendChild(bag)
    for name in claims.declared:
        item = _make_resource(document)
        item.appendChild(_make_text(document, "pdfd", "conformsTo", DECLARATIONS[name]))
        bag.appendChild(item)
    return holder


def _find_schemas(document: minidom.Document) -> minidom.Element | None:
    """Return the bag of schemas that are described already; a file has one at most."""
    for schemas in document.getElementsByTagNameNS(_EXTENSION, "schemas"):
        for bag in schemas.getElementsByTagNameNS(_RDF, "Bag"):
            return bag
    return None


def _make_schema(document: minidom.Document) -> minidom.Element:
    """Return the description of the schema of PDF/UA."""
    schema = _make_resource(document)
    for name, text in _SCHEMA_TEXTS:
        schema.appendChild(_make_text(document, "pdfaSchema", name, text))
    holder = document.createElementNS(_SCHEMA, "pdfaSchema:property")
    sequence = document.createElementNS(_RDF, "rdf:Seq")
    entry = _make_resource(document)
    for name, text in _PROPERTY_TEXTS:
        entry.appendChild(_make_text(document, "pdfaProperty", name, text))
    sequence.appendChild(entry)
    holder.appendChild(sequence)
    schema.appendChild(holder)
    return schema


def _make_resource(document: minidom.Document) -> minidom.Element:
    item = document.createElementNS(_RDF, "rdf:li")
    item.setAttributeNS(_RDF, "rdf:parseType", "Resource")
    for prefix, space in (("rdf", _RDF), ("pdfaSchema", _SCHEMA), ("pdfaProperty", _PROPERTY)):
        item.setAttributeNS(_XMLNS, f"xmlns:{prefix}", space)
    return item


def _make_text(document: minidom.Document, prefix: str, name: str, text: str) -> minidom.Element:
    element = document.createElementNS(_SPACES[prefix], f"{prefix}:{name}")
    element.appendChild(document.createTextNode(text))
    return element
