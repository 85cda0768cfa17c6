"""The form of a part of a profile, from what is kept of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.drafts.draft_files import PROFILE, YEARS
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, EntryList, Node, find_node
from factsheet.sources.national_schemas import HOTLINE
from factsheet.studio.field_names import label_field, name_field, write_name
from factsheet.studio.findings.finding_places import find_profile_field
from factsheet.studio.forms.form_records import (
    FieldKind,
    FormEntry,
    FormField,
    FormGroup,
    FormList,
    FormPart,
    RemovedEntry,
)
from factsheet.studio.forms.part_specs import PART_SPECS, FieldSpec, GroupSpec, ListSpec
from factsheet.studio.forms.typed_values import show_value
from factsheet.studio.interface_words import InterfaceWords


@dataclass(frozen=True, slots=True)
class PartMaker:
    """Makes forms of a draft.

    Attributes:
        words: Of the interface.
        draft: What is kept.
        sources: What sources are called, by key.
    """

    words: InterfaceWords
    draft: Draft
    sources: Mapping[str, str]

    def make_part(self, part: str) -> FormPart:
        """Return the form of a part whose fields stand in the profile."""
        groups = tuple(self._make_group(part, spec) for spec in PART_SPECS[part])
        return FormPart(part, self.words.say(f"parts.{part}"), self.words.say(f"parts.lead_{part}"), groups)

    def _make_group(self, part: str, spec: GroupSpec) -> FormGroup:
        fields = tuple(field for each in spec.fields for field in self._make_fields(spec.address, each))
        lists = tuple(self.make_list((*spec.address, *each.path), each) for each in spec.lists)
        if spec.address == (PROFILE,):  # no group of its own: what stands right in the profile
            return FormGroup(part, self.words.say(f"parts.{part}"), fields, lists)
        legend = label_field(self.words, spec.address)
        return FormGroup(write_name(spec.address), legend, fields, lists, self._word_sum(spec.address))

    def _word_sum(self, address: Address) -> str:
        """Return what is printed where a figure is empty: the sum of the yearly table."""
        column = address[-1]
        if address[1] != "figures" or column not in HOTLINE.numbers:
            return ""
        rows = find_node(self.draft.now, (YEARS,))
        counts = {
            year: row[column]
            for year, row in (rows.items() if isinstance(rows, dict) else ())
            if isinstance(row, dict) and isinstance(row.get(column), int)
        }
        if not counts or find_node(self.draft.now, (*address, "value")) is not None:
            return self.words.say("parts.note_sum") if counts else ""
        total = sum(count for count in counts.values() if isinstance(count, int))
        return self.words.say("parts.note_summed", total=total, first=min(counts), last=max(counts))

    def _make_fields(self, base: Address, spec: FieldSpec) -> Iterator[FormField]:
        """Yield a field; of a text in several languages one for each of them."""
        address = (*base, *spec.path)
        node = find_node(self.draft.now, address)
        is_local = isinstance(node, dict) and spec.kind in (FieldKind.TEXT, FieldKind.LONG)
        if not is_local or not isinstance(node, dict):
            yield self.make_field(address, spec)
            return
        for lang in node:
            label = f"{label_field(self.words, address)} ({lang})"
            yield self.make_field((*address, lang), FieldSpec((*spec.path, lang), spec.kind), label)

    def make_field(self, address: Address, spec: FieldSpec, label: str = "") -> FormField:
        """Return the field of an address."""
        now, base = (
            show_value(spec.kind, find_node(tree, address)) for tree in (self.draft.now, self.draft.base)
        )
        hint_key = f"hints.{spec.kind}"
        return FormField(
            address,
            write_name(address),
            label or label_field(self.words, address),
            spec.kind,
            now,
            None if now == base else base,
            self._list_choices(address, spec, now),
            self.words.say(hint_key) if self.words.has_text(hint_key) else "",
            spec.is_folded,
        )

    def _list_choices(self, address: Address, spec: FieldSpec, value: str) -> tuple[tuple[str, str], ...]:
        if spec.kind is FieldKind.SOURCE:
            named = dict(self.sources)
        elif spec.words:
            named = {word: self._name_choice(address, word) for word in spec.words}
        else:
            return ()
        chosen = value.split(", ") if spec.kind is FieldKind.SET else [value]
        if spec.kind not in (FieldKind.YES, FieldKind.SET):
            named = {"": self.words.say("choices.none"), **named}
        return tuple({**named, **{word: word for word in chosen if word and word not in named}}.items())

    def _name_choice(self, address: Address, word: str) -> str:
        """Return what a word is called that may be chosen: a source, a block, or a word of its field."""
        if word in self.sources:
            return self.sources[word]
        field = "blocks" if address[1] == "blocks" else address[-1]
        key = f"choices.{field}.{word}"
        return self.words.say(key) if self.words.has_text(key) else word

    def make_list(self, address: Address, spec: ListSpec) -> FormList:
        """Return a list with its entries, and those that were taken out of it."""
        now, base = (find_node(tree, address) for tree in (self.draft.now, self.draft.base))
        keys, there = _list_keys(now), _list_keys(base)
        removed = tuple(
            RemovedEntry(
                write_name((*address, key)), name_field(self.words, self.draft.base, (*address, key))
            )
            for key in there
            if key not in keys
        )
        key = _find_add_words(self.words, address)
        return FormList(
            write_name(address),
            label_field(self.words, address),
            self.words.say(key),
            tuple(self._make_entry((*address, each), spec, is_new=each not in there) for each in keys),
            removed,
            spec.is_short,
        )

    def _make_entry(self, address: Address, spec: ListSpec, *, is_new: bool) -> FormEntry:
        node = find_node(self.draft.now, address)
        is_named = name_field(self.words, self.draft.now, address) if node not in (None, "", {}) else ""
        return FormEntry(
            address,
            write_name(address),
            is_named,
            self._word_detail(node),
            tuple(field for each in spec.fields for field in self._make_fields(address, each)),
            tuple(self.make_list((*address, *each.path), each) for each in spec.lists),
            is_new,
        )

    def _word_detail(self, node: Node) -> str:
        """Return a few words more on an entry: the citation of a law, the sum of a breakdown, a finding."""
        if not isinstance(node, dict):
            return ""
        bars = node.get("bars")
        if isinstance(bars, EntryList):
            counts = [bar.get("value") for bar in bars.values() if isinstance(bar, dict)]
            total = sum(each for each in counts if isinstance(each, int))
            return self.words.say("parts.adds_to", total=total)
        headline = f"findings.{node.get('code')}.headline"
        if self.words.has_text(headline):
            return f"{self._name_silenced(str(node.get('field')))}{self.words.say(headline)}"
        return str(node.get("citation") or "")

    def _name_silenced(self, field: str) -> str:
        """Return what a finding is about that was silenced, before its headline; "" where that is gone."""
        place = find_profile_field(self.draft.now, field)
        return f"{name_field(self.words, self.draft.now, place)}: " if place else ""


def _list_keys(node: Node) -> Sequence[str]:
    return list(node) if isinstance(node, EntryList) else []


def _find_add_words(words: InterfaceWords, address: Address) -> str:
    key = f"parts.add_{address[-1]}"
    return key if words.has_text(key) else "parts.add"
