"""A draft saved: the files that a person would edit, all or none; what they were is kept in the history."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factsheet.drafts.history import History, SavedChange
from factsheet.drafts.joining import JoinedDraft, join_draft
from factsheet.drafts.journal import Draft, Journal
from factsheet.drafts.subjects import Subject
from factsheet.errors import DataError, Fault, OutputError
from factsheet.intake.apply_changes import write_files
from factsheet.intake.write_intent import Finished, digest_file, finish_intent
from factsheet.intake.write_lock import hold_writing
from factsheet.output_files import drop_unmoved
from factsheet.reading.files import format_path
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import NewFile

_CLASH_ALLOWED = "the value that the edits began from; choose which one stands"


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What a save came to.

    Attributes:
        name: Of the save in the history; None where nothing had to be written.
        files: Names of the files that were written.
        left: The edits that were kept after those that were saved; None for none.
    """

    name: str | None
    files: tuple[str, ...]
    left: Draft | None


@dataclass(frozen=True, slots=True)
class Saver:
    """Saves drafts of one folder of data.

    Attributes:
        journal: Where edits are kept.
        history: What files were before each save.
    """

    journal: Journal
    history: History

    def save_draft(self, library: Library, subject: Subject, draft: Draft, change: SavedChange) -> SavedDraft:
        """Write the files of a draft and take its journal away; edits kept after it stay kept.

        Args:
            library: The data, opened just now.
            subject: What the draft is of.
            draft: What is saved, on the tree that the disk has: see `join_draft`.
            change: What is told of it in the history.

        Raises:
            DataError: The disk has another tree by now, or a file cannot be changed in place.
            OutputError: A file was changed meanwhile or cannot be written; nothing is written then.
        """
        made_from = _digest_files(library, subject.files)
        _refuse_other_base(library, subject, draft)
        files = subject.make_files(library, draft.base, draft.now)
        name = None
        if files:
            wanted = {file.name: made_from.get(file.name) for file in files}
            name = self.write_save(files, change, made_from=wanted)
        return SavedDraft(name, tuple(file.name for file in files), self._drop_saved(library, subject, draft))

    def write_save(
        self,
        files: Sequence[NewFile],
        change: SavedChange,
        *,
        gone: Sequence[str] = (),
        made_from: Mapping[str, str | None],
    ) -> str:
        """Write files all or none, after the history has what they were; return the name of the save.

        Args:
            files: What is written.
            change: What is told of it.
            gone: Names of files that are taken away.
            made_from: By name, the SHA-256 of what a file held when its change was made.

        Raises:
            OutputError: A file was changed meanwhile or cannot be written; nothing is written then.
        """
        name = self.history.keep_files(change, files, gone)
        try:
            write_files(self.history.data, files, removed=gone, made_from=made_from)
        except OutputError:
            self.history.drop_save(name)
            raise
        return name

    def put_back(self, name: str, change: SavedChange) -> tuple[str, ...]:
        """Make the files what they were before a save, as a new save; return their names.

        Raises:
            DataError: What was kept of the save is gone or was changed.
            OutputError: A file cannot be written; nothing is written then.
        """
        files, made = self.history.read_before(name)
        there = [file for file in made if (self.history.data / file).exists()]
        names = (*(file.name for file in files), *there)
        made_from = {each: digest_file(self.history.data / each) for each in names}
        self.write_save(files, change, gone=there, made_from=made_from)
        return names

    def _drop_saved(self, library: Library, subject: Subject, draft: Draft) -> Draft | None:
        """Take the journal of a saved draft away; what was kept after it goes on from the new files."""
        kept = self.journal.read_draft(subject.name)
        if kept is None or kept.number <= draft.number:
            self.journal.drop_draft(subject.name)
            return None
        return settle_draft(self.journal, join_after_save(library, subject, draft, kept))


def join_after_save(library: Library, subject: Subject, saved: Draft, kept: Draft) -> JoinedDraft:
    """Return what was kept after a saved draft, on the files as they are now.

    Raises:
        DataError: A file cannot be read.
    """
    cut = kept.cut_steps(saved.number)
    later = tuple(step for step in kept.steps if step.number > saved.number)
    return join_draft(Draft(kept.subject, cut.now, later, kept.number), subject.read_tree(library))


def settle_draft(journal: Journal, joined: JoinedDraft) -> Draft | None:
    """Keep a joined draft in place of what was kept; None where nothing of it is left to save.

    Raises:
        OutputError: The disk does not take it; what was kept before still is.
    """
    draft = joined.draft
    if not draft.steps or draft.wanted == draft.before:
        journal.drop_draft(draft.subject)
        return None
    journal.write_draft(draft)
    return draft


def recover_folder(folder: Path, history: History) -> Finished | None:
    """Finish or undo what a killed program had begun; None where there was nothing.

    Only for who alone writes into the folder.

    Raises:
        OutputError: A file cannot be moved.
    """
    with hold_writing(folder):
        finished = finish_intent(folder)
        with suppress(OSError):  # what is left over stays hidden, and harms nobody
            drop_unmoved(folder)
    history.drop_unwritten()
    return finished


def _digest_files(library: Library, names: Sequence[str]) -> dict[str, str | None]:
    """Return the SHA-256 of what files hold, None for those that are not there.

    Raises:
        DataError: One cannot be read.
    """
    try:
        return {name: digest_file(library.folder.path / name) for name in names}
    except OSError as error:
        path = format_path(library.folder.path)
        raise DataError(Fault(path, 1, "folder", str(error.strerror), "files that can be read")) from error


def _refuse_other_base(library: Library, subject: Subject, draft: Draft) -> None:
    if subject.read_tree(library) != draft.before:
        path = format_path(library.folder.path / subject.files[0])
        raise DataError(Fault(path, 1, "file", "values that somebody changed meanwhile", _CLASH_ALLOWED))
