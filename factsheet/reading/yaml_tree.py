"""YAML as a tree of plain nodes, made in one pass over the parser's events.

What makes YAML surprising or endless is refused on the way: anchors, aliases, tags, depth, a second
document. So is what YAML reads without a word as something else than was typed: a list entry or a key that
is glued to the text above it, and words after a # that are taken for a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.quoting import quote_line
from factsheet.reading.unquoted_text import TEXT_IN_QUOTES, Place, Slip, find_unquoted_slips
from factsheet.reading.yaml_slips import name_slip, split_lines

MAX_DEPTH = 20
_DEPTH_ALLOWED = f"at most {MAX_DEPTH} levels"
_MARKED_ALLOWED = f"{TEXT_IN_QUOTES}; each value is written where it stands"
_BLOCKS = frozenset("|>")  # signs after a key whose text stands below it
_BLOCK_ALLOWED = "the text behind the colon, in one line, without this sign"

# The parser in C is about ten times as fast; both give the same events.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A single value or key.

    Attributes:
        text: As it is read, each letter in one piece.
        line: 1-based line where it begins.
        is_plain: Whether it stands without quotation marks.
    """

    text: str
    line: int
    is_plain: bool


@dataclass(frozen=True, slots=True)
class YamlList:
    """Entries in order, and the 1-based line where they begin."""

    entries: tuple["YamlNode", ...]
    line: int


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """Keys with their values in order, doubled ones too, and the 1-based line where they begin."""

    pairs: tuple[tuple["YamlNode", "YamlNode"], ...]
    line: int


YamlNode: TypeAlias = YamlScalar | YamlList | YamlMapping


def compose_yaml(text: str, name: str) -> YamlNode | None:
    """Return the root of the one document of a YAML text, or None where there is none.

    Args:
        text: The content of the file.
        name: Path of the file as the user would name it.

    Raises:
        DataError: It is no YAML, or uses what is refused here; all such places are told.
    """
    # One parser tells the end of a text without a line end as a line below it.
    reader = _EventReader(name, [*split_lines(text), ""])
    try:
        root = reader.read_document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        reader.note_last(name_slip(error, text))
    if reader.faults:
        raise DataError(*sorted(reader.faults))
    return root


class _EndError(Exception):
    """Nothing is read beyond this place, since what follows might be endless."""


@dataclass(frozen=True, slots=True)
class _EventReader:
    """Turns events into nodes while it notes faults."""

    name: str
    text_lines: list[str]
    faults: list[Fault] = field(default_factory=list)

    def read_document(self, events: Iterator[yaml.Event]) -> YamlNode | None:
        """Return the root of the first document; a second one is a fault."""
        root: YamlNode | None = None
        documents = 0
        try:
            for event in events:
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    self._note(Slip(_find_begin(event)[0] + 1, "a second document", "one document"))
                    break
                if isinstance(event, yaml.NodeEvent):
                    root = self._read_node(event, events, depth=0)
        except _EndError:
            pass
        return root

    def note_last(self, slip: Slip) -> None:
        """Note where the text stops to be YAML, unless its line is told already."""
        if slip.line not in {fault.line for fault in self.faults}:
            self._note(slip)

    def _read_node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], *, depth: int) -> YamlNode:
        line = _find_begin(event)[0] + 1
        self._check_event(event)
        if not isinstance(event, yaml.CollectionStartEvent):
            text = event.value if isinstance(event, yaml.ScalarEvent) else ""
            # The mark of a plain scalar is None from one parser and "" from the other.
            is_plain = isinstance(event, yaml.ScalarEvent) and not event.style
            return YamlScalar(compose_letters(text), line, is_plain)
        if depth == MAX_DEPTH:
            self._note(Slip(line, f"more than {MAX_DEPTH} levels", _DEPTH_ALLOWED))
            raise _EndError
        inner = tuple(self._read_entries(events, depth=depth + 1))
        if isinstance(event, yaml.SequenceStartEvent):
            return YamlList(inner, line)
        return YamlMapping(tuple(zip(inner[::2], inner[1::2], strict=True)), line)

    def _read_entries(self, events: Iterator[yaml.Event], *, depth: int) -> Iterator[YamlNode]:
        for event in events:
            if not isinstance(event, yaml.NodeEvent):
                return
            yield self._read_node(event, events, depth=depth)

    def _check_event(self, event: yaml.NodeEvent) -> None:
        """Note what is refused of a value: marks before it, and what it has swallowed or lost."""
        line, column = _find_begin(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            begun = self.text_lines[line][column:]
            found = f"{quote_line(begun)}, a text that begins with {begun[:1]}"
            self._note(Slip(line + 1, found, _MARKED_ALLOWED))
        elif isinstance(event, yaml.ScalarEvent) and event.style in _BLOCKS and not event.value.strip():
            self._note(Slip(line + 1, f"{event.style} without a text below it", _BLOCK_ALLOWED))
        elif isinstance(event, yaml.ScalarEvent) and not event.style:
            for slip in find_unquoted_slips(self.text_lines, (line, column), _find_end(event)):
                self._note(slip)

    def _note(self, slip: Slip) -> None:
        fault = Fault(self.name, slip.line, "file", slip.found, slip.allowed, code=FormCode.SYNTAX)
        self.faults.append(fault)


def _find_begin(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _find_end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)
