"""The texts of a wording file with the keys that lead to them, and what no such text may hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.characters import find_unprintable, is_visible
from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import check_text
from factsheet.reading.quoting import list_allowed_words, quote_value
from factsheet.reading.yaml_tree import YamlList, YamlMapping, YamlNode, YamlScalar, compose_yaml
from factsheet.typesetting.glyph_coverage import GLYPHS_ALLOWED, describe_missing_glyphs
from factsheet.wording.abbreviations import LANGUAGE_ALLOWED, NO_KEYS, find_path_faults
from factsheet.wording.template import parse_template

SECTIONS = ("language", "locale", "grammar", "texts", "terms", "expansions")
TEXT_ALLOWED = "a text"
_PLAIN_ALLOWED = "text without control, direction or invisible characters"
_LINES_ALLOWED = "in each line a key, a colon and its text, without a hyphen before the key"
_TERM_ALLOWED = "in each line a label of the data, a colon and its translation"
_FILLED_ALLOWED = "its translation, or no line for this label"
_TERMS_HINT = "a label of the data and its translation stand below terms:, set in by two spaces"
_WITHIN = {("grammar",), ("grammar", "contractions"), ("grammar", "articles"), ("texts",), ("terms",)}
_DEPTH, _TERM_DEPTH = 6, 2


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
        allowed = f"{list_allowed_words(SECTIONS, near=leaf.path[0])}; {_TERMS_HINT}"
        yield Fault(file, leaf.line, field, "an unknown key", allowed, code=FormCode.KEY)
    elif leaf.path in _WITHIN:
        if leaf.text:  # a section may be left empty
            allowed = _TERM_ALLOWED if leaf.path == ("terms",) else _LINES_ALLOWED
            yield Fault(file, leaf.line, field, f"{quote_value(leaf.text)} and no keys", allowed)
    elif leaf.path[0] == "terms" and len(leaf.path) > _TERM_DEPTH:
        found = f"a label below {quote_value(leaf.path[1])}"
        yield Fault(
            file, leaf.line, field, found, f"{_TERM_ALLOWED}, directly below terms:", code=FormCode.KEY
        )
    elif leaf.path[0] == "expansions" and not is_expansion(leaf):
        yield from _find_expansion_faults(file, leaf, field)
    elif not is_visible(leaf.text):
        allowed = _FILLED_ALLOWED if leaf.path[0] == "terms" else TEXT_ALLOWED
        yield Fault(file, leaf.line, field, "nothing", allowed, code=FormCode.MISSING)
    else:
        yield from _find_text_faults(file, leaf, field)
    if leaf.path[:-1] == ("grammar", "contractions") and len(leaf.path[-1].split(" ")) != 2:  # noqa: PLR2004
        yield Fault(file, leaf.line, field, repr(leaf.path[-1]), "two words")


def is_expansion(leaf: Leaf) -> bool:
    """Return whether a leaf says what an abbreviation stands for, its keys as they must be."""
    return leaf.path[0] == "expansions" and len(leaf.path) > 1 and not any(find_path_faults(leaf.path))


def _find_expansion_faults(file: str, leaf: Leaf, field: str) -> Iterator[Fault]:
    """Yield what is wrong with keys that lead to no abbreviation; a part may be left empty."""
    if leaf.path == ("expansions",):
        faults = [(f"{quote_value(leaf.text)} and no keys", LANGUAGE_ALLOWED)] if leaf.text else []
    else:
        faults = [each for each in find_path_faults(leaf.path) if leaf.text or each[0] != NO_KEYS]
    yield from (Fault(file, leaf.line, field, found, allowed, code=FormCode.KEY) for found, allowed in faults)


def find_doubled_terms(file: str, leaves: tuple[Leaf, ...]) -> Iterator[Fault]:
    """Yield each label that is translated again: capitals and blanks typed twice make no other label."""
    first: dict[str, Leaf] = {}
    for leaf in leaves:
        if leaf.path[0] == "terms" and len(leaf.path) == _TERM_DEPTH and is_visible(leaf.path[1]):
            before = first.setdefault(" ".join(leaf.path[1].split()).casefold(), leaf)
            if before is not leaf:
                found = f"a label twice; it stands in line {before.line} already"
                yield Fault(
                    file,
                    leaf.line,
                    ".".join(leaf.path),
                    found,
                    "once, in whatever capitals",
                    code=FormCode.SYNTAX,
                )


def fold_label(label: str) -> str:
    """Return a label of a file without faults as it is looked up: without capitals and doubled blanks."""
    return check_text(label).casefold()


def _find_text_faults(file: str, leaf: Leaf, field: str) -> Iterator[Fault]:
    code = find_unprintable(leaf.text) or find_unprintable(leaf.path[-1])
    if code:
        yield Fault(file, leaf.line, field, f"character {code}", _PLAIN_ALLOWED)
    elif not is_visible(leaf.path[-1]):
        yield Fault(file, leaf.line, field, f"{quote_value(leaf.text)} without a key", _LINES_ALLOWED)
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
        field, allowed = ".".join(path) or "file", _TERM_ALLOWED if path == ("terms",) else _LINES_ALLOWED
        faults.append(Fault(file, node.line, field, _word_node(node), allowed, code=FormCode.SYNTAX))
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


def _word_node(node: YamlNode) -> str:
    """Return what stands where texts by key should."""
    if isinstance(node, YamlScalar):
        return f"{quote_value(node.text)} and no keys"
    return "a list" if isinstance(node, YamlList) else f"keys set deeper than {_DEPTH} levels"
