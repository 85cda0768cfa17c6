"""The comments of a YAML text: where they stand, and whether all of them are still there after a change."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

import yaml

from factsheet.yaml_edit.spans import TextRange

_REMARK = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")
# The parser in C is about ten times as fast; both give the same nodes with the same marks.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose_nodes(text: str) -> yaml.Node | None:
    """Return the root of a YAML text; its marks count characters.

    Raises:
        yaml.YAMLError: It is no YAML.
    """
    return yaml.compose(text, Loader=_LOADER)


def find_remarks(text: str, root: yaml.Node | None) -> list[TextRange]:
    """Return where the comments of a text stand, each from its sign to the end of its line."""
    spans = sorted(_list_scalars(root)) if root else []
    starts = [start for start, _stop in spans]
    found = []
    for match in _REMARK.finditer(text):
        before = bisect_left(starts, match.start() + 1) - 1
        if before < 0 or spans[before][1] <= match.start():
            found.append(TextRange(match.start(), match.start() + len(match[0].rstrip())))
    return found


def _list_scalars(node: yaml.Node) -> Iterator[tuple[int, int]]:
    """Yield where values stand in which a sign begins no comment."""
    if isinstance(node, yaml.ScalarNode):
        if node.end_mark.index > node.start_mark.index:
            yield node.start_mark.index, node.end_mark.index
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for inner in pair:
                yield from _list_scalars(inner)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _list_scalars(inner)


def read_remarks(text: str, ranges: Iterable[TextRange]) -> Counter[str]:
    """Return how often each comment stands in some places of a text."""
    return Counter(text[one.start : one.stop] for one in ranges)
