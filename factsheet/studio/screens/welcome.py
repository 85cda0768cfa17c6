"""The first start: a folder of one's own is begun, the last one opened, or the shipped data looked at."""

from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.errors import OutputError
from factsheet.studio.guards.folder_rules import WELCOME
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.starting.chosen_folder import begin_folder, take_folder
from factsheet.studio.starting.last_folder import find_begin_place, recall_folder, tidy_folder_name

_OFFERED = "my-data"


async def show_welcome(request: Request) -> Response:
    """Show the three choices."""
    return _show_choices(request, _offer_name(find_begin_place()))


async def choose_folder(request: Request) -> Response:
    """Do what was chosen and go on to the first page; a name that cannot be is told at its field."""
    form, studio = await read_form(request), find_studio(request)
    match form.get("choice"):
        case "begin":
            return await _begin_named(request, studio, str(form.get("name", "")))
        case "last" if (last := recall_folder()) is not None:
            await studio.run_in_room(take_folder, studio, last)
        case "look":
            await studio.run_in_room(take_folder, studio, None)
        case _:
            raise HTTPException(HTTPStatus.BAD_REQUEST)
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


async def _begin_named(request: Request, studio: Studio, typed: str) -> Response:
    name, place = tidy_folder_name(typed), find_begin_place()
    if name is None:
        return _show_choices(request, typed, "welcome.wrong_name")
    if (place / name).exists():
        return _show_choices(request, typed, "welcome.taken_name")
    try:
        await studio.run_in_room(begin_folder, studio, place / name)
    except OutputError as error:
        return _show_choices(request, typed, "welcome.not_begun", error.faults[0].found)
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


def _show_choices(request: Request, name: str, wrong: str | None = None, found: str = "") -> Response:
    status = 200 if wrong is None else 422
    place, last = find_begin_place(), recall_folder()
    return render_page(
        request, "welcome.html", status=status, name=name, wrong=wrong, found=found, place=place, last=last
    )


def _offer_name(place: Path) -> str:
    """Return a name that is free."""
    names = (_OFFERED, *(f"{_OFFERED}-{number}" for number in range(2, 100)))
    return next((name for name in names if not (place / name).exists()), "")


ROUTES: list[BaseRoute] = [
    Route(WELCOME, show_welcome),
    Route(WELCOME, choose_folder, methods=["POST"]),
]
