"""The draft of a state as the screens work with it, and the files that it would come to."""

from datetime import datetime

from factsheet.drafts.draft_files import make_state_files, read_state_tree
from factsheet.drafts.field_edits import FieldEdit, Step
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.running_studio import Studio


def open_draft(studio: Studio, library: Library, usps: str) -> Draft:
    """Return the edits of a state that are kept; a draft without steps where there are none.

    Raises:
        DataError: A file of the state cannot be read.
    """
    kept = None if studio.folder is None else studio.journal.read_draft(usps.lower())
    return kept or Draft(usps.lower(), key_tree(read_state_tree(library, usps)))


def keep_edits(
    studio: Studio, draft: Draft, edits: tuple[FieldEdit, ...], *, made: datetime, tab: str
) -> Draft:
    """Return the draft after one more step, once the disk has it.

    Raises:
        OutputError: The disk does not take it.
        DataError: The edits do not fit the draft.
    """
    if not draft.steps:
        draft = studio.journal.begin_draft(draft.subject, draft.before)
    return studio.journal.keep_step(draft, Step(number=draft.number + 1, made=made, tab=tab, edits=edits))


def list_draft_files(library: Library, usps: str, draft: Draft) -> tuple[NewFile, ...]:
    """Return the files that a save of the draft would write; none where nothing would change.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    return make_state_files(library, usps, draft.before, draft.wanted) if draft.steps else ()
