"""What a draft changes, or a save has changed, in plain words: old and new values by part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.dates import format_date

from factsheet.drafts.draft_files import COUNTY_ROWS, NEW_SOURCES, OWN_ROWS, PROFILE, YEARS
from factsheet.drafts.field_edits import EditKind
from factsheet.drafts.history import ToldChange
from factsheet.drafts.keyed_tree import MARK, Address, Node, find_node, key_tree
from factsheet.drafts.subjects import THEME_SUBJECT
from factsheet.drafts.tree_changes import FieldChange
from factsheet.errors import UsageError
from factsheet.reading.yaml_values import Plain
from factsheet.sources.data_library import Library
from factsheet.studio.field_names import label_field, name_field, name_theme_place, write_name
from factsheet.studio.findings.finding_places import name_part
from factsheet.studio.forms.form_records import FieldKind
from factsheet.studio.forms.part_specs import PARTS
from factsheet.studio.forms.posted_edits import find_kind
from factsheet.studio.forms.typed_values import show_value
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.state_address import name_editor

_TABLES = frozenset({COUNTY_ROWS, OWN_ROWS})
_STATE_PARTS = frozenset({PROFILE, YEARS, COUNTY_ROWS, OWN_ROWS, NEW_SOURCES})


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One change, as a person reads it.

    Attributes:
        kind: SET, ADD, REMOVE or MOVE.
        name: What the field or the entry is called.
        part: The part of the editor that shows it; "" for what is of no state.
        link: Where it is edited.
        before: The value it had, "" for nothing; of an entry that moved, its place.
        after: Likewise.
        details: Of an entry that is new or gone, its fields with their values.
    """

    kind: EditKind
    name: str
    part: str
    link: str
    before: str
    after: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """The changes of one part, and what the part is called."""

    title: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True)
class LineMaker:
    """Puts changes into words.

    Attributes:
        words: Of the interface.
        data: The data.
        subject: Whose changes they are: a state in small letters, or ``theme``, ``sources``.
        before: The tree before them, in which what is gone has its name.
        after: The tree after them.
    """

    words: InterfaceWords
    data: Library
    subject: str
    before: Node
    after: Node

    @cached_property
    def _counties(self) -> Mapping[str, str]:
        return {county.fips: county.full_name for county in self.data.counties}

    def make_lines(self, changes: Iterable[FieldChange]) -> tuple[ChangedLine, ...]:
        """Return the changes in words."""
        return tuple(map(self._make_line, changes))

    def group_lines(self, changes: Iterable[FieldChange]) -> tuple[ChangedGroup, ...]:
        """Return the changes in words, by part, in the order of the parts."""
        lines = self.make_lines(changes)
        parts = [part for part in ("", *PARTS) if any(line.part == part for line in lines)]
        return tuple(
            ChangedGroup(self._title_part(part), tuple(line for line in lines if line.part == part))
            for part in parts
        )

    def name_change(self, at: Address, kind: EditKind = EditKind.SET) -> str:
        """Return what a field or an entry is called; no count is in it."""
        root = self.before if kind is EditKind.REMOVE else self.after
        return self._name_field(self.words, root, at)

    def tell_change(self, change: FieldChange, languages: Iterable[InterfaceWords]) -> ToldChange:
        """Return a change as the history keeps it, named in each language."""
        line = self._make_line(change)
        root = self.before if change.kind is EditKind.REMOVE else self.after
        named = {words.lang: self._name_field(words, root, change.at) for words in languages}
        told = "; ".join(f"{label}: {value}" for label, value in line.details)
        before = told if change.kind is EditKind.REMOVE else line.before
        after = told if change.kind is EditKind.ADD else line.after
        return ToldChange(names=named, before=before or None, after=after or None)

    def word_value(self, at: Address, value: Plain) -> str:
        """Return a value as a field shows it, "" for nothing; an entry by its fields."""
        if isinstance(value, dict | list):
            return "; ".join(f"{label}: {shown}" for label, shown in self._list_details(at, key_tree(value)))
        return self._word_single(at, value)

    def _make_line(self, change: FieldChange) -> ChangedLine:
        part = self._find_part(change.at)
        name = self.name_change(change.at, change.kind)
        link = f"/s/{self.subject}/{part}#f:{write_name(change.at)}" if part else name_editor(self.subject)
        if change.kind in {EditKind.ADD, EditKind.REMOVE}:
            entry = change.after if change.kind is EditKind.ADD else change.before
            details = tuple(self._list_details(change.at, key_tree(entry)))
            return ChangedLine(change.kind, name, part, link, "", "", details)
        if change.kind is EditKind.MOVE:
            return ChangedLine(change.kind, name, part, link, str(change.before), str(change.after))
        before, after = (self.word_value(change.at, value) for value in (change.before, change.after))
        return ChangedLine(change.kind, name, part, link, before, after)

    def title_part(self, at: Address) -> str:
        """Return what the part of the editor is called that shows a field."""
        return self._title_part(self._find_part(at))

    def _find_part(self, at: Address) -> str:
        return name_part(at) if at[0] in _STATE_PARTS and self._is_state else ""

    @property
    def _is_state(self) -> bool:
        return isinstance(self.after, dict) and PROFILE in self.after

    def _title_part(self, part: str) -> str:
        return self.words.say(f"parts.{part}") if part else self.words.say(f"save.subjects.{self.subject}")

    def _name_field(self, words: InterfaceWords, root: Node, at: Address) -> str:
        if self.subject == THEME_SUBJECT:
            return name_theme_place(words, at)
        node = find_node(root, at)
        if at[-1].startswith(MARK) and isinstance(node, int):  # a bare count is no name
            return name_field(words, root, at[:-1])
        if at[0] in _TABLES:
            place = next((self._counties[step] for step in at if step in self._counties), "")
            return ", ".join(filter(None, (label_field(words, at[:1]), place, at[-1] if place else "")))
        return name_field(words, root, at)

    def _list_details(self, at: Address, node: Node) -> Iterator[tuple[str, str]]:
        """Yield the fields of an entry with their values."""
        if isinstance(node, dict):
            for key, inner in node.items():
                yield from self._list_details((*at, key), inner)
        elif node not in (None, ""):
            own = at[:-1] if at[-1].startswith(MARK) else at
            is_theme = self.subject == THEME_SUBJECT
            label = name_theme_place(self.words, own) if is_theme else label_field(self.words, own)
            yield label, self._word_single(at, node)

    def _word_single(self, at: Address, value: Node) -> str:
        if value is None:
            return ""
        is_block = self.subject == THEME_SUBJECT and at[0] == "blocks"
        choice = f"theme.blocks.{value}" if is_block else f"choices.{at[-1]}.{value}"
        if self.words.has_text(choice):
            return self.words.say(choice)
        if at[-1] == "source" and str(value) in self.data.sources:
            source = self.data.sources[str(value)]
            return source.cited or f"{source.publisher}: {source.title}"
        try:
            kind = find_kind(at)
        except UsageError:
            return str(value)
        shown = show_value(kind, value)
        return _word_day(shown, self.words.lang) if kind is FieldKind.DAY else shown


def _word_day(shown: str, lang: str) -> str:
    """Return a day as people write it; what is no day as it was typed."""
    try:
        return format_date(date.fromisoformat(shown), "medium", lang)
    except ValueError:
        return shown
