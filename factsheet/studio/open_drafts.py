"""The draft of a state or the theme as the screens work with it, and the files that it would come to."""

from datetime import datetime

from factsheet.drafts.field_edits import FieldEdit, Step
from factsheet.drafts.joining import Choices, JoinedDraft, join_draft
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree
from factsheet.drafts.saving import settle_draft
from factsheet.drafts.subjects import Subject, find_subject
from factsheet.errors import DataError
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.running_studio import Studio


def open_draft(studio: Studio, library: Library, usps: str) -> Draft:
    """Return the edits of a state that are kept; see `open_subject`.

    Raises:
        DataError: A file of the state cannot be read.
    """
    return open_subject(studio, library, find_subject(library, usps))


def open_subject(studio: Studio, library: Library, subject: Subject) -> Draft:
    """Return the edits of something that are kept; a draft without steps where there are none.

    A draft is brought onto the files as they are now. Where both changed a value it stays on those it was
    begun from, until somebody chooses (`join_kept`). While a file cannot be read, the last good state stays.

    Raises:
        DataError: A file cannot be read, and could not be read before.
    """
    kept = None if studio.folder is None else studio.journal.read_draft(subject.name)
    try:
        tree = subject.read_tree(library)
    except DataError:
        last = kept or studio.last_drafts.get(subject.name)
        if last is None:
            raise
        return last
    number = max(0 if kept is None else kept.number, studio.last_numbers.get(subject.name, 0))
    studio.last_numbers[subject.name] = number
    empty = Draft(subject.name, key_tree(tree), number=number)
    studio.last_drafts[subject.name] = empty
    if kept is None or kept.before == tree:
        return kept or empty
    joined = join_draft(kept, tree)
    if joined.clashes:
        return kept
    studio.joined[subject.name] = joined
    return joined.draft if studio.is_read_only else settle_draft(studio.journal, joined) or empty


def join_kept(
    studio: Studio, library: Library, subject: Subject, choices: Choices | None = None
) -> JoinedDraft | None:
    """Return what the kept edits of something come to on the files as they are now; None where none are kept.

    Args:
        studio: The studio.
        library: The data, opened just now.
        subject: What it is.
        choices: Whose value stands where both changed one.

    Raises:
        DataError: A file cannot be read.
    """
    tree = subject.read_tree(library)
    kept = None if studio.folder is None else studio.journal.read_draft(subject.name)
    return None if kept is None else join_draft(kept, tree, choices)


def keep_edits(
    studio: Studio, draft: Draft, edits: tuple[FieldEdit, ...], *, made: datetime, tab: str
) -> Draft:
    """Return the draft after one more step, once the disk has it.

    Raises:
        OutputError: The disk does not take it.
        DataError: The edits do not fit the draft.
    """
    if not draft.steps:
        draft = studio.journal.begin_draft(draft.subject, draft.before, number=draft.number)
    step = Step(number=draft.number + 1, made=made, tab=tab, edits=edits)
    studio.last_numbers[draft.subject] = step.number
    return studio.journal.keep_step(draft, step)


def list_draft_files(library: Library, draft: Draft) -> tuple[NewFile, ...]:
    """Return the files that a save of the draft would write; none where nothing would change.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    subject = find_subject(library, draft.subject)
    return subject.make_files(library, draft.base, draft.now) if draft.steps else ()
