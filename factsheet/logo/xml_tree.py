"""XML as a small tree with line numbers; what reaches out of the file or grows inside is refused.

The heads that Illustrator and Inkscape write pass: a document type that is only named, and entities that
stand for one address each. Nothing is ever fetched.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from factsheet.errors import DataError, Fault, FormCode
from factsheet.logo.menu_words import AS_PNG, PLAIN_ALLOWED, XML_ALLOWED

MAX_DEPTH, MAX_ELEMENTS = 60, 20_000
_SIZE_ALLOWED = f"at most {MAX_ELEMENTS:,} elements, {MAX_DEPTH} levels deep; {AS_PNG}"
_SPACE = " "  # stands between the namespace and the name; no namespace holds one
_ADDRESS = re.compile(r"https?://[^\s&%<]{1,100}")  # what an entity may stand for: nothing that grows
_MOST_DECLARED = 100
_OUTER_STYLE = "xml-stylesheet"
_SPOKEN = ("style", "text", "tspan", "textPath", "flowRoot", "flowPara", "flowSpan")


@dataclass(frozen=True, slots=True)
class XmlElement:
    """An element; names are ``namespace name``, or the name alone where there is no namespace.

    Attributes:
        words: What stands in it as text, for styles and letters alone.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list["XmlElement"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def walk(self) -> Iterator["XmlElement"]:
        """Yield the element and all inside it, in their order."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse_xml(content: bytes, name: str) -> XmlElement:
    """Return the root element of an XML file.

    Raises:
        DataError: It is not XML, defines or takes in more than is safe, or has too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    reader = _TreeBuilder(parser, name)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.hear
    parser.EntityDeclHandler = reader.declare_entity
    parser.AttlistDeclHandler = reader.declare_attribute
    parser.ProcessingInstructionHandler = reader.refuse_style
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
        self._declared = 0

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

    def hear(self, text: str) -> None:
        """Keep the text of styles and letters; what Illustrator packs into others is large."""
        element = self._open[-1]
        if element.name.rsplit(_SPACE, 1)[-1] in _SPOKEN:
            element.words.append(text)

    def declare_entity(self, _name: str, is_parameter: bool, value: str | None, *_outer: object) -> None:  # noqa: FBT001 - the parser's call
        if is_parameter or value is None or not _ADDRESS.fullmatch(value):
            raise self._refused("an entity that is no web address of one namespace", PLAIN_ALLOWED)
        self._count_declared()

    def declare_attribute(self, *_declared: object) -> None:
        self._count_declared()

    def refuse_style(self, target: str, _data: str) -> None:
        if target == _OUTER_STYLE:
            raise self._refused("a style sheet of another file", PLAIN_ALLOWED)

    def _count_declared(self) -> None:
        self._declared += 1
        if self._declared > _MOST_DECLARED:
            raise self._refused(
                "more", f"at most {_MOST_DECLARED} entities and attributes defined at the head"
            )

    def _refused(self, found: str, allowed: str) -> DataError:
        return _make_error(self._name, self._parser.CurrentLineNumber, found, allowed)


def _make_error(name: str, line: int, found: str, allowed: str) -> DataError:
    return DataError(Fault(name, line, "file", found, allowed, code=FormCode.SYNTAX))
