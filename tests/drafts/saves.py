"""A saver of a folder of data, and what it saves."""

from datetime import UTC, datetime
from pathlib import Path

from factsheet.drafts.field_edits import FieldEdit, Step
from factsheet.drafts.history import History, SavedChange, SaveWay, ToldChange
from factsheet.drafts.journal import Draft, Journal
from factsheet.drafts.saving import SavedDraft, Saver
from factsheet.drafts.subjects import find_subject
from tests.drafts.folders import open_folder

NOW = datetime.now(UTC).replace(microsecond=0)


def make_saver(folder: Path) -> Saver:
    own = folder / ".studio"
    return Saver(Journal(own / "drafts"), History(own / "history", folder))


def keep_edits(saver: Saver, subject: str, *edits: FieldEdit) -> Draft:
    """Keep some edits as one step, as the studio does."""
    draft = saver.journal.read_draft(subject)
    library = open_folder(saver.history.data)
    if draft is None:
        draft = saver.journal.begin_draft(subject, find_subject(library, subject).read_tree(library))
    return saver.journal.keep_step(draft, Step(number=draft.number + 1, made=NOW, tab="t", edits=edits))


def save_draft(saver: Saver, draft: Draft, note: str = "") -> SavedDraft:
    library = open_folder(saver.history.data)
    told = (ToldChange(names={"en": "Persons"}, before="598", after="599"),)
    change = SavedChange(way=SaveWay.SAVE, at=NOW, subjects=(draft.subject,), note=note, changes=told)
    return saver.save_draft(library, find_subject(library, draft.subject), draft, change)


def put_back(saver: Saver, name: str) -> tuple[str, ...]:
    return saver.put_back(name, SavedChange(way=SaveWay.PUT_BACK, at=NOW, subjects=("ma",), of=name))


def read_files(folder: Path) -> dict[str, bytes]:
    """Return all files but those of the program's own folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    }
