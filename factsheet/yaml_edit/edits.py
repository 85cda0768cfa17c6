"""A YAML file brought to other values in place: what stays is not touched, comments stay where they are.

The places come from the marks of the parser. A general round-trip library keeps the form of these files
nearly as well, but it ties comments to the value above them: an entry that is taken away takes the comment
that heads the next block with it. Here every line that does not change is the same bytes as before. At the
end the text is read again and must hold exactly the values that were wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.files import decode_text, format_path, read_bytes
from factsheet.reading.tree_differences import find_naming_value
from factsheet.reading.yaml_slips import name_slip
from factsheet.reading.yaml_values import Plain, parse_yaml
from factsheet.yaml_edit.scalars import format_entry, format_flow, format_item, format_scalar
from factsheet.yaml_edit.spans import (
    TextRange,
    find_comment_end,
    find_entry_span,
    find_item_spans,
    find_line_start,
    find_value_end,
)

_FORM_ALLOWED = "a file in the form of the shipped ones, one entry a line"


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of text that takes the place of another."""

    start: int
    stop: int
    text: str


def rewrite_file(path: Path, wanted: Plain) -> bytes:
    """Return the bytes of a YAML file changed to hold the values `wanted`.

    Raises:
        DataError: The file cannot be read, or its form does not allow the change in place.
    """
    content, name = read_bytes(path), format_path(path)
    changed = rewrite_text(decode_text(content, name), wanted, name)
    ends = "\r\n" if b"\r\n" in content else "\n"
    return changed.replace("\n", ends).encode()


def rewrite_text(text: str, wanted: Plain, name: str) -> str:
    """Return a YAML text changed to hold the values `wanted`; see `rewrite_file`.

    Raises:
        DataError: The text is no YAML, or has another form than one entry a line.
    """
    file = parse_yaml(text, name)
    if file.value == wanted:
        return text
    try:
        changed = _change_values(text, file.value, wanted)
        if parse_yaml(changed, name).value == wanted:
            return changed
    except yaml.YAMLError as error:  # a form that one parser reads and another does not: a tab behind a value
        slip = name_slip(error, text)
        fault = Fault(name, slip.line, "file", slip.found, slip.allowed, code=FormCode.SYNTAX)
        raise DataError(fault) from error
    except DataError:
        pass
    found = "a form that cannot be changed in place"
    raise DataError(Fault(name, 1, "file", found, _FORM_ALLOWED, code=FormCode.SYNTAX))


def _change_values(text: str, old: Plain, wanted: Plain) -> str:
    node = yaml.compose(text, Loader=yaml.SafeLoader)  # its marks count characters
    if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(wanted, dict):
        return _apply_edits(text, _make_mapping_edits(text, node, old, wanted), 0)
    return text


def _apply_edits(text: str, edits: Sequence[Edit], offset: int) -> str:
    """Return a piece of text that begins at `offset` with its edits made.

    Of two insertions at one place the earlier of the list comes first: what belongs to an inner value.
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.stop))
    for edit in ordered[::-1]:
        text = text[: edit.start - offset] + edit.text + text[edit.stop - offset :]
    return text


def _make_value_edits(text: str, node: yaml.Node, old: Plain, wanted: Plain) -> list[Edit] | None:
    """Return the edits that bring a value to what is wanted, or None where it must be set anew."""
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        is_flow = isinstance(wanted, dict | list)
        return (
            [Edit(node.start_mark.index, find_value_end(text, node), format_flow(wanted))]
            if is_flow
            else None
        )
    if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(wanted, dict):
        keeps_first = node.value[0][0].value in wanted  # it may stand behind a hyphen
        return _make_mapping_edits(text, node, old, wanted) if keeps_first else None
    if isinstance(node, yaml.SequenceNode) and isinstance(old, list) and isinstance(wanted, list):
        in_own_lines = not text[find_line_start(text, node.start_mark.index) : node.start_mark.index].strip()
        return _make_sequence_edits(text, node, old, wanted) if wanted and in_own_lines else None
    is_line = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">") and old is not None
    if is_line and isinstance(wanted, int | str):
        return [Edit(node.start_mark.index, find_value_end(text, node), format_scalar(wanted))]
    return None


def _make_mapping_edits(
    text: str, node: yaml.MappingNode, old: dict[str, Plain], wanted: dict[str, Plain]
) -> list[Edit]:
    edits: list[Edit] = []
    for key, value in node.value:
        name = str(key.value)
        if name not in wanted:
            span = find_entry_span(text, key, value)
            edits.append(Edit(span.start, span.stop, ""))
        elif old[name] != wanted[name]:
            inner = _make_value_edits(text, value, old[name], wanted[name])
            column = key.start_mark.column
            whole = Edit(
                key.start_mark.index, find_value_end(text, value), format_entry(name, wanted[name], column)
            )
            edits += [whole] if inner is None else inner
    return edits + _make_insertions(text, node, wanted)


def _make_insertions(text: str, node: yaml.MappingNode, wanted: dict[str, Plain]) -> list[Edit]:
    """Insert new keys, each after the key that it follows among the wanted ones."""
    there = {str(key.value): (key, value) for key, value in node.value}
    column = node.start_mark.column
    places: dict[int, str] = {}
    last = next(iter(there))
    for name, value in wanted.items():
        if name in there:
            last = name
            continue
        filled_in = find_comment_end(text, name) if column == 0 else None
        place = filled_in or find_entry_span(text, *there[last]).stop
        start = "" if text[place - 1] == "\n" else "\n"
        space = "\n" if column == 0 and isinstance(value, dict | list) and not filled_in else ""
        lines = f"{start}{space}{' ' * column}{format_entry(name, value, column)}\n"
        places[place] = places.get(place, "") + lines
    return [Edit(place, place, lines) for place, lines in places.items()]


def _make_sequence_edits(
    text: str, node: yaml.SequenceNode, old: list[Plain], wanted: list[Plain]
) -> list[Edit]:
    """Set a list anew from the pieces of text of its entries, so that each keeps its comments."""
    spans = find_item_spans(text, node)
    column = node.start_mark.column
    pieces = []
    for value, index in zip(wanted, _match_entries(old, wanted), strict=True):
        piece = None
        if index is not None:
            piece = _edit_piece(text, node.value[index], spans[index], (old[index], value))
        pieces.append(" " * column + format_item(value, column) + "\n" if piece is None else piece)
    return [Edit(spans[0].start, spans[-1].stop, "".join(pieces))]


def _edit_piece(text: str, node: yaml.Node, span: TextRange, values: tuple[Plain, Plain]) -> str | None:
    """Return the text of one entry brought from its old to its wanted value, or None to set it anew."""
    piece = text[span.start : span.stop]
    old, wanted = values
    if old != wanted:
        edits = _make_value_edits(text, node, old, wanted)
        if edits is None:
            return None
        piece = _apply_edits(piece, edits, span.start)
    return piece if piece.endswith("\n") else piece + "\n"


def _match_entries(old: list[Plain], wanted: list[Plain]) -> list[int | None]:
    """Return for each wanted entry the old one of its name, else the nameless one in the same place."""
    names = [_name_entry(entry) for entry in old]
    free = set(range(len(names)))
    found: list[int | None] = []
    for value in wanted:
        same = [index for index in sorted(free) if names[index] == _name_entry(value)]
        free -= set(same[:1])
        found.append(same[0] if same else None)
    if len(wanted) == len(old):
        found = [index if match is None and index in free else match for index, match in enumerate(found)]
    return found


def _name_entry(value: Plain) -> str:
    if not isinstance(value, dict):
        return repr(value)
    named = find_naming_value(value)
    return repr(sorted(value) if named is None else named)
