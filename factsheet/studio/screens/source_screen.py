"""Sources: all of them as a list, and one form each; one can be added from wherever a source is chosen."""

import re
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.errors import FactsheetError
from factsheet.staff_tables.table_schemas import SOURCES
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.imports.source_forms import (
    SourceForm,
    list_sources,
    show_new_source,
    show_source,
    write_source,
)
from factsheet.studio.rendering import read_words, render_page
from factsheet.studio.running_studio import find_studio

_BACK = re.compile(r"/s/[a-z]{2}(?:/[a-z_-]{1,30})?", re.ASCII)
_MOST_TYPED = 2_000
_KEY = re.compile(r"[a-z0-9-]{1,60}", re.ASCII)


async def show_sources(request: Request) -> Response:
    """Show all sources."""
    studio = find_studio(request)
    saved = request.query_params.get("saved", "")
    return render_page(
        request,
        "sources.html",
        sources=await studio.run_in_room(list_sources, studio),
        saved=saved if _KEY.fullmatch(saved) else "",
    )


async def show_options(request: Request) -> Response:
    """Show the sources as the entries of a list to choose from."""
    studio = find_studio(request)
    sources = await studio.run_in_room(list_sources, studio)
    return render_page(request, "source_options.html", sources=sources)


async def show_form(request: Request) -> Response:
    """Show the form of one source, or that of a new one."""
    studio, key = find_studio(request), request.path_params.get("key", "")
    form = await studio.run_in_room(show_source, studio, key) if key else show_new_source()
    if form is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return _render_form(request, form, _read_back(request.query_params.get("back", "")))


async def take_form(request: Request) -> Response:
    """Save what was typed, and go back to where it was wanted."""
    studio, key = find_studio(request), request.path_params.get("key", "")
    sent = await read_form(request)
    typed = {column.name: str(sent.get(column.name, ""))[:_MOST_TYPED] for column in SOURCES.columns}
    back = _read_back(str(sent.get("back", "")))
    if key and await studio.run_in_room(show_source, studio, key) is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        saved = await studio.run_in_room(write_source, studio, read_words(request), key, typed)
    except FactsheetError as error:
        form = await studio.run_in_room(show_source, studio, key) if key else show_new_source()
        faults = tuple(f"{fault.found}; {fault.allowed}" for fault in error.faults)
        saved = SourceForm(key, form.fields if form else (), faults)
    if isinstance(saved, SourceForm):
        return _render_form(request, saved, back, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return RedirectResponse(back or f"/sources?saved={saved}", HTTPStatus.SEE_OTHER)


def _render_form(request: Request, form: SourceForm, back: str, *, status: int = HTTPStatus.OK) -> Response:
    return render_page(request, "source_form.html", status=status, form=form, back=back)


def _read_back(text: str) -> str:
    """Return where a form leads back to: a page of a state, or nowhere."""
    return text if _BACK.fullmatch(text) else ""


ROUTES: list[BaseRoute] = [
    Route("/sources", show_sources),
    Route("/sources/options", show_options),
    Route("/sources/new", show_form),
    Route("/sources/new", take_form, methods=["POST"]),
    Route("/sources/of/{key}", show_form),
    Route("/sources/of/{key}", take_form, methods=["POST"]),
]
