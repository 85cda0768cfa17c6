"""The theme: what a publisher sets for all its sheets, with the page of a state as it would be."""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.field_edits import EditKind, FieldEdit, Step
from factsheet.drafts.journal import Draft
from factsheet.drafts.theme_files import LOGO_FILE
from factsheet.errors import FactsheetError
from factsheet.studio.guards.answer_headers import STORED
from factsheet.studio.guards.body_limits import LOGO_BYTES
from factsheet.studio.guards.uploads import LOGO_KINDS, read_form, take_uploads
from factsheet.studio.open_drafts import keep_edits
from factsheet.studio.rendering import is_from_own_script, read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio, find_writable
from factsheet.studio.theming.block_rows import DOWN, UP, move_block, read_blocks
from factsheet.studio.theming.color_vision import Seeing
from factsheet.studio.theming.sent_logos import keep_logo
from factsheet.studio.theming.theme_fields import read_fields
from factsheet.studio.theming.theme_page import ThemeView, make_theme_view, open_theme
from factsheet.studio.theming.theme_room import find_theme_room

_STATE, _SEEING, _BUTTON = "st", "as", "do"
_UNDO, _USUAL, _NO_LOGO = "undo", "usual-colors", "no-logo"
_TAB = "theme"


async def show_theme(request: Request) -> Response:
    """Show the theme as it is kept."""
    view = await find_studio(request).run_in_room(_make_view, request, request.query_params)
    return render_page(request, "theme.html", view=view, seeings=tuple(Seeing))


async def take_theme(request: Request) -> Response:
    """Keep what was typed; answer our own script with what is new, and anybody else with the page."""
    studio = find_writable(request)
    async with AsyncExitStack() as stack:
        form = await read_form(request)
        stack.push_async_callback(form.close)
        posted = _list_texts(form)
    await studio.run_in_room(_keep_posted, studio, posted)
    if is_from_own_script(request):
        view = await studio.run_in_room(_make_view, request, posted)
        return render_page(request, "theme_live.html", view=view, seeings=tuple(Seeing))
    return RedirectResponse(_word_address(posted), HTTPStatus.SEE_OTHER)


async def take_logo(request: Request) -> Response:
    """Take a logo that was sent, or tell why it cannot be used."""
    studio = find_writable(request)
    async with AsyncExitStack() as stack:
        form = await read_form(request)
        stack.push_async_callback(form.close)
        posted = _list_texts(form)
        uploads = await take_uploads(studio, form, "logo", LOGO_KINDS, LOGO_BYTES)
    if not uploads:
        return RedirectResponse(_word_address(posted), HTTPStatus.SEE_OTHER)
    try:
        name = await studio.run_in_room(keep_logo, studio.own_folder.parent, uploads[0])
    except FactsheetError as error:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render_page(request, "theme_refused.html", status=status, faults=error.faults)
    await studio.run_in_room(_keep_posted, studio, posted, (_set_value(LOGO_FILE, name),))
    return RedirectResponse(_word_address(posted), HTTPStatus.SEE_OTHER)


async def show_theme_picture(request: Request) -> Response:
    """Show the picture of a name; it never changes."""
    studio, room = find_studio(request), find_theme_room(request)
    picture = await studio.run_in_room(room.find_picture, request.path_params["name"])
    if picture is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(picture, media_type="image/png", headers={"Cache-Control": STORED})


def _list_texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


def _make_view(request: Request, asked: Mapping[str, str]) -> ThemeView:
    studio = find_studio(request)
    seeing = asked.get(_SEEING, "")
    seen = Seeing(seeing) if seeing in set(Seeing) else Seeing.PLAIN
    room = find_theme_room(request)
    return make_theme_view(read_words(request), open_theme(studio), room, asked.get(_STATE, ""), seen)


def _keep_posted(studio: Studio, posted: Mapping[str, str], more: tuple[FieldEdit, ...] = ()) -> None:
    """Keep what was typed, what a button does, and what else is given, as one step."""
    draft = open_theme(studio).draft
    edits = (*read_fields(draft, posted), *read_blocks(draft, posted))
    if posted.get(_BUTTON) == _UNDO:
        _keep_step(studio, draft, edits)
        studio.journal.undo_step(open_theme(studio).draft)
        return
    after = _propose_step(studio, draft, edits)
    _keep_step(studio, draft, (*edits, *_follow_button(after, posted.get(_BUTTON, "")), *more))


def _propose_step(studio: Studio, draft: Draft, edits: tuple[FieldEdit, ...]) -> Draft:
    """Return the draft as it would be with some edits."""
    step = Step(number=draft.number + 1, made=studio.read_time(), tab=_TAB, edits=edits)
    return draft.take_step(step) if edits else draft


def _keep_step(studio: Studio, draft: Draft, edits: tuple[FieldEdit, ...]) -> None:
    if edits:
        keep_edits(studio, draft, edits, made=studio.read_time(), tab=_TAB)


def _follow_button(draft: Draft, button: str) -> tuple[FieldEdit, ...]:
    """Return what a button does beside keeping what was typed; nothing for one that does nothing else."""
    if button == _USUAL:
        return (_set_value(("colors",), None),)
    if button == _NO_LOGO:
        return (_set_value(("logo",), None),)
    way, _, name = button.partition(":")
    return move_block(draft, name, way) if way in {UP, DOWN} else ()


def _set_value(at: tuple[str, ...], value: str | None) -> FieldEdit:
    return FieldEdit(kind=EditKind.SET, at=at, value=value)


def _word_address(posted: Mapping[str, str]) -> str:
    """Return the page of the theme with the state and the eyes that were chosen, if they are any."""
    state, seeing = posted.get(_STATE, ""), posted.get(_SEEING, "")
    asked = [f"{_STATE}={state}"] if state.isascii() and state.isalpha() else []
    asked += [f"{_SEEING}={seeing}"] if seeing in set(Seeing) else []
    return f"/theme?{'&'.join(asked)}" if asked else "/theme"


ROUTES: list[BaseRoute] = [
    Route("/theme", show_theme),
    Route("/theme", take_theme, methods=["POST"]),
    Route("/theme/logo", take_logo, methods=["POST"]),
    Route("/theme/picture/{name}.png", show_theme_picture),
]
