"""Fields in which two windows wrote something else since the older one was loaded."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import find_node
from factsheet.studio.field_names import read_name, write_name
from factsheet.studio.forms.posted_edits import find_kind
from factsheet.studio.forms.typed_values import show_value
from factsheet.studio.told_times import show_clock


@dataclass(frozen=True, slots=True)
class WindowClash:
    """One field in which two windows wrote something else.

    Attributes:
        name: Of the field.
        typed: What this window typed, which is not kept yet.
        value: What the other one wrote, which is.
        at: When it did, as a clock shows it.
    """

    name: str
    typed: str
    value: str
    at: str


def split_clashes(
    draft: Draft, fields: Iterable[tuple[str, str]], *, number: int, tab: str
) -> tuple[list[tuple[str, str]], list[WindowClash]]:
    """Return the fields to take, and those that another window wrote since this one was loaded.

    Args:
        draft: As it is now.
        fields: Names with what was typed.
        number: Of the draft that the window shows.
        tab: Which window it is; "" for one without our script. That one sends all of its fields, so those
            that it shows as they were are left alone, and each of its pages is a window of its own.
    """
    theirs = {
        write_name(edit.at): show_clock(step.made)
        for step in draft.steps
        if step.number > number and (not tab or step.tab != tab)
        for edit in step.edits
    }
    loaded = draft.cut_steps(number)
    taken: list[tuple[str, str]] = []
    clashes: list[WindowClash] = []
    for name, typed in fields:
        now = _show_field(draft, name) if name in theirs else typed
        if now == typed:
            taken.append((name, typed))
        elif tab or _show_field(loaded, name) != typed:
            clashes.append(WindowClash(name, typed, now, theirs[name]))
    return taken, clashes


def _show_field(draft: Draft, name: str) -> str:
    address = read_name(name)
    return show_value(find_kind(address), find_node(draft.now, address))
