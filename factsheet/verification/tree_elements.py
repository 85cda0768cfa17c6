"""The elements of a structure tree as a list, each with what a reader hears of it and its place in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pikepdf import Dictionary, Object

from factsheet.pdf_files.structure_walk import is_element, list_kids
from factsheet.verification.file_differences import quote_text
from factsheet.verification.object_pairs import Key
from factsheet.verification.page_texts import MarkPlace
from factsheet.verification.told_values import describe_value

ALTERNATES = ("/Alt", "/ActualText", "/E")
MOST_ELEMENTS = 20_000
_TIES = frozenset({"/S", "/K", "/P", "/Pg", "/Type", *ALTERNATES})
_WORDS = {
    "P": "paragraph",
    "Figure": "figure",
    "Table": "table",
    "TR": "row",
    "TH": "cell",
    "TD": "cell",
    "L": "list",
    "LI": "item",
    "Lbl": "label",
    "LBody": "text",
    "Link": "link",
    "Span": "span",
    "Caption": "caption",
    "Document": "",
}
_NUMBERED = frozenset({"row", "cell", "item"})


@dataclass(frozen=True, slots=True)
class TreeElement:
    """One structure element.

    Attributes:
        parent: Index of the element around it in the list, -1 for a top one.
        alternates: Alternate, actual and expanded text by key, where there are any.
        entries: Its other entries, as they are told.
        kids: What it holds: "element", "annotation" or the number of a mark.
        marks: The marks among them, with their pages.
        text: What these marks show.
        inside: The first text of the elements in it.
        words: What it shows with the spans in it, in reading order.
        page: Number of the page on which it begins.
        place: The same and the roles that lead to it, in words.
    """

    role: str
    parent: int
    key: Key
    alternates: Mapping[str, str]
    entries: Mapping[str, str]
    kids: tuple[str, ...]
    marks: tuple[MarkPlace, ...]
    text: str
    inside: str = ""
    words: str = ""
    page: int = 0
    place: str = ""

    @property
    def is_heading(self) -> bool:
        """Return whether it is a heading of any level."""
        return self.role == "H" or (self.role[:1] == "H" and self.role[1:].isdecimal())

    @property
    def word(self) -> str:
        """Return what it is, in a word."""
        return "heading" if self.is_heading else _WORDS.get(self.role, self.role)

    @property
    def signature(self) -> tuple[object, ...]:
        """Return what tells it from others, wherever it stands."""
        entries = (*self.alternates.items(), "", *self.entries.items())
        return (self.role, self.text or self.inside, *entries, len(self.kids))

    @property
    def told(self) -> str:
        """Return what it is and says."""
        said = self.words.strip() or next(iter(self.alternates.values()), "") or self.inside.strip()
        return f"a {self.word or self.role} {quote_text(said)}" if said else f"a {self.word or self.role}"


@dataclass(slots=True)
class _Walk:
    """What a walk through a tree carries along."""

    numbers: Mapping[Key, int]
    texts: Mapping[MarkPlace, str]
    seen: set[Key] = field(default_factory=set)


def list_elements(
    tree: Object | None, numbers: Mapping[Key, int], texts: Mapping[MarkPlace, str]
) -> list[TreeElement]:
    """Return the elements of a tree in reading order, parents first, each once, with their places in words.

    Args:
        tree: The structure tree root.
        numbers: The number of each page by its object.
        texts: The text of each mark.
    """
    walk, elements = _Walk(numbers, texts), list[TreeElement]()
    waiting: list[tuple[Object, int, Object | None]] = []
    top = tree if isinstance(tree, Dictionary) else None
    waiting += [(kid, -1, None) for kid in reversed(list_kids(top.get("/K") if top is not None else None))]
    while waiting and len(elements) < MOST_ELEMENTS:
        node, parent, page = waiting.pop()
        if not is_element(node) or (node.is_indirect and node.objgen in walk.seen):
            continue
        walk.seen.add(node.objgen)
        around = tree if parent < 0 else None
        element = _make_element(walk, node, parent, page)
        elements.append(_check_parent(element, node, elements, around))
        inner = node.get("/Pg", page)
        waiting += [(kid, len(elements) - 1, inner) for kid in reversed(list_kids(node.get("/K")))]
    return _name_places(_find_pages(_join_words(_find_texts(elements), texts)))


def _make_element(walk: _Walk, node: Object, parent: int, page: Object | None) -> TreeElement:
    kids, marks = [], []
    inner = node.get("/Pg", page)
    for kid in list_kids(node.get("/K")):
        mark = _find_mark(walk, kid, inner)
        kids.append("element" if is_element(kid) else "annotation" if mark is None else f"mark {mark[1]}")
        marks += [mark] if mark is not None else []
    return TreeElement(
        role=str(node.get("/S", "")).removeprefix("/"),
        parent=parent,
        key=node.objgen,
        alternates={key.removeprefix("/"): str(node[key]) for key in ALTERNATES if key in node},
        entries={
            key.removeprefix("/"): describe_value(value)
            for key, value in sorted(node.items())
            if key not in _TIES
        },
        kids=tuple(kids),
        marks=tuple(marks),
        text="".join(walk.texts.get(mark, "") for mark in marks),
    )


def _find_mark(walk: _Walk, kid: object, page: Object | None) -> MarkPlace | None:
    """Return page and number of a kid that is marked content, None for another one."""
    number: object = kid
    if isinstance(kid, Dictionary):
        number, page = kid.get("/MCID"), kid.get("/Pg", page)
    if isinstance(number, bool) or not isinstance(number, int):
        return None
    return (walk.numbers.get(page.objgen, 0) if isinstance(page, Dictionary) else 0, number)


def _check_parent(
    element: TreeElement, node: Object, before: Sequence[TreeElement], tree: Object | None
) -> TreeElement:
    """Return an element that says so where its entry P leads elsewhere than to what is around it."""
    told = node.get("/P")
    around = before[element.parent].key if element.parent >= 0 else tree.objgen if tree is not None else None
    if isinstance(told, Dictionary) and told.objgen == around:
        return element
    return replace(element, entries={**element.entries, "P": "not the element around it"})


def _find_texts(elements: list[TreeElement]) -> list[TreeElement]:
    """Return the elements with the first text that stands in each."""
    texts = [""] * len(elements)
    for index in range(len(elements) - 1, -1, -1):
        said = elements[index].text.strip() or texts[index]
        if said and elements[index].parent >= 0:
            texts[elements[index].parent] = said
    return [replace(element, inside=text) for element, text in zip(elements, texts, strict=True)]


def _join_words(elements: list[TreeElement], texts: Mapping[MarkPlace, str]) -> list[TreeElement]:
    """Return the elements with what each shows, spans in it included."""
    words = [""] * len(elements)
    inside: dict[int, list[int]] = {}
    for index in range(len(elements) - 1, -1, -1):
        element, kids = elements[index], inside.pop(index, [])
        inside.setdefault(element.parent, []).append(index)
        marks = iter(element.marks)
        for kid in element.kids:
            if kid == "element":
                words[index] += words[kids.pop()] if kids and elements[kids[-1]].role == "Span" else ""
            elif kid != "annotation":
                words[index] += texts.get(next(marks), "")
    return [replace(element, words=each) for element, each in zip(elements, words, strict=True)]


def _find_pages(elements: list[TreeElement]) -> list[TreeElement]:
    """Return the elements with the page on which each begins: of its marks, its kids, or around it."""
    pages = [element.marks[0][0] if element.marks else 0 for element in elements]
    for index in range(len(elements) - 1, -1, -1):
        parent = elements[index].parent
        if parent >= 0 and pages[index] and not elements[parent].marks:
            pages[parent] = pages[index]
    for index, element in enumerate(elements):
        if not pages[index]:
            pages[index] = pages[element.parent] if element.parent >= 0 else 1
    return [replace(element, page=page) for element, page in zip(elements, pages, strict=True)]


def _name_places(elements: list[TreeElement]) -> list[TreeElement]:
    names = [""] * len(elements)
    children: dict[int, list[int]] = {}
    for index, element in enumerate(elements):
        children.setdefault(element.parent, []).append(index)
    for siblings in children.values():
        for index, name in _name_siblings(elements, siblings):
            names[index] = name
    paths: list[str] = []
    for index, element in enumerate(elements):
        around = paths[element.parent] if element.parent >= 0 else ""
        paths.append(", ".join(filter(None, (around, names[index]))))
    return [
        replace(element, place=", ".join(filter(None, (f"page {element.page}", path))))
        for element, path in zip(elements, paths, strict=True)
    ]


def _name_siblings(elements: Sequence[TreeElement], siblings: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each sibling with its name: its word, numbered below the heading that it follows."""
    head, group = "", list[int]()
    for index in (*siblings, -1):
        if index >= 0 and not elements[index].is_heading:
            group.append(index)
            continue
        yield from _name_group(elements, group, head)
        if index >= 0:
            head, group = f"under {quote_text(elements[index].words)}", []
            yield index, f"heading {quote_text(elements[index].words)}"


def _name_group(
    elements: Sequence[TreeElement], group: Sequence[int], head: str
) -> Iterator[tuple[int, str]]:
    totals = Counter(elements[index].word for index in group)
    counts = Counter[str]()
    for index in group:
        word = elements[index].word
        counts[word] += 1
        number = f" {counts[word]}" if totals[word] > 1 or word in _NUMBERED else ""
        yield index, ", ".join(filter(None, (head, f"{word}{number}" if word else "")))
