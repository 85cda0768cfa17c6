"""All formats of a state as one zip file, and the page on which they are chosen."""

from dataclasses import replace
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.batch.order import FORMATS
from factsheet.errors import FactsheetError
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library
from factsheet.studio.builds.state_archive import check_profile, draw_named_sheet, pack_sheets
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import find_studio
from factsheet.studio.screens.build_begin import SheetKinds, choose_kinds
from factsheet.studio.state_address import find_state

_EVERY = tuple((form, lang) for form in FORMATS for lang in ("en", "es"))


async def show_formats(request: Request) -> Response:
    """Show which sheets of a state can be taken along, as one zip file or one by one."""
    studio = find_studio(request)
    library, state = await studio.run_in_room(_open_state, request)
    kinds = _choose_kinds(library, request)
    has_draft = studio.folder is not None and state.usps.lower() in studio.journal.list_subjects()
    return render_page(request, "state_formats.html", state=state, kinds=kinds, has_draft=has_draft)


async def send_archive(request: Request) -> Response:
    """Send the chosen sheets of a state, drawn one after the other, so that nobody waits for all of them."""
    studio = find_studio(request)
    library, state = await studio.run_in_room(_open_state, request)
    kinds = _choose_kinds(library, request)
    try:
        profile = await studio.run_in_room(check_profile, library, state.usps, studio.limits)
        sheets = [
            await studio.run_in_room(draw_named_sheet, library, profile, options)
            for options in kinds.variants
        ]
    except FactsheetError as error:
        return render_page(
            request, "state_stopped.html", state=state, faults=error.faults, status=HTTPStatus.CONFLICT
        )
    stem = f"{state.usps.lower()}_trafficking_{profile.edition}"
    headers = {"Content-Disposition": f'attachment; filename="{stem}.zip"', "Cache-Control": "no-store"}
    return Response(pack_sheets(tuple(sheets)), media_type="application/zip", headers=headers)


def _choose_kinds(library: Library, request: Request) -> SheetKinds:
    kinds = choose_kinds(library, request.query_params, _EVERY)
    return replace(kinds, has_back=request.query_params.get("back") == "1")


def _open_state(request: Request) -> tuple[Library, Jurisdiction]:
    library = find_studio(request).open_data()
    return library, find_state(library, request)


ROUTES: list[BaseRoute] = [
    Route("/s/{st}/formats", show_formats, methods=["GET"]),
    Route("/s/{st}/all.zip", send_archive, methods=["GET"]),
]
