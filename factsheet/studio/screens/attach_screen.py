"""Attach: drop a report, get it back with sheets of some states behind it, or in it."""

import asyncio
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.datastructures import FormData, QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.binding import given_files
from factsheet.binding.appendix_labels import make_letter
from factsheet.errors import FactsheetError, Fault
from factsheet.studio.builds.finished_reports import find_reports
from factsheet.studio.builds.report_attachment import MEGABYTE, AttachWish, attach_sheets
from factsheet.studio.guards.body_limits import REPORT_BYTES
from factsheet.studio.guards.child_work import ChildLimits, run_in_child
from factsheet.studio.guards.uploads import REPORT_KINDS, Upload, read_form, take_uploads
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.state_address import list_state_names
from factsheet.wording.language_files import list_languages

_LEAST_TOLD = 0.1  # megabytes
_LETTERS = 26
_LIMITS = ChildLimits(seconds=120.0, bytes=2 * 2**30)
_NOT_NAMED = re.compile("[^A-Za-z0-9._-]+")
_LONGEST_NAME = 60
_PLAIN_FAULTS: Mapping[str, str] = MappingProxyType(
    {
        given_files.ENCRYPTED: "encrypted",
        given_files.SIGNED: "signed",
        given_files.XFA: "xfa",
        given_files.FIELDS: "fields",
        given_files.PORTFOLIO: "portfolio",
    }
)
"""Keys of plain words for what keeps a report from being joined."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What stands in the form, each from a closed list or a number.

    Attributes:
        told: The key of what is wrong with the form itself; "" for nothing.
    """

    states: tuple[str, ...] = ()
    lang: str = "en"
    after_page: int | None = None
    first_letter: int = 0
    has_contents: bool = False
    is_stamped: bool = True
    most_megabytes: float | None = None
    told: str = ""
    faults: tuple[Fault, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Lists:
    """The closed lists: code and name of each state, and the languages."""

    states: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]


async def show_form(request: Request) -> Response:
    """Show the form, with the state chosen from whose page somebody came."""
    lists = await _read_lists(request)
    asked = _Asked(states=_pick_states(lists, request.query_params))
    return _render_form(request, lists, asked, HTTPStatus.OK)


async def attach_report(request: Request) -> Response:
    """Attach, and lead to the result; with what is wrong told above the form."""
    lists, studio = await _read_lists(request), find_studio(request)
    form = await read_form(request)
    asked = _read_asked(lists, form)
    try:
        uploads = await take_uploads(studio, form, "report", REPORT_KINDS, REPORT_BYTES)
    except HTTPException as error:
        return _refuse_form(request, lists, asked, f"status_{error.status_code}")
    except FactsheetError as error:
        return _refuse_form(request, lists, asked, "fault", error.faults)
    finally:
        await form.close()
    if asked.told or not uploads or not asked.states:
        told = asked.told or ("no_report" if not uploads else "no_state")
        return _refuse_form(request, lists, asked, told)
    return await _attach_upload(request, lists, asked, uploads[0])


async def _attach_upload(request: Request, lists: _Lists, asked: _Asked, upload: Upload) -> Response:
    wish = _make_wish(find_studio(request), asked, upload)
    try:
        report = await asyncio.to_thread(run_in_child, attach_sheets, wish, name=upload.name, limits=_LIMITS)
    except FactsheetError as error:
        found = error.faults[0].found if error.faults else ""
        return _refuse_form(request, lists, asked, _PLAIN_FAULTS.get(found, "fault"), error.faults)
    token = find_reports(request).keep_report(report, _name_result(upload.name))
    return RedirectResponse(f"/attach/{token}", HTTPStatus.SEE_OTHER)


async def show_result(request: Request) -> Response:
    """Show what became of a report."""
    token = request.path_params["token"]
    found = find_reports(request).reports.get(token)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return render_page(
        request,
        "attach_result.html",
        token=token,
        found=found,
        size=f"{max(found.size / MEGABYTE, _LEAST_TOLD):.1f}",
    )


async def send_result(request: Request) -> Response:
    """Send the report with its appendices."""
    found = find_reports(request).reports.get(request.path_params["token"])
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(found.path, media_type="application/pdf", filename=found.name)


async def _read_lists(request: Request) -> _Lists:
    studio = find_studio(request)
    return await studio.run_in_room(_list_choices, studio)


def _list_choices(studio: Studio) -> _Lists:
    library = studio.open_data()
    return _Lists(list_state_names(library), list_languages(library.wording_folder))


def _pick_states(lists: _Lists, asked: QueryParams | FormData) -> tuple[str, ...]:
    wanted = frozenset(map(str, asked.getlist("state")))
    return tuple(usps for usps, _name in lists.states if usps in wanted)


def _read_asked(lists: _Lists, form: FormData) -> _Asked:
    """Return what stands in a form; what is in none of the lists is passed over."""
    letter, lang = _read_number(form, "letter"), str(form.get("lang", ""))
    page, size = _read_number(form, "page"), _read_number(form, "size")
    is_inside = form.get("place") == "after"
    asked: dict[str, Any] = {
        "states": _pick_states(lists, form),
        "lang": lang if lang in lists.languages else lists.languages[0],
        "after_page": int(page) if is_inside and page is not None else None,
        "first_letter": int(letter) if letter is not None and 0 <= letter < _LETTERS else 0,
        "has_contents": form.get("contents") == "yes",
        "is_stamped": form.get("stamp") == "yes",
        "most_megabytes": size,
    }
    if is_inside and (page is None or page < 1):
        asked["told"] = "no_page"
    elif str(form.get("size", "")).strip() and (size is None or size <= 0):
        asked["told"] = "no_size"
    return _Asked(**asked)


def _read_number(form: FormData, name: str) -> float | None:
    """Return a number of a form, None where there is none."""
    try:
        number = float(str(form.get(name, "")))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _make_wish(studio: Studio, asked: _Asked, upload: Upload) -> AttachWish:
    return AttachWish(
        folder=studio.folder,
        report=upload.path,
        name=upload.name,
        states=tuple(usps.upper() for usps in asked.states),
        lang=asked.lang,
        after_page=asked.after_page,
        first_letter=asked.first_letter,
        has_contents=asked.has_contents,
        is_stamped=asked.is_stamped,
        most_megabytes=asked.most_megabytes,
        limits=studio.limits,
    )


def _name_result(name: str) -> str:
    """Return what the result is called: letters and digits of the name of the report, and what was done."""
    stem = _NOT_NAMED.sub("_", Path(name).stem).strip("._-")[:_LONGEST_NAME]
    return f"{stem or 'report'}_with_appendices.pdf"


def _refuse_form(
    request: Request, lists: _Lists, asked: _Asked, told: str, faults: tuple[Fault, ...] = ()
) -> Response:
    shown = replace(asked, told=told, faults=faults)
    return _render_form(request, lists, shown, HTTPStatus.UNPROCESSABLE_ENTITY)


def _render_form(request: Request, lists: _Lists, asked: _Asked, status: HTTPStatus) -> Response:
    letters = [make_letter(number) for number in range(_LETTERS)]
    return render_page(request, "attach_form.html", status=status, lists=lists, asked=asked, letters=letters)


ROUTES: list[BaseRoute] = [
    Route("/attach", show_form, methods=["GET"]),
    Route("/attach", attach_report, methods=["POST"]),
    Route("/attach/{token}", show_result, methods=["GET"]),
    Route("/attach/{token}/report.pdf", send_result, methods=["GET"]),
]
