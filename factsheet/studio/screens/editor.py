"""The editor of a state: its forms on one side, the sheet as it will print on the other."""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.journal import Draft
from factsheet.drafts.sheet_proof import check_files
from factsheet.model import Jurisdiction
from factsheet.model.entries import BreakMethod
from factsheet.sources.data_library import Library
from factsheet.studio.findings.finding_slots import place_slots, render_slots
from factsheet.studio.forms.carried_forms import remember_form
from factsheet.studio.forms.editor_page import EditorPage, make_editor_page
from factsheet.studio.forms.form_records import FormEntry, FormField, FormList, FormPart
from factsheet.studio.forms.part_specs import PART_SPECS, TABLE_PARTS
from factsheet.studio.open_drafts import list_draft_files, open_draft
from factsheet.studio.overview.map_thumbnails import draw_classes
from factsheet.studio.rendering import is_from_own_script, read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.screens.sheet_view import list_pane_values
from factsheet.studio.state_address import find_state

_FIRST = "figures"


async def show_editor(request: Request) -> Response:
    """Show one part of a state; the form alone where our own script asks for it."""
    studio = find_studio(request)
    part = request.path_params.get("part", _FIRST)
    if part == "sources":
        return RedirectResponse(f"/sources?st={request.path_params['st']}", HTTPStatus.SEE_OTHER)
    if part not in PART_SPECS and part not in TABLE_PARTS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return await studio.run_in_room(render_editor, request, studio, part)


def render_editor(request: Request, studio: Studio, part: str) -> HTMLResponse:
    """Return the editor with one part of a state."""
    library = studio.open_data()
    state = find_state(library, request)
    draft = open_draft(studio, library, state.usps)
    remember_form(studio.seen_drafts, draft)
    page = make_editor_page(library, read_words(request), state, draft, part, studio.read_day().year)
    slots = make_slots(request, studio, library, state, draft)
    values = list_form_values(page, slots)
    if is_from_own_script(request):
        return render_page(request, "editor_fields.html", **values)
    return render_page(request, "editor.html", **values, **list_pane_values(request, library))


def make_slots(
    request: Request, studio: Studio, library: Library, state: Jurisdiction, draft: Draft
) -> Mapping[str, Markup]:
    """Return what stands beside the fields of a state: findings, and counts that will not be printed."""
    files = list_draft_files(library, draft)
    checked = check_files(library, state.usps, files, studio.limits)
    return render_slots(request, checked, draft, studio.read_day())


def list_form_values(page: EditorPage, slots: Mapping[str, Markup]) -> dict[str, Any]:
    """Return what the template of a form needs: the form, what stands beside its fields, what stands open."""
    placed = place_slots(slots, page.part.key, frozenset(list_form_names(page.part)))
    steps = [name.split("/") for name in placed]
    around = {"/".join(each[:size]) for each in steps for size in range(1, len(each) + 1)}
    return {"page": page, "slots": placed, "open_names": around}


def list_form_names(part: FormPart) -> Iterator[str]:
    """Yield the names of all fields, entries, lists and groups of a form, and that of the form itself."""
    yield part.key
    yield from (field.name for field in _walk_fields(part))
    for group in part.groups:
        yield group.name
        yield from (each.name for each in _walk_lists(group.lists))
    yield from (entry.name for entry in list_entries(part))
    yield from (table.name for table in part.tables)


def list_entries(part: FormPart) -> Iterator[FormEntry]:
    """Yield the entries of all lists of a form, those of lists within them too."""
    for group in part.groups:
        yield from _walk_entries(group.lists)


def _walk_fields(part: FormPart) -> Iterator[FormField]:
    for group in part.groups:
        yield from group.fields
    for entry in list_entries(part):
        yield from entry.fields
    for table in part.tables:
        for _head, fields in table.rows:
            yield from fields


def _walk_entries(lists: Sequence[FormList]) -> Iterator[FormEntry]:
    for each in lists:
        for entry in each.entries:
            yield entry
            yield from _walk_entries(entry.lists)


def _walk_lists(lists: Sequence[FormList]) -> Iterator[FormList]:
    for each in lists:
        yield each
        for entry in each.entries:
            yield from _walk_lists(entry.lists)


async def show_classes(request: Request) -> Response:
    """Show the map of a state with its counts in the classes that a method finds."""
    studio = find_studio(request)
    method = request.path_params["method"]
    if method not in (BreakMethod.SCALE, BreakMethod.NATURAL, BreakMethod.QUANTILE):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    content = await studio.run_in_room(_draw_classes, request, studio, BreakMethod(method))
    return Response(content, media_type="image/svg+xml")


def _draw_classes(request: Request, studio: Studio, method: BreakMethod) -> str:
    library = studio.open_data()
    state = find_state(library, request)
    files = list_draft_files(library, open_draft(studio, library, state.usps))
    profile = check_files(library, state.usps, files, studio.limits).profile
    if profile is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return draw_classes(profile, method)


ROUTES: list[BaseRoute] = [
    Route("/s/{st}/classes/{method}.svg", show_classes),
    Route("/s/{st}", show_editor),
    Route("/s/{st}/{part}", show_editor),
]
