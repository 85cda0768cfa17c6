"""Help: one real day in the studio, and the keys."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.studio.rendering import render_page

_DAY = ("start", "find", "change", "look", "small", "save", "print", "others")
_ELSEWHERE = ("import", "build", "attach", "theme", "safe")
_KEYS = (
    ("Ctrl S", "save"),
    ("Ctrl K", "find"),
    ("F4", "page"),
    ("F8", "finding"),
    ("Shift F8", "finding_before"),
    ("Alt ↑, Alt ↓", "move"),
    ("Ctrl Enter", "add"),
    ("Ctrl Z", "undo"),
    ("Ctrl P", "print"),
    ("Esc", "close"),
)


async def show_help(request: Request) -> Response:
    """Show one real day in the studio, step by step."""
    return render_page(request, "help.html", day=_DAY, elsewhere=_ELSEWHERE)


async def show_keys(request: Request) -> Response:
    """Show what each key does."""
    return render_page(request, "keys.html", keys=_KEYS)


ROUTES: list[BaseRoute] = [Route("/help", show_help), Route("/keys", show_keys)]
