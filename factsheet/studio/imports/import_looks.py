"""Held files looked over: once for the same decisions and the same data, and applied as they were seen."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from starlette.requests import Request

from factsheet.errors import FactsheetError
from factsheet.intake.apply_changes import apply_import
from factsheet.intake.folder_digests import make_folder_digest
from factsheet.intake.import_look import ImportLook, ImportOrder, look_over_import
from factsheet.intake.saved_imports import list_saved
from factsheet.intake.undo_import import undo_import
from factsheet.studio.guards.child_work import ChildLimits, run_in_child
from factsheet.studio.imports.held_imports import DoneImport, HeldImport, keep_held
from factsheet.studio.remembered import remember_last
from factsheet.studio.running_studio import Studio, find_own, find_studio

_SECONDS = 60.0  # reading, and then checking all states before and after
_MOST_LOOKS = 4


@dataclass(slots=True)
class LookMemory:
    """The last files that were looked over, each with the decisions that it was looked over with."""

    looks: dict[str, tuple[HeldImport, ImportLook]] = field(default_factory=dict)

    def find_look(self, held: HeldImport, folder_digest: str) -> ImportLook | None:
        """Return how a file was found for the same decisions and data, None where it was not yet."""
        seen, look = self.looks.get(held.id, (None, None))
        is_same = seen == held and look is not None and look.folder_digest == folder_digest
        return look if is_same else None

    def remember_look(self, held: HeldImport, look: ImportLook) -> None:
        """Remember how a file was found; the oldest is forgotten."""
        remember_last(self.looks, held.id, (held, look), _MOST_LOOKS)

    def forget_look(self, held: HeldImport) -> None:
        """Forget how a file was found, since another one has come in its place."""
        self.looks.pop(held.id, None)


def find_memory(request: Request) -> LookMemory:
    """Return the looks of the running studio."""
    return find_own(request, LookMemory, lambda _studio: LookMemory())


async def look_over_held(request: Request, held: HeldImport) -> ImportLook:
    """Return what a held file would change; a file that cannot be read is told by its faults."""
    studio, memory = find_studio(request), find_memory(request)
    if studio.folder is None:
        raise ValueError("the shipped data take no import")
    digest = await studio.run_in_room(make_folder_digest, studio.folder)
    known = memory.find_look(held, digest)
    if known is not None:
        return known
    try:
        look = await asyncio.to_thread(
            run_in_child,
            look_over_import,
            held.path,
            held.name,
            studio.folder,
            held.order,
            studio.read_day(),
            name=held.name,
            limits=ChildLimits(seconds=_SECONDS),
        )
    except FactsheetError as error:
        look = ImportLook(digest, faults=error.faults)
    memory.remember_look(held, look)
    return look


def name_look(order: ImportOrder, look: ImportLook) -> str:
    """Return a word for what somebody saw: another one where the file, the decisions or the data changed."""
    told = f"{order.model_dump_json()}\0{look.folder_digest}\0{look.came_from and look.came_from.sha256}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def apply_look(studio: Studio, held: HeldImport, look: ImportLook) -> HeldImport | None:
    """Write what was looked over; None where the folder was changed since.

    Raises:
        OutputError: A file cannot be written; what stood there before still does.
        DataError: A file that would change cannot be read.
    """
    if studio.folder is None or look.came_from is None or not look.changes.files:
        return None
    if make_folder_digest(studio.folder) != look.folder_digest:
        return None
    apply_import(studio.folder, look.changes.files, look.came_from, made_from=look.folder_digest)
    saved = list_saved(studio.folder)[-1].name
    done = DoneImport(changes=look.change_count, states=look.changes.states, saved=saved)
    applied = replace(held, done=done)
    keep_held(applied)
    return applied


def undo_held(studio: Studio, held: HeldImport) -> HeldImport | None:
    """Put back what an applied import wrote; None where another import came after it.

    Raises:
        DataError: A file was changed since; nothing is put back then.
        OutputError: A file cannot be written.
    """
    saved = list_saved(studio.folder) if studio.folder else []
    if studio.folder is None or held.done is None or not saved or saved[-1].name != held.done.saved:
        return None
    undo_import(studio.folder)
    undone = replace(held, done=held.done.model_copy(update={"is_undone": True}))
    keep_held(undone)
    return undone


def count_kept_edits(studio: Studio, states: tuple[str, ...]) -> Mapping[str, int]:
    """Return how many edits are kept of each of some states, without those of which none are."""
    subjects = {*studio.journal.list_subjects()} & {usps.lower() for usps in states}
    drafts = [draft for subject in sorted(subjects) if (draft := studio.journal.read_draft(subject))]
    counts = {draft.subject.upper(): sum(len(step.edits) for step in draft.steps) for draft in drafts}
    return {usps: count for usps, count in counts.items() if count}
