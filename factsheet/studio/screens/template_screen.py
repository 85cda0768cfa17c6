"""Templates: the workbook to fill in, empty or with the present values of a state."""

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.export.workbook_rows import export_template
from factsheet.sources.data_library import open_library
from factsheet.studio.guards.child_work import ChildLimits, run_in_child
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.state_address import find_state_of

_SECONDS = 60.0
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def send_template(request: Request) -> Response:
    """Send the workbook of a state, or the empty one; made in another process, for it takes a while."""
    studio = find_studio(request)
    code = request.path_params.get("st") or request.query_params.get("state", "")
    usps = await studio.run_in_room(_find_code, studio, code) if code else None
    limits = ChildLimits(seconds=_SECONDS)
    content = await asyncio.to_thread(
        run_in_child, make_workbook, studio.folder, usps, name="template.xlsx", limits=limits
    )
    headers = {"Content-Disposition": f'attachment; filename="{usps.lower() if usps else "template"}.xlsx"'}
    return Response(content, media_type=_KIND, headers=headers)


def make_workbook(folder: Path | None, usps: str | None) -> bytes:
    """Return the workbook of a state, or the empty one.

    Raises:
        DataError: A file of the folder cannot be read.
        UsageError: There is no such state.
    """
    library = open_library(folder)
    return export_template(library, library.find(usps) if usps else None)


def _find_code(studio: Studio, code: str) -> str:
    return find_state_of(studio.open_data(), code).usps


ROUTES: list[BaseRoute] = [
    Route("/template.xlsx", send_template),
    Route("/template/{st}.xlsx", send_template),
]
