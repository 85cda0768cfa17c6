"""History: every save with old and new, which can be put back; and the undo of kept edits."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.history import MOST_DAYS, MOST_SAVES, SavedChange, SaveWay
from factsheet.drafts.subjects import Subject
from factsheet.errors import DataError, FactsheetError
from factsheet.studio.forms.part_specs import PARTS
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.open_drafts import open_subject
from factsheet.studio.rendering import read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.screens.save_screen import find_saved_subject, render_held
from factsheet.studio.state_address import name_editor
from factsheet.studio.told_times import word_day_and_clock

_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class PastSave:
    """A save as the history shows it.

    Attributes:
        name: By which it is put back.
        moment: Day and time.
        saved: What it was.
        names: What it changed, in the language of the interface.
    """

    name: str
    moment: str
    saved: SavedChange
    names: tuple[str, ...]


async def show_history(request: Request) -> Response:
    """Show the saves of a state."""
    studio = find_studio(request)
    return await studio.run_in_room(_render_history, request, studio)


def _render_history(request: Request, studio: Studio, *, asked: str = "") -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    words = read_words(request)
    has_folder = studio.folder is not None
    return render_page(
        request,
        "history.html",
        st=subject.name,
        title=title,
        saves=_list_past(studio, words, subject) if has_folder else (),
        asked=asked,
        aside=len(studio.journal.list_set_aside(subject.name)) if has_folder else 0,
        recovered=studio.recovered,
        most_saves=MOST_SAVES,
        most_days=MOST_DAYS,
    )


def _list_past(studio: Studio, words: InterfaceWords, subject: Subject) -> tuple[PastSave, ...]:
    found: list[PastSave] = []
    for name in studio.history.list_saves():
        try:
            saved = studio.history.read_save(name)
            if _is_of(saved, subject) and len(found) < _MOST_SHOWN:
                moment = word_day_and_clock(words.lang, saved.at)
                found.append(PastSave(name, moment, saved, _name_all(words, saved)))
        except DataError:  # what was kept of it cannot be read: nothing can be put back
            continue
    return tuple(found)


def _is_of(saved: SavedChange, subject: Subject) -> bool:
    """Return whether a save is of something; an import without subjects is of all whose files it wrote."""
    if saved.subjects:
        return subject.name in saved.subjects
    return any(file.name in subject.files for file in saved.files)


def _name_all(words: InterfaceWords, saved: SavedChange) -> tuple[str, ...]:
    named = [
        change.names.get(words.lang) or next(iter(change.names.values()), "") for change in saved.changes
    ]
    return tuple(dict.fromkeys(filter(None, named)))


async def take_history(request: Request) -> Response:
    """Put back what files were before a save."""
    studio = find_studio(request)
    form = await read_form(request)
    return await studio.run_in_room(_put_back, request, studio, form)


def _put_back(request: Request, studio: Studio, form: FormData) -> Response:
    subject, title = find_saved_subject(studio.open_data(), request)
    if studio.folder is None:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    name = str(form.get("save", ""))
    if name not in studio.history.list_saves():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        if studio.history.list_changed_since(name) and "anyway" not in form:
            return _render_history(request, studio, asked=name)
        saved = studio.history.read_save(name)
        told = tuple(
            change.model_copy(update={"before": change.after, "after": change.before})
            for change in saved.changes
        )
        subjects = saved.subjects or (subject.name,)
        again = SavedChange(
            way=SaveWay.PUT_BACK, at=studio.read_time(), subjects=subjects, of=name, changes=told
        )
        studio.saver.put_back(name, again)
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    return RedirectResponse(f"/s/{subject.name}/saved", HTTPStatus.SEE_OTHER)


async def undo_last(request: Request) -> Response:
    """Step back through kept edits; where none are kept, lead to the last save."""
    studio = find_studio(request)
    form = await read_form(request)
    return await studio.run_in_room(_undo_step, request, studio, form)


def _undo_step(request: Request, studio: Studio, form: FormData) -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    if studio.folder is None:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    try:
        draft = open_subject(studio, library, subject)
        if not draft.steps:
            return RedirectResponse(f"/s/{subject.name}/saved", HTTPStatus.SEE_OTHER)
        studio.journal.undo_step(draft)
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    part = str(form.get("part", ""))
    back = f"/s/{subject.name}/{part}" if part in PARTS else name_editor(subject.name)
    return RedirectResponse(back, HTTPStatus.SEE_OTHER)


ROUTES: list[BaseRoute] = [
    Route("/s/{st}/history", show_history, methods=["GET"]),
    Route("/s/{st}/history", take_history, methods=["POST"]),
    Route("/s/{st}/undo", undo_last, methods=["POST"]),
]
