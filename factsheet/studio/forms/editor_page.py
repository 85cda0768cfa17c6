"""What the editor of a state shows: one part as a form, the list of all parts, and what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import find_node
from factsheet.drafts.tree_changes import count_changes
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library
from factsheet.studio.forms.carried_forms import name_base
from factsheet.studio.forms.form_records import FormPart
from factsheet.studio.forms.part_forms import PartMaker
from factsheet.studio.forms.part_specs import PART_SPECS, PARTS, TABLE_PARTS
from factsheet.studio.forms.table_forms import TableMaker
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.told_times import show_kept_clock


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part in the list of parts.

    Attributes:
        entries: How many entries it has, "" where that says nothing.
    """

    key: str
    title: str
    entries: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    """The editor of a state.

    Attributes:
        st: Postal code in small letters, as it stands in addresses.
        status_word: As the profile has it; `status` is what the interface calls it.
        changes: How many values are kept that the files do not have.
        kept_at: When the last of them was kept, as a clock shows it; "" where there is none.
        base: The word for the files that the form is made from.
        part: The part that is shown.
    """

    st: str
    state: str
    status: str
    status_word: str
    edition: str
    version: str
    number: int
    changes: int
    kept_at: str
    base: str
    parts: tuple[PartLink, ...]
    part: FormPart


def make_editor_page(
    library: Library, words: InterfaceWords, state: Jurisdiction, draft: Draft, part: str, this_year: int
) -> EditorPage:
    """Return what the editor shows of one part of a state.

    Args:
        library: The data.
        words: Of the interface.
        state: Whose profile it is.
        draft: What is kept of it.
        part: Which part, one whose fields stand in the profile or in tables.
        this_year: The year of today.
    """
    maker = PartMaker(words, draft, _name_sources(library, draft))
    in_tables = part in TABLE_PARTS
    tables = TableMaker(maker, library, state.usps, this_year)
    form = tables.make_part(part) if in_tables else maker.make_part(part)
    profile = {key: _show_item(draft, key) for key in ("status", "edition", "version")}
    return EditorPage(
        draft.subject,
        state.name,
        _word_status(words, profile["status"]),
        profile["status"],
        profile["edition"],
        profile["version"],
        draft.number,
        count_changes(draft.base, draft.now),
        show_kept_clock(draft),
        name_base(draft),
        tuple(PartLink(key, words.say(f"parts.{key}"), _count_entries(draft, key)) for key in PARTS),
        form,
    )


def _word_status(words: InterfaceWords, status: str) -> str:
    key = f"choices.status.{status}"
    return words.say(key) if words.has_text(key) else status


def _show_item(draft: Draft, key: str) -> str:
    value = find_node(draft.now, ("profile", key))
    return "" if value is None else str(value)


def _name_sources(library: Library, draft: Draft) -> Mapping[str, str]:
    """Return what sources are called, by key, in few words; those that the draft adds last."""
    named = {
        key: source.cited or f"{source.publisher}: {source.title}" for key, source in library.sources.items()
    }
    added = find_node(draft.now, ("sources",))
    return {**named, **{key: key for key in (added if isinstance(added, dict) else {})}}


def _count_entries(draft: Draft, part: str) -> str:
    """Return how many entries the lists of a part have; of tables, how many rows."""
    if part in TABLE_PARTS:
        node = find_node(draft.now, (part,))
        return str(len(node)) if isinstance(node, dict) and node else ""
    lists = [(*group.address, *spec.path) for group in PART_SPECS.get(part, ()) for spec in group.lists]
    entries = [node for at in lists if isinstance(node := find_node(draft.now, at), dict)]
    return str(sum(map(len, entries))) if entries else ""
