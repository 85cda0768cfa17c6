"""Find: a list that follows what is typed, and the same as a page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.overview.find_anything import FoundThings, find_things
from factsheet.studio.overview.state_overview import StateOverview, find_overview
from factsheet.studio.overview.word_search import MOST_TYPED
from factsheet.studio.rendering import is_from_own_script, read_words, render_page


async def show_found(request: Request) -> Response:
    """Show what was found: the list alone where a page asks for it that has the field already."""
    overview, words = find_overview(request), read_words(request)
    typed = request.query_params.get("q", "").strip()[:MOST_TYPED]
    found = await overview.studio.run_in_room(_find_typed, overview, words, typed)
    template = "find_list.html" if is_from_own_script(request) else "find.html"
    return render_page(request, template, found=found)


def _find_typed(overview: StateOverview, words: InterfaceWords, typed: str) -> FoundThings:
    return find_things(overview.list_facts(), words, typed) if typed else FoundThings(typed)


ROUTES: list[BaseRoute] = [Route("/find", show_found)]
