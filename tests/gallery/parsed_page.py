"""A page of the gallery, parsed as a browser without scripts does: `noscript` is markup like any other."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_RAW = {"script", "style"}


@dataclass
class Element:
    """An element with its attributes and all text within."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class ParsedPage(HTMLParser):
    """What is on a page."""

    elements: list[Element] = field(default_factory=list)
    open_ones: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self.open_ones.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open_ones.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open_ones and self.open_ones.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open_ones:
            if element.tag in _RAW or not any(each.tag in _RAW for each in self.open_ones):
                element.text += data

    def find(self, tag: str, **wanted: str) -> list[Element]:
        """Return the elements of a kind with these attributes; `class_` is one of the classes."""
        return [element for element in self.elements if element.tag == tag and is_like(element, wanted)]


def is_like(element: Element, wanted: dict[str, str]) -> bool:
    classes = element.attributes.get("class", "").split()
    return all(
        value in classes if name == "class_" else element.attributes.get(name) == value
        for name, value in wanted.items()
    )


def parse_page(content: bytes) -> ParsedPage:
    page = ParsedPage()
    page.feed(content.decode())
    page.close()
    return page


def words_of(element: Element) -> str:
    return " ".join(element.text.split())
