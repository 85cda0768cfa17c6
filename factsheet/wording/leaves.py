"""The texts of a wording file with the keys that lead to them, and what no such text may hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.characters import find_unprintable, is_visible
from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.yaml_tree import YamlList, YamlMapping, YamlNode, YamlScalar, compose_yaml
from factsheet.typesetting.faces import GLYPHS_ALLOWED, describe_missing_glyphs
from factsheet.wording.template import parse_template

SECTIONS = ("language", "locale", "grammar", "texts", "terms")
TEXT_ALLOWED = "a text"
_PLAIN_ALLOWED = "text without control, direction or invisible characters"
_KEYS_ALLOWED = "texts by key"
_WITHIN = {("grammar",), ("grammar", "contractions"), ("grammar", "articles"), ("texts",), ("terms",)}
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text of the file with the keys that lead to it and its line."""

    path: tuple[str, ...]
    text: str
    line: int


def read_leaves(text: str, file: str, lines: dict[str, int]) -> tuple[Leaf, ...]:
    """Return all texts of a wording file.

    Args:
        text: The content of the file.
        file: Its path as the user would name it.
        lines: Takes the line of each dotted key.

    Raises:
        DataError: It is no YAML, or not texts by key; carries all faults.
    """
    root = compose_yaml(text, file)
    faults: list[Fault] = []
    leaves = tuple(_walk_leaves(root, (), file, (lines, faults))) if root else ()
    if faults:
        raise DataError(*sorted(faults))
    return leaves


def find_leaf_faults(file: str, leaf: Leaf) -> Iterator[Fault]:
    """Yield what is wrong with one text."""
    field = ".".join(leaf.path)
    if leaf.path[0] not in SECTIONS:
        yield Fault(file, leaf.line, field, "an unknown key", ", ".join(SECTIONS), code=FormCode.KEY)
    elif leaf.path in _WITHIN:
        if leaf.text:  # a section may be left empty
            yield Fault(file, leaf.line, field, repr(leaf.text), _KEYS_ALLOWED)
    elif not is_visible(leaf.text):
        yield Fault(file, leaf.line, field, "nothing", TEXT_ALLOWED, code=FormCode.MISSING)
    else:
        yield from _find_text_faults(file, leaf, field)
    if leaf.path[:-1] == ("grammar", "contractions") and len(leaf.path[-1].split(" ")) != 2:  # noqa: PLR2004
        yield Fault(file, leaf.line, field, repr(leaf.path[-1]), "two words")


def _find_text_faults(file: str, leaf: Leaf, field: str) -> Iterator[Fault]:
    code = find_unprintable(leaf.text) or find_unprintable(leaf.path[-1])
    if code:
        yield Fault(file, leaf.line, field, f"character {code}", _PLAIN_ALLOWED)
    elif missing := describe_missing_glyphs(leaf.text):
        yield Fault(file, leaf.line, field, missing, GLYPHS_ALLOWED, code=FormCode.GLYPH)
    if leaf.path[0] == "texts":
        try:
            parse_template(leaf.text)
        except ValueError as error:
            yield Fault(file, leaf.line, field, repr(leaf.text), str(error))


def _walk_leaves(
    node: YamlNode, path: tuple[str, ...], file: str, notes: tuple[dict[str, int], list[Fault]]
) -> Iterator[Leaf]:
    """Yield the texts below a node; note lines, what is no text and no mapping, and keys that come twice."""
    lines, faults = notes
    if isinstance(node, YamlScalar) and path:
        yield Leaf(path, node.text, node.line)
    elif not isinstance(node, YamlMapping) or len(path) > _DEPTH:
        found = "a list" if isinstance(node, YamlList) else "no keys, or keys too deep"
        field = ".".join(path) or "file"
        faults.append(Fault(file, node.line, field, found, _KEYS_ALLOWED, code=FormCode.SYNTAX))
    else:
        for key, value in node.pairs:
            inner = (*path, key.text if isinstance(key, YamlScalar) else "?")
            field, line = ".".join(inner), key.line
            if not isinstance(key, YamlScalar):
                faults.append(Fault(file, line, field, "keys in a key", "a word", code=FormCode.SYNTAX))
            elif field in lines:
                faults.append(Fault(file, line, field, "a key twice", "once", code=FormCode.SYNTAX))
            lines[field] = line
            yield from _walk_leaves(value, inner, file, notes)
