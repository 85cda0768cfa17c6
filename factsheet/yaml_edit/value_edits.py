"""The pieces of a YAML text that must be other ones for it to hold other values, with its comments kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import yaml

from factsheet.reading.yaml_values import Plain, Tree
from factsheet.yaml_edit.entry_matches import Places, match_entries
from factsheet.yaml_edit.scalars import STEP, format_entry, format_flow, format_item, format_scalar
from factsheet.yaml_edit.spans import (
    TextRange,
    find_comment_end,
    find_entry_span,
    find_item_spans,
    find_line_end,
    find_line_start,
    find_value_end,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of text that takes the place of another."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class ValueEditor:
    """Makes the edits of one text.

    Attributes:
        text: It ends with a line end.
        remarks: Where its comments stand.
        places: Which entries of lists were which.
        gone: Where entries stood that are taken away, with the comments that go with them.
    """

    text: str
    remarks: Sequence[TextRange]
    places: Places
    gone: list[TextRange] = field(default_factory=list)

    def change_root(self, node: yaml.MappingNode, old: Tree, wanted: Tree) -> str:
        """Return the text changed to other values; it may read as something else where its form is odd."""
        return _apply_edits(self.text, self._make_mapping_edits(node, old, wanted, ""), 0)

    def is_gone(self, remark: TextRange) -> bool:
        """Return whether a comment stood in an entry that was taken away."""
        return any(one.start <= remark.start < one.stop for one in self.gone)

    def _make_value_edits(self, node: yaml.Node, old: Plain, wanted: Plain, path: str) -> list[Edit] | None:
        """Return the edits that bring a value to what is wanted, or None where it must be set anew."""
        end = find_value_end(self.text, node)
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            if not isinstance(wanted, dict | list):
                return None
            kept = self._carry_remarks(node.start_mark.index, end, node.start_mark.column)
            return [Edit(node.start_mark.index, end, format_flow(wanted)), kept]
        if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(wanted, dict):
            is_kept = any(str(key.value) in wanted for key, _value in node.value)
            return self._make_mapping_edits(node, old, wanted, path) if is_kept else None
        if isinstance(node, yaml.SequenceNode) and isinstance(old, list) and isinstance(wanted, list):
            start = node.start_mark.index
            in_own_lines = not self.text[find_line_start(self.text, start) : start].strip()
            return self._make_sequence_edits(node, old, wanted, path) if wanted and in_own_lines else None
        is_line = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">") and old is not None
        if is_line and isinstance(wanted, int | str):
            return [Edit(node.start_mark.index, end, format_scalar(wanted))]
        return None

    def _make_mapping_edits(self, node: yaml.MappingNode, old: Tree, wanted: Tree, path: str) -> list[Edit]:
        edits = self._drop_first_keys(node, wanted)
        dropped = edits[0].stop if edits else node.start_mark.index
        for key, value in node.value:
            name = str(key.value)
            if key.start_mark.index < dropped:
                continue
            if name not in wanted:
                edits.append(self._drop_entry(key, value))
            elif old[name] != wanted[name]:
                inner = f"{path}.{name}" if path else name
                changed = self._make_value_edits(value, old[name], wanted[name], inner)
                edits += self._set_entry(key, value, wanted[name]) if changed is None else changed
        return edits + self._make_insertions(node, wanted)

    def _drop_first_keys(self, node: yaml.MappingNode, wanted: Tree) -> list[Edit]:
        """Take away the keys before the first that stays where they stand behind a hyphen."""
        start = node.start_mark.index
        kept = next(((key, value) for key, value in node.value if str(key.value) in wanted), None)
        is_first_in_line = not self.text[find_line_start(self.text, start) : start].strip()
        if kept is None or is_first_in_line or kept[0] is node.value[0][0]:
            return []
        stop = kept[0].start_mark.index
        for key, value in node.value:
            if key.start_mark.index < stop:
                self.gone.append(find_entry_span(self.text, key, value))
        lines = self._format_remarks(start, stop, kept[0].start_mark.column)
        below = find_entry_span(self.text, *kept).stop
        return [Edit(start, stop, ""), Edit(below, below, lines)]

    def _drop_entry(self, key: yaml.Node, value: yaml.Node) -> Edit:
        span = find_entry_span(self.text, key, value)
        self.gone.append(span)
        return Edit(span.start, span.stop, "")

    def _set_entry(self, key: yaml.Node, value: yaml.Node, wanted: Plain) -> list[Edit]:
        """Set a key with its value anew; comments within go below it, or away with what it is emptied of."""
        start, stop, column = key.start_mark.index, find_value_end(self.text, value), key.start_mark.column
        if wanted in (None, [], {}):
            self.gone.append(TextRange(value.start_mark.index, find_line_end(self.text, stop)))
        kept = self._carry_remarks(start, stop, column + STEP)
        return [Edit(start, stop, format_entry(str(key.value), wanted, column)), kept]

    def _carry_remarks(self, start: int, stop: int, column: int) -> Edit:
        """Return the edit that puts the comments of a replaced piece below the line in which it ends."""
        place = find_line_end(self.text, stop)
        return Edit(place, place, self._format_remarks(start, stop, column))

    def _format_remarks(self, start: int, stop: int, column: int) -> str:
        kept = [one for one in self.remarks if start <= one.start < stop and not self.is_gone(one)]
        return "".join(f"{' ' * column}{self.text[one.start : one.stop]}\n" for one in kept)

    def _make_insertions(self, node: yaml.MappingNode, wanted: Tree) -> list[Edit]:
        """Insert new keys, each after the key that it follows among the wanted ones."""
        there = {str(key.value): (key, value) for key, value in node.value}
        column = node.start_mark.column
        places: dict[int, str] = {}
        last = next((name for name in there if name in wanted), next(iter(there)))
        for name, value in wanted.items():
            if name in there:
                last = name
                continue
            filled_in = self._find_begun(node, name) if column == 0 else None
            place = filled_in or find_entry_span(self.text, *there[last]).stop
            space = "\n" if column == 0 and isinstance(value, dict | list) and not filled_in else ""
            lines = f"{space}{' ' * column}{format_entry(name, value, column)}\n"
            places[place] = places.get(place, "") + lines
        return [Edit(place, place, lines) for place, lines in places.items()]

    def _find_begun(self, node: yaml.MappingNode, name: str) -> int | None:
        """Return where the comment ends that shows how a key is filled in, unless it is within another."""
        place = find_comment_end(self.text, name)
        spans = (find_entry_span(self.text, key, value) for key, value in node.value)
        is_within = place is not None and any(one.start < place < one.stop for one in spans)
        return None if is_within else place

    def _make_sequence_edits(
        self, node: yaml.SequenceNode, old: list[Plain], wanted: list[Plain], path: str
    ) -> list[Edit]:
        """Set a list anew from the pieces of text of its entries, so that each keeps its comments."""
        spans = find_item_spans(self.text, node)
        column = node.start_mark.column
        known = self.places.get(path)
        matches = match_entries(old, wanted) if known is None or len(known) != len(wanted) else known
        self.gone.extend(span for index, span in enumerate(spans) if index not in matches)
        pieces = []
        for place, (value, index) in enumerate(zip(wanted, matches, strict=True)):
            if index is None or not index < len(old):
                pieces.append(f"{' ' * column}{format_item(value, column)}\n")
                continue
            inner = f"{path}[{place}]"
            piece = self._edit_piece(node.value[index], spans[index], (old[index], value), inner)
            pieces.append(self._set_item(column, spans[index], value) if piece is None else piece)
        return [Edit(spans[0].start, spans[-1].stop, "".join(pieces))]

    def _edit_piece(
        self, node: yaml.Node, span: TextRange, values: tuple[Plain, Plain], path: str
    ) -> str | None:
        """Return the text of one entry brought from its old to its wanted value, or None to set it anew."""
        piece = self.text[span.start : span.stop]
        old, wanted = values
        if old == wanted:
            return piece
        edits = self._make_value_edits(node, old, wanted, path)
        return None if edits is None else _apply_edits(piece, edits, span.start)

    def _set_item(self, column: int, span: TextRange, wanted: Plain) -> str:
        """Return the text of one entry set anew: the comments above it, itself, and the others below."""
        hyphen = re.compile(rf"^ {{{column}}}-", re.MULTILINE).search(self.text, span.start)
        begin = hyphen.start() if hyphen else span.start
        below = self._format_remarks(begin, span.stop, column + STEP)
        return f"{self.text[span.start : begin]}{' ' * column}{format_item(wanted, column)}\n{below}"


def _apply_edits(text: str, edits: Iterable[Edit], offset: int) -> str:
    """Return a piece of text that begins at `offset` with its edits made.

    Of two insertions at one place the earlier of the list comes first: what belongs to an inner value.
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.stop))
    for edit in ordered[::-1]:
        text = text[: edit.start - offset] + edit.text + text[edit.stop - offset :]
    return text
