"""What the file says about itself: XMP metadata (ISO 16684-1)."""

import re
from collections.abc import Iterable, Mapping
from html import escape  # that of xml.sax brings all of a web client along

from factsheet.page.placed import PlacedDocument
from factsheet.pdf.standards import FileStandard
from factsheet.pdf_files.claims import (
    ARCHIVE_NAMESPACE,
    DECLARATION_NAMESPACE,
    DECLARATIONS,
    UA_NAMESPACE,
    Claims,
    list_identification,
)
from factsheet.version import PRODUCER

PROPERTY_NAMESPACE = "urn:factsheet:1"

_PROPERTY_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": ARCHIVE_NAMESPACE,
    "pdfuaid": UA_NAMESPACE,
}
_OF_SCHEMAS = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_OF_DECLARATIONS = {"pdfd": DECLARATION_NAMESPACE}


def format_file_date(edition: int) -> str:
    """Return 1 January of the edition as PDF writes dates."""
    return f"D:{edition:04d}0101000000+00'00'"


def build_xmp_packet(document: PlacedDocument, standard: FileStandard) -> bytes:
    """Return the metadata as an XMP packet in UTF-8.

    Args:
        document: What they tell of.
        standard: What the file is written by.

    Raises:
        ValueError: A property's name is not made of letters and digits.
    """
    claims = standard.choose_claims(has_files=bool(document.attachments))
    parts = [
        *_format_description(document),
        *(f"<{prefix}:{name}>{text}</{prefix}:{name}>" for prefix, name, text in list_identification(claims)),
        *(_format_schemas(document.properties) if standard.describes_schemas else ()),
        *_format_declarations(claims),
        *_format_properties(document.properties),
    ]
    namespaces = {
        **_NAMESPACES,
        **(_OF_SCHEMAS if standard.describes_schemas else {}),
        **(_OF_DECLARATIONS if claims.declared else {}),
        "factsheet": PROPERTY_NAMESPACE,
    }
    spaces = "".join(f'\n xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n'
        + "\n".join(parts)
        + '\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _format_description(document: PlacedDocument) -> Iterable[str]:
    date = f"{document.edition:04d}-01-01T00:00:00+00:00"
    yield "<dc:format>application/pdf</dc:format>"
    yield f"<dc:title>{_format_alternatives(document.title)}</dc:title>"
    if document.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{_escape_text(document.author)}</rdf:li></rdf:Seq></dc:creator>"
    if document.subject:
        yield f"<dc:description>{_format_alternatives(document.subject)}</dc:description>"
    yield f"<dc:language><rdf:Bag><rdf:li>{_escape_text(document.lang)}</rdf:li></rdf:Bag></dc:language>"
    yield f"<pdf:Keywords>{_escape_text(document.keywords)}</pdf:Keywords>"
    yield f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
    yield f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
    yield f"<xmp:CreateDate>{date}</xmp:CreateDate>"
    yield f"<xmp:ModifyDate>{date}</xmp:ModifyDate>"


def _format_schemas(properties: Mapping[str, str]) -> Iterable[str]:
    schemas = [
        _format_schema(
            "PDF/UA identification", UA_NAMESPACE, "pdfuaid", {"part": ("Integer", "Part of ISO 14289")}
        )
    ]
    if properties:
        fields = {name: ("Text", f"The sheet's {name}") for name in properties}
        schemas.append(_format_schema("Factsheet properties", PROPERTY_NAMESPACE, "factsheet", fields))
    yield f"<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>"


def _format_declarations(claims: Claims) -> Iterable[str]:
    """Yield what is declared, as the PDF Association's specification of PDF declarations writes it."""
    items = [
        f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{DECLARATIONS[name]}</pdfd:conformsTo></rdf:li>'
        for name in claims.declared
    ]
    if items:
        yield f"<pdfd:declarations><rdf:Bag>{''.join(items)}</rdf:Bag></pdfd:declarations>"


def _format_properties(properties: Mapping[str, str]) -> Iterable[str]:
    for name, value in properties.items():
        if not _PROPERTY_NAME.fullmatch(name):
            raise ValueError(f"metadata property {name!r}: a name has letters and digits only")
        yield f"<factsheet:{name}>{_escape_text(value)}</factsheet:{name}>"


def _escape_text(text: str) -> str:
    return escape(text, quote=False)


def _format_alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape_text(text)}</rdf:li></rdf:Alt>'


def _format_schema(title: str, namespace: str, prefix: str, fields: Mapping[str, tuple[str, str]]) -> str:
    """Return the description that PDF/A asks of every schema it does not know (ISO 19005-2, 6.6.2.3)."""
    properties = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>\n"
        for name, (kind, meaning) in fields.items()
    )
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema><pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>\n{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
