"""Import: a file is chosen or dropped, looked over, mended where it must be, and applied as it was seen."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.errors import FactsheetError
from factsheet.intake.import_look import ImportOrder
from factsheet.intake.import_review import Happening, ReviewRow
from factsheet.intake.mended_cells import KeptEntry, MendedCell
from factsheet.studio.guards.body_limits import WORKBOOK_BYTES
from factsheet.studio.guards.uploads import TABLE_KINDS, read_form, take_uploads
from factsheet.studio.imports.held_imports import (
    HeldImport,
    drop_held,
    hold_upload,
    keep_order,
    list_held,
    open_held,
)
from factsheet.studio.imports.import_looks import (
    apply_look,
    find_memory,
    look_over_held,
    name_look,
    undo_held,
)
from factsheet.studio.imports.import_page import TOPICS, make_import_page, make_row_words
from factsheet.studio.imports.import_rows import RowFilter, write_row_list
from factsheet.studio.rendering import read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio, find_writable
from factsheet.studio.state_address import list_state_names

_MOST_TYPED = 1_000  # characters of a cell
_TOLD = ("changed", "nothing", "wiped", "later", "failed")
"""What a page tells of the step before, by a word in its address."""


async def show_import(request: Request) -> Response:
    """Show the form that takes a file, and what waits."""
    studio = find_studio(request)
    waiting = await studio.run_in_room(list_held, studio) if studio.may_write else ()
    return render_page(
        request,
        "import.html",
        waiting=waiting,
        states=await studio.run_in_room(_list_states, studio),
        may_write=studio.may_write,
        told=request.query_params.get("told"),
    )


def _list_states(studio: Studio) -> tuple[tuple[str, str], ...]:
    return list_state_names(studio.open_data())


async def take_file(request: Request) -> Response:
    """Take a file, and go on to what it would change; a mended one takes the place of the one before."""
    studio = find_writable(request)
    before = _open_held(request) if "held" in request.path_params else None
    form = await read_form(request)
    try:
        uploads = await take_uploads(studio, form, "file", TABLE_KINDS, WORKBOOK_BYTES)
    finally:
        await form.close()
    if not uploads:
        return RedirectResponse("/import?told=nothing", HTTPStatus.SEE_OTHER)
    held = await studio.run_in_room(hold_upload, studio, uploads[0], before)
    return _answer_place(held)


async def show_look(request: Request) -> Response:
    """Show what a file would change."""
    held = _open_held(request)
    if held.done is not None:
        return await _show_done(request, held)
    look = await look_over_held(request, held)
    chosen, page = _read_filter(request), _read_page(request)
    shown = await find_studio(request).run_in_room(
        make_import_page, find_studio(request), read_words(request), held, look, chosen, page
    )
    told = request.query_params.get("told", "")
    return render_page(
        request,
        "import_look.html",
        page=shown,
        found=look,
        filters=tuple(RowFilter),
        topics=TOPICS,
        told=told if told in _TOLD else "",
        is_sent_back=request.query_params.get("to") == "fault",
    )


async def _show_done(request: Request, held: HeldImport) -> Response:
    studio = find_studio(request)
    states = await studio.run_in_room(_name_states, studio)
    told = request.query_params.get("told", "")
    return render_page(
        request,
        "import_done.html",
        held=held,
        done=held.done,
        states=states,
        told=told if told in _TOLD else "",
    )


def _name_states(studio: Studio) -> Mapping[str, str]:
    return {one.usps: one.name for one in studio.open_data().jurisdictions}


async def send_list(request: Request) -> Response:
    """Send the rows as CSV."""
    held = _open_held(request)
    look, studio = await look_over_held(request, held), find_studio(request)
    library = await studio.run_in_room(studio.open_data)
    words = await studio.run_in_room(make_row_words, library, read_words(request), look)
    content = await studio.run_in_room(write_row_list, look, words, _read_filter(request))
    headers = {"Content-Disposition": 'attachment; filename="import.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


async def correct_kind(request: Request) -> Response:
    """Read the file as something else, or as of another state."""
    held, form = _open_held(request), await read_form(request)
    topic, usps = str(form.get("topic", "")), str(form.get("state", ""))
    states = await find_studio(request).run_in_room(_name_states, find_studio(request))
    order = held.order.model_copy(
        update={
            "topic": topic if topic in TOPICS else "",
            "usps": usps if usps in states else "",
            "takes_own_states": form.get("own") == "yes",
        }
    )
    return await _decide(request, held, order)


async def mend_cell(request: Request) -> Response:
    """Take what was typed into a cell, or what stands in the folder in place of it."""
    held, form = _open_held(request), await read_form(request)
    row = await _find_row(request, held, form)
    if row is None or row.place.column is None:
        return _answer_place(held)
    typed = (row.before or "") if form.get("keep") else str(form.get("text", ""))[:_MOST_TYPED]
    place = {"sheet": row.place.sheet, "line": row.place.line, "column": row.place.column}
    others = [cell for cell in held.order.mended if not _is_place(cell, place)]
    mended = MendedCell(**place, text=typed)
    return await _decide(request, held, held.order.model_copy(update={"mended": (*others, mended)}))


async def keep_entry(request: Request) -> Response:
    """Keep an entry that the file lacks, or let it go after all."""
    held, form = _open_held(request), await read_form(request)
    row = await _find_row(request, held, form)
    if row is None or row.happens not in {Happening.GONE, Happening.KEPT}:
        return _answer_place(held)
    entry = KeptEntry(sheet=row.table, key=row.key)
    others = tuple(one for one in held.order.kept if one != entry)
    kept = (*others, entry) if row.happens is Happening.GONE else others
    return await _decide(request, held, held.order.model_copy(update={"kept": kept}))


async def apply_held(request: Request) -> Response:
    """Write what was looked over; pressed too early, lead to the first fault."""
    held, form = _open_held(request), await read_form(request)
    if held.done is not None:
        return _answer_place(held)
    look = await look_over_held(request, held)
    if look.fault_count:
        return _answer_place(held, "?to=fault")
    if name_look(held.order, look) != form.get("seen"):
        return _answer_place(held, "?told=changed")
    if look.effects.wiped and str(form.get("wiped", "")).strip() != str(len(look.effects.wiped)):
        return _answer_place(held, "?told=wiped")
    try:
        applied = await find_studio(request).run_in_room(apply_look, find_studio(request), held, look)
    except FactsheetError:
        return _answer_place(held, "?told=failed")
    find_memory(request).forget_look(held)
    return _answer_place(held) if applied else _answer_place(held, "?told=changed")


async def undo_applied(request: Request) -> Response:
    """Put back what an import wrote, unless something else was written since."""
    held, studio = _open_held(request), find_writable(request)
    try:
        undone = await studio.run_in_room(undo_held, studio, held)
    except FactsheetError:
        undone = None
    return _answer_place(held) if undone else _answer_place(held, "?told=later")


async def throw_away(request: Request) -> Response:
    """Throw a file away."""
    held = _open_held(request)
    await find_studio(request).run_in_room(drop_held, held)
    return RedirectResponse("/import", HTTPStatus.SEE_OTHER)


async def _decide(request: Request, held: HeldImport, order: ImportOrder) -> Response:
    if held.done is None:
        await find_studio(request).run_in_room(keep_order, held, order)
    return _answer_place(held, f"?show={_read_filter(request)}&page={_read_page(request)}#list")


async def _find_row(request: Request, held: HeldImport, form: FormData) -> ReviewRow | None:
    """Return the row that a form is about; None where the rows are not those that its sender saw."""
    look, number = await look_over_held(request, held), str(form.get("row", ""))
    is_there = number.isascii() and number.isdecimal() and int(number) < len(look.rows)
    return look.rows[int(number)] if is_there and name_look(held.order, look) == form.get("seen") else None


def _is_place(cell: MendedCell, place: Mapping[str, object]) -> bool:
    return all(getattr(cell, name) == value for name, value in place.items())


def _open_held(request: Request) -> HeldImport:
    """Return the file that an address names.

    Raises:
        HTTPException: There is none.
    """
    held = open_held(find_studio(request), request.path_params["held"])
    if held is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return held


def _answer_place(held: HeldImport, rest: str = "") -> Response:
    return RedirectResponse(f"/import/{held.id}{rest}", HTTPStatus.SEE_OTHER)


def _read_filter(request: Request) -> RowFilter:
    chosen = request.query_params.get("show", "")
    return RowFilter(chosen) if chosen in set(RowFilter) else RowFilter.MATTERS


def _read_page(request: Request) -> int:
    page = request.query_params.get("page", "")
    return int(page) if page.isascii() and page.isdecimal() and len(page) < len("10000") else 1


_HELD = "/import/{held}"
ROUTES: list[BaseRoute] = [
    Route("/import", show_import),
    Route("/import", take_file, methods=["POST"]),
    Route(_HELD, show_look),
    Route(f"{_HELD}/list.csv", send_list),
    Route(f"{_HELD}/file", take_file, methods=["POST"]),
    Route(f"{_HELD}/kind", correct_kind, methods=["POST"]),
    Route(f"{_HELD}/mend", mend_cell, methods=["POST"]),
    Route(f"{_HELD}/keep", keep_entry, methods=["POST"]),
    Route(f"{_HELD}/apply", apply_held, methods=["POST"]),
    Route(f"{_HELD}/undo", undo_applied, methods=["POST"]),
    Route(f"{_HELD}/throw", throw_away, methods=["POST"]),
]
