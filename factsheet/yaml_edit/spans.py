"""Where the entries of a YAML text begin and end, with the comments that belong to them."""

import re
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class TextRange:
    """A piece of text, whole lines as a rule."""

    start: int
    stop: int


def find_value_end(text: str, node: yaml.Node) -> int:
    """Return where a value ends, without the comments and empty lines that follow it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return find_value_end(text, node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return find_value_end(text, node.value[-1])
    start, stop = node.start_mark.index, node.end_mark.index
    return start + len(text[start:stop].rstrip())


def find_entry_span(text: str, key: yaml.Node, value: yaml.Node) -> TextRange:
    """Return the lines of a key with its value and the comments below that are set deeper than the key.

    The first key of an entry in a list begins after the hyphen.
    """
    start = key.start_mark.index
    is_first_in_line = not text[find_line_start(text, start) : start].strip()
    begin = find_line_start(text, start) if is_first_in_line else start
    return TextRange(begin, _skip_comments(text, find_value_end(text, value), key.start_mark.column))


def find_item_spans(text: str, node: yaml.SequenceNode) -> list[TextRange]:
    """Return the lines of each entry of a list, with the comments right above it and below it.

    What stands above the first entry belongs to the list.
    """
    column = node.start_mark.column
    stops = [_skip_comments(text, find_value_end(text, entry), column) for entry in node.value]
    starts = [find_line_start(text, node.start_mark.index), *stops[:-1]]
    return [TextRange(start, stop) for start, stop in zip(starts, stops, strict=True)]


def find_line_start(text: str, index: int) -> int:
    """Return where the line of a place begins."""
    return text.rfind("\n", 0, index) + 1


def find_comment_end(text: str, key: str) -> int | None:
    """Return where the paragraph ends in which a key stands as a comment, or None if there is none.

    Profiles keep entries to fill in as comments; the entry itself goes below them.
    """
    found = re.search(rf"^# {re.escape(key)}:.*$", text, re.MULTILINE)
    if found is None:
        return None
    end = find_line_end(text, found.end())
    while text.startswith("#", end):
        end = find_line_end(text, end)
    return end


def _skip_comments(text: str, index: int, column: int) -> int:
    """Return where the line of a place ends, and the comments below that are set deeper than a column."""
    deeper = re.compile(rf" {{{column + 1},}}#")
    end = find_line_end(text, index)
    while found := deeper.match(text, end):
        end = find_line_end(text, found.end())
    return end


def find_line_end(text: str, index: int) -> int:
    """Return where the next line begins, or the end of the text."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1
