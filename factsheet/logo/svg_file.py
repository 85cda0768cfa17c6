"""An SVG file in memory: its elements by name, the styles of each, and what of it cannot be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factsheet.errors import DataError, Fault, FormCode
from factsheet.logo.artwork import Segment
from factsheet.logo.menu_words import (
    AS_PNG,
    LINK_ALLOWED,
    SCRIPT_ALLOWED,
    SIMPLER,
    STYLE_ALLOWED,
    SVG_ALLOWED,
)
from factsheet.logo.path_data import MOST_SEGMENTS
from factsheet.logo.refusals import Refusals
from factsheet.logo.style_sheet import (
    StyleError,
    StyleRule,
    find_local_name,
    parse_rules,
    resolve_declarations,
)
from factsheet.logo.svg_style import ATTRIBUTES, Style
from factsheet.logo.xml_tree import MAX_DEPTH, XmlElement, parse_xml
from factsheet.reading.quoting import quote_value

SVG_SPACE = "http://www.w3.org/2000/svg "
MOST_PARTS = 20_000
_MOST_MATCHES = 2_000_000  # elements times rules
_LINKS = ("href", "http://www.w3.org/1999/xlink href")


@dataclass(slots=True)
class Spent:
    """How much of the drawing is taken up."""

    segments: int = 0
    parts: int = 0


@dataclass(frozen=True, slots=True)
class SvgFile:
    """An SVG file.

    Attributes:
        name: Path as the user would name it.
        root: The outermost element.
        refusals: What cannot be drawn.
    """

    name: str
    root: XmlElement
    refusals: Refusals
    _named: Mapping[str, XmlElement]
    _styles: Mapping[int, Style]
    _spent: Spent = field(default_factory=Spent)

    def find(self, name: str) -> XmlElement | None:
        """Return the element of a name, None where there is none."""
        return self._named.get(name)

    def own_style(self, element: XmlElement) -> Style:
        """Return the properties that an element has of its own."""
        return self._styles[id(element)]

    def follow(self, element: XmlElement) -> XmlElement | None:
        """Return the element that another refers to; what refers out of the file is refused."""
        link = next((element.attributes[name] for name in _LINKS if name in element.attributes), "").strip()
        if link and not link.startswith("#"):
            self.refusals.add(element, f"{find_local_name(element)}.href", quote_value(link), LINK_ALLOWED)
        return self._named.get(link.removeprefix("#"))

    def spend(self, element: XmlElement, segments: Sequence[Segment]) -> None:
        """Take up room for an outline.

        Raises:
            DataError: There are more lines and curves than a drawing may have.
        """
        self._spent.segments += len(segments)
        if self._spent.segments > MOST_SEGMENTS:
            allowed = f"at most {MOST_SEGMENTS:,} lines and curves in all: {SIMPLER}"
            raise self.refused(element, "more lines and curves", allowed)

    def enter(self, element: XmlElement, depth: int) -> None:
        """Note that an element is drawn, once more where it is a copy.

        Raises:
            DataError: There are too many, or they lie too deep, as where one holds a copy of itself.
        """
        self._spent.parts += 1
        if self._spent.parts > MOST_PARTS or depth > MAX_DEPTH:
            allowed = f"at most {MOST_PARTS:,} parts with all copies, {MAX_DEPTH} levels deep; {AS_PNG}"
            raise self.refused(element, "more", allowed)

    def refused(self, element: XmlElement, found: str, allowed: str) -> DataError:
        """Return the error that ends the reading at an element."""
        place = find_local_name(element)
        return DataError(Fault(self.name, element.line, place, found, allowed, code=FormCode.FILE))


def load_svg_file(content: bytes, name: str) -> SvgFile:
    """Return an SVG file in memory.

    Args:
        content: The whole file.
        name: Path as the user would name it.

    Raises:
        DataError: It is not SVG, or not safe to read.
    """
    root = parse_xml(content, name)
    if root.name not in (f"{SVG_SPACE}svg", "svg"):
        raise DataError(
            Fault(name, root.line, "file", "another kind of XML", SVG_ALLOWED, code=FormCode.FILE)
        )
    refusals = Refusals(name)
    elements = list(root.walk())
    rules = _read_rules(elements, refusals)
    if len(elements) * len(rules) > _MOST_MATCHES:
        found = f"{len(rules):,} styles for {len(elements):,} elements"
        raise DataError(Fault(name, root.line, "style", found, STYLE_ALLOWED, code=FormCode.FILE))
    named: dict[str, XmlElement] = {}
    for element in elements:
        _refuse_script(element, refusals)
        named.setdefault(element.attributes.get("id", ""), element)
    named.pop("", None)
    styles: dict[int, Style] = {}
    _gather_styles(root, (), rules, styles)
    return SvgFile(name, root, refusals, named, styles)


def is_svg(element: XmlElement) -> bool:
    """Return whether an element is one of SVG; those of editors and of data about the drawing are not."""
    return element.name.startswith(SVG_SPACE) or " " not in element.name


def _read_rules(elements: Sequence[XmlElement], refusals: Refusals) -> list[StyleRule]:
    """Return the rules of all styles of a file, in their order."""
    rules: list[StyleRule] = []
    for element in elements:
        if is_svg(element) and find_local_name(element) == "style":
            try:
                rules += parse_rules("".join(element.words))
            except StyleError as error:
                refusals.add(element, "style.rule", quote_value(str(error)), STYLE_ALLOWED)
    return rules


def _refuse_script(element: XmlElement, refusals: Refusals) -> None:
    """Refuse what could change the drawing while it is shown."""
    if is_svg(element) and find_local_name(element) == "script":
        refusals.add(element, "svg.script", "a script", SCRIPT_ALLOWED)
    for name in element.attributes:
        if name.startswith("on") and is_svg(element):
            refusals.add(element, f"{find_local_name(element)}.{name}", "a script", SCRIPT_ALLOWED)


def _gather_styles(
    element: XmlElement, around: tuple[XmlElement, ...], rules: Sequence[StyleRule], styles: dict[int, Style]
) -> None:
    styles[id(element)] = resolve_declarations(element, around, rules, ATTRIBUTES)
    for child in element.children:
        _gather_styles(child, (*around, element), rules, styles)
