"""The styles inside of an SVG file: rules by element, class and id, and which of them count (CSS 2.1, 6.4).

Understood is what drawing programs write: names, ``.class``, ``#id``, these joined, in lists, and inside one
another. Anything else is refused, never guessed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.logo.xml_tree import XmlElement

Declaration = tuple[str, str]
Weight = tuple[bool, tuple[int, int, int], int]
"""Whether it is important, how exact its selector is, and its place in the file."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)  # one without an end takes in all
_DECLARATION = re.compile(r"""(?:[^;"'()]|"[^"]*"|'[^']*'|\([^()]*\))+""")
_BLOCK = re.compile(r"\s*+([^{}@;]++)\{([^{}]*+)\}\s*+")
_AT_RULE = re.compile(r"\s*+@([\w-]++)[^{};]*+(?:;|\{(?:[^{}]++|\{[^{}]*+\})*+\})\s*+")
_WEIGHTLESS_RULES = frozenset({"charset", "font-face", "namespace", "page"})  # say nothing of outlines
_COMPOUND = re.compile(r"(?:\*|([A-Za-z][\w-]*))?((?:[.#][\w-]+)*)")
_LONGEST = 1_000  # characters of the classes of an element: each rule looks at all of them
_FIRST = 1_000_000  # ids that no selector has: what an element's own style says goes before all rules


class StyleError(ValueError):
    """A part of a style sheet that is not understood; carries it."""


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element of a selector has to be: an element of this name, with this id and these classes."""

    element: str
    ids: frozenset[str]
    classes: frozenset[str]

    def matches(self, element: XmlElement) -> bool:
        own = element.attributes
        is_named = self.element in ("", find_local_name(element)) and self.ids <= {own.get("id", "")}
        return is_named and self.classes <= set(own.get("class", "")[:_LONGEST].split())


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A selector, from the outermost element to the one that is meant, and what it says."""

    path: tuple[_Compound, ...]
    declarations: tuple[Declaration, ...]

    @property
    def exactness(self) -> tuple[int, int, int]:
        """Return how many ids, classes and names the selector has."""
        parts = [(len(each.ids), len(each.classes), bool(each.element)) for each in self.path]
        return sum(part[0] for part in parts), sum(part[1] for part in parts), sum(part[2] for part in parts)

    def matches(self, element: XmlElement, around: Sequence[XmlElement]) -> bool:
        """Return whether the rule is for an element that stands in others, the outermost first."""
        return self.path[-1].matches(element) and _has_path(self.path[:-1], around)


def find_local_name(element: XmlElement) -> str:
    """Return the name of an element without its namespace."""
    return element.name.rsplit(" ", 1)[-1]


def parse_declarations(text: str) -> Iterator[Declaration]:
    """Yield the properties of a ``style`` attribute or of a rule, in small letters, with their values."""
    for declaration in _DECLARATION.findall(_COMMENT.sub(" ", text)):
        name, _, value = declaration.partition(":")
        if name.strip() and value.strip():
            yield name.strip().lower(), value.strip()


def parse_rules(text: str) -> Iterator[StyleRule]:
    """Yield the rules of a style sheet.

    Raises:
        StyleError: A part of it is not understood.
    """
    sheet = _COMMENT.sub(" ", text).strip()
    place = 0
    while place < len(sheet):
        if at_rule := _AT_RULE.match(sheet, place):
            if at_rule[1].lower() not in _WEIGHTLESS_RULES:
                raise StyleError(f"@{at_rule[1]}")
            place = at_rule.end()
        elif block := _BLOCK.match(sheet, place):
            declarations = tuple(parse_declarations(block[2]))
            for selector in block[1].split(","):
                yield StyleRule(_parse_selector(selector.strip()), declarations)
            place = block.end()
        else:
            raise StyleError(sheet[place:])


def resolve_declarations(
    element: XmlElement, around: Sequence[XmlElement], rules: Iterable[StyleRule], known: frozenset[str]
) -> Mapping[str, str]:
    """Return the properties that an element has of its own: by attribute, by rule, by its style.

    Args:
        element: The element.
        around: Those that it stands in, the outermost first.
        rules: Of the whole file, in their order.
        known: Attributes that are properties.
    """
    own = {name: value.strip() for name, value in element.attributes.items() if name in known}
    stated: list[tuple[Weight, Declaration]] = []
    for order, rule in enumerate(rules):
        if rule.matches(element, around):
            stated += [_rank_declaration(each, rule.exactness, order) for each in rule.declarations]
    style = parse_declarations(element.attributes.get("style", ""))
    stated += [_rank_declaration(each, (_FIRST, 0, 0), 0) for each in style]
    for _, (name, value) in sorted(stated, key=lambda each: each[0]):
        own[name] = value
    return own


def _rank_declaration(
    declaration: Declaration, exactness: tuple[int, int, int], order: int
) -> tuple[Weight, Declaration]:
    """Return a declaration with what decides whether it counts; its value without ``!important``."""
    name, value = declaration
    kept, mark, word = value.rpartition("!")
    if mark and word.strip().lower() == "important":
        return (True, exactness, order), (name, kept.strip())
    return (False, exactness, order), declaration


def _parse_selector(selector: str) -> tuple[_Compound, ...]:
    path = []
    for compound in selector.split() or [""]:
        found = _COMPOUND.fullmatch(compound)
        if found is None or not compound:
            raise StyleError(selector)
        marks = re.findall(r"([.#])([\w-]+)", found[2])
        ids = frozenset(name for mark, name in marks if mark == "#")
        classes = frozenset(name for mark, name in marks if mark == ".")
        path.append(_Compound(found[1] or "", ids, classes))
    return tuple(path)


def _has_path(path: Sequence[_Compound], around: Sequence[XmlElement]) -> bool:
    """Return whether all of a path are around an element; the nearest that fits leaves most to go on."""
    left = list(path)
    for outer in reversed(around):
        if left and left[-1].matches(outer):
            left.pop()
    return not left
