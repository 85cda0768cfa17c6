"""What is read and heard, compared: texts, alternate texts, roles, order and ties of the structure tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from pikepdf import Array, Dictionary, Object

from factsheet.pdf_files.key_trees import walk_number_tree
from factsheet.verification.compared_words import compare_words
from factsheet.verification.file_differences import (
    NOTHING,
    DifferenceKind,
    FileDifference,
    quote_both,
    quote_text,
)
from factsheet.verification.file_pair import FilePair
from factsheet.verification.object_pairs import Key
from factsheet.verification.page_texts import PageTexts, gather_marks, list_loose_texts
from factsheet.verification.paired_elements import ElementPairs, pair_elements
from factsheet.verification.tree_elements import TreeElement, list_elements

_ALTERNATE_WORDS = {"Alt": "alternate text", "ActualText": "actual text", "E": "expanded text"}


@dataclass(frozen=True, slots=True)
class _Trees:
    """The elements of both files in pairs, and the texts of their pages."""

    found: Sequence[TreeElement]
    expected: Sequence[TreeElement]
    pairs: ElementPairs
    pages: Sequence[PageTexts]

    def list_unread(self) -> frozenset[str]:
        """Return texts of expected elements that the found tree no longer reads."""
        gone = {self.expected[index].text for index in self.pairs.missing}
        lost = {
            self.expected[other].text
            for one, other in self.pairs.partners.items()
            if not self.found[one].text
        }
        return frozenset((gone | lost) - {""})


def compare_reading(pair: FilePair, pages: Sequence[PageTexts]) -> Iterator[FileDifference]:
    """Yield what a reader of the found file hears otherwise, or in another order or role."""
    trees = _read_trees(pair, pages)
    loose = {page.page.number: _list_loose(trees, page) for page in pages}
    untied = frozenset(text for found, expected in loose.values() for text in found if text not in expected)
    known = {page.page.number for page in pages}
    for one, other in sorted(trees.pairs.partners.items(), key=lambda item: item[1]):
        if trees.expected[other].page in known:
            yield from _compare_elements(trees, one, other, untied)
    yield from _tell_unpaired(trees, known)
    unread = trees.list_unread()
    for number, (found, expected) in loose.items():
        kept = [text for text in found if text not in unread or text in expected]
        yield from _compare_loose(f"page {number}, text outside the structure tree", kept, expected)
    yield from _compare_marks(trees)
    yield from _compare_parents(pair, trees)


def _read_trees(pair: FilePair, pages: Sequence[PageTexts]) -> _Trees:
    found = list_elements(
        pair.found.Root.get("/StructTreeRoot"),
        pair.numbers.found,
        gather_marks([(page.page.number, page.found) for page in pages]),
    )
    expected = list_elements(
        pair.expected.Root.get("/StructTreeRoot"),
        pair.numbers.expected,
        gather_marks([(page.page.number, page.expected) for page in pages]),
    )
    return _Trees(found, expected, pair_elements(found, expected), pages)


def _compare_elements(
    trees: _Trees, one: int, other: int, untied: frozenset[str]
) -> Iterator[FileDifference]:
    found, expected = trees.found[one], trees.expected[other]
    place = expected.place
    if found.role != expected.role:
        yield FileDifference(DifferenceKind.STRUCTURE, f"{place}, role", found.role, expected.role)
    for key in sorted({*found.alternates, *expected.alternates}):
        texts = (found.alternates.get(key, ""), expected.alternates.get(key, ""))
        if texts[0] != texts[1]:
            told = f"{place}, {_ALTERNATE_WORDS[key]}"
            yield FileDifference(DifferenceKind.ALTERNATE_TEXT, told, *quote_both(*texts))
    for key in sorted({*found.entries, *expected.entries}):
        values = (found.entries.get(key, NOTHING), expected.entries.get(key, NOTHING))
        if values[0] != values[1]:
            yield FileDifference(DifferenceKind.STRUCTURE, f"{place}, {key}", *values)
    if found.text != expected.text:
        yield from _compare_texts(place, found.text, expected.text, untied)
    elif found.kids != expected.kids:
        yield from _tell_kids(trees, f"{place}, kids", found.kids, expected.kids)
    yield from _compare_order(trees, one, other)


def _tell_kids(
    trees: _Trees, place: str, found: Sequence[str], expected: Sequence[str]
) -> Iterator[FileDifference]:
    """Yield kids that differ, unless that is because an element is missing or too much."""
    if not (trees.pairs.missing or trees.pairs.extra or trees.pairs.moved):
        yield FileDifference(
            DifferenceKind.STRUCTURE, place, *quote_both(", ".join(found), ", ".join(expected))
        )


def _compare_texts(place: str, found: str, expected: str, untied: frozenset[str]) -> Iterator[FileDifference]:
    if not found and expected in untied:
        told = f"{quote_text(expected)} outside the structure tree"
        yield FileDifference(DifferenceKind.STRUCTURE, place, told, "the same inside")
    else:
        yield from compare_words(place, found, expected)


def _compare_order(trees: _Trees, one: int, other: int) -> Iterator[FileDifference]:
    """Yield an element that is read elsewhere, or stands in another one than it should."""
    found, expected = trees.found[one], trees.expected[other]
    if (one, other) in trees.pairs.moved:
        around = {parent for parent, _ in trees.pairs.moved}
        if found.parent not in around:
            where = f"read {'earlier' if one < other else 'later'}, as {found.place}"
            yield FileDifference(DifferenceKind.STRUCTURE, f"{expected.place}, order", where, "read here")
        return
    parent = trees.pairs.partners.get(found.parent, -1) if found.parent >= 0 else -1
    if parent != expected.parent and expected.parent not in trees.pairs.missing:
        wanted = trees.expected[expected.parent].told if expected.parent >= 0 else "the tree itself"
        actual = trees.found[found.parent].told if found.parent >= 0 else "the tree itself"
        yield FileDifference(DifferenceKind.STRUCTURE, f"{expected.place}, around it", actual, wanted)


def _tell_unpaired(trees: _Trees, pages: set[int]) -> Iterator[FileDifference]:
    """Yield the elements that are missing or too much; what stands in one of them is not told again."""
    for index in trees.pairs.missing:
        element = trees.expected[index]
        if element.parent not in trees.pairs.missing and element.page in pages:
            yield FileDifference(DifferenceKind.STRUCTURE, element.place, NOTHING, element.told)
    for index in trees.pairs.extra:
        element = trees.found[index]
        if element.parent not in trees.pairs.extra and element.page in pages:
            yield FileDifference(DifferenceKind.STRUCTURE, element.place, element.told, NOTHING)


def _list_loose(trees: _Trees, page: PageTexts) -> tuple[list[str], list[str]]:
    owned = [
        frozenset(mark for element in side for mark in element.marks)
        for side in (trees.found, trees.expected)
    ]
    number = page.page.number
    return (
        list(list_loose_texts(page.found, number, owned[0])),
        list(list_loose_texts(page.expected, number, owned[1])),
    )


def _compare_loose(place: str, found: Sequence[str], expected: Sequence[str]) -> Iterator[FileDifference]:
    """Yield what differs among texts outside of the tree."""
    for tag, start, stop, first, last in SequenceMatcher(None, found, expected, autojunk=False).get_opcodes():
        if tag != "equal":
            for one, other in zip_longest(found[start:stop], expected[first:last], fillvalue=""):
                yield from compare_words(place, one, other)


def _compare_marks(trees: _Trees) -> Iterator[FileDifference]:
    """Yield marks that are called otherwise, or have other properties, though they say the same."""
    for page in trees.pages:
        if not page.is_read:
            told = "operators that cannot be read"
            yield FileDifference(
                DifferenceKind.OTHER, f"{page.page.place}, content", told, "a page's content"
            )
        pairs = zip(page.found, page.expected, strict=False)
        for number, (one, other) in enumerate(pairs, start=1):
            names = [f"{each.tag} {each.properties}".strip() for each in (one, other)]
            if names[0] != names[1] and one.text == other.text:
                place = f"{page.page.place}, marked content {number}"
                yield FileDifference(DifferenceKind.STRUCTURE, place, *map(quote_text, names))


def _compare_parents(pair: FilePair, trees: _Trees) -> Iterator[FileDifference]:
    """Yield entries of the parent tree that lead to another element than they should."""
    one, other = (_read_parents(side.Root.get("/StructTreeRoot")) for side in (pair.found, pair.expected))
    ones = {element.key: index for index, element in enumerate(trees.found)}
    others = {element.key: index for index, element in enumerate(trees.expected)}
    for entry in sorted({*one, *other}):
        wanted = others.get(other.get(entry, (0, 0)))
        actual = ones.get(one.get(entry, (0, 0)))
        partner = trees.pairs.partners.get(actual, -1) if actual is not None else None
        if partner == wanted or wanted in trees.pairs.missing or actual in trees.pairs.extra:
            continue
        found = NOTHING if actual is None else trees.found[actual].told
        expected = NOTHING if wanted is None else trees.expected[wanted].told
        yield FileDifference(DifferenceKind.STRUCTURE, f"parent tree, {_name_entry(entry)}", found, expected)


def _name_entry(entry: tuple[int, int]) -> str:
    return f"entry {entry[0]}" if entry[1] < 0 else f"entry {entry[0]}, mark {entry[1]}"


def _read_parents(tree: Object | None) -> Mapping[tuple[int, int], Key]:
    """Return the element of each mark, by entry and mark, and of each annotation, by entry and -1."""
    parents: dict[tuple[int, int], Key] = {}
    numbers = tree.get("/ParentTree") if isinstance(tree, Dictionary) else None
    for key, value in walk_number_tree(numbers):
        if isinstance(value, Array):
            marks = (((key, at), each) for at, each in enumerate(value))
            parents |= {place: each.objgen for place, each in marks if isinstance(each, Dictionary)}
        elif isinstance(value, Dictionary):
            parents[key, -1] = value.objgen
    return parents
