"""What a save has changed, as the history keeps it: old and new values, but for counts that nobody prints."""

from collections.abc import Callable, Iterable
from itertools import chain

from factsheet.checks.state import CheckedState
from factsheet.disclosure.cell_names import is_of_sheet
from factsheet.drafts.history import ToldChange
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, Node
from factsheet.drafts.sheet_proof import check_files
from factsheet.drafts.subjects import Subject
from factsheet.drafts.tree_changes import list_changes
from factsheet.sources.data_library import Library
from factsheet.studio.findings.hidden_notes import find_cell
from factsheet.studio.interface_words import LANGUAGES, load_words
from factsheet.studio.running_studio import Studio
from factsheet.studio.saves.changed_lines import LineMaker


def tell_changes(studio: Studio, library: Library, subject: Subject, draft: Draft) -> tuple[ToldChange, ...]:
    """Return what the save of a draft changes; of a count that is hidden before or after it, no value.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    languages = tuple(map(load_words, LANGUAGES))
    maker = LineMaker(languages[0], library, subject.name, draft.base, draft.now)
    is_hidden = _find_hidden(studio, library, subject, draft) if subject.is_state else None
    told = []
    for change in list_changes(draft.base, draft.now):
        line = maker.tell_change(change, languages)
        if is_hidden is not None and is_hidden(change.at):
            line = line.model_copy(update={"before": None, "after": None, "is_hidden": True})
        told.append(line)
    return tuple(told)


def _find_hidden(
    studio: Studio, library: Library, subject: Subject, draft: Draft
) -> Callable[[Address], bool]:
    """Return what tells of an address whether a count there or in it is hidden, before a save or after."""
    files = subject.make_files(library, draft.base, draft.now)
    usps = subject.name.upper()
    before = check_files(library, usps, (), studio.limits)
    after = check_files(library, usps, files, studio.limits)
    if before.profile is None or after.profile is None:  # nobody knows what would be hidden
        return lambda _at: True
    hidden = tuple(chain(_list_hidden(before, draft.base), _list_hidden(after, draft.now)))
    return lambda at: any(at[: len(one)] == one or one[: len(at)] == at for one in hidden)


def _list_hidden(checked: CheckedState, tree: Node) -> Iterable[Address]:
    cells = (entry.cell for entry in checked.withheld.entries if is_of_sheet(entry.cell))
    return (find_cell(checked.profile, tree, cell) for cell in cells)
