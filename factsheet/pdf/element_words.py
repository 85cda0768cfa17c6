"""What an element says, in words: for links, which say where they lead, and for bookmarks."""

from collections.abc import Iterator

from factsheet.page.placed import Element
from factsheet.typesetting.text_run import Run


def read_words(element: Element) -> str:
    """Return the words of an element in one line, as they are heard; "" where it has none."""
    return " ".join("".join(_list_words(element)).split())


def _list_words(element: Element) -> Iterator[str]:
    """Yield what is heard in place of an element, or its runs in reading order."""
    if heard := element.alt or element.expansion or element.actual_text:
        yield heard
        return
    for child in element.children:
        if isinstance(child, Element):
            yield from _list_words(child)
        elif isinstance(child, Run):
            yield child.text
