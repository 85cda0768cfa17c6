"""Look over and save: what will change, what is left to look at, then the files; and where it was saved."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.history import SavedChange, SaveWay
from factsheet.drafts.journal import Draft
from factsheet.drafts.saving import SavedDraft
from factsheet.drafts.subjects import SHARED_SUBJECTS, THEME_SUBJECT, Subject, find_subject
from factsheet.errors import FactsheetError
from factsheet.sources.data_library import Library
from factsheet.studio.guards.posted_numbers import read_posted_number
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.open_drafts import join_kept, open_subject
from factsheet.studio.rendering import read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.saves.changed_lines import LineMaker
from factsheet.studio.saves.save_outlook import SaveOutlook, make_save_outlook, raise_version
from factsheet.studio.saves.told_changes import tell_changes
from factsheet.studio.state_address import find_state
from factsheet.studio.told_times import show_clock

MOST_NOTE = 300
_THEME_SAVE = "/theme/save"  # where it is looked over with the fit of all sheets


def find_saved_subject(library: Library, request: Request) -> tuple[Subject, str]:
    """Return what an address names, and what it is called.

    Raises:
        HTTPException: There is nothing of that name.
    """
    name = request.path_params["st"]
    if name in SHARED_SUBJECTS:
        return find_subject(library, name), read_words(request).say(f"save.subjects.{name}")
    state = find_state(library, request)
    return find_subject(library, state.usps), state.name


async def show_save(request: Request) -> Response:
    """Show what a save would change."""
    studio = find_studio(request)
    return await studio.run_in_room(_look_over, request, studio)


def _look_over(request: Request, studio: Studio) -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    if subject.name == THEME_SUBJECT:
        return RedirectResponse(_THEME_SAVE, HTTPStatus.SEE_OTHER)
    try:
        if must_choose_side(studio, library, subject):
            return RedirectResponse(f"/s/{subject.name}/merge", HTTPStatus.SEE_OTHER)
        draft = open_subject(studio, library, subject)
        outlook = make_save_outlook(studio, library, read_words(request), subject, draft)
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    return _render_outlook(request, title, outlook, joined=_name_joined(request, studio, library, draft))


def must_choose_side(studio: Studio, library: Library, subject: Subject) -> bool:
    """Return whether both a draft and its files changed a value to other ones.

    Raises:
        DataError: A file cannot be read: nothing can be saved until it can.
    """
    joined = join_kept(studio, library, subject)
    return joined is not None and bool(joined.clashes)


def render_held(request: Request, subject: Subject, title: str, error: FactsheetError) -> Response:
    """Return the page that tells why nothing is saved; what is kept stays kept."""
    status = HTTPStatus.CONFLICT
    return render_page(
        request, "save_held.html", status=status, st=subject.name, title=title, faults=error.faults
    )


@dataclass(frozen=True, slots=True)
class JoinedNames:
    """What of a draft was joined with files that somebody else changed, by what fields are called.

    Attributes:
        theirs: What came from the files.
        moved: Lists whose order both changed: that of the file stands.
    """

    theirs: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


NOTHING_JOINED = JoinedNames()


def _name_joined(request: Request, studio: Studio, library: Library, draft: Draft) -> JoinedNames:
    joined = studio.joined.get(draft.subject)
    if joined is None or not draft.steps:
        return NOTHING_JOINED
    maker = LineMaker(read_words(request), library, draft.subject, joined.draft.base, joined.draft.base)
    theirs = (maker.name_change(change.at) for change in joined.theirs)
    return JoinedNames(tuple(dict.fromkeys(theirs)), tuple(map(maker.name_change, joined.moved)))


def _render_outlook(
    request: Request,
    title: str,
    outlook: SaveOutlook,
    *,
    note: str = "",
    joined: JoinedNames = NOTHING_JOINED,
) -> Response:
    is_refused = request.method == "POST"
    return render_page(
        request,
        "save.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK,
        st=outlook.draft.subject,
        title=title,
        outlook=outlook,
        is_refused=is_refused,
        note_text=note,
        joined=joined,
        most_note=MOST_NOTE,
    )


async def take_save(request: Request) -> Response:
    """Save what was looked over."""
    studio = find_studio(request)
    form = await read_form(request)
    return await studio.run_in_room(_save_posted, request, studio, form)


def _save_posted(request: Request, studio: Studio, form: FormData) -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    if subject.name == THEME_SUBJECT:
        return RedirectResponse(_THEME_SAVE, HTTPStatus.SEE_OTHER)
    number = read_posted_number(str(form.get("number", "")))
    note = " ".join(str(form.get("note", "")).split())[:MOST_NOTE]
    try:
        if must_choose_side(studio, library, subject):
            return RedirectResponse(f"/s/{subject.name}/merge", HTTPStatus.SEE_OTHER)
        draft = open_subject(studio, library, subject).cut_steps(number)
        outlook = make_save_outlook(studio, library, read_words(request), subject, draft)
        if outlook.problems:
            return _render_outlook(request, title, outlook, note=note)
        raised = raise_version(draft) if "raise" in form and outlook.version is not None else draft
        save_kept(studio, library, subject, raised, note)
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    return RedirectResponse(f"/s/{subject.name}/saved", HTTPStatus.SEE_OTHER)


def save_kept(studio: Studio, library: Library, subject: Subject, draft: Draft, note: str) -> SavedDraft:
    """Save a draft that is on the files as they are; what it changed is told in the history.

    Raises:
        DataError: The disk has another tree by now, or a file cannot be changed in place.
        OutputError: A file was changed meanwhile or cannot be written; nothing is written then.
    """
    told = tell_changes(studio, library, subject, draft)
    change = SavedChange(
        way=SaveWay.SAVE, at=studio.read_time(), subjects=(subject.name,), note=note, changes=told
    )
    saved = studio.saver.save_draft(library, subject, draft, change)
    studio.joined.pop(subject.name, None)
    return saved


async def show_saved(request: Request) -> Response:
    """Show the last save of a state, which can be put back."""
    studio = find_studio(request)
    return await studio.run_in_room(_show_last, request, studio)


def _show_last(request: Request, studio: Studio) -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    names = () if studio.folder is None else studio.history.list_saves()
    for name in names:
        saved = studio.history.read_save(name)
        if subject.name in saved.subjects:
            left = open_subject(studio, library, subject).steps
            values: dict[str, Any] = {"name": name, "saved": saved, "left": len(left)}
            return render_page(
                request, "saved.html", st=subject.name, title=title, clock=show_clock(saved.at), **values
            )
    return RedirectResponse(f"/s/{subject.name}/save", HTTPStatus.SEE_OTHER)


ROUTES: list[BaseRoute] = [
    Route("/s/{st}/save", show_save, methods=["GET"]),
    Route("/s/{st}/save", take_save, methods=["POST"]),
    Route("/s/{st}/saved", show_saved, methods=["GET"]),
]
