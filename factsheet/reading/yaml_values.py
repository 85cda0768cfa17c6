"""YAML as plain values with the line of each, read so that nothing is guessed.

Only what is written as a plain decimal number is a number; every other scalar stays text, so that the code
``01001`` keeps its zero and the word ``no`` stays a word. What makes YAML surprising is refused: anchors,
aliases, tags, merge keys, doubled keys and more than one document.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from factsheet.characters import name_character
from factsheet.errors import DataError, Fault, FormCode
from factsheet.likely_values import guess_key
from factsheet.reading.files import format_path, read_text
from factsheet.reading.origins import find_nearest_line
from factsheet.reading.quoting import quote_line
from factsheet.reading.unquoted_text import TEXT_IN_QUOTES
from factsheet.reading.yaml_tree import MAX_DEPTH, YamlList, YamlMapping, YamlNode, YamlScalar, compose_yaml

__all__ = ["MAX_DEPTH", "Plain", "Tree", "YamlFile", "copy_mapping", "parse_yaml", "read_yaml"]

Plain: TypeAlias = "int | str | list[Plain] | dict[str, Plain] | None"
Tree: TypeAlias = dict[str, Plain]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}")
_KEY_ALLOWED = f"a word as key, or {TEXT_IN_QUOTES} that holds a comma or a colon"
_NOTHING = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a YAML file.

    Attributes:
        name: Path as the user would name it.
        value: Mappings, lists, text, whole numbers; None for a key or an entry without a value.
        lines: 1-based line of each dotted path (``laws[2].title``); the whole file is ``""``.
    """

    name: str
    value: Plain
    lines: Mapping[str, int]

    def line_of(self, path: str) -> int:
        """Return the line of a path, or of the nearest thing around it that is in the file."""
        return find_nearest_line(self.lines, path)


def read_yaml(path: Path, *, wanted: str = "a file that can be read") -> YamlFile:
    """Read one YAML file.

    Raises:
        DataError: The file is missing, unreadable or uses what is refused here; all such places are told.
    """
    return parse_yaml(read_text(path, wanted=wanted), format_path(path))


def parse_yaml(text: str, name: str) -> YamlFile:
    """Return the content of a YAML text; `name` is what messages call it.

    Raises:
        DataError: The text uses what is refused here; all such places are told.
    """
    file = _parse_once(text, name)
    return YamlFile(name, _copy_value(file.value), file.lines)


@lru_cache(16)  # an edit is read before it is made, to see that it is what was wanted, and to be checked
def _parse_once(text: str, name: str) -> YamlFile:
    node = compose_yaml(text, name)
    lines = {"": 1}
    reader = _NodeReader(name, lines, [])
    value = None if node is None else reader.value(node, "")
    if reader.faults:
        raise DataError(*reader.faults)
    return YamlFile(name, value, MappingProxyType(lines))


def _copy_value(value: Plain) -> Plain:
    """Return a value that whoever asked for it may change."""
    if isinstance(value, dict):
        return {key: _copy_value(inner) for key, inner in value.items()}
    return [_copy_value(entry) for entry in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class _NodeReader:
    """Turns nodes into plain values while it notes lines and faults."""

    name: str
    lines: dict[str, int]
    faults: list[Fault]

    def value(self, node: YamlNode, path: str) -> Plain:
        """Return the plain value of a node."""
        if isinstance(node, YamlMapping):
            return self._mapping(node, path)
        if isinstance(node, YamlList):
            return [self._item(item, f"{path}[{index}]") for index, item in enumerate(node.entries)]
        return _convert_scalar(node)

    def _item(self, node: YamlNode, path: str) -> Plain:
        self.lines[path] = node.line
        return self.value(node, path)

    def _mapping(self, node: YamlMapping, path: str) -> Plain:
        values: dict[str, Plain] = {}
        for key_node, value_node in node.pairs:
            key = self._key(key_node, path, values, has_keys=isinstance(value_node, YamlMapping))
            if key is None:
                continue
            inner = f"{path}.{key}" if path else key
            self.lines[inner] = key_node.line
            values[key] = self.value(value_node, inner)
        return values

    def _key(self, node: YamlNode, path: str, taken: Mapping[str, Plain], *, has_keys: bool) -> str | None:
        """Return a key's text, or None after noting why it cannot be one; a name has keys below it."""
        key = node.text if isinstance(node, YamlScalar) else []
        if not (isinstance(key, str) and _KEY.fullmatch(key)):
            hidden = next((char for char in key if char.isspace() and char != " "), None)
            held = f" with {name_character(hidden)}" if hidden else ""
            meant = guess_key(key) if has_keys and isinstance(key, str) else ""
            allowed = f"a word as key, without blanks: {meant}" if meant else _KEY_ALLOWED
            self._refuse(node, path, f"the key {quote_line(key)}{held}", allowed)
            return None
        if key in taken:
            first = self.lines[f"{path}.{key}" if path else key]
            found = f"the key {quote_line(key)} a second time, as in line {first}"
            self._refuse(node, path, found, "each key once")
            return None
        return key

    def _refuse(self, node: YamlNode, path: str, found: str, allowed: str) -> None:
        self.faults.append(Fault(self.name, node.line, path or "file", found, allowed, code=FormCode.SYNTAX))


def _convert_scalar(node: YamlScalar) -> int | str | None:
    """Return text, a whole number where one is written plainly, or None for nothing."""
    if not node.is_plain:
        return node.text
    if node.text in _NOTHING:
        return None
    return int(node.text) if _NUMBER.fullmatch(node.text) else node.text


def copy_mapping(value: Plain) -> Tree:
    """Return a mapping that may be changed; an empty one for what is none."""
    return dict(value) if isinstance(value, dict) else {}
