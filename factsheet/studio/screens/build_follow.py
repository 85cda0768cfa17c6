"""The page of a build: how far it has come, told again and again while somebody looks at it."""

import asyncio
import json
from collections.abc import AsyncIterator
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from factsheet.studio.builds.built_sheets import BuiltSheets, open_built_sheets
from factsheet.studio.builds.running_builds import BuildProgress, RunningBuild, find_builds
from factsheet.studio.rendering import render_page, render_text
from factsheet.studio.running_studio import find_studio

_PAUSE = 0.25  # seconds between two looks at a build
_EVERY = 40  # looks after which something is sent, so that it is noticed where nobody listens any more


async def show_build(request: Request) -> Response:
    """Show how far a build has come; of one that is not known, what stands in the folder."""
    build = find_builds(request).find_build(request.path_params["token"])
    if build is not None:
        return render_page(request, "build_follow.html", build=build, progress=build.progress)
    studio = find_studio(request)
    built = open_built_sheets(studio)
    count = 0 if built is None else await studio.run_in_room(_count_sheets, built)
    return render_page(request, "build_unknown.html", count=count, status=HTTPStatus.NOT_FOUND)


async def stop_build(request: Request) -> Response:
    """Let a build end after the sheets in hand."""
    build = find_builds(request).find_build(request.path_params["token"])
    if build is None:
        return RedirectResponse("/build", HTTPStatus.SEE_OTHER)
    build.stop_after_these()
    return RedirectResponse(f"/build/{build.token}", HTTPStatus.SEE_OTHER)


async def stream_build(request: Request) -> Response:
    """Send how far a build has come, each time that it has come further."""
    build = find_builds(request).find_build(request.path_params["token"])
    if build is None:
        return Response(status_code=HTTPStatus.NO_CONTENT)  # which tells a browser not to ask again
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(_list_events(request, build), media_type="text/event-stream", headers=headers)


async def _list_events(request: Request, build: RunningBuild) -> AsyncIterator[str]:
    """Yield events until the build has ended; the server ends this where the browser has gone."""
    last: BuildProgress | None = None
    looks = 0
    while last is None or last.ended is None:
        progress = build.progress
        if progress != last:
            last = progress
            yield _write_event(request, build, progress)
        looks += 1
        if looks % _EVERY == 0:
            yield ": still here\n\n"
        await asyncio.sleep(_PAUSE)


def _write_event(request: Request, build: RunningBuild, progress: BuildProgress) -> str:
    """Return an event: the panel anew, and by which step of a hundred it is told aloud."""
    panel = render_text(request, "build_panel.html", build=build, progress=progress)
    told = {"panel": panel, "step": progress.told_percent, "ended": progress.ended is not None}
    return f"event: progress\ndata: {json.dumps(told)}\n\n"


def _count_sheets(built: BuiltSheets) -> int:
    return len(built.records)


ROUTES: list[BaseRoute] = [
    Route("/build/{token}", show_build, methods=["GET"]),
    Route("/build/{token}/stop", stop_build, methods=["POST"]),
    Route("/build/{token}/events", stream_build, methods=["GET"]),
]
