"""Forms of windows that were loaded before the files were saved, brought onto the draft as it is now.

The names of fields have the places of entries in the files that the draft begins from: ``profile/laws/@2``.
Once the files are saved these are other entries. So a form says what it was made from, and its names are
brought onto what there is now; what has no place any more is told and not kept.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from factsheet.drafts.entry_pairs import KeyNames, pair_keys, rename_address
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import MARK, Address, EntryList, find_node
from factsheet.errors import UsageError
from factsheet.studio.field_names import read_name, write_name
from factsheet.studio.forms.posted_edits import find_kind
from factsheet.studio.forms.typed_values import show_value
from factsheet.studio.remembered import remember_last

_DIGITS = 16
_MOST_SEEN = 60


@dataclass(frozen=True, slots=True)
class CarriedForm:
    """What was typed, in the names of the draft as it is now.

    Attributes:
        fields: Names with what was typed.
        button: What the button says that was pressed.
        lost: Names, as the form had them, of fields whose entry is gone.
        is_other: Whether the form was made from other files, so that its names are no longer right.
    """

    fields: tuple[tuple[str, str], ...]
    button: str
    lost: tuple[str, ...] = ()
    is_other: bool = False


def name_base(draft: Draft) -> str:
    """Return a word for the files that a draft begins from; another one where an entry has another key."""
    told = json.dumps([draft.subject, draft.base], ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def remember_form(seen: dict[str, Draft], draft: Draft) -> str:
    """Remember the draft that a form is made from, and return the word for its files."""
    base = name_base(draft)
    remember_last(seen, base, draft, _MOST_SEEN)
    return base


def rebase_form(
    seen: dict[str, Draft], base: str, draft: Draft, fields: Iterable[tuple[str, str]], button: str
) -> CarriedForm:
    """Return a form in the names that the draft has now.

    Args:
        seen: What forms were made from, by the word that each of them sends back.
        base: The word that this one sends back; "" for one that says nothing, which is taken as it is.
        draft: As it is now.
        fields: Names with what was typed.
        button: What the button says that was pressed.
    """
    typed = tuple(fields)
    if base in ("", name_base(draft)):
        return _leave_lost(draft, CarriedForm(typed, button), dict.fromkeys(name for name, _ in typed))
    old = seen.get(base)
    if old is None:  # of an earlier start: only what is in no list is sure to be the same
        own = {name: name for name, _ in typed if MARK not in name}
        lost = tuple(name for name, _ in typed if MARK in name)
        kept = tuple((name, value) for name, value in typed if name in own)
        return CarriedForm(kept, "" if MARK in button else button, lost, is_other=True)
    names = pair_keys(old.base, old.now, draft.base)
    changed = [(name, value) for name, value in typed if not _is_unchanged(old, name, value)]
    new = {_rename_field(name, names): name for name, _ in changed}
    carried = tuple((_rename_field(name, names), value) for name, value in changed)
    word, sign, rest = button.partition(":")
    pressed = f"{word}{sign}{':'.join(_rename_field(each, names) for each in rest.split(':'))}"
    return replace(_leave_lost(draft, CarriedForm(carried, pressed), dict(new)), is_other=True)


def _leave_lost(draft: Draft, form: CarriedForm, names: dict[str, str | None]) -> CarriedForm:
    """Return a form without the fields of entries that are gone; they are told by the names of `names`."""
    lost = [name for name, _ in form.fields if not _has_entries(draft, read_name(name))]
    kept = tuple((name, value) for name, value in form.fields if name not in lost)
    return replace(form, fields=kept, lost=tuple(names[name] or name for name in lost))


def _has_entries(draft: Draft, address: Address) -> bool:
    """Return whether the entries are there in which a field stands."""
    for size, step in enumerate(address):
        if step.startswith(MARK):
            entries = find_node(draft.now, address[:size])
            if not (isinstance(entries, EntryList) and step in entries):
                return False
    return True


def _rename_field(name: str, names: KeyNames) -> str:
    return write_name(rename_address(read_name(name), names)) if "/" in name else name


def _is_unchanged(old: Draft, name: str, typed: str) -> bool:
    """Return whether a field was left as the form showed it, or as its window had kept it."""
    address = read_name(name)
    try:
        kind = find_kind(address)
    except UsageError:
        return False
    return show_value(kind, find_node(old.now, address)) == typed
