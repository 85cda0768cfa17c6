"""XML as a small tree with line numbers; what reaches out of the file or grows inside is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from factsheet.errors import DataError, Fault, FormCode

MAX_DEPTH, MAX_ELEMENTS = 20, 2_000
XML_ALLOWED = "text in XML form"
PLAIN_ALLOWED = "elements alone, without document type, entities or instructions"
_SIZE_ALLOWED = f"at most {MAX_ELEMENTS:,} elements, {MAX_DEPTH} levels deep"
_SPACE = " "  # stands between the namespace and the name; no namespace holds one


@dataclass(frozen=True, slots=True)
class XmlElement:
    """An element; names are ``namespace name``, or the name alone where there is no namespace."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list["XmlElement"] = field(default_factory=list)


def parse_xml(content: bytes, name: str) -> XmlElement:
    """Return the root element of an XML file; text between elements is left out.

    Raises:
        DataError: It is not XML, has a document type or an instruction, or too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    reader = _TreeBuilder(parser, name)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.EntityDeclHandler = reader.refuse_doctype
    parser.ProcessingInstructionHandler = reader.refuse_instruction
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the parser takes it by position: this is all
    except expat.ExpatError as error:
        found = f"an error, {expat.ErrorString(error.code)}"
        raise _make_error(name, error.lineno, found, XML_ALLOWED) from error
    except (LookupError, ValueError) as error:
        raise _make_error(name, 1, "an encoding that is not known", "text in UTF-8") from error
    return reader.root()


class _TreeBuilder:
    """Builds the tree while the parser reads."""

    def __init__(self, parser: expat.XMLParserType, name: str) -> None:
        self._parser = parser
        self._name = name
        self._open: list[XmlElement] = []
        self._all: list[XmlElement] = []

    def root(self) -> XmlElement:
        return self._all[0]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = XmlElement(name, attributes, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)
        self._all.append(element)
        if len(self._open) > MAX_DEPTH or len(self._all) > MAX_ELEMENTS:
            raise self._refused("more", _SIZE_ALLOWED)

    def end(self, _name: str) -> None:
        self._open.pop()

    def refuse_doctype(self, *_declared: object) -> None:
        raise self._refused("a document type", PLAIN_ALLOWED)

    def refuse_instruction(self, target: str, _data: str) -> None:
        raise self._refused(f"the instruction '{target[:60]}'", PLAIN_ALLOWED)

    def _refused(self, found: str, allowed: str) -> DataError:
        return _make_error(self._name, self._parser.CurrentLineNumber, found, allowed)


def _make_error(name: str, line: int, found: str, allowed: str) -> DataError:
    return DataError(Fault(name, line, "file", found, allowed, code=FormCode.SYNTAX))
