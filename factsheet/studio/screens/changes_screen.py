"""What changed since the last build or an edition: as a page, and as a table for a spreadsheet."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.differences.change_words import format_value
from factsheet.studio.builds.changed_sheets import ChangeList, format_change_csv, list_changed_states
from factsheet.studio.builds.gallery_view import make_thumbnail
from factsheet.studio.builds.sheet_comparison import LAST
from factsheet.studio.rendering import read_words, render_page
from factsheet.studio.running_studio import find_studio
from factsheet.studio.screens.gallery_screen import open_gallery

_NOTHING = ChangeList((), (), ())


@dataclass(frozen=True, slots=True)
class _Compared:
    """What changed against one of those before."""

    changes: ChangeList = _NOTHING
    against: str = LAST
    editions: tuple[int, ...] = ()
    is_empty: bool = True


async def show_changes(request: Request) -> Response:
    """Show what changed."""
    compared = await _compare_all(request)
    return render_page(request, "changes.html", compared=compared, last=LAST, number=format_value)


async def send_changes(request: Request) -> Response:
    """Send what changed as a table."""
    compared = await _compare_all(request)
    content = format_change_csv(compared.changes, read_words(request).say)
    headers = {"Content-Disposition": 'attachment; filename="changes.csv"'}
    return Response(content, media_type="text/csv", headers=headers)


async def _compare_all(request: Request) -> _Compared:
    """Compare one sheet after the other, so that what others wait for is drawn in between."""
    opened, run_in_room = await open_gallery(request), find_studio(request).run_in_room
    if opened is None:
        return _Compared()
    wish = opened.read_wish(request)
    earlier = opened.open_earlier(wish)
    thumbnails = [await run_in_room(make_thumbnail, opened.built, earlier, card) for card in opened.cards]
    changes = list_changed_states(thumbnails, tuple(opened.built.superseded))
    return _Compared(changes, wish.against, opened.editions, is_empty=False)


ROUTES: list[BaseRoute] = [
    Route("/changes", show_changes, methods=["GET"]),
    Route("/changes.csv", send_changes, methods=["GET"]),
]
